/**
 * The pages of a TIFF by what their directories tell of them. A file may be too large for memory, or lie in it already:
 * whoever asks says how its bytes are fetched.
 */
export interface TiffSource {
  /** Bytes. */
  size: number;
  /** @returns undefined where the file ends before */
  read(at: number, length: number): Promise<Buffer | undefined> | Buffer | undefined;
}

/** Whole numbers of a page by their tags. */
export type TiffDirectory = ReadonlyMap<number, readonly number[]>;

/** "II*" and "MM*"; large TIFFs, of more than 4 GB, have another sign. */
const LITTLE = 0x49492a00;
const BIG = 0x4d4d002a;
/** Bytes of a whole number by its type. */
const WIDTHS: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4 };
const ENTRY = 12;

/**
 * The directories of a file's pages, one after the other, each with what it tells of the wanted tags; instead of one
 * that the file ends before, null, the last. One whose pages lead back to each other goes on without end.
 * @returns undefined where the file is no TIFF
 */
export async function tiffDirectories(
  source: TiffSource,
  wanted: ReadonlySet<number>,
): Promise<AsyncIterable<TiffDirectory | null> | undefined> {
  const head = await source.read(0, 8);
  const sign = head?.readUInt32BE(0);
  if (head === undefined || (sign !== LITTLE && sign !== BIG)) return undefined;
  const isLittle = sign === LITTLE;
  const number = (bytes: Buffer, at: number, width: number) =>
    isLittle ? bytes.readUIntLE(at, width) : bytes.readUIntBE(at, width);
  return walk({ ...source, number }, number(head, 4, 4), wanted);
}

interface Tiff extends TiffSource {
  number(bytes: Buffer, at: number, width: number): number;
}

async function* walk(
  tiff: Tiff,
  first: number,
  wanted: ReadonlySet<number>,
): AsyncGenerator<TiffDirectory | null> {
  for (let at = first; at !== 0;) {
    const page = await pageAt(tiff, at, wanted);
    yield page?.directory ?? null;
    if (page === undefined) return;
    at = page.next;
  }
}

async function pageAt(
  tiff: Tiff,
  at: number,
  wanted: ReadonlySet<number>,
): Promise<{ directory: TiffDirectory; next: number } | undefined> {
  const count = await tiff.read(at, 2);
  if (count === undefined) return undefined;
  const length = tiff.number(count, 0, 2) * ENTRY;
  const entries = await tiff.read(at + 2, length + 4);
  if (entries === undefined) return undefined;
  const directory = new Map<number, number[]>();
  for (let entry = 0; entry < length; entry += ENTRY) {
    const tag = tiff.number(entries, entry, 2);
    if (!wanted.has(tag)) continue;
    const values = await valuesOf(tiff, entries, entry);
    if (values === undefined) return undefined;
    directory.set(tag, values);
  }
  return { directory, next: tiff.number(entries, length, 4) };
}

/** The whole numbers of an entry, which lie in it where there is room for them; of another type it has none. */
async function valuesOf(tiff: Tiff, entries: Buffer, entry: number): Promise<number[] | undefined> {
  const width = WIDTHS[tiff.number(entries, entry + 2, 2)] ?? 0;
  const length = width * tiff.number(entries, entry + 4, 4);
  if (length === 0) return [];
  if (length > tiff.size) return undefined;
  const values =
    length <= 4
      ? entries.subarray(entry + 8, entry + 8 + length)
      : await tiff.read(tiff.number(entries, entry + 8, 4), length);
  if (values === undefined) return undefined;
  return Array.from({ length: length / width }, (_, index) => tiff.number(values, index * width, width));
}
