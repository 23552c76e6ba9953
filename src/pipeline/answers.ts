// Doubts that the meeting file answers: `godkänn: {regel, skäl}`, for the whole file or under the ärende it is about.
import type { Fault } from '../domain/fault.ts';
import type { Godkann, Sammantrade } from '../domain/sammantrade.ts';
import { nearest } from '../load/schema-faults.ts';
import { type DataPath, faultAt, pathKey, type SourceMap } from '../load/source-map.ts';
import { CATALOGUE, message } from '../messages/messages.ts';

export interface Answered {
  fault: Fault;
  skal: string;
  /** Index of the ärende that the answer stands in; null for one of the whole file. */
  nr: number | null;
}

interface Answer extends Godkann {
  path: DataPath;
  nr: number | null;
  /** What it is about, in the spelling of faults: `ärenden[3]`; empty for the whole file. */
  about: string;
}

function answersOf(meeting: Sammantrade, source: SourceMap): Answer[] {
  const at = (godkann: readonly Godkann[], place: DataPath): Answer[] =>
    godkann.map(({ regel, skal }, index) => ({
      regel: regel.toUpperCase(),
      skal,
      path: [...place, 'godkann', index, 'regel'],
      nr: typeof place[1] === 'number' ? place[1] : null,
      about: source.entries.get(pathKey(place))?.spelled ?? '',
    }));
  return [
    ...at(meeting.godkann, []),
    ...meeting.arenden.flatMap((arende, nr) => [
      ...at(arende.godkann, ['arenden', nr]),
      ...arende.underpunkter.flatMap(({ godkann }, under) =>
        at(godkann, ['arenden', nr, 'underpunkter', under]),
      ),
    ]),
  ];
}

const isAbout = (path: string, about: string): boolean =>
  about === '' || path === about || path.startsWith(`${about}.`) || path.startsWith(`${about}[`);

/** The faults that are left, those of the answers among them, and the doubts that are answered. */
export function answer(
  faults: readonly Fault[],
  meeting: Sammantrade,
  source: SourceMap,
): { faults: Fault[]; answered: Answered[] } {
  const answers = answersOf(meeting, source);
  const meets = ({ code, path }: Fault, one: Answer): boolean =>
    code === one.regel && isAbout(path, one.about);
  const answered = faults.flatMap((fault) => {
    const own = fault.severity === 'varning' ? answers.find((one) => meets(fault, one)) : undefined;
    return own ? [{ fault, skal: own.skal, nr: own.nr }] : [];
  });
  const done = new Set(answered.map(({ fault }) => fault));
  const wrong = answers.flatMap((one): Fault[] => {
    const { regel, path } = one;
    if (!Object.hasOwn(CATALOGUE, regel)) {
      const forslag = nearest(regel, Object.keys(CATALOGUE));
      return [faultAt(source, path, message('SVAR-001', { regel, forslag }))];
    }
    const met = faults.filter((fault) => meets(fault, one));
    if (met.length === 0) return [faultAt(source, path, message('SVAR-003', { regel }))];
    const isFel = met.every(({ severity }) => severity === 'fel');
    return isFel ? [faultAt(source, path, message('SVAR-002', { regel }))] : [];
  });
  return { faults: [...faults.filter((fault) => !done.has(fault)), ...wrong], answered };
}
