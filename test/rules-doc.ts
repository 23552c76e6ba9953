// docs/regler.md, made from the rules themselves: what each asks for, where it stands, and what it says of its example.
import type { Fault } from '../src/domain/fault.ts';
import type { Rule } from '../src/rules/rule.ts';
import { sourceOf } from '../src/rules/rule.ts';
import { ALL_RULES } from '../src/rules/rules.ts';
import { environment, exampleText, judge, registerOf } from './rules-given.ts';

/** Chapters of the document, by the area of the code. */
const CHAPTERS: readonly [area: string, title: string][] = [
  ['KVORUM', 'Beslutsförhet'],
  ['NARVARO', 'Närvaro'],
  ['JAV', 'Jäv och reservationer'],
  ['ROST', 'Omröstning'],
  ['JUSTERARE', 'Justerare'],
  ['FRIST', 'Dagar och frister'],
  ['BESLUT', 'Beslut'],
  ['MANDAT', 'Vad organet får besluta'],
  ['MOTTAGARE', 'Mottagare'],
  ['UPPDRAG', 'Uppdrag enligt registret'],
  ['NAMN', 'Namn'],
  ['SPRAK', 'Text'],
  ['HANVIS', 'Hänvisningar'],
  ['SKYDD', 'Personuppgifter'],
  ['OKANT', 'Importerade protokoll'],
];

/** Rules that are held when the file is read; their words are told like the others'. */
const WHEN_READ: readonly [code: string, demands: string, source: string][] = [
  ['DATA-012', 'Mötet slutar efter att det har börjat.', 'mötesfilens form'],
  ['DATA-010', 'Datum i mötesfilens fält finns i kalendern.', 'mötesfilens form'],
  ['DATA-028', 'Ingen är både närvarande och frånvarande.', 'kommunallagen (2017:725) 5 kap. 66 §'],
  ['DATA-027', 'Ingen står mer än en gång bland deltagarna.', 'kommunallagen (2017:725) 5 kap. 66 §'],
  [
    'DATA-044',
    'Den som är jävig röstar inte, yrkar inte och reserverar sig inte.',
    'kommunallagen (2017:725) 6 kap. 28–32 §§',
  ],
  ['DATA-023', 'Det finns inte fler röster än det finns röstande.', 'kommunallagen (2017:725) 5 kap. 67 §'],
  ['DATA-020', 'Ingen röstar mer än en gång.', 'kommunallagen (2017:725) 5 kap. 54 §'],
  ['DATA-029', 'Justeringen sker inte före mötets dag.', 'kommunallagen (2017:725) 5 kap. 69 §'],
  ['DATA-030', 'Nästa möte ligger efter mötet.', 'mötesfilens form'],
  ['NUMMER-001', 'Närvaro anges med paragrafer som mötet har.', 'kommunallagen (2017:725) 5 kap. 66 §'],
];

/** What is told of the example that breaks the rule. */
function toldOf({ code, example }: Rule): Fault {
  const situation = example.register === undefined ? {} : { register: registerOf(example.register) };
  const [told] = judge(exampleText(example, example.wrong), situation);
  if (!told) throw new Error(`${code} is not told of its example`);
  return told;
}

const severityOf = (told: Fault): string => (told.severity === 'fel' ? 'fel' : 'varning');

function ruleText(rule: Rule): string {
  const { code, demands, example } = rule;
  const told = toldOf(rule);
  const organ = environment.organ.get(example.organ ?? 'lsvo');
  const source = told.kalla ?? sourceOf(rule, organ?.arbetsordning ?? null);
  const yaml = (lines: string): string[] => ['```yaml', lines.trimEnd(), '```'];
  const isRegister = example.register !== undefined;
  return [
    `### ${code}`,
    '',
    `${demands} (${severityOf(told) === 'fel' ? 'Fel' : 'Varning'}.)`,
    '',
    `Källa: ${source}.`,
    '',
    ...(isRegister ? ['I registret står', '', ...yaml(example.register ?? ''), ''] : []),
    'Om det står',
    '',
    ...yaml(example.wrong),
    '',
    `svarar programmet: *${told.text} ${told.hint}*`,
    '',
    'Så här är det rätt:',
    '',
    ...yaml(example.right),
    '',
  ].join('\n');
}

export function rulesDocument(): string {
  const chapters = CHAPTERS.flatMap(([area, title]) => {
    const own = ALL_RULES.filter(({ code }) => code.startsWith(`${area}-`));
    return own.length === 0 ? [] : [`## ${title}\n\n${own.map(ruleText).join('\n')}`];
  });
  const known = new Set(CHAPTERS.map(([area]) => area));
  const stray = ALL_RULES.find(({ code }) => !known.has(code.replace(/-\d+$/, '')));
  if (stray) throw new Error(`${stray.code} belongs to no chapter`);
  const table = WHEN_READ.map(([code, demands, source]) => `| ${code} | ${demands} | ${source} |`);
  return `${[
    '# Reglerna som justera kontrollera prövar',
    '',
    'Den här sidan är gjord av programmet, ur reglerna själva. Ändra den inte för hand.',
    '',
    'Ett **fel** måste rättas innan protokollet kan fastställas. En **varning** är en fråga: det kan vara rätt som det är.',
    'Då svarar du i mötesfilen, under ärendet eller längst ut i filen, och programmet frågar inte igen:',
    '',
    '```yaml',
    'godkänn:',
    '  regel: FRIST-001',
    '  skäl: Alla ledamöter kom överens om den kortare tiden den 3 februari.',
    '```',
    '',
    'Frister, antal och mandat står i organets fil under `arbetsordning`. Ändras arbetsordningen ändrar ni där.',
    'Om en regel ger fel eller varning kan skilja mellan organen; här visas vad den ger i exemplet.',
    '',
    '| kod | regel | |',
    '|---|---|---|',
    ...ALL_RULES.map((rule) => {
      const link = `[${rule.code}](#${rule.code.toLowerCase()})`;
      return `| ${link} | ${rule.demands} | ${severityOf(toldOf(rule))} |`;
    }),
    '',
    ...chapters,
    '## Regler som prövas när filen läses',
    '',
    '| kod | regel | källa |',
    '|---|---|---|',
    ...table,
    '',
  ].join('\n')}`;
}
