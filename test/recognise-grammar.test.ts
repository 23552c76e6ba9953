// What a line of minutes can be by its words alone, and what only looks like it.
import { describe, expect, test } from '@jest/globals';
import * as grammar from '../src/recognise/grammar.ts';
import { GRUPP, LSVO, ORGANS, PSVO } from './recognise-given.ts';

describe('a label', () => {
  test.each([
    ['Närvarande ledamöter:', 'ledamoter', ''],
    ['Beslutande', 'ledamoter', ''],
    ['Deltagare :', 'ledamoter', ''],
    ['Ordförande: Eva Björk, Region Blekinge', 'ordforande', 'Eva Björk, Region Blekinge'],
    ['Sekreterare:   Bo Ek', 'sekreterare', 'Bo Ek'],
    ['Vid protokollet', 'sekreterare', ''],
    ['Utsedda att justera: Cia Dahl (S)', 'justerare', 'Cia Dahl (S)'],
    ['Tjänstgörande ersättare', 'ersattare', ''],
    ['Förhinder:', 'franvarande', ''],
    ['Anmäld frånvaro:', 'franvarande', ''],
    ['Tjänstepersoner:', 'tjanstepersoner', ''],
    ['Övriga deltagare och föredragande:', 'ovrigaDeltagare', ''],
    ['Plats och tid för justering:', 'justering', ''],
    ['Plats och tid: Hovsalen, Ronneby', 'tidOchPlats', 'Hovsalen, Ronneby'],
    ['Paragrafer: §12 - §15', 'paragrafer', '§12 - §15'],
    ['Underskrifter', 'underskrifter', ''],
    ['Ärendeförteckning', 'forteckning', ''],
    ['Dnr: 2023/00188', 'diarienummer', '2023/00188'],
  ])('%s', (text, label, rest) => {
    expect(grammar.labelIn(text)).toMatchObject({ label, rest });
  });

  test.each([
    'Deltagare från kommunerna möttes i mars.',
    'Ordförande Eva Björk hälsade välkommen',
    'Plats finns i skåpet',
    'Underskriften sker i portalen.',
    'Närvarande ledamöter enades',
    'Bo Ek, ordförande',
  ])('is none in: %s', (text) => {
    expect(grammar.labelIn(text)).toBeNull();
  });
});

describe('a lead-in', () => {
  const words = (text: string, organ = LSVO) => grammar.leadInOf(text, organ);

  test.each([
    ['LSVO beslutar', LSVO],
    ['LSVO beslutar:', LSVO],
    ['LSVO beslutar att', LSVO],
    ['LSVO beslutade att', LSVO],
    ['LSVO beslutar följande:', LSVO],
    ['Ledningssamverkan vård och omsorg beslutar:', LSVO],
    ['Samverkansgruppen beslutar', GRUPP],
    ['Politisk samverkan vård och omsorg i Blekinge – PSVO beslutar', PSVO],
    ['Politisk samverkan vård och omsorg i Blekinge - PSVO beslutar:', PSVO],
    ['Beslut', PSVO],
  ])('%s', (text, organ) => {
    expect(words(text, organ)).toMatchObject({ clause: null });
  });

  test('has its first clause on its own line', () => {
    expect(words('LSVO beslutar att godkänna dagordningen.')).toEqual({
      words: 'LSVO beslutar',
      clause: 'att godkänna dagordningen.',
    });
    expect(words('Beslut: att frågan utreds')).toMatchObject({ clause: 'att frågan utreds' });
    expect(words('Gruppen beslutar enhälligt att frågan utreds')).toMatchObject({
      clause: 'att frågan utreds',
    });
  });

  test.each(ORGANS.map((organ) => [organ.kortnamn, organ] as const))(
    'is none in a sentence about decisions, at %s',
    (_, organ) => {
      for (const text of [
        'LSVO beslutade att anta planen i fjol.',
        'Regeringen beslutar att ge ett uppdrag till länen.',
        'Kommunerna beslutar',
        'Ordföranden föreslår att mötet ajourneras.',
        'Beslut fattades i juni.',
        'Det är nämnden i Ronneby som beslutar',
        'När LSVO beslutar ska underlaget vara utskickat.',
        'Besluta',
        'Förslag till beslut:',
        'Gruppen föreslår att frågan utreds',
      ])
        expect([text, words(text, organ)]).toEqual([text, null]);
    },
  );
});

describe('clauses', () => {
  test('begin with att', () => {
    for (const text of ['att godkänna', 'Att utse Bo Ek', 'att']) expect(grammar.isAttSats(text)).toBe(true);
    for (const text of ['attestera', 'Attraktiv', 'det att', '']) expect(grammar.isAttSats(text)).toBe(false);
  });

  test.each([
    ['1. Att utse Bo Ek', { nummer: 1, words: 'Att utse Bo Ek' }],
    ['2) Justeringen sker digitalt', { nummer: 2, words: 'Justeringen sker digitalt' }],
    ['12.Att lägga till', { nummer: 12, words: 'Att lägga till' }],
    ['2023. Året började', null],
    ['1.', null],
    ['Att utse', null],
  ])('with numbers: %s', (text, read) => {
    expect(grammar.numberedClause(text)).toEqual(read);
  });
});

describe('recipients', () => {
  test.each([
    ['Protokollet ska skickas till', { slag: 'skickasTill' }],
    ['Protokollet skickas till:', { slag: 'skickasTill' }],
    ['Paragrafen skall expedieras till', { slag: 'skickasTill' }],
    ['Sändlista', { slag: 'skickasTill' }],
    ['För kännedom:', { slag: 'forKannedom', vad: null }],
    ['Protokollet skickas för kännedom till', { slag: 'forKannedom', vad: null }],
    ['Slutrapporten skickas för kännedom till', { slag: 'forKannedom', vad: 'Slutrapporten' }],
    ['Protokollet ska skickas till alla kommuner senast i maj.', null],
    ['Rapporten skickas till kommunerna', null],
    ['Ärendet är till för kännedom och diskussion', null],
  ])('%s', (text, read) => {
    expect(grammar.recipientsIn(text)).toEqual(read);
  });
});

describe('who presents', () => {
  test.each([
    ['Föredragande: Bo Ek och Cia Dahl', 'Bo Ek och Cia Dahl'],
    ['Informerar : Bo Ek', 'Bo Ek'],
    ['Föredragande:', null],
    ['Föredragande Bo Ek', null],
    ['De föredragande: många', null],
  ])('%s', (text, names) => {
    expect(grammar.speakersIn(text)).toBe(names);
  });
});

describe('sentences that end an ärende', () => {
  test.each([
    ['Informationen tas till protokollet.', true],
    ['Informationen lades till handlingarna', true],
    ['Bildpresentationen skickas ut per e-post.', true],
    ['Presentationen bifogas protokollet.', true],
    ['Sammanträdet avslutas.', true],
    ['Informationen till de anhöriga behöver bli bättre.', false],
    ['Presentationen gav många frågor.', false],
    ['Presentationerna skickas', false],
  ])('%s: %s', (text, is) => {
    expect(grammar.isClosing(text)).toBe(is);
  });

  test('with fields of their own', () => {
    expect(grammar.isBordlaggning('Punkten bordläggs till nästa möte.')).toBe(true);
    expect(grammar.isBordlaggning('Frågan bordlades i höstas.')).toBe(false);
    expect(grammar.isBordlaggning(`Ärendet bordläggs. ${'Mer att säga. '.repeat(60)}`)).toBe(false);
    expect(grammar.isAterremiss('Ärendet återremitteras för ny beräkning.')).toBe(true);
    expect(grammar.isAterremiss('Det är rimligt att ärendet återremitteras.')).toBe(false);
    expect(grammar.isOmedelbar('Paragrafen förklaras omedelbart justerad.')).toBe(true);
    expect(grammar.isOmedelbar('Paragrafen justeras omedelbart')).toBe(true);
    expect(grammar.isOmedelbar('Paragrafen justeras på måndag.')).toBe(false);
    expect(grammar.isProposition('Ordföranden ställer förslagen under proposition')).toBe(true);
    expect(grammar.isProposition('Ordföranden ställer en fråga.')).toBe(false);
  });

  test('and the next meeting', () => {
    for (const text of ['Nästa möte', 'Nästa sammanträde:', 'Nästa möte hålls den 3 maj 2024 i Ronneby.'])
      expect(grammar.isNextMeeting(text)).toBe(true);
    for (const text of ['Nästa möte blir viktigt.', 'Till nästa möte den 3 maj tas frågan upp.'])
      expect(grammar.isNextMeeting(text)).toBe(false);
    expect(grammar.isNextMeetingTitle('Nästa möte hålls den 3 maj')).toBe(false);
  });
});

describe('parts of an ärende', () => {
  test.each([
    ['Dnr 2023/00188', '2023/00188'],
    ['Diarienummer: RS 2023/188-4', 'RS 2023/188-4'],
    ['dnr. 2023/00188', '2023/00188'],
    ['Dnr', null],
    ['Dnr 2023/00188 avser en annan fråga.', null],
  ])('diarienummer: %s', (text, number) => {
    expect(grammar.diarienummerIn(text)).toBe(number);
  });

  test.each([
    ['Bo Ek (M) anmäler jäv och deltar inte i handläggningen.', 'Bo Ek (M)'],
    ['Bo Ek och Cia Dahl anmäler jäv.', 'Bo Ek och Cia Dahl'],
    ['Den som är jävig anmäler jäv.', 'Den som är jävig'],
    ['ingen anmäler jäv.', null],
    ['Bo Ek anmäler jäv i frågan om kartan och lämnar rummet en stund.', null],
  ])('jäv: %s', (text, names) => {
    expect(grammar.javIn(text)).toBe(names);
  });

  test.each([
    ['Yrkande: Bo Ek (M)', { slag: 'yrkanden', av: 'Bo Ek (M)' }],
    ['Yrkanden:', { slag: 'yrkanden', av: '' }],
    ['Reservation: Bo Ek (M) och Cia Dahl (S)', { slag: 'reservationer', av: 'Bo Ek (M) och Cia Dahl (S)' }],
    ['Särskilt yttrande av: Cia Dahl', { slag: 'sarskiltYttrande', av: 'Cia Dahl' }],
    ['Protokollsanteckning', { slag: 'protokollsanteckning', av: '' }],
    ['Yrkandet avslogs', null],
    ['Reservationer lämnades av två ledamöter.', null],
    ['Yrkande: att ärendet bordläggs', null],
  ])('what was said for the protokoll: %s', (text, said) => {
    expect(grammar.saidIn(text)).toEqual(said);
  });

  test.each([
    ['Bilaga 1: Tidplan (dnr 2023/00188-4)', { titel: 'Tidplan', diarienummer: '2023/00188-4' }],
    ['Bilaga 2. Karta', { titel: 'Karta', diarienummer: null }],
    ['Bilaga 3: Budget (utkast), § 12', { titel: 'Budget (utkast)', diarienummer: null }],
    ['Bilaga 4: Budget, punkt 13.1', { titel: 'Budget', diarienummer: null }],
    ['Bilagan visar kostnaden.', null],
  ])('bilaga: %s', (text, bilaga) => {
    expect(grammar.bilagaIn(text)).toEqual(bilaga);
  });

  test.each([
    ['a/ Mobila team', { letter: 'a', rest: 'Mobila team' }],
    ['b/Mobila team', { letter: 'b', rest: 'Mobila team' }],
    ['c) Mobila team', { letter: 'c', rest: 'Mobila team' }],
    ['d. Mobila team', { letter: 'd', rest: 'Mobila team' }],
    ['e.g. något', null],
    ['A/ Mobila team', null],
    ['och/eller', null],
    ['a/', null],
  ])('letter: %s', (text, read) => {
    expect(grammar.letteredIn(text)).toEqual(read);
  });
});

describe('the end of a rubrik', () => {
  test.each([
    ['Vaccinationer (PPT)', 'Vaccinationer', null, 'PPT'],
    ['Vaccinationer (B)', 'Vaccinationer', 'B', null],
    ['Vaccinationer (I/D)', 'Vaccinationer', 'I/D', null],
    ['Vaccinationer (PPT) (Information)', 'Vaccinationer', 'Information', 'PPT'],
    ['Vaccinationer (D) (bildspel)', 'Vaccinationer', 'D', 'bildspel'],
    ['Vaccinationer (SVPL)', 'Vaccinationer (SVPL)', null, null],
    ['Vaccinationer (SVPL) (B)', 'Vaccinationer (SVPL)', 'B', null],
    ['(B)', '(B)', null, null],
  ])('%s', (text, rubrik, typ, underlag) => {
    expect(grammar.tagsOf(text)).toEqual({ rubrik, typ, underlag });
  });
});

describe('numbers of a body', () => {
  const read = (text: string, at = 0, organ = LSVO) => {
    const groups = grammar.stylesOf(organ)[at]?.pattern.exec(text)?.groups;
    return groups ? [groups.n, groups.year, groups.rest ?? groups.glued] : null;
  };

  test.each([
    ['§ 12', ['12', undefined, undefined]],
    ['§12', ['12', undefined, undefined]],
    ['§ 12 Öppnande', ['12', undefined, 'Öppnande']],
    ['§12Öppnande', ['12', undefined, 'Öppnande']],
    ['§ 12. Öppnande', ['12', undefined, 'Öppnande']],
    ['§ 12/24 Öppnande', ['12', '24', 'Öppnande']],
    ['§ 12/2024', ['12', '2024', undefined]],
    ['§ 12–15', null],
    ['§12 - §15', ['12', undefined, '- §15']],
    ['§ 12345', null],
    ['se § 12', null],
  ])('with a section sign: %s', (text, groups) => {
    expect(read(text)).toEqual(groups);
  });

  test('with brackets and points, the body’s own first', () => {
    expect(read('12). Öppnande', 0, GRUPP)).toEqual(['12', undefined, 'Öppnande']);
    expect(read('12) Öppnande', 1, GRUPP)).toEqual(['12', undefined, 'Öppnande']);
    expect(read('12. Öppnande', 2, GRUPP)).toEqual(['12', undefined, 'Öppnande']);
    expect(read('12). 2023 års plan', 0, GRUPP)).toBeNull();
    expect(read('§ 12 Öppnande', 3, GRUPP)).toEqual(['12', undefined, 'Öppnande']);
    expect(grammar.stylesOf(GRUPP)[0]?.sub?.exec('12.1). Öppnande')?.slice(1)).toEqual([
      '12',
      '1',
      'Öppnande',
    ]);
    expect(grammar.stylesOf(LSVO)[0]?.sub).toBeNull();
  });
});
