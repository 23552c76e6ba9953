// Meeting + body + numbers → all that the templates can print, as words. Every key is always there: null, false
// or an empty list where there is nothing, so that a misspelt name in a template is a fault and not a silence.
import {
  clock,
  isoDate,
  longDate,
  timeRange,
  weekdayDate,
  weekdayDateInSentence,
} from '../calendar/swedish-dates.ts';
import type { Block, Inline } from '../domain/document.ts';
import type { NumberPlan, PlannedArende, PlannedUnderpunkt, Refused } from '../domain/numbers.ts';
import type { Organ, SignerRole } from '../domain/organ.ts';
import type { Narvaro, Person } from '../domain/person.ts';
import {
  type Arende,
  type Bilaga,
  comparableName,
  type Mottagare,
  type Sammantrade,
  type Underpunkt,
  type Votering,
  type Yttrande,
} from '../domain/sammantrade.ts';
import { attLines } from '../domain/satser.ts';
import { listed } from '../messages/wording.ts';
import type { ComposeFault, DataPath, NumberFault } from './fault.ts';
import { type MarkdownPlace, type MarkdownReader, type Reference, readMarkdown } from './markdown.ts';

/** Indexes from 0 into `plan.arenden`, and into its `underpunkter`. */
export interface ArendeIndex {
  arende: number;
  underpunkt?: number;
}

/** The meeting as it comes from the loader and the numbering, and what the numbering knows to write. */
export interface ViewInput {
  meeting: Sammantrade;
  organ: Organ;
  plan: NumberPlan;
  /** `§§ 110, 114 och 117 a`. */
  formatRefs: (plan: NumberPlan, items: readonly ArendeIndex[]) => string;
  /** `§§ 12–17`, or why there are no such numbers. */
  narvaroText: (narvaro: Narvaro) => { ok: true; text: string } | Refused;
  /** The copy that goes to the signing service, or the one that is kept. */
  purpose: 'underskrift' | 'arkiv';
  /** Not frozen yet: it says so on every page. */
  utkast: boolean;
  /** The protokoll that it is a copy of, which is kept elsewhere; null for what is a protokoll itself. */
  avskrift: Avskrift | null;
  /** The meeting's numbers can no longer move. */
  fastaNummer: boolean;
  /** Of a protokoll that corrects one that is justerat; `meeting` is as corrected. */
  rattelse: Rattelse | null;
}

/** An original: its file, and the electronic signatures that it states to have, with ISO instants. */
export interface Avskrift {
  fil: string;
  /** SHA-256, 64 digits. */
  sha256: string;
  underskrifter: readonly { av: string | null; tid: string | null }[];
}

/** A correction of a protokoll that is justerat. */
export interface Rattelse {
  /** From 1. */
  nummer: number;
  /** When what it corrects was justerat, ISO date. */
  justerades: string;
  /** When the correction was decided, ISO date. */
  beslutad: string;
  skal: string;
  andringar: readonly Andring[];
}

export interface Andring {
  /** Null for what belongs to no ärende but to the meeting itself, which has no rubrik. */
  ref: string | null;
  rubrik: string;
  /** `texten och besluten`. */
  vad: string;
}

/** A text of the meeting, read from Markdown; templates put it in place with `{{markdown …}}`. */
export interface TextView {
  /** Index into the texts of the view. */
  nr: number;
}

export interface PersonView {
  /** With party: `Anna Berg (S)`. */
  namn: string;
  funktion: string | null;
  organisation: string | null;
  arOrdforande: boolean;
  tjanstgorFor: string | null;
  delAvMotet: boolean;
  /** The §§ that one was there for or spoke at. */
  paragrafer: string | null;
}

export interface YttrandeView {
  /** `Anna Berg och Bo Ek`. */
  av: string | null;
  text: TextView;
}

export interface SatsView {
  /** From 1. */
  nummer: number;
  /** An att-sats, which the form begins with the word `att`; else a sentence of its own. */
  arAtt: boolean;
  text: TextView;
}

export interface MottagareView {
  vad: string | null;
  till: string[];
}

export interface BilagaView {
  /** From 1 through the protokoll. */
  nummer: number;
  titel: string;
  diarienummer: string | null;
  /** The § that it belongs to. */
  ref: string | null;
}

export interface VoteringView {
  fraga: TextView;
  sluten: boolean;
  harNamn: boolean;
  ja: { antal: number; namn: string | null };
  nej: { antal: number; namn: string | null };
  avstar: { antal: number; namn: string | null };
  utslagsrost: string | null;
  resultat: TextView | null;
}

export interface PunktView {
  /** A sub-item of an ärende, not an ärende itself. */
  arUnderpunkt: boolean;
  id: string;
  /** `§ 108`, `a/`. */
  etikett: string;
  ref: string;
  rubrik: string;
  /** `PPT`. */
  underlag: string | null;
  /** `B`, `I/D`; null where the body does not show kinds. */
  typ: string | null;
  diarienummer: string | null;
  foredragande: string | null;
  jav: { namn: string; flera: boolean } | null;
  text: TextView | null;
  /** What absent ledamöter had written. */
  skriftligaSynpunkter: YttrandeView[];
  yrkanden: YttrandeView[];
  propositionsordning: TextView | null;
  votering: VoteringView | null;
  beslut: { satser: SatsView[] } | null;
  /** `text` is null for the standing sentence. */
  bordlaggning: { text: TextView | null } | null;
  aterremiss: { text: TextView | null } | null;
  avslutning: string[];
  omedelbarJustering: boolean;
  reservationer: YttrandeView[];
  sarskiltYttrande: YttrandeView[];
  protokollsanteckning: YttrandeView[];
  bilagor: BilagaView[];
  skickasTill: MottagareView | null;
  forKannedom: MottagareView | null;
}

export interface ArendeView extends PunktView {
  nySida: boolean;
  underpunkter: PunktView[];
}

export interface SignerView {
  roll: SignerRole;
  arOrdforande: boolean;
  arSekreterare: boolean;
  arJusterare: boolean;
  namn: string;
  organisation: string | null;
}

export interface RattelseView {
  nummer: number;
  /** `den 17 november 2023`. */
  justerades: string;
  beslutad: string;
  /** Without a full stop at the end, as `makulerade` below. */
  skal: string;
  /** `id` is the name that a link to the ärende points to. */
  andringar: (Andring & { id: string | null })[];
}

/** What every document of a body is told. */
export interface OrganView {
  organ: {
    slug: string;
    namn: string;
    kortnamn: string;
    /** The name alone tells the short name too. */
    kortnamnINamn: boolean;
    dokumenttyp: string;
  };
}

export interface View extends OrganView {
  etiketter: Organ['etiketter'];
  /** Numbers are written with §; else they are points of an agenda. */
  arParagraf: boolean;
  framsida: boolean;
  utkast: boolean;
  /** `underskrifter`: `Ulla Prov den 17 november 2023 och Bo Prov`; null where the file states none. */
  avskrift: { fil: string; sha256: string; underskrifter: string | null } | null;
  /** Of a draft whose numbers can still move. */
  preliminaraNummer: boolean;
  rattelse: RattelseView | null;
  /** An extra sammanträde. */
  extra: boolean;
  /** `2023-11-17`. */
  datum: string;
  /** `den 17 november 2023`. */
  datumIOrd: string;
  /** `Fredagen den 17 november 2023`. */
  dagOchDatum: string;
  /** `kl. 8.15–12.00`. */
  tid: string;
  plats: string | null;
  form: string | null;
  diarienummer: string | null;
  paragrafer: string;
  ledamoter: PersonView[];
  ersattare: PersonView[];
  franvarande: PersonView[];
  tjanstepersoner: PersonView[];
  ovriga: PersonView[];
  sekreterare: PersonView;
  justerare: PersonView[];
  justering: {
    /** `Digital justering, Karlskrona`. */
    hur: string | null;
    senast: { datum: string; tid: string | null } | null;
  } | null;
  arenden: ArendeView[];
  makulerade: { ref: string; skal: string }[];
  beslut: { inledning: string; numrerad: boolean };
  bilagor: BilagaView[];
  mottagare: string[];
  forKannedom: string[];
  nastaMote: { dag: string; tid: string | null; plats: string | null; form: string | null } | null;
  underskrift: { framsida: boolean; sist: boolean; personer: SignerView[] };
  samarbete: string | null;
  logotyper: { fil: string; alt: string | null }[];
  /** Only in the copy for signing, not in a draft. */
  verifiering: { text: string; adress: string } | null;
}

export function organView({ slug, namn, kortnamn, dokumenttyp }: Organ): OrganView {
  const kortnamnINamn = fold(namn).includes(fold(kortnamn));
  return { organ: { slug, namn, kortnamn, kortnamnINamn, dokumenttyp } };
}

/** A text with its place in the data, for the check that each one stands in the document once. */
export interface PlacedText {
  path: DataPath;
  blocks: Block[];
}

/** `A`, `A och B`, `A, B och C`. */
function joinNames(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} och ${names.at(-1)}`;
}

/** What somebody wrote as a reason, to be printed inside a sentence. */
const withoutStop = (text: string): string => text.trim().replace(/\s*\.$/, '');

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const nameWithParty = (person: Person): string =>
  person.parti ? `${person.namn} (${person.parti})` : person.namn;

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

interface Place extends ArendeIndex {
  rubrik: string;
  ref: string;
  id: string;
}

/** `ärende 3`, `ärende 3 b`. */
const numberOf = ({ arende, underpunkt }: Place): string =>
  `ärende ${arende + 1}${underpunkt === undefined ? '' : ` ${String.fromCharCode(97 + underpunkt)}`}`;

/** `[[ärende 3]]`, `[[ärende 3 b]]`, `[[13.1]]` or the beginning of a rubrik. */
function referenceFinder(places: readonly Place[]): (name: string) => Reference {
  return (name) => {
    const numbered = /^(?:ärende|punkt)?\s*(\d{1,4})\s*(?:([a-zåäö])|\.\s*(\d{1,3}))?$/iu.exec(name);
    if (numbered) {
      const under = numbered[2] ? numbered[2].toLowerCase().charCodeAt(0) - 97 : Number(numbered[3] ?? 0) - 1;
      const place = places.find(
        (candidate) => candidate.arende === Number(numbered[1]) - 1 && (candidate.underpunkt ?? -1) === under,
      );
      return place ?? { ref: null, suggestion: null };
    }
    const folded = fold(name);
    if (folded.startsWith('§')) {
      const place = places.find(
        (candidate) => fold(candidate.ref).replace(/ /g, '') === folded.replace(/ /g, ''),
      );
      return { ref: null, suggestion: place ? numberOf(place) : null };
    }
    const same = places.filter((place) => fold(place.rubrik) === folded);
    const found = same.length > 0 ? same : places.filter((place) => fold(place.rubrik).startsWith(folded));
    if (found.length === 1 && found[0]) return found[0];
    if (found.length > 1)
      return {
        ref: null,
        several: true,
        suggestion: found
          .slice(0, 2)
          .map((place) => `[[${numberOf(place)}]]`)
          .join(' eller '),
      };
    const near =
      places.find((place) => fold(place.rubrik).includes(folded)) ??
      places.find((place) => fold(place.rubrik).slice(0, 3) === folded.slice(0, 3));
    return { ref: null, suggestion: near?.rubrik ?? null };
  };
}

class ViewBuilder {
  readonly texts: PlacedText[] = [];
  readonly faults: ComposeFault[] = [];
  private readonly input: ViewInput;
  private readonly resolve: (name: string) => Reference;
  private readonly read: MarkdownReader;
  private readonly bilagor: BilagaView[] = [];

  constructor(input: ViewInput, read: MarkdownReader) {
    this.input = input;
    this.read = read;
    const { meeting, plan } = input;
    if (plan.arenden.length !== meeting.arenden.length)
      throw new Error(`plan has ${plan.arenden.length} ärenden, the meeting ${meeting.arenden.length}`);
    this.resolve = referenceFinder(
      meeting.arenden.flatMap((arende, index): Place[] => {
        const planned = this.planned(index);
        return [
          { arende: index, rubrik: arende.rubrik, ref: planned.ref, id: planned.id },
          ...arende.underpunkter.map((punkt, underpunkt) => {
            const { ref, id } = this.plannedUnderpunkt(index, underpunkt);
            return { arende: index, underpunkt, rubrik: punkt.rubrik, ref, id };
          }),
        ];
      }),
    );
  }

  private planned(index: number): PlannedArende {
    const planned = this.input.plan.arenden[index];
    if (!planned) throw new Error(`no number for ärende ${index}`);
    return planned;
  }

  private plannedUnderpunkt(index: number, underpunkt: number): PlannedUnderpunkt {
    const planned = this.planned(index).underpunkter[underpunkt];
    if (!planned) throw new Error(`no number for ärende ${index}, underpunkt ${underpunkt}`);
    return planned;
  }

  view(): View {
    const { meeting, organ, plan, purpose, utkast, avskrift, fastaNummer } = this.input;
    const isProtokoll = avskrift === null;
    const arenden = meeting.arenden.map((arende, index) => this.arende(arende, index));
    for (const bilaga of meeting.bilagor) this.bilaga(bilaga, null);
    return {
      ...organView(organ),
      etiketter: organ.etiketter,
      arParagraf: organ.numrering.form.includes('§'),
      framsida: organ.framsida,
      utkast,
      avskrift: avskrift && originalView(avskrift),
      preliminaraNummer: utkast && !fastaNummer,
      rattelse: this.rattelse(),
      extra: meeting.extra,
      datum: meeting.datum,
      datumIOrd: longDate(meeting.datum),
      dagOchDatum: weekdayDate(meeting.datum),
      tid: timeRange(meeting.tid.start, meeting.tid.slut),
      plats: meeting.plats ?? null,
      form: meeting.form ?? null,
      diarienummer: meeting.diarienummer ?? null,
      paragrafer: plan.range,
      ...this.participants(),
      sekreterare: this.person(this.known(meeting.sekreterare), ['sekreterare']),
      justerare: meeting.justerare.map((person, index) =>
        this.person(this.known(person), ['justerare', index]),
      ),
      justering: this.justering(),
      arenden,
      makulerade: plan.makulerade.map(({ ref, skal }) => ({ ref, skal: withoutStop(skal) })),
      beslut: { inledning: organ.beslut.inledning, numrerad: organ.beslut.form === 'numrerad' },
      bilagor: this.bilagor,
      mottagare: this.input.avskrift
        ? [...meeting.protokolletSkickasTill]
        : withStanding(meeting.protokolletSkickasTill, organ.mottagare),
      forKannedom: meeting.forKannedom,
      nastaMote: this.nastaMote(),
      underskrift: {
        framsida: isProtokoll && organ.underskrift.plats === 'framsida',
        sist: isProtokoll && organ.underskrift.plats === 'sist',
        personer: this.signers(),
      },
      samarbete: organ.samarbete.length > 0 ? joinNames(organ.samarbete) : null,
      logotyper: organ.logotyper.map(({ fil, alt }) => ({ fil, alt: alt ?? null })),
      verifiering: purpose === 'underskrift' && !utkast && isProtokoll ? (organ.verifiering ?? null) : null,
    };
  }

  private rattelse(): RattelseView | null {
    const { plan, rattelse } = this.input;
    if (!rattelse) return null;
    const { nummer, justerades, beslutad, skal, andringar } = rattelse;
    return {
      nummer,
      justerades: longDate(justerades),
      beslutad: longDate(beslutad),
      skal: withoutStop(skal),
      andringar: andringar.map(({ ref, rubrik, vad }) => ({
        ref,
        rubrik,
        vad: withoutStop(vad),
        id: plan.arenden.find((arende) => arende.ref === ref)?.id ?? null,
      })),
    };
  }

  /** `line`: the line of the field that the text begins on, from 0. */
  private markdown(text: string, place: MarkdownPlace, line = 0): TextView {
    const { blocks, faults } = this.read(text, place, this.resolve);
    for (const fault of faults)
      this.faults.push(
        fault.where === 'text' && line > 0
          ? ({ ...fault, lineOffset: fault.lineOffset + line } as ComposeFault)
          : fault,
      );
    return { nr: this.texts.push({ path: place.path, blocks }) - 1 };
  }

  private text(text: string | undefined, path: DataPath): TextView | null {
    return text === undefined ? null : this.markdown(text, { path, headings: false, insideList: false });
  }

  private person(
    person: Person & { tjanstgorFor?: string | undefined },
    path: DataPath,
    refs: string | null = null,
  ): PersonView {
    const { narvaro } = person;
    return {
      namn: nameWithParty(person),
      funktion: person.funktion ?? null,
      organisation: person.organisation ?? null,
      arOrdforande: false,
      tjanstgorFor: person.tjanstgorFor ?? null,
      delAvMotet: narvaro?.slag === 'del',
      paragrafer: narvaro && narvaro.slag !== 'del' ? this.narvaro(narvaro, path) : refs,
    };
  }

  /** A name alone, as under `justerare`, with what the list of participants says about the person. */
  private known(person: Person): Person {
    const { meeting } = this.input;
    const name = comparableName(person.namn);
    const same = [
      meeting.ordforande,
      meeting.sekreterare,
      ...meeting.ledamoter,
      ...meeting.ersattare,
      ...meeting.tjanstepersoner,
    ].filter((other) => other !== person && comparableName(other.namn) === name);
    const { parti, funktion, organisation } = Object.assign({}, ...same) as Partial<Person>;
    return {
      ...(parti !== undefined && { parti }),
      ...(funktion !== undefined && { funktion }),
      ...(organisation !== undefined && { organisation }),
      ...person,
    };
  }

  private names(people: readonly Person[]): string {
    return joinNames(people.map((person) => nameWithParty(this.known(person))));
  }

  private people(
    key: 'ledamoter' | 'ersattare' | 'franvarande' | 'tjanstepersoner' | 'ovrigaDeltagare',
    refsOf: (person: Person) => string | null = () => null,
  ): PersonView[] {
    return this.input.meeting[key].map((person, index) => this.person(person, [key, index], refsOf(person)));
  }

  private narvaro(narvaro: Narvaro, path: DataPath): string | null {
    const found = this.input.narvaroText(narvaro);
    if (found.ok) return found.text;
    const { code, values } = found.refusal;
    this.faults.push({ where: 'text', path, lineOffset: 0, code: code as NumberFault['code'], values });
    return null;
  }

  /** Who was there (KL 5:66). A föredragande who stands in no other list is named once, with every §. */
  private participants(): Pick<
    View,
    'ledamoter' | 'ersattare' | 'franvarande' | 'tjanstepersoner' | 'ovriga'
  > {
    const { meeting, plan, formatRefs } = this.input;
    const { ordforande } = meeting;
    const spoke = new Map<string, { person: Person; path: DataPath; items: ArendeIndex[] }>();
    const note = (person: Person, path: DataPath, item: ArendeIndex): void => {
      const key = comparableName(person.namn);
      const known = spoke.get(key);
      // The entry that tells most about the person is the one to print.
      const tells = (one: Person): number =>
        Number(one.parti !== undefined) +
        Number(one.funktion !== undefined) +
        Number(one.organisation !== undefined);
      if (!known) spoke.set(key, { person, path, items: [item] });
      else {
        known.items.push(item);
        if (tells(person) > tells(known.person)) Object.assign(known, { person, path });
      }
    };
    for (const [arende, { foredragande, underpunkter }] of meeting.arenden.entries()) {
      const path = ['arenden', arende];
      for (const [index, person] of foredragande.entries())
        note(person, [...path, 'foredragande', index], { arende });
      for (const [underpunkt, punkt] of underpunkter.entries())
        for (const [index, person] of punkt.foredragande.entries())
          note(person, [...path, 'underpunkter', underpunkt, 'foredragande', index], { arende, underpunkt });
    }
    const refsOf = (person: Person): string | null => {
      const items = spoke.get(comparableName(person.namn))?.items;
      return items ? formatRefs(plan, items) : null;
    };
    const isOrdforande = (person: Person): boolean =>
      comparableName(person.namn) === comparableName(ordforande.namn);
    const listed = new Set(
      [
        ordforande,
        meeting.sekreterare,
        ...meeting.ledamoter,
        ...meeting.ersattare,
        ...meeting.tjanstepersoner,
        ...meeting.ovrigaDeltagare,
      ].map((person) => comparableName(person.namn)),
    );
    // The ordförande may stand among the ledamöter too, perhaps with more said than under `ordförande`.
    const asLedamot = meeting.ledamoter.findIndex(isOrdforande);
    const first = this.person({ ...meeting.ledamoter[asLedamot], ...this.known(ordforande) }, ['ordforande']);
    const saysSo = /^ordförande$/i.test(first.funktion ?? '');
    return {
      ledamoter: [
        { ...first, arOrdforande: !saysSo },
        ...this.people('ledamoter').filter((_, index) => index !== asLedamot),
      ],
      ersattare: this.people('ersattare'),
      franvarande: this.people('franvarande'),
      tjanstepersoner: this.people('tjanstepersoner', refsOf),
      ovriga: [
        ...this.people('ovrigaDeltagare', refsOf),
        ...[...spoke]
          .filter(([key]) => !listed.has(key))
          .map(([, { person, path }]) => this.person(person, path, refsOf(person))),
      ],
    };
  }

  private justering(): View['justering'] {
    const { justering } = this.input.meeting;
    if (!justering) return null;
    const { satt, plats, senast } = justering;
    return {
      hur: capitalised([satt, plats].filter(Boolean).join(', ')) || null,
      senast: senast
        ? { datum: senast.datum, tid: senast.klockslag === null ? null : clock(senast.klockslag) }
        : null,
    };
  }

  private nastaMote(): View['nastaMote'] {
    const next = this.input.meeting.nastaMote;
    if (!next) return null;
    return {
      dag: weekdayDateInSentence(next.datum),
      tid: next.tid ? timeRange(next.tid.start, next.tid.slut) : null,
      plats: next.plats ?? null,
      form: next.form ?? null,
    };
  }

  /** In the body's order; one place per justerare. */
  private signers(): SignerView[] {
    const { meeting, organ } = this.input;
    const people: Record<SignerRole, Person[]> = {
      ordforande: [meeting.ordforande],
      sekreterare: [meeting.sekreterare],
      justerare: meeting.justerare,
    };
    return organ.underskrift.roller.flatMap((roll) =>
      people[roll]
        .map((named) => this.known(named))
        .map((person) => ({
          roll,
          arOrdforande: roll === 'ordforande',
          arSekreterare: roll === 'sekreterare',
          arJusterare: roll === 'justerare',
          namn: nameWithParty(person),
          organisation: signerOrganisation(person),
        })),
    );
  }

  private arende(arende: Arende, index: number): ArendeView {
    const { organ } = this.input;
    const hasDecision = arende.underpunkter.some((punkt) => punkt.beslut.length > 0);
    return {
      ...this.punkt(arende, this.planned(index), ['arenden', index], { headings: true, hasDecision }),
      nySida: organ.nySidaPerParagraf || (organ.framsida && index === 0),
      underpunkter: arende.underpunkter.map((punkt, underpunkt) =>
        this.punkt(
          punkt,
          this.plannedUnderpunkt(index, underpunkt),
          ['arenden', index, 'underpunkter', underpunkt],
          { headings: false, hasDecision: false },
        ),
      ),
    };
  }

  private punkt(
    punkt: Underpunkt,
    planned: PlannedUnderpunkt,
    path: DataPath,
    options: { headings: boolean; hasDecision: boolean },
  ): PunktView {
    const { organ } = this.input;
    const at = (key: string): DataPath => [...path, key];
    const decides = punkt.beslut.length > 0 || options.hasDecision;
    return {
      arUnderpunkt: !options.headings,
      id: planned.id,
      etikett: planned.label,
      ref: planned.ref,
      rubrik: punkt.rubrik,
      underlag: punkt.underlag?.replace(/^\((.*)\)$/, '$1') ?? null,
      typ:
        organ.arendetypVisas && punkt.typ
          ? punkt.typ.map((kind) => kind.charAt(0).toUpperCase()).join('/')
          : null,
      diarienummer: punkt.diarienummer ?? null,
      foredragande: punkt.foredragande.length > 0 ? this.names(punkt.foredragande) : null,
      jav: punkt.jav.length > 0 ? { namn: this.names(punkt.jav), flera: punkt.jav.length > 1 } : null,
      text:
        punkt.text === undefined
          ? null
          : this.markdown(punkt.text, { path: at('text'), headings: options.headings, insideList: false }),
      yrkanden: this.yttranden(punkt.yrkanden, at('yrkanden')),
      propositionsordning: this.text(punkt.propositionsordning, at('propositionsordning')),
      votering: punkt.votering ? this.votering(punkt.votering, at('votering')) : null,
      beslut: punkt.beslut.length > 0 ? { satser: this.satser(punkt.beslut, at('beslut')) } : null,
      bordlaggning: this.standing(punkt.bordlaggning, at('bordlaggning')),
      aterremiss: this.standing(punkt.aterremiss, at('aterremiss')),
      avslutning: this.avslutning(punkt, decides),
      omedelbarJustering: punkt.omedelbarJustering,
      reservationer: this.yttranden(punkt.reservationer, at('reservationer')),
      skriftligaSynpunkter: this.yttranden(punkt.skriftligaSynpunkter, at('skriftligaSynpunkter')),
      sarskiltYttrande: this.yttranden(punkt.sarskiltYttrande, at('sarskiltYttrande')),
      protokollsanteckning: this.yttranden(punkt.protokollsanteckning, at('protokollsanteckning')),
      bilagor: punkt.bilagor.map((bilaga) => this.bilaga(bilaga, planned.ref)),
      skickasTill: mottagare(punkt.skickasTill),
      forKannedom: mottagare(punkt.forKannedom),
    };
  }

  /** `ja` for the standing sentence, or a sentence of its own. */
  private standing(value: boolean | string | undefined, path: DataPath): { text: TextView | null } | null {
    if (value === undefined || value === false) return null;
    return { text: value === true ? null : this.text(value, path) };
  }

  private yttranden(entries: readonly Yttrande[], path: DataPath): YttrandeView[] {
    return entries.map((entry, index) => ({
      av: entry.av.length > 0 ? joinNames(entry.av) : null,
      text: this.markdown(entry.text, { path: [...path, index], headings: false, insideList: true }),
    }));
  }

  private votering(votering: Votering, path: DataPath): VoteringView {
    const side = (name: 'ja' | 'nej' | 'avstar') => ({
      antal: votering[name].antal,
      namn: votering[name].namn.length > 0 ? votering[name].namn.join(', ') : null,
    });
    const sides = { ja: side('ja'), nej: side('nej'), avstar: side('avstar') };
    return {
      fraga: this.markdown(votering.fraga, { path: [...path, 'fraga'], headings: false, insideList: false }),
      sluten: votering.sluten,
      harNamn: Object.values(sides).some(({ namn }) => namn !== null),
      ...sides,
      utslagsrost: votering.utslagsrost ?? null,
      resultat: this.text(votering.resultat, [...path, 'resultat']),
    };
  }

  /**
   * An entry that begins with «att», or with a small letter, is an att-sats and loses the word, which the
   * form prints; one that begins with a capital letter is a sentence of its own.
   */
  private satser(entries: readonly string[], path: DataPath): SatsView[] {
    const parts = entries.flatMap((entry, index) =>
      attLines(entry).map((part) => ({ ...part, path: [...path, index] })),
    );
    return parts.map(({ written, line, path: at }, index) => {
      const text = this.markdown(written, { path: at, headings: false, insideList: true }, line);
      const placed = this.texts[text.nr];
      const without = placed && withoutAtt(placed.blocks);
      if (placed && without) placed.blocks = without;
      return { nummer: index + 1, arAtt: without !== null || /^[^\p{L}]*\p{Ll}/u.test(written), text };
    });
  }

  /** Information that led to nothing else is taken to the protokoll with the body's standing sentence. */
  private avslutning(punkt: Underpunkt, decides: boolean): string[] {
    const standing = this.input.organ.avslutning;
    const sentences = punkt.avslutning.map((entry) => {
      const word = fold(entry);
      return word === 'information' || word === 'bildpresentation'
        ? { word, text: standing[word] }
        : { word: '', text: entry };
    });
    const isOnlyInformation =
      punkt.typ?.includes('information') === true && !punkt.typ.includes('beslut') && !decides;
    const isClosed =
      Boolean(punkt.bordlaggning) ||
      Boolean(punkt.aterremiss) ||
      sentences.some(({ word }) => word !== 'bildpresentation');
    if (isOnlyInformation && !isClosed)
      sentences.unshift({ word: 'information', text: standing.information });
    return sentences.map(({ text }) => text);
  }

  private bilaga(bilaga: Bilaga, ref: string | null): BilagaView {
    const view = {
      nummer: this.bilagor.length + 1,
      titel: bilaga.titel,
      diarienummer: bilaga.diarienummer ?? null,
      ref,
    };
    this.bilagor.push(view);
    return view;
  }
}

function mottagare(value: Mottagare | undefined): MottagareView | null {
  return value ? { vad: value.vad ?? null, till: value.till } : null;
}

/** The body's standing recipients last, each once. */
function withStanding(own: readonly string[], standing: readonly string[]): string[] {
  const last = new Set(standing.map(fold));
  const seen = new Set<string>();
  return [...own.filter((name) => !last.has(fold(name))), ...standing].filter((name) => {
    const key = fold(name);
    return !seen.has(key) && seen.add(key);
  });
}

/** The unit and the organisation; what one does at the meeting stands as the role. */
function signerOrganisation(person: Person): string | null {
  const isRole = /^(?:vice )?ordförande$|^(?:sekreterare|justerare)$/i.test(person.funktion ?? '');
  return [isRole ? undefined : person.funktion, person.organisation].filter(Boolean).join(', ') || null;
}

/** An original, with its signatures in words. */
export function originalView({ fil, sha256, underskrifter }: Avskrift): NonNullable<View['avskrift']> {
  const signed = underskrifter.map(
    ({ av, tid }) => `${av ?? 'någon utan namn'}${tid === null ? '' : ` ${longDate(isoDate(tid))}`}`,
  );
  return { fil, sha256, underskrifter: signed.length > 0 ? listed(signed) : null };
}

/** The blocks without the «att» that they begin with, or null when they begin otherwise. */
function withoutAtt(blocks: readonly Block[]): Block[] | null {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return null;
  const content = dropAtt(first.content);
  return content && [{ ...first, content }, ...rest];
}

function dropAtt(content: readonly Inline[]): Inline[] | null {
  const [first, second, ...rest] = content;
  if (first?.kind === 'text') {
    const text = first.text.replace(/^att /i, '');
    return text === first.text ? null : [{ kind: 'text', text }, ...content.slice(1)];
  }
  // `**att** godkänna`
  const isMarked = first?.kind === 'strong' || first?.kind === 'emphasis';
  const word = isMarked && first.children.length === 1 ? first.children[0] : undefined;
  if (word?.kind !== 'text' || !/^att ?$/i.test(word.text) || second?.kind !== 'text') return null;
  return [{ kind: 'text', text: second.text.trimStart() }, ...rest];
}

export function buildView(
  input: ViewInput,
  read: MarkdownReader = readMarkdown,
): { view: View; texts: PlacedText[]; faults: ComposeFault[] } {
  const builder = new ViewBuilder(input, read);
  const view = builder.view();
  return { view, texts: builder.texts, faults: builder.faults };
}
