// Arguments → what is asked for, every value checked. Commands and options may be written with or without å, ä, ö.
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FaultError } from '../domain/fault.ts';
import { personnummerIn } from '../domain/personnummer.ts';
import { DatumSchema, InstantSchema } from '../domain/values.ts';
import { commandFault } from '../faults.ts';
import { message } from '../messages/messages.ts';
import {
  COMMAND_SPELLING,
  OPTION_SPELLING,
  type OptionName,
  UNKNOWN_USER,
  WHAT_FITS,
  WHAT_IS_MISSING,
  WHICH_FILES,
} from '../messages/options.ts';
import { listed } from '../messages/wording.ts';
import { COMMANDS, type Command, type CommandName } from './commands.ts';
import { type CommandOrder, FORMATS } from './order.ts';

const FLAGS = new Set([
  'godkant',
  'utkast',
  'kontrollera',
  'strikt',
  'alla',
  'till-liggaren',
  'hjalp',
  'version',
]);

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

type Given = Partial<Record<OptionName | 'hjalp' | 'version', string | boolean>>;

const fold = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

/** Only the option's name is folded, not its value. */
const ascii = (argument: string): string =>
  argument.startsWith('--') ? argument.replace(/^[^=]+/, fold) : argument;

const spelled = (name: string): string => `--${OPTION_SPELLING[name as OptionName] ?? name}`;

function readArguments(argv: readonly string[]) {
  const args = argv.map(ascii);
  try {
    const parsed = parseArgs({ args, options: OPTIONS, allowPositionals: true, tokens: true });
    demandOnce(parsed.tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : [])));
    return parsed;
  } catch (error) {
    if (error instanceof FaultError) throw error;
    const { tokens } = parseArgs({ args, options: OPTIONS, strict: false, tokens: true });
    const given = tokens.filter((token) => token.kind === 'option');
    const unknown = given.find(({ name }) => !(name in OPTIONS));
    if (unknown) throw commandFault(message('CLI-003', { val: unknown.rawName }));
    const empty = given.find(({ name, value }) => value === undefined && !FLAGS.has(name)) ?? given[0];
    throw commandFault(message('CLI-010', { val: empty ? spelled(empty.name) : '--' }));
  }
}

/** An option that is given twice would lose what it said first. */
function demandOnce(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw commandFault(message('CLI-020', { val: spelled(twice) }));
}

export function readOrder(argv: readonly string[]): Asked {
  const { values, positionals } = readArguments(argv);
  const given: Given = values;
  const [typed, ...paths] = positionals;
  const name = fold(typed ?? '').toLowerCase();
  if (given.hjalp || name === 'hjalp' || (typed === undefined && !given.version)) return { what: 'hjalp' };
  if (given.version) return { what: 'version' };
  if (!Object.hasOwn(COMMANDS, name))
    throw commandFault(message('CLI-001', { kommando: typed ?? '', finns: Object.values(COMMAND_SPELLING) }));
  const command = name as CommandName;
  demandFit(command, paths, given);
  const order = orderOf(given);
  demandFormat(command, order);
  return { what: 'command', command, paths, order };
}

/** The command takes these options, and has what it cannot do without. */
function demandFit(name: CommandName, paths: readonly string[], given: Given): void {
  const { takes, options, required = [] } = COMMANDS[name] as Command;
  const kommando = COMMAND_SPELLING[name];
  const stray = Object.keys(given).find((option) => !(options as readonly string[]).includes(option));
  if (stray) throw commandFault(message('CLI-013', { val: spelled(stray), kommando }));
  if (takes === 'files' && paths.length === 0) throw commandFault(message('CLI-002', { vad: WHICH_FILES }));
  if (takes === 'nothing' && paths[0] !== undefined)
    throw commandFault(message('CLI-014', { kommando, ord: paths[0] }));
  const missing = required.find((option) => String(given[option] ?? '').trim() === '');
  if (missing) throw commandFault(message('CLI-002', { vad: WHAT_IS_MISSING[missing] ?? spelled(missing) }));
}

function demandFormat(name: CommandName, { format }: CommandOrder): void {
  const { formats } = COMMANDS[name] as Command;
  if (format === undefined || !formats || formats.includes(format)) return;
  throw commandFault(message('CLI-009', { val: spelled('format'), ska: listed(formats, 'eller') }));
}

type Parse<T> = (typed: string) => T | null;

const oneOf =
  <const T extends string>(...words: readonly T[]): Parse<T> =>
  (typed) =>
    words.find((word) => word === fold(typed)) ?? null;
const valid =
  (schema: typeof DatumSchema | typeof InstantSchema): Parse<string> =>
  (typed) =>
    schema.safeParse(typed).success ? typed : null;
const whole =
  (digits: RegExp): Parse<number> =>
  (typed) =>
    digits.test(typed) ? Number(typed) : null;

function orderOf(given: Given): CommandOrder {
  const text = (name: OptionName): string | undefined => {
    const value = given[name];
    return typeof value === 'string' ? value.normalize('NFC').trim() : undefined;
  };
  /** What is entered in the ledger, and printed from there. */
  const entered = (name: OptionName): string | undefined => {
    const typed = text(name);
    if (typed === undefined) return undefined;
    demandPrintable(spelled(name), typed);
    if (personnummerIn(typed).length > 0) throw commandFault(message('CLI-023', { val: spelled(name) }));
    return typed;
  };
  const value = <T>(name: keyof typeof WHAT_FITS, parse: Parse<T>): T | undefined => {
    const typed = text(name);
    if (typed === undefined) return undefined;
    const parsed = parse(typed);
    if (parsed === null) throw commandFault(message('CLI-009', { val: spelled(name), ska: WHAT_FITS[name] }));
    return parsed;
  };
  const flag = (name: OptionName): boolean | undefined => (given[name] === true ? true : undefined);
  const folder = text('ut') || 'out';
  return {
    folder,
    ledger: text('liggare') || process.env.JUSTERA_LIGGARE || join(folder, 'liggare.sqlite'),
    vem: entered('vem') || vemFromEnvironment(),
    ...present({
      form: value('underskrift', oneOf('portal', 'falt')),
      copy: value('exemplar', oneOf('underskrift', 'arkiv')),
      at: value('klocka', valid(InstantSchema)),
      skal: entered('skal'),
      anda: demandReason('anda', entered('anda')),
      datum: value('datum', valid(DatumSchema)),
      fran: value('fran', valid(DatumSchema)),
      av: namesIn(entered('av')),
      godkant: flag('godkant'),
      utkast: flag('utkast'),
      fil: text('fil'),
      adress: entered('adress') || undefined,
      diarienummer: entered('diarienummer') || undefined,
      paragraf: value('paragraf', whole(/^[1-9]\d{0,4}$/)),
      organ: text('organ'),
      ar: value('ar', whole(/^(19|20|21)\d\d$/)),
      format: value('format', oneOf(...FORMATS)),
      kontrollera: flag('kontrollera'),
      huvud: text('huvud'),
      register: text('register') || process.env.JUSTERA_REGISTER || undefined,
      strikt: flag('strikt'),
      alla: flag('alla'),
      tillLiggaren: flag('till-liggaren'),
    }),
  };
}

/** Control characters, and what no typeface of ours has, as emoji. */
const UNPRINTABLE =
  /[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20ac\u2116\u2122\u2190-\u2193\u2212\u2260\u2264\u2265]/u;
const LONGEST = 500;

function demandPrintable(val: string, typed: string): void {
  const found = UNPRINTABLE.exec(typed)?.[0];
  if (found !== undefined) {
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    throw commandFault(message('CLI-017', { val, tecken: `U+${code}` }));
  }
  if (typed.length > LONGEST) throw commandFault(message('CLI-018', { val, langst: LONGEST }));
}

function demandReason(name: keyof typeof WHAT_FITS, typed: string | undefined): string | undefined {
  if (typed === '') throw commandFault(message('CLI-009', { val: spelled(name), ska: WHAT_FITS[name] }));
  return typed;
}

function vemFromEnvironment(): string {
  const named = process.env.JUSTERA_VEM?.trim();
  if (named) demandPrintable('JUSTERA_VEM', named);
  return named || userName().replace(new RegExp(UNPRINTABLE, 'gu'), '?');
}

type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Only the options that were given. */
function present<T extends object>(all: T): Present<T> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Present<T>;
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
    return UNKNOWN_USER;
  }
}
