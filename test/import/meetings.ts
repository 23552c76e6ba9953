// Invented meetings of each layout as meeting files in proper form, for properties of the importer: every field that a
// paper of the layout can carry, in many combinations.
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Layout } from './paper.ts';
import {
  COMMENTS,
  DECISIONS,
  DECISIONS_WITH_LIST,
  FIRST_NAMES,
  GUESTS,
  HEADINGS,
  ITEMS,
  LAST_NAMES,
  MUNICIPALITIES,
  PARTIES,
  RECIPIENTS,
  RUBRIKER,
  SEATS,
  SENTENCES,
  SUB_RUBRIKER,
} from './vocabulary.ts';

export interface MeetingFile {
  layout: Layout;
  /** Slug of the body. */
  organ: 'lsvo' | 'att-aldras' | 'psvo';
  /** Number of the first §. */
  first: number;
  /** YAML. */
  text: string;
}

/** Keys of a meeting file, or of a part of it. */
type Fields = Record<string, unknown>;

const one = <T>(from: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...from);
const some = <T>(from: readonly T[], minLength: number, maxLength: number): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...from], { minLength, maxLength });
const maybe = <T>(what: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(what, { nil: undefined });

const paragraph = some(SENTENCES, 1, 5).map((sentences) => sentences.join(' '));
const bullets = some(ITEMS, 2, 4);
const listOf = (items: readonly string[], mark = (_: number): string => '-'): string =>
  items.map((item, index) => `${mark(index)} ${item}`).join('\n');

const nested = fc.tuple(bullets, some(HEADINGS, 2, 3)).map(([outer, inner]) => {
  const [first = '', ...rest] = outer;
  return [`- ${first}`, ...inner.map((item) => `  - ${item}`), ...rest.map((item) => `- ${item}`)].join('\n');
});

/** A lead that ends with a colon, and its list. */
const listing = fc
  .tuple(
    fc.constantFrom('Tre synpunkter återkommer:', 'Planen har de här delarna:'),
    fc.oneof(
      { weight: 3, arbitrary: bullets.map((items) => listOf(items)) },
      { weight: 1, arbitrary: bullets.map((items) => listOf(items, (index) => `${index + 1}.`)) },
      { weight: 1, arbitrary: nested },
    ),
  )
  .map(([lead, list]) => `${lead}\n\n${list}`);

const headed = fc.tuple(one(HEADINGS), paragraph).map(([heading, text]) => `**${heading}**\n\n${text}`);

const stressed = one(SENTENCES).map((sentence) => sentence.replace(/^(\S+ \S+) (\S+)/u, '$1 *$2*'));

const body = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: paragraph },
      { weight: 2, arbitrary: listing },
      { weight: 1, arbitrary: headed },
      { weight: 1, arbitrary: stressed },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join('\n\n'));

const decision = fc.oneof(
  { weight: 4, arbitrary: one(DECISIONS).map((words) => `att ${words}`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(one(DECISIONS_WITH_LIST), bullets)
      .map(([words, items]) => `att ${words}\n\n${listOf(items)}`),
  },
);
const decisions = fc.uniqueArray(decision, { minLength: 1, maxLength: 4 });

/** Different people, enough for every list. */
const names = fc
  .tuple(some(FIRST_NAMES, 22, 22), some(LAST_NAMES, 22, 22))
  .map(([first, last]) => first.map((name, index) => `${name} ${last[index]}`));

interface Cast {
  ordforande: string;
  sekreterare: string;
  ledamoter: string[];
  franvarande: string[];
  guests: { namn: string; line: string }[];
}

const cast = (layout: Layout): fc.Arbitrary<Cast> =>
  fc
    .record({
      names,
      seats: some(SEATS, 20, 20),
      parties: fc.array(one(PARTIES), { minLength: 22, maxLength: 22 }),
      towns: fc.array(one(MUNICIPALITIES), { minLength: 22, maxLength: 22 }),
      titles: fc.array(one(GUESTS), { minLength: 5, maxLength: 5 }),
      members: fc.integer({ min: 3, max: 9 }),
      absent: fc.integer({ min: 0, max: 4 }),
      guests: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ names: all, seats, parties, towns, titles, members, absent, guests }) => {
      const member = (index: number): string =>
        layout === 'psvo'
          ? `${all[index]} (${parties[index]}), ${towns[index]}`
          : `${all[index]}, ${seats[index]}`;
      const guest = (index: number) => ({
        namn: all[16 + index] ?? '',
        line: `${all[16 + index]}, ${titles[index]}`,
      });
      return {
        ordforande:
          layout === 'psvo' ? member(0) : `${all[0]}, Enheten för kvalitet och utveckling, Region Blekinge`,
        sekreterare:
          layout === 'psvo' && members % 2 === 0
            ? `${all[1]}`
            : `${all[1]}, Enheten för kvalitet och utveckling, Region Blekinge`,
        ledamoter: Array.from({ length: members }, (_, index) => member(2 + index)),
        franvarande: Array.from({ length: absent }, (_, index) => member(11 + index)),
        guests: Array.from({ length: guests }, (_, index) => guest(index)),
      };
    });

const nameOf = (line: string): string => line.replace(/(?: \(|,).*$/, '');

/** What an ärende and a sub-item have in common. */
function punkt(layout: Layout, people: Cast): fc.Arbitrary<Fields> {
  const speakers = [...people.guests.map(({ namn }) => namn), ...people.ledamoter.map(nameOf).slice(0, 2)];
  return fc
    .record({
      foredragande: maybe(some(speakers, 1, Math.min(3, speakers.length))),
      underlag: maybe(fc.constant('PPT')),
      text: maybe(body),
      beslut: maybe(decisions),
      end: fc.constantFrom('', '', 'information', 'bildpresentation', 'bordläggning'),
      skickas: maybe(some(RECIPIENTS, 1, 3)),
      kannedom: maybe(some(RECIPIENTS, 1, 3)),
      typ: fc.constantFrom('B', 'I', 'D', 'I/D', undefined),
    })
    .map(({ foredragande, underlag, text, beslut, end, skickas, kannedom, typ }) => {
      const isBordlagd = end === 'bordläggning' && beslut === undefined;
      const sentence =
        end === 'information' && beslut === undefined ? end : end === 'bildpresentation' ? end : undefined;
      return {
        ...(layout === 'samverkansgrupp' ? { typ } : { underlag }),
        föredragande: foredragande,
        text,
        beslut,
        bordläggning: isBordlagd ? 'ja' : undefined,
        avslutning: layout === 'psvo' && !isBordlagd ? sentence : undefined,
        'skickas till': layout === 'lsvo' ? skickas : undefined,
        'för kännedom': layout === 'psvo' && kannedom ? { vad: 'Slutrapporten', till: kannedom } : undefined,
      };
    });
}

/** The first and second ärende of every meeting, and the last with its sub-items. */
function standing(
  layout: Layout,
  people: Cast,
  others: readonly string[],
  comments: readonly string[],
): Fields[] {
  const letters = others.map((rubrik, index) => `${'abcdef'[index]}/ ${rubrik}`).join('\n\n');
  const justerare = people.ledamoter[0] ?? '';
  const opening: Fields =
    layout === 'psvo'
      ? {
          rubrik: 'Val av justerare samt tid för justering',
          beslut: [
            `att utse ${justerare}, att jämte ordföranden justera dagens protokoll`,
            'Protokollet justeras digitalt senast den 22 mars kl. 12.00.',
          ],
        }
      : {
          rubrik: 'Godkännande av föredragningslista',
          text: others.length > 0 ? `Till den sista punkten har anmälts:\n\n${letters}` : undefined,
          beslut: 'att godkänna föredragningslistan med de anmälda tilläggen',
        };
  const earlier = comments.map((comment, index) => `§${3 + 2 * index} ${comment}`);
  return [
    opening,
    {
      rubrik: 'Föregående sammanträdesprotokoll',
      text: ['Protokollet från 2022-12-09 gås igenom. Till det sägs:', ...earlier].join('\n\n'),
      beslut: 'att godkänna protokollet från 2022-12-09',
    },
  ];
}

const clean = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, clean(inner)]])),
  );
};

const SLUGS = { lsvo: 'lsvo', samverkansgrupp: 'att-aldras', psvo: 'psvo' } as const;

/** Meetings of one layout; the same seed of fast-check makes the same meetings. */
export function meetings(layout: Layout): fc.Arbitrary<MeetingFile> {
  return cast(layout).chain((people) =>
    fc
      .record({
        day: fc.date({ min: new Date('2023-01-10'), max: new Date('2024-12-15'), noInvalidDate: true }),
        rubriker: some(RUBRIKER, 1, 7),
        others: some(SUB_RUBRIKER, 0, 4),
        comments: some(COMMENTS, 0, 3),
        parts: fc.array(punkt(layout, people), { minLength: 7, maxLength: 7 }),
        subParts: fc.array(punkt(layout, people), { minLength: 4, maxLength: 4 }),
        first: fc.integer({ min: 40, max: 180 }),
        place: fc.constantFrom({ form: 'via Teams' }, { plats: 'Konferensrum Mieån, Karlshamns sjukhus' }),
        presence: fc.integer({ min: 0, max: 3 }),
        recipients: some(RECIPIENTS, 0, 3),
      })
      .map(({ day, rubriker, others, comments, parts, subParts, first, place, presence, recipients }) => {
        const arenden: Fields[] = [
          ...standing(layout, people, layout === 'psvo' ? [] : others, comments),
          ...rubriker.map((rubrik, index) => ({ rubrik, ...parts[index] })),
          layout === 'psvo' || others.length === 0
            ? { rubrik: 'Övriga frågor', text: 'Ingen fråga har anmälts.' }
            : {
                rubrik: 'Övriga frågor',
                underpunkter: others.map((rubrik, index) => ({ rubrik, ...subParts[index] })),
              },
        ];
        const spoke = new Set(arenden.flatMap(speakersOf));
        const there = people.guests.map(({ namn, line }, index) =>
          spoke.has(namn) ? line : `${line}, ärende ${1 + ((index + presence) % arenden.length)}`,
        );
        const ledamoter = people.ledamoter.map((line, index) => {
          if (index !== presence) return line;
          return layout === 'psvo' ? `${line}, ärende 1–${arenden.length - 1}` : `${line} (del av mötet)`;
        });
        const file = {
          organ: SLUGS[layout],
          datum: day.toISOString().slice(0, 10),
          tid: '8.15–12.00',
          ...place,
          ordförande: people.ordforande,
          sekreterare: people.sekreterare,
          ...(layout === 'psvo' && {
            justerare: [nameOf(people.ledamoter[0] ?? '')],
            justering: { sätt: 'Digital justering', senast: '2024-12-31 kl. 16.00' },
          }),
          ledamöter: ledamoter,
          frånvarande: people.franvarande.length > 0 ? people.franvarande : undefined,
          [layout === 'psvo' ? 'tjänstepersoner' : 'övriga deltagare']: there,
          ärenden: arenden,
          'protokollet skickas till': recipients.length > 0 ? recipients : undefined,
        };
        const start = layout === 'samverkansgrupp' ? 1 : first;
        return { layout, organ: SLUGS[layout], first: start, text: stringify(clean(file), { lineWidth: 0 }) };
      }),
  );
}

/** Names of those who present something in an ärende. */
function speakersOf(arende: Fields): string[] {
  const own = (arende.föredragande ?? []) as string[];
  return [...own, ...((arende.underpunkter ?? []) as Fields[]).flatMap(speakersOf)];
}
