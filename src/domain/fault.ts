// A user's fault is a value, never an exception text: all faults of a file are collected and shown at once.

/** `fel` stops the work (exit 2); `varning` is a doubt that the secretary may overrule. */
export type Severity = 'fel' | 'varning';

/** One thing that is wrong, in words for a secretary. */
export interface Fault {
  /** Permanent code, for instance `FIL-003`; listed in `src/messages/`. */
  code: string;
  severity: Severity;
  /** Path of the file as the user gave it. */
  file: string;
  /** 1-based line, or null where the fault belongs to the file as a whole. */
  line: number | null;
  /** Place in the data in the user's own spelling, for instance `ärenden[2].beslut[1]`; empty for the whole file. */
  path: string;
  /** What is wrong: one whole Swedish sentence. */
  text: string;
  /** What to do about it: one whole Swedish sentence. */
  hint: string;
  /** Where a rule of the arbetsordning or the law stands; absent for what is wrong with the file itself. */
  kalla?: string;
}

/** Carries collected faults through code that cannot return them; the shell prints them and exits with 2. */
export class FaultError extends Error {
  readonly faults: readonly Fault[];
  /** Something was written before it went wrong: the faults say what, and the usual last sentence would be untrue. */
  readonly afterWriting: boolean;
  constructor(faults: readonly Fault[], afterWriting = false) {
    super(faults.map((fault) => `${fault.code} ${fault.file}:${fault.line ?? '-'} ${fault.text}`).join('\n'));
    this.name = 'FaultError';
    this.faults = faults;
    this.afterWriting = afterWriting;
  }
}
