// What the reader of one format hands back: the lines of the paper, or why there are none.
import { type Message, message } from '../messages/messages.ts';
import type { SourceLine, SourceSignature } from './source.ts';

export type Reading =
  | {
      ok: true;
      lines: readonly SourceLine[];
      pages: number | null;
      signatures: readonly SourceSignature[];
      /** What the secretary should know of how it was read. */
      notes: readonly Message[];
    }
  | { ok: false; fault: Message };

/** No minutes are as long; what reads on takes time by the character. */
export const MAX_CHARACTERS = 5_000_000;

export const tooLong = (): Message => message('KALLA-014', { miljoner: MAX_CHARACTERS / 1e6 });

export const unread = (fault: Message): Reading => ({ ok: false, fault });
