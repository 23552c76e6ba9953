// Arguments → what is asked for, every value checked. Commands and options may be written with or without å, ä, ö.
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FaultError } from '../domain/fault.ts';
import { DatumSchema, InstantSchema } from '../domain/sammantrade.ts';
import { type Message, message } from '../messages/messages.ts';
import { COMMAND_SPELLING, OPTION_SPELLING, WHAT_IS_MISSING } from '../messages/options.ts';
import { COMMANDS, type Command, type CommandName, type OptionName } from './commands.ts';
import type { CommandOrder } from './order.ts';

const FLAGS = new Set(['godkant', 'utkast', 'kontrollera', 'hjalp', 'version']);

const OPTIONS = {
  ...Object.fromEntries(
    Object.keys(OPTION_SPELLING).map((name) => [
      name,
      { type: FLAGS.has(name) ? ('boolean' as const) : ('string' as const) },
    ]),
  ),
  hjalp: { type: 'boolean' as const, short: 'h' },
  version: { type: 'boolean' as const },
};

export type Asked =
  | { what: 'hjalp' }
  | { what: 'version' }
  | { what: 'command'; command: CommandName; paths: string[]; order: CommandOrder };

const fold = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

/** Only the option's name is folded, not its value. */
const ascii = (argument: string): string =>
  argument.startsWith('--') ? argument.replace(/^[^=]+/, fold) : argument;

const usage = (words: Message): FaultError => new FaultError([{ ...words, file: '', line: null, path: '' }]);

const spelled = (name: string): string => `--${OPTION_SPELLING[name as OptionName] ?? name}`;

function readArguments(argv: readonly string[]) {
  const args = argv.map(ascii);
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch {
    const { tokens } = parseArgs({ args, options: OPTIONS, strict: false, tokens: true });
    const given = tokens.filter((token) => token.kind === 'option');
    const unknown = given.find(({ name }) => !(name in OPTIONS));
    if (unknown) throw usage(message('CLI-003', { val: unknown.rawName }));
    const empty = given.find(({ name, value }) => value === undefined && !FLAGS.has(name)) ?? given[0];
    throw usage(message('CLI-010', { val: empty ? spelled(empty.name) : '--' }));
  }
}

export function readOrder(argv: readonly string[]): Asked {
  const { values, positionals } = readArguments(argv);
  const given = values as Partial<Record<OptionName | 'hjalp' | 'version', string | boolean>>;
  const [typed, ...paths] = positionals;
  const name = fold(typed ?? '').toLowerCase();
  if (given.hjalp || name === 'hjalp' || (typed === undefined && !given.version)) return { what: 'hjalp' };
  if (given.version) return { what: 'version' };
  if (!Object.hasOwn(COMMANDS, name))
    throw usage(message('CLI-001', { kommando: typed ?? '', finns: Object.values(COMMAND_SPELLING) }));
  const command = name as CommandName;
  demandFit(command, paths, given);
  return { what: 'command', command, paths, order: orderOf(given) };
}

type Given = Partial<Record<OptionName | 'hjalp' | 'version', string | boolean>>;

/** The command takes these options, and has what it cannot do without. */
function demandFit(name: CommandName, paths: readonly string[], given: Given): void {
  const { takes, options, required = [] } = COMMANDS[name] as Command;
  const kommando = COMMAND_SPELLING[name];
  const stray = Object.keys(given).find((option) => !(options as readonly string[]).includes(option));
  if (stray) throw usage(message('CLI-013', { val: spelled(stray), kommando }));
  if (takes === 'files' && paths.length === 0)
    throw usage(message('CLI-002', { vad: 'vilka filer det gäller' }));
  if (takes === 'nothing' && paths[0] !== undefined)
    throw usage(message('CLI-014', { kommando, ord: paths[0] }));
  const missing = required.find((option) => String(given[option] ?? '').trim() === '');
  if (missing) throw usage(message('CLI-002', { vad: WHAT_IS_MISSING[missing] ?? spelled(missing) }));
}

const CHECKS: Partial<Record<OptionName, { fits: (value: string) => boolean; ska: string }>> = {
  underskrift: { fits: (value) => ['portal', 'falt'].includes(fold(value)), ska: 'portal eller fält' },
  exemplar: { fits: (value) => ['underskrift', 'arkiv'].includes(value), ska: 'underskrift eller arkiv' },
  klocka: {
    fits: (value) => InstantSchema.safeParse(value).success,
    ska: 'en tid som 2023-11-17T12:00:00+01:00',
  },
  datum: { fits: (value) => DatumSchema.safeParse(value).success, ska: 'ett datum som 2023-11-24' },
  fran: { fits: (value) => DatumSchema.safeParse(value).success, ska: 'ett datum som 2023-11-17' },
  paragraf: { fits: (value) => /^[1-9]\d{0,4}$/.test(value), ska: 'ett heltal från 1' },
  ar: { fits: (value) => /^(19|20|21)\d\d$/.test(value), ska: 'ett år som 2023' },
  format: {
    fits: (value) => ['tabell', 'csv', 'json', 'pdf'].includes(value),
    ska: 'tabell, csv, json eller pdf',
  },
  skal: { fits: (value) => value.trim() !== '', ska: 'ett skäl, med några ord' },
  anda: { fits: (value) => value.trim() !== '', ska: 'ett skäl, med några ord' },
};

function orderOf(given: Given): CommandOrder {
  const text = (name: OptionName): string | undefined => {
    const value = given[name];
    if (typeof value !== 'string') return undefined;
    const check = CHECKS[name];
    if (check && !check.fits(value)) throw usage(message('CLI-009', { val: spelled(name), ska: check.ska }));
    return value.trim();
  };
  const number = (name: OptionName): number | undefined => {
    const value = text(name);
    return value === undefined ? undefined : Number(value);
  };
  const folder = text('ut') || 'out';
  const form = text('underskrift');
  const order = {
    folder,
    ledger: text('liggare') || process.env.JUSTERA_LIGGARE || join(folder, 'liggare.sqlite'),
    vem: text('vem') || process.env.JUSTERA_VEM || userName(),
    form: form === undefined ? undefined : fold(form),
    copy: text('exemplar'),
    at: text('klocka'),
    skal: text('skal'),
    anda: text('anda'),
    datum: text('datum'),
    fran: text('fran'),
    av: namesIn(text('av')),
    godkant: given.godkant,
    utkast: given.utkast,
    fil: text('fil'),
    adress: text('adress'),
    diarienummer: text('diarienummer'),
    paragraf: number('paragraf'),
    organ: text('organ'),
    ar: number('ar'),
    format: text('format'),
    kontrollera: given.kontrollera,
    huvud: text('huvud'),
  };
  return Object.fromEntries(
    Object.entries(order).filter(([, value]) => value !== undefined),
  ) as unknown as CommandOrder;
}

/** `Anna Berg, Bo Ek`. */
const namesIn = (list: string | undefined): string[] | undefined =>
  list
    ?.split(/[,;]/)
    .map((name) => name.trim())
    .filter(Boolean);

/** Some systems have no name for the user. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'okänd';
  }
}
