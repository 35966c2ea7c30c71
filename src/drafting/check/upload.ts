/** Kiểm tra thể thức một tệp được gửi lên: a Word file, or a PDF as far as it shows. */
import type { ReadOnce } from '../../reading/index.ts';
import { neitherWordNorPdf } from '../errors.ts';
import { checkPdfPages, checkWordFile, type FileCheck } from './index.ts';

export type UploadCheck = FileCheck & { kind: 'docx' | 'pdf' };

const beginsWith = (bytes: Uint8Array, letters: string) =>
  Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes(letters);

/**
 * @param read null: PDFs cannot be read here
 * @throws AppError `drafting.not-a-word-file`, `drafting.neither-word-nor-pdf`, and what reading a PDF throws
 */
export async function checkUpload(bytes: Uint8Array, read: ReadOnce | null): Promise<UploadCheck> {
  if (beginsWith(bytes, '%PDF-') && read !== null) {
    return { kind: 'pdf', ...checkPdfPages(await read(bytes, 'pdf')) };
  }
  if (!beginsWith(bytes, 'PK')) throw neitherWordNorPdf();
  return { kind: 'docx', ...checkWordFile(bytes) };
}
