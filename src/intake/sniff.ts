/** Tells what a file is by its content. A name and a declared media type say what somebody believes; the bytes decide. */
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { type FileKind } from './schema.ts';

const KINDS: Readonly<Record<string, FileKind>> = {
  'application/pdf': 'pdf',
  'image/tiff': 'tiff',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

export const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  tiff: 'image/tiff',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The kind of the file at a local path; null where it is none that is read here (also empty ones). */
export async function sniffKind(path: string): Promise<FileKind | null> {
  const kind = KINDS[(await fileTypeFromFile(path))?.mime ?? ''];
  if (kind !== undefined) return kind;
  return (await hasLatePdfHeader(path)) ? 'pdf' : null;
}

/**
 * Scanners and mail gateways put a few bytes before "%PDF-"; readers accept it within the first 1024
 * (ISO 32000-1, Annex H, 3.4.1).
 */
async function hasLatePdfHeader(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return (
      buffer.subarray(0, bytesRead).includes('%PDF-1.') || buffer.subarray(0, bytesRead).includes('%PDF-2.')
    );
  } finally {
    await file.close();
  }
}
