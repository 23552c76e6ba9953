// FRIST-…: deadlines, days and how often a body meets.
import type { Severity } from '../../domain/fault.ts';
import { type Area, counted, quoted } from '../wording.ts';

const days = (count: number): string => counted(count, 'en', 'dag', 'dagar');
const meetings = (count: number): string => counted(count, 'ett', 'möte', 'möten');
const before = (count: number): string => (count === 0 ? 'samma dag som mötet' : `${days(count)} före mötet`);

export const FRIST = {
  'FRIST-001': (v: {
    skickad: string;
    dagar: number;
    ska: number;
    organ: string;
    /** Known from the ledger and not from the file. */
    reserverad: boolean;
    allvar: Severity;
  }) => ({
    severity: v.allvar,
    text: v.reserverad
      ? `Numren reserverades för kallelsen ${v.skickad}, ${before(v.dagar)}. ${v.organ} ska kallas minst ${days(v.ska)} före.`
      : `Kallelsen skickades ${v.skickad}, ${before(v.dagar)}. ${v.organ} ska kallas minst ${days(v.ska)} före.`,
    hint: v.reserverad
      ? 'Skickades kallelsen en annan dag skriver du den under ”kallelse skickad”. Skickades den för sent skriver du skälet under ”godkänn”.'
      : 'Kontrollera datumet. Skickades kallelsen för sent skriver du skälet under ”godkänn”.',
  }),
  'FRIST-002': (v: { skickad: string; datum: string }) => ({
    text: `Kallelsen skickades enligt filen ${v.skickad}, men mötet hölls ${v.datum}.`,
    hint: 'En kallelse skickas före mötet. Rätta dagen under ”kallelse skickad” eller mötets datum.',
  }),
  'FRIST-003': (v: {
    ref: string;
    rubrik: string;
    anmald: string;
    senast: string;
    /** The day is reckoned from the meeting, because the file says nothing of the kallelse. */
    beraknad: boolean;
    allvar: Severity;
  }) => ({
    severity: v.allvar,
    text: `${quoted(v.rubrik)} (${v.ref}) anmäldes ${v.anmald}. Ärenden till mötet skulle anmälas senast ${v.senast}${v.beraknad ? ', räknat från sista dagen för kallelsen' : ''}.`,
    hint: 'Kontrollera dagen under ”anmäld”. Togs ärendet upp ändå skriver du skälet under ”godkänn”.',
  }),
  'FRIST-004': (v: { ref: string; rubrik: string; anmald: string; datum: string }) => ({
    text: `${quoted(v.rubrik)} (${v.ref}) anmäldes enligt filen ${v.anmald}, men mötet hölls ${v.datum}.`,
    hint: 'Ett ärende kan inte anmälas efter mötet där det togs upp. Rätta dagen under ”anmäld”.',
  }),
  'FRIST-005': (v: { senast: string; dagar: number; ska: number; sista: string; allvar: Severity }) => ({
    severity: v.allvar,
    text: `Protokollet ska justeras senast ${v.senast}, ${days(v.dagar)} efter mötet. Det ska vara justerat inom ${days(v.ska)}, det vill säga senast ${v.sista}.`,
    hint: 'Sätt en tidigare dag under ”justering: senast”, eller skriv skälet under ”godkänn”.',
  }),
  'FRIST-006': (v: { senast: string; slut: string }) => ({
    text: `Protokollet ska justeras senast ${v.senast} samma dag som mötet, men mötet slutar först ${v.slut}.`,
    hint: 'Protokollet justeras efter mötet. Rätta dag och klockslag under ”justering: senast” eller mötets tid.',
  }),
  'FRIST-007': (v: { organ: string }) => ({
    severity: 'varning' as const,
    text: `Justerare är utsedda, men det står inte när protokollet senast ska vara justerat. Justerare skriver under protokoll från ${v.organ}.`,
    hint: 'Skriv dagen under ”justering”, till exempel ”senast: 2024-03-15 kl. 16.00”.',
  }),
  'FRIST-008': (v: { organ: string; ar: number; nummer: number; hogst: number; allvar: Severity }) => ({
    severity: v.allvar,
    text: `Det här är möte nummer ${v.nummer} för ${v.organ} under ${v.ar}. Det ska vara högst ${meetings(v.hogst)} om året.`,
    hint: 'Kontrollera mötets datum. Behövdes mötet ändå skriver du skälet under ”godkänn”.',
  }),
  'FRIST-009': (v: {
    organ: string;
    ar: number;
    antal: number;
    minst: number;
    nasta: string;
    /** All of them have been held. */
    hallna: boolean;
    allvar: Severity;
  }) => ({
    severity: v.allvar,
    text: `${v.organ} har ${v.hallna ? 'haft ' : ''}${meetings(v.antal)} under ${v.ar}, och nästa möte är ${v.nasta}. Det ska vara minst ${meetings(v.minst)} om året.`,
    hint: 'Kontrollera dagen under ”nästa möte” och att årets alla möten finns bland filerna. Är det rätt skriver du skälet under ”godkänn”.',
  }),
  /** `namn` of the holiday; null for an ordinary Saturday or Sunday. */
  'FRIST-010': (v: { vad: string; dag: string; namn: string | null }) => ({
    severity: 'varning' as const,
    text:
      v.namn === null ? `${v.vad} ${v.dag}, som inte är en vardag.` : `${v.vad} ${v.dag}, som är ${v.namn}.`,
    hint: 'Kontrollera datumet. Är det rätt skriver du skälet under ”godkänn”.',
  }),
  /** `ar` where the words do not say it. */
  'FRIST-011': (v: { ref: string; ord: string; ar: number | null; namn: string; afton: boolean }) => ({
    severity: 'varning' as const,
    text: `I beslutet i ${v.ref} står ${quoted(v.ord)}. Det är ${v.afton ? v.namn : `en helgdag (${v.namn})`}${v.ar === null ? '' : ` ${v.ar}`}.`,
    hint: 'Kontrollera datumet, eller välj en vardag strax före eller efter. Är det rätt skriver du skälet under ”godkänn”.',
  }),
} satisfies Area;
