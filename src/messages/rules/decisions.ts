// BESLUT-…, MANDAT-…: the form of a beslut, what it has to say, and what a body may decide.
import type { Severity } from '../../domain/fault.ts';
import { type Area, listed, quoted } from '../wording.ts';

export const BESLUT = {
  'BESLUT-001': (v: { ref: string; rubrik: string; bara: boolean; allvar: Severity }) => ({
    severity: v.allvar,
    text: `${quoted(v.rubrik)} (${v.ref}) är ett ärende för beslut${v.bara ? '' : ', bland annat'}, men har varken beslut, bordläggning eller återremiss.`,
    hint: v.bara
      ? 'Skriv ”beslut”, ”bordläggning: ja” eller ”återremiss: ja”, eller ändra ”typ” om ärendet bara var information.'
      : 'Skriv beslutet, eller ta bort beslut ur ”typ” om det inte blev något beslut.',
  }),
  'BESLUT-002': (v: { ref: string; rubrik: string }) => ({
    severity: 'varning' as const,
    text: `${quoted(v.rubrik)} (${v.ref}) slutar utan beslut och utan avslutande mening. Läsaren ser inte hur ärendet slutade.`,
    hint: 'Skriv beslutet, eller ”avslutning: information” om inget beslutades.',
  }),
  'BESLUT-003': (v: { organ: string; punkter: readonly string[] }) => ({
    severity: 'varning' as const,
    text: `Ärendetypen saknas för ${listed(v.punkter)}. I protokollen från ${v.organ} står den efter rubriken.`,
    hint: 'Skriv till exempel ”typ: B” för beslut, ”typ: I” för information eller ”typ: I/D” för information och diskussion.',
  }),
  'BESLUT-004': (v: { ref: string; sats: string }) => ({
    severity: 'varning' as const,
    text: `Beslutet ${quoted(v.sats)} i ${v.ref} börjar med stor bokstav och blir en egen mening, inte en att-sats.`,
    hint: 'Börja med ordet ”att”. Ska det vara en egen mening skriver du skälet under ”godkänn”.',
  }),
  'BESLUT-005': (v: { ref: string; ord: string; inledning: string }) => ({
    text: `Beslutet i ${v.ref} börjar med ${quoted(v.ord)}, men orden ${quoted(v.inledning)} skrivs redan ovanför besluten.`,
    hint: 'Ta bort de orden och låt beslutet börja med ”att”.',
  }),
  'BESLUT-006': (v: { ref: string; sats: string }) => ({
    text: `Ordet ”att” står två gånger i början av beslutet ${quoted(v.sats)} i ${v.ref}.`,
    hint: 'Ta bort det ena.',
  }),
  'BESLUT-007': (v: { ref: string; tecken: string; nummer: boolean }) => ({
    text: `Beslutet i ${v.ref} börjar med ${quoted(v.tecken)} före ordet ”att”. ${v.nummer ? 'Besluten numreras av programmet, där organet har numrerade beslut.' : 'Strecket kommer med i protokollet.'}`,
    hint: 'Skriv varje beslut på en egen rad under ”beslut:”, med ett streck längst fram på raden och sedan ”att”.',
  }),
  'BESLUT-008': (v: { ref: string; ord: string; sats: string }) => ({
    severity: 'varning' as const,
    text: `Beslutet ${quoted(v.sats)} i ${v.ref} står i förfluten tid (${quoted(v.ord)}).`,
    hint: 'Ett beslut skrivs i nutid, till exempel ”att godkänna rutinen” eller ”att sekreteraren redovisar …”.',
  }),
  'BESLUT-009': (v: { ref: string; slut: string }) => ({
    severity: 'varning' as const,
    text: `Ett beslut i ${v.ref} slutar med ${quoted(v.slut)}, som om något saknas.`,
    hint: `Skriv färdigt beslutet, eller ta bort det ${/\p{L}/u.test(v.slut) ? 'ordet' : 'tecknet'}. Varje beslut står för sig utan ”och” eller ”samt” emellan.`,
  }),
  'BESLUT-010': (v: { ref: string; ord: string; organ: string; allvar: Severity }) => ({
    severity: v.allvar,
    text: `Beslutet i ${v.ref} kan kräva mer resurser (${quoted(v.ord)}), men det står inte att organisationernas egna beslutsorgan har ställt sig bakom det.`,
    hint: `Skriv hur organisationerna har tagit ställning, innan ${v.organ} beslutar, eller lägg till ”under förutsättning att respektive organisations egna beslutsorgan …”.`,
  }),
  'BESLUT-011': (v: { ref: string; sats: string }) => ({
    severity: 'varning' as const,
    text: `Beslutet ${quoted(v.sats)} i ${v.ref} ger någon ett uppdrag, men det står inte vem.`,
    hint: 'Skriv vem eller vilka som ska göra det, med namn eller funktion.',
  }),
  'BESLUT-012': (v: { ref: string; sats: string }) => ({
    severity: 'varning' as const,
    text: `Beslutet ${quoted(v.sats)} i ${v.ref} är ett uppdrag, men det står inte när det ska vara gjort.`,
    hint: 'Skriv en dag eller ett möte, till exempel ”senast den 31 maj 2023”, eller hur ofta.',
  }),
} satisfies Area;

export const MANDAT = {
  'MANDAT-001': (v: {
    ref: string;
    ord: string;
    organ: string;
    vad: string;
    iStallet: string;
    allvar: Severity;
  }) => ({
    severity: v.allvar,
    text: `Beslutet i ${v.ref} (${quoted(v.ord)}) kan ligga utanför vad ${v.organ} får besluta om. ${v.organ} får inte ${v.vad}.`,
    hint: v.iStallet,
  }),
} satisfies Area;
