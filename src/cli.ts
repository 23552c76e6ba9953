// The command: arguments in and checked, exit code out. Results go to stdout, faults and progress to stderr.
// Exit codes: 0 done, 1 the ledger disagrees with itself or its files, 2 the user's input is at fault, 70 our own bug.
import { fileURLToPath } from 'node:url';
import { COMMANDS } from './commands/commands.ts';
import { readOrder } from './commands/read-order.ts';
import { FaultError } from './domain/fault.ts';
import { loadEnvironment } from './load/load-environment.ts';
import { formatFaults, NOTHING_WRITTEN } from './messages/format.ts';
import { HELP } from './messages/help.ts';

async function main(argv: readonly string[]): Promise<void> {
  const asked = readOrder(argv);
  if (asked.what === 'hjalp') {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const loaded = await loadEnvironment(fileURLToPath(new URL('..', import.meta.url)));
  if (!loaded.ok) throw new FaultError(loaded.faults);
  const { environment } = loaded;
  if (asked.what === 'version') process.stdout.write(`${environment.producer}\n`);
  else await COMMANDS[asked.command].run(asked.paths, environment, asked.order);
}

// A reader that stops reading (`| head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof FaultError) {
    const state = error.afterWriting ? null : NOTHING_WRITTEN;
    process.stderr.write(`${formatFaults(error.faults, state)}\n`);
    process.exitCode = 2;
    return;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`justera: internal error, please report it with the meeting file:\n${detail}\n`);
  process.exitCode = 70;
});
