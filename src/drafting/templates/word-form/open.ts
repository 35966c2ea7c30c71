/**
 * A Word file that is to be a form, opened with care: small when unfolded, without macros, embedded programs or parts
 * that are fetched from elsewhere. Everything that is not filled in stays byte for byte.
 */
import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, Unzip, UnzipInflate } from 'fflate';
import { formRefused, formTooLarge, notAWordFile } from '../../errors.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Xml } from '../../docx/xml.ts';

/** Of the file, and of all its parts unfolded. */
export const MOST_FORM_BYTES = 5 * 1024 * 1024;
const MOST_UNFOLDED = 20 * 1024 * 1024;
const MOST_PARTS = 1_000;
const PIECE = 16 * 1024;

/** The parts of a Word file by their names. */
export type WordPackage = ReadonlyMap<string, Uint8Array>;

/**
 * @throws AppError `drafting.form-too-large`, `drafting.not-a-word-file`
 * @throws AppError `drafting.form-refused` it holds macros, embedded files or links to parts elsewhere
 */
export function openForm(bytes: Uint8Array): WordPackage {
  if (bytes.byteLength > MOST_FORM_BYTES) throw formTooLarge();
  const parts = unfolded(bytes);
  if (!parts.has('word/document.xml') || !parts.has('[Content_Types].xml')) throw notAWordFile();
  const reason = reasonAgainst(parts);
  if (reason !== null) throw formRefused(reason);
  return parts;
}

function unfolded(bytes: Uint8Array): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  let size = 0;
  let count = 0;
  const unzip = new Unzip((file) => {
    const chunks: Uint8Array[] = [];
    count += 1;
    if (count > MOST_PARTS) throw formTooLarge();
    // Two parts of one name: a program could read another one than was looked at here.
    if (parts.has(file.name)) throw notAWordFile();
    file.ondata = (error, chunk, final) => {
      if (error !== null) throw error;
      size += chunk.byteLength;
      if (size > MOST_UNFOLDED) throw formTooLarge();
      chunks.push(chunk);
      if (final) parts.set(file.name, new Uint8Array(Buffer.concat(chunks)));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // In pieces, or a whole bomb is inflated before its size is looked at.
    for (let at = 0; at < bytes.byteLength; at += PIECE)
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.byteLength);
  } catch (error) {
    throw error instanceof AppError ? error : notAWordFile();
  }
  return parts;
}

function reasonAgainst(parts: WordPackage): string | null {
  const types = strFromU8(parts.get('[Content_Types].xml')!);
  const names = [...parts.keys()];
  const hasMacros =
    /macroEnabled|vbaProject/iu.test(types) || names.some((name) => /vba\w*\.bin$/iu.test(name));
  if (hasMacros)
    return 'tệp có macro. Hãy mở bằng Word, chọn Lưu thành “Word Document (.docx)” để bỏ macro rồi nạp lại';
  if (names.some((name) => /^word\/(?:embeddings|activeX|afchunk)/iu.test(name)))
    return 'trong tệp có nhúng tệp hoặc chương trình khác. Hãy xóa phần nhúng rồi nạp lại';
  if (names.some((name) => name.endsWith('.rels') && fetchesElsewhere(strFromU8(parts.get(name)!))))
    return 'tệp lấy hình hoặc mẫu từ nơi khác trên mạng. Hãy chép hẳn hình vào tệp, bỏ mẫu liên kết rồi nạp lại';
  return null;
}

/** A link that a person clicks is no part of the file. */
function fetchesElsewhere(relations: string): boolean {
  const external = relations.match(/<Relationship\b[^>]*TargetMode\s*=\s*["']External["'][^>]*>/giu) ?? [];
  return external.some((relation) => !/relationships\/hyperlink["']/iu.test(relation));
}

/** The parts that hold words: the text, the tops and feet of pages, notes. */
const WORDS = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/u;

/** @throws AppError `drafting.not-a-word-file` a part is damaged */
export function wordsParts(parts: WordPackage): Map<string, Xml> {
  const names = [...parts.keys()].filter((name) => WORDS.test(name));
  // What stands on the paper first is spoken of first.
  names.sort((one, other) => Number(other.includes('document')) - Number(one.includes('document')));
  return new Map(names.map((name) => [name, rootOf(strFromU8(parts.get(name)!))]));
}

function rootOf(text: string): Xml {
  // A document type could define entities that unfold without end; Word writes none.
  if (/<!DOCTYPE/iu.test(text)) throw notAWordFile();
  let isDamaged = false;
  const fail = () => {
    isDamaged = true;
  };
  const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
  const root = parser.parseFromString(text, 'text/xml').documentElement as Xml | null;
  if (isDamaged || root === null) throw notAWordFile();
  return root;
}
