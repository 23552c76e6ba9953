// What stands below a §: its rubrik, its underpunkter, and the parts that its lines belong to.
import { describe, expect, test } from '@jest/globals';
import { readNastaMote } from '../src/recognise/details.ts';
import { takeRubrik } from '../src/recognise/rubrik.ts';
import {
  GRUPP,
  LSVO,
  linesOf,
  PSVO,
  people,
  punktOf,
  readingOf,
  recognised,
  texts,
} from './recognise-given.ts';

const LONG = 'Arbetet med bilarna har börjat, och de första kommer till kommunerna i maj månad nästa år.';

describe('the rubrik', () => {
  const rubrik = (text: string, listed: string | null = null): string[] => {
    const lines = linesOf(text);
    return texts(takeRubrik(null, lines, listed, readingOf([...lines, ...linesOf(LONG)])).rubrik);
  };

  test('is the line below the number', () => {
    expect(rubrik(`Mobila team\n${LONG}`)).toEqual(['Mobila team']);
    expect(rubrik(`Mobila team\n\nlite text`)).toEqual(['Mobila team']);
  });

  test.each([
    ['in small letters', 'Mobila team i länets\nkommuner och region'],
    ['after a word that it cannot end with', 'Mobila team för\nVård och omsorg'],
    ['in brackets', 'Mobila team\n(PPT)'],
    ['after a full line', 'Information om de mobila teamen och deras arbete i hela länet och i\nBlekinge'],
  ])('goes on %s', (_, text) => {
    expect(rubrik(text)).toEqual(text.split('\n'));
  });

  test('goes on as far as the ärendeförteckning has it', () => {
    const text = 'Mobila team\nRonneby\nKarlshamn och andra orter';
    expect(rubrik(text)).toEqual(['Mobila team']);
    expect(rubrik(text, 'Mobila team – Ronneby')).toEqual(['Mobila team', 'Ronneby']);
    expect(rubrik('Mobila team\nför vård', 'Mobila team')).toEqual(['Mobila team']);
  });

  test.each(['Föredragande: Bo Ek', 'LSVO beslutar', 'Dnr 2023/00188', 'a/ Vård', 'Punkten bordläggs.'])(
    'ends at: %s',
    (next) => {
      expect(rubrik(`Mobila team för\n${next}`)).toEqual(['Mobila team för']);
    },
  );

  test('that the ärendeförteckning has in other words is told with both', () => {
    const { arenden } = recognised(`
Ärendeförteckning
§ 1 Bilar i länet (PPT)
§ 2 Avslutning – tack
Tid och plats:
Ronneby
§ 1
Bilar (PPT)
§ 2
Avslutning - tack`);
    expect(
      arenden.map((one) => [one.rubrik.text, one.underlag, one.rubrikIForteckningen?.text ?? null]),
    ).toEqual([
      ['Bilar', 'PPT', 'Bilar i länet'],
      ['Avslutning - tack', null, null],
    ]);
  });
});

describe('underpunkter', () => {
  const under = (text: string, organ = LSVO) =>
    recognised(text, organ).arenden[0]?.underpunkter.map(({ label, rubrik, text: own }) => [
      label,
      rubrik.text,
      own?.text ?? null,
    ]);

  test.each(['a/ ', 'a/', 'a) ', 'a. '])('have letters: %s', (form) => {
    const b = form.replace('a', 'b');
    expect(under(`§ 1\nÖvrigt\n\n${form}Vård\n\nDet går bra.\n\n${b}Omsorg\n\nDet går också bra.`)).toEqual([
      ['a', 'Vård', 'Det går bra.'],
      ['b', 'Omsorg', 'Det går också bra.'],
    ]);
  });

  test('letters without words below them are a list of the text', () => {
    const text = '§ 1\nÖvrigt\n\nFöljande frågor anmäldes:\n\na/ Vård\nb/ Omsorg';
    expect(under(text)).toEqual([]);
    expect(recognised(text).arenden[0]?.text?.text).toContain('Omsorg');
  });

  test('letters that do not begin with a are none', () => {
    expect(under('§ 1\nÖvrigt\n\nb/ Vård\n\nDet går bra.')).toEqual([]);
  });

  test('have numbers in a group, those of their own ärende', () => {
    const text = '1). Ett\n2). Två\n2.1). Vård\nDet går bra.\n2.2). Omsorg\nSe även 3.1).\n3). Tre';
    const [, two] = recognised(text, GRUPP).arenden;
    expect(two?.underpunkter.map(({ label, rubrik }) => [label, rubrik.text])).toEqual([
      ['1', 'Vård'],
      ['2', 'Omsorg'],
    ]);
  });

  test('keep their decisions to themselves', () => {
    const [arende] = recognised(`
§ 1
Övrigt

a/ Vård

Det går bra.

LSVO beslutar

att godkänna läget.

b/ Omsorg

Det går också bra.`).arenden;
    expect([arende?.beslut.length, arende?.underpunkter.map(({ beslut }) => beslut.length)]).toEqual([
      0,
      [1, 0],
    ]);
  });
});

describe('decisions', () => {
  const beslut = (text: string, organ = LSVO) => {
    const punkt = punktOf(text, organ);
    return {
      beslut: texts(punkt.beslut),
      efter: texts(punkt.avslutning),
      doubts: punkt.beslut.map(({ doubt }) => doubt),
    };
  };

  test('an att that hangs in a column of its own, in lines that hang', () => {
    expect(
      beslut(`
LSVO beslutar

att     godkänna planen för samverkan mellan kommunerna och regionen, och
        ge sekreteraren i uppdrag att sprida den

att     tacka arbetsgruppen.`).beslut,
    ).toEqual([
      'att godkänna planen för samverkan mellan kommunerna och regionen, och ge sekreteraren i uppdrag att sprida den',
      'att tacka arbetsgruppen.',
    ]);
  });

  test('a blank line inside a sentence is none of its own', () => {
    expect(beslut('LSVO beslutar\n\natt godkänna planen för\n\nalla kommuner i länet.').beslut).toEqual([
      'att godkänna planen för alla kommuner i länet.',
    ]);
  });

  test('an att that the sentence goes on with begins no clause', () => {
    expect(beslut('LSVO beslutar\natt ge gruppen i uppdrag och\natt stödja den.\natt tacka.').beslut).toEqual(
      ['att ge gruppen i uppdrag och att stödja den.', 'att tacka.'],
    );
  });

  test.each([', samt', ' samt', ', och', ', dels', ','])(
    'a clause that ends with «%s» is followed by another',
    (end) => {
      expect(beslut(`LSVO beslutar\natt godkänna rapporten${end}\natt tacka gruppen.`).beslut).toEqual([
        `att godkänna rapporten${end}`,
        'att tacka gruppen.',
      ]);
    },
  );

  test('on the line of its lead-in, and in bullets', () => {
    expect(beslut('LSVO beslutar att godkänna planen.').beslut).toEqual(['att godkänna planen.']);
    expect(beslut('LSVO beslutar\n- att godkänna planen\n- att tacka').beslut).toEqual([
      'att godkänna planen',
      'att tacka',
    ]);
  });

  test('lists inside a clause belong to it, also where their items begin with att', () => {
    expect(
      beslut(`
LSVO beslutar

att ge gruppen i uppdrag:
   - att kartlägga behoven
   - att föreslå åtgärder

att tacka gruppen.`).beslut,
    ).toEqual([
      'att ge gruppen i uppdrag:\n\n- att kartlägga behoven\n- att föreslå åtgärder',
      'att tacka gruppen.',
    ]);
  });

  test('with numbers that count, which are printed anew', () => {
    const text =
      'Politisk samverkan vård och omsorg i Blekinge - PSVO beslutar\n\n1. Att godkänna planen för samverkan\n   mellan kommunerna.\n2. Att tacka.';
    expect(beslut(text, PSVO).beslut).toEqual([
      'Att godkänna planen för samverkan mellan kommunerna.',
      'Att tacka.',
    ]);
  });

  test('without att are kept and doubted', () => {
    expect(beslut('LSVO beslutar\n\nPlanen godkänns.')).toMatchObject({
      beslut: ['Planen godkänns.'],
      doubts: ['beslut-utan-att'],
    });
  });

  test('what stands below them comes after; what stands between two belongs to the first', () => {
    const read = beslut(
      'LSVO beslutar\n\natt godkänna planen.\n\nGruppen får stöd av kansliet.\n\natt tacka.\n\nMötet tar paus.',
    );
    expect(read.beslut).toEqual(['att godkänna planen.\n\nGruppen får stöd av kansliet.', 'att tacka.']);
    expect(read.efter).toEqual(['Mötet tar paus.']);
  });

  test('a sentence about a decision is text', () => {
    const { beslut: none, text } = punktOf('LSVO beslutade i fjol att köpa bilar, och de har kommit.');
    expect([none, text?.text]).toEqual([[], 'LSVO beslutade i fjol att köpa bilar, och de har kommit.']);
  });
});

describe('the parts of an ärende', () => {
  test('each in its place', () => {
    const punkt = punktOf(`
Dnr 2023/00188

Föredragande: Bo Ek och Cia Dahl

Bo Nyman (M) anmäler jäv och deltar inte i handläggningen.

${LONG}

Yrkande: Eva Falk (S)
Ärendet bör vänta till hösten.

Ordföranden ställer förslagen under proposition och finner bifall.

LSVO beslutar

att godkänna planen.

Reservation: Eva Falk (S)

Beslutet är förhastat.

Paragrafen förklaras omedelbart justerad.

Bildpresentationen skickas ut per e-post.

Bilagor
Bilaga 1: Plan (dnr 2023/00188-4)
Bilaga 2: Karta

Paragrafen skickas till
Nämnden i Ronneby
Samordnare m.fl.

Planen skickas för kännedom till
Patientföreningen`);
    expect(punkt.diarienummer?.text).toBe('2023/00188');
    expect(people(punkt.foredragande)).toEqual(['Bo Ek | - | - | -', 'Cia Dahl | - | - | -']);
    expect(people(punkt.jav)).toEqual(['Bo Nyman (M) | - | - | -']);
    expect(punkt.text?.text).toBe(LONG);
    expect(punkt.yttranden.map(({ slag, av, text }) => [slag, people(av), text?.text])).toEqual([
      ['yrkanden', ['Eva Falk (S) | - | - | -'], 'Ärendet bör vänta till hösten.'],
      ['reservationer', ['Eva Falk (S) | - | - | -'], 'Beslutet är förhastat.'],
    ]);
    expect(punkt.propositionsordning?.text).toContain('under proposition');
    expect(texts(punkt.beslut)).toEqual(['att godkänna planen.']);
    expect(punkt.omedelbarJustering).not.toBeNull();
    expect(texts(punkt.avslutning)).toEqual(['Bildpresentationen skickas ut per e-post.']);
    expect(texts(punkt.bilagor)).toEqual(['Bilaga 1: Plan (dnr 2023/00188-4)', 'Bilaga 2: Karta']);
    expect(punkt.mottagare.map(({ slag, vad, till }) => [slag, vad?.text ?? null, texts(till)])).toEqual([
      ['skickasTill', null, ['Nämnden i Ronneby', 'Samordnare m.fl.']],
      ['forKannedom', 'Planen', ['Patientföreningen']],
    ]);
  });

  test('bordläggning and återremiss', () => {
    expect(punktOf('Punkten bordläggs till nästa\nmöte.').bordlaggning?.text).toBe(
      'Punkten bordläggs till nästa möte.',
    );
    expect(punktOf('Ärendet återremitteras till gruppen.').aterremiss?.text).toBe(
      'Ärendet återremitteras till gruppen.',
    );
  });

  test('names of those who present go on over the line', () => {
    expect(people(punktOf('Föredragande: Bo Ek, Cia Dahl och\nEva Falk\n\nText.').foredragande)).toHaveLength(
      3,
    );
  });

  test('a sentence is no recipient', () => {
    const punkt = punktOf('Protokollet skickas till\nNämnden\n\nDet skickas i maj.');
    expect([texts(punkt.mottagare[0]?.till ?? []), texts(punkt.avslutning)]).toEqual([
      ['Nämnden'],
      ['Det skickas i maj.'],
    ]);
  });

  test('an omröstning and guessed headings are doubted', () => {
    expect(punktOf(`Omröstning\n\nJa: Bo Ek\n\nNej: Cia Dahl`).text?.doubt).toBe('omrostning');
    expect(punktOf(`Inledning med ord.\n\nMobila team\n${LONG}`).text?.doubt).toBe('mellanrubrik');
    expect(punktOf(LONG).text?.doubt).toBeNull();
  });
});

describe('below the last §', () => {
  const END = `
§ 1
Öppnande
Mötet öppnas.
§ 2
Avslutning

LSVO beslutar

att avsluta.

Bilagor
Bilaga 1: Plan, § 1

Nästa sammanträde äger rum fredagen den 15 december 2023 kl. 9–11, Gula rummet.

Protokollet ska skickas till
Nämnden
Diariet
Ledamöter`;

  test('stands what belongs to the whole protokoll', () => {
    const { arenden, protokolletSkickasTill, nastaMote } = recognised(END);
    expect(texts(protokolletSkickasTill)).toEqual(['Nämnden', 'Diariet', 'Ledamöter']);
    expect(nastaMote).toMatchObject({
      datum: { text: '2023-12-15' },
      start: '09:00',
      plats: { text: 'Gula rummet' },
    });
    expect(arenden.map(({ bilagor, mottagare }) => [bilagor.length, mottagare.length])).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });

  test('recipients without Diariet or ledamöter stay with the last §', () => {
    const { arenden, protokolletSkickasTill } = recognised(END.replace('\nDiariet\nLedamöter', ''));
    expect([protokolletSkickasTill, arenden.at(-1)?.mottagare.length]).toEqual([[], 1]);
  });

  test('the next meeting has a date with its year, or is text', () => {
    expect(readNastaMote(linesOf('Nästa möte är den 3 maj i Ronneby.'))).toBeNull();
    expect(readNastaMote(linesOf('Nästa möte är den 3 maj 2024 kl. 13–15,\nvia Teams.'))).toMatchObject({
      datum: { text: '2024-05-03' },
      form: { text: 'via Teams' },
    });
  });

  test('the justerare are those whom a decision elects, where the front page names none', () => {
    const chosen = 'att utse Bo Ek (M), Ronneby kommun, att jämte ordföranden justera protokollet.';
    const { front } = recognised(`§ 1\nJustering\n\nLSVO beslutar\n\n${chosen}`);
    expect(people(front.justerare)).toEqual(['Bo Ek (M) | - | Ronneby kommun | -']);
    expect(front.justerare[0]?.doubt).toBe('justerare');
  });
});
