// UPPDRAG-…, NAMN-…: what the register says of people, and names that are spelt in two ways.
import type { Severity } from '../../domain/fault.ts';
import { type Area, listed, quoted } from '../wording.ts';

const severity = 'varning' as const;

const ROLLER: Readonly<Record<string, string>> = {
  ledamot: 'ledamot',
  ersattare: 'ersättare',
  ordforande: 'ordförande',
  sekreterare: 'sekreterare',
  adjungerad: 'adjungerad',
};
const rollen = (roll: string): string => ROLLER[roll] ?? roll;

/** Whose seat it is, when it began or ended, or where else the person has a seat. */
function varfor(v: {
  namn: string;
  slutade: string | null;
  borjar: string | null;
  efter: readonly string[];
  annars: readonly string[];
}): string {
  const nu = v.efter.length > 0 ? ` Platsen innehas nu av ${listed(v.efter, 'eller')}.` : '';
  if (v.slutade && v.borjar)
    return ` Det förra uppdraget upphörde ${v.slutade} och nästa börjar ${v.borjar}.${nu}`;
  if (v.slutade) return ` Uppdraget upphörde ${v.slutade}.${nu}`;
  if (v.borjar) return ` Uppdraget börjar ${v.borjar}.`;
  return v.annars.length > 0 ? ` Enligt registret har ${v.namn} uppdrag bara i ${listed(v.annars)}.` : '';
}

export const UPPDRAG = {
  'UPPDRAG-001': (v: { finns: boolean; organ: string; datum: string }) => ({
    severity,
    text: v.finns
      ? `Registret har ingen som har uppdrag i ${v.organ} ${v.datum}. Det som står i filen gäller.`
      : 'Det finns inget register över vilka som har uppdrag. Det som står i filen gäller.',
    hint: v.finns
      ? 'Skriv in organets ledamöter i registret, eller kontrollera mötets datum.'
      : 'Lägg filen register.yaml bredvid mötesfilerna. Då kan namn, titel och uppdrag kontrolleras.',
  }),
  'UPPDRAG-002': (v: { namn: string; organ: string }) => ({
    severity,
    text: `${v.namn} finns inte i registret.`,
    hint: `Skriv in personen och uppdraget i ${v.organ} i registret. Är det en gäst flyttar du namnet till övriga deltagare.`,
  }),
  'UPPDRAG-003': (v: {
    namn: string;
    organ: string;
    slutade: string | null;
    borjar: string | null;
    efter: readonly string[];
    annars: readonly string[];
  }) => ({
    severity,
    text: `${v.namn} har inget uppdrag i ${v.organ} den dag mötet hålls.${varfor(v)}`,
    hint: 'Rätta registret om uppdraget saknas där. Den som var med utan uppdrag står bland övriga deltagare.',
  }),
  'UPPDRAG-004': (v: { namn: string; som: string; roll: string; organ: string }) => ({
    severity,
    text: `${v.namn} står som ${rollen(v.som)}, men är enligt registret ${rollen(v.roll)} i ${v.organ}.`,
    hint:
      v.som === 'ordforande' || v.som === 'sekreterare'
        ? `Kontrollera vem som var ${rollen(v.som)}. Var den ordinarie borta står den personen som frånvarande.`
        : v.roll === 'adjungerad'
          ? 'Den som är adjungerad står bland övriga deltagare.'
          : v.roll === 'ersattare'
            ? 'En ersättare som tjänstgör skrivs med ”tjänstgör för” och namnet. Annars står personen under ”ersättare”.'
            : 'Flytta personen dit registret säger, eller rätta registret.',
  }),
  'UPPDRAG-005': (v: { namn: string; har: string; registret: string }) => ({
    severity,
    text: `Efter ${v.namn} står ${quoted(v.har, 120)}, men i registret står ${quoted(v.registret, 120)}.`,
    hint: 'Det som står i filen gäller. Rätta filen, eller registret om uppgiften är ny.',
  }),
  'UPPDRAG-006': (v: { namn: string; iFilen: boolean }) => ({
    severity,
    text: v.iFilen
      ? `${v.namn} står som tillförordnad, men är det inte enligt registret.`
      : `${v.namn} är tillförordnad enligt registret, men det framgår inte av filen.`,
    hint: v.iFilen
      ? 'Ta bort ”tf.” i filen, eller skriv ”tf: ja” på uppdraget i registret.'
      : 'Skriv ”tf.” före titeln i filen, eller rätta registret.',
  }),
  'UPPDRAG-007': (v: { namn: string; vilka: readonly string[] }) => ({
    severity,
    text: `Registret har flera som heter ${v.namn}, och det går inte att se vem som menas.`,
    hint: `Skriv organisation eller parti efter namnet. I registret finns ${listed(v.vilka.map((one) => quoted(one, 100)))}.`,
  }),
  'UPPDRAG-008': (v: {
    namn: string;
    som: 'ordforande' | 'sekreterare';
    organ: string;
    ska: string;
    har: string;
    allvar: Severity;
  }) => ({
    severity: v.allvar,
    text: `${v.som === 'ordforande' ? 'Ordföranden' : 'Sekreteraren'} i ${v.organ} kommer enligt arbetsordningen från ${v.ska}, men ${v.namn} står med ${v.har}.`,
    hint: `Kontrollera vem som var ${rollen(v.som)}, och organisationen efter namnet. Är det rätt skriver du skälet under ”godkänn”.`,
  }),
} satisfies Area;

export const NAMN = {
  'NAMN-001': (v: {
    namn: string;
    annat: string;
    ref: string | null;
    iRegistret: boolean;
    rad?: number | null;
  }) => ({
    severity,
    text: `${v.namn}${v.ref ? ` i ${v.ref}` : ''} kan vara samma person som ${v.annat}${v.rad ? ` på rad ${v.rad}` : ''}.${v.iRegistret ? ` Registret har ${v.annat}.` : ''}`,
    hint: 'Är det en och samma person skriver du namnet likadant på båda ställena. Är det två personer svarar du under ”godkänn”.',
  }),
  'NAMN-002': (v: { namn: string; iRegistret: string; ref: string | null }) => ({
    severity,
    text: `${v.namn}${v.ref ? ` i ${v.ref}` : ''} kan vara en felskrivning av ${v.iRegistret}, som finns i registret.`,
    hint: 'Är det en och samma person rättar du namnet i filen eller i registret. Är det två personer svarar du under ”godkänn”.',
  }),
} satisfies Area;
