// What a sats gives somebody to do: to whom, and when. Reads words, so what it finds is a doubt and no more.
import { MONTH } from '../calendar/datum-i-text.ts';

/** What a task says: to whom it is given, and when it is to be done. */
export interface Uppgift {
  vem: boolean;
  nar: boolean;
}

const WEEKDAY = '(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en|ar|arna)?';

/** A day, a time of the year, a meeting, or how often. Whole words. */
const NAR = new RegExp(
  `(?<![\\p{L}\\d])(?:${[
    MONTH,
    WEEKDAY,
    String.raw`(?:19|20)\d{2}(?:[-/–]\d{1,4})*|\d{6}|\d{1,2}/\d{1,2}`,
    String.raw`v(?:ecka|eckan|eckor|eckorna|\.)\s?\d{0,2}|dagligen|veckovis|månadsvis`,
    '(?:vår|sommar|höst|vinter)(?:en|ens)?(?:termin(?:en|ens)?)?|termin(?:en|er)?|läsår(?:et)?',
    'jul|julen|påsk|påsken|midsommar|årsskifte|årsskiftet|årets slut|kvartal(?:et)?|halvår(?:et)?|nyår',
    'nästa|nästkommande|nästföljande|kommande|innevarande|nuvarande|följande (?:möte|sammanträde)',
    '(?:vid|till|före|efter|på) (?:ett |det |dagens |[\\p{L}:]{1,20} )?(?:extra )?(?:möte|mötet|möten|mötena|sammanträde|sammanträdet|sammanträden|sammanträdena|utvecklingsdagen)',
    'senast|inför|innan|före|sedan|därefter|löpande|kontinuerligt|fortlöpande|regelbundet|återkommande',
    'månatlig(?:en|a|t)?|årlig(?:en|a|t|s)?|årsvis|kvartalsvis|varje|vartannat|varannan|en gång per|gånger per',
    'snarast|omgående|genast|omedelbart|direkt|skyndsamt|så snart|så fort|så länge|tills vidare|tills|när|då',
    'vid behov|i samband med|i anslutning till|i dag|idag|i morgon|i år|under (?:mandatperioden|projekttiden|året|tiden|perioden)',
    String.raw`(?:inom|om|efter|under) (?:en|ett|två|tre|fyra|fem|sex|sju|åtta|tio|tolv|några|\d{1,3}) (?:dag|dagar|arbetsdagar|vecka|veckor|månad|månader|år)`,
  ].join('|')})(?![\\p{L}\\d])`,
  'iu',
);

/** Words that say nobody in particular. */
const INGEN =
  /^(?:man|någon|någon annan|någon av .{1,60}|nån|en person|en ansvarig|en lämplig person|lämplig person|den som .{1,80})$/iu;
const INGEN_FIRST = /^(?:man|någon|nån)(?: |$)/iu;

/** Present-tense verbs by which a sats tells somebody to do something; some only with their particle. */
const GOR = new Set([
  ...['redovisar', 'återredovisar', 'lämnar', 'inlämnar', 'återkommer', 'bokar', 'skickar', 'mejlar'],
  ...['sammanställer', 'utreder', 'bereder', 'undersöker', 'reviderar', 'anmäler', 'rapporterar'],
  ...['återrapporterar', 'presenterar', 'uppdaterar', 'kontaktar', 'inbjuder', 'kallar', 'planerar'],
  ...['beskriver', 'föreslår', 'granskar', 'samordnar', 'gör', 'utarbetar', 'utformar', 'upprättar'],
  ...['inhämtar', 'kartlägger', 'inventerar', 'utvärderar', 'informerar', 'återkopplar', 'analyserar'],
  ...['bedömer', 'kompletterar', 'skriver', 'sprider', 'distribuerar'],
]);
const MED_PARTIKEL: Readonly<Record<string, readonly string[]>> = {
  tar: ['fram', 'reda', 'kontakt'],
  följer: ['upp'],
  bjuder: ['in'],
  ser: ['över'],
  arbetar: ['fram', 'vidare'],
  jobbar: ['fram', 'vidare'],
};

/** Begins a clause whose verb is not that of the sats. */
const BISATS = new Set(
  'som att där då när hur vad vilka vilken vilket eftersom innan ifall huruvida'.split(' '),
);
/** What stands after the word that says who. */
const EFTER_HUVUDORD = new Set(
  'i på av för från till med om inom vid under hos mellan senast löpande även också'.split(' '),
);
/** Part of a word that says who can be given something to do. */
const FUNKTION =
  /sekreterare|ordförande|grupp|förvaltning|chef|ledar|samordnar|strateg|ansvarig|kommun|region|nätverk|ledamot|ledamöter|nämnd|representant|handläggar|controller|forum|verksamhet|direktör|deltagar|presidi|styrelse|kansli|enhet|huvudm[aä]n|part(?:en|erna|er)$|organisation|utskott|rådet|sjuksköterskor|föredragande/iu;
/** Most words from «att» to the verb. */
const LONGEST_SUBJECT = 18;
/** Most words from the verb to its particle, that one counted. */
const LONGEST_TO_PARTICLE = 5;

const bare = (word: string): string => word.replace(/[^\p{L}\p{N}]+$/u, '').toLowerCase();

const GE =
  /(?<!\p{L})ger? (.{0,160}?) ?(?<!\p{L})i uppdrag(?!\p{L})(?: (?:åt|till) (.{1,160}?)(?= att(?!\p{L})|$))?/iu;
const FAR =
  /^(?:att )?(.{0,160}?) ?(?<!\p{L})(?:ges|får|har fått) (.{0,80}?) ?(?<!\p{L})i uppdrag(?!\p{L})/iu;
const UPPDRAG_GES = /(?<!\p{L})uppdrag(?:et)? ges(?!\p{L})(?: (?:åt|till) (.{0,160}?)(?= att(?!\p{L})|$))?/iu;
const UPPDRA = /(?<!\p{L})uppdra(?:r|s)?(?!\p{L})(?: (?:åt|till) (.{0,160}?)(?= att(?!\p{L})|$))?/iu;

/** To whom a task is given «i uppdrag»; empty where nobody is named, null where there is no such form. */
function uppdragTill(text: string): string | null {
  if (!/uppdra/iu.test(text)) return null;
  const ge = GE.exec(text);
  if (ge) return (ge[1] || ge[2] || '').trim();
  const far = FAR.exec(text);
  if (far) return [far[1], far[2]].join(' ').trim();
  const ges = UPPDRAG_GES.exec(text);
  if (ges) return (ges[1] ?? '').trim();
  const uppdra = UPPDRA.exec(text);
  return uppdra && (uppdra[1] ?? '').trim();
}

/** The words before the verb in «att Olle Vindahl senast … redovisar …»; null where nobody is told to do anything. */
function subjekt(text: string): string | null {
  const words = text.replace(/^att /i, '').split(' ', LONGEST_SUBJECT + LONGEST_TO_PARTICLE);
  for (const [index, written] of words.slice(0, LONGEST_SUBJECT).entries()) {
    const word = bare(written);
    if (BISATS.has(word)) return null;
    const next = (): string[] => words.slice(index + 1, index + 1 + LONGEST_TO_PARTICLE).map(bare);
    const isTask = GOR.has(word) || MED_PARTIKEL[word]?.some((particle) => next().includes(particle));
    if (!isTask || index === 0) continue;
    const before = words.slice(0, index);
    return arNagon(before) ? before.join(' ') : null;
  }
  return null;
}

/** A name or a body by its capital letter, a function by its word, or a word for nobody in particular. */
function arNagon(before: readonly string[]): boolean {
  const end = before.findIndex((word) => EFTER_HUVUDORD.has(bare(word)));
  const head = (end < 0 ? before : before.slice(0, end)).join(' ');
  return /^\p{Lu}/u.test(head) || FUNKTION.test(head) || INGEN_FIRST.test(before.join(' '));
}

function withoutName(text: string, namn: string): string {
  const at = text.toLowerCase().indexOf(namn.toLowerCase());
  return at < 0 ? text : `${text.slice(0, at)}Gruppen${text.slice(at + namn.length)}`;
}

/** To leave what one holds is no task. */
const LAMNAR_SITT = /(?<!\p{L})lämnar (?:sitt|sina|sin|över ordförandeskapet)(?!\p{L})/iu;

export const sagerNar = (text: string): boolean => NAR.test(text);

/** `organ`: names of bodies, which may have an «att» of their own («Samverkansgrupp Att åldras»). */
export function uppgiftI(written: string, organ: readonly string[]): Uppgift | null {
  const text = organ.reduce((rest, namn) => withoutName(rest, namn), written);
  const till = uppdragTill(text);
  if (till !== null) return { vem: till !== '' && !INGEN.test(till), nar: sagerNar(text) };
  const vem = subjekt(text);
  if (vem === null || LAMNAR_SITT.test(text)) return null;
  return { vem: !INGEN_FIRST.test(vem), nar: sagerNar(text) };
}
