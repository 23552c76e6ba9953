// Every refusal of numbers and states: the history that provokes it, what the secretary reads, and a neighbouring
// history that does not provoke it.
import { describe, expect, test } from '@jest/globals';
import type { Tillstand } from '../src/domain/liggare.ts';
import type { Sammantrade } from '../src/domain/sammantrade.ts';
import { copyFaults, frozenFaults } from '../src/faults.ts';
import { CATALOGUE, message } from '../src/messages/messages.ts';
import { type File, file, Life, type Outcome, sha256 } from './life-given.ts';
import { organ, sammantrade } from './numbers-given.ts';

const LSVO = organ('lsvo');
const GRUPP = organ('grupp', 'mote', '{n}).', '{n}.{m}).');

const day = (datum: string, rubriker: readonly string[], more: object = {}, fil = `${datum}.yaml`): File =>
  file(sammantrade(datum, rubriker, more), LSVO, fil);
const JAN = day('2023-01-13', ['Öppnande', 'Budget', 'Val']);
const TWO_ALIKE = day('2023-01-13', ['Information', 'Budget', 'Information']);
const GROWN = day('2023-01-13', ['Öppnande', 'Budget', 'Val', 'Tillägg']);
/** Of the test that is under way. */
let old = { fil: '', sha256: '' };
const MARS = day('2023-03-10', ['Delårsrapport', 'Lokaler']);
const MARS_EXTRA = day('2023-03-10', ['Avtalet'], { extra: 'ja', tid: '13–15' }, 'extra.yaml');
const APRIL = day('2023-04-14', ['Upphandling', 'Hyror']);
const LATE_2022 = day('2022-12-20', ['Remiss', 'Hyror']);
const edited = ({ meeting, organ: body, kalla }: File, change: (meeting: Sammantrade) => object): File =>
  file({ ...meeting, ...change(meeting) } as Sammantrade, body, kalla.fil);
/** With these rubriker; a rubrik that it had keeps its text. */
const withRubriker = (of: File, ...rubriker: string[]): File =>
  edited(of, () => ({ arenden: sammantrade('2023-01-13', rubriker).arenden }));
const moved = (of: File, datum: string): File => edited(of, () => ({ datum }));

const SIGNED_PDF = { fil: 'undertecknat.pdf', sha256: sha256('undertecknat') };
const ANOTHER_PDF = { fil: 'annat.pdf', sha256: sha256('annat') };

function frozenPdf(life: Life, of: File): { fil: string; sha256: string } {
  const { datum, extra } = of.meeting;
  const mote = life.serieOf(of).moten.find((one) => one.datum === datum && one.extra === extra);
  if (!mote?.dokument[0]) throw new Error(`nothing is frozen on ${datum}`);
  return mote.dokument[0].pdf;
}

type Step = (life: Life, of: File) => Outcome;
const LIFE: readonly [Tillstand, Step][] = [
  ['utkast', (life, of) => life.rendera([of])],
  ['kallad', (life, of) => life.reservera([of])],
  ['hallen', (life, of) => life.avsluta([of])],
  ['for-justering', (life, of) => life.faststall([of])],
  ['justerad', (life, of) => life.justera(of)],
  ['publicerad', (life, of) => life.publicera(of)],
  ['arkiverad', (life, of) => life.arkivera(of)],
];

/** A ledger where each of the meetings has come so far, one after the other. */
function until(tillstand: Tillstand, ...files: File[]): Life {
  const life = new Life();
  for (const of of files) {
    for (const [state, step] of LIFE) {
      expect([state, step(life, of)]).toEqual([state, 'ok']);
      if (state === tillstand) break;
    }
  }
  return life;
}

/** January unlocked, so that its numbers are fixed and its content is not. */
function unlocked(...files: [File, ...File[]]): Life {
  return also(until('for-justering', ...files), (life) => life.lasUpp(files[0]));
}

/** The first that was refused, or `ok`. */
const inTurn = (...outcomes: Outcome[]): Outcome => outcomes.find((outcome) => outcome !== 'ok') ?? 'ok';

function also(life: Life, step: (life: Life) => Outcome): Life {
  expect(step(life)).toBe('ok');
  return life;
}

interface Case {
  what: string;
  code: string;
  given: () => Life;
  refused: (life: Life) => Outcome;
  accepted: (life: Life) => Outcome;
  says: [text: string, hint: string];
}

const at = (life: Life, nu: string): Life => Object.assign(life, { nu });
const cases: Case[] = [
  {
    what: 'a cancelled meeting is rendered again',
    code: 'STEG-002',
    given: () => also(until('kallad', JAN), (life) => life.makulera(JAN)),
    refused: (life) => life.rendera([JAN]),
    accepted: (life) => life.rendera([JAN], 'Det blir av ändå.'),
    says: [
      'LSVO 2023-01-13 är makulerat: Mötet ställdes in.',
      'Ska mötet ändå hållas, för in det på nytt med --ändå "skälet". Är det ett annat möte, rätta datumet.',
    ],
  },
  {
    what: 'the old file of a meeting that was moved to another year',
    code: 'STEG-003',
    given: () => also(until('kallad', JAN), (life) => life.flytta(moved(JAN, '2024-01-12'), '2023-01-13')),
    refused: (life) => life.rendera([JAN]),
    accepted: (life) => life.rendera([moved(JAN, '2024-01-12')]),
    says: [
      'LSVO 2023-01-13 har flyttats till 2024-01-12.',
      'Ändra datumet i filen till 2024-01-12. Är det ett nytt möte, för in det med --ändå "skälet".',
    ],
  },
  {
    what: 'the old file of a moved meeting, where each meeting has its own numbers',
    code: 'STEG-003',
    given: () =>
      also(until('kallad', { ...JAN, organ: GRUPP }), (life) =>
        life.flytta({ ...moved(JAN, '2023-01-20'), organ: GRUPP }, '2023-01-13'),
      ),
    refused: (life) => life.reservera([{ ...JAN, organ: GRUPP }]),
    accepted: (life) => life.reservera([{ ...moved(JAN, '2023-01-20'), organ: GRUPP }]),
    says: [
      'GRUPP 2023-01-13 har flyttats till 2023-01-20.',
      'Ändra datumet i filen till 2023-01-20. Är det ett nytt möte, för in det med --ändå "skälet".',
    ],
  },
  {
    what: 'a step by the old day of a meeting that was moved to another year',
    code: 'STEG-003',
    given: () => also(until('kallad', JAN), (life) => life.flytta(moved(JAN, '2024-01-12'), '2023-01-13')),
    refused: (life) => life.makulera(JAN),
    accepted: (life) => life.makulera(moved(JAN, '2024-01-12')),
    says: [
      'LSVO 2023-01-13 har flyttats till 2024-01-12.',
      'Ändra datumet i filen till 2024-01-12. Är det ett nytt möte, för in det med --ändå "skälet".',
    ],
  },
  {
    what: 'a minute before the day of the meeting in Stockholm',
    code: 'STEG-004',
    given: () => at(until('kallad', day('2024-01-01', ['Nyår'])), '2023-12-31T22:59:00Z'),
    refused: (life) => life.avsluta([day('2024-01-01', ['Nyår'])]),
    accepted: (life) => at(life, '2023-12-31T23:00:00Z').avsluta([day('2024-01-01', ['Nyår'])]),
    says: [
      'LSVO 2024-01-01 hålls först den 1 januari 2024.',
      'Vänta tills mötet har hållits, eller rätta datumet. Ska det göras redan nu, skriv --ändå "skälet".',
    ],
  },
  {
    what: 'the protokoll of a meeting that lies ahead',
    code: 'STEG-004',
    given: () => at(until('hallen', JAN), '2023-01-12T12:00:00Z'),
    refused: (life) => life.faststall([JAN]),
    accepted: (life) => life.faststall([JAN], 'Mötet hölls i förväg.'),
    says: [
      'LSVO 2023-01-13 hålls först den 13 januari 2023.',
      'Vänta tills mötet har hållits, eller rätta datumet. Ska det göras redan nu, skriv --ändå "skälet".',
    ],
  },
  {
    what: 'a rättelse of nothing',
    code: 'STEG-005',
    given: () => until('justerad', JAN),
    refused: (life) => life.ratta([JAN]),
    accepted: (life) => life.ratta([withRubriker(JAN, 'Öppnande', 'Budgeten', 'Val')]),
    says: [
      'Inget i filen skiljer sig från det justerade protokollet för LSVO 2023-01-13, så det finns inget att rätta.',
      'Gör rättelsen i filen och spara den, och skriv kommandot igen.',
    ],
  },
  {
    what: 'justerat before the meeting',
    code: 'STEG-006',
    given: () => until('for-justering', JAN),
    refused: (life) => life.justera(JAN, { datum: '2023-01-12' }),
    accepted: (life) => life.justera(JAN, { datum: '2023-01-13' }),
    says: [
      'LSVO 2023-01-13 kan inte ha justerats den 12 januari 2023, för mötet hölls den 13 januari 2023.',
      'Rätta datumet efter --datum.',
    ],
  },
  {
    what: 'justerat tomorrow',
    code: 'STEG-007',
    given: () => at(until('for-justering', JAN), '2023-01-20T22:59:59Z'),
    refused: (life) => life.justera(JAN, { datum: '2023-01-21' }),
    accepted: (life) => at(life, '2023-01-20T23:00:00Z').justera(JAN, { datum: '2023-01-21' }),
    says: [
      'LSVO 2023-01-13 kan inte ha justerats den 21 januari 2023, för den dagen har inte varit än.',
      'Rätta datumet efter --datum.',
    ],
  },
  {
    what: 'somebody has not signed',
    code: 'STEG-008',
    given: () => until('for-justering', JAN),
    refused: (life) => life.justera(JAN, { av: [] }),
    accepted: (life) => life.justera(JAN, { av: ['ulla  prov'] }),
    says: [
      'Ulla Prov ska också ha skrivit under för att LSVO 2023-01-13 ska vara justerat.',
      'Vänta tills alla har skrivit under. Skriv sedan alla namnen efter --av, eller utelämna --av.',
    ],
  },
  {
    what: 'somebody signed who should not',
    code: 'STEG-009',
    given: () => until('for-justering', JAN),
    refused: (life) => life.justera(JAN, { av: ['Ulla Prov', 'Ola Nordmann'] }),
    accepted: (life) => life.justera(JAN, { av: ['Ola Nordmann'], satt: 'godkannande' }),
    says: [
      'Ola Nordmann hör inte till dem som ska skriva under LSVO 2023-01-13.',
      'De som ska skriva under är Ulla Prov. Kontrollera stavningen, eller utelämna --av.',
    ],
  },
  {
    what: 'archived without being published',
    code: 'STEG-010',
    given: () => until('justerad', JAN),
    refused: (life) => life.arkivera(JAN),
    accepted: (life) => life.arkivera(JAN, 'Sekretess.'),
    says: [
      'LSVO 2023-01-13 är inte publicerat.',
      'Publicera först: justera publicera lsvo-2023-01-13. Ska protokollet inte publiceras, skriv --ändå "skälet".',
    ],
  },
  {
    what: 'voiding a number of another meeting',
    code: 'STEG-011',
    given: () => unlocked(JAN),
    refused: (life) => life.makuleraNummer(JAN, 4),
    accepted: (life) => life.makuleraNummer(JAN, 3),
    says: ['LSVO 2023-01-13 har inte § 4; mötets nummer är § 1–§ 3.', 'Rätta numret efter --paragraf.'],
  },
  {
    what: 'voiding a number again for another reason',
    code: 'STEG-012',
    given: () => also(unlocked(JAN), (life) => life.makuleraNummer(JAN, 2)),
    refused: (life) => life.makuleraNummer(JAN, 2, 'Av misstag.'),
    accepted: (life) => life.makuleraNummer(JAN, 2),
    says: ['§ 2 är redan makulerad: Ärendet utgick.', 'Inget mer behövs.'],
  },
  {
    what: 'voiding a provisional number',
    code: 'STEG-013',
    given: () => until('hallen', JAN),
    refused: (life) => life.makuleraNummer(JAN, 2),
    accepted: (life) => life.rendera([withRubriker(JAN, 'Öppnande', 'Val')]),
    says: [
      '§ 2 i LSVO 2023-01-13 är preliminär och behöver inte makuleras.',
      'Ta bort ärendet ur mötesfilen; numren efter det flyttas då upp.',
    ],
  },
  {
    what: 'voiding a number of a frozen protokoll',
    code: 'STEG-014',
    given: () => until('for-justering', JAN),
    refused: (life) => life.makuleraNummer(JAN, 2),
    accepted: (life) => inTurn(life.lasUpp(JAN), life.makuleraNummer(JAN, 2)),
    says: [
      '§ 2 kan inte makuleras, för LSVO 2023-01-13 är för justering och innehållet är låst.',
      'Lås upp protokollet först: justera lås-upp lsvo-2023-01-13 --skäl "…".',
    ],
  },
  {
    what: 'voiding the last number that is left',
    code: 'STEG-015',
    given: () =>
      also(unlocked(JAN), (life) => inTurn(life.makuleraNummer(JAN, 3), life.makuleraNummer(JAN, 1))),
    refused: (life) => life.makuleraNummer(JAN, 2),
    accepted: (life) => life.makulera(JAN),
    says: [
      '§ 2 är det enda fasta numret som LSVO 2023-01-13 har kvar.',
      'Makulera hela mötet i stället: justera makulera lsvo-2023-01-13 --skäl "…".',
    ],
  },
  {
    what: 'a move to a day that is taken',
    code: 'STEG-016',
    given: () => until('kallad', JAN, MARS),
    refused: (life) => life.flytta(moved(JAN, '2023-03-10'), '2023-01-13'),
    accepted: (life) => life.flytta(moved(JAN, '2023-03-09'), '2023-01-13'),
    says: [
      'LSVO 2023-01-13 kan inte flyttas till den 10 mars 2023, för den dagen finns redan ett möte.',
      'Rätta datumet, eller flytta det andra mötet först.',
    ],
  },
  {
    what: 'fixed numbers to another year',
    code: 'STEG-017',
    given: () => unlocked(JAN),
    refused: (life) => life.flytta(moved(JAN, '2024-01-12'), '2023-01-13'),
    accepted: (life) => life.flytta(moved(JAN, '2023-01-20'), '2023-01-13'),
    says: [
      'LSVO 2023-01-13 har § 1–§ 3. Den nya dagen hör till en annan nummerserie, och fasta nummer byts aldrig.',
      'Makulera mötet med ett skäl, och för in det på nytt med det nya datumet.',
    ],
  },
  {
    what: 'fixed numbers to another day, where each meeting has its own',
    code: 'STEG-017',
    given: () => unlocked({ ...JAN, organ: GRUPP }),
    refused: (life) => life.flytta({ ...moved(JAN, '2023-01-20'), organ: GRUPP }, '2023-01-13'),
    accepted: (life) =>
      inTurn(
        life.makulera({ ...JAN, organ: GRUPP }),
        life.rendera([{ ...moved(JAN, '2023-01-20'), organ: GRUPP }]),
      ),
    says: [
      'GRUPP 2023-01-13 har 1–3. Den nya dagen hör till en annan nummerserie, och fasta nummer byts aldrig.',
      'Makulera mötet med ett skäl, och för in det på nytt med det nya datumet.',
    ],
  },
  {
    what: 'a meeting that nobody entered',
    code: 'STEG-018',
    given: () => until('for-justering', MARS),
    refused: (life) => life.justera(APRIL),
    accepted: (life) => life.justera(MARS),
    says: [
      'LSVO 2023-04-14 finns inte i liggaren.',
      'Kontrollera namnet, datumet och att det är rätt liggare. justera liggare visar vilka möten som finns.',
    ],
  },
  {
    what: 'an extra meeting that nobody entered',
    code: 'STEG-018',
    given: () => until('for-justering', MARS),
    refused: (life) => life.lasUpp(MARS_EXTRA),
    accepted: (life) => life.lasUpp(MARS),
    says: [
      'LSVO 2023-03-10 (extra) finns inte i liggaren.',
      'Kontrollera namnet, datumet och att det är rätt liggare. justera liggare visar vilka möten som finns.',
    ],
  },
  {
    what: 'a move of an extra meeting that nobody entered',
    code: 'STEG-018',
    given: () => until('kallad', MARS),
    refused: (life) => life.flytta(moved(MARS_EXTRA, '2023-03-17'), '2023-03-10'),
    accepted: (life) => life.flytta(moved(MARS, '2023-03-17'), '2023-03-10'),
    says: [
      'LSVO 2023-03-10 (extra) finns inte i liggaren.',
      'Kontrollera namnet, datumet och att det är rätt liggare. justera liggare visar vilka möten som finns.',
    ],
  },
  {
    what: 'a move of a voided meeting',
    code: 'STEG-001',
    given: () => also(until('for-justering', JAN), (life) => life.makulera(JAN)),
    refused: (life) => life.flytta(moved(JAN, '2023-01-20'), '2023-01-13'),
    accepted: (life) => life.rendera([moved(JAN, '2023-01-20')]),
    says: [
      'LSVO 2023-01-13 är makulerat och kan inte flyttas nu.',
      'Ska mötet ändå hållas, för in det på nytt med justera rendera FIL --ändå "skälet".',
    ],
  },
  {
    what: 'a meeting that was held, moved to a day in the future',
    code: 'STEG-022',
    given: () => at(until('hallen', JAN), '2023-01-19T22:59:59Z'),
    refused: (life) => life.flytta(moved(JAN, '2023-01-20'), '2023-01-13', 'Bråttom.'),
    accepted: (life) => at(life, '2023-01-19T23:00:00Z').flytta(moved(JAN, '2023-01-20'), '2023-01-13'),
    says: [
      'LSVO 2023-01-13 har hållits och kan inte flyttas till den 20 januari 2023, för den dagen har inte varit än.',
      'Rätta datumet. Har mötet inte hållits, makulera det med ett skäl och för in det på nytt.',
    ],
  },
  {
    what: 'a rättelse justerad before it was made',
    code: 'STEG-023',
    given: () =>
      also(at(until('justerad', JAN), '2023-02-10T12:00:00Z'), (life) =>
        life.ratta([withRubriker(JAN, 'Öppnande', 'Budgeten', 'Val')]),
      ),
    refused: (life) => life.justera(JAN, { datum: '2023-02-09' }),
    accepted: (life) => life.justera(JAN, { datum: '2023-02-10' }),
    says: [
      'Rättelsen av LSVO 2023-01-13 gjordes den 10 februari 2023 och kan inte ha justerats den 9 februari 2023.',
      'Rätta datumet efter --datum.',
    ],
  },
  {
    what: 'justerat with the frozen protokoll of another meeting',
    code: 'STEG-024',
    given: () => until('for-justering', JAN, MARS_EXTRA),
    refused: (life) => life.justera(JAN, { fil: frozenPdf(life, MARS_EXTRA) }),
    accepted: (life) => life.justera(JAN, { fil: frozenPdf(life, JAN) }),
    says: [
      'Filen efter --fil är protokollet för LSVO 2023-03-10 (extra), inte för LSVO 2023-01-13.',
      'Kontrollera att det är rätt fil och rätt möte.',
    ],
  },
  {
    what: 'published with the protokoll of another meeting',
    code: 'STEG-024',
    given: () => until('justerad', JAN, MARS),
    refused: (life) => life.publicera(MARS, null, false, frozenPdf(life, JAN)),
    accepted: (life) => life.publicera(MARS, null, false, SIGNED_PDF),
    says: [
      'Filen efter --fil är protokollet för LSVO 2023-01-13, inte för LSVO 2023-03-10.',
      'Kontrollera att det är rätt fil och rätt möte.',
    ],
  },
  {
    what: 'archived with the protokoll of another meeting',
    code: 'STEG-024',
    given: () => until('publicerad', JAN, MARS),
    refused: (life) => life.arkivera(MARS, undefined, false, frozenPdf(life, JAN)),
    accepted: (life) => life.arkivera(MARS, undefined, false, SIGNED_PDF),
    says: [
      'Filen efter --fil är protokollet för LSVO 2023-01-13, inte för LSVO 2023-03-10.',
      'Kontrollera att det är rätt fil och rätt möte.',
    ],
  },
  {
    what: 'justerat with the document that was unlocked',
    code: 'STEG-025',
    given: () => {
      const life = until('for-justering', JAN);
      old = frozenPdf(life, JAN);
      life.lasUpp(JAN);
      return also(life, (one) => one.faststall([GROWN]));
    },
    refused: (life) => life.justera(GROWN, { fil: old }),
    accepted: (life) => life.justera(GROWN, { fil: frozenPdf(life, GROWN) }),
    says: [
      'Filen efter --fil är ett protokoll för LSVO 2023-01-13 som inte gäller längre.',
      'Ange den underskrivna filen av det protokoll som gäller.',
    ],
  },
  {
    what: 'a later meeting while an ärende that came to an unlocked one is not fixed',
    code: 'NUMMER-013',
    given: () => {
      const life = until('for-justering', JAN);
      life.lasUpp(JAN);
      life.rendera([GROWN]);
      return also(life, (one) => one.avsluta([MARS], 'Fort.'));
    },
    refused: (life) => life.faststall([MARS]),
    accepted: (life) => life.faststall([GROWN, MARS]),
    says: [
      'LSVO 2023-03-10 kan inte fastställas före LSVO 2023-01-13, som är tidigare men inte fastställt än (hållen).',
      'Fastställ det först, eller makulera det om det inte blir av: justera makulera lsvo-2023-01-13 --skäl "…". Ska ordningen brytas, skriv --ändå "skälet".',
    ],
  },
  {
    what: 'published again, with another file',
    code: 'STEG-001',
    given: () => until('publicerad', JAN),
    refused: (life) => life.publicera(JAN, null, false, ANOTHER_PDF),
    accepted: (life) => life.publicera(JAN),
    says: [
      'LSVO 2023-01-13 är publicerat och kan inte publiceras nu.',
      'Nästa steg: justera arkivera lsvo-2023-01-13. Är något fel i protokollet görs en rättelse med justera rätta FIL --skäl "…".',
    ],
  },
  {
    what: 'archived again, with another file',
    code: 'STEG-001',
    given: () => also(until('publicerad', JAN), (life) => life.arkivera(JAN, undefined, false, SIGNED_PDF)),
    refused: (life) => life.arkivera(JAN, undefined, false, ANOTHER_PDF),
    accepted: (life) => life.arkivera(JAN, undefined, false, { ...SIGNED_PDF, fil: 'kopia.pdf' }),
    says: [
      'LSVO 2023-01-13 är arkiverat och kan inte arkiveras nu.',
      'Är något fel i protokollet görs en rättelse med justera rätta FIL --skäl "…".',
    ],
  },
  {
    what: 'a rättelse of a meeting that nobody entered',
    code: 'STEG-018',
    given: () => until('justerad', JAN),
    refused: (life) => life.ratta([APRIL]),
    accepted: (life) => life.ratta([withRubriker(JAN, 'Öppnande', 'Budgeten', 'Val')]),
    says: [
      'LSVO 2023-04-14 finns inte i liggaren.',
      'Kontrollera namnet, datumet och att det är rätt liggare. justera liggare visar vilka möten som finns.',
    ],
  },
  {
    what: 'a rättelse by the old file of a meeting that was moved to another year',
    code: 'STEG-003',
    given: () => also(until('kallad', JAN), (life) => life.flytta(moved(JAN, '2024-01-12'), '2023-01-13')),
    refused: (life) => life.ratta([JAN]),
    accepted: (life) => life.rendera([moved(JAN, '2024-01-12')]),
    says: [
      'LSVO 2023-01-13 har flyttats till 2024-01-12.',
      'Ändra datumet i filen till 2024-01-12. Är det ett nytt möte, för in det med --ändå "skälet".',
    ],
  },
  {
    what: 'a move to the same day',
    code: 'STEG-019',
    given: () => until('kallad', JAN),
    refused: (life) => life.flytta(JAN, '2023-01-13'),
    accepted: (life) => life.flytta(moved(JAN, '2023-01-14'), '2023-01-13'),
    says: [
      'Filen har fortfarande datumet 2023-01-13, så det finns inget att flytta till.',
      'Ändra datumet i filen till mötets nya dag, och skriv kommandot igen.',
    ],
  },
  {
    what: 'a new meeting before a fixed one',
    code: 'NUMMER-002',
    given: () => until('for-justering', MARS),
    refused: (life) => life.rendera([JAN]),
    accepted: (life) => life.rendera([APRIL]),
    says: [
      'Mötet den 13 januari 2023 kan inte få nummer i datumordning, för det senare mötet den 10 mars 2023 är redan fastställt med § 1–§ 2.',
      'Kontrollera mötets datum. Ska mötet ändå in, med nummer efter de andra, skriv --ändå "skälet".',
    ],
  },
  {
    what: 'a meeting moved to another year, before a fixed one there',
    code: 'NUMMER-002',
    given: () => also(until('for-justering', JAN), (life) => life.rendera([LATE_2022])),
    refused: (life) => life.flytta(moved(LATE_2022, '2023-01-05'), '2022-12-20'),
    accepted: (life) =>
      inTurn(
        life.flytta(moved(LATE_2022, '2023-01-05'), '2022-12-20', 'Salen var upptagen.'),
        life.flytta(moved(LATE_2022, '2022-12-21'), '2023-01-05'),
        life.flytta(moved(LATE_2022, '2023-01-20'), '2022-12-21'),
      ),
    says: [
      'Mötet den 5 januari 2023 kan inte få nummer i datumordning, för det senare mötet den 13 januari 2023 är redan fastställt med § 1–§ 3.',
      'Kontrollera mötets datum. Ska mötet ändå in, med nummer efter de andra, skriv --ändå "skälet".',
    ],
  },
  {
    what: 'a provisional meeting moved before a fixed one',
    code: 'NUMMER-016',
    given: () => also(until('for-justering', MARS), (life) => life.rendera([APRIL])),
    refused: (life) => life.flytta(moved(APRIL, '2023-02-10'), '2023-04-14'),
    accepted: (life) => life.flytta(moved(APRIL, '2023-02-10'), '2023-04-14', 'Salen var upptagen.'),
    says: [
      'LSVO 2023-04-14 har § 3–§ 4 och LSVO 2023-03-10 har § 1–§ 2, så deras nummer och dagar skulle inte längre följas åt.',
      'Kontrollera datum och tid. Ska det ändå vara så, skriv --ändå "skälet".',
    ],
  },
  {
    what: 'an extra meeting whose hour is moved before the fixed one of the day',
    code: 'NUMMER-016',
    given: () => also(until('for-justering', MARS), (life) => life.rendera([MARS_EXTRA])),
    refused: (life) => life.rendera([edited(MARS_EXTRA, () => ({ tid: { start: '08:00', slut: '09:00' } }))]),
    accepted: (life) =>
      life.rendera([edited(MARS_EXTRA, () => ({ tid: { start: '14:00', slut: '15:00' } }))]),
    says: [
      'LSVO 2023-03-10 (extra) har § 3 och LSVO 2023-03-10 har § 1–§ 2, så deras nummer och dagar skulle inte längre följas åt.',
      'Kontrollera datum och tid. Ska det ändå vara så, skriv --ändå "skälet".',
    ],
  },
  {
    what: 'fixed numbers moved past those of a later meeting',
    code: 'NUMMER-016',
    given: () => unlocked(JAN, MARS),
    refused: (life) => life.flytta(moved(JAN, '2023-03-17'), '2023-01-13'),
    accepted: (life) => life.flytta(moved(JAN, '2023-03-09'), '2023-01-13'),
    says: [
      'LSVO 2023-01-13 har § 1–§ 3 och LSVO 2023-03-10 har § 4–§ 5, så deras nummer och dagar skulle inte längre följas åt.',
      'Kontrollera datum och tid. Ska det ändå vara så, skriv --ändå "skälet".',
    ],
  },
  {
    what: 'a meeting of the ledger becomes an extra one in its file',
    code: 'NUMMER-017',
    given: () => until('kallad', JAN),
    refused: (life) => life.rendera([edited(JAN, () => ({ extra: true }))], 'Bråttom.'),
    accepted: (life) => inTurn(life.makulera(JAN), life.rendera([edited(JAN, () => ({ extra: true }))])),
    says: [
      'Filen hör redan till LSVO 2023-01-13, men uppgiften om extra sammanträde har ändrats i den.',
      'Ta tillbaka ändringen. Ska uppgiften ändras, makulera mötet med ett skäl och för in det på nytt.',
    ],
  },
  {
    what: 'a frozen extra meeting becomes an ordinary one in its file',
    code: 'NUMMER-017',
    given: () => until('for-justering', MARS_EXTRA),
    refused: (life) => life.rendera([edited(MARS_EXTRA, () => ({ extra: false }))]),
    accepted: (life) => life.rendera([day('2023-03-10', ['Avtalet'], { tid: '16–17' }, 'kvall.yaml')]),
    says: [
      'Filen hör redan till LSVO 2023-03-10 (extra), men uppgiften om extra sammanträde har ändrats i den.',
      'Ta tillbaka ändringen; protokollet är fastställt.',
    ],
  },
  {
    what: 'an ärende whose number was voided is still in the file',
    code: 'NUMMER-015',
    given: () => also(unlocked(JAN), (life) => life.makuleraNummer(JAN, 2)),
    refused: (life) => life.rendera([JAN]),
    accepted: (life) => life.rendera([withRubriker(JAN, 'Öppnande', 'Val')]),
    says: [
      '§ 2 ”Budget” är makulerad, men ärendet står kvar i filen.',
      'Ta bort ärendet ur filen; annars skulle det få ett annat nummer. Är det ett nytt ärende, ge det en egen rubrik.',
    ],
  },
  {
    what: 'an ärende whose number was voided is put last in the file, in other letters',
    code: 'NUMMER-015',
    given: () => also(unlocked(JAN), (life) => life.makuleraNummer(JAN, 2)),
    refused: (life) => life.faststall([withRubriker(JAN, 'Öppnande', 'Val', ' BUDGET')]),
    accepted: (life) => life.faststall([withRubriker(JAN, 'Öppnande', 'Val', 'Ny budget')]),
    says: [
      '§ 2 ”Budget” är makulerad, men ärendet står kvar i filen.',
      'Ta bort ärendet ur filen; annars skulle det få ett annat nummer. Är det ett nytt ärende, ge det en egen rubrik.',
    ],
  },
  {
    what: 'one of two with the same rubrik was voided and both are still in the file',
    code: 'NUMMER-015',
    given: () => also(unlocked(TWO_ALIKE), (life) => life.makuleraNummer(TWO_ALIKE, 1)),
    refused: (life) => life.faststall([TWO_ALIKE]),
    accepted: (life) => life.faststall([withRubriker(TWO_ALIKE, 'Budget', 'Information')]),
    says: [
      '§ 1 ”Information” är makulerad, men ärendet står kvar i filen.',
      'Ta bort ärendet ur filen; annars skulle det få ett annat nummer. Är det ett nytt ärende, ge det en egen rubrik.',
    ],
  },
  {
    what: 'a beginning after numbers were fixed',
    code: 'NUMMER-003',
    given: () => until('for-justering', JAN),
    refused: (life) => life.borja(LSVO, 2023, 108),
    accepted: (life) => life.borja(LSVO, 2024, 108),
    says: [
      'Numren för 2023 kan inte börja på 108, för mötet den 13 januari 2023 är redan fastställt med § 1–§ 3.',
      'Kontrollera numret och året. Fasta nummer flyttas aldrig.',
    ],
  },
  {
    what: 'the file of another meeting on the same day',
    code: 'NUMMER-006',
    given: () => until('kallad', JAN),
    refused: (life) => life.rendera([day('2023-01-13', ['Yttrande', 'Remiss'], {}, 'annan.yaml')]),
    accepted: (life) => life.rendera([day('2023-01-13', ['Öppnande', 'Budget', 'Remiss'], {}, 'annan.yaml')]),
    says: [
      'Mötet den 13 januari 2023 har redan § 1–§ 3 från filen 2023-01-13.yaml, och ärendena i annan.yaml är andra.',
      'Rätta datumet om det är ett annat möte. Är det samma möte, ge filen sitt gamla namn 2023-01-13.yaml.',
    ],
  },
  {
    what: 'a move said again with the file of another meeting',
    code: 'NUMMER-006',
    given: () => also(until('kallad', JAN), (life) => life.flytta(moved(JAN, '2023-01-20'), '2023-01-13')),
    refused: (life) => life.flytta(day('2023-01-20', ['Yttrande'], {}, 'annan.yaml'), '2023-01-13'),
    accepted: (life) => life.flytta(moved(JAN, '2023-01-20'), '2023-01-13'),
    says: [
      'Mötet den 20 januari 2023 har redan § 1–§ 3 från filen 2023-01-13.yaml, och ärendena i annan.yaml är andra.',
      'Rätta datumet om det är ett annat möte. Är det samma möte, ge filen sitt gamla namn 2023-01-13.yaml.',
    ],
  },
  {
    what: 'the date was changed in the file to another year, whatever the reason',
    code: 'NUMMER-007',
    given: () => until('kallad', JAN),
    refused: (life) => life.avsluta([moved(JAN, '2024-01-12')], 'Bråttom.'),
    accepted: (life) => life.flytta(moved(JAN, '2024-01-12'), '2023-01-13'),
    says: [
      'Filen 2023-01-13.yaml hör till mötet den 13 januari 2023, som har § 1–§ 3, men nu står datumet den 12 januari 2024 i den.',
      'Har mötet flyttats, skriv justera flytta FIL --från 2023-01-13 --skäl "…". Är det ett annat möte, ge filen ett annat namn.',
    ],
  },
  {
    what: 'the date was changed in the file, where each meeting has its own numbers',
    code: 'NUMMER-007',
    given: () => until('justerad', { ...JAN, organ: GRUPP }),
    refused: (life) => life.rendera([{ ...moved(JAN, '2023-01-20'), organ: GRUPP }], 'Bråttom.'),
    accepted: (life) => life.rendera([{ ...day('2023-01-20', ['Öppnande', 'Budget', 'Val']), organ: GRUPP }]),
    says: [
      'Filen 2023-01-13.yaml hör till mötet den 13 januari 2023, som har 1–3, men nu står datumet den 20 januari 2023 i den.',
      'Det protokollet är fastställt: sätt tillbaka datumet. Är det ett annat möte, ge filen ett annat namn.',
    ],
  },
  {
    what: 'the file of a justerat meeting in another year, without a reason',
    code: 'NUMMER-007',
    given: () => until('justerad', JAN),
    refused: (life) => life.rendera([moved(JAN, '2024-01-12')]),
    accepted: (life) => life.rendera([moved(JAN, '2024-01-12')], 'Samma dagordning som i fjol.'),
    says: [
      'Filen 2023-01-13.yaml hör till mötet den 13 januari 2023, som har § 1–§ 3, men nu står datumet den 12 januari 2024 i den.',
      'Det protokollet är fastställt: sätt tillbaka datumet. Är det ett annat möte, ge filen ett annat namn, eller skriv --ändå "skälet".',
    ],
  },
  {
    what: 'the file of a meeting in another year that is not justerat yet, whatever the reason',
    code: 'NUMMER-007',
    given: () => until('for-justering', JAN),
    refused: (life) => life.rendera([moved(JAN, '2024-01-12')], 'Samma dagordning som i fjol.'),
    accepted: (life) =>
      inTurn(life.justera(JAN), life.rendera([moved(JAN, '2024-01-12')], 'Samma dagordning som i fjol.')),
    says: [
      'Filen 2023-01-13.yaml hör till mötet den 13 januari 2023, som har § 1–§ 3, men nu står datumet den 12 januari 2024 i den.',
      'Det protokollet är fastställt: sätt tillbaka datumet. Är det ett annat möte, ge filen ett annat namn.',
    ],
  },
  {
    what: 'the old file of a meeting that was moved within the year',
    code: 'NUMMER-007',
    given: () => also(until('kallad', JAN), (life) => life.flytta(moved(JAN, '2023-01-20'), '2023-01-13')),
    refused: (life) => life.avsluta([JAN]),
    accepted: (life) => life.avsluta([moved(JAN, '2023-01-20')]),
    says: [
      'Filen 2023-01-13.yaml hör till mötet den 20 januari 2023, som har § 1–§ 3, men nu står datumet den 13 januari 2023 i den.',
      'Har mötet flyttats, skriv justera flytta FIL --från 2023-01-20 --skäl "…". Är det ett annat möte, ge filen ett annat namn.',
    ],
  },
  {
    what: 'the date was changed in the file',
    code: 'NUMMER-007',
    given: () => until('kallad', JAN),
    refused: (life) => life.rendera([moved(JAN, '2023-01-20')]),
    accepted: (life) => life.rendera([day('2023-01-20', ['Remiss'], {}, '2023-01-13.yaml')]),
    says: [
      'Filen 2023-01-13.yaml hör till mötet den 13 januari 2023, som har § 1–§ 3, men nu står datumet den 20 januari 2023 i den.',
      'Har mötet flyttats, skriv justera flytta FIL --från 2023-01-13 --skäl "…". Är det ett annat möte, ge filen ett annat namn.',
    ],
  },
  {
    what: 'the date was changed in the file of a frozen protokoll',
    code: 'NUMMER-007',
    given: () => until('for-justering', JAN),
    refused: (life) => life.rendera([moved(JAN, '2023-01-20')], 'Bråttom.'),
    accepted: (life) => life.rendera([JAN]),
    says: [
      'Filen 2023-01-13.yaml hör till mötet den 13 januari 2023, som har § 1–§ 3, men nu står datumet den 20 januari 2023 i den.',
      'Det protokollet är fastställt: sätt tillbaka datumet. Är det ett annat möte, ge filen ett annat namn.',
    ],
  },
  {
    what: 'more ärenden where later numbers are fixed',
    code: 'NUMMER-008',
    given: () => unlocked(JAN, MARS),
    refused: (life) => life.rendera([withRubriker(JAN, 'Öppnande', 'Budget', 'Val', 'Övrigt')]),
    accepted: (life) => life.rendera([withRubriker(JAN, 'Öppnande', 'Budget 2024', 'Val')]),
    says: [
      'Mötet den 13 januari 2023 har § 1–§ 3 för tre ärenden, men filen har nu fyra ärenden, och mötet den 10 mars 2023 har redan § 4–§ 5.',
      'Låt det vara tre ärenden; ett nytt ärende kan läggas som underpunkt eller tas upp på nästa möte.',
    ],
  },
  {
    what: 'ärenden that came when it was unlocked, and another meeting was fixed before they were',
    code: 'NUMMER-008',
    given: () =>
      also(unlocked(JAN), (life) =>
        inTurn(
          life.rendera([withRubriker(JAN, 'Öppnande', 'Budget', 'Val', 'Jäv')]),
          life.faststall([MARS], 'Bråttom.'),
        ),
      ),
    refused: (life) => life.faststall([withRubriker(JAN, 'Öppnande', 'Budget', 'Val', 'Jäv')]),
    accepted: (life) => life.faststall([JAN]),
    says: [
      'Mötet den 13 januari 2023 har § 1–§ 3 för tre ärenden, men filen har nu fyra ärenden, och mötet den 10 mars 2023 har redan § 4–§ 5.',
      'Låt det vara tre ärenden; ett nytt ärende kan läggas som underpunkt eller tas upp på nästa möte.',
    ],
  },
  {
    what: 'a beginning for a body that counts per meeting',
    code: 'NUMMER-010',
    given: () => new Life(),
    refused: (life) => life.borja(GRUPP, 2023, 5),
    accepted: (life) => life.borja(LSVO, 2023, 5),
    says: ['GRUPP börjar om på 1 vid varje möte, så numren kan inte börja på 5.', 'Inget mer behövs.'],
  },
  {
    what: 'an ärende taken out after its number was fixed',
    code: 'NUMMER-011',
    given: () => unlocked(JAN),
    refused: (life) => life.faststall([withRubriker(JAN, 'Öppnande', 'Val')]),
    accepted: (life) =>
      inTurn(life.makuleraNummer(JAN, 2), life.faststall([withRubriker(JAN, 'Öppnande', 'Val')])),
    says: [
      'Mötet den 13 januari 2023 har tre fasta nummer, § 1–§ 3, men filen har nu två ärenden.',
      'Ska § 2 utgå, skriv justera makulera FIL --paragraf 2 --skäl "…" och sedan kommandot igen.',
    ],
  },
  {
    what: 'an ärende taken out after its number was fixed, where others have come that are not',
    code: 'NUMMER-011',
    given: () =>
      also(unlocked(JAN), (life) =>
        life.rendera([withRubriker(JAN, 'Öppnande', 'Budget', 'Val', 'Jäv', 'Övrigt')]),
      ),
    refused: (life) => life.rendera([withRubriker(JAN, 'Öppnande', 'Val')]),
    accepted: (life) => life.rendera([withRubriker(JAN, 'Öppnande', 'Budget', 'Val', 'Övrigt')]),
    says: [
      'Mötet den 13 januari 2023 har tre fasta nummer, § 1–§ 3, men filen har nu två ärenden.',
      'Ska § 2 utgå, skriv justera makulera FIL --paragraf 2 --skäl "…" och sedan kommandot igen.',
    ],
  },
  {
    what: 'fixed ärenden in another order',
    code: 'NUMMER-012',
    given: () => unlocked(JAN),
    refused: (life) => life.faststall([withRubriker(JAN, 'Öppnande', 'Val', 'Budget')]),
    accepted: (life) => life.faststall([withRubriker(JAN, 'Öppnande', 'Budget', 'Val', 'Övrigt')]),
    says: [
      '§ 2 är fast och hör till ”Budget”, som nu står som ärende 3.',
      'Låt ärendena stå i samma ordning som förut; ett nytt ärende läggs sist.',
    ],
  },
  {
    what: 'an ärende between fixed ones',
    code: 'NUMMER-012',
    given: () => unlocked(JAN),
    refused: (life) => life.faststall([withRubriker(JAN, 'Öppnande', 'Budget', 'Jäv', 'Val')]),
    accepted: (life) => life.faststall([withRubriker(JAN, 'Öppnande', 'Budget', 'Val', 'Jäv')]),
    says: [
      '§ 3 är fast och hör till ”Val”, som nu står som ärende 4.',
      'Låt ärendena stå i samma ordning som förut; ett nytt ärende läggs sist.',
    ],
  },
  {
    what: 'another ärende in the place of a fixed one',
    code: 'NUMMER-018',
    given: () => unlocked(JAN),
    refused: (life) => life.faststall([withRubriker(JAN, 'Öppnande', 'Hyror', 'Val')]),
    accepted: (life) => life.faststall([withRubriker(JAN, 'Öppnande', 'Budget 2024', 'Val')]),
    says: [
      '§ 2 är fast och hör till ”Budget”, men på dess plats står nu ”Hyror”.',
      'Är det samma ärende med en ny rubrik, skriv --ändå "skälet". Är det ett annat ärende, ta tillbaka ändringen; ett fast nummer byter inte ärende.',
    ],
  },
  {
    what: 'another ärende by a rättelse',
    code: 'NUMMER-018',
    given: () => until('publicerad', JAN),
    refused: (life) => life.ratta([withRubriker(JAN, 'Öppnande', 'Hyror', 'Val')]),
    accepted: (life) => life.ratta([withRubriker(JAN, 'Öppnande', 'Budgeten', 'Val')]),
    says: [
      '§ 2 är fast och hör till ”Budget”, men på dess plats står nu ”Hyror”.',
      'Är det samma ärende med en ny rubrik, skriv --ändå "skälet". Är det ett annat ärende, ta tillbaka ändringen; ett fast nummer byter inte ärende.',
    ],
  },
  {
    what: 'ärenden in another order by a rättelse',
    code: 'NUMMER-012',
    given: () => until('publicerad', JAN),
    refused: (life) => life.ratta([withRubriker(JAN, 'Öppnande', 'Val', 'Budget')]),
    accepted: (life) => life.ratta([withRubriker(JAN, 'Öppnande', 'Budget', 'Valen')]),
    says: [
      '§ 2 är fast och hör till ”Budget”, som nu står som ärende 3.',
      'Låt ärendena stå i samma ordning som förut.',
    ],
  },
  {
    what: 'a later meeting before an earlier one',
    code: 'NUMMER-013',
    given: () => also(until('kallad', JAN), (life) => life.avsluta([MARS], 'Kallelsen gick muntligen.')),
    refused: (life) => life.faststall([MARS]),
    accepted: (life) => inTurn(life.makulera(JAN), life.faststall([MARS])),
    says: [
      'LSVO 2023-03-10 kan inte fastställas före LSVO 2023-01-13, som är tidigare men inte fastställt än (kallad).',
      'Fastställ det först, eller makulera det om det inte blir av: justera makulera lsvo-2023-01-13 --skäl "…". Ska ordningen brytas, skriv --ändå "skälet".',
    ],
  },
  {
    what: 'a rättelse with one more ärende',
    code: 'NUMMER-014',
    given: () => until('arkiverad', JAN),
    refused: (life) => life.ratta([withRubriker(JAN, 'Öppnande', 'Budget', 'Val', 'Övrigt')]),
    accepted: (life) => life.ratta([withRubriker(JAN, 'Öppnande', 'Budget för 2023', 'Val')]),
    says: [
      'Mötet den 13 januari 2023 är justerat med tre ärenden, § 1–§ 3, men filen har nu fyra ärenden.',
      'En rättelse kan ändra ord, men inte lägga till eller ta bort ärenden. Ta upp saken på nästa möte.',
    ],
  },
];

describe.each(cases)('$what ($code)', ({ code, given, refused, accepted, says }) => {
  test('is refused, and said in words', () => {
    const life = given();
    const { length } = life.poster;
    const outcome = refused(life);
    expect([new Set(outcome), life.poster.length]).toEqual([new Set([code]), length]);
    expect(life.said[0]).toEqual({ text: says[0], hint: says[1] });
  });

  test('and its neighbour is not', () => {
    expect(accepted(given())).toBe('ok');
  });
});

describe('a step out of order (STEG-001)', () => {
  const changed = edited(JAN, () => ({ plats: 'Salen' }));
  const STEPS: readonly [string, (life: Life) => Outcome][] = [
    ['reservera', (life) => life.reservera([JAN])],
    ['avsluta', (life) => life.avsluta([JAN])],
    ['fastställ', (life) => life.faststall([JAN])],
    ['lås-upp', (life) => life.lasUpp(JAN)],
    ['justera', (life) => life.justera(JAN, { datum: '2023-01-20' })],
    ['rätta', (life) => life.ratta([changed])],
    ['publicera', (life) => life.publicera(JAN, 'https://exempel.se/')],
    ['arkivera', (life) => life.arkivera(JAN)],
    ['makulera', (life) => life.makulera(JAN, 'Inställt.')],
    ['flytta', (life) => life.flytta(moved(JAN, '2023-01-20'), '2023-01-13')],
  ];

  /** Every step from the same state: `ok`, another code, or the sentence; last what to do. */
  function table(given: () => Life): string {
    const hints = new Set<string>();
    const lines = STEPS.map(([steg, step]) => {
      const life = given();
      const outcome = step(life);
      const [said] = life.said;
      if (String(outcome) === 'STEG-001') hints.add(said?.hint ?? '');
      return `${steg}: ${String(outcome) === 'STEG-001' ? said?.text : outcome}`;
    });
    return [...lines, ...hints].join('\n');
  }

  test('utkast', () => {
    expect(table(() => until('utkast', JAN))).toMatchInlineSnapshot(`
"reservera: ok
avsluta: LSVO 2023-01-13 är ett utkast och kan inte avslutas nu.
fastställ: LSVO 2023-01-13 är ett utkast och kan inte fastställas nu.
lås-upp: LSVO 2023-01-13 är ett utkast och kan inte låsas upp nu.
justera: LSVO 2023-01-13 är ett utkast och kan inte justeras nu.
rätta: LSVO 2023-01-13 är ett utkast och kan inte rättas nu.
publicera: LSVO 2023-01-13 är ett utkast och kan inte publiceras nu.
arkivera: LSVO 2023-01-13 är ett utkast och kan inte arkiveras nu.
makulera: ok
flytta: ok
Nästa steg: justera reservera FIL, när kallelsen skickas."
`);
  });
  test('kallad', () => {
    expect(table(() => until('kallad', JAN))).toMatchInlineSnapshot(`
"reservera: ok
avsluta: ok
fastställ: LSVO 2023-01-13 är kallat och kan inte fastställas nu.
lås-upp: LSVO 2023-01-13 är kallat och kan inte låsas upp nu.
justera: LSVO 2023-01-13 är kallat och kan inte justeras nu.
rätta: LSVO 2023-01-13 är kallat och kan inte rättas nu.
publicera: LSVO 2023-01-13 är kallat och kan inte publiceras nu.
arkivera: LSVO 2023-01-13 är kallat och kan inte arkiveras nu.
makulera: ok
flytta: ok
Nästa steg: justera avsluta FIL, när mötet har hållits."
`);
  });
  test('hållen', () => {
    expect(table(() => until('hallen', JAN))).toMatchInlineSnapshot(`
"reservera: LSVO 2023-01-13 är hållet och kan inte kallas nu.
avsluta: ok
fastställ: ok
lås-upp: LSVO 2023-01-13 är hållet och kan inte låsas upp nu.
justera: LSVO 2023-01-13 är hållet och kan inte justeras nu.
rätta: LSVO 2023-01-13 är hållet och kan inte rättas nu.
publicera: LSVO 2023-01-13 är hållet och kan inte publiceras nu.
arkivera: LSVO 2023-01-13 är hållet och kan inte arkiveras nu.
makulera: ok
flytta: ok
Nästa steg: justera fastställ FIL, när protokollet är klart för underskrift."
`);
  });
  test('för justering', () => {
    expect(table(() => until('for-justering', JAN))).toMatchInlineSnapshot(`
"reservera: LSVO 2023-01-13 är för justering och kan inte kallas nu.
avsluta: LSVO 2023-01-13 är för justering och kan inte avslutas nu.
fastställ: ok
lås-upp: ok
justera: ok
rätta: LAS-001
publicera: LSVO 2023-01-13 är för justering och kan inte publiceras nu.
arkivera: LSVO 2023-01-13 är för justering och kan inte arkiveras nu.
makulera: ok
flytta: LSVO 2023-01-13 är för justering och kan inte flyttas nu.
Nästa steg: justera justera lsvo-2023-01-13. Ska något ändras först, lås upp det med justera lås-upp lsvo-2023-01-13 --skäl "…"."
`);
  });
  test('justerad', () => {
    expect(table(() => until('justerad', JAN))).toMatchInlineSnapshot(`
"reservera: LSVO 2023-01-13 är justerat och kan inte kallas nu.
avsluta: LSVO 2023-01-13 är justerat och kan inte avslutas nu.
fastställ: ok
lås-upp: LSVO 2023-01-13 är justerat och kan inte låsas upp nu.
justera: LSVO 2023-01-13 är justerat och kan inte justeras nu.
rätta: ok
publicera: ok
arkivera: STEG-010
makulera: LSVO 2023-01-13 är justerat och kan inte makuleras nu.
flytta: LSVO 2023-01-13 är justerat och kan inte flyttas nu.
Nästa steg: justera publicera lsvo-2023-01-13. Är något fel i protokollet görs en rättelse med justera rätta FIL --skäl "…"."
`);
  });
  test('publicerad', () => {
    expect(table(() => until('publicerad', JAN))).toMatchInlineSnapshot(`
"reservera: LSVO 2023-01-13 är publicerat och kan inte kallas nu.
avsluta: LSVO 2023-01-13 är publicerat och kan inte avslutas nu.
fastställ: ok
lås-upp: LSVO 2023-01-13 är publicerat och kan inte låsas upp nu.
justera: LSVO 2023-01-13 är publicerat och kan inte justeras nu.
rätta: ok
publicera: LSVO 2023-01-13 är publicerat och kan inte publiceras nu.
arkivera: ok
makulera: LSVO 2023-01-13 är publicerat och kan inte makuleras nu.
flytta: LSVO 2023-01-13 är publicerat och kan inte flyttas nu.
Nästa steg: justera arkivera lsvo-2023-01-13. Är något fel i protokollet görs en rättelse med justera rätta FIL --skäl "…"."
`);
  });
  test('arkiverad', () => {
    expect(table(() => until('arkiverad', JAN))).toMatchInlineSnapshot(`
"reservera: LSVO 2023-01-13 är arkiverat och kan inte kallas nu.
avsluta: LSVO 2023-01-13 är arkiverat och kan inte avslutas nu.
fastställ: ok
lås-upp: LSVO 2023-01-13 är arkiverat och kan inte låsas upp nu.
justera: LSVO 2023-01-13 är arkiverat och kan inte justeras nu.
rätta: ok
publicera: LSVO 2023-01-13 är arkiverat och kan inte publiceras nu.
arkivera: ok
makulera: LSVO 2023-01-13 är arkiverat och kan inte makuleras nu.
flytta: LSVO 2023-01-13 är arkiverat och kan inte flyttas nu.
Är något fel i protokollet görs en rättelse med justera rätta FIL --skäl "…"."
`);
  });
  test('makulerad', () => {
    expect(table(() => also(until('kallad', JAN), (life) => life.makulera(JAN)))).toMatchInlineSnapshot(`
"reservera: STEG-002
avsluta: STEG-002
fastställ: STEG-002
lås-upp: LSVO 2023-01-13 är makulerat och kan inte låsas upp nu.
justera: LSVO 2023-01-13 är makulerat och kan inte justeras nu.
rätta: LSVO 2023-01-13 är makulerat och kan inte rättas nu.
publicera: LSVO 2023-01-13 är makulerat och kan inte publiceras nu.
arkivera: LSVO 2023-01-13 är makulerat och kan inte arkiveras nu.
makulera: LSVO 2023-01-13 är makulerat och kan inte makuleras nu.
flytta: LSVO 2023-01-13 är makulerat och kan inte flyttas nu.
Ska mötet ändå hållas, för in det på nytt med justera rendera FIL --ändå "skälet"."
`);
  });
  test('rättelse för justering', () => {
    expect(
      table(() =>
        also(at(until('publicerad', JAN), '2023-01-20T12:00:00Z'), (life) =>
          life.ratta([edited(JAN, () => ({ plats: 'Gården' }))]),
        ),
      ),
    ).toMatchInlineSnapshot(`
"reservera: LAS-001
avsluta: LAS-001
fastställ: LAS-001
lås-upp: ok
justera: ok
rätta: LAS-001
publicera: LSVO 2023-01-13 är för justering och kan inte publiceras nu.
arkivera: LSVO 2023-01-13 är för justering och kan inte arkiveras nu.
makulera: LSVO 2023-01-13 är justerat och kan inte makuleras nu.
flytta: LSVO 2023-01-13 är för justering och kan inte flyttas nu.
Nästa steg: justera justera lsvo-2023-01-13. Ska något ändras först, lås upp det med justera lås-upp lsvo-2023-01-13 --skäl "…"."
`);
  });
});

describe('what is fixed and was changed all the same', () => {
  const said = (life: Life, of: File): string => {
    const { length } = life.poster;
    const outcome = life.rendera([of]);
    expect(life.poster.length).toBe(length);
    return life.said.map(({ text, hint }, i) => `${outcome[i]} ${text}\n  ${hint}`).join('\n');
  };
  /** The field changed, an ärende out of its place, one that is new and one that is gone. */
  const all = edited(JAN, ({ arenden: [oppnande, , val] }) => ({
    plats: 'Salen',
    arenden: [
      { ...val, text: 'Valet sköts upp.', beslut: ['att välja Ulla'] },
      ...sammantrade('2023-01-13', ['Jäv', 'Övrigt']).arenden,
      oppnande,
    ],
  }));

  test('in a frozen protokoll (LAS-001 to LAS-005)', () => {
    expect(said(until('for-justering', JAN), all)).toMatchInlineSnapshot(`
"LAS-001 Platsen är inte som i det fastställda protokollet för LSVO 2023-01-13.
  Ta tillbaka ändringen i filen, eller lås upp protokollet: justera lås-upp lsvo-2023-01-13 --skäl "…".
LAS-002 I § 3 ”Val” är besluten och texten inte som i det fastställda protokollet för LSVO 2023-01-13.
  Ta tillbaka ändringen i filen, eller lås upp protokollet: justera lås-upp lsvo-2023-01-13 --skäl "…".
LAS-003 § 1 ”Öppnande” står nu som ärende 4, inte där det står i det fastställda protokollet för LSVO 2023-01-13.
  Ta tillbaka ändringen i filen, eller lås upp protokollet: justera lås-upp lsvo-2023-01-13 --skäl "…".
LAS-004 Ärendet ”Jäv” finns inte i det fastställda protokollet för LSVO 2023-01-13.
  Ta tillbaka ändringen i filen, eller lås upp protokollet: justera lås-upp lsvo-2023-01-13 --skäl "…".
LAS-004 Ärendet ”Övrigt” finns inte i det fastställda protokollet för LSVO 2023-01-13.
  Ta tillbaka ändringen i filen, eller lås upp protokollet: justera lås-upp lsvo-2023-01-13 --skäl "…".
LAS-005 § 2 ”Budget” finns i det fastställda protokollet för LSVO 2023-01-13 men inte i filen.
  Ta tillbaka ändringen i filen, eller lås upp protokollet: justera lås-upp lsvo-2023-01-13 --skäl "…"."
`);
    expect(until('for-justering', JAN).rendera([JAN])).toBe('ok');
  });

  test('in a justerat one, and in a rättelse of it', () => {
    const changed = edited(JAN, () => ({ plats: 'Salen' }));
    const life = until('justerad', JAN);
    expect(said(life, changed)).toMatchInlineSnapshot(`
"LAS-001 Platsen är inte som i det justerade protokollet för LSVO 2023-01-13.
  Ta tillbaka ändringen i filen, eller gör en rättelse: justera rätta FIL --skäl "…"."
`);
    expect(life.ratta([changed])).toBe('ok');
    expect(said(life, JAN)).toMatchInlineSnapshot(`
"LAS-001 Platsen är inte som i rättelse 1 av protokollet för LSVO 2023-01-13.
  Ta tillbaka ändringen i filen, eller lås upp rättelsen: justera lås-upp lsvo-2023-01-13 --skäl "…"."
`);
    expect(life.rendera([changed])).toBe('ok');
    expect(life.justera(JAN)).toBe('ok');
    expect(said(life, JAN)).toMatchInlineSnapshot(`
"LAS-001 Platsen är inte som i rättelse 1 av protokollet för LSVO 2023-01-13.
  Ta tillbaka ändringen i filen, eller gör en rättelse: justera rätta FIL --skäl "…"."
`);
  });

  test('of ärenden, in a rättelse', () => {
    const corrected = withRubriker(JAN, 'Öppnande', 'Budgeten', 'Val');
    const life = until('arkiverad', JAN);
    expect(life.ratta([corrected])).toBe('ok');
    expect(
      said(life, withRubriker(JAN, 'Budgeten', 'Öppnande', 'Övrigt', 'Avslutning')),
    ).toMatchInlineSnapshot(`
"LAS-003 § 1 ”Öppnande” står nu som ärende 2, inte där det står i rättelse 1 av protokollet för LSVO 2023-01-13.
  Ta tillbaka ändringen i filen, eller lås upp rättelsen: justera lås-upp lsvo-2023-01-13 --skäl "…".
LAS-004 Ärendet ”Övrigt” finns inte i rättelse 1 av protokollet för LSVO 2023-01-13.
  Ta tillbaka ändringen i filen, eller lås upp rättelsen: justera lås-upp lsvo-2023-01-13 --skäl "…".
LAS-004 Ärendet ”Avslutning” finns inte i rättelse 1 av protokollet för LSVO 2023-01-13.
  Ta tillbaka ändringen i filen, eller lås upp rättelsen: justera lås-upp lsvo-2023-01-13 --skäl "…".
LAS-005 § 3 ”Val” finns i rättelse 1 av protokollet för LSVO 2023-01-13 men inte i filen.
  Ta tillbaka ändringen i filen, eller lås upp rättelsen: justera lås-upp lsvo-2023-01-13 --skäl "…"."
`);
  });

  test('of an extra meeting', () => {
    expect(
      said(
        until('for-justering', MARS_EXTRA),
        edited(MARS_EXTRA, () => ({ plats: 'Salen' })),
      ),
    ).toMatchInlineSnapshot(`
"LAS-001 Platsen är inte som i det fastställda protokollet för LSVO 2023-03-10 (extra).
  Ta tillbaka ändringen i filen, eller lås upp protokollet: justera lås-upp lsvo-2023-03-10-extra --skäl "…"."
`);
  });

  test('a step with the file of a frozen protokoll', () => {
    const life = until('for-justering', JAN);
    expect(
      life.justera(
        edited(JAN, () => ({ plats: 'Salen' })),
        {},
        true,
      ),
    ).toEqual(['LAS-001']);
    expect(life.justera(JAN, {}, true)).toBe('ok');
  });

  test('with templates or values that are others now (LAS-006, LAS-007)', () => {
    const [dokument] = until('for-justering', JAN).serieOf(JAN).moten[0]?.dokument ?? [];
    if (!dokument) throw new Error('nothing is frozen');
    const { pdf } = dokument;
    const refusal = (wish: { form?: string; at?: string }, bytes: string): unknown => {
      const result = frozenFaults(dokument, wish, bytes, 'mote.yaml');
      return result.ok ? 'ok' : result.faults.map(({ code, text, hint }) => [code, text, hint]);
    };
    expect(refusal({}, pdf.sha256)).toBe('ok');
    expect(refusal({ form: 'portal' }, pdf.sha256)).toBe('ok');
    expect(refusal({ form: 'falt' }, pdf.sha256)).toMatchInlineSnapshot(`
[
  [
    "LAS-007",
    "Protokollet är fastställt med ett annat värde för --underskrift.",
    "Ta bort --underskrift; filen blir då som den fastställdes.",
  ],
]
`);
    expect(refusal({ at: '2023-01-13T12:00:00+01:00' }, pdf.sha256)).toMatchInlineSnapshot(`
[
  [
    "LAS-007",
    "Protokollet är fastställt med ett annat värde för --klocka.",
    "Ta bort --klocka; filen blir då som den fastställdes.",
  ],
]
`);
    const other = sha256('andra byte');
    expect(JSON.stringify(refusal({}, other)).replaceAll(pdf.sha256, '<sha256>')).toMatchInlineSnapshot(
      `"[["LAS-006","Innehållet är detsamma som när protokoll-lsvo-2023-01-13.pdf fastställdes, men mallarna, organets fil eller programmet har ändrats, så filen skulle inte bli likadan.","Använd den fastställda filen; dess kontrollsumma är <sha256>."]]"`,
    );
  });
});

test('a draft has no copy for the archive (LAS-008)', () => {
  const draft = { utkast: true, mote: 'LSVO 2023-01-13' };
  const result = copyFaults(draft, 'arkiv', 'mote.yaml');
  expect(result.ok ? null : result.faults.map(({ text, hint }) => [text, hint])).toMatchInlineSnapshot(`
[
  [
    "LSVO 2023-01-13 är inte fastställt, så det finns inget exemplar för arkivet.",
    "Fastställ protokollet först, eller ta bort --exemplar arkiv.",
  ],
]
`);
  expect(copyFaults({ ...draft, utkast: false }, 'arkiv', 'mote.yaml')).toEqual({ ok: true });
  expect(copyFaults(draft, 'underskrift', 'mote.yaml')).toEqual({ ok: true });
});

test('a name where a file is needed (STEG-021)', () => {
  expect(message('STEG-021', { namn: 'lsvo-2023-01-13' })).toMatchInlineSnapshot(`
{
  "code": "STEG-021",
  "hint": "Ange mötesfilen i stället för mötets namn.",
  "severity": "fel",
  "text": "lsvo-2023-01-13 räcker inte, för det här kommandot behöver veta vad som står i mötesfilen.",
}
`);
});

test('a move by name alone (STEG-020)', () => {
  expect(message('STEG-020', { namn: 'lsvo-2023-01-13' })).toMatchInlineSnapshot(`
{
  "code": "STEG-020",
  "hint": "Ändra datumet i mötesfilen och ange filen.",
  "severity": "fel",
  "text": "lsvo-2023-01-13 räcker inte för att flytta mötet, för den nya dagen står i mötesfilen.",
}
`);
});

test('every code of steps, locks and numbers is in this file', () => {
  const here = new Set(cases.map(({ code }) => code));
  const others = ['STEG-001', 'STEG-020', 'STEG-021', ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `LAS-00${n}`)];
  // Presence is tested where references are: numbers.test.ts.
  const presence = ['NUMMER-001', 'NUMMER-009'];
  const all = Object.keys(CATALOGUE).filter((code) => /^(STEG|LAS|NUMMER)-/.test(code));
  expect(all.filter((code) => !here.has(code) && ![...others, ...presence].includes(code))).toEqual([]);
});
