// What a line of Swedish minutes can be, by its words alone: labels, headings, lead-ins, clauses, closings.
// After the minutes of the cooperation's own bodies and the forms of KL 5:65–67 (`standarder.md` § 1).
import type { Organ } from '../domain/organ.ts';

export const LABELS = {
  ledamoter:
    /^(?:närvarande(?: ledamöter| beslutande)?|(?:beslutande|deltagande) ?(?:ledamöter)?|ledamöter|deltagare)/i,
  ordforande: /^ordförande/i,
  sekreterare: /^(?:sekreterare|protokollförare|vid protokollet|vid pennan)/i,
  justerare: /^(?:justerare|utsedd(?:a)? att justera|utses att justera)/i,
  ersattare: /^(?:tjänstgörande |närvarande )?ersättare/i,
  franvarande:
    /^(?:frånvarande(?: ledamöter)?|ej närvarande|(?:anmält |anmälda )?förhinder|anmäld frånvaro)/i,
  tjanstepersoner: /^(?:tjänstepersoner|tjänstemän|närvarande tjänstepersoner)/i,
  ovrigaDeltagare:
    /^(?:övriga (?:deltagare|närvarande)(?: och föredragande)?|(?:inbjudna|adjungerade)|föredragande(?= ?:?$))/i,
  justering:
    /^(?:plats och tid för justering(?:en)?|justering(?:ens plats och tid)?|tid och plats för justering(?:en)?)/i,
  tidOchPlats:
    /^(?:tid och plats|plats och tid|datum och tid|tid och datum|mötestid|tid|plats|datum|sammanträdesdatum)/i,
  paragrafer: /^(?:paragrafer|paragraf|punkter)/i,
  underskrifter: /^underskrift(?:er)?/i,
  forteckning:
    /^(?:ärendeförteckning|ärendelista|föredragningslista|dagordning|innehåll(?:sförteckning)?|ärenden)/i,
  diarienummer: /^(?:diarienummer|dnr|ärendenummer)/i,
} as const;
export type Label = keyof typeof LABELS;

/** Longest line that is still a label and not a sentence that begins with the same word. */
const LONGEST_LABEL = 48;

/** `Sekreterare:   Bo Ek` → the label, its words and what follows them; null where the line is no label. */
export function labelIn(text: string): { label: Label; words: string; rest: string } | null {
  for (const [label, pattern] of Object.entries(LABELS) as [Label, RegExp][]) {
    const found = pattern.exec(text);
    if (!found) continue;
    const after = text.slice(found[0].length);
    const colon = /^[ ]?:[ ]*/.exec(after);
    if (colon)
      return {
        label,
        words: text.slice(0, found[0].length + colon[0].length).trim(),
        rest: after.slice(colon[0].length),
      };
    if (after.trim() === '' && text.length <= LONGEST_LABEL) return { label, words: text, rest: '' };
  }
  return null;
}

/** What bodies are called, beside their own names. */
const BODIES =
  'för och i samverkan följande beslut fattade fattar samverkansgruppen gruppen rådet nämnden styrelsen ledningsgruppen beredningsgruppen arbetsutskottet utskottet mötet'.split(
    ' ',
  );
const LEAD_IN =
  /^((?:\S{1,60} ){1,14}(?:beslutar|beslutade|fattade(?: följande)? beslut|fattar(?: följande)? beslut))(?: (?:enhälligt|därför|därmed|även|också|följande))* ?:?(?: (att [\s\S]+))?$/iu;
const LEAD_IN_ALONE = /^beslut(?: ?:)?(?: (att [\s\S]+))?$/i;

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** The lead-in to a decision, `LSVO beslutar` or `… – PSVO beslutar:`, and the clause that stands on its line. */
export function leadInOf(
  text: string,
  { namn, kortnamn, beslut }: Pick<Organ, 'namn' | 'kortnamn' | 'beslut'>,
): { words: string; clause: string | null } | null {
  const alone = LEAD_IN_ALONE.exec(text);
  if (alone)
    return { words: text.slice(0, text.length - (alone[1]?.length ?? 0)).trim(), clause: alone[1] ?? null };
  const [, words, clause] = LEAD_IN.exec(text.replace(/ att ?:?$/i, '')) ?? [];
  if (words === undefined) return null;
  const known = new Set([
    ...wordsIn(`${namn} ${kortnamn} ${beslut.inledning} beslutar beslutade`),
    ...BODIES,
  ]);
  if (!wordsIn(words).every((word) => known.has(word))) return null;
  if (clause !== undefined && /beslutade$/i.test(words)) return null;
  return { words: text.slice(0, text.length - (clause?.length ?? 0)).trim(), clause: clause ?? null };
}

/** `att godkänna …`, `Att godkänna …`. */
export const isAttSats = (text: string): boolean => /^att(?: |$)/i.test(text);

/** `1. Att utse …`, `2) Justeringen sker …` → number and words. */
export function numberedClause(text: string): { nummer: number; words: string } | null {
  const found = /^(\d{1,2})[.)] ?(\S.*)$/s.exec(text);
  return found?.[2] ? { nummer: Number(found[1]), words: found[2] } : null;
}

const RECIPIENTS =
  /^(?:(?:protokoll(?:et|sutdrag(?:et)?)?|utdrag(?:et)?|paragrafen|beslutet) (?:ska |skall )?(?:skickas|sändes|sänds|expedieras|delges|översändes)(?: till)?|expedieras till|expediering|delges|skickas till|sändlista|kopia till) ?:?$/i;
const FOR_INFORMATION =
  /^(?:(?<vad>\p{L}[\p{L}\d ,.–-]{0,80}?) )?(?:skickas|sänds|delges)? ?för kännedom(?: till)? ?:?$/iu;

export type Recipients = { slag: 'skickasTill' } | { slag: 'forKannedom'; vad: string | null };

/** `Protokollet ska skickas till`, `Slutrapporten skickas för kännedom till`. */
export function recipientsIn(text: string): Recipients | null {
  if (RECIPIENTS.test(text)) return { slag: 'skickasTill' };
  const found = FOR_INFORMATION.exec(text);
  if (!found) return null;
  const vad = found.groups?.vad?.trim() ?? null;
  return { slag: 'forKannedom', vad: vad === '' || /^protokollet$/i.test(vad ?? '') ? null : vad };
}

/** `Föredragande: A och B` → the names. */
export const speakersIn = (text: string): string | null =>
  /^(?:föredragande|föredragare|föredras av|informerar)(?: ?: ?)(\S.*)$/is.exec(text)?.[1] ?? null;

const CLOSINGS = [
  /^informationen (?:tas|läggs|noteras|lades)\b.{0,60}\.?$/i,
  /^(?:bildpresentationen|presentationen|bilderna|bildspelet)\b.{0,80}(?:skickas|bifogas|läggs)\b.{0,60}\.?$/i,
  /^sammanträdet avslutas\b.{0,60}$/i,
];
/** A sentence that ends an ärende. */
export const isClosing = (text: string): boolean => CLOSINGS.some((closing) => closing.test(text));

/** Longest paragraph that may say no more than that. */
const LONGEST_STANDING = 700;
export const isBordlaggning = (text: string): boolean =>
  text.length <= LONGEST_STANDING && /^(?:punkten|ärendet|frågan) bordläg(?:gs|ges)(?!\p{L})/iu.test(text);
export const isAterremiss = (text: string): boolean =>
  text.length <= LONGEST_STANDING && /^(?:punkten|ärendet|frågan) återremitteras(?!\p{L})/iu.test(text);
/** What somebody did about a decision stands below it, and is no part of it. */
export const isAboutBeslut = (text: string): boolean =>
  /^\p{Lu}.{2,160}? (?:reserverar sig|reserverade sig|deltar inte i|deltog inte i|deltar ej i|deltog ej i|anmäler jäv|avstår från att delta)(?!\p{L})/u.test(
    text,
  );

/** Words of a decision in a text, whose lead-in no form here knows. */
export const mayDecide = (text: string): boolean =>
  /(?<!\p{L})(?:beslutar|beslut ?:)(?: \S{1,40}){0,4} att(?!\p{L})/iu.test(text);

/** Above the places for signatures at the end of the paper. */
export const isSigning = (text: string): boolean =>
  text.length < 60 &&
  /^(?:underskrift(?:er)?|vid protokollet|justeras|justerat|undertecknas)(?: ?:)?$/i.test(text);

export const isOmedelbar = (text: string): boolean =>
  /^(?:paragrafen|punkten) (?:förklaras )?(?:omedelbart justerad|justeras omedelbart)\.?$/i.test(text);

/** `Dnr 2023/00188`, `Diarienummer: RS 2023/188-4` → the number; a sentence that begins with one has none. */
export function diarienummerIn(text: string): string | null {
  const number = /^(?:dnr|diarienummer|diarienr)\.? ?:? ?([\p{L}\d][\p{L}\d/:. -]{2,40})$/iu
    .exec(text)?.[1]
    ?.trim();
  return number !== undefined && /^\P{Nd}{0,12}\d(?!.* \p{Ll}{2})/u.test(number) ? number : null;
}

/** The beginning of a sentence on somebody's jäv, which may go on over lines. */
export const isJav = (text: string): boolean => /^\p{Lu}.{2,200}? anmäler jäv(?!\p{L})/u.test(text);

/** `Bo Ek (M) anmäler jäv och deltar inte i handläggningen.` → the names. */
export const javIn = (text: string): string | null =>
  /^(\p{Lu}.{2,200}?) anmäler jäv(?: och (?:deltar|deltog|deltager) inte i .{3,60})?\.?$/u.exec(text)?.[1] ??
  null;

const SAID = {
  yrkanden: /^yrkande(?:n|t)?(?: av)? ?: ?/i,
  reservationer: /^reservation(?:er|en)?(?: av)? ?:? ?/i,
  sarskiltYttrande: /^särskilt yttrande(?: av)? ?:? ?/i,
  protokollsanteckning: /^protokollsanteckning(?: av)? ?:? ?/i,
} as const;

/** `Yrkande: Bo Ek (M)`, `Reservation: …` → what it is, and the names. */
export function saidIn(text: string): { slag: keyof typeof SAID; av: string } | null {
  if (text.length > 200) return null;
  for (const [slag, pattern] of Object.entries(SAID) as [keyof typeof SAID, RegExp][]) {
    const found = pattern.exec(text);
    const av = found ? text.slice(found[0].length) : '';
    if (found && (av === '' || (/^\p{Lu}/u.test(av) && !/[.!?]$/.test(av) && /[:\s]$/.test(found[0]))))
      return { slag, av };
  }
  return null;
}

export const isProposition = (text: string): boolean =>
  /^ordföranden (?:ställer|ställde) .{0,40}proposition/i.test(text);

export const isBilagor = (text: string): boolean => /^bilag(?:a|or) ?:?$/i.test(text);
/** `Bilaga 1: Titel (dnr 2023/00188-4)` → its parts. */
export function bilagaIn(text: string): { titel: string; diarienummer: string | null } | null {
  const [, titel, diarienummer] =
    /^bilaga \d{1,2} ?[:.] ?(\S.*?)(?: \(dnr ([^()]{3,40})\))?(?:, (?:§|punkt) ?[\d/. a-z]{1,12})?$/i.exec(
      text,
    ) ?? [];
  return titel === undefined ? null : { titel, diarienummer: diarienummer ?? null };
}

export const isNextMeetingTitle = (text: string): boolean => /^nästa (?:sammanträde|möte) ?:?$/i.test(text);
export const isNextMeeting = (text: string): boolean =>
  isNextMeetingTitle(text) ||
  /^nästa (?:sammanträde|möte) (?:äger rum|hålls|är|blir|sker) .{0,160}\d/i.test(text);

/** `a/ Rubrik`, `b/Rubrik`, `c) Rubrik`, `d. Rubrik`. */
export function letteredIn(text: string): { letter: string; rest: string } | null {
  const found = /^([a-zåäö]) ?(?:\/|\)|\.(?= )) ?(\S.*)$/s.exec(text);
  return found?.[1] && found[2] ? { letter: found[1], rest: found[2] } : null;
}

/** How a body's numbers may stand before a rubrik, the body's own form first. */
export interface NumberStyle {
  /** Groups: number, perhaps year, and what follows on the line. */
  pattern: RegExp;
  /** `13.1). Rubrik`: group 1 the number, 2 the sub-number, 3 the rubrik; null where sub-items have letters. */
  sub: RegExp | null;
}

const SECTION_SIGN: NumberStyle = {
  pattern:
    /^§ ?(?<n>\d{1,4})(?: ?\/ ?(?<year>\d{4}|\d{2}))? ?[.:)]?(?: (?<rest>\S.*)|(?<glued>\p{Lu}.*))?$/su,
  sub: null,
};
const NUMBERED: readonly NumberStyle[] = ['\\)\\.', '\\)', '\\.'].map((mark) => ({
  pattern: new RegExp(`^(?<n>\\d{1,3}) ?${mark} ?(?<rest>\\p{L}.*)?$`, 'su'),
  sub: new RegExp(`^(\\d{1,3})\\.(\\d{1,2}) ?${mark === '\\.' ? '\\.? ' : `${mark} ?`}(\\p{L}.*)$`, 'su'),
}));

export const stylesOf = ({ numrering }: Organ): readonly NumberStyle[] =>
  numrering.form.includes('§') ? [SECTION_SIGN, ...NUMBERED] : [...NUMBERED, SECTION_SIGN];

/** `Rubrik ............ 2` of a list with pages. */
const LEADER = / ?[.…]{3,200} ?\d{0,4}$/;

/** `Rubrik (PPT)`, `Rubrik (I/D)` → the rubrik, what was shown, and the kind. */
export function tagsOf(rubrik: string): { rubrik: string; typ: string | null; underlag: string | null } {
  let [rest, typ, underlag] = [
    rubrik.replace(LEADER, '').trim(),
    null as string | null,
    null as string | null,
  ];
  for (let tries = 0; tries < 3; tries += 1) {
    const found = /^(.*\S) ?\(([^()]{1,20})\)$/s.exec(rest);
    const [, before, tag] = found ?? [];
    if (before === undefined || tag === undefined) break;
    if (typ === null && /^[BID](?: ?[/,+] ?[BID]){0,2}$/i.test(tag)) typ = tag;
    else if (
      typ === null &&
      /^(?:beslut|information|diskussion)(?: ?\/ ?(?:beslut|information|diskussion))*$/i.test(tag)
    )
      typ = tag;
    else if (underlag === null && /^(?:ppt|powerpoint|bildspel|presentation|film|muntligt?)$/i.test(tag))
      underlag = tag;
    else break;
    rest = before;
  }
  return { rubrik: rest, typ, underlag };
}
