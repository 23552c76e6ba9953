// A pure function of one text, reckoned once for each text: a run compares the same few hundred names many times.

/** So many texts at most are kept; then it begins anew. */
const MOST = 5000;

export function remembered<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = work(text);
    if (known.size >= MOST) known.clear();
    known.set(text, result);
    return result;
  };
}
