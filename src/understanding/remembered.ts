/**
 * Keeps the latest answers of a function of a text: while an item is read, several rules ask the same of the
 * same passage. The answers are shared, so they must not be changed.
 */
export function remembered<T>(passages: number, work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    const fresh = work(text);
    if (known.size >= passages) known.clear();
    known.set(text, fresh);
    return fresh;
  };
}
