// DATA-…: what the file says: keys, dates, times, people, votes. ORGAN-…: the body it names.
import { type Area, counted, listed, quoted } from './wording.ts';

const example = (lines: string | null) => (lines ? `, till exempel: ${lines}` : '.');

export const DATA = {
  'DATA-001': (v: { nyckel: string; plats: string; exempel: string | null; lista: boolean }) => ({
    text: `${v.plats} saknar nyckeln ${quoted(v.nyckel)}.`,
    hint: v.lista
      ? `Lägg till en rad med ${quoted(`${v.nyckel}:`)}, och under den en indragen rad med streck för varje del.`
      : `Lägg till en rad med den${example(v.exempel)}`,
  }),
  'DATA-002': (v: { nyckel: string; exempel: string | null; slag?: 'ärende' | 'ärenden' }) =>
    v.slag === 'ärende'
      ? {
          text: 'Ärendet på den här raden är tomt.',
          hint: 'Skriv minst en rubrik efter strecket, eller ta bort strecket.',
        }
      : v.slag === 'ärenden'
        ? {
            text: 'Protokollet har inga ärenden.',
            hint: 'Skriv minst ett ärende, med streck och rubrik, indraget på raden under.',
          }
        : {
            text: `${quoted(v.nyckel)} saknar värde.`,
            hint: `Fyll i ett värde eller ta bort raden${example(v.exempel)}`,
          },
  'DATA-003': (v: { nyckel: string; tillatna: readonly string[] }) => ({
    text: `Nyckeln ${quoted(v.nyckel, 40)} finns inte.`,
    hint: `Nycklarna här är ${listed(v.tillatna)}.`,
  }),
  'DATA-004': (v: { nyckel: string; forslag: string }) => ({
    text: `Nyckeln ${quoted(v.nyckel, 40)} finns inte.`,
    hint: `Menade du ${quoted(v.forslag)}?`,
  }),
  'DATA-005': (v: { nyckel: string; platser: readonly string[] }) => ({
    text: `Nyckeln ${quoted(v.nyckel)} kan inte stå här.`,
    hint: `Den hör hemma ${listed(v.platser, 'eller')}; flytta raden eller rätta indraget.`,
  }),
  'DATA-006': (v: { nyckel: string; ska: string; ar: string }) => ({
    text: `${quoted(v.nyckel)} ska vara ${v.ska}, men här står ${v.ar}.`,
    hint:
      v.ska === 'text'
        ? 'Skriv en text efter kolon. Innehåller texten klamrar eller kolon sätter du den inom citattecken.'
        : v.ska === 'en lista'
          ? 'Skriv varje del på en egen rad som börjar med streck.'
          : 'Skriv varje uppgift på en egen, indragen rad med nyckel och kolon.',
  }),
  'DATA-007': (v: { nyckel: string }) => ({
    text: `${quoted(v.nyckel)} är en tom lista.`,
    hint: 'Skriv minst en rad som börjar med streck.',
  }),
  'DATA-008': (v: { nyckel: string; hogst: number; rad: boolean }) => ({
    text: `${v.rad ? 'Raden' : quoted(v.nyckel)} är för lång; högst ${v.hogst.toLocaleString('sv-SE')} tecken får plats.`,
    hint: 'Korta texten, eller kontrollera att ett citattecken inte har hamnat fel.',
  }),
  'DATA-009': (v: { varde: string }) => ({
    text: `${quoted(v.varde)} är inte ett datum i formen år-månad-dag.`,
    hint: 'Skriv datumet med siffror, till exempel 2023-11-17.',
  }),
  'DATA-010': (v: { varde: string }) => ({
    text: `Datumet ${v.varde} finns inte i kalendern.`,
    hint: 'Kontrollera år, månad och dag.',
  }),
  'DATA-011': (v: { varde: string }) => ({
    text: `${quoted(v.varde)} är ingen tid för start och slut.`,
    hint: 'Skriv båda klockslagen med tankstreck emellan, till exempel 8.15–12.00.',
  }),
  'DATA-012': (v: { start: string; slut: string }) => ({
    text:
      v.start === v.slut
        ? `Mötet börjar och slutar samtidigt, ${v.start}.`
        : `Mötet slutar ${v.slut}, före starten ${v.start}.`,
    hint: 'Kontrollera klockslagen.',
  }),
  'DATA-013': (v: { varde: string }) => ({
    text: `${quoted(v.varde)} är inte en tidpunkt.`,
    hint: 'Skriv datum och, om du vill, klockslag, till exempel 2024-03-15 kl. 16.00.',
  }),
  'DATA-014': (v: { varde: string; mening: boolean }) => ({
    text: `${quoted(v.varde)} är varken ja eller nej.`,
    hint: v.mening ? 'Skriv ja eller nej, eller en hel mening.' : 'Skriv ja eller nej.',
  }),
  'DATA-015': (v: { varde: string }) => ({
    text: `${quoted(v.varde)} är ingen ärendetyp.`,
    hint: 'Skriv beslut, information eller diskussion, eller flera av dem med snedstreck, till exempel I/D.',
  }),
  'DATA-016': (v: {
    nyckel: string;
    varde: string;
    tillatna: readonly string[];
    forslag: string | null;
  }) => ({
    text: `${quoted(v.nyckel)} kan inte vara ${quoted(v.varde, 40)}.`,
    hint: v.forslag
      ? `Menade du ${quoted(v.forslag)}?`
      : `Skriv ${listed(
          v.tillatna.map((word) => quoted(word)),
          'eller',
        )}.`,
  }),
  'DATA-017': (v: { varde: string }) => ({
    text: `${quoted(v.varde)} är ingen färg.`,
    hint: 'Skriv # och sex tecken, siffror eller a–f, inom citattecken: "#1d4f5c".',
  }),
  'DATA-018': (v: { varde: string }) => ({
    text: `${quoted(v.varde)} är ingen webbadress.`,
    hint: 'Skriv hela adressen, till exempel https://exempel.se/verifiera.',
  }),
  'DATA-019': (v: { nyckel: string }) => ({
    text: `Rösterna under ${quoted(v.nyckel)} är varken ett antal eller en lista med namn.`,
    hint: 'Skriv antalet med siffror, eller namnen på var sin rad som börjar med streck.',
  }),
  'DATA-020': (v: { namn: string }) => ({
    text: `${v.namn} har röstat mer än en gång.`,
    hint: 'Låt namnet stå på ett enda ställe i voteringen.',
  }),
  'DATA-021': () => ({
    text: 'Omröstningen är sluten, men rösterna är angivna med namn.',
    hint: 'Skriv bara antalet röster, eller ta bort raden om sluten omröstning.',
  }),
  'DATA-022': (v: { antal: number }) => ({
    text: `Rösterna är lika, ${v.antal} mot ${v.antal}, men det framgår inte hur det avgjordes.`,
    hint: 'Lägg till ”utslagsröst” med ordförandens namn, eller ”resultat” med en mening om utgången.',
  }),
  'DATA-023': (v: { roster: number; ledamoter: number }) => ({
    text: `Omröstningen har ${v.roster} röster, men bara ${v.ledamoter} personer kan ha röstat.`,
    hint: 'Kontrollera rösterna mot ordförande, ledamöter och ersättare.',
  }),
  'DATA-024': (v: { namn: string; forslag: string | null }) => ({
    severity: 'varning' as const,
    text: `${v.namn} har röstat men finns inte bland ordförande, ledamöter och ersättare.`,
    hint: v.forslag
      ? `Menade du ${v.forslag}?`
      : 'Kontrollera att namnet är skrivet likadant på båda ställena.',
  }),
  'DATA-025': (v: { varde: string }) => ({
    text: `Det går inte att förstå när personen var närvarande: ${quoted(v.varde)}.`,
    hint: 'Skriv till exempel §§ 12–17, ärende 1–6 eller del av mötet, med hela paragrafer och det lägsta numret först.',
  }),
  'DATA-026': (v: { sista: number; antal: number }) => ({
    text: `Närvaron gäller ärende ${v.sista}, men mötet har bara ${counted(v.antal, 'ett', 'ärende', 'ärenden')}.`,
    hint: 'Räkna ärendena i filen från 1. Menar du paragrafnumret skriver du § före.',
  }),
  'DATA-027': (v: { namn: string; rad: number | null }) => ({
    text: `${v.namn} står med mer än en gång${v.rad ? `; första gången på rad ${v.rad}` : ''}.`,
    hint: 'Ta bort den ena raden. Är det två personer med samma namn skriver du något som skiljer dem åt.',
  }),
  'DATA-028': (v: { namn: string; rad: number | null }) => ({
    text: `${v.namn} står som frånvarande men också som närvarande${v.rad ? ` på rad ${v.rad}` : ''}.`,
    hint: 'Ta bort den rad som är fel. Var personen med en del av mötet skriver du det, till exempel §§ 12–17.',
  }),
  'DATA-029': () => ({
    text: 'Justeringen ska vara klar före mötets datum.',
    hint: 'Kontrollera mötets datum och sista dag för justering.',
  }),
  'DATA-030': () => ({
    text: 'Nästa möte ligger inte efter det här mötet.',
    hint: 'Kontrollera båda datumen.',
  }),
  'DATA-031': () => ({
    text: 'Det framgår inte var mötet hölls.',
    hint: 'Lägg till en rad med ”plats”, eller med ”form” om mötet var digitalt, till exempel form: via Teams',
  }),
  'DATA-032': (v: { tecken: string }) => ({
    text: `Texten innehåller ett osynligt styrtecken (${v.tecken}).`,
    hint: 'Det följer ofta med när text klistras in. Skriv om ordet där tecknet står.',
  }),
  'DATA-033': (v: { ord: string }) => ({
    severity: 'varning' as const,
    text: `${quoted(v.ord)} ser ut som å, ä eller ö i fel teckenkodning.`,
    hint: 'Skriv om ordet, och spara filen som UTF-8.',
  }),
  'DATA-034': (v: { ar: string }) => ({
    text: `Filen ska bestå av nycklar med värden, men innehåller ${v.ar}.`,
    hint: 'Börja med rader som organ: lsvo och datum: 2023-11-17, utan streck och indrag.',
  }),
  'DATA-035': () => ({
    text: 'Personens namn saknas.',
    hint: 'Börja raden med namnet, till exempel Anna Ek (S), ordförande, Ronneby kommun.',
  }),
  'DATA-036': (v: { max: number }) => ({
    text: `Filen har fler fel än de ${v.max} som visas här.`,
    hint: 'Rätta de första och försök igen; ofta försvinner flera på en gång.',
  }),
  'DATA-037': (v: { falt: string }) => ({
    text: `Formen ${quoted(v.falt)} saknar {n}, platsen för numret.`,
    hint: 'Skriv till exempel "§ {n}" eller "§ {n}/{åå}".',
  }),
  'DATA-038': (v: { rattad: string | null }) => ({
    text: 'Efter namnet står ett kolon, som har en egen betydelse i filen.',
    hint: v.rattad ? `Skriv komma i stället: ${v.rattad}` : 'Skriv komma i stället för kolon.',
  }),
  'DATA-039': () => ({
    text: 'Här står mer än en person på samma rad.',
    hint: 'Skriv en person på varje rad som börjar med streck, och komma mellan namn, funktion och organisation.',
  }),
  'DATA-040': (v: { namn: string; har: string; dar: string; rad: number | null }) => ({
    severity: 'varning' as const,
    text: `Om ${v.namn} står här ${quoted(v.har)}, men ${v.rad ? `på rad ${v.rad}` : 'på ett annat ställe'} ${v.dar ? quoted(v.dar) : 'bara namnet'}.`,
    hint: 'Det som står bland deltagarna kommer med i protokollet. Skriv likadant på båda ställena, eller bara namnet här.',
  }),
  'DATA-041': (v: { namn: string; ord: string }) => ({
    severity: 'varning' as const,
    text: `${quoted(v.ord)} läses som funktion för ${v.namn}, men ser ut som ett namn.`,
    hint: 'Är det en person till skriver du henne eller honom på en egen rad. Annars kan du låta det stå.',
  }),
  'DATA-042': (v: { ja: number; nej: number }) => ({
    text: `Utslagsröst är angiven, men rösterna är inte lika: ${v.ja} mot ${v.nej}.`,
    hint: 'Utslagsrösten räknas bara när rösterna är lika. Rätta antalet röster, eller ta bort raden.',
  }),
  'DATA-043': (v: { namn: string; forslag: string | null }) => ({
    severity: 'varning' as const,
    text: `${v.namn} har utslagsröst men finns inte bland ordförande, ledamöter och ersättare.`,
    hint: v.forslag ? `Menade du ${v.forslag}?` : 'Skriv namnet på den som ledde mötet när ni röstade.',
  }),
  'DATA-044': (v: { namn: string; var: string }) => ({
    text: `${v.namn} har anmält jäv i ärendet men står också ${v.var}.`,
    hint: 'Den som är jävig deltar inte i handläggningen. Ta bort namnet på det ställe som är fel.',
  }),
  'DATA-045': () => ({
    text: 'Beslutet består bara av ordet att.',
    hint: 'Skriv vad som beslutades, till exempel att godkänna förslaget, eller ta bort raden.',
  }),
  'DATA-046': (v: { nyckel: string; varde: string }) => ({
    text: `${quoted(v.nyckel)} ska vara ett heltal, inte ${quoted(v.varde)}.`,
    hint: 'Skriv talet med siffror, till exempel 7.',
  }),
  'DATA-047': () => ({
    text: 'Uppdraget slutar innan det börjar.',
    hint: 'Kontrollera datumen efter ”från” och ”till”.',
  }),
  'DATA-099': (v: { nyckel: string }) => ({
    text: `${quoted(v.nyckel)} har ett värde som inte går att använda.`,
    hint: 'Jämför med exempelfilen.',
  }),
} satisfies Area;

export const ORGAN = {
  'ORGAN-001': (v: { organ: string; finns: readonly string[]; forslag: string | null }) => ({
    text: `Organet ${quoted(v.organ, 40)} finns inte.`,
    hint: v.forslag
      ? `Menade du ${quoted(v.forslag)}? De organ som finns är ${listed(v.finns)}.`
      : `De organ som finns är ${listed(v.finns)}.`,
  }),
  'ORGAN-002': () => ({
    text: 'Det finns inga organ att skriva protokoll för.',
    hint: 'Lägg en fil för varje organ i mappen templates/organ, till exempel lsvo.yaml.',
  }),
  'ORGAN-003': (v: { slug: string }) => ({
    text: `Organfilens namn ${quoted(v.slug, 40)} går inte att använda som kortnamn.`,
    hint: 'Använd små bokstäver a–z, siffror och bindestreck, till exempel lsvo.yaml.',
  }),
  'ORGAN-004': (v: { organ: string }) => ({
    text: `${v.organ} låter justerare skriva under protokollet, men filen nämner ingen.`,
    hint: 'Lägg till nyckeln justerare med ett namn per rad.',
    severity: 'varning' as const,
  }),
  'ORGAN-005': (v: { fil: string; forslag: string | null }) => ({
    text: `Logotypen ${quoted(v.fil)} finns inte bland SVG-filerna i mappen templates/organ.`,
    hint: v.forslag
      ? `Menade du ${quoted(v.forslag)}?`
      : 'Lägg bilden där som en SVG-fil, eller rätta namnet.',
  }),
  'ORGAN-006': (v: { form: string; orsak: string }) => ({
    text: `Formen ${quoted(v.form)} går inte att göra hänvisningar av: ${v.orsak}.`,
    hint: 'Skriv orden, sedan numret och sist året, till exempel § {n}, KS § {n}/{åååå} eller § {n} (år {åååå}).',
  }),
  'ORGAN-007': (v: { inledning: string }) => ({
    text: `Inledningen till besluten, ${quoted(v.inledning)}, slutar med ”att”. Då står ordet två gånger, för det skrivs även framför varje beslut.`,
    hint: 'Ta bort ”att” sist i inledningen och skriv till exempel ”LSVO beslutar”.',
  }),
} satisfies Area;
