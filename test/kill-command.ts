// The whole command, ended by SIGKILL just before its n-th write: KILL is `disk:3` or `ledger:5`.
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { killAtStatement } from './ledger-kill.ts';

const [what, at] = (process.env.KILL ?? '').split(':');
if (what === 'ledger') killAtStatement(Number(at), 'before');
if (what === 'disk') {
  const require = createRequire(import.meta.url);
  let count = 0;
  const writes: Record<string, readonly string[]> = {
    'node:fs/promises': ['mkdir', 'writeFile', 'rename', 'rm'],
    'node:fs': ['linkSync', 'renameSync', 'rmSync'],
  };
  for (const [module, names] of Object.entries(writes)) {
    const disk = require(module) as Record<string, (...args: unknown[]) => unknown>;
    for (const name of names) {
      const original = disk[name];
      disk[name] = (...args) => {
        count += 1;
        if (count === Number(at)) process.kill(process.pid, 'SIGKILL');
        return original?.(...args);
      };
    }
  }
  syncBuiltinESMExports();
}
await import('../src/cli.ts');
