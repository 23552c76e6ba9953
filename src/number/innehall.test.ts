// A protokoll that was frozen by an earlier version keeps its fingerprint: these were taken before the rules came.
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type Sammantrade, SammantradeSchema } from '../domain/sammantrade.ts';
import { parseMeeting } from '../load/load-meeting.ts';
import { innehallOf } from './innehall.ts';

const meetingOf = (path: string): Sammantrade => {
  const read = parseMeeting(readFileSync(path, 'utf8'), path);
  if (!read.ok) throw new Error(path);
  return read.meeting;
};

test.each([
  [
    'fixtures/exempelar/lsvo-2023-01-20.yaml',
    '466a2b3935d3392e9715401684c959821f04f89b0d41ff5063b46f3b05124efb',
  ],
  [
    'fixtures/exempelar/psvo-2024-03-01.yaml',
    'ce07b4059dab6b2c4f87842935e678dc2380b375e2a58aad98619f3b7cd0b8a5',
  ],
])('%s has the fingerprint that it always had', (path, sha256) => {
  expect(innehallOf(meetingOf(path)).sha256).toBe(sha256);
});

test('what is kept beside the minutes changes nothing', () => {
  const data = {
    ...{ organ: 'lsvo', datum: '2023-01-20', tid: '9–10', plats: 'Provrummet', ordforande: 'Ulla Prov' },
    ...{ sekreterare: 'Bo Prov', ledamoter: ['Eva Prov, Ronneby kommun'] },
  };
  const arende = { rubrik: 'Öppnande', underpunkter: [{ rubrik: 'Ett' }] };
  const godkann = { regel: 'FRIST-001', skal: 'Alla gick med på det.' };
  const beside = { anmald: '2023-01-02', rubrikIForteckningen: 'Mötet öppnas', godkann };
  const bare = SammantradeSchema.parse({ ...data, arenden: [arende] });
  const more = SammantradeSchema.parse({
    ...{ ...data, kallelseSkickad: '2023-01-13', godkann },
    arenden: [{ ...arende, ...beside, underpunkter: [{ rubrik: 'Ett', ...beside }] }],
  });
  expect(innehallOf(more)).toEqual(innehallOf(bare));
});
