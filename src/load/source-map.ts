// Where each part of the data stands in the file, so that any stage can say the line of what it finds wrong.
import type { Fault } from '../domain/fault.ts';
import type { Message } from '../messages/messages.ts';

export type DataPath = readonly (string | number)[];

export interface SourceEntry {
  /** 1-based line: of the text where there is one, else of its key or of the entry in the list. */
  line: number;
  /** The user's own spelling, counted from 1: `ärenden[3].rubrik`. */
  spelled: string;
  /** For a text over several lines of the file: the file's line for each line of the text. */
  lines: readonly number[] | null;
}

export interface SourceMap {
  file: string;
  /** By `pathKey`. */
  entries: ReadonlyMap<string, SourceEntry>;
  lines: readonly string[];
}

export const pathKey = (path: DataPath): string => path.join('\u0000');

/**
 * The part of the path that the file itself has. The schema adds parts that nobody wrote: `namn` of a person on
 * one line, the index of a list with one entry, `till` of recipients.
 */
export function writtenPath(source: SourceMap, path: DataPath): DataPath {
  const written: (string | number)[] = [];
  for (const part of path) if (source.entries.has(pathKey([...written, part]))) written.push(part);
  return written;
}

/** The entry for a path in the meeting, or for the nearest thing around it that stands in the file. */
export function sourceEntry(source: SourceMap, path: DataPath): SourceEntry | null {
  const written = writtenPath(source, path);
  return written.length === 0 ? null : (source.entries.get(pathKey(written)) ?? null);
}

/** 1-based line of a path in the meeting; `lineOffset` counts lines inside its text. Null for the file as a whole. */
export function sourceLine(source: SourceMap, path: DataPath, lineOffset = 0): number | null {
  const entry = sourceEntry(source, path);
  if (!entry) return null;
  if (!entry.lines) return entry.line;
  return entry.lines[Math.min(Math.max(0, lineOffset), entry.lines.length - 1)] ?? entry.line;
}

/** A fault at a path in the meeting, as `faultAt(source, ['arenden', 2, 'text'], message('TEXT-001', …), 4)`. */
export function faultAt(source: SourceMap, path: DataPath, message: Message, lineOffset = 0): Fault {
  return {
    ...message,
    file: source.file,
    line: sourceLine(source, path, lineOffset),
    path: sourceEntry(source, path)?.spelled ?? '',
  };
}
