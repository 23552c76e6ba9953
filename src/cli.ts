// The command: arguments in and checked, exit code out. Results go to stdout, faults and progress to stderr.
// Exit codes: 0 done, 2 the user's input is at fault, 70 our own bug.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkFiles } from './commands/kontrollera.ts';
import { renderFiles } from './commands/rendera.ts';
import { type Fault, FaultError } from './domain/fault.ts';
import { InstantSchema } from './domain/sammantrade.ts';
import { loadEnvironment } from './load/load-environment.ts';
import { formatFaults, NOTHING_WRITTEN } from './messages/format.ts';
import { HELP } from './messages/help.ts';
import { type Message, message } from './messages/messages.ts';

const COMMANDS = { rendera: renderFiles, kontrollera: checkFiles };

const OPTIONS = {
  ut: { type: 'string' },
  liggare: { type: 'string' },
  underskrift: { type: 'string' },
  exemplar: { type: 'string' },
  klocka: { type: 'string' },
  'forsta-paragraf': { type: 'string' },
  hjalp: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** `--första-paragraf` and `--hjälp` may be written with å, ä and ö. */
const ascii = (argument: string): string =>
  argument.startsWith('--')
    ? argument.replace(/^[^=]+/, (name) => name.normalize('NFD').replace(/\p{M}/gu, ''))
    : argument;

const usage = (words: Message): FaultError =>
  new FaultError([{ ...words, file: '', line: null, path: '' } satisfies Fault]);

const isText = (name: string): boolean => OPTIONS[name as keyof typeof OPTIONS]?.type === 'string';

function readArguments(argv: readonly string[]) {
  const args = argv.map(ascii);
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch {
    const { tokens } = parseArgs({ args, options: OPTIONS, strict: false, tokens: true });
    const given = tokens.filter((token) => token.kind === 'option');
    const unknown = given.find(({ name }) => !(name in OPTIONS));
    if (unknown) throw usage(message('CLI-003', { val: unknown.rawName }));
    const empty = given.find(({ name, value }) => value === undefined && isText(name)) ?? given[0];
    throw usage(message('CLI-010', { val: empty?.rawName ?? '--' }));
  }
}

async function main(argv: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(argv);
  const [typed, ...files] = positionals;
  const command = typed === undefined ? undefined : ascii(`--${typed}`).slice(2);
  const root = fileURLToPath(new URL('..', import.meta.url));
  if (values.hjalp || (command === undefined && !values.version) || command === 'hjalp') {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const loaded = await loadEnvironment(root);
  if (!loaded.ok) throw new FaultError(loaded.faults);
  if (values.version) {
    process.stdout.write(`${loaded.environment.producer}\n`);
    return;
  }
  const run = COMMANDS[command as keyof typeof COMMANDS] as (typeof COMMANDS)['rendera'] | undefined;
  if (!run) {
    throw usage(message('CLI-001', { kommando: String(typed), finns: Object.keys(COMMANDS) }));
  }
  if (files.length === 0) throw usage(message('CLI-002', { vad: 'vilka filer det gäller' }));
  const form = values.underskrift?.normalize('NFD').replace(/\p{M}/gu, '');
  if (form !== undefined && form !== 'portal' && form !== 'falt')
    throw usage(message('CLI-009', { val: '--underskrift', ska: 'portal eller fält' }));
  const copy = values.exemplar;
  if (copy !== undefined && copy !== 'underskrift' && copy !== 'arkiv')
    throw usage(message('CLI-009', { val: '--exemplar', ska: 'underskrift eller arkiv' }));
  const start = values['forsta-paragraf'];
  if (start !== undefined && !/^[1-9]\d{0,4}$/.test(start))
    throw usage(message('CLI-009', { val: '--första-paragraf', ska: 'ett heltal från 1' }));
  const at = values.klocka;
  if (at !== undefined && !InstantSchema.safeParse(at).success)
    throw usage(message('CLI-009', { val: '--klocka', ska: 'en tid som 2023-11-17T12:00:00+01:00' }));
  const folder = values.ut || 'out';
  await run(files, loaded.environment, {
    folder,
    ledger: values.liggare || process.env.JUSTERA_LIGGARE || join(folder, 'liggare.sqlite'),
    ...(form !== undefined && { form }),
    ...(copy !== undefined && { copy }),
    ...(start !== undefined && { start: Number(start) }),
    ...(at !== undefined && { at }),
  });
}

// A reader that stops reading (`| head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof FaultError) {
    const state = error.afterCommit ? null : NOTHING_WRITTEN;
    process.stderr.write(`${formatFaults(error.faults, state)}\n`);
    process.exitCode = 2;
    return;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`justera: internal error, please report it with the meeting file:\n${detail}\n`);
  process.exitCode = 70;
});
