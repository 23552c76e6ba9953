import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { medRegister, type Register, RegisterSchema, slaUpp } from './register.ts';
import { type Sammantrade, SammantradeShapeSchema } from './sammantrade.ts';

const uppdrag = (more: object = {}) => [{ organ: 'lsvo', ...more }];
const register = (...personer: object[]): Register => RegisterSchema.parse({ personer });

const meeting = (more: object = {}): Sammantrade =>
  SammantradeShapeSchema.parse({
    ...{ organ: 'lsvo', datum: '2023-02-17', tid: '8.15–12.00', form: 'via Teams' },
    ...{ ordforande: 'Karin Almgren', sekreterare: 'Jonas Palm', ledamoter: ['Lena Hallberg'] },
    arenden: [{ rubrik: 'Ett' }],
    ...more,
  });

const LENA = { namn: 'Lena Hallberg', titel: 'förvaltningschef', organisation: 'Karlshamns kommun' };
const filled = (lena: object, more: object = {}) =>
  medRegister(meeting(more), register(lena), 'lsvo').ledamoter[0];

test('a name alone gets title, organisation and party', () => {
  expect(filled({ ...LENA, parti: 'S' })).toEqual({
    namn: 'Lena Hallberg',
    parti: 'S',
    funktion: 'förvaltningschef',
    organisation: 'Karlshamns kommun',
  });
});

test('the title is that of the uppdrag on the day', () => {
  const lena = {
    ...LENA,
    uppdrag: [
      { organ: 'lsvo', titel: 'enhetschef', till: '2023-02-16' },
      { organ: 'lsvo', titel: 'direktör', organisation: 'Region Blekinge', fran: '2023-02-17' },
      { organ: 'psvo', titel: 'råd' },
    ],
  };
  expect(filled(lena)).toMatchObject({ funktion: 'direktör', organisation: 'Region Blekinge' });
  expect(filled(lena, { datum: '2023-02-16' })).toMatchObject({ funktion: 'enhetschef' });
  expect(filled({ ...LENA, uppdrag: [{ organ: 'psvo', titel: 'råd' }] })).toMatchObject({
    funktion: 'förvaltningschef',
  });
});

test('acting is said once; the ordinary uppdrag comes first', () => {
  expect(filled({ ...LENA, uppdrag: uppdrag({ tf: 'ja' }) })?.funktion).toBe('tf. förvaltningschef');
  expect(filled({ ...LENA, uppdrag: uppdrag({ tf: 'ja', titel: 'tf. chef' }) })?.funktion).toBe('tf. chef');
  const both = [...uppdrag({ tf: 'ja', titel: 'skolchef' }), ...uppdrag()];
  expect(filled({ ...LENA, uppdrag: both })?.funktion).toBe('förvaltningschef');
});

test('words that the file has anywhere it prints them from stay, and nothing is mixed', () => {
  const own = { ledamoter: ['Lena Hallberg, skolchef'] };
  expect(filled(LENA, own)).toEqual({ namn: 'Lena Hallberg', funktion: 'skolchef' });
  const { justerare, ordforande } = medRegister(
    meeting({ ...own, justerare: 'Lena Hallberg', ordforande: 'Lena Hallberg' }),
    register(LENA),
    'lsvo',
  );
  expect([justerare[0], ordforande]).toEqual([{ namn: 'Lena Hallberg' }, { namn: 'Lena Hallberg' }]);
});

test('a party in brackets or elsewhere in the file is not said again or otherwise', () => {
  const lena = { ...LENA, parti: 'S' };
  const bracketed = { namn: 'Lena Hallberg (M)', organisation: 'Ronneby kommun' };
  expect(filled(lena, { ledamoter: [bracketed] })).toEqual(bracketed);
  const { justerare } = medRegister(
    meeting({ ledamoter: ['Lena Hallberg (M)'], justerare: 'Lena Hallberg' }),
    register(lena),
    'lsvo',
  );
  expect(justerare[0]?.parti).toBeUndefined();
});

test('a föredragande gets words only where no list and no other ärende has them', () => {
  const of = (...foredragande: string[]) =>
    medRegister(
      meeting({ arenden: foredragande.map((namn) => ({ rubrik: 'Ett', foredragande: namn })) }),
      register(LENA, { ...LENA, namn: 'Ali Ek' }),
      'lsvo',
    ).arenden.map((arende) => arende.foredragande[0]?.funktion);
  expect(of('Ali Ek')).toEqual(['förvaltningschef']);
  expect(of('Lena Hallberg')).toEqual([undefined]);
  expect(of('Ali Ek', 'Ali Ek, kommunikatör, Region Blekinge')).toEqual([undefined, 'kommunikatör']);
});

test('who is jävig gets a party and no more', () => {
  const { arenden } = medRegister(
    meeting({ arenden: [{ rubrik: 'Ett', jav: 'Lena Hallberg' }] }),
    register({ ...LENA, parti: 'S' }),
    'lsvo',
  );
  expect(arenden[0]?.jav).toEqual([{ namn: 'Lena Hallberg', parti: 'S' }]);
});

test('namesakes are told apart by organisation, party, uppdrag that day, or not at all', () => {
  const two = (a: object, b: object) =>
    register({ ...LENA, ...a }, { ...LENA, titel: 'jurist', organisation: 'Ronneby kommun', ...b });
  const whom = (given: Register, who: object = {}) =>
    slaUpp(given, { namn: 'Lena Hallberg', ...who }, 'lsvo', '2023-02-17')?.titel;
  expect(whom(two({}, {}))).toBeUndefined();
  expect(whom(two({}, {}), { organisation: 'ronneby kommun' })).toBe('jurist');
  expect(whom(two({}, {}), { organisation: 'Region Blekinge' })).toBeUndefined();
  expect(whom(two({ parti: 'S' }, { parti: 'M' }), { parti: 'M' })).toBe('jurist');
  expect(whom(two({}, { uppdrag: uppdrag() }))).toBe('jurist');
  expect(whom(two({ uppdrag: uppdrag({ till: '2023-02-16' }) }, { uppdrag: uppdrag() }))).toBe('jurist');
  expect(whom(two({ uppdrag: uppdrag() }, { uppdrag: uppdrag() }))).toBeUndefined();
  expect(whom(two({}, { namn: 'Lena Berg', tidigareNamn: 'Lena Hallberg' }))).toBe('förvaltningschef');
});

test('a former name is known, and the file keeps its spelling', () => {
  expect(filled({ ...LENA, namn: 'Lena Berg', tidigareNamn: ['Lena Ek', 'Lena Hallberg'] })).toMatchObject({
    namn: 'Lena Hallberg',
    funktion: 'förvaltningschef',
  });
});

test('a file that says everything is not changed by any register', () => {
  const words = fc.constantFrom('chef', 'jurist', 'Region Blekinge', 'Ronneby kommun', 'S', 'M');
  const namn = fc.constantFrom('Lena Hallberg', 'Karin Almgren', 'Jonas Palm', 'Ali Ek');
  const held = fc.record(
    {
      organ: fc.constantFrom('lsvo', 'psvo'),
      titel: words,
      organisation: words,
      tf: fc.constantFrom('ja', 'nej'),
    },
    { requiredKeys: ['organ'] },
  );
  const person = fc.record(
    {
      namn,
      tidigareNamn: namn,
      parti: words,
      titel: words,
      organisation: words,
      uppdrag: fc.array(held, { maxLength: 2 }),
    },
    { requiredKeys: ['namn'] },
  );
  const full = meeting({
    ordforande: 'Karin Almgren (C), enhetschef, Region Blekinge',
    sekreterare: 'Jonas Palm (V), utredare, Region Blekinge',
    justerare: 'Lena Hallberg',
    ledamoter: ['Lena Hallberg (L), rektor, Olofströms kommun'],
    arenden: [
      { rubrik: 'Ett', foredragande: ['Lena Hallberg', 'Ali Ek (V), utredare, Region Blekinge'] },
      { rubrik: 'Två', foredragande: ['Ali Ek'], jav: 'Lena Hallberg' },
    ],
  });
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 6 }), (personer) => {
      expect(medRegister(full, register(...personer), 'lsvo')).toEqual(full);
    }),
  );
});
