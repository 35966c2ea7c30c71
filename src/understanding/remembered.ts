/**
 * Keeps the latest answers of a function of a text: while an item is read, several rules ask the same of the
 * same passage. The answers are shared, so they must not be changed.
 * @param passages at least so many are kept, and at most twice as many: those asked for since the last time that so many
 * had gathered, and those of the turn before
 */
export function remembered<T>(passages: number, work: (text: string) => T): (text: string) => T {
  let latest = new Map<string, T>();
  let earlier = latest;
  return (text) => {
    const known = latest.get(text);
    if (known !== undefined) return known;
    const answer = earlier.get(text) ?? work(text);
    if (latest.size >= passages) {
      earlier = latest;
      latest = new Map();
    }
    latest.set(text, answer);
    return answer;
  };
}
