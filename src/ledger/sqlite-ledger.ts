// The ledger in one SQLite file, created when the first entry is added; the only SQL of the product besides the older formats.
// Rollback journal, not WAL: WAL needs shared memory, which network shares lack, and leaves three files.
// synchronous=EXTRA: what is committed stays committed when the power goes. SQLite's own words never reach a user.
import { randomUUID } from 'node:crypto';
import { accessSync, constants, copyFileSync, linkSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Handelse, Post } from '../domain/handelse.ts';
import { apply, type LiggareSerie } from '../domain/liggare.ts';
import type { Refused, Series } from '../domain/numbers.ts';
import { chained, hashOf, headOf, NO_HEAD } from './chain.ts';
import { bySeries, replayStored } from './history.ts';
import {
  type Addition,
  type Head,
  LEDGER_CHANGED,
  LEDGER_FORGED,
  type Ledger,
  type Signature,
} from './ledger.ts';
import { OLD_FORMATS } from './migrations.ts';

export type OpenResult = { ok: true; ledger: Ledger } | Refused;

export interface OpenOptions {
  /** Looks only: nothing is added, and a file that does not exist is refused instead of created. */
  readOnly?: boolean;
  /** How long to wait for another process, in milliseconds. */
  waitMs?: number;
}

/** `JUST` in ASCII; tells our file from other SQLite databases (PRAGMA application_id). */
const APPLICATION_ID = 0x4a555354;
const SCHEMA_VERSION = 2;
/**
 * The same tables, in a ledger that has imported minutes: a program that does not know that event must not write after
 * it, and one that has none can be shared with such a program.
 */
const WITH_IMPORTS = 3;
const TABLES = ['post'];
const COLUMNS = 'nr,organ,period,tid,av,handelse,forra,hash';
/** Bytes of the smallest page that SQLite knows. */
const SMALLEST = 512;
const DEFAULT_WAIT_MS = 30_000;
/** SQLite asks for a lock ever more seldom, up to every 100 ms; so often it begins anew, or the patient would starve. */
const ASK_ANEW_MS = 10;

/**
 * The triggers keep other programs from changing history by mistake; the chain finds those that do it on purpose.
 * That of INSERT is for `INSERT OR REPLACE`, which deletes without asking the others.
 */
const SCHEMA = `
  CREATE TABLE post (
    nr INTEGER PRIMARY KEY,
    organ TEXT NOT NULL,
    period TEXT NOT NULL,
    tid TEXT NOT NULL,
    av TEXT NOT NULL,
    handelse TEXT NOT NULL,
    forra TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX post_serie ON post (organ, period, nr);
  CREATE INDEX post_fil ON post (organ, json_extract(handelse, '$.fil'), period);
  CREATE TRIGGER post_update BEFORE UPDATE ON post BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER post_delete BEFORE DELETE ON post BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER post_insert BEFORE INSERT ON post
    WHEN NEW.nr <> (SELECT coalesce(max(nr), 0) + 1 FROM post)
      OR NEW.forra <> coalesce((SELECT hash FROM post WHERE nr = NEW.nr - 1), '${NO_HEAD.hash}')
    BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END;
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
  forged: LEDGER_FORGED,
  emptied: 'LIGGARE-012',
} as const;

/** SQLite's primary result codes, https://sqlite.org/rescode.html; any other one is our own bug. */
const CODE_BY_RESULT: ReadonlyMap<number, keyof typeof CODES> = new Map([
  // Our own statements are sound; what they fail on is a table that somebody changed.
  [1, 'damaged'],
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
  const { errcode: result, syscall, code } = (error ?? {}) as Record<string, unknown>;
  // The path itself is refused by the operating system: too long, or inside a folder that is closed to us.
  if (syscall === 'stat') return 'folder';
  if (syscall === 'link' || syscall === 'copyfile') return code === 'ENOSPC' ? 'diskFull' : 'folder';
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

/** Opens the ledger, or says why it cannot. Nothing is created before the first entry; an older format becomes today's. */
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
  const size = isFolder ? sizeOf(path) : null;
  const exists = size !== null;
  if (!exists && readOnly) throw new Refusing('missing');
  // A new ledger gets its name when it is whole, so a process that was killed does not leave these.
  if (size === 0) throw new Refusing('emptied');
  if (exists && size < SMALLEST) throw new Refusing('notALedger');
  if (readOnly) return;
  // The journal stands beside the file, so the folder has to be writable too.
  if (!isFolder || !isWritable(folder)) throw new Refusing('folder');
  if (exists && !isWritable(path)) throw new Refusing('readOnly');
}

/** An entry as it lies in the table: the event is JSON. */
type Row = Omit<Post, 'handelse'> & { handelse: string };

function parsed(row: Row): Post {
  try {
    const handelse: unknown = JSON.parse(row.handelse);
    if (typeof handelse === 'object' && handelse !== null) return { ...row, handelse: handelse as Handelse };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusing('forged', { nr: row.nr });
}

/** As it stands, whatever its hash is; but its text is that which is hashed. */
function standingPostOf(row: Row): Post {
  const post = parsed(row);
  if (JSON.stringify(post.handelse) !== row.handelse) throw new Refusing('forged', { nr: row.nr });
  return post;
}

/** As it stands; text that is not that of an event stays text, whose hash can never agree. */
function inspectedPostOf(row: Row): Post {
  try {
    return standingPostOf(row);
  } catch (error) {
    if (!(error instanceof Refusing)) throw error;
    return { ...row, handelse: row.handelse as unknown as Handelse };
  }
}

/** As it was written. */
function soundPostOf(row: Row): Post {
  if (hashOf(row, row.handelse) !== row.hash) throw new Refusing('forged', { nr: row.nr });
  return parsed(row);
}

function soundSerie(series: Series, poster: readonly Post[]): LiggareSerie {
  const replayed = replayStored(series, poster);
  if (!replayed.ok) throw new Refusing('forged', { nr: replayed.nr });
  return replayed.serie;
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
      const isOld = this.#looking(false, (db, version) => {
        if (db.prepare('PRAGMA quick_check(1)').get()?.quick_check !== 'ok') throw new Refusing('damaged');
        return version < SCHEMA_VERSION;
      });
      if (isOld && !this.#readOnly) this.#inTransaction('IMMEDIATE', (db) => this.#bringUpToDate(db));
    } catch (error) {
      this.close();
      throw error;
    }
  }

  read(series: Series): { ok: true; poster: Post[] } | Refused {
    return guarded(this.#path, () => {
      const { organ, period } = series;
      const poster = this.#looking([], (db, version) => postsOf(db, version, { organ, period }, soundPostOf));
      soundSerie(series, poster);
      return { ok: true, poster };
    });
  }

  readAll(organ?: string): { ok: true; poster: Post[] } | Refused {
    return guarded(this.#path, () => {
      const where = organ === undefined ? {} : { organ };
      return {
        ok: true,
        poster: this.#looking([], (db, version) => postsOf(db, version, where, standingPostOf)),
      };
    });
  }

  inspect(): { ok: true; poster: Post[]; skyddad: boolean } | Refused {
    return guarded(this.#path, () => {
      const nothing = { poster: [] as Post[], skyddad: true };
      const seen = this.#looking(nothing, (db, version) => ({
        poster: postsOf(db, version, {}, inspectedPostOf),
        skyddad: version < SCHEMA_VERSION || hasTriggers(db),
      }));
      return { ok: true, ...seen };
    });
  }

  seriesOfFile(organ: string, fil: string): { ok: true; series: Series[] } | Refused {
    return guarded(this.#path, () => {
      const periods = this.#looking([], (db, version) => periodsOfFile(db, version, organ, fil));
      return { ok: true, series: periods.map((period) => ({ organ, period })) };
    });
  }

  append(additions: readonly Addition[], signature: Signature): { ok: true; head: Head } | Refused {
    return guarded(this.#path, () => {
      if (this.#readOnly) throw new Refusing('readOnly');
      if (additions.every(({ handelser }) => handelser.length === 0))
        return { ok: true, head: this.#looking(NO_HEAD, headIn) };
      if (!this.#exists()) this.#create();
      return this.#inTransaction('IMMEDIATE', (db) => {
        this.#bringUpToDate(db);
        checkUnchanged(db, additions);
        checkPossible(db, additions);
        const added = chained(headIn(db, SCHEMA_VERSION), additions, signature);
        insert(db, added);
        if (added.some(({ handelse }) => handelse.slag === 'importerat'))
          db.exec(`PRAGMA user_version = ${WITH_IMPORTS}`);
        return { ok: true, head: headOf(added) };
      });
    });
  }

  close(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  #exists(): boolean {
    return this.#connection !== null || sizeOf(this.#path) !== null;
  }

  /** Made whole under another name, so that nobody sees half a ledger; one that comes second uses the first's. */
  #create(): void {
    const path = resolve(this.#path);
    const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
    try {
      const db = new DatabaseSync(temporary);
      try {
        db.exec(`PRAGMA synchronous = EXTRA; BEGIN IMMEDIATE; ${SCHEMA} COMMIT`);
      } finally {
        db.close();
      }
      nameOnce(temporary, path);
    } finally {
      rmSync(temporary, { force: true });
    }
  }

  /**
   * The connection. Only looking needs a writable one too where the file allows it, because what a killed process
   * left behind is rolled back by the next reader.
   */
  #db(): DatabaseSyncInstance {
    if (this.#connection) return this.#connection;
    const strictly = this.#readOnly && !isWritable(this.#path);
    const timeout = Math.min(this.#waitMs, ASK_ANEW_MS);
    const db = new DatabaseSync(resolve(this.#path), { readOnly: strictly, timeout });
    try {
      this.#patiently(() =>
        db.exec('PRAGMA synchronous = EXTRA; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;'),
      );
      if (this.#readOnly) db.exec('PRAGMA query_only = ON');
    } catch (error) {
      db.close();
      throw error;
    }
    this.#connection = db;
    return db;
  }

  /** A step that waits for other processes; it has done nothing where they did not let it. */
  #patiently<T>(step: () => T): T {
    const until = performance.now() + this.#waitMs;
    for (;;)
      try {
        return step();
      } catch (error) {
        if (reasonOf(error) !== 'busy' || performance.now() >= until) throw error;
      }
  }

  /** DEFERRED for looking: all that is read is of one moment. */
  #inTransaction<T>(kind: 'DEFERRED' | 'IMMEDIATE', work: (db: DatabaseSyncInstance) => T): T {
    const db = this.#db();
    this.#patiently(() => db.exec(`BEGIN ${kind}`));
    try {
      // The first to read gets the lock of a deferred transaction.
      this.#patiently(() => db.prepare('SELECT count(*) FROM sqlite_schema').get());
      const result = work(db);
      this.#patiently(() => db.exec('COMMIT'));
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }

  #looking<T>(empty: T, work: (db: DatabaseSyncInstance, version: number) => T): T {
    if (!this.#exists()) return empty;
    return this.#inTransaction('DEFERRED', (db) => work(db, versionIn(db)));
  }

  /** Today's tables, filled from an older format. */
  #bringUpToDate(db: DatabaseSyncInstance): void {
    const version = versionIn(db);
    if (version >= SCHEMA_VERSION) return;
    const poster = oldPostsOf(db, version);
    for (const table of OLD_FORMATS.get(version)?.tables ?? []) db.exec(`DROP TABLE ${table}`);
    db.exec(SCHEMA);
    insert(db, poster);
  }
}

/** Gives a whole file its name, if nobody had it first. Some network shares know no links: there it is copied, which a kill can cut short. */
function nameOnce(from: string, to: string): void {
  const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;
  try {
    linkSync(from, to);
  } catch (linking) {
    if (codeOf(linking) === 'EEXIST') return;
    try {
      copyFileSync(from, to, constants.COPYFILE_EXCL);
    } catch (copying) {
      if (codeOf(copying) !== 'EEXIST') throw copying;
    }
  }
}

function versionIn(db: DatabaseSyncInstance): number {
  const pragma = (name: string): number => Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  const version = pragma('user_version');
  if (pragma('application_id') !== APPLICATION_ID) throw new Refusing('notALedger');
  if (version > WITH_IMPORTS) throw new Refusing('newer', { version, kand: WITH_IMPORTS });
  const known = version >= SCHEMA_VERSION ? TABLES : OLD_FORMATS.get(version)?.tables;
  if (tables.map(({ name }) => name).join() !== known?.toSorted().join()) throw new Refusing('damaged');
  const columns = db.prepare('SELECT name FROM pragma_table_info(?)').all('post');
  if (version >= SCHEMA_VERSION && columns.map(({ name }) => name).join() !== COLUMNS)
    throw new Refusing('damaged');
  return version;
}

/** Exactly the triggers that were made with the table. */
function hasTriggers(db: DatabaseSyncInstance): boolean {
  const rows = db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").all();
  const made = SCHEMA.match(/CREATE TRIGGER[^;]*;\s*END/g) ?? [];
  return (
    rows
      .map(({ sql }) => String(sql))
      .toSorted()
      .join() === made.toSorted().join()
  );
}

function oldPostsOf(db: DatabaseSyncInstance, version: number): Post[] {
  const poster = OLD_FORMATS.get(version)?.read(db) ?? 'damaged';
  if (poster === 'damaged') throw new Refusing('damaged');
  return poster;
}

/** The entries that meet `where`, oldest first; an older format is read as entries of today. */
function postsOf(
  db: DatabaseSyncInstance,
  version: number,
  where: Partial<Series>,
  read: (row: Row) => Post,
): Post[] {
  const columns = Object.keys(where) as (keyof Series)[];
  if (version < SCHEMA_VERSION)
    return oldPostsOf(db, version).filter((post) => columns.every((name) => post[name] === where[name]));
  const condition = columns.length > 0 ? `WHERE ${columns.map((name) => `${name} = ?`).join(' AND ')}` : '';
  const rows = db
    .prepare(`SELECT ${COLUMNS} FROM post ${condition} ORDER BY nr`)
    .all(...columns.map((name) => where[name])) as Row[];
  return rows.map(read);
}

function periodsOfFile(db: DatabaseSyncInstance, version: number, organ: string, fil: string): string[] {
  if (version < SCHEMA_VERSION) {
    const posts = oldPostsOf(db, version).filter((post) => post.organ === organ);
    const own = posts.filter(({ handelse }) => 'fil' in handelse && handelse.fil === fil);
    return [...new Set(own.map(({ period }) => period))].sort();
  }
  const rows = db
    .prepare(
      `SELECT DISTINCT period FROM post
       WHERE organ = ? AND json_extract(handelse, '$.fil') = ? ORDER BY period`,
    )
    .all(organ, fil) as { period: string }[];
  return rows.map(({ period }) => period);
}

function headIn(db: DatabaseSyncInstance, version: number): Head {
  if (version < SCHEMA_VERSION) return headOf(oldPostsOf(db, version));
  const head = db.prepare('SELECT nr, hash FROM post ORDER BY nr DESC LIMIT 1').get() as Head | undefined;
  return head ?? NO_HEAD;
}

/** `basedOn` of every addition counts what stood there before the first of them. */
function checkUnchanged(db: DatabaseSyncInstance, additions: readonly Addition[]): void {
  const last = db.prepare('SELECT max(nr) AS nr FROM post WHERE organ = ? AND period = ?');
  for (const { series, basedOn } of additions)
    if ((last.get(series.organ, series.period)?.nr ?? 0) !== basedOn)
      throw new Refusing('changed', { organ: series.organ });
}

/** The series as they would be: what is impossible in what stands there is refused, what is so in what comes is thrown. */
function checkPossible(db: DatabaseSyncInstance, additions: readonly Addition[]): void {
  for (const { series, poster } of bySeries(
    additions.map(({ series, handelser }) => ({ ...series, handelser })),
  )) {
    const stored = postsOf(db, SCHEMA_VERSION, series, soundPostOf);
    let serie = soundSerie(series, stored);
    for (const { handelser } of poster) for (const handelse of handelser) serie = apply(serie, handelse);
  }
}

function insert(db: DatabaseSyncInstance, poster: readonly Post[]): void {
  const statement = db.prepare(
    'INSERT INTO post (nr, organ, period, tid, av, handelse, forra, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { nr, organ, period, tid, av, handelse, forra, hash } of poster)
    statement.run(nr, organ, period, tid, av, JSON.stringify(handelse), forra, hash);
}
