// REGISTER-…: who holds which uppdrag, as the register file says it.
import { type Area, counted, listed, quoted } from './wording.ts';

/** `från och med den 1 mars 2023 till och med den 31 mars 2023`; null for always. */
function period(fran: string | null, till: string | null): string {
  if (fran !== null && fran === till) return ` ${fran}`;
  const parts = [fran && `från och med ${fran}`, till && `till och med ${till}`].filter(Boolean);
  return parts.length > 0 ? ` ${parts.join(' ')}` : '';
}

export const REGISTER = {
  'REGISTER-001': (v: { namn: string; annat: string; rad: number | null }) => ({
    text:
      v.namn === v.annat
        ? `${v.namn} står två gånger i registret${v.rad ? `; första gången på rad ${v.rad}` : ''}.`
        : `${v.namn} och ${v.annat}${v.rad ? ` på rad ${v.rad}` : ''} har samma namn i registret (kanske ett tidigare namn).`,
    hint: 'Är det samma person skriver du alla uppdrag under ett enda namn. Är det två personer skriver du organisation eller parti på båda, så att de kan skiljas åt.',
  }),
  'REGISTER-002': (v: {
    namn: string;
    organ: string;
    fran: string | null;
    till: string | null;
    rad: number | null;
  }) => ({
    text: `${v.namn} har två uppdrag i ${v.organ} samtidigt${period(v.fran, v.till)}${v.rad ? `; det första står på rad ${v.rad}` : ''}.`,
    hint: 'Skriv ”till” på det uppdrag som slutar, dagen innan nästa börjar, eller ta bort det som är för mycket.',
  }),
  'REGISTER-003': (v: {
    funktion: string;
    organ: string;
    forslag: string | null;
    finns: readonly string[];
  }) => ({
    severity: 'varning' as const,
    text: `Arbetsordningen för ${v.organ} har ingen plats som heter ${quoted(v.funktion)}.`,
    hint: v.forslag
      ? `Menade du ${quoted(v.forslag)}?`
      : `Platserna är ${listed(v.finns.map((one) => quoted(one)))}.`,
  }),
  'REGISTER-004': (v: {
    funktion: string;
    organisation: string;
    organ: string;
    antal: number;
    namn: readonly string[];
    tf: readonly string[];
    fran: string | null;
    till: string | null;
  }) => ({
    severity: 'varning' as const,
    text: `Fler har platsen än det finns platser: ${listed(v.namn)}${period(v.fran, v.till)}. ${v.organ} har ${counted(v.antal, 'en', 'plats', 'platser')} för ${quoted(v.funktion)} i ${v.organisation}.`,
    hint:
      v.tf.length > 0
        ? `${listed(v.tf)} är tillförordnad. Är den ordinarie ledig skriver du ett ”till” på det uppdraget och ett nytt uppdrag från den dag det gäller igen.`
        : 'Skriv ”till” på det uppdrag som har upphört, eller kontrollera funktion och organisation.',
  }),
  'REGISTER-005': (v: { fil: string; annan: string }) => ({
    text: `Här finns två register, ${quoted(v.fil)} och ${quoted(v.annan)}, så det går inte att veta vilket som gäller.`,
    hint: 'Låt bara ett av dem ligga kvar, eller säg vilket det är med --register.',
  }),
  'REGISTER-007': () => ({
    text: 'I registret står ett personnummer.',
    hint: 'Ta bort det. Personer med samma namn skiljs åt med organisation eller parti.',
  }),
  'REGISTER-006': () => ({
    severity: 'varning' as const,
    text: 'Registret går inte att läsa, så reglerna om vilka som var med är inte prövade.',
    hint: 'Rätta registret och kontrollera protokollet igen.',
  }),
} satisfies Area;
