// Stands in for the database driver in the worker process, and ends the process by SIGKILL, which nothing can catch,
// just before or just after its n-th writing statement. The driver's own methods cannot be exchanged.
import { createRequire } from 'node:module';
import type * as Driver from '@photostructure/sqlite';

const driver = createRequire(import.meta.url)('@photostructure/sqlite') as typeof Driver;

let deadly: { statement: number; when: 'before' | 'after' } | null = null;
let count = 0;
let writing = false;

/** Statements are counted from 1: those of transactions that write, their beginning and their end included. */
export function killAtStatement(statement: number, when: 'before' | 'after'): void {
  deadly = { statement, when };
}

function counted<T>(sql: string, work: () => T): T {
  if (sql === 'BEGIN IMMEDIATE') writing = true;
  if (writing) count += 1;
  const when = writing && count === deadly?.statement ? deadly.when : null;
  if (when === 'before') process.kill(process.pid, 'SIGKILL');
  const result = work();
  if (when === 'after') process.kill(process.pid, 'SIGKILL');
  if (sql === 'COMMIT' || sql === 'ROLLBACK') writing = false;
  return result;
}

/** The object itself, but for the methods given. */
function withMethods<T extends object>(target: T, methods: Record<string, unknown>): T {
  return new Proxy(target, {
    get(_, name) {
      const value: unknown = methods[String(name)] ?? Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

export const DatabaseSync = function open(path: string, options: Driver.DatabaseSyncOptions = {}) {
  const db = new driver.DatabaseSync(path, options);
  return withMethods(db, {
    exec: (sql: string) => counted(sql, () => db.exec(sql)),
    prepare(sql: string) {
      const statement = db.prepare(sql);
      const run = (...values: unknown[]) => counted('', () => statement.run(...values));
      return withMethods(statement, { run });
    },
  });
};
