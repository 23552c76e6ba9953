// How the minutes are written: §, dates, clock times, ranges, headings, and what was left to fill in.
// After Myndigheternas skrivregler (Ds 2009:38) and webbriktlinjer R66 (`standarder.md` §§ 1.6 and 6).

import { isoOf, MONTH } from '../calendar/datum-i-text.ts';
import { daysBetween, longDate, MONTHS } from '../calendar/swedish-dates.ts';
import { withoutPersonnummer } from '../domain/personnummer.ts';
import { lineAt, type Text } from './punkter.ts';
import { type Context, defineRule, type Rule } from './rule.ts';
import { datesIn, lineCounter, plainOf, refAt, wordsOf } from './spans.ts';

const SKRIVREGLER = 'Myndigheternas skrivregler (Ds 2009:38)';
const R66 = 'Webbriktlinjer.se, riktlinje 66: Skriv datum och andra sifferuppgifter konsekvent';

const SPACE = '[ \\u00A0]';
const re = (source: string): RegExp => new RegExp(source, 'giu');
const oneLine = (words: string): string => words.replace(/[\s\u00A0]+/gu, ' ').trim();

/** One finding for a text: where the first hit is, what it says, and how many there are. */
interface Hits {
  index: number;
  words: string;
  antal: number;
}

/** The place of the first hit; `values` beside what every such sentence names. */
function placeOf({ punkter }: Context, { text, path }: Text, { index, antal }: Hits) {
  return { path, lineOffset: lineAt(text, index), values: { ref: refAt(punkter, path), antal } };
}

const paragraftecken = defineRule({
  code: 'SPRAK-001',
  source: SKRIVREGLER,
  demands: 'Mellan paragraftecknet och numret står ett mellanslag.',
  example: {
    wrong: `ärenden:
  - rubrik: Föregående protokoll
    typ: I
    text: I §2 saknas bilagan. Den skickas ut med det här protokollet.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Föregående protokoll
    typ: I
    text: I § 2 saknas bilagan. Den skickas ut med det här protokollet.
    avslutning: information`,
  },
  find: (context) =>
    context.texts.flatMap((text) => {
      if (!text.text.includes('§')) return [];
      const found = [...wordsOf(text).matchAll(/§{1,2}\d{1,4}(?!\d)/gu)];
      const [first] = found;
      if (!first) return [];
      const hits = { index: first.index, words: first[0], antal: found.length };
      const place = placeOf(context, text, hits);
      const ratt = hits.words.replace(/\d/, ' $&');
      return [{ ...place, values: { ...place.values, exempel: hits.words, ratt } }];
    }),
});

/** What follows shows that six digits are an amount, and what stands before that they are the number of something. */
const AMOUNT_AFTER =
  /^[ \u00A0]?(?:kr|kronor|tkr|sek|euro|€|%|procent|st|stycken|invånare|personer|besök|timmar|kvm|meter|poster|rader|exemplar)(?!\p{L})/iu;
const NUMBER_BEFORE =
  /(?:nr|nummer|numret|dnr|kod|koden|konto|kontot|id|ref|tel|telefon|mobil|pg|bg|giro|version|rum|projekt|kostnadsställe|anknytning|kr|sek)\.?:?[ \u00A0]?$/iu;
/** Years from the meeting that a date of six digits may lie. */
const YEARS_AROUND = 10;

const sexsiffrigt = defineRule({
  code: 'SPRAK-002',
  source: R66,
  demands: 'Datum skrivs med hela året och aldrig med bara sex siffror.',
  example: {
    wrong: `ärenden:
  - rubrik: Inrättad tjänst
    typ: I
    text: Beslutet från 230112 gäller till årets slut.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Inrättad tjänst
    typ: I
    text: Beslutet från den 12 januari 2023 gäller till årets slut.
    avslutning: information`,
  },
  find: (context) =>
    context.texts.flatMap((text) => {
      if (!/\d{6}/.test(text.text)) return [];
      const plain = plainOf(text);
      const found = [
        ...plain.matchAll(
          /(?<![\p{L}\d.,:/§+#_]|\d[ \u00A0]|(?<!\d{6})-)(\d{2})(\d{2})(\d{2})(?![\p{L}\d:/_+]|[ \u00A0]?-[ \u00A0]?\d{1,5}(?!\d)|-\d{7}|[.,]\d|[ \u00A0]\d{3}(?!\d))/gu,
        ),
      ].flatMap((match) => {
        const [words, year, month, day] = match;
        const iso = isoOf(2000 + Number(year), Number(month), Number(day));
        if (iso === null || Math.abs(daysBetween(context.meeting.datum, iso)) > YEARS_AROUND * 365) return [];
        if (AMOUNT_AFTER.test(plain.slice(match.index + 6, match.index + 24))) return [];
        if (NUMBER_BEFORE.test(plain.slice(Math.max(0, match.index - 24), match.index))) return [];
        return [{ index: match.index, words, iso }];
      });
      const [first] = found;
      if (!first) return [];
      const place = placeOf(context, text, { ...first, antal: found.length });
      const values = { ...place.values, exempel: first.words, datum: longDate(first.iso), iso: first.iso };
      return [{ ...place, values }];
    }),
});

const CLOCK = '(?:[01]?\\d|2[0-4])';
/** `KL 5:45` is the law. */
const KL = `(?<!\\p{L})(?:[kK]l\\.?|[kK]lockan)[\\s\\u00A0]{0,9}`;
/** Two hours and minutes with a dash, «kl. 9.00», or alone with a colon and two digits for the hour. */
const CLOCK_TIMES = new RegExp(
  `(?<![\\d.,:/-])(${CLOCK}[.:][0-5]\\d)${SPACE}{0,3}[-–]${SPACE}{0,3}(${CLOCK}[.:][0-5]\\d)(?![\\d:/-]|\\.\\d)|${KL}(${CLOCK}[.:][0-5]\\d)(?![\\d:/-])|(?<![\\d.,:/-]|\\p{Lu}${SPACE})([0-2]\\d:[0-5]\\d)(?![\\d:/-]|\\.\\d)`,
  'gu',
);

interface ClockTime {
  text: Text;
  index: number;
  words: string;
}

const klockslag = defineRule({
  code: 'SPRAK-003',
  source: R66,
  demands: 'Klockslag skrivs på samma sätt i hela protokollet, helst med punkt.',
  example: {
    wrong: `ärenden:
  - rubrik: Utbildning
    typ: I
    text: |
      Den första dagen börjar utbildningen kl. 9.00.

      Den andra dagen börjar den kl. 10:30.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Utbildning
    typ: I
    text: |
      Den första dagen börjar utbildningen kl. 9.00.

      Den andra dagen börjar den kl. 10.30.
    avslutning: information`,
  },
  find: (context) => {
    const [dots, colons]: [ClockTime[], ClockTime[]] = [[], []];
    for (const text of context.texts) {
      if (!/\d[.:]\d/.test(text.text)) continue;
      for (const match of plainOf(text).matchAll(CLOCK_TIMES))
        for (const words of match.slice(1))
          if (words !== undefined)
            (words.includes(':') ? colons : dots).push({ text, index: match.index, words });
    }
    const [rare, common] = dots.length < colons.length ? [dots, colons] : [colons, dots];
    const [here, there] = [rare[0], common[0]];
    if (!here || !there) return [];
    return [
      {
        path: here.text.path,
        lineOffset: lineAt(here.text.text, here.index),
        values: {
          ref: refAt(context.punkter, here.text.path),
          har: here.words,
          dar: there.words,
          punkt: (here.words.includes(':') ? here : there).words.replace(':', '.'),
        },
        other: { path: there.text.path, lineOffset: lineAt(there.text.text, there.index) },
      },
    ];
  },
});

const HYPHEN = `${SPACE}{0,3}-${SPACE}{0,3}`;
const NUMBER = '\\d{1,4}(?:/\\d{2,4})?';
/** Words after `2-5` that show that it is a range and no code; as `compose/typography.ts` sets them. */
const COUNTED = `kr|kronor|tkr|mkr|mnkr|msek|sek|%|procent|st|stycken|år|månader|veckor|dagar|timmar|minuter|personer|ledamöter|platser|${MONTH}`;
/** What stands after the hyphen of every range. */
const MAY_BE_RANGE = new RegExp(`-${SPACE}{0,3}(?:[§\\d]|${MONTH})`, 'iu');
const RANGES = [
  re(`§{1,2}${SPACE}{0,3}${NUMBER}${HYPHEN}§?${SPACE}{0,3}${NUMBER}(?![\\d/-])`),
  re(
    `(?<![\\d.,:/-])(?:(?:kl\\.?|klockan)${SPACE}{1,3})?${CLOCK}[.:][0-5]\\d${HYPHEN}${CLOCK}[.:][0-5]\\d(?![\\d:/-]|\\.\\d)`,
  ),
  re(`(?<!\\p{L})(?:kl\\.?|klockan)${SPACE}{0,3}\\d{1,2}(?:[.:]\\d{2})?${HYPHEN}\\d{1,2}(?![\\d/-]|[.:]\\d)`),
  re(`(?<![\\d/:–-])(?:19|20)\\d{2}${HYPHEN}(?:19|20)\\d{2}(?![\\d/:–-])`),
  re(`(?<![\\p{L}\\d/:.,–-])\\d{1,3}${HYPHEN}\\d{1,3}(?=${SPACE}{0,3}(?:${COUNTED})(?![\\p{L}\\d]))`),
  re(`(?<!\\p{L})(?:s\\.|sid\\.|sidan|sidorna)${SPACE}{0,3}\\d{1,4}${HYPHEN}\\d{1,4}(?![\\d/:-])`),
  re(`(?<!\\d)\\d{1,2}${SPACE}{1,3}(?:${MONTH})${HYPHEN}\\d{1,2}${SPACE}{1,3}(?:${MONTH})(?![\\p{L}-])`),
  re(`(?<![\\p{L}-])(?:${MONTH})${HYPHEN}(?:${MONTH})(?![\\p{L}-])`),
];

/** `12-15 patienter`, `vecka 44-46`: a smaller number and a greater one, and no name of a standard before them. */
const NUMBERS = re(
  `(?<![\\p{L}\\d/:.,–-]|\\p{Lu}\\p{Lu}${SPACE})(\\d{1,3})${HYPHEN}(\\d{1,3})(?![\\d/:–-]|[.,]\\d|\\p{L})`,
);
const rangesIn = (text: string): RegExpExecArray[] => [
  ...RANGES.flatMap((range) => [...text.matchAll(range)]),
  ...[...text.matchAll(NUMBERS)].filter(([, from, to]) => Number(from) < Number(to)),
];

const intervall = defineRule({
  code: 'SPRAK-004',
  source: R66,
  demands: 'I intervall står tankstreck utan mellanslag, som i 12–17.',
  example: {
    wrong: `ärenden:
  - rubrik: Verksamhetsplan 2023-2027
    typ: I
    text: Planen skickas ut med protokollet.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Verksamhetsplan 2023–2027
    typ: I
    text: Planen skickas ut med protokollet.
    avslutning: information`,
  },
  find: (context) =>
    context.texts.flatMap((text) => {
      if (!MAY_BE_RANGE.test(text.text)) return [];
      const plain = plainOf(text);
      if (!MAY_BE_RANGE.test(plain)) return [];
      const found = rangesIn(plain);
      const places = new Map(found.map((match) => [match.index + match[0].indexOf('-'), match]));
      const first = found.reduce<RegExpExecArray | null>(
        (least, match) => (least && least.index <= match.index ? least : match),
        null,
      );
      if (!first) return [];
      const words = oneLine(first[0]);
      const place = placeOf(context, text, { index: first.index, words, antal: places.size });
      const ratt = words.replace(/ ?- ?/, '–');
      return [{ ...place, values: { ...place.values, exempel: words, ratt } }];
    }),
});

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** «sida 31 juni»: the number belongs to the word before it. */
const COUNTING_WORD =
  /(?<!\p{L})(?:nr|nummer|punkt|punkten|ärende|ärendet|sida|sidan|vecka|rum|steg|bilaga|cirka|ca|antal)\.?:?[\s\u00A0]*$/iu;

const omojligtDatum = defineRule({
  code: 'SPRAK-005',
  source: 'Kalendern: dagen finns inte',
  demands: 'Alla datum i texten är dagar som finns.',
  example: {
    wrong: `ärenden:
  - rubrik: Remiss
    typ: I
    text: Svaren lämnas till sekreteraren före den 31 juni 2023.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Remiss
    typ: I
    text: Svaren lämnas till sekreteraren före den 30 juni 2023.
    avslutning: information`,
  },
  find: (context) =>
    context.texts.flatMap((text) => {
      const lineOf = lineCounter(text.text);
      return datesIn(text).flatMap(({ index, words, day, month, year, sure }) => {
        const days = year !== null && month === 2 && isoOf(year, 2, 29) === null ? 28 : LONGEST[month - 1];
        if (days === undefined || (day >= 1 && day <= days)) return [];
        const before = wordsOf(text).slice(Math.max(0, index - 20), index);
        if (!sure && (day < 1 || day > 31 || COUNTING_WORD.test(before))) return [];
        const manad = MONTHS[month - 1] ?? '';
        const ar = month === 2 && day === 29 ? year : null;
        const ref = refAt(context.punkter, text.path);
        return [
          {
            path: text.path,
            lineOffset: lineOf(index),
            values: { ref, datum: words, manad, ar, dagar: days },
          },
        ];
      });
    }),
});

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]([^\n]{0,500}))?$/gmu;

interface Heading {
  index: number;
  end: number;
  level: number;
  words: string;
}

const headingsIn = ({ text, prose }: Text): Heading[] =>
  prose && text.includes('#')
    ? [...text.matchAll(HEADING)].map(({ 0: all, 1: marks = '', 2: words = '', index }) => ({
        index,
        end: index + all.length,
        level: marks.length,
        words: words.replace(/[ \t]#{1,6}[ \t]*$/, '').trim(),
      }))
    : [];

const hasWords = (words: string): boolean => /[\p{L}\d]/u.test(words);

const tomRubrik = defineRule({
  code: 'SPRAK-006',
  source:
    'Lagen (2018:1937) om tillgänglighet till digital offentlig service, genom EN 301 549 punkt 10.2.4.6',
  demands: 'En underrubrik har ord.',
  example: {
    wrong: `ärenden:
  - rubrik: Rutin vid hemgång
    typ: I
    text: |
      ###

      Rutinen har varit på remiss i januari.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Rutin vid hemgång
    typ: I
    text: |
      ### Remissen

      Rutinen har varit på remiss i januari.
    avslutning: information`,
  },
  find: ({ texts, punkter }) =>
    texts.flatMap((text) => {
      const lineOf = lineCounter(text.text);
      return headingsIn(text)
        .filter(({ words }) => !hasWords(words))
        .map(({ index }) => ({
          path: text.path,
          lineOffset: lineOf(index),
          values: { ref: refAt(punkter, text.path) },
        }));
    }),
});

const rubrikUtanText = defineRule({
  code: 'SPRAK-007',
  source:
    'Lagen (2018:1937) om tillgänglighet till digital offentlig service, genom EN 301 549 punkt 10.1.3.1',
  demands: 'Under en underrubrik står en text.',
  example: {
    wrong: `ärenden:
  - rubrik: Rutin vid hemgång
    typ: I
    text: |
      ### Bakgrund

      ### Remissen

      Rutinen har varit på remiss i januari.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Rutin vid hemgång
    typ: I
    text: |
      ### Bakgrund

      Rutinen är från 2019.

      ### Remissen

      Rutinen har varit på remiss i januari.
    avslutning: information`,
  },
  find: ({ texts, punkter }) =>
    texts.flatMap((text) => {
      const headings = headingsIn(text);
      const lineOf = lineCounter(text.text);
      return headings.flatMap(({ index, end, level, words }, nr) => {
        const next = headings[nr + 1];
        if (!hasWords(words) || text.text.slice(end, next?.index).trim() !== '') return [];
        if (next && next.level > level) return [];
        const ref = refAt(punkter, text.path);
        const values = { ref, rubrik: withoutPersonnummer(words), sist: next === undefined };
        return [{ path: text.path, lineOffset: lineOf(index), values }];
      });
    }),
});

const FILL_IN = 'namn|datum|tid|plats|belopp|summa|text|rubrik|nummer|nr|vem|när|fyll i|fylls i';
const ONLY_PLACEHOLDER = new RegExp(
  `^(?:att[\\s\\u00A0]+)?(?:x{2,}|\\.{3,}|…+|\\?{2,}|todo|tbd|_{2,}|\\[(?:\\s|\\.|…|x|_|\\?|(?:${FILL_IN})){1,20}\\]|<(?:${FILL_IN})>|fylls i(?: senare)?|text kommer|kommer senare)[.!:?…]*$`,
  'iu',
);
const LEFT_IN_TEXT = new RegExp(
  `(?<![\\p{L}\\d])(?:TODO|TBD|[xX]{3,})(?![\\p{L}\\d])|\\?{3,}|\\[(?:${FILL_IN})\\](?![({[\\]])`,
  'gu',
);
/** A quotation on one line. */
const QUOTATION = /["”“][^"”“\n]{0,300}["”“]/gu;

const utfyllnad = defineRule({
  code: 'SPRAK-008',
  source: 'Kommunallagen (2017:725) 5 kap. 65–67 §§: protokollet ska visa vad som har beslutats',
  demands: 'Inget står kvar att fylla i.',
  example: {
    wrong: `ärenden:
  - rubrik: Rutin vid hemgång
    typ: I
    text: xxx
    avslutning: information`,
    right: `ärenden:
  - rubrik: Rutin vid hemgång
    typ: I
    text: Rutinen har varit på remiss i januari.
    avslutning: information`,
  },
  find: ({ texts, punkter }) =>
    texts.flatMap((text) => {
      const { path } = text;
      const ref = refAt(punkter, path);
      const bare = text.text.trim();
      if (bare.length < 60 && ONLY_PLACEHOLDER.test(bare))
        return [{ path, lineOffset: 0, values: { ref, kvar: bare, helt: true as boolean } }];
      if (!/\?\?\?|\[|todo|tbd|xxx/iu.test(text.text)) return [];
      const words = wordsOf(text).replace(QUOTATION, (quote) => quote.replace(/[^\n]/g, '\uFFFC'));
      const [first] = words.matchAll(LEFT_IN_TEXT);
      if (!first) return [];
      return [
        {
          path,
          lineOffset: lineAt(text.text, first.index),
          values: { ref, kvar: first[0], helt: false },
        },
      ];
    }),
});

export const SPRAK_RULES: readonly Rule[] = [
  paragraftecken,
  sexsiffrigt,
  klockslag,
  intervall,
  omojligtDatum,
  tomRubrik,
  rubrikUtanText,
  utfyllnad,
];
