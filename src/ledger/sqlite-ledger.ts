// The ledger in one SQLite file, created when the first numbers are taken; the only SQL of the product.
// Rollback journal, not WAL: WAL needs shared memory, which network shares lack, and leaves three files.
// synchronous=EXTRA: what is committed stays committed when the power goes. SQLite's own words never reach a user.
import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Refused, Series, TakenMeeting } from '../domain/numbers.ts';
import {
  type CommitEntry,
  type CommitResult,
  isSameTaken,
  isUnbroken,
  LEDGER_CHANGED,
  type Ledger,
  type TakenResult,
  withMeeting,
} from './ledger.ts';

export type OpenResult = { ok: true; ledger: Ledger } | Refused;

export interface OpenOptions {
  /** Looks only: numbers are not taken, and a file that does not exist is refused instead of created. */
  readOnly?: boolean;
  /** How long to wait for another process, in milliseconds. */
  waitMs?: number;
}

/** `JUST` in ASCII; tells our file from other SQLite databases (PRAGMA application_id). */
const APPLICATION_ID = 0x4a555354;
const SCHEMA_VERSION = 1;
const DEFAULT_WAIT_MS = 10_000;

/** The primary key of `paragraf` is the promise itself: a number of a series is given once. */
const SCHEMA = `
  CREATE TABLE mote (
    organ TEXT NOT NULL,
    period TEXT NOT NULL,
    datum TEXT NOT NULL,
    fil TEXT NOT NULL,
    tid TEXT NOT NULL,
    PRIMARY KEY (organ, period, datum)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE paragraf (
    organ TEXT NOT NULL,
    period TEXT NOT NULL,
    nummer INTEGER NOT NULL CHECK (nummer >= 1),
    datum TEXT NOT NULL,
    rubrik TEXT NOT NULL,
    PRIMARY KEY (organ, period, nummer),
    FOREIGN KEY (organ, period, datum) REFERENCES mote
  ) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

const CODES = {
  notALedger: 'LIGGARE-001',
  damaged: 'LIGGARE-002',
  newer: 'LIGGARE-003',
  folder: 'LIGGARE-004',
  readOnly: 'LIGGARE-005',
  busy: 'LIGGARE-006',
  missing: 'LIGGARE-007',
  changed: LEDGER_CHANGED,
  diskFull: 'LIGGARE-009',
  inputOutput: 'LIGGARE-010',
} as const;

/** SQLite's primary result codes, https://sqlite.org/rescode.html; any other one is our own bug. */
const CODE_BY_RESULT: ReadonlyMap<number, keyof typeof CODES> = new Map([
  [5, 'busy'],
  [6, 'busy'],
  [8, 'readOnly'],
  [10, 'inputOutput'],
  [11, 'damaged'],
  [13, 'diskFull'],
  [14, 'folder'],
  [26, 'notALedger'],
]);

/** Carries a refusal out of a transaction; it never leaves this file. */
class Refusing extends Error {
  readonly reason: keyof typeof CODES;
  readonly values: Record<string, string | number>;
  constructor(reason: keyof typeof CODES, values: Record<string, string | number> = {}) {
    super(reason);
    this.reason = reason;
    this.values = values;
  }
}

function reasonOf(error: unknown): keyof typeof CODES | undefined {
  if (error instanceof Refusing) return error.reason;
  const { errcode: result, syscall } = (error ?? {}) as { errcode?: unknown; syscall?: unknown };
  // The path itself is refused by the operating system: too long, or inside a folder that is closed to us.
  if (syscall === 'stat') return 'folder';
  return typeof result === 'number' ? CODE_BY_RESULT.get(result & 0xff) : undefined;
}

function guarded<T extends { ok: true }>(path: string, work: () => T): T | Refused {
  try {
    return work();
  } catch (error) {
    const reason = reasonOf(error);
    if (!reason) throw error;
    const named = error instanceof Refusing ? error.values : {};
    const values = { liggare: path, mapp: dirname(resolve(path)), ...named };
    return { ok: false, refusal: { code: CODES[reason], values, path: '' } };
  }
}

/** Opens the ledger, or says why it cannot be used. Nothing is created before the first commit. */
export function openLedger(path: string, options: OpenOptions = {}): OpenResult {
  return guarded(path, () => {
    const ledger = new SqliteLedger(path, options);
    ledger.look();
    return { ok: true, ledger };
  });
}

/** Bytes of the file, or null where there is none. */
function sizeOf(path: string): number | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return null;
  if (!stat.isFile()) throw new Refusing('notALedger');
  return stat.size;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function checkPlace(path: string, readOnly: boolean): void {
  const folder = dirname(resolve(path));
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const exists = isFolder && sizeOf(path) !== null;
  if (!exists && readOnly) throw new Refusing('missing');
  if (readOnly) return;
  // The journal stands beside the file, so the folder has to be writable too.
  if (!isFolder || !isWritable(folder)) throw new Refusing('folder');
  if (exists && !isWritable(path)) throw new Refusing('readOnly');
}

class SqliteLedger implements Ledger {
  readonly #path: string;
  readonly #readOnly: boolean;
  readonly #waitMs: number;
  #connection: DatabaseSyncInstance | null = null;

  constructor(path: string, { readOnly = false, waitMs = DEFAULT_WAIT_MS }: OpenOptions) {
    this.#path = path;
    this.#readOnly = readOnly;
    this.#waitMs = waitMs;
  }

  /** Everything that can be wrong with the file is said before work begins. */
  look(): void {
    checkPlace(this.#path, this.#readOnly);
    try {
      if (this.#hasContent()) this.#checkSound(this.#db());
    } catch (error) {
      this.close();
      throw error;
    }
  }

  taken(series: Series): TakenResult {
    return guarded(this.#path, () => ({
      ok: true,
      taken: this.#hasContent() && this.#isLedger(this.#db()) ? this.#read(this.#db(), series) : [],
    }));
  }

  commit(entries: readonly CommitEntry[]): CommitResult {
    return guarded(this.#path, () => {
      if (this.#readOnly) throw new Refusing('readOnly');
      return this.#inTransaction((db) => {
        if (!this.#isLedger(db)) db.exec(SCHEMA);
        let changed = false;
        for (const entry of entries) {
          const { series } = entry.plan;
          const now = this.#read(db, series);
          if (!isSameTaken(now, entry.basedOn)) throw new Refusing('changed', { organ: series.organ });
          if (isSameTaken(now, withMeeting(now, entry))) continue;
          this.#write(db, entry);
          changed = true;
        }
        return { ok: true, changed };
      });
    });
  }

  close(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  #hasContent(): boolean {
    return this.#connection !== null || (sizeOf(this.#path) ?? 0) > 0;
  }

  /**
   * The connection. Only looking needs a writable one too where the file allows it, because what a killed process
   * left behind is rolled back by the next reader.
   */
  #db(): DatabaseSyncInstance {
    if (this.#connection) return this.#connection;
    const strictly = this.#readOnly && !isWritable(this.#path);
    const db = new DatabaseSync(resolve(this.#path), { readOnly: strictly, timeout: this.#waitMs });
    db.exec('PRAGMA synchronous = EXTRA; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;');
    if (this.#readOnly) db.exec('PRAGMA query_only = ON');
    this.#connection = db;
    return db;
  }

  #inTransaction<T>(work: (db: DatabaseSyncInstance) => T): T {
    const db = this.#db();
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work(db);
      db.exec('COMMIT');
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }

  /** False for a database without any content, as a process leaves it that was killed while creating it. */
  #isLedger(db: DatabaseSyncInstance): boolean {
    const pragma = (name: string): number =>
      Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
    if (pragma('page_count') === 0) return false;
    const tables = db
      .prepare("SELECT count(*) AS antal FROM sqlite_schema WHERE type = 'table'")
      .get()?.antal;
    const version = pragma('user_version');
    if (pragma('application_id') !== APPLICATION_ID) {
      if (tables === 0 && version === 0) return false;
      throw new Refusing('notALedger');
    }
    if (version > SCHEMA_VERSION) throw new Refusing('newer', { version, kand: SCHEMA_VERSION });
    if (version < SCHEMA_VERSION || tables !== 2) throw new Refusing('damaged');
    return true;
  }

  #checkSound(db: DatabaseSyncInstance): void {
    if (!this.#isLedger(db)) return;
    const found = db.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (found !== 'ok') throw new Refusing('damaged');
  }

  #read(db: DatabaseSyncInstance, { organ, period }: Series): TakenMeeting[] {
    const rows = db
      .prepare(
        `SELECT nummer, datum, rubrik, fil FROM paragraf JOIN mote USING (organ, period, datum)
         WHERE organ = ? AND period = ? ORDER BY nummer`,
      )
      .all(organ, period) as { nummer: number; datum: string; rubrik: string; fil: string }[];
    const meetings: TakenMeeting[] = [];
    for (const { nummer, datum, rubrik, fil } of rows) {
      const current = meetings.at(-1);
      if (current?.datum === datum) {
        current.last = nummer;
        current.rubriker.push(rubrik);
      } else meetings.push({ organ, datum, first: nummer, last: nummer, rubriker: [rubrik], fil });
    }
    if (!isUnbroken(meetings)) throw new Refusing('damaged');
    return meetings;
  }

  #write(db: DatabaseSyncInstance, { plan, fil, rubriker, at }: CommitEntry): void {
    const { series, meeting, first } = plan;
    const key = [series.organ, series.period, meeting.datum] as const;
    db.prepare(
      `INSERT INTO mote (organ, period, datum, fil, tid) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET fil = excluded.fil, tid = excluded.tid`,
    ).run(...key, fil, at);
    db.prepare('DELETE FROM paragraf WHERE organ = ? AND period = ? AND datum = ?').run(...key);
    const insert = db.prepare(
      'INSERT INTO paragraf (organ, period, datum, nummer, rubrik) VALUES (?, ?, ?, ?, ?)',
    );
    for (const [index, rubrik] of rubriker.entries()) insert.run(...key, first + index, rubrik);
  }
}
