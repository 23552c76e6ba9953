// Doubts do not stop the work, but they are told.
import { formatFaults } from '../messages/format.ts';
import type { Planned } from '../pipeline.ts';

export function tellDoubts(meetings: readonly Planned[]): void {
  const doubts = meetings.flatMap((meeting) => meeting.warnings);
  if (doubts.length > 0) process.stderr.write(`\n${formatFaults(doubts, null)}\n`);
}
