// A register file → who holds which uppdrag in which body, or every fault of the file at once.
import * as z from 'zod';
import { longDate } from '../calendar/swedish-dates.ts';
import type { Plats } from '../domain/arbetsordning.ts';
import type { Fault } from '../domain/fault.ts';
import type { Organ } from '../domain/organ.ts';
import { personnummerIn } from '../domain/personnummer.ts';
import {
  arAktuellt,
  organisationerOf,
  type Register,
  type RegisterPerson,
  RegisterPersonSchema,
  RegisterSchema,
  type Uppdrag,
  UppdragSchema,
} from '../domain/register.ts';
import { comparableName } from '../domain/sammantrade.ts';
import { message } from '../messages/messages.ts';
import { checkText } from './load-meeting.ts';
import { checkOrgan } from './load-organ.ts';
import { readTextFile } from './read-file.ts';
import { type Checked, nearest } from './schema-faults.ts';
import { type DataPath, faultAt, type SourceMap, sourceLine } from './source-map.ts';

export type LoadedRegister =
  | { ok: true; register: Register; warnings: Fault[] }
  | { ok: false; faults: Fault[] };

type Organs = ReadonlyMap<string, Organ>;

export async function loadRegister(path: string, organs: Organs): Promise<LoadedRegister> {
  const read = await readTextFile(path);
  return read.ok ? parseRegister(read.text, path, organs) : read;
}

/** The same for text that is already read. Bodies are named by slug in what comes out. */
export function parseRegister(text: string, file: string, organs: Organs): LoadedRegister {
  const checked = checkText(text, file, RegisterSchema, (raw) => contradictions(raw, organs));
  if (!checked.ok) return checked;
  const { source, warnings, value } = checked;
  const slugOf = (organ: string): string => {
    const found = checkOrgan(organ, organs, source);
    return found.ok ? found.organ.slug : organ;
  };
  const personer = value.personer.map((person) => ({
    ...person,
    uppdrag: person.uppdrag.map((uppdrag) => ({ ...uppdrag, organ: slugOf(uppdrag.organ) })),
  }));
  return { ok: true, register: { personer }, warnings };
}

/** An uppdrag that could be read, with its person and its place. */
interface Held {
  person: RegisterPerson;
  uppdrag: Uppdrag;
  organ: Organ;
  path: DataPath;
}

/** What only the whole shows, found in all that could be read. */
function contradictions({ data, source }: Checked, organs: Organs): Fault[] {
  const raw = (data as { personer?: unknown }).personer;
  const read = (Array.isArray(raw) ? raw : []).map((one, nr) =>
    readPerson(one, ['personer', nr], organs, source),
  );
  const known = read.flatMap(({ person, path }) => (person ? [{ person, path }] : []));
  const held = read.flatMap((one) => one.held);
  return [
    ...read.flatMap(({ faults }) => faults),
    ...namesakes(known, source),
    ...overlaps(held, source),
    ...strangeSeats(held, source),
    ...crowdedSeats(held, source),
    ...personnummerFaults(source),
  ];
}

/** Also in what nobody uses today. */
function personnummerFaults({ file, lines }: SourceMap): Fault[] {
  return lines.flatMap((line, index) => {
    if (personnummerIn(line).length === 0) return [];
    return [{ ...message('REGISTER-007'), file, line: index + 1, path: '' }];
  });
}

interface ReadPerson {
  path: DataPath;
  /** Null where not even the name could be read. */
  person: RegisterPerson | null;
  held: Held[];
  faults: Fault[];
}

const Fields = z.record(z.string(), z.unknown());

function readPerson(raw: unknown, path: DataPath, organs: Organs, source: SourceMap): ReadPerson {
  const fields = Fields.safeParse(raw).data ?? {};
  const { shape } = RegisterPersonSchema;
  const namn = shape.namn.safeParse(fields.namn).data;
  const written = fields.uppdrag === undefined ? [] : [fields.uppdrag].flat();
  const faults: Fault[] = [];
  const readable = written.flatMap((one, index) => {
    const at = [...path, 'uppdrag', index];
    const named = UppdragSchema.shape.organ.safeParse(Fields.safeParse(one).data?.organ);
    if (!named.success) return [];
    const found = checkOrgan(named.data, organs, source, [...at, 'organ']);
    if (!found.ok) faults.push(...found.faults);
    const uppdrag = UppdragSchema.safeParse(one);
    return found.ok && uppdrag.success ? [{ uppdrag: uppdrag.data, organ: found.organ, path: at }] : [];
  });
  if (namn === undefined) return { path, person: null, held: [], faults };
  const person: RegisterPerson = {
    namn,
    tidigareNamn: shape.tidigareNamn.safeParse(fields.tidigareNamn).data ?? [],
    parti: shape.parti.safeParse(fields.parti).data,
    titel: shape.titel.safeParse(fields.titel).data,
    organisation: shape.organisation.safeParse(fields.organisation).data,
    uppdrag: readable.map(({ uppdrag }) => uppdrag),
  };
  return { path, person, held: readable.map((one) => ({ ...one, person })), faults };
}

/** Two of one name can be told apart only where both have an organisation or a party, and not the same. */
function toldApart(one: RegisterPerson, other: RegisterPerson): boolean {
  const [here, there] = [organisationerOf(one), organisationerOf(other)];
  if (here.size > 0 && there.size > 0 && [...here].every((organisation) => !there.has(organisation)))
    return true;
  if (one.parti === undefined || other.parti === undefined) return false;
  return comparableName(one.parti) !== comparableName(other.parti);
}

function namesakes(known: readonly { person: RegisterPerson; path: DataPath }[], source: SourceMap): Fault[] {
  const before = new Map<string, { person: RegisterPerson; path: DataPath }[]>();
  return known.flatMap((one): Fault[] => {
    const names = [...new Set([one.person.namn, ...one.person.tidigareNamn].map(comparableName))];
    const twin = names
      .flatMap((name) => before.get(name) ?? [])
      .find(({ person }) => !toldApart(person, one.person));
    for (const name of names) before.set(name, [...(before.get(name) ?? []), one]);
    if (!twin) return [];
    const values = {
      namn: one.person.namn,
      annat: twin.person.namn,
      rad: sourceLine(source, [...twin.path, 'namn']),
    };
    return [faultAt(source, [...one.path, 'namn'], message('REGISTER-001', values))];
  });
}

const FIRST_DAY = '0000-00-00';
const LAST_DAY = '9999-99-99';
const startOf = ({ fran }: Uppdrag): string => fran ?? FIRST_DAY;
const endOf = ({ till }: Uppdrag): string => till ?? LAST_DAY;
/** `den 1 mars 2023`, or null for always. */
const dayOf = (datum: string | undefined): string | null =>
  datum === undefined || datum === FIRST_DAY || datum === LAST_DAY ? null : longDate(datum);

/** One person has one uppdrag at a time in a body; acting for somebody else may come beside it. */
function overlaps(held: readonly Held[], source: SourceMap): Fault[] {
  return held.flatMap(({ person, uppdrag, organ, path }, index) => {
    const other = held
      .slice(0, index)
      .find(
        (one) =>
          one.person === person &&
          one.organ === organ &&
          one.uppdrag.tf === uppdrag.tf &&
          startOf(one.uppdrag) <= endOf(uppdrag) &&
          startOf(uppdrag) <= endOf(one.uppdrag),
      );
    if (!other) return [];
    const later = [startOf(uppdrag), startOf(other.uppdrag)].sort()[1];
    const sooner = [endOf(uppdrag), endOf(other.uppdrag)].sort()[0];
    const values = {
      namn: person.namn,
      organ: organ.kortnamn,
      fran: dayOf(later),
      till: dayOf(sooner),
      rad: sourceLine(source, other.path),
    };
    return [faultAt(source, path, message('REGISTER-002', values))];
  });
}

const seatsOf = (organ: Organ): readonly Plats[] => organ.arbetsordning?.ledamoter ?? [];
const sameText = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && comparableName(a) === comparableName(b);

/** A seat that the arbetsordning does not have, where it names its seats. */
function strangeSeats(held: readonly Held[], source: SourceMap): Fault[] {
  return held.flatMap(({ uppdrag: { funktion, roll }, organ, path }) => {
    const seats = [...new Set(seatsOf(organ).map((seat) => seat.funktion))];
    if (funktion === undefined || roll !== 'ledamot' || seats.length === 0) return [];
    if (seats.some((seat) => sameText(seat, funktion))) return [];
    const values = { funktion, organ: organ.kortnamn, forslag: nearest(funktion, seats), finns: seats };
    return [faultAt(source, [...path, 'funktion'], message('REGISTER-003', values))];
  });
}

/** More holders of a seat on some day than the arbetsordning gives it; one doubt for each time that it is so. */
function crowdedSeats(held: readonly Held[], source: SourceMap): Fault[] {
  const organs = [...new Set(held.map(({ organ }) => organ))];
  return organs.flatMap((organ) =>
    seatsOf(organ).flatMap((seat) => {
      const holders = held.filter(
        (one) =>
          one.organ === organ &&
          one.uppdrag.roll === 'ledamot' &&
          sameText(one.uppdrag.funktion, seat.funktion) &&
          sameText(one.uppdrag.organisation ?? one.person.organisation, seat.organisation),
      );
      return crowdedPeriods(holders, seat.antal).map(({ holders: crowd, fran, till }) => {
        const last = crowd.reduce((a, b) => (startOf(b.uppdrag) >= startOf(a.uppdrag) ? b : a));
        const names = (some: readonly Held[]): string[] => [
          ...new Set(some.map(({ person }) => person.namn)),
        ];
        const values = {
          ...seat,
          organ: organ.kortnamn,
          namn: names(crowd),
          tf: names(crowd.filter(({ uppdrag }) => uppdrag.tf)),
          fran: dayOf(fran),
          till: dayOf(till),
        };
        return faultAt(source, last.path, message('REGISTER-004', values));
      });
    }),
  );
}

interface Crowd {
  holders: Held[];
  fran: string;
  till: string;
}

/** The days on which there are too many; a period that only changes holders meanwhile is one. */
function crowdedPeriods(holders: readonly Held[], antal: number): Crowd[] {
  const periods: Crowd[] = [];
  let open: Crowd | null = null;
  for (const day of [...new Set(holders.map(({ uppdrag }) => startOf(uppdrag)))].sort()) {
    const there = holders.filter(({ uppdrag }) => arAktuellt(uppdrag, day));
    const people = new Set(there.map(({ person }) => person)).size;
    if (people <= antal) {
      open = null;
      continue;
    }
    // The last day with too many: when all but `antal` of them have left.
    const till = there.map(({ uppdrag }) => endOf(uppdrag)).sort()[people - antal - 1] ?? LAST_DAY;
    if (open && day <= open.till) {
      open.holders = [...new Set([...open.holders, ...there])];
      open.till = [open.till, till].sort()[1] ?? till;
    } else {
      open = { holders: there, fran: day, till };
      periods.push(open);
    }
  }
  return periods;
}
