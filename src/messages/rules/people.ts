// KVORUM-…, NARVARO-…, JAV-…, ROST-…, JUSTERARE-…: who was there, who may decide, who may not.
import type { Severity } from '../../domain/fault.ts';
import { type Area, counted, listed } from '../wording.ts';

interface Brist {
  ref: string;
  /** Null where the whole body is counted. */
  huvudman: string | null;
  organ: string;
  antal: number;
  platser: number;
  behovs: number;
  saknas: readonly string[];
  /** How many more are missing than are named. */
  fler: number;
  vakanta: number;
  kanske: readonly string[];
}

const ledamoter = (count: number): string => counted(count, 'en', 'ledamot', 'ledamöter');
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const fran = ({ huvudman }: Brist): string => (huvudman === null ? '' : ` från ${huvudman}`);
const krav = ({ huvudman, organ, platser, behovs }: Brist): string =>
  huvudman === null
    ? `${organ} har ${ledamoter(platser)} och ska vara minst ${counted(behovs, 'en', '', '').trim()} för att besluta.`
    : `${huvudman} har ${counted(platser, 'en', 'plats', 'platser')}, och det behövs minst ${counted(behovs, 'en', '', '').trim()}.`;
const borta = ({ saknas, fler, vakanta }: Brist): string => {
  const names = fler > 0 ? [...saknas, `${fler} till`] : saknas;
  const parts = [
    names.length > 0 ? `Inte med: ${listed(names)}.` : '',
    vakanta > 0
      ? `${capital(counted(vakanta, 'en', 'plats', 'platser'))} är ${vakanta === 1 ? 'vakant' : 'vakanta'} enligt registret.`
      : '',
  ];
  return parts.filter(Boolean).join(' ');
};

export const KVORUM = {
  'KVORUM-001': (v: Brist & { allvar: Severity }) => ({
    severity: v.allvar,
    text: `När ${v.ref} beslutades var ${ledamoter(v.antal)}${fran(v)} med. ${krav(v)} ${borta(v)}`.trim(),
    hint:
      v.allvar === 'fel'
        ? 'Kontrollera vilka som var med. Var ni för få bordlägger ni ärendet och beslutar vid ett annat möte.'
        : 'Kontrollera vilka som var med. Kunde ni besluta ändå skriver du skälet under ”godkänn”.',
  }),
  'KVORUM-002': (v: Brist) => ({
    severity: 'varning' as const,
    text: `Det går inte att se om ni var tillräckligt många när ${v.ref} beslutades. ${capital(ledamoter(v.antal))}${fran(v)} var säkert med. ${krav(v)} ${listed(v.kanske)} var med en del av mötet. ${borta(v)}`.trim(),
    hint: 'Skriv vilka paragrafer eller ärenden de var med på i stället för ”del av mötet”, till exempel ärende 1–6.',
  }),
  'KVORUM-003': (v: { organ: string; namn: string; allvar: Severity }) => ({
    severity: v.allvar,
    text: `${v.namn} står som ersättare, men ${v.organ} har inga ersättare.`,
    hint: 'Den som inte är ledamot står bland övriga deltagare. Den ledamot som inte var med står som frånvarande.',
  }),
  'KVORUM-004': (v: Brist) => ({
    severity: 'varning' as const,
    text: `Det går inte att se om ni var tillräckligt många när ${v.ref} beslutades. ${capital(ledamoter(v.antal))}${fran(v)} var med. ${krav(v)} Det framgår inte vilken huvudman ${listed(v.kanske)} räknas till. ${borta(v)}`.trim(),
    hint: 'Skriv organisationen sist på personens rad, eller lägg in personen i registret.',
  }),
  'KVORUM-005': (v: { namn: string; organ: string }) => ({
    severity: 'varning' as const,
    text: `${v.namn} är ordförande och står också bland ledamöterna. Ordföranden beslutar inte i ${v.organ} och räknas inte som ledamot.`,
    hint: 'Ta bort raden bland ledamöterna, eller rätta vem som är ordförande.',
  }),
} satisfies Area;

const UPPHOV = {
  foredragande: 'som föredragande',
  yrkanden: 'bakom ett yrkande',
  reservationer: 'bakom en reservation',
  sarskiltYttrande: 'bakom ett särskilt yttrande',
  protokollsanteckning: 'bakom en protokollsanteckning',
  skriftligaSynpunkter: 'bakom skriftliga synpunkter',
  votering: 'i omröstningen',
} as const;
type Upphov = keyof typeof UPPHOV;

const pa = (rad: number | null): string => (rad ? ` på rad ${rad}` : '');

export const NARVARO = {
  'NARVARO-001': (v: { namn: string; ref: string; rad: number | null }) => ({
    text: `${v.namn} föredrar ${v.ref} men var inte med då enligt närvaron${pa(v.rad)}.`,
    hint: 'Rätta när personen var med, eller vem som föredrog ärendet.',
  }),
  'NARVARO-002': (v: { namn: string; ref: string; rad: number | null }) => ({
    text: `${v.namn} föredrar ${v.ref} men står som frånvarande${pa(v.rad)}.`,
    hint: 'Rätta vem som föredrog ärendet, eller flytta personen till dem som var med.',
  }),
  'NARVARO-003': (v: { namn: string; ref: string }) => ({
    severity: 'varning' as const,
    text: `${v.namn} föredrar ${v.ref}, men det framgår inte vem det är.`,
    hint: 'Skriv funktion och organisation efter namnet. Står personen redan bland deltagarna kontrollerar du att namnet är skrivet likadant.',
  }),
  'NARVARO-004': (v: { namn: string; rad: number | null }) => ({
    text: `${v.namn} står som frånvarande men är sekreterare${pa(v.rad)}.`,
    hint: 'Rätta vem som var sekreterare, eller ta bort raden bland de frånvarande.',
  }),
  'NARVARO-005': (v: { namn: string; ref: string }) => ({
    severity: 'varning' as const,
    text: `${v.namn} är ordförande men var inte med ${v.ref === '' ? 'hela mötet' : `vid ${v.ref}`}. Det framgår inte vem som ledde mötet då.`,
    hint: 'Skriv det i texten där det hände, till exempel ”Vice ordföranden leder mötet”, eller rätta närvaron.',
  }),
  'NARVARO-006': (v: { namn: string; ref: string }) => ({
    severity: 'varning' as const,
    text: `${v.namn} är sekreterare men var inte med ${v.ref === '' ? 'hela mötet' : `vid ${v.ref}`}. Det framgår inte vem som förde protokollet då.`,
    hint: 'Skriv det i texten där det hände, till exempel ”Anna Ek för protokollet”, eller rätta närvaron.',
  }),
  'NARVARO-007': (v: { namn: readonly string[]; fler: number; organ: string }) => ({
    severity: 'varning' as const,
    text: `Enligt registret är ${listed(v.fler > 0 ? [...v.namn, `${v.fler} till`] : v.namn)} ${v.namn.length === 1 ? 'ledamot' : 'ledamöter'} i ${v.organ} den dagen, men står varken bland närvarande eller frånvarande.`,
    hint: 'Skriv dem på rätt ställe. Har uppdraget upphört skriver du sista dagen i registret.',
  }),
  'NARVARO-008': (v: {
    namn: string;
    vad: Upphov;
    ref: string;
    franvarande: boolean;
    rad: number | null;
  }) => ({
    text: `${v.namn} står ${UPPHOV[v.vad]} i ${v.ref} men ${v.franvarande ? 'står som frånvarande' : 'var inte med då enligt närvaron'}${pa(v.rad)}.`,
    hint: 'Rätta namnet, eller när personen var med.',
  }),
  'NARVARO-009': (v: { namn: string; vad: Upphov; ref: string }) => ({
    severity: 'varning' as const,
    text: `${v.namn} står ${UPPHOV[v.vad]} i ${v.ref} men finns inte bland deltagarna.`,
    hint: 'Kontrollera att namnet är skrivet likadant på båda ställena, eller lägg till personen bland deltagarna.',
  }),
  'NARVARO-010': (v: {
    namn: string;
    ref: string;
    varfor: 'med' | 'ej ledamot' | 'okand';
    organ: string;
  }) => ({
    severity: 'varning' as const,
    text: `${v.namn} har lämnat skriftliga synpunkter i ${v.ref} ${
      {
        med: 'men var själv med då.',
        'ej ledamot': `men är inte ledamot i ${v.organ}.`,
        okand: 'men står inte bland de frånvarande.',
      }[v.varfor]
    }`,
    hint: {
      med: 'Den som är med lämnar sina synpunkter på mötet: skriv dem i texten. Var personen borta rättar du närvaron.',
      'ej ledamot': 'Skriv synpunkterna i texten i stället, eller rätta namnet.',
      okand: 'Kontrollera hur namnet är skrivet. Den ledamot som inte var med står bland de frånvarande.',
    }[v.varfor],
  }),
} satisfies Area;

export const JAV = {
  'JAV-001': (v: { namn: string; ref: string; vad: Upphov }) => ({
    text: `${v.namn} har anmält jäv i ${v.ref} men står också ${UPPHOV[v.vad]} där.`,
    hint: 'Den som är jävig deltar inte i handläggningen. Ta bort namnet på det ställe som är fel.',
  }),
  'JAV-002': (v: { namn: string; ref: string }) => ({
    severity: 'varning' as const,
    text: `${v.namn} har anmält jäv i ${v.ref} men finns inte bland deltagarna.`,
    hint: 'Kontrollera att namnet är skrivet likadant på båda ställena, eller lägg till personen bland deltagarna.',
  }),
  'JAV-003': (v: { namn: string; ref: string; organ: string; rad: number | null }) => ({
    text: `${v.namn} reserverar sig i ${v.ref} men har inte rätt att besluta i ${v.organ}${v.rad ? ` (se rad ${v.rad})` : ''}.`,
    hint: 'Bara den som deltar i beslutet kan reservera sig. Rätta namnet, eller skriv en protokollsanteckning i stället.',
  }),
  'JAV-004': (v: { namn: string; ref: string; forslag: string | null }) => ({
    text: `${v.namn} reserverar sig i ${v.ref} men finns inte bland ordförande och ledamöter.`,
    hint: v.forslag
      ? `Menade du ${v.forslag}?`
      : 'Kontrollera att namnet är skrivet likadant på båda ställena, eller lägg till personen bland ledamöterna.',
  }),
  'JAV-005': (v: { ref: string }) => ({
    severity: 'varning' as const,
    text: `I ${v.ref} finns en reservation men inget beslut.`,
    hint: 'Skriv beslutet. Fattades inget beslut skriver du en protokollsanteckning i stället.',
  }),
} satisfies Area;

const roster = (count: number): string => counted(count, 'en', 'röst', 'röster');
const personer = (count: number): string => counted(count, 'en', 'person', 'personer');

export const ROST = {
  'ROST-001': (v: { ref: string; roster: number; hogst: number }) => ({
    text: `Omröstningen i ${v.ref} har ${roster(v.roster)}, men bara ${personer(v.hogst)} med rösträtt var med då.`,
    hint: 'Kontrollera antalet röster, och vilka som var med vid ärendet.',
  }),
  'ROST-002': (v: { ref: string; roster: number; med: number; saknas: readonly string[] }) => ({
    text: `Omröstningen i ${v.ref} har ${roster(v.roster)}, men ${personer(v.med)} med rösträtt var med då.${
      v.saknas.length > 0 ? ` Det står inte hur ${listed(v.saknas)} röstade.` : ''
    }`,
    hint: 'Skriv också dem som avstod, under ”avstår”. Var någon inte med rättar du närvaron.',
  }),
  'ROST-003': (v: { namn: string; ref: string; organ: string; ordforande: boolean; rad: number | null }) => ({
    text: v.ordforande
      ? `${v.namn} har röstat i ${v.ref}, men ordföranden beslutar inte i ${v.organ}.`
      : `${v.namn} har röstat i ${v.ref} men har inte rätt att besluta i ${v.organ}${v.rad ? ` (se rad ${v.rad})` : ''}.`,
    hint: 'Ta bort rösten, eller rätta namnet.',
  }),
  'ROST-004': (v: { namn: string; ref: string; organ: string }) => ({
    text: `${v.namn} har utslagsröst i ${v.ref}, men ordföranden beslutar inte i ${v.organ}.`,
    hint: 'Ta bort utslagsrösten och skriv under ”resultat” vad som hände när rösterna blev lika.',
  }),
  'ROST-005': (v: { namn: string; ref: string; organ: string }) => ({
    severity: 'varning' as const,
    text: `${v.namn} står bakom ett yrkande i ${v.ref}, men ordföranden beslutar inte i ${v.organ}.`,
    hint: 'Kontrollera vem som yrkade. Var det ett förslag från ordföranden skriver du det i texten.',
  }),
} satisfies Area;

export const JUSTERARE = {
  'JUSTERARE-001': (v: { namn: string; franvarande: boolean; forslag: string | null }) => ({
    text: `${v.namn} ska justera protokollet men ${v.franvarande ? 'står som frånvarande' : 'var inte med på mötet enligt filen'}.`,
    hint: v.forslag
      ? `Menade du ${v.forslag}?`
      : 'Skriv en ledamot som var med, eller kontrollera att namnet är skrivet likadant på båda ställena.',
  }),
  'JUSTERARE-002': (v: { namn: string }) => ({
    text: `${v.namn} är både ordförande och justerare.`,
    hint: 'Ordföranden justerar tillsammans med någon annan. Skriv den ledamot som utsågs.',
  }),
  'JUSTERARE-003': (v: { namn: string; organ: string; rad: number | null }) => ({
    severity: 'varning' as const,
    text: `${v.namn} ska justera protokollet men är inte ledamot i ${v.organ}${v.rad ? ` (se rad ${v.rad})` : ''}.`,
    hint: 'Skriv den ledamot som utsågs att justera.',
  }),
  'JUSTERARE-004': (v: { namn: readonly string[]; ref: string; rad: number | null }) => ({
    text: `${listed(v.namn)} är ${v.namn.length === 1 ? 'jävig' : 'jäviga'} i ${v.ref}${v.rad ? ` (rad ${v.rad})` : ''} och kan inte justera där.`,
    hint: 'Lägg till en justerare som inte är jävig. Skriv också i protokollet vem som justerar vad.',
  }),
  'JUSTERARE-005': (v: { namn: readonly string[]; ref: string; rad: number | null }) => ({
    severity: 'varning' as const,
    text: `Ingen justerare var med vid ${v.ref}${v.rad ? ` (rad ${v.rad})` : ''}: ${listed(v.namn)} hade inte kommit, hade gått eller kunde inte justera där.`,
    hint: 'Lägg till en justerare som var med då, eller rätta närvaron.',
  }),
} satisfies Area;
