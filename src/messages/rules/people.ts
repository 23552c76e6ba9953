// KVORUM-…, NARVARO-…, JAV-…, ROST-…, JUSTERARE-…: who was there, who may decide, who may not.
import type { Severity } from '../../domain/fault.ts';
import { type Area, counted, listed } from '../wording.ts';

/** The seats of one huvudman, or of the whole body where `huvudman` is null, and how many of them were there. */
interface Gruppbrist {
  huvudman: string | null;
  antal: number;
  platser: number;
  behovs: number;
}

/** The same lack at the same §§. */
interface Brist {
  ref: string;
  organ: string;
  grupper: readonly [Gruppbrist, ...Gruppbrist[]];
  saknas: readonly string[];
  vakanta: number;
  /** Nothing in the file says that the seats are empty. */
  enligtRegistret: boolean;
  kanske: readonly string[];
}

const NAMED = 5;
/** `A, B och C`; more than five are a number: `A, B, C, D, E och tre till`. */
const named = (names: readonly string[]): string =>
  names.length > NAMED
    ? listed([...names.slice(0, NAMED), `${numberWord(names.length - NAMED)} till`])
    : listed(names);

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const numberWord = (count: number): string => counted(count, 'en', '', '').trim();
const hurManga = (count: number): string => (count === 0 ? 'ingen' : numberWord(count));
const ledamoter = (count: number): string =>
  count === 0 ? 'ingen ledamot' : counted(count, 'en', 'ledamot', 'ledamöter');
const fran = ({ huvudman }: Gruppbrist): string => (huvudman === null ? '' : ` från ${huvudman}`);
const krav = ({ huvudman, platser, behovs }: Gruppbrist, organ: string): string =>
  huvudman === null
    ? `${organ} har ${ledamoter(platser)} och ska vara minst ${numberWord(behovs)} för att besluta.`
    : `${huvudman} har ${counted(platser, 'en', 'plats', 'platser')}, och det behövs minst ${numberWord(behovs)}.`;
const avMinst = ({ huvudman, antal, platser, behovs }: Gruppbrist): string =>
  `från ${huvudman} ${hurManga(antal)} av ${numberWord(platser)} (minst ${numberWord(behovs)})`;
const borta = ({ saknas, vakanta, enligtRegistret }: Brist): string[] => [
  saknas.length > 0 ? `Inte med: ${named(saknas)}.` : '',
  vakanta > 0
    ? `${capital(counted(vakanta, 'en', 'plats', 'platser'))} är ${vakanta === 1 ? 'vakant' : 'vakanta'}${enligtRegistret ? ' enligt registret' : ''}.`
    : '',
];

const sentences = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

function forFaText(v: Brist): string {
  const [only, ...more] = v.grupper;
  if (more.length > 0)
    return sentences(
      `Ni var för få när ${v.ref} beslutades: ${listed(v.grupper.map(avMinst))}.`,
      ...borta(v),
    );
  const med = only.antal === 1 ? 'bara en ledamot' : ledamoter(only.antal);
  return sentences(`När ${v.ref} beslutades var ${med}${fran(only)} med.`, krav(only, v.organ), ...borta(v));
}

/** `vilka`: a sentence about those who would make it enough. */
function osakertText(v: Brist, vilka: string): string {
  const [only, ...more] = v.grupper;
  const med =
    more.length > 0
      ? [`Säkert med var ${listed(v.grupper.map(avMinst))}.`]
      : [`${capital(ledamoter(only.antal))}${fran(only)} var säkert med.`, krav(only, v.organ)];
  const first = `Det går inte att se om ni var tillräckligt många när ${v.ref} beslutades.`;
  return sentences(first, ...med, vilka, ...borta(v));
}

export const KVORUM = {
  'KVORUM-001': (v: Brist & { allvar: Severity }) => ({
    severity: v.allvar,
    text: forFaText(v),
    hint:
      v.allvar === 'fel'
        ? 'Kontrollera vilka som var med. Var ni för få bordlägger ni ärendet och beslutar vid ett annat möte.'
        : 'Kontrollera vilka som var med. Kunde ni besluta ändå skriver du skälet under ”godkänn”.',
  }),
  'KVORUM-002': (v: Brist) => ({
    severity: 'varning' as const,
    text: osakertText(v, `${named(v.kanske)} var med en del av mötet.`),
    hint: 'Skriv vilka paragrafer eller ärenden de var med på i stället för ”del av mötet”, till exempel ärende 1–6.',
  }),
  'KVORUM-003': (v: { organ: string; namn: string; allvar: Severity }) => ({
    severity: v.allvar,
    text: `${v.namn} står som ersättare, men ${v.organ} har inga ersättare.`,
    hint: 'Den som inte är ledamot står bland övriga deltagare. Den ledamot som inte var med står som frånvarande.',
  }),
  'KVORUM-004': (v: Brist) => ({
    severity: 'varning' as const,
    text: osakertText(v, `Det framgår inte vilken huvudman ${named(v.kanske)} räknas till.`),
    hint: 'Skriv organisationen sist på personens rad, eller lägg in personen i registret.',
  }),
  'KVORUM-005': (v: { namn: string; organ: string }) => ({
    severity: 'varning' as const,
    text: `${v.namn} är ordförande och står också bland ledamöterna. Ordföranden deltar inte i besluten i ${v.organ} och räknas inte som ledamot.`,
    hint: 'Ta bort raden bland ledamöterna, eller rätta vem som är ordförande.',
  }),
} satisfies Area;

/** What somebody «har …» done in an ärende. */
const GJORT = {
  foredragande: 'föredragit ärendet',
  yrkanden: 'lagt ett yrkande',
  reservationer: 'reserverat sig',
  sarskiltYttrande: 'lämnat ett särskilt yttrande',
  protokollsanteckning: 'lämnat en protokollsanteckning',
  skriftligaSynpunkter: 'lämnat skriftliga synpunkter',
  votering: 'röstat',
} as const;
type Gjort = keyof typeof GJORT;

const pa = (rad: number | null): string => (rad ? ` på rad ${rad}` : '');

export const NARVARO = {
  'NARVARO-001': (v: { namn: string; ref: string; rad: number | null }) => ({
    text: `${v.namn} föredrar ${v.ref} men var inte med då enligt närvaron${pa(v.rad)}.`,
    hint: 'Rätta uppgiften om när personen var med, eller skriv vem som föredrog ärendet.',
  }),
  'NARVARO-002': (v: { namn: string; ref: string; rad: number | null }) => ({
    text: `${v.namn} föredrar ${v.ref} men står som frånvarande${pa(v.rad)}.`,
    hint: 'Skriv vem som föredrog ärendet, eller flytta personen till dem som var med.',
  }),
  'NARVARO-003': (v: { namn: string; ref: string }) => ({
    severity: 'varning' as const,
    text: `${v.namn} föredrar ${v.ref}, men det framgår inte vem det är.`,
    hint: 'Skriv funktion och organisation efter namnet. Står personen redan bland deltagarna kontrollerar du att namnet är skrivet likadant.',
  }),
  'NARVARO-004': (v: { namn: string; rad: number | null }) => ({
    text: `${v.namn} är sekreterare${v.rad ? ` (rad ${v.rad})` : ''} men står också som frånvarande.`,
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
    text: `Enligt registret är ${listed(v.fler > 0 ? [...v.namn, `${v.fler} till`] : v.namn)} ${v.namn.length === 1 ? 'ledamot' : 'ledamöter'} i ${v.organ} den dagen, men står varken bland de närvarande eller de frånvarande.`,
    hint: `Skriv in ${v.namn.length === 1 ? 'namnet' : 'namnen'} på rätt ställe. Har uppdraget upphört skriver du sista dagen i registret.`,
  }),
  'NARVARO-008': (v: {
    namn: string;
    vad: Gjort;
    ref: string;
    franvarande: boolean;
    rad: number | null;
  }) => ({
    text: `${v.namn} har ${GJORT[v.vad]} i ${v.ref} men ${v.franvarande ? 'står som frånvarande' : 'var inte med då enligt närvaron'}${pa(v.rad)}.`,
    hint: 'Rätta namnet, eller uppgiften om när personen var med.',
  }),
  'NARVARO-009': (v: { namn: string; vad: Gjort; ref: string }) => ({
    severity: 'varning' as const,
    text: `${v.namn} har ${GJORT[v.vad]} i ${v.ref} men finns inte bland deltagarna.`,
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
  'JAV-001': (v: { namn: string; ref: string; vad: Gjort }) => ({
    text: `${v.namn} har anmält jäv i ${v.ref} men har enligt filen också ${GJORT[v.vad]} där.`,
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
      ? `${v.namn} har röstat i ${v.ref}, men ordföranden har inte rösträtt i ${v.organ}.`
      : `${v.namn} har röstat i ${v.ref} men har inte rätt att besluta i ${v.organ}${v.rad ? ` (se rad ${v.rad})` : ''}.`,
    hint: 'Ta bort rösten, eller rätta namnet.',
  }),
  'ROST-004': (v: { namn: string; ref: string; organ: string }) => ({
    text: `${v.namn} har utslagsröst i ${v.ref}, men ordföranden har inte rösträtt i ${v.organ}.`,
    hint: 'Ta bort utslagsrösten och skriv under ”resultat” vad som hände när rösterna blev lika.',
  }),
  'ROST-005': (v: { namn: string; ref: string; organ: string }) => ({
    severity: 'varning' as const,
    text: `${v.namn} har lagt ett yrkande i ${v.ref}, men ordföranden deltar inte i besluten i ${v.organ}.`,
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
    text: `Ingen justerare var med vid ${v.ref}${v.rad ? ` (rad ${v.rad})` : ''}: ${listed(v.namn)} var inte med då eller kunde inte justera där.`,
    hint: 'Lägg till en justerare som var med då, eller rätta närvaron.',
  }),
} satisfies Area;
