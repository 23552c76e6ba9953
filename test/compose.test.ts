// What a meeting, a body and the templates become: the whole tree as text in golden/compose (UPDATE_GOLDEN=1
// writes it anew), bodies and wording as data, faults with their place, and that no word of the meeting is lost.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { ComposeResult } from '../src/compose/compose.ts';
import { faultWords } from '../src/compose/fault.ts';
import { blockText } from '../src/compose/inline.ts';
import { VOCABULARY } from '../src/compose/markup.ts';
import { composeProtokoll } from '../src/compose/protokoll.ts';
import { fieldNames, HELPERS } from '../src/compose/templates.ts';
import { buildView, type Rattelse } from '../src/compose/view.ts';
import {
  type Block,
  type DocumentTree,
  GROUP_STYLES,
  type Inline,
  LIST_STYLES,
  PARAGRAPH_STYLES,
} from '../src/domain/document.ts';
import { type Organ, OrganSchema } from '../src/domain/organ.ts';
import { SammantradeSchema } from '../src/domain/sammantrade.ts';
import { loadOrgan } from '../src/load/load-organ.ts';
import { protokollInput, type State } from './protokoll-input.ts';

const FOLDER = fileURLToPath(new URL('../templates/', import.meta.url));
const TEMPLATES: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER, { recursive: true })
    .map((file) => String(file).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => [file, readFileSync(FOLDER + file, 'utf8')]),
);
const SLUGS = readdirSync(`${FOLDER}organ`).flatMap((file) =>
  file.endsWith('.yaml') ? [file.slice(0, -5)] : [],
);

async function body(slug: string): Promise<Organ> {
  const loaded = await loadOrgan(`${FOLDER}organ/${slug}.yaml`);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 2));
  return loaded.organ;
}

/** As rich as a meeting can be: every key that a meeting file knows. */
const RICH = {
  organ: 'X',
  datum: '2025-03-14',
  tid: '8.15–12',
  plats: 'Konferensrum Eken',
  form: 'via Teams',
  diarienummer: '2025/00412-3',
  ordforande: 'Maja Lindros, Enheten för samverkan, Region Blekinge',
  sekreterare: 'Nils Öhrn, Enheten för samverkan, Region Blekinge',
  justerare: ['Sara Moberg'],
  justering: { satt: 'Digital justering', senast: '2025-03-28 kl. 16' },
  ledamoter: [
    'Sara Moberg, förvaltningschef Socialförvaltningen, Ronneby kommun',
    'Ivar Stål (S), Karlshamns kommun, ärende 1–2',
    'Tove Quist, Region Blekinge (del av mötet)',
  ],
  ersattare: ['Olle Brandt (M), Sölvesborgs kommun, tjänstgör för Björn Ek (M)'],
  franvarande: ['Björn Ek (M), Olofströms kommun'],
  tjanstepersoner: ['Kim Rask, jurist, Region Blekinge'],
  ovrigaDeltagare: ['Elin Vass, praktikant'],
  arenden: [
    { rubrik: 'Godkännande av föredragningslista', typ: 'B', beslut: ['att godkänna föredragningslistan'] },
    {
      rubrik: 'Medel till "Öppna dörren" - fördelning 2025-2026',
      typ: 'I/D',
      underlag: 'PPT',
      diarienummer: '2025/00398',
      foredragande: ['Alva Friis, samordnare, Region Blekinge', 'Kim Rask'],
      jav: ['Maja Lindros'],
      text: [
        'Arbetet följer [[ärende 1]] och tas upp igen under [[övriga]].',
        '## Bakgrund',
        'Sedan 2023-2024 finns *200 000kr*. Målet är ["a place for everyone"]{en}.',
        '1. Första steget',
        '   - lokaler\n   - personal',
        '2. Andra steget',
        '> Dörren ska stå öppen.',
        '| Kommun | Kronor |\n|---|--:|\n| Ronneby | 100 000 |',
      ].join('\n\n'),
      yrkanden: [{ av: ['Ivar Stål', 'Tove Quist'], text: 'bifall till förslaget' }, 'avslag'],
      propositionsordning: 'Ordföranden ställer förslagen mot varandra.',
      votering: {
        fraga: 'Den som vill bifalla röstar ja.',
        ja: ['Sara Moberg', 'Ivar Stål'],
        nej: ['Olle Brandt'],
        avstar: ['Tove Quist'],
        resultat: 'Förslaget bifalls.',
      },
      beslut: [
        'att bevilja medel med:\n- 150 000kr till lokaler\n- 50 000 kr till personal',
        '**att** följa upp arbetet i december',
        'uppdra åt sekreteraren att sprida beslutet',
        'Informationen noteras.',
      ],
      omedelbarJustering: 'ja',
      reservationer: [{ av: 'Olle Brandt', text: 'Jag reserverar mig till förmån för avslag.' }],
      sarskiltYttrande: [{ av: 'Ivar Stål', text: 'Uppföljningen borde ske tidigare.' }],
      protokollsanteckning: 'Underlaget delades ut vid mötet.',
      bilagor: ['Budget', { titel: 'Tjänsteskrivelse', diarienummer: '2025/00398-2' }],
      skickasTill: ['Föredragande', 'Nämnderna'],
      forKannedom: { vad: 'slutrapporten', till: ['Regionchefsgruppen'] },
    },
    {
      rubrik: 'Övriga frågor',
      underpunkter: [
        {
          rubrik: 'Ny rutin',
          typ: 'I',
          foredragande: 'Alva Friis',
          text: '## Läget\n\nRutinen är på remiss.',
          avslutning: 'bildpresentation',
        },
        { rubrik: 'Avtal', bordlaggning: 'ja' },
        { rubrik: 'Ersättare i styrgruppen', beslut: 'att Sara Moberg utses' },
        { rubrik: 'Lokaler', aterremiss: 'Frågan återremitteras till beredningsgruppen.' },
      ],
    },
    { rubrik: 'Läget i primärvården', typ: 'I', text: 'Läget är oförändrat.' },
  ],
  bilagor: [{ titel: 'Närvarolista' }],
  protokolletSkickasTill: ['Kim Rask', 'diariet'],
  forKannedom: ['Regionala samverkansrådet'],
  nastaMote: { datum: '2025-04-11', tid: '9–12', plats: 'Folkhögskolan' },
};

const SMALL = {
  organ: 'X',
  datum: '2025-01-17',
  tid: '13–14',
  form: 'via Teams',
  ordforande: 'Maja Lindros (S), ordförande',
  sekreterare: 'Nils Öhrn',
  ledamoter: ['Sara Moberg (M)'],
  arenden: [
    { rubrik: 'Val av justerare', beslut: ['Att utse Sara Moberg', 'Informationen tas till protokollet.'] },
    { rubrik: 'Nästa möte', text: 'Tid meddelas.' },
  ],
};

interface Change extends State {
  templates?: Record<string, string>;
  organ?: Partial<Organ>;
}

function inputOf(data: object, organ: Organ, state: State = {}) {
  const first = organ.numrering.serie === 'ar' ? 108 : 1;
  return protokollInput(SammantradeSchema.parse(data), organ, first, state);
}

function composed(
  data: object,
  organ: Organ,
  { templates, organ: own, ...state }: Change = {},
): ComposeResult {
  return composeProtokoll({
    ...inputOf(data, { ...organ, ...own }, state),
    templates: new Map([...TEMPLATES, ...Object.entries(templates ?? {})]),
  });
}

function tree(data: object, organ: Organ, change: Change = {}): DocumentTree {
  const result = composed(data, organ, change);
  if (!result.ok) throw new Error(JSON.stringify(result.faults, null, 2));
  return result.tree;
}

function faults(data: object, organ: Organ, templates: Record<string, string> = {}, state: State = {}) {
  const result = composed(data, organ, { templates, ...state });
  if (result.ok) throw new Error('no fault');
  return result.faults;
}

const inline = (content: readonly Inline[]): string => content.map(piece).join('');

function piece(part: Inline): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'break':
      return '⏎';
    case 'strong':
      return `**${inline(part.children)}**`;
    case 'emphasis':
      return `*${inline(part.children)}*`;
    case 'language':
      return `[${inline(part.children)}]{${part.lang}}`;
    case 'link':
      return `[${inline(part.children)}](${part.href})`;
  }
}

function lines(block: Block, indent = ''): string[] {
  const more = `${indent}  `;
  switch (block.kind) {
    case 'heading': {
      const id = block.id ? ` #${block.id}` : '';
      const label = block.label ? `${block.label} | ` : '';
      const outline = block.outline ? ` (i översikten: ${block.outline})` : '';
      return [`${indent}H${block.level}${id}: ${label}${inline(block.content)}${outline}`];
    }
    case 'paragraph':
      return [`${indent}${block.style}${block.keepWithNext ? ' +' : ''}: ${inline(block.content)}`];
    case 'list':
      return [
        `${indent}lista ${block.style}${block.loose ? ' loose' : ''}`,
        ...block.items.flatMap((item) => {
          const content = item.content.flatMap((part) => lines(part, `${more}  `));
          const first = content[0]?.trimStart() ?? '';
          return [`${more}${item.label || '·'} ${first}`, ...content.slice(1)];
        }),
      ];
    case 'table':
      return [
        `${indent}tabell, ${block.headerRows} rad med rubriker`,
        ...block.rows.map(
          (row) =>
            `${more}${row.map((cell) => `${cell.header ? '!' : ''}${inline(cell.content)}${cell.align ? ` (${cell.align})` : ''}`).join(' | ')}`,
        ),
      ];
    case 'signatures':
      return [
        `${indent}underskrifter`,
        ...block.signers.map((one) => `${more}${one.role}: ${one.name} / ${one.organisation} / ${one.title}`),
      ];
    case 'figure':
      return [`${indent}bild ${block.width}: ${block.alt}`];
    case 'group': {
      const flags = `${block.startsPage ? ' ny sida' : ''}${block.keepTogether ? ' ihop' : ''}`;
      const label = block.label ? ` ${block.label.heading ? 'H2 ' : ''}”${block.label.text}”` : '';
      return [
        `${indent}${block.style}${flags}${label}`,
        ...block.content.flatMap((part) => lines(part, more)),
      ];
    }
  }
}

function print({ title, lang, author, subject, runningHead, accent, blocks }: DocumentTree): string {
  const about = [
    `titel: ${title}`,
    `ämne: ${subject}`,
    `upphov: ${author}`,
    `språk: ${lang}, färg: ${accent}`,
    `sidhuvud: ${runningHead.left} || ${runningHead.right.join(' | ')}`,
    ...(runningHead.mark === null ? [] : [`markering: ${runningHead.mark}`]),
    '',
  ];
  return `${[...about, ...blocks.flatMap((block) => lines(block))].join('\n').replaceAll('\u00A0', '~')}\n`;
}

const textOf = (document: DocumentTree): string =>
  document.blocks.map(blockText).join('\n').replaceAll('\u00A0', ' ');

test.each([
  ['lsvo', RICH, 'rik-lsvo'],
  ['psvo', SMALL, 'liten-psvo'],
  ['psvo', RICH, 'rik-psvo'],
  ['att-aldras', RICH, 'rik-att-aldras'],
] as const)('the tree of a meeting of %s', async (slug, data, name) => {
  const text = print(tree(data, await body(slug)));
  const expected = fileURLToPath(new URL(`golden/compose/${name}.txt`, import.meta.url));
  if (process.env.UPDATE_GOLDEN === '1' || !existsSync(expected)) writeFileSync(expected, text);
  expect(text).toBe(readFileSync(expected, 'utf8'));
});

test.each(SLUGS)('%s: the meetings compose, and the accent colour can be read on white', async (slug) => {
  const organ = await body(slug);
  tree(SMALL, organ);
  tree(RICH, organ);
  const channel = (offset: number): number => {
    const value = Number.parseInt(organ.farg.slice(offset, offset + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  expect(1.05 / (luminance + 0.05)).toBeGreaterThanOrEqual(4.5);
});

test('the bodies can be told apart by their colours', async () => {
  const colours = await Promise.all(SLUGS.map(async (slug) => (await body(slug)).farg));
  expect(new Set(colours).size).toBe(SLUGS.length);
  expect(SLUGS.length).toBeGreaterThanOrEqual(6);
});

const invented = (): Organ => ({
  ...OrganSchema.parse({
    namn: 'Rådet för öppna dörrar',
    kortnamn: 'RÖD',
    dokumenttyp: 'Mötesprotokoll',
    numrering: { serie: 'möte', form: 'Ärende {n}', underpunkt: '{n}{a} –' },
    beslut: { inledning: 'Rådet bestämmer', form: 'numrerad' },
    arendetypVisas: 'ja',
    etiketter: { ledamoter: 'Med på mötet' },
    avslutning: { information: 'Rådet tackar för informationen.' },
    underskrift: { plats: 'framsida', roller: ['justerare', 'ordförande'] },
    mottagare: ['Arkivet'],
  }),
  slug: 'rod',
});

test('a new body is a new file: its numbers, wording, signers and recipients', () => {
  const text = print(tree(RICH, invented()));
  expect(text).toContain('Rådet bestämmer');
  expect(text).toContain('1. brodtext: Att godkänna föredragningslistan');
  expect(text).toContain(
    'H2 #p0002: Ärende~2 | Medel till ”Öppna dörren” – fördelning 2025–2026 (PPT) (I/D)',
  );
  expect(text).toContain('H3 #p0003a: 3a~– | Ny rutin (I)');
  expect(text).toContain('Rådet tackar för informationen.');
  expect(text).toContain('”Med på mötet”');
  expect(text).toMatch(/justerare: Sara Moberg .*\n.*ordforande: Maja Lindros/);
  expect(text).toMatch(/· brodtext: Kim Rask\n.*· brodtext: diariet\n.*· brodtext: Arkivet\n/);
  expect(text).not.toMatch(/LSVO|samarbete|verifiering/);
});

test("a body's own template changes a phrase for that body only", async () => {
  const own =
    TEMPLATES.get('protokoll/avslut.hbs')?.replace(/<p>.*bordläggs\.<\/p>/, '<p>Frågan får vänta.</p>') ?? '';
  const templates = { 'organ/psvo/protokoll/avslut.hbs': own };
  const [lsvo, psvo] = await Promise.all([body('lsvo'), body('psvo')]);
  expect(textOf(tree(RICH, psvo, { templates }))).toContain('Frågan får vänta.');
  expect(textOf(tree(RICH, psvo, { templates }))).not.toContain('Punkten bordläggs.');
  expect(textOf(tree(RICH, lsvo, { templates }))).toContain('Punkten bordläggs.');
});

test('the order of the front page is the order of the lines in its template', async () => {
  const front = TEMPLATES.get('protokoll/framsida.hbs') ?? '';
  const moved = front
    .replace('{{> paragrafer}}\n', '')
    .replace('{{> arendeforteckning}}', '{{> paragrafer}}\n{{> arendeforteckning}}');
  const organ = await body('lsvo');
  const labels = (document: DocumentTree): string[] =>
    print(document)
      .split('\n')
      .flatMap((line) => /H2 (?:#arendeforteckning: |”)([^”(]+?)(?:”| \(|$)/.exec(line)?.[1] ?? []);
  const standard = labels(tree(RICH, organ));
  expect(standard[0]).toBe('Ärendeförteckning');
  expect(labels(tree(RICH, organ, { templates: { 'protokoll/framsida.hbs': moved } }))).toEqual([
    'Paragrafer',
    ...standard.filter((label) => label !== 'Paragrafer'),
  ]);
});

const DOCUMENT = 'protokoll/dokument.hbs';
const ABOUT = TEMPLATES.get(DOCUMENT) ?? '';
const about = (from: string | RegExp, to: string): Record<string, string> => {
  const changed = ABOUT.replace(from, to);
  expect(changed).not.toBe(ABOUT);
  return { [DOCUMENT]: changed };
};

describe('a draft', () => {
  test('says UTKAST in its title, over every page and once in the text', async () => {
    for (const slug of SLUGS) {
      const draft = tree(RICH, await body(slug), { utkast: true });
      expect(draft.title).toMatch(/^UTKAST – \S/);
      expect(draft.runningHead.mark).toBe('UTKAST');
      expect(textOf(draft).match(/utkast/gi)).toEqual(['Utkast']);
    }
  });

  test('is what the frozen one is, with three lines of its own and without how it is verified', async () => {
    for (const slug of SLUGS) {
      const organ = await body(slug);
      const frozen = print(tree(RICH, organ));
      expect(frozen).not.toMatch(/utkast|preliminär/i);
      const own = /^markering: .*\n|^ *utkast: .*\n|^titel: UTKAST – /gm;
      const draft = print(tree(RICH, organ, { utkast: true }));
      expect(draft.match(own)).toHaveLength(3);
      const less = frozen.replace(/^ *verifiering: .*\n/m, '');
      expect(draft.replace(own, (line) => (line.startsWith('titel') ? 'titel: ' : ''))).toBe(less);
    }
  });

  test('says which numbers can move, right after the date', async () => {
    const [lsvo, grupp] = await Promise.all([body('lsvo'), body('att-aldras')]);
    const said = (organ: Organ, state: State): string =>
      /datum: .*\n *utkast: (.*)/.exec(print(tree(SMALL, organ, { utkast: true, ...state })))?.[1] ?? '';
    const until = 'kan ändras tills protokollet fastställs.';
    expect(said(lsvo, {})).toBe(`**Utkast.** Paragrafnumren är preliminära och ${until}`);
    expect(said(grupp, {})).toBe(`**Utkast.** Numren på punkterna är preliminära och ${until}`);
    expect(said(lsvo, { fastaNummer: true })).toBe(`**Utkast.** Texten ${until}`);
    expect(said(lsvo, { fastaNummer: true, rattelse: RATTELSE })).toBe(
      '**Utkast.** Texten kan ändras tills rättelsen fastställs.',
    );
  });

  test.each([
    ['no mark', /\n.*sidhuvud-markering.*/, '', 'sidhuvud-markering'],
    ['another mark', /UTKAST<\/sidhuvud/, 'Förslag</sidhuvud', 'sidhuvud-markering'],
    ['a mark in small letters', /UTKAST<\/sidhuvud/, 'Utkast</sidhuvud', 'sidhuvud-markering'],
    ['a part of a word', /UTKAST<\/sidhuvud/, 'UTKASTET</sidhuvud', 'sidhuvud-markering'],
    ['another title', 'UTKAST – ', '', 'titel'],
  ])('whose templates give it %s is a fault', async (_what, from, to, element) => {
    const found = faults(SMALL, await body('lsvo'), about(from, to), { utkast: true });
    expect(found).toContainEqual({
      where: 'mall',
      file: DOCUMENT,
      line: null,
      code: 'MALL-012',
      values: { ord: 'UTKAST', element },
    });
  });

  test('whose templates do not say so in the text is a fault', async () => {
    const templates = { 'protokoll/utkast.hbs': '' };
    expect(faults(SMALL, await body('lsvo'), templates, { utkast: true })).toMatchObject([
      { code: 'MALL-008', values: { ord: 'utkast' } },
    ]);
  });
});

test('a frozen protokoll that is called a draft is a fault', async () => {
  const templates = about('{{#if utkast}}UTKAST – {{/if}}', 'UTKAST – ');
  const found = faults(SMALL, await body('lsvo'), templates);
  expect(found).toMatchObject([{ code: 'MALL-013', values: { ord: 'UTKAST', element: 'titel' } }]);
  expect(faultWords(found[0] as never).text).toBe(
    '<titel> säger UTKAST, men det är inte sant om det här dokumentet.',
  );
});

test('an extra sammanträde is called so on the front page, in the title and in the running head', async () => {
  for (const slug of SLUGS) {
    const organ = await body(slug);
    const kind = organ.dokumenttyp;
    expect(print(tree(RICH, organ))).not.toMatch(/extra/i);
    expect(print(tree({ ...RICH, extra: 'nej' }, organ))).not.toMatch(/extra/i);
    const extra = tree({ ...RICH, extra: 'ja' }, organ);
    expect(extra.title).toMatch(/, \S+protokoll från extra sammanträde 2025-03-14$/);
    expect(extra.subject).toContain('från det extra sammanträdet den');
    expect(extra.runningHead.right).toContain(`${kind}, extra sammanträde`);
    expect(print(extra)).toContain(`dokumenttyp: ${kind}, extra sammanträde\n`);
  }
});

const VOIDED = { ref: '§\u00A0112', skal: 'Dubblett av § 110.' };

test('voided numbers are told after the last ärende, each with its reason', async () => {
  const organ = await body('lsvo');
  expect(print(tree(RICH, organ))).not.toMatch(/makulera/i);
  const makulerade = [VOIDED, { ref: 'punkt\u00A03', skal: 'utgick' }];
  const text = print(tree(RICH, organ, { makulerade }));
  expect(text).toContain(
    [
      'H2 #makulerade-nummer: Makulerade nummer (i översikten: Makulerade nummer)',
      'lista none',
      '  · brodtext: §~112 har makulerats: Dubblett av §~110.',
      '  · brodtext: Punkt~3 har makulerats: utgick.',
      'avslut',
      '  H2 #bilagor: Bilagor',
    ].join('\n'),
  );
  expect(text.indexOf('Läget är oförändrat.')).toBeLessThan(text.indexOf('Makulerade nummer'));
});

const RATTELSE: Rattelse = {
  nummer: 2,
  justerades: '2025-03-31',
  beslutad: '2025-05-02',
  skal: 'beloppet var fel.',
  andringar: [
    { ref: '§\u00A0109', rubrik: 'Medel till "Öppna dörren"', vad: 'texten och besluten' },
    { ref: 'punkt\u00A03', rubrik: 'Övriga frågor', vad: 'rubriken' },
    { ref: null, rubrik: '', vad: 'tiden' },
  ],
};

describe('a correction', () => {
  test('says what it corrects, why and where, first on the front page', async () => {
    const correction = tree(RICH, await body('lsvo'), { rattelse: RATTELSE });
    expect(correction.title).toBe('Rättelse 2 – LSVO, sammanträdesprotokoll 2025-03-14');
    expect(correction.subject).toMatch(/^Rättelse 2: sammanträdesprotokoll från sammanträdet den/);
    expect(correction.runningHead).toMatchObject({
      right: ['Rättelse 2', 'Sammanträdesprotokoll', '2025-03-14', 'Dnr\u00A02025/00412-3'],
    });
    expect(correction.runningHead.mark).toBeNull();
    expect(print(correction)).toContain(
      [
        '  datum: 2025-03-14',
        '  rattelse',
        '    H2 #rattelse: Rättelse 2 (i översikten: Rättelse 2)',
        '    brodtext: Detta protokoll rättar det som justerades den 31~mars 2025. Rättelsen gjordes den 2~maj 2025.',
        '    brodtext: **Skäl:** beloppet var fel.',
        '    etikett +: Ändringar',
        '    lista disc',
        '      • brodtext: [§~109 Medel till ”Öppna dörren”](#p0109): texten och besluten',
        '      • brodtext: Punkt~3 Övriga frågor: rubriken',
        '      • brodtext: Sammanträdet: tiden',
        '  H2 #arendeforteckning: Ärendeförteckning',
      ].join('\n'),
    );
  });

  test('of a body without a front page, too, and as a draft', async () => {
    for (const slug of SLUGS) {
      const organ = await body(slug);
      expect(print(tree(RICH, organ))).not.toMatch(/rättelse/i);
      const draft = tree(RICH, organ, { utkast: true, rattelse: RATTELSE });
      expect(draft.title).toMatch(/^UTKAST – Rättelse 2 – /);
      expect(print(draft)).toMatch(/ +utkast: .*\n +rattelse\n +H2 #rattelse: Rättelse 2 /);
    }
  });

  test.each([
    ['the title', '{{#if rattelse}}Rättelse {{rattelse.nummer}} – {{/if}}', 'titel'],
    ['the running head', /\n.*<sidhuvud-hoger>Rättelse.*/, 'sidhuvud-hoger'],
  ])('that the templates leave out of %s is a fault', async (_what, from, element) => {
    const state = { rattelse: RATTELSE };
    const found = faults(SMALL, await body('lsvo'), about(from, ''), state);
    expect(found).toMatchObject([{ code: 'MALL-012', values: { ord: 'Rättelse 2', element } }]);
    expect(faultWords(found[0] as never).text).toBe(
      `Dokumentet ska säga Rättelse 2 i <${element}>, men där står det inte.`,
    );
  });

  test('that the templates do not explain is a fault', async () => {
    const templates = { 'protokoll/rattelse.hbs': '' };
    expect(faults(SMALL, await body('lsvo'), templates, { rattelse: RATTELSE })).toMatchObject([
      { code: 'MALL-008', values: { ord: 'rättelse' } },
      { code: 'MALL-008', values: { ord: '2' } },
    ]);
  });
});

test('only the copy for signing tells how it is verified', async () => {
  const organ = await body('lsvo');
  expect(textOf(tree(RICH, organ))).toContain('https://sign.regionblekinge.se/validate');
  expect(textOf(tree(RICH, organ, { purpose: 'arkiv' }))).not.toMatch(/underskrivet|validate/);
});

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]/gu, '');

test('a secret vote, a casting vote and logotypes', async () => {
  const { arenden: _own, ...rest } = SMALL;
  const votering = { fraga: 'Ja för bifall.', sluten: 'ja', ja: '1', nej: '1', utslagsrost: 'ja' };
  const rect = '<rect width="6" height="2" fill="#1d4f5c"/>';
  const templates = { 'organ/bild.svg': `<svg viewBox="0 0 6 2">${rect}</svg>` };
  const organ = { logotyper: [{ fil: 'bild.svg', alt: 'Region Blekinge' }, { fil: 'bild.svg' }] };
  const data = { ...rest, arenden: [{ rubrik: 'Val', votering, bordlaggning: 'Valet bordläggs.' }] };
  const text = print(tree(data, await body('lsvo'), { templates, organ }));
  expect(text).toMatch(/bild 120: Region Blekinge\n +bild 120: null\n/);
  expect(text).toMatch(/Omröstningen sker med slutna sedlar\.\n.*\n +!Röst \| !Antal \(right\)\n +!Ja \| 1/);
  expect(text).toContain('Utslagsröst: ja');
  expect(text).toContain('Valet bordläggs.');
  expect(faults(data, { ...(await body('lsvo')), ...organ })).toMatchObject([
    { code: 'MALL-003', file: 'protokoll/titel.hbs', line: 3 },
    { code: 'MALL-003' },
  ]);
});

test('every decision stands exactly once', async () => {
  for (const slug of SLUGS) {
    const text = letters(textOf(tree(RICH, await body(slug))));
    const decisions = RICH.arenden.flatMap((arende) => [
      ...[arende.beslut ?? []].flat(),
      ...(arende.underpunkter ?? []).flatMap((punkt) => [punkt.beslut ?? []].flat()),
    ]);
    expect(decisions).toHaveLength(6);
    for (const decision of decisions) {
      const first = letters(decision.split('\n')[0]?.replace(/^\W*att\W*/i, '') ?? '');
      expect([decision, text.split(first).length - 1]).toEqual([decision, 1]);
    }
  }
});

test('every word of the meeting comes through', async () => {
  const organ = await body('lsvo');
  const text = letters(textOf(tree(RICH, organ)));
  const strings = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(strings)
        : [];
  const { organ: _organ, datum: _datum, tid: _tid, nastaMote, justering, ...data } = RICH;
  const settings = new Set(['ja', 'B', 'I', 'I/D', 'bildpresentation']);
  const pieces = [...strings(data), nastaMote.plats, justering.satt]
    .filter((value) => !settings.has(value))
    .flatMap((value) => value.split(/\n|,| – |\[\[[^\]]*\]\]|\]\{en\}| \(del av mötet\)|^att |\*\*att\*\* /))
    .map((piece) => letters(piece.replace(/^ *(?:- |\d+\. )|ärende 1–2$/, '')))
    .filter((piece) => piece !== '');
  expect(pieces.filter((piece) => !text.includes(piece))).toEqual([]);
});

test('a name alone gets what the list of participants says about the person', async () => {
  const text = print(tree(RICH, await body('psvo')));
  expect(text).toContain(
    'justerare: Sara Moberg / förvaltningschef Socialförvaltningen, Ronneby kommun / Justerare',
  );
});

test('a reference that leads nowhere or to several is a fault with its place', async () => {
  const arenden = [
    { rubrik: 'Budget för året', text: 'Ett.\n\nSe [[Buget]] och\n[[Budget]].' },
    { rubrik: 'Budget för 2026', beslut: ['att se [[ärende 9]]'] },
    { rubrik: 'Budget', text: '[[Budget]] [[budget för 2]] [[ärende 2]]' },
  ];
  const { arenden: _own, ...rest } = SMALL;
  const found = faults({ ...rest, arenden: arenden.slice(0, 2) }, await body('lsvo'));
  expect(found).toMatchObject([
    {
      where: 'text',
      path: ['arenden', 0, 'text'],
      lineOffset: 2,
      code: 'TEXT-002',
      values: { namn: 'Buget' },
    },
    {
      where: 'text',
      path: ['arenden', 0, 'text'],
      lineOffset: 3,
      code: 'TEXT-002',
      values: { namn: 'Budget' },
    },
    { where: 'text', path: ['arenden', 1, 'beslut', 0], lineOffset: 0, code: 'TEXT-002' },
  ]);
  const [, , third] = arenden;
  const good = tree(
    {
      ...rest,
      arenden: [{ rubrik: 'Budget för året' }, arenden[1], third].map((arende) => ({
        ...arende,
        beslut: [],
      })),
    },
    await body('lsvo'),
  );
  expect(print(good)).toContain('[§~110](#p0110) [§~109](#p0109) [§~109](#p0109)');
});

test('several rubriker that begin alike: the numbers tell them apart', async () => {
  const { arenden: _own, ...rest } = SMALL;
  const arenden = [{ rubrik: 'A', text: '[[A]] [[§ 109]]' }, { rubrik: 'A' }];
  const [several, number] = faults({ ...rest, arenden }, await body('lsvo')).map(faultWords);
  expect(several).toMatchObject({
    code: 'TEXT-002',
    text: 'Flera ärenden har en rubrik som börjar så: [[A]].',
    hint: 'Skriv ärendets nummer i filen i stället, till exempel [[ärende 1]] eller [[ärende 2]].',
  });
  expect(number?.hint).toBe('Menade du [[ärende 2]]?');
});

test('lines that begin with att are as many att-satser, with faults on their own lines', async () => {
  const { arenden: _own, ...rest } = SMALL;
  const meeting = (beslut: string | string[]) => ({
    ...rest,
    justering: { satt: 'digital justering', plats: 'Wämö center' },
    arenden: [{ rubrik: 'Ett', beslut }],
  });
  const organ = await body('lsvo');
  const text = print(tree(meeting('att göra det\natt göra\n  detta\n**Att** göra mer'), organ));
  expect(text).toMatch(/att brodtext: göra det\n +att brodtext: göra detta\n +att brodtext: göra mer\n/);
  expect(text).toContain('Digital justering, Wämö center');
  expect(print(tree(meeting(['Rådet noterar\natt det är så.']), organ))).toContain(
    '· brodtext: Rådet noterar att det är så.',
  );
  expect(faults(meeting(['att a', 'att b\natt c\n[[ärende 9]]']), organ)).toMatchObject([
    { code: 'TEXT-002', path: ['arenden', 0, 'beslut', 1], lineOffset: 2 },
  ]);
});

test('a presence at numbers that the meeting does not have is a fault of that person', async () => {
  const data = { ...SMALL, ledamoter: ['Sara Moberg (M), §§ 300–301'] };
  expect(faults(data, await body('lsvo'))).toMatchObject([
    { where: 'text', path: ['ledamoter', 0], code: expect.stringMatching(/^NUMMER-/) },
  ]);
});

const AVSLUT = 'protokoll/avslut.hbs';
test.each([
  ['a block that is not closed', '{{#if bordlaggning}}\n<p>a</p>\n', 'MALL-002', 3],
  ['a block closed by another', '\n{{#if bordlaggning}}\n{{/each}}', 'MALL-002', 2],
  ['braces that are not closed', '<p>\n{{rubrik}</p>', 'MALL-002', 2],
  ['a name that the view does not have', '<p>a</p>\n<p>{{rubirk}}</p>', 'MALL-003', 2],
  ['the same as a condition', '\n\n{{#if bordlagning}}<p>a</p>{{/if}}', 'MALL-003', 3],
  ['the same as a text', '{{markdown txt}}', 'MALL-003', 1],
  ['a helper that does not exist', '\n{{versaler rubrik}}', 'MALL-003', 2],
  ['a template that does not exist', '<p>a</p>\n{{> belsut}}', 'MALL-003', 2],
  ['a template that includes itself', '\n{{> avslut}}', 'MALL-002', 2],
  ['a line where a text should be', '<p>a</p>\n{{markdown rubrik}}', 'MALL-002', 2],
  ['unprotected text', '<p>{{{rubrik}}}</p>', 'MALL-002', 1],
  ['an element that does not exist', '<p>a</p>\n\n<stycke>b</stycke>', 'MALL-003', 3],
  ['an attribute that does not exist', '<p>a</p>\n<p\n  class="x">b</p>', 'MALL-003', 2],
  ['a class that does not exist', '{{#if rubrik}}\n<p klass="fet">b</p>\n{{/if}}', 'MALL-003', 2],
  ['a yes or no that is neither', '<p hall="kanske">b</p>', 'MALL-003', 1],
  ['an address that is none', '<p><a href="sida.html">b</a></p>', 'MALL-003', 1],
  ['an element that is not closed', '<p>a</p>\n<p>b\n', 'MALL-004', 2],
  ['elements closed in the wrong order', '<p>a</p>\n<p><strong>b</p></strong>', 'MALL-004', 2],
  ['text outside a paragraph', '<p>a</p>\n<section>\nb</section>', 'MALL-004', 3],
  ['text beside its paragraphs', '<p>a</p>\n\n<p>b</p>\n c', 'MALL-004', 4],
  ['a value outside a paragraph', '<p>a</p>\n\n{{rubrik}}', 'MALL-004', 3],
  ['text outside the cells', '<table><tr><td>a</td>\nb</tr></table>', 'MALL-004', 2],
  ['a sign that has to be written otherwise', '<p>a\n\nb & c</p>', 'MALL-004', 3],
  ['a text printed as a word', '<p>a</p>\n<p>{{text}}</p>', 'MALL-011', 2],
  ['a list printed as a word', '<p>\n{{underpunkter}}</p>', 'MALL-011', 2],
  ['a yes printed as a word', '<p>{{liten arUnderpunkt}}</p>', 'MALL-011', 1],
  ['a heading inside a paragraph', '<p>a\n<h3>b</h3></p>', 'MALL-004', 2],
  ['a table cell outside a row', '<table>\n<td>b</td></table>', 'MALL-004', 2],
  ['a second H1 with a level left out', '<h1>a</h1>\n<h3>b</h3>', 'MALL-005', 2],
  ['a link that leads nowhere', '\n<p><a href="#ingenstans">b</a></p>', 'MALL-006', 2],
  ['two headings with one id', '\n<h3 id="underskrifter">b</h3>', 'MALL-006', null],
])('a template with %s', async (_what, template, code, line) => {
  const { arenden, ...rest } = SMALL;
  const data = { ...rest, arenden: arenden.slice(1) };
  const [fault] = faults(data, await body('lsvo'), { [AVSLUT]: template });
  expect(fault).toMatchObject({ where: 'mall', code });
  if (line !== null) expect(fault).toMatchObject({ file: AVSLUT, line });
});

const PARTIALS = [...TEMPLATES.keys()].filter((path) => path.startsWith('protokoll/'));
test.each([
  ['a name', '{{fattas}}', 'MALL-003'],
  ['a name of a name', '{{organ.fattas}}', 'MALL-003'],
  ['a condition', '{{#if fattas}}<p>a</p>{{/if}}', 'MALL-003'],
  ['a comparison', '{{#if (eq fattas "a")}}<p>a</p>{{/if}}', 'MALL-003'],
  ['a list', '{{#each fattas}}<p>a</p>{{/each}}', 'MALL-003'],
  ['a text', '{{markdown fattas}}', 'MALL-003'],
  ['an attribute', '<p klass="{{fattas}}">a</p>', 'MALL-003'],
  ['loose text', 'löst', 'MALL-004'],
])(
  '%s that is wrong is told with the file and line where it stands, in every template',
  async (_w, wrong, code) => {
    const organ = { ...(await body('psvo')), verifiering: { text: 'V', adress: 'https://ex.se' } };
    const places = PARTIALS.flatMap((path) => {
      const source = TEMPLATES.get(path) ?? '';
      const result = composed(RICH, organ, { templates: { [path]: `${source.trimEnd()}\n${wrong}` } });
      const [fault] = result.ok ? [] : result.faults;
      const line = source.trimEnd().split('\n').length + 1;
      return fault
        ? [{ path, line, is: fault.where === 'mall' && `${fault.code} ${fault.file}:${fault.line}` }]
        : [];
    });
    expect(places.length).toBeGreaterThan(20);
    for (const { path, line, is } of places) expect(is).toBe(`${code} ${path}:${line}`);
  },
);

test('a text printed in handlaggning.hbs, loose text in samarbete.hbs', async () => {
  const organ = await body('lsvo');
  const handlaggning = TEMPLATES.get('protokoll/handlaggning.hbs')?.replace('{{markdown text}}', '{{text}}');
  const samarbete = `\nEtt löst ord\n${TEMPLATES.get('protokoll/samarbete.hbs')}`;
  const [first] = faults(RICH, organ, { 'protokoll/handlaggning.hbs': handlaggning ?? '' });
  expect(first).toMatchObject({ code: 'MALL-011', file: 'protokoll/handlaggning.hbs', line: 5 });
  expect(faultWords(first as never)).toMatchObject({ hint: 'Skriv {{markdown text}}.' });
  expect(faults(RICH, organ, { 'protokoll/samarbete.hbs': samarbete })).toMatchObject([
    { code: 'MALL-004', file: 'protokoll/samarbete.hbs', line: 2 },
  ]);
});

test('a logotype that the painter cannot draw is a fault of the picture, told once', async () => {
  const logotyper = [{ fil: 'bild.svg' }, { fil: 'bild.svg', alt: 'Igen' }];
  const templates = {
    'organ/bild.svg': '<svg viewBox="0 0 6 2">\n<text>A</text>\n<path d="M0 0h1v1z" fill="#000"/></svg>',
  };
  const found = faults(SMALL, { ...(await body('lsvo')), logotyper }, templates);
  expect(found).toMatchObject([{ code: 'MALL-010', file: 'organ/bild.svg', line: 2 }]);
  expect(faultWords(found[0] as never).text).toBe(
    'Bilden går inte att rita som den är: den innehåller text (<text>).',
  );
});

test('a fault names what was perhaps meant', async () => {
  const meant = async (template: string) =>
    faultWords(faults(SMALL, await body('lsvo'), { [AVSLUT]: template })[0] as never);
  expect(await meant('{{rubirk}}')).toMatchObject({ hint: expect.stringContaining('rubrik') });
  expect(await meant('<p klas="x">a</p>')).toMatchObject({ hint: expect.stringContaining('klass') });
  expect(await meant('<p klass="markerng">a</p>')).toMatchObject({
    hint: expect.stringContaining('markering'),
  });
  expect(await meant('<p klass="understruken">a</p>')).toMatchObject({
    hint: expect.stringMatching(/brodtext.*markering/),
  });
  expect((await meant('<p klass="markerng">a</p>')).text).toBe('Klassen ”markerng” finns inte.');
  expect(await meant('{{> belsut}}')).toMatchObject({
    text: 'Mallen ”belsut.hbs” finns inte.',
    hint: expect.stringContaining('beslut'),
  });
});

test('a template that leaves a text out, or prints it twice, is a fault', async () => {
  const organ = await body('lsvo');
  expect(faults(RICH, organ, { 'protokoll/beslut.hbs': '' })).toHaveLength(6);
  expect(faults(SMALL, organ, { 'protokoll/avslut.hbs': '{{markdown text}}' })).toMatchObject([
    { code: 'MALL-007', values: { falt: 'ärenden[1].text', antal: 2 } },
  ]);
});

test('a running head that says what the document does not is a fault', async () => {
  const about = TEMPLATES.get('protokoll/dokument.hbs') ?? '';
  const templates = { 'protokoll/dokument.hbs': `${about}\n<sidhuvud-hoger>Utkast</sidhuvud-hoger>` };
  expect(faults(SMALL, await body('lsvo'), templates)).toMatchObject([
    { code: 'MALL-008', file: 'protokoll/dokument.hbs', values: { ord: 'utkast' } },
  ]);
});

test('no templates at all is a fault, not a crash', async () => {
  const input = inputOf(SMALL, await body('lsvo'));
  const result = composeProtokoll({ ...input, templates: new Map() });
  expect(result).toMatchObject({ ok: false, faults: [{ code: 'MALL-001' }, { code: 'MALL-001' }] });
});

test('words of the meeting are never read as markup or as a template', async () => {
  const nasty = '<b>x</b> & {{organ.namn}} "y" \'z\' <p klass="a"> ]]> &amp;';
  const { arenden: _own, ...rest } = SMALL;
  const document = tree(
    { ...rest, plats: nasty, arenden: [{ rubrik: nasty, avslutning: nasty }] },
    await body('lsvo'),
  );
  expect(textOf(document).split(nasty.replaceAll('"', '”')).length - 1).toBe(4);
});

test('templates/README.md names every element, attribute, class, helper and field', async () => {
  const state = { rattelse: RATTELSE, makulerade: [VOIDED] };
  const { view } = buildView(inputOf(RICH, await body('psvo'), state));
  const names = [
    ...Object.entries(VOCABULARY).flat(2),
    ...[...PARAGRAPH_STYLES, ...LIST_STYLES, ...GROUP_STYLES, ...HELPERS],
    ...fieldNames(view),
  ];
  const readme = readFileSync(`${FOLDER}README.md`, 'utf8');
  const named = new Set(readme.match(/[\p{L}\d]+(?:-\p{L}+)*/gu));
  expect(names.filter((name) => !named.has(name))).toEqual([]);
});
