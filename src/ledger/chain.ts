// The chain of the ledger: each entry carries the hash of the one before it, so nothing before its last one can be changed unseen.
// Hashed with SHA-256 is the UTF-8 of this JSON array, without white space between its parts:
//   ["<forra>",<nr>,"<organ>","<period>","<tid>","<av>",<handelse, the JSON text as it is stored>]
// so that an auditor can reckon it again with any other tool.
import { createHash } from 'node:crypto';
import { type Handelse, isPost, type Post } from '../domain/handelse.ts';
import type { Series } from '../domain/numbers.ts';
import type { Addition, Head, Signature } from './ledger.ts';

/** Before the first entry. */
export const NO_HEAD: Head = { nr: 0, hash: '0'.repeat(64) };

export const headOf = (poster: readonly Post[]): Head => {
  const last = poster.at(-1);
  return last ? { nr: last.nr, hash: last.hash } : NO_HEAD;
};

/** The hash that an entry should have; `text` is its event in JSON. */
export function hashOf(post: Omit<Post, 'hash' | 'handelse'>, text: string): string {
  const { forra, nr, organ, period, tid, av } = post;
  const start = JSON.stringify([forra, nr, organ, period, tid, av]).slice(0, -1);
  return createHash('sha256').update(`${start},${text}]`).digest('hex');
}

/** The event as the entry that follows `previous`. */
export function linked(
  previous: Head,
  { tid, av }: Signature,
  { organ, period }: Series,
  handelse: Handelse,
): Post {
  const post = { nr: previous.nr + 1, organ, period, tid, av, handelse, forra: previous.hash };
  return { ...post, hash: hashOf(post, JSON.stringify(handelse)) };
}

/** The events of all additions as entries that follow `head`. Throws for one that could not be read back: our own bug. */
export function chained(head: Head, additions: readonly Addition[], signature: Signature): Post[] {
  const added: Post[] = [];
  for (const { series, handelser } of additions)
    for (const handelse of handelser) {
      const post = linked(added.at(-1) ?? head, signature, series, handelse);
      if (!isPost(post)) throw new TypeError(`not an entry of the ledger: ${JSON.stringify(post)}`);
      added.push(post);
    }
  return added;
}

export interface Break {
  nr: number;
  /** `nummer`: not the number that should stand there; `lank`: the entry before was exchanged; `andrad`: it itself was. */
  slag: 'nummer' | 'lank' | 'andrad';
  /** The number that should stand there. */
  vantat: number;
}

/** Everywhere that the chain does not hold. `poster` are all entries of the ledger, from the first. */
export function breaksOf(poster: readonly Post[]): Break[] {
  const breaks: Break[] = [];
  let previous = NO_HEAD;
  for (const post of poster) {
    const { nr, hash } = post;
    const vantat = previous.nr + 1;
    if (nr !== vantat) breaks.push({ nr, slag: 'nummer', vantat });
    else if (post.forra !== previous.hash) breaks.push({ nr, slag: 'lank', vantat });
    if (hashOf(post, JSON.stringify(post.handelse)) !== hash) breaks.push({ nr, slag: 'andrad', vantat });
    previous = { nr, hash };
  }
  return breaks;
}

/** The first place where the chain does not hold; null for a sound one. */
export const firstBreak = (poster: readonly Post[]): Break | null => breaksOf(poster)[0] ?? null;
