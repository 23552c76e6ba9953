// A ledger of format 1, as version 0.1.0 wrote it: numbers, rubriker and nothing else. The statements are never to be changed.
import { DatabaseSync } from '@photostructure/sqlite';

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
  PRAGMA application_id = 1247105876;
  PRAGMA user_version = 1;
`;

export interface MeetingInFormat1 {
  organ: string;
  period: string;
  datum: string;
  forsta: number;
  rubriker: string[];
}

export const FORMAT_1_MEETINGS: readonly MeetingInFormat1[] = [
  { organ: 'psvo', period: '2023', datum: '2023-03-03', forsta: 1, rubriker: ['Öppnande', 'Övrigt'] },
  { organ: 'lsvo', period: '2024', datum: '2024-01-12', forsta: 1, rubriker: ['Nytt år'] },
  { organ: 'lsvo', period: '2023', datum: '2023-11-17', forsta: 110, rubriker: ['Årshjul', 'Övrigt'] },
  { organ: 'lsvo', period: '2023', datum: '2023-10-13', forsta: 108, rubriker: ['Dagordning', 'Budget'] },
  { organ: 'grupp', period: '2023-05-05', datum: '2023-05-05', forsta: 1, rubriker: ['Punkt ett'] },
];

/** Instants stood as the clock of the computer gave them, with offset. */
export const FORMAT_1_TID = '2023-11-17T12:00:00.000+01:00';

export function writeFormat1(path: string, meetings: readonly MeetingInFormat1[] = FORMAT_1_MEETINGS): void {
  const db = new DatabaseSync(path);
  db.exec('BEGIN IMMEDIATE');
  db.exec(SCHEMA);
  const mote = db.prepare('INSERT INTO mote (organ, period, datum, fil, tid) VALUES (?, ?, ?, ?, ?)');
  const paragraf = db.prepare(
    'INSERT INTO paragraf (organ, period, datum, nummer, rubrik) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { organ, period, datum, forsta, rubriker } of meetings) {
    mote.run(organ, period, datum, `${organ}-${datum}.yaml`, FORMAT_1_TID);
    for (const [index, rubrik] of rubriker.entries())
      paragraf.run(organ, period, datum, forsta + index, rubrik);
  }
  db.exec('COMMIT');
  db.close();
}
