/** Streams of a PDF, packed as small as zlib can. */
import { deflateSync } from 'node:zlib';

import type { PDFContext, PDFRawStream } from 'pdf-lib';

/** @param entries of the stream's dictionary besides its length and filter */
export function deflated(
  context: PDFContext,
  bytes: Uint8Array,
  entries: Record<string, number> = {},
): PDFRawStream {
  const packed = deflateSync(bytes, { level: 9, memLevel: 9 });
  return context.stream(packed, { ...entries, Filter: 'FlateDecode' });
}
