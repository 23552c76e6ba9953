// A meeting → the paper that a secretary would have of it: its blocks in order, as the real minutes are laid out,
// still without lines or pages. What is printed comes from the same view as our own protokoll, so that no word is missed.
import { buildView, type PersonView, type View } from '../../src/compose/view.ts';
import type { Inline } from '../../src/domain/document.ts';
import type { Organ } from '../../src/domain/organ.ts';
import type { Sammantrade } from '../../src/domain/sammantrade.ts';
import { protokollInput } from '../protokoll-input.ts';
import { arendeBlocks } from './paper-arende.ts';

export type Layout = 'lsvo' | 'samverkansgrupp' | 'psvo';

/** What a text can hold. `heading` is one inside a text. */
export type Prose =
  | { kind: 'text'; content: Inline[] }
  | { kind: 'heading'; content: Inline[] }
  | { kind: 'list'; items: PaperItem[] }
  | { kind: 'table'; rows: Inline[][][] };

export interface PaperItem {
  marker: string;
  content: Prose[];
}

export interface AgendaEntry {
  label: string;
  text: string;
  under: { label: string; text: string }[];
}

export type PaperBlock =
  | Prose
  | { kind: 'title'; text: string; level: 1 | 2 | 3 }
  | { kind: 'agenda'; heading: string; entries: AgendaEntry[] }
  | { kind: 'fact'; label: string; text: string }
  /** A label in its own column; `aside` stands under it, beside the first name. */
  | { kind: 'people'; label: string; aside: string | null; rows: string[] }
  | { kind: 'signing'; heading: string; signers: { name: string; role: string }[] }
  | { kind: 'paragraf'; label: string; rubrik: string; newPage: boolean }
  | { kind: 'underpunkt'; label: string; rubrik: string }
  | { kind: 'speakers'; text: string }
  | { kind: 'lead'; text: string }
  | { kind: 'clause'; marker: string; content: Prose[] }
  | { kind: 'recipients'; label: string; names: string[] }
  | { kind: 'logos'; lead: string; names: string[] }
  | { kind: 'notice'; text: string; address: string };

export interface Paper {
  layout: Layout;
  /** What stands at the top of each page of a file that has pages. */
  head: { left: string; right: string };
  blocks: PaperBlock[];
}

export function layoutOf({ framsida, beslut }: Organ): Layout {
  if (!framsida) return 'samverkansgrupp';
  return beslut.form === 'numrerad' ? 'psvo' : 'lsvo';
}

/** The meeting as the body prints it; throws where it cannot be printed, which is a fault of the test. */
export function viewOf(meeting: Sammantrade, organ: Organ, first: number): ReturnType<typeof buildView> {
  const built = buildView(protokollInput(meeting, organ, first));
  if (built.faults.length > 0) throw new Error(JSON.stringify(built.faults, null, 2));
  return built;
}

/** The meeting's §§ are numbered from `first`. */
export function paperOf(meeting: Sammantrade, organ: Organ, first: number): Paper {
  const layout = layoutOf(organ);
  const { view, texts } = viewOf(meeting, organ, first);
  const arenden = view.arenden.flatMap((arende) => arendeBlocks(arende, { layout, view, texts }));
  const front = { lsvo: frontOfLsvo, psvo: frontOfPsvo, samverkansgrupp: () => [] }[layout](view, meeting);
  return {
    layout,
    head: { left: view.organ.kortnamn, right: `${view.organ.dokumenttyp} ${view.datum}` },
    blocks: [...front, ...arenden, ...endOf(view)],
  };
}

/** `§110`, `§§110–112 och 117a`: the real minutes have no space. */
const tight = (refs: string): string =>
  refs.replace(/(?<=§)\s+/gu, '').replace(/(?<=\d)\u00a0(?=[a-z])/gu, '');

function rowOf(person: PersonView, layout: Layout): string {
  const parts = [
    person.namn,
    person.funktion,
    person.organisation,
    person.tjanstgorFor && `tjänstgör för ${person.tjanstgorFor}`,
  ];
  const words = parts.filter((part) => part !== null && part !== '').join(', ');
  const del = person.delAvMotet ? ' (del av mötet)' : '';
  if (person.paragrafer === null) return words + del;
  const refs = tight(person.paragrafer);
  if (layout !== 'psvo') return `${words}${del} ${refs}`;
  // The year is said once, on the front page: `§§12 - 17`.
  const bare = refs.replace(/(?<=\d)\/\d\d/gu, '').replace('–', ' - ');
  return `${words}${del}${bare.startsWith('§§') ? ',' : ''} ${bare}`;
}

function people(
  label: string,
  list: readonly PersonView[],
  layout: Layout,
  aside: string | null = null,
): PaperBlock[] {
  if (list.length === 0) return [];
  return [{ kind: 'people', label: `${label}:`, aside, rows: list.map((person) => rowOf(person, layout)) }];
}

function agenda({ arenden }: View, meeting: Sammantrade): AgendaEntry[] {
  const typ = (kind: string | null): string => (kind === null ? '' : ` (${kind})`);
  return arenden.map((arende, index) => {
    const written = meeting.arenden[index];
    return {
      label: tight(arende.etikett),
      text: (written?.rubrikIForteckningen ?? arende.rubrik) + typ(arende.typ),
      under: arende.underpunkter.map((punkt, under) => ({
        label: punkt.etikett,
        text: (written?.underpunkter[under]?.rubrikIForteckningen ?? punkt.rubrik) + typ(punkt.typ),
      })),
    };
  });
}

/** `kl. 8.15–12.00` → `kl. 08.15 - 12.00`. */
const clockOfLsvo = (tid: string): string => tid.replace(/\b(\d)\./gu, '0$1.').replace('–', ' - ');

const placeOf = ({ plats, form }: View): string => [plats, form].filter((part) => part !== null).join(', ');

function frontOfLsvo(view: View, meeting: Sammantrade): PaperBlock[] {
  const { etiketter, organ } = view;
  return [
    { kind: 'title', text: organ.kortnamn, level: 1 },
    { kind: 'title', text: organ.dokumenttyp + (view.extra ? ', extra sammanträde' : ''), level: 2 },
    { kind: 'title', text: view.datum, level: 3 },
    { kind: 'agenda', heading: 'Ärendeförteckning', entries: agenda(view, meeting) },
    {
      kind: 'fact',
      label: 'Tid och plats:',
      text: `${view.dagOchDatum} ${clockOfLsvo(view.tid)}, ${placeOf(view)}`,
    },
    ...people(etiketter.ledamoter, view.ledamoter, 'lsvo', 'Ordförande'),
    ...people('Ersättare', view.ersattare, 'lsvo'),
    ...people(etiketter.franvarande, view.franvarande, 'lsvo'),
    ...people(etiketter.tjanstepersoner, view.tjanstepersoner, 'lsvo'),
    ...people(etiketter.ovriga, view.ovriga, 'lsvo'),
    ...people('Sekreterare', [view.sekreterare], 'lsvo'),
    ...justering(view),
    { kind: 'fact', label: 'Paragrafer:', text: tight(view.paragrafer).replace('–', ' - ') },
    ...diarienummer(view),
    {
      kind: 'signing',
      heading: 'Underskrifter:',
      signers: view.underskrift.personer.map(({ namn, organisation, arOrdforande, arSekreterare }) => ({
        name: [namn, organisation].filter((part) => part !== null).join(', '),
        role: arOrdforande ? 'Ordförande' : arSekreterare ? 'Sekreterare' : 'Justerare',
      })),
    },
  ];
}

function frontOfPsvo(view: View, meeting: Sammantrade): PaperBlock[] {
  const { etiketter } = view;
  const tid = meeting.tid;
  // The role after the name, as in our own protokoll.
  const secretary = rowOf({ ...view.sekreterare, namn: `${view.sekreterare.namn}, sekreterare` }, 'psvo');
  const tjanstepersoner = [
    ...view.tjanstepersoner.filter(({ namn }) => namn !== view.sekreterare.namn),
    ...view.ovriga,
  ].map((person) => rowOf(person, 'psvo'));
  const members = view.ledamoter.map((person) =>
    person.arOrdforande
      ? rowOf({ ...person, namn: `${person.namn} ordförande` }, 'psvo')
      : rowOf(person, 'psvo'),
  );
  return [
    {
      kind: 'fact',
      label: 'Plats och tid:',
      text: `${placeOf(view)}, ${view.datumIOrd}, klockan ${tid.start}-${tid.slut}`,
    },
    { kind: 'people', label: `${etiketter.ledamoter}:`, aside: null, rows: members },
    ...people('Ersättare', view.ersattare, 'psvo'),
    ...people(etiketter.franvarande, view.franvarande, 'psvo'),
    {
      kind: 'people',
      label: `${etiketter.tjanstepersoner}:`,
      aside: null,
      rows: [...tjanstepersoner, secretary],
    },
    ...justering(view, namedInDecisions(view, meeting)),
    ...diarienummer(view),
  ];
}

/** The decision that elects the justerare names them, and then the front page does not. */
function namedInDecisions({ justerare }: View, meeting: Sammantrade): boolean {
  const words = meeting.arenden.flatMap(({ beslut }) => beslut).join('\n');
  return justerare.every(({ namn }) => words.includes(namn));
}

function justering({ justerare, justering }: View, named = false): PaperBlock[] {
  const list = named ? [] : people('Justerare', justerare, 'lsvo');
  if (!justering) return list;
  const { hur, senast } = justering;
  const when =
    senast &&
    `${hur === null ? 'Senast' : 'senast'} ${[senast.datum, senast.tid].filter((part) => part !== null).join(' ')}`;
  const text = [hur, when].filter((part) => part !== null).join(' ');
  return [...list, { kind: 'people', label: 'Plats och tid för justering:', aside: null, rows: [text] }];
}

const diarienummer = ({ diarienummer }: View): PaperBlock[] =>
  diarienummer === null ? [] : [{ kind: 'fact', label: 'Diarienummer:', text: diarienummer }];

function endOf(view: View): PaperBlock[] {
  const { bilagor, mottagare, forKannedom, nastaMote, samarbete, verifiering } = view;
  const blocks: PaperBlock[] = [];
  if (bilagor.some(({ ref }) => ref === null))
    blocks.push({
      kind: 'recipients',
      label: 'Bilagor',
      names: bilagor.flatMap(({ ref, nummer, titel, diarienummer }) =>
        ref === null
          ? [`Bilaga ${nummer}: ${titel}${diarienummer === null ? '' : ` (dnr ${diarienummer})`}`]
          : [],
      ),
    });
  if (nastaMote) {
    const parts = [nastaMote.tid, nastaMote.plats, nastaMote.form].filter((part) => part !== null);
    const text = `Nästa sammanträde äger rum ${nastaMote.dag} ${parts.join(', ')}`.trim();
    blocks.push({ kind: 'text', content: [{ kind: 'text', text: `${text}.` }] });
  }
  if (mottagare.length > 0)
    blocks.push({ kind: 'recipients', label: 'Protokollet ska skickas till', names: mottagare });
  if (forKannedom.length > 0)
    blocks.push({ kind: 'recipients', label: 'Protokollet skickas för kännedom till', names: forKannedom });
  if (samarbete !== null)
    blocks.push({ kind: 'logos', lead: 'Ett samarbete mellan', names: samarbete.split(/, | och /u) });
  if (verifiering) blocks.push({ kind: 'notice', text: verifiering.text, address: verifiering.adress });
  return blocks;
}
