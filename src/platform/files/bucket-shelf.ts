/** A shelf in an R2 bucket: each place an object under the shelf's prefix. */
import {
  type Ask,
  askPatiently,
  objectsUnder,
  openObject,
  PAUSES_MS,
  receiveObject,
  type R2Options,
} from './r2-storage.ts';
import { storageUnavailable } from './errors.ts';
import type { Shelf, Shelved } from './shelf.ts';

export function bucketShelf(options: R2Options): Shelf {
  const { bucket, prefix, pausesMs = PAUSES_MS } = options;
  const ask: Ask = (request) => askPatiently(request, pausesMs);

  async function find(place: string): Promise<Shelved | null> {
    const key = prefix + place;
    const head = await ask(() => bucket.head(key));
    if (head === null) return null;
    return {
      size: head.size,
      async open(range) {
        const content = await openObject(ask, bucket, key, range);
        // Removed between the two: whoever asks again has it made anew.
        if (content === null) throw storageUnavailable(new Error(`${key} is gone`));
        return content;
      },
    };
  }

  return {
    find,
    async receive(content) {
      const held = await receiveObject(options, content, Number.POSITIVE_INFINITY);
      return {
        async keep(place) {
          await held.keepAs(prefix + place);
          return (await find(place))!;
        },
        discard: held.discard,
      };
    },
    async names(folder) {
      const under = `${prefix}${folder}/`;
      const objects: { key: string; uploaded: Date }[] = [];
      for await (const object of objectsUnder(ask, bucket, under)) objects.push(object);
      return objects
        .toSorted((a, b) => b.uploaded.getTime() - a.uploaded.getTime())
        .map(({ key }) => key.slice(under.length));
    },
    async remove(place) {
      const keys = [prefix + place];
      for await (const { key } of objectsUnder(ask, bucket, `${prefix}${place}/`)) keys.push(key);
      for (const key of keys) await ask(() => bucket.delete(key));
    },
  };
}
