// The whole command, ended by SIGKILL just before its n-th write: KILL is `disk:3` or `ledger:5`.
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { killAtStatement } from './ledger-kill.ts';

const [what, at] = (process.env.KILL ?? '').split(':');
if (what === 'ledger') killAtStatement(Number(at), 'before');
if (what === 'disk') {
  const disk = createRequire(import.meta.url)('node:fs/promises') as Record<
    string,
    (...args: unknown[]) => unknown
  >;
  let count = 0;
  for (const name of ['mkdir', 'writeFile', 'rename', 'rm']) {
    const original = disk[name];
    disk[name] = (...args) => {
      count += 1;
      if (count === Number(at)) process.kill(process.pid, 'SIGKILL');
      return original?.(...args);
    };
  }
  syncBuiltinESMExports();
}
await import('../src/cli.ts');
