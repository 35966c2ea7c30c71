/** A package as a receiver reads it, its files whole. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { contentOf, readPackage } from '../../src/registry/edxml/package.ts';
import type { OutgoingMessage } from '../../src/registry/index.ts';
import { filesIn } from '../../src/registry/edxml/unpack.ts';

/** @param chunkBytes as the network brings it */
export async function packageOf(bytes: Uint8Array, maxBytes = 10_000_000, chunkBytes = 65_536) {
  const atHand = {
    size: bytes.byteLength,
    open: async ({ start, end } = { start: 0, end: bytes.byteLength - 1 }) =>
      Readable.from(piecesOf(bytes.subarray(start, end + 1), chunkBytes)),
  };
  const { attachments, ...facts } = await readPackage(atHand, { maxBytes });
  const files: { name: string; bytes: Buffer }[] = [];
  for (const { encoded, file } of attachments)
    for await (const { name, content } of filesIn(file, contentOf(atHand, encoded, file.name)))
      files.push({ name, bytes: await buffer(content) });
  return { ...facts, files };
}

function* piecesOf(bytes: Uint8Array, chunkBytes: number) {
  for (let at = 0; at < bytes.byteLength; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

/** A message as it is sent. */
export const bytesOf = async (message: Promise<OutgoingMessage>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await buffer((await message).open()));
