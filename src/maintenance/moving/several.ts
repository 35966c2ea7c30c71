/** Does the same with each of many things, a few at once; the first that fails ends it. */
export async function severalAtOnce<T>(
  things: readonly T[],
  hands: number,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const waiting = [...things].values();
  let failed = false;
  const hand = async () => {
    for (const thing of waiting) {
      if (failed) return;
      await work(thing);
    }
  };
  await Promise.all(
    Array.from({ length: hands }, () =>
      hand().catch((error: unknown) => {
        failed = true;
        throw error;
      }),
    ),
  );
}
