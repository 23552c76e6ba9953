// Pure functions that are asked for the same thing many times, reckoned once for each text or each object.

/** So many texts at most are kept; then it begins anew. */
const MOST = 5000;

/** A run compares the same few hundred names many times. */
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

/** As long as the object lives. */
export function oncePer<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { value: Value }>();
  return (key) => {
    const before = known.get(key) ?? { value: work(key) };
    known.set(key, before);
    return before.value;
  };
}
