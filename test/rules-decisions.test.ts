// The form of a beslut, what it has to say, and what a body may decide: what is told, and what is not.
import { describe, expect, test } from '@jest/globals';
import { parseOrgan } from '../src/load/load-organ.ts';
import { codesOf, environment, exampleText, judge } from './rules-given.ts';

const OWN = /^(?:BESLUT|MANDAT)-/;
const toldBy = (lines: string, organ = 'lsvo'): string[] =>
  codesOf(judge(exampleText({ organ }, lines))).filter((code) => OWN.test(code));
const block = (text: string, indent: number): string => text.split('\n').join(`\n${' '.repeat(indent)}`);

/** Codes for one ärende with these keys. */
const arende = (keys: string, organ = 'lsvo', rubrik = 'Rutin vid hemgång'): string[] =>
  toldBy(`ärenden:\n  - rubrik: ${rubrik}\n    ${block(keys, 4)}\n`, organ);
/** Codes for one ärende with this sats, or these. */
const sats = (text: string, organ = 'lsvo', more = ''): string[] => {
  const typ = organ === 'att-aldras' ? 'typ: B\n' : '';
  return arende(`${typ}${more}beslut:\n  - |\n    ${block(text, 4)}`, organ);
};

describe('a kind and what it asks for (BESLUT-001)', () => {
  test.each([
    ['typ: B\ntext: Rutinen gås igenom.', ['BESLUT-001']],
    ['typ: B\navslutning: information', ['BESLUT-001']],
    ['typ: I/B\ntext: Rutinen gås igenom.', ['BESLUT-001']],
    ['typ: B\nbordläggning: nej', ['BESLUT-001']],
    ['typ: B\nbeslut: att godkänna rutinen', []],
    ['typ: B\nbordläggning: ja', []],
    ['typ: B\nåterremiss: Ärendet återremitteras till beredningsgruppen.', []],
    ['typ: B\ntext: Ärendet utgår.', []],
    [
      'typ: I/B\nunderpunkter:\n  - rubrik: Egenvård\n    beslut: att godkänna rutinen\n  - rubrik: Nutrition',
      [],
    ],
    ['typ: B\nunderpunkter:\n  - rubrik: Egenvård\n    bordläggning: ja', []],
    ['beslut: att godkänna rutinen\nunderpunkter:\n  - rubrik: Egenvård\n    typ: B', ['BESLUT-001']],
  ])('%s', (keys, codes) => {
    expect(arende(keys)).toEqual(codes);
  });

  test('a kind that only may lead to a beslut is a doubt, one that must is a fault', () => {
    const severity = (typ: string): (string | undefined)[] =>
      judge(exampleText({}, `ärenden:\n  - rubrik: Rutin\n    typ: ${typ}\n`)).map((fault) => fault.severity);
    expect(severity('B')).toEqual(['fel']);
    expect(severity('I/B')).toEqual(['varning']);
  });
});

describe('how an ärende ends (BESLUT-002)', () => {
  test.each([
    ['text: Rutinen gås igenom.', 1],
    ['typ: D\ntext: Rutinen diskuteras.', 1],
    ['text: Rutinen gås igenom.\navslutning: information', 0],
    ['text: Rutinen gås igenom.\navslutning: Frågan tas upp igen i maj.', 0],
    ['text: Rutinen gås igenom. Informationen läggs till protokollet.', 0],
    ['text: Rutinen gås igenom. Ordföranden tackar för informationen.', 0],
    // The program writes the body's standing sentence itself.
    ['typ: I\ntext: Rutinen gås igenom.', 0],
    ['typ: I/D\ntext: Rutinen gås igenom.', 0],
    ['bordläggning: ja', 0],
    ['text: Ärendet utgår.', 0],
    ['underpunkter:\n  - rubrik: Egenvård\n    text: Läget.\n  - rubrik: Nutrition\n    text: Läget.', 2],
    ['underpunkter:\n  - rubrik: Egenvård\n    avslutning: information', 0],
    ['underpunkter:\n  - rubrik: Egenvård\n    typ: I\n  - rubrik: Nutrition\n    bordläggning: ja', 0],
    ['typ: I\nunderpunkter:\n  - rubrik: Egenvård\n    text: Läget.', 0],
    ['typ: D\nunderpunkter:\n  - rubrik: Egenvård\n    avslutning: information', 0],
    ['typ: D\nunderpunkter:\n  - rubrik: Egenvård\n    text: Läget.', 1],
  ])('%s', (keys, times) => {
    expect(arende(keys)).toEqual(Array(times).fill('BESLUT-002'));
  });

  test.each([
    ...['Öppnande', 'Mötets öppnande', 'Mötets avslutande', 'Sammanträdet avslutas', 'Upprop', 'Avslutning'],
    ...['Nästa möte', 'Nästa sammanträde', 'Kommande möten', 'Övriga frågor', 'Övriga ärenden', 'Övrigt'],
  ])('«%s» needs no end', (rubrik) => {
    expect(arende('text: Inga övriga ärenden tas upp.', 'lsvo', rubrik)).toEqual([]);
    expect(arende('typ: D', 'lsvo', rubrik)).toEqual([]);
  });

  test('but what is long under such a heading does', () => {
    expect(arende(`text: ${'Frågan diskuteras. '.repeat(40)}`, 'lsvo', 'Övrigt')).toEqual(['BESLUT-002']);
  });
});

describe('kinds that are shown (BESLUT-003)', () => {
  test('one doubt for the file names every ärende without a kind', () => {
    const lines = (typ: string): string =>
      `ärenden:\n  - rubrik: Egenvård\n    avslutning: information\n${typ}  - rubrik: Nutrition\n    avslutning: information\n  - rubrik: Övrigt\n`;
    const faults = judge(exampleText({ organ: 'att-aldras' }, lines('')));
    expect(codesOf(faults)).toEqual(['BESLUT-003']);
    expect(faults[0]?.text).toContain('punkt\u00a01 och punkt\u00a02');
    expect(toldBy(lines(''))).toEqual([]);
  });

  test('underpunkter with kinds of their own are enough', () => {
    const under = (typ: string): string =>
      `underpunkter:\n  - rubrik: Egenvård\n    avslutning: information\n${typ}`;
    expect(arende(under('    typ: I\n'), 'att-aldras')).toEqual([]);
    expect(arende(under(''), 'att-aldras')).toEqual(['BESLUT-003']);
  });
});

describe('the form of a beslut (BESLUT-004 – BESLUT-009)', () => {
  test.each([
    ['Rutinen godkänns.', 'BESLUT-004'],
    ['Olle Vindahl ges tack för arbetet.', 'BESLUT-004'],
    ['LSVO beslutar att godkänna rutinen', 'BESLUT-005'],
    ['LSVO beslutade att godkänna rutinen', 'BESLUT-005'],
    ['LSVO beslutar enligt förslaget', 'BESLUT-005'],
    ['LSVO beslutar:\natt godkänna rutinen', 'BESLUT-005'],
    ['att LSVO beslutar att godkänna rutinen', 'BESLUT-005'],
    ['Ledningssamverkan vård och omsorg har beslutat att godkänna rutinen', 'BESLUT-005'],
    ['Samverkansgruppen beslutade att godkänna rutinen', 'BESLUT-005'],
    ['Mötet beslutade enhälligt att godkänna rutinen', 'BESLUT-005'],
    ['Beslut: att godkänna rutinen', 'BESLUT-005'],
    ['beslutar att godkänna rutinen', 'BESLUT-005'],
    ['Det beslutades att godkänna rutinen', 'BESLUT-005'],
    ['att att godkänna rutinen', 'BESLUT-006'],
    ['**att** att godkänna rutinen', 'BESLUT-006'],
    ['1. Att godkänna rutinen', 'BESLUT-007'],
    ['1) att godkänna rutinen', 'BESLUT-007'],
    ['- att godkänna rutinen', 'BESLUT-007'],
    ['– att godkänna rutinen', 'BESLUT-007'],
    ['- att godkänna rutinen\n- att tacka arbetsgruppen', 'BESLUT-007'],
    ['att samverkansgruppen godkände rutinen', 'BESLUT-008'],
    ['att LSVO beslutade om rutinen', 'BESLUT-008'],
    ['att ordföranden uppdrog åt gruppen', 'BESLUT-008'],
    ['att godkände rutinen', 'BESLUT-008'],
    ['att rapporten lades till handlingarna', 'BESLUT-008'],
    ['att frågan bordlades', 'BESLUT-008'],
    ['att protokollet godkändes', 'BESLUT-008'],
    ['att godkänna rutinen samt', 'BESLUT-009'],
    ['att godkänna rutinen och', 'BESLUT-009'],
    ['att godkänna rutinen,', 'BESLUT-009'],
    ['att fördela medlen enligt följande:', 'BESLUT-009'],
    ['att godkänna rutinen, samt\natt tacka arbetsgruppen', 'BESLUT-009'],
  ])('%s', (text, code) => {
    expect(sats(text)).toEqual([code]);
  });

  test.each([
    'att godkänna rutinen',
    'Att godkänna rutinen.',
    '**att** godkänna rutinen',
    'godkänna rutinen',
    'att godkänna den upprättade dagordningen',
    'att godkänna det för den 9 december 2022 upprättade protokollet',
    'att godkänna för sammanträdet upprättad föredragningslista',
    'att med tillägg för övriga frågor godkänna dagordningen',
    'att beviljade medel gäller för satsningens tidsperiod',
    'att beslutade åtgärder gäller till vidare',
    'att länsgemensamma avsatta medel används enligt planen',
    'att arbetsgruppens utarbetade förslag gäller',
    'att erfarenheterna från pilotprojektet tas till vara',
    'att minst 80 % av dem som rapporterade en avvikelse ska få återkoppling',
    'att lägga den rapport som presenterades till handlingarna',
    'att rutinen som samverkansgruppen godkände gäller hela länet',
    'att LSVO beslutar om tiderna vid nästa möte',
    'att rekommendera att nämnderna beslutar att anta riktlinjen',
    'att föreslå regionala samverkansrådet besluta att revidera arbetsordningen',
    'att Emma Stahre ersätter Cecilia Grefve Lang som sammankallande',
    'att fördela medlen enligt följande:\n\n- 900 000 kr till utbildning\n- 100 000 kr till material',
    'att ställa sig bakom följande delar:\n\n- målen\n- att respektive organisation behöver avsätta resurser',
    'att godkänna rutinen\natt tacka arbetsgruppen',
  ])('silent: %s', (text) => {
    expect(sats(text)).toEqual([]);
  });

  test('in PSVO the body has other names', () => {
    expect(sats('PSVO beslutar att godkänna förslaget', 'psvo')).toEqual(['BESLUT-005']);
    expect(sats('att LSVO beslutar att godkänna förslaget', 'psvo')).toEqual([]);
    expect(sats('Justeringen sker digitalt senast den 15 mars kl. 16.00.', 'psvo')).toEqual(['BESLUT-004']);
  });

  test('the line of the sats is told, also where several stand in one entry', () => {
    const text = exampleText(
      {},
      'ärenden:\n  - rubrik: Rutin\n    beslut: |\n      att godkänna rutinen\n      att att tacka arbetsgruppen\n',
    );
    const [fault] = judge(text);
    expect(text.split('\n')[(fault?.line ?? 0) - 1]).toContain('att att tacka');
  });
});

describe('a lead-in that ends with «att» (ORGAN-007)', () => {
  const yaml = (inledning: string): string =>
    `namn: Provet\nkortnamn: Provet\ndokumenttyp: Protokoll\nnumrering: { serie: år, form: '§ {n}' }\nbeslut:\n  inledning: ${inledning}\n  form: att\nunderskrift: { plats: sist, roller: [ordförande] }\n`;

  test.each(['Provet beslutar att', 'Provet beslutar Att', '"Provet beslutar att:"'])('%s', (inledning) => {
    expect(parseOrgan('provet', yaml(inledning))).toMatchObject({
      ok: false,
      faults: [{ code: 'ORGAN-007', line: 6 }],
    });
  });

  test.each(['Provet beslutar', 'Provet i Åsätt', 'Provet matt'])('silent: %s', (inledning) => {
    expect(parseOrgan('provet', yaml(inledning)).ok).toBe(true);
  });
});

describe('resources (BESLUT-010)', () => {
  test.each([
    'att avsätta medel till en samordnare',
    'att inrätta en gemensam tjänst som samordnare',
    'att tillskjuta 200 000 kr till utbildningen',
    'att medfinansiera projektet',
    'att anställa en samordnare',
    'att kostnaderna fördelas lika',
  ])('%s', (text) => {
    expect(sats(text)).toContain('BESLUT-010');
  });

  test.each([
    'att avsätta medel till en samordnare, under förutsättning att respektive organisations beslutsorgan ställer sig bakom det',
    'att avsätta högst 240 000 kr av de medel som är avsedda för samordning',
    'att avsätta medel ur årets statsbidrag till utbildning',
    'att rekommendera nämnderna att anställa en samordnare',
    'att ställa sig bakom kommunernas förslag att anställa en samordnare',
    'att kommunernas ledamöter senast den 31 maj 2023 inhämtar ställningstagande om finansieringen från respektive organisations beslutsorgan',
    'att avslå förslaget om medfinansiering',
  ])('silent: %s', (text) => {
    expect(sats(text)).not.toContain('BESLUT-010');
  });

  test('the text or another sats may say that the organisations stand behind it', () => {
    const more = 'text: Samtliga nämnder har ställt sig bakom förslaget.\n';
    expect(sats('att medfinansiera projektet', 'lsvo', more)).toEqual([]);
    expect(
      sats('att medfinansiera projektet\natt respektive organisations nämnd tar ställning först'),
    ).toEqual([]);
  });

  test('a body without such a rule is not held to it', () => {
    expect(sats('att medfinansiera projektet', 'psvo')).toEqual([]);
  });
});

describe('tasks (BESLUT-011, BESLUT-012)', () => {
  test.each([
    ['att någon tar fram ett förslag till nästa möte', ['BESLUT-011']],
    ['att man återkommer', ['BESLUT-011', 'BESLUT-012']],
    ['att ge i uppdrag att utreda frågan till den 31 maj 2023', ['BESLUT-011']],
    ['att uppdrag ges att senast den 31 maj utreda frågan', ['BESLUT-011']],
    ['att uppdrag ges till Lena Hallberg att utreda frågan', ['BESLUT-012']],
    ['att det uppdras att senast den 31 maj 2023 utreda frågan', ['BESLUT-011']],
    ['att ge sekreteraren i uppdrag att utreda frågan', ['BESLUT-012']],
    ['att uppdra åt beredningsgruppen att utreda frågan', ['BESLUT-012']],
    ['att Bodil Ek och Mats Al ges i uppdrag att arbeta vidare med dagen', ['BESLUT-012']],
    ['att ge i uppdrag till Lena Hallberg att utreda frågan', ['BESLUT-012']],
    ['att sekreteraren bokar lokal', ['BESLUT-012']],
    ['att Lena Hallberg tar fram ett förslag', ['BESLUT-012']],
    ['att länssamordnare nära vård ser över möjligheten till stöd', ['BESLUT-012']],
    ['att samverkansgrupp att åldras tar fram en uppdragsbeskrivning', ['BESLUT-012']],
    ['att respektive förvaltningschef redovisar läget', ['BESLUT-012']],
    ['att arbetsgruppen om mötesledning följer upp rutinen', ['BESLUT-012']],
    ['att processledarna för trygg utskrivning reviderar rutinen', ['BESLUT-012']],
    ['att LSVO återkommer i frågan', ['BESLUT-012']],
  ])('%s', (text, codes) => {
    expect(sats(text)).toEqual(codes);
  });

  test.each([
    ...['senast den 31 maj 2023', 'till mötet den 17 mars', 'till sammanträdet i april', 'vid nästa möte'],
    ...['inför sommaren', 'under hösten 2023', 'löpande', 'månatligen', 'varje måndag', 'årligen', 'snarast'],
    ...['under 2023', 'senast 2023-05-31', 'vecka 20', 'inom två veckor', 'till nästa sammanträde', 'i mars'],
  ])('«%s» says when', (nar) => {
    expect(sats(`att Lena Hallberg ${nar} redovisar läget`)).toEqual([]);
    expect(sats(`att ge Lena Hallberg i uppdrag att ${nar} redovisa läget`)).toEqual([]);
  });

  test('another sats may say when', () => {
    expect(
      sats(
        'att ge beredningsgruppen i uppdrag att utreda frågan\natt uppdraget redovisas senast den 31 maj 2023',
      ),
    ).toEqual([]);
  });

  test.each([
    'att ställa sig bakom inriktningen',
    'att Region Blekinge ansvarar för upphandlingen',
    'att rutinen beskriver ansvaret',
    'att lägga informationen till protokollet',
    'att medlen rekvireras från Region Blekinge',
    'att Emma Stahre ersätter Cecilia Grefve Lang som sammankallande',
    'att framtida remisser tas upp i samverkansgruppen',
    'att Lena Hallberg lämnar sitt uppdrag som sammankallande',
    'att godkänna det förslag som arbetsgruppen lämnar',
    'att underlaget till nämnderna beskriver kostnaderna',
  ])('no task: %s', (text) => {
    expect(sats(text)).toEqual([]);
  });
});

describe('what a body may not decide (MANDAT-001)', () => {
  test.each([
    ['att godkänna rutinen', 'att-aldras'],
    ['att fastställa den länsgemensamma riktlinjen', 'att-aldras'],
    ['att anställa en samordnare', 'att-aldras'],
    ['anställa en samordnare', 'att-aldras'],
    ['att teckna avtal med stiftelsen', 'lsvo'],
    ['att beslutet är bindande för parterna', 'psvo'],
    ['att fastställa verksamhetsplanen', 'beredningsgruppen'],
  ])('%s: %s', (text, organ) => {
    const body = exampleText(
      { organ: organ === 'beredningsgruppen' ? 'lsvo' : organ },
      `organ: ${organ}\närenden:\n  - rubrik: Rutin\n    typ: B\n    beslut:\n      - ${text}\n`,
    );
    expect(codesOf(judge(body, { register: null }))).toContain('MANDAT-001');
  });

  test.each([
    ['att rekommendera nämnderna att teckna avtal med stiftelsen', 'lsvo'],
    ['att överlämna förslaget till rutin till LSVO för beslut', 'att-aldras'],
    ['att godkänna förslaget till rutin och överlämna det till LSVO', 'att-aldras'],
    ['att godkänna förslaget till rutin\natt överlämna förslaget till LSVO för beslut', 'att-aldras'],
    ['att föreslå LSVO att godkänna rutinen', 'att-aldras'],
    ['att ställa sig bakom förslaget att fastställa riktlinjen', 'att-aldras'],
    ['att hänskjuta frågan om gemensam finansiering till LSVO', 'att-aldras'],
    ['att avslå förslaget om en gemensam budget', 'lsvo'],
    ['att respektive kommun senast den 1 maj 2023 tecknar avtal', 'lsvo'],
    ['att godkänna rutinen', 'lsvo'],
    ['att godkänna handlingsplanen', 'att-aldras'],
    ['att tillsätta en arbetsgrupp', 'att-aldras'],
  ])('silent: %s: %s', (text, organ) => {
    expect(sats(text, organ)).not.toContain('MANDAT-001');
  });

  test('says what, what to do instead, and the source of that very clause', () => {
    const lines = 'ärenden:\n  - rubrik: Rutin\n    typ: B\n    beslut: att godkänna rutinen\n';
    const [fault] = judge(exampleText({ organ: 'att-aldras' }, lines));
    const clause = environment.organ
      .get('att-aldras')
      ?.arbetsordning?.farInteBesluta.find(({ vad }) => vad.includes('rutiner'));
    expect(fault?.kalla).toBe(clause?.kalla);
    expect(fault?.hint).toBe(clause?.iStallet);
    expect(fault?.text).toContain(clause?.vad);
  });
});

test('a meeting with hundreds of long beslut is judged at once', () => {
  const long = `att ${'den för mötet upprättade och av gruppen godkända rutinen '.repeat(40)}`;
  const lines = `ärenden:\n  - rubrik: Rutin\n    beslut:\n${`      - ${long}\n`.repeat(300)}`;
  const text = exampleText({}, lines);
  const start = performance.now();
  judge(text);
  expect(performance.now() - start).toBeLessThan(3_000);
});
