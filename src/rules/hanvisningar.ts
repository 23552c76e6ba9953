// What the text refers to: weekdays, «enligt ovan», §§ and meetings. Where somebody else's § or meeting may be meant,
// nothing is said.

import { isoOf } from '../calendar/datum-i-text.ts';
import { daysBetween, longDate, weekdayDateInSentence, yearOf } from '../calendar/swedish-dates.ts';
import type { Organ } from '../domain/organ.ts';
import { withoutPersonnummer } from '../domain/personnummer.ts';
import { oncePer } from '../domain/remembered.ts';
import { lineAt, type Punkt, type Text } from './punkter.ts';
import { type Context, defineRule, type Rule } from './rule.ts';
import { datesIn, lineCounter, refAt, sentenceAt, wordsOf } from './spans.ts';

const SPARBART =
  'God praxis för protokoll: en hänvisning ska gå att följa (kommunallagen 2017:725, 5 kap. 65–67 §§)';

const weekdayOf = (iso: string): string => weekdayDateInSentence(iso).replace(/en .*$/u, '');

const veckodag = defineRule({
  code: 'HANVIS-001',
  source: 'Kalendern: veckodagen hör till ett annat datum',
  demands: 'En veckodag som står före ett datum är det datumets veckodag.',
  example: {
    wrong: `ärenden:
  - rubrik: Utbildning
    typ: I
    text: Utbildningen hålls torsdagen den 17 mars 2023 i Ronneby.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Utbildning
    typ: I
    text: Utbildningen hålls fredagen den 17 mars 2023 i Ronneby.
    avslutning: information`,
  },
  find: ({ texts, meeting, punkter }) => {
    const now = yearOf(meeting.datum);
    return texts.flatMap((text) => {
      const lineOf = lineCounter(text.text);
      return datesIn(text).flatMap(({ index, end, day, month, year, weekday }) => {
        if (weekday === null) return [];
        const line = lineOf(index);
        const years = year === null ? [now, now - 1, now + 1] : [year];
        const dates = years.map((one) => isoOf(one, month, day)).filter((iso) => iso !== null);
        const [first] = dates;
        if (first === undefined || dates.some((iso) => weekdayOf(iso) === weekday)) return [];
        const values = {
          ref: refAt(punkter, text.path),
          skrivet: text.text.slice(index, end),
          datum: longDate(first),
          veckodag: weekdayOf(first),
          utanAr: year === null,
        };
        return [{ path: text.path, lineOffset: line, values }];
      });
    });
  },
});

const ABOVE =
  /(?<!\p{L})(?:(?:enligt|se|som|jfr|jämför|nämnts|beskrivits|redovisats)[\s\u00A0]{1,9}ovan|ovanstående|ovan[\s\u00A0]{0,9}(?:nämnd|nämnda|beskriven|beskrivna|angiven|angivna))(?!\p{L})/iu;
/** What can stand above the words is not only the text. */
const SAID_BEFORE = ['yrkanden', 'skriftligaSynpunkter'] as const;
/** Who speaks and what is shown are printed above the text. */
const NAMED_ABOVE = /^[\s\u00A0]{0,9}(?:föredragande|personer|deltagare|underlag|presentation)/iu;

/** The end of the first sentence, or of the first line that a list or a table follows. */
function firstSentence(text: string): string {
  const { after } = sentenceAt(text, 0, 0);
  return after;
}

const ovan = defineRule({
  code: 'HANVIS-002',
  source: SPARBART,
  demands: '”Enligt ovan” och liknande står bara där något i samma paragraf står ovanför.',
  example: {
    wrong: `ärenden:
  - rubrik: Rutin vid hemgång
    typ: B
    beslut:
      - att godkänna rutinen enligt ovan`,
    right: `ärenden:
  - rubrik: Rutin vid hemgång
    typ: B
    text: Rutinen har varit på remiss i januari och gäller alla vårdcentraler.
    beslut:
      - att godkänna rutinen enligt ovan`,
  },
  find: ({ punkter }) =>
    punkter.flatMap(({ punkt, path, nr, under, ref }) => {
      const parent = under === null ? undefined : punkter.find((one) => one.nr === nr && one.under === null);
      if (parent?.punkt.text !== undefined) return [];
      if (SAID_BEFORE.some((key) => punkt[key].length > 0)) return [];
      const { text, beslut, votering, propositionsordning } = punkt;
      const places: { path: (string | number)[]; text: string }[] = [];
      if (text !== undefined) places.push({ path: [...path, 'text'], text });
      else if (beslut[0] !== undefined && !votering && propositionsordning === undefined)
        places.push({ path: [...path, 'beslut', 0], text: beslut[0] });
      const listed = punkt.foredragande.length > 0 || punkt.underlag !== undefined;
      return places.flatMap((place) => {
        const sentence = firstSentence(place.text);
        const match = ABOVE.exec(sentence);
        if (!match) return [];
        if (listed && NAMED_ABOVE.test(sentence.slice(match.index + match[0].length))) return [];
        const values = { ref: ref || null, ord: match[0].replace(/[\s\u00A0]+/gu, ' ').toLowerCase() };
        return [{ path: place.path, lineOffset: lineAt(place.text, match.index), values }];
      });
    }),
});

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `LSVO`, `LSVO:s`, `LSVOs`, `Beredningsgruppen`, `beredningsgruppens`. */
const namesOf = oncePer(({ namn, kortnamn }: Organ): RegExp => {
  const either = `${escaped(namn)}|${escaped(kortnamn)}`;
  return new RegExp(`(?<!\\p{L})(?:${either})(?::?s)?(?!\\p{L})`, 'giu');
});

/** Words for bodies of others, which have §§ and meetings of their own. */
const OTHERS =
  /\p{L}{0,40}(?:nämnd|styrelse|fullmäktige|utskott|förbund|direktion|kommitté|myndighet|grupp|råd|forum|dialog|konferens|nätverk|domstol|stämma|seminari|workshop)\p{L}{0,10}|(?<!\p{L})(?:KS|KF|RS|RF|HSN|AU|SKR|APT|IVO)(?!\p{L})/giu;

/** Does the sentence name a body of which we know nothing? `own` are the words by which this one calls itself. */
function namesOthers(sentence: string, own: string): boolean {
  for (const [word] of sentence.matchAll(OTHERS)) {
    const stem = word.toLowerCase().replace(/(?:ens|ets|en|et|erna|er|s|n|t)$/u, '');
    if (!own.includes(stem)) return true;
  }
  return false;
}

const ownWords = ({ namn, kortnamn, beslut }: Organ): string =>
  `${namn} ${kortnamn} ${beslut.inledning}`.toLowerCase();

/** The sentence without the names of bodies that we know, and who they are. */
function bodiesIn(sentence: string, context: Context): { named: Organ[]; rest: string; others: boolean } {
  const named: Organ[] = [];
  let rest = sentence;
  for (const organ of context.organs.values()) {
    const without = rest.replace(namesOf(organ), ' ');
    if (without !== rest) named.push(organ);
    rest = without;
  }
  return { named, rest, others: namesOthers(rest, ownWords(context.organ)) };
}

/** Words of laws and agreements, whose §§ are not the protokoll's; `förslag`, `underlag` and the like are none. */
const LAW =
  /(?<!\p{L})(?:kap|KL|FL|TF|RF|OSL|SoL|HSL|LSS|LOU|LOV|LVU|LVM|SFS|GDPR|PuL|ABT|AB|HÖK|LAS|MBL|AFS|SOSFS|HSLF)(?!\p{L})|(?:(?<!förs|under|bo|ans|avs|ins|uts|upps)lag(?:en|ens|ar|stiftningen)?|balken?|avtal(?:et|ets|en)?|stadg\p{L}{1,8}|förordning(?:en|ens)?|arbetsordning(?:en|ens)?|reglement\p{L}{0,6}|föreskrift\p{L}{0,5}|överenskommelsen?s?|instruktion(?:en|ens)?|delegationsordning(?:en|ens)?|direktiv(?:et|ets)?|villkor(?:en|ens)?)(?!\p{L})/iu;
const firstWords = (text: string, count: number): string => text.split(/[\s\u00A0]+/u, count + 1).join(' ');
const lastWords = (text: string, count: number): string =>
  text
    .split(/[\s\u00A0]+/u)
    .slice(-count - 1)
    .join(' ');
/** `4 § 2`, `10 a § 3`: the number of a law's § stands before the sign. */
const NUMBER_BEFORE = /(?:^|[^\d-])\d{1,3}(?:[ \u00A0]?\p{L})?[ \u00A0]?$/u;

const SECTION = /§{1,2}[ \u00A0]{0,3}(\d{1,4}(?!\d)[^§\n]{0,80})/gu;
const ITEM =
  /^(\d{1,4})(?!\d)(?:\/(\d{4}|\d{2})(?!\d))?(?:[ \u00A0]?[a-z](?![\p{L}\d]))?(\s{0,2}[-–]\s{0,2}|\s{0,2},\s{0,2}|\s{1,2}(?:och|samt)\s{1,2})?/u;

interface Reference {
  index: number;
  /** End of what belongs to the reference. */
  end: number;
  number: number;
  /** As written, or null. */
  year: number | null;
}

/** `§ 112`, `§ 12/24`, `§§ 3–5`, `§§ 3, 5 och 7`. */
function referencesIn(text: string): Reference[] {
  const found: Reference[] = [];
  for (const match of text.matchAll(SECTION)) {
    const rest = match[1] ?? '';
    const start = match.index + match[0].length - rest.length;
    const several = match[0].startsWith('§§');
    let at = 0;
    for (let count = 0; count < 20; count++) {
      const item = ITEM.exec(rest.slice(at));
      if (!item) break;
      const [all, number, year, joint = ''] = item;
      found.push({
        index: match.index,
        end: start + at + all.length - joint.length,
        number: Number(number),
        year: year === undefined ? null : Number(year.length === 2 ? `20${year}` : year),
      });
      at += all.length;
      if (joint === '' || (!several && !/[-–]/.test(joint))) break;
    }
  }
  return found;
}

/** Years that the texts of an ärende name and that the body may have met in. */
function yearsNamed(texts: readonly Text[], now: number): ReadonlySet<number> {
  const years = new Set<number>();
  for (const text of texts)
    for (const [year] of text.text.matchAll(/(?<![\d.,/])(?:19|20)\d{2}(?!\d)/gu))
      if (Number(year) < now) years.add(Number(year));
  return years;
}

const paragraf = defineRule({
  code: 'HANVIS-003',
  source: SPARBART,
  demands: 'Den paragraf som texten hänvisar till finns i paragrafliggaren.',
  example: {
    wrong: `ärenden:
  - rubrik: Rutin vid hemgång
    typ: I
    text: Rutinen är en följd av beslutet i § 130.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Rutin vid hemgång
    typ: I
    text: Rutinen är en följd av beslutet i § 3.
    avslutning: information`,
  },
  find: (context) => {
    const { texts, meeting, organ, known, plan, punkter } = context;
    const now = yearOf(meeting.datum);
    const before = known
      .dates(organ.slug)
      .filter((date) => date < meeting.datum)
      .at(-1);
    const own = new Set(plan.arenden.map(({ number }) => number));
    // Where nothing is known of the year but this meeting, the earlier ones need not be among the files.
    const alone =
      (before === undefined || yearOf(before) < now) &&
      (known.numbers(organ.slug, now)?.size ?? 0) <= plan.arenden.length;
    const named = new Map<number | null, ReadonlySet<number>>();
    const namedAt = (nr: number | null): ReadonlySet<number> => {
      const years =
        named.get(nr) ??
        yearsNamed(
          texts.filter((text) => text.nr === nr),
          now,
        );
      named.set(nr, years);
      return years;
    };
    return texts.flatMap((text) => {
      if (!text.text.includes('§')) return [];
      const words = wordsOf(text);
      const lineOf = lineCounter(text.text);
      const told = new Set<string>();
      return referencesIn(words).flatMap(({ index, end, number, year }) => {
        const key = `${number}/${year}`;
        const lineOffset = lineOf(index);
        if (told.has(key)) return [];
        const years =
          year === null ? new Set([now, ...(before ? [yearOf(before)] : []), ...namedAt(text.nr)]) : [year];
        const isKnown = (slug: string): boolean | null => {
          const series = [...years].map((one) =>
            slug === organ.slug && one === now && alone ? null : known.numbers(slug, one),
          );
          if (series.some((numbers) => numbers?.has(number))) return true;
          return series.some((numbers) => numbers === null) ? null : false;
        };
        if (organ.numrering.serie === 'ar') {
          if ((year === null || year === now) && own.has(number)) return [];
          if (isKnown(organ.slug) !== false) return [];
        }
        const around = sentenceAt(words, index, end);
        if (NUMBER_BEFORE.test(around.before)) return [];
        if (LAW.test(lastWords(around.before, 6)) || LAW.test(firstWords(around.after, 6))) return [];
        const bodies = bodiesIn(`${around.before} § ${around.after}`, context);
        if (bodies.others) return [];
        const possible = [...new Set([organ, ...bodies.named])];
        if (bodies.named.some(({ numrering }) => numrering.serie !== 'ar')) return [];
        const counted = possible.filter(({ numrering }) => numrering.serie === 'ar');
        if (counted.length === 0 || counted.some(({ slug }) => isKnown(slug) !== false)) return [];
        told.add(key);
        const values = {
          ref: refAt(punkter, text.path),
          paragraf: year === null ? `§ ${number}` : `§ ${number}/${year}`,
          number,
          organ: counted.map(({ kortnamn }) => kortnamn),
          ar: [...years].sort(),
          skrivetAr: year !== null,
        };
        return [{ path: text.path, lineOffset, values }];
      });
    });
  },
});

/** Words for this body's own meeting right before its date: «Protokollet från sammanträdet den …», «för den …». */
const MEETING_BEFORE =
  /(?<!\p{L})(?:(?:sammanträdes|mötes)?protokoll(?:et|ets)?(?:[\s\u00A0]{1,9}(?:från|för))?(?:[\s\u00A0]{1,9}(?:föregående|förra|senaste))?(?:[\s\u00A0]{1,9}(?:sammanträdet|sammanträde|mötet|möte))?|(?:föregående|förra|senaste)[\s\u00A0]{1,9}(?:sammanträde|möte)|sammanträdet|mötet)(?:,)?[\s\u00A0]{1,9}(?:den[\s\u00A0]{1,9})?$/iu;
const PREPARED_BEFORE = /(?<!\p{L})(?:för|från|vid)[\s\u00A0]{1,9}(?:den[\s\u00A0]{1,9})?$/iu;
const PREPARED_AFTER =
  /^[\s\u00A0]{1,9}upprätta(?:t|de)[\s\u00A0]{1,9}(?:\p{L}{1,20}[\s\u00A0]{1,9})?(?:sammanträdes|mötes)?protokoll/iu;
/** «mötet den 3 februari 2023 med Attendo»: somebody else's. */
const WITH = /^[\s\u00A0]{1,9}(?:med|hos|mellan|i[\s\u00A0]{1,9}\p{Lu})/u;

const tidigareMote = defineRule({
  code: 'HANVIS-004',
  source: SPARBART,
  demands: 'Det tidigare möte som texten hänvisar till finns i paragrafliggaren.',
  example: {
    wrong: `ärenden:
  - rubrik: Föregående sammanträdesprotokoll
    typ: I
    text: Protokollet från sammanträdet den 23 januari 2023 gås igenom.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Föregående sammanträdesprotokoll
    typ: I
    text: Protokollet från sammanträdet den 20 januari 2023 gås igenom.
    avslutning: information`,
  },
  find: (context) => {
    const { texts, meeting, organ, known, punkter } = context;
    const dates = known.dates(organ.slug);
    const held = dates.filter((date) => date < meeting.datum);
    const oldest = known.since(organ.slug);
    if (oldest === null || held.length === 0) return [];
    const met = new Set(dates);
    const told = new Set<string>();
    return texts.flatMap((text) => {
      if (!/protokoll|sammanträde|möte/iu.test(text.text)) return [];
      const lineOf = lineCounter(text.text);
      const words = wordsOf(text);
      return datesIn(text).flatMap(({ index, end, day, month, year }) => {
        const lineOffset = lineOf(index);
        const iso = year === null ? null : isoOf(year, month, day);
        if (iso === null || iso >= meeting.datum || iso < oldest || met.has(iso) || told.has(iso)) return [];
        const { before, after } = sentenceAt(words, index, end);
        const isMeeting =
          MEETING_BEFORE.test(before) || (PREPARED_BEFORE.test(before) && PREPARED_AFTER.test(after));
        if (!isMeeting || WITH.test(after)) return [];
        const { named, others } = bodiesIn(`${before} – ${after}`, context);
        if (others || named.some(({ slug }) => slug !== organ.slug)) return [];
        told.add(iso);
        const [nearest = oldest] = [...held].sort(
          (a, b) => Math.abs(daysBetween(iso, a)) - Math.abs(daysBetween(iso, b)),
        );
        const ref = refAt(punkter, text.path);
        const values = { ref, organ: organ.kortnamn, datum: longDate(iso), narmast: longDate(nearest) };
        return [{ path: text.path, lineOffset, values }];
      });
    });
  },
});

const folded = (rubrik: string): string =>
  rubrik
    .replace(/[\s\u00A0]+/gu, ' ')
    .trim()
    .toLowerCase();

const tvaRubriker = defineRule({
  code: 'HANVIS-005',
  source: 'God praxis för protokoll: rubriken är densamma i ärendeförteckningen och i paragrafen',
  demands: 'Rubriken är densamma i ärendeförteckningen och i paragrafen.',
  example: {
    wrong: `ärenden:
  - rubrik: Godkännande av föredragningslista
    rubrik i förteckningen: Godkännande av dagordning
    typ: I
    avslutning: information`,
    right: `ärenden:
  - rubrik: Godkännande av dagordning
    rubrik i förteckningen: Godkännande av dagordning
    typ: I
    avslutning: information`,
  },
  find: ({ punkter }) =>
    punkter.flatMap(({ punkt, path, ref }: Punkt) => {
      const { rubrik, rubrikIForteckningen } = punkt;
      if (rubrikIForteckningen === undefined || folded(rubrik) === folded(rubrikIForteckningen)) return [];
      const values = {
        ref: ref || null,
        rubrik: withoutPersonnummer(rubrik),
        forteckning: withoutPersonnummer(rubrikIForteckningen),
      };
      return [{ path: [...path, 'rubrikIForteckningen'], values, other: { path: [...path, 'rubrik'] } }];
    }),
});

export const HANVIS_RULES: readonly Rule[] = [veckodag, ovan, paragraf, tidigareMote, tvaRubriker];
