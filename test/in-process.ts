// The command without a process of its own: what `src/cli.ts` does with its arguments, said to a test.
import { jest } from '@jest/globals';
import { COMMANDS } from '../src/commands/commands.ts';
import { readOrder } from '../src/commands/read-order.ts';
import type { FaultError } from '../src/domain/fault.ts';
import { loadEnvironment } from '../src/load/load-environment.ts';
import { formatFaults, NOTHING_WRITTEN } from '../src/messages/format.ts';

export interface Said {
  code: number;
  out: string;
  err: string;
}

const isFaultError = (error: unknown): error is FaultError =>
  error instanceof Error && error.name === 'FaultError';

/** Read once; a test may stand in a folder of its own. */
const loaded = await loadEnvironment(process.cwd());
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 2));
export const { environment } = loaded;

export async function command(...args: string[]): Promise<Said> {
  const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const before = process.exitCode;
  process.exitCode = 0;
  let told = '';
  try {
    const asked = readOrder(args);
    if (asked.what !== 'command') throw new Error(`no command: ${args.join(' ')}`);
    await COMMANDS[asked.command].run(asked.paths, environment, asked.order);
  } catch (error) {
    if (!isFaultError(error)) throw error;
    told = `${formatFaults(error.faults, error.afterWriting ? null : NOTHING_WRITTEN)}\n`;
    process.exitCode = 2;
  }
  const text = (spy: typeof out): string => spy.mock.calls.map(([chunk]) => String(chunk)).join('');
  const said = { code: Number(process.exitCode), out: text(out), err: text(err) + told };
  out.mockRestore();
  err.mockRestore();
  process.exitCode = before;
  return said;
}
