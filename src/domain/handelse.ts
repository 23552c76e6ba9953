// What can happen to a body's meetings, as the ledger keeps it: a strict schema of each kind of event, and of the entry
// around it. Data are Swedish, as in the meeting file; dates are ISO dates in Europe/Stockholm.
// Whatever comes out of storage is held to this before it is believed, because others can write there too.
import * as z from 'zod';
import { InstantSchema } from './values.ts';

/** Says something. */
const words = z.string().regex(/\S/);
const datum = z.iso.date();
/** `09:00`; null where it is not known. */
const start = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullable();
/** Name of a file, without a folder. */
const filnamn = words.regex(/^[^/\0]+$/);
/** Name of a meeting file, with the folder that it lies in: `januari/protokoll.yaml`. */
const motesfil = words.regex(/^((?!\.\.?\/)[^/\0]+\/)?[^/\0]+$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Name of a meeting for ever: `lsvo-2023-11-17`, `lsvo-2023-11-17-extra-nr2`. */
const mote = z.string().regex(/^[a-z0-9-]+-\d{4}-\d\d-\d\d(-extra)?(-nr\d+)?$/);
const number = z.int().min(1);
/** ISO instant in UTC, to the second at least. */
const tid = z.iso.datetime().regex(/T\d\d:\d\d:\d\d/);

/** The highest number that a series can begin with, and that imported minutes can have. */
export const HIGHEST_NUMBER = 99_999;

/** What the ledger keeps of one ärende. */
const LiggareArendeSchema = z.strictObject({ rubrik: words, diarienummer: words.nullable() });
export type LiggareArende = z.infer<typeof LiggareArendeSchema>;
const arenden = z.array(LiggareArendeSchema).min(1);

/** A file: its name and its exact bytes. */
const FilSchema = z.strictObject({
  fil: filnamn,
  /** SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
  sha256,
});
export type Fil = z.infer<typeof FilSchema>;
/** A meeting file. */
const KallaSchema = FilSchema.extend({ fil: motesfil });

/** Checked by hand: a ledger has some hundred thousand of these, and a schema would copy them all. */
const fingerprints = z.custom<Record<string, string>>(
  (given) =>
    typeof given === 'object' &&
    given !== null &&
    !Array.isArray(given) &&
    Object.values(given).every((value) => typeof value === 'string' && /^[0-9a-f]{16}$/.test(value)),
);

/** An electronic signature that a file bears, as the file states it; nothing is said of whether it holds. */
const NoteradUnderskriftSchema = z.strictObject({ av: words.nullable(), tid: tid.nullable() });
export type NoteradUnderskrift = z.infer<typeof NoteradUnderskriftSchema>;

/** Fingerprints of what a meeting file says, by part: enough to tell what differs, and nothing that can be read. */
const InnehallSchema = z.strictObject({
  /** SHA-256 of everything. */
  sha256,
  /** Field of the meeting → fingerprint. */
  motet: fingerprints,
  /** One per ärende, field → fingerprint. */
  arenden: z.array(fingerprints),
});
export type Innehall = z.infer<typeof InnehallSchema>;

/** Everything that decides the bytes besides data and templates, so that the same document can be made again. */
const FramstallningSchema = z.strictObject({
  form: z.enum(['portal', 'falt']),
  /** ISO instant in the file's metadata; null for the end of the meeting. */
  klocka: InstantSchema.nullable(),
});

/** What is kept of a frozen document. */
const dokument = {
  pdf: FilSchema.extend({ sidor: number }),
  innehall: InnehallSchema,
  framstallning: FramstallningSchema,
  undertecknare: z.array(z.strictObject({ roll: words, namn: words })),
  /** Doubts of the rules that the meeting file answered; `arende` is its number, absent for the whole meeting. */
  godkanda: z
    .array(z.strictObject({ regel: words, skal: words, arende: number.exactOptional() }))
    .min(1)
    .exactOptional(),
  /** Rules that the content breaks, and why it was frozen all the same. */
  undantag: z.strictObject({ regler: z.array(words).min(1), skal: words }).exactOptional(),
};
/** A frozen document. */
const DokumentSchema = z.strictObject(dokument);
export type Dokument = z.infer<typeof DokumentSchema>;

export const HandelseSchema = z.discriminatedUnion('slag', [
  /** The series begins with this number; those before it stand on paper. */
  z.strictObject({ slag: z.literal('borjan'), nummer: number.max(HIGHEST_NUMBER) }),
  z.strictObject({
    slag: z.literal('infort'),
    mote,
    datum,
    start,
    extra: z.boolean(),
    fil: motesfil,
    arenden,
    /** Kept by a meeting that comes from another series. */
    tillstand: z.enum(['utkast', 'kallad', 'hallen']),
    /** The date that it was moved from, where that lies in another series. */
    flyttatFran: datum.exactOptional(),
    /** Why it comes after a later meeting. */
    skal: words.exactOptional(),
  }),
  /** Entered with numbers that are already fixed: from an older ledger. */
  z.strictObject({
    slag: z.literal('overfort'),
    mote,
    datum,
    start,
    extra: z.boolean(),
    fil: motesfil,
    forsta: number,
    arenden,
  }),
  /** Minutes that were there before, with the numbers that stand in them: the original is the protokoll. */
  z.strictObject({
    slag: z.literal('importerat'),
    mote,
    datum,
    start,
    extra: z.boolean(),
    /** The meeting file that was made of the original. */
    fil: motesfil,
    /** One per ärende, in the order of the original; they need not follow each other. */
    nummer: z.array(number.max(HIGHEST_NUMBER)).min(1),
    arenden,
    original: FilSchema,
    underskrifter: z.array(NoteradUnderskriftSchema),
    /** Why it takes the place of what was imported before. */
    skal: words.exactOptional(),
  }),
  z.strictObject({
    slag: z.literal('andrat'),
    mote,
    start,
    fil: motesfil,
    arenden,
    /** Why its new hour may stand out of order. */
    skal: words.exactOptional(),
  }),
  z.strictObject({ slag: z.literal('kallat'), mote, kalla: KallaSchema }),
  z.strictObject({ slag: z.literal('hallet'), mote, kalla: KallaSchema, skal: words.exactOptional() }),
  /** Numbers and content are fixed; `skal` where a rule of order was set aside. */
  z.strictObject({
    slag: z.literal('faststallt'),
    mote,
    forsta: number,
    skal: words.exactOptional(),
    ...dokument,
  }),
  z.strictObject({ slag: z.literal('upplast'), mote, skal: words }),
  z.strictObject({
    slag: z.literal('justerat'),
    mote,
    datum,
    satt: z.enum(['underskrift', 'godkannande']),
    av: z.array(words),
    /** The signed file, or the frozen one. */
    fil: FilSchema,
  }),
  z.strictObject({
    slag: z.literal('rattat'),
    mote,
    start,
    fil: motesfil,
    arenden,
    rattelse: number,
    skal: words,
    /** When it was made. */
    datum,
    /** When the protokoll that it corrects was justerat. */
    justerades: datum,
    ...dokument,
  }),
  z.strictObject({ slag: z.literal('publicerat'), mote, fil: FilSchema, adress: z.string().nullable() }),
  z.strictObject({
    slag: z.literal('arkiverat'),
    mote,
    fil: FilSchema,
    diarienummer: z.string().nullable(),
    skal: words.exactOptional(),
  }),
  z.strictObject({
    slag: z.literal('flyttat'),
    mote,
    datum,
    start,
    skal: words,
    /** Why it may stand out of the order of dates. */
    ordning: words.exactOptional(),
  }),
  /** Moved to a date that belongs to another series. */
  z.strictObject({ slag: z.literal('utflyttat'), mote, datum, skal: words }),
  z.strictObject({ slag: z.literal('makulerat'), mote, skal: words }),
  z.strictObject({ slag: z.literal('nummer-makulerat'), mote, nummer: number, skal: words }),
]);
export type Handelse = z.infer<typeof HandelseSchema>;

/** One entry of the ledger. */
const PostSchema = z.strictObject({
  /** From 1, over all bodies. */
  nr: number,
  organ: z.string().regex(/^[a-z0-9-]+$/),
  /** A year, or a meeting's day where its numbers are its own. */
  period: z.string().regex(/^\d{4}(-\d\d-\d\d(-extra)?)?$/),
  /** When. */
  tid,
  /** Who. */
  av: words,
  handelse: HandelseSchema,
  /** Hash of the entry before, 64 zeros for the first. */
  forra: sha256,
  hash: sha256,
});
export type Post = z.infer<typeof PostSchema>;

/** It has the form of an entry; whether it can have happened, only a replay can say. */
export const isPost = (post: unknown): post is Post => PostSchema.safeParse(post).success;

export const isTid = (text: string): boolean => tid.safeParse(text).success;
