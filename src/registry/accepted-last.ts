/**
 * What was accepted in the latest go: all that "accept all" took, or the one that was accepted last. All of one go
 * have the same moment.
 *
 * @param acceptedAt when an item was accepted by the person who asks; null where it was not
 */
export function acceptedLast<Item>(
  items: readonly Item[],
  acceptedAt: (item: Item) => string | null,
): Item[] {
  const latest = items.map(acceptedAt).reduce((a, b) => ((b ?? '') > (a ?? '') ? b : a), null);
  return latest === null ? [] : items.filter((item) => acceptedAt(item) === latest);
}
