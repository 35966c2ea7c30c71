/** Base64 while it streams: read as senders write it, broken into lines or not, and written in one line. */
import { badAttachment } from './errors.ts';

const LETTERS = /^[A-Za-z0-9+/]*$/;
/** Between its lines, also as writers of XML put the ends of lines that Windows makes: "&#13;", "&#xD;". */
const BLANKS = /(?:\s|&#(?:0*(?:9|10|13|32)|x0*(?:9|a|d|20));)+/gi;
const LONGEST_REFERENCE = 12;

/**
 * @param isWide two bytes a letter (UTF-16)
 * @param name of the file, for the person who is told
 * @throws AppError `edxml.bad-attachment` there is nothing, or a sign that does not belong there
 */
export async function* fromBase64(
  encoded: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { isWide, name }: { isWide: boolean; name: string },
): AsyncIterable<Uint8Array> {
  const decoder = new TextDecoder(isWide ? 'utf-16le' : 'latin1', { ignoreBOM: true });
  /** Less than four letters. */
  let left = '';
  /** A reference whose end has not come yet. */
  let begun = '';
  let padding = '';
  let isEmpty = true;
  for await (const chunk of encoded) {
    const text = begun + decoder.decode(chunk, { stream: true });
    const last = text.lastIndexOf('&');
    const isBegun = last >= Math.max(0, text.length - LONGEST_REFERENCE) && !text.includes(';', last);
    begun = isBegun ? text.slice(last) : '';
    const signs = padding + text.slice(0, text.length - begun.length).replace(BLANKS, '');
    const end = signs.indexOf('=');
    padding = end === -1 ? '' : signs.slice(end);
    const letters = end === -1 ? signs : signs.slice(0, end);
    if (!LETTERS.test(letters)) throw badAttachment(name);
    if (letters === '') continue;
    isEmpty = false;
    const all = left + letters;
    const whole = all.length - (all.length % 4);
    left = all.slice(whole);
    if (whole > 0) yield new Uint8Array(Buffer.from(all.slice(0, whole), 'base64'));
  }
  if (isEmpty || begun !== '' || !/^={0,2}$/.test(padding)) throw badAttachment(name);
  if (left !== '') yield new Uint8Array(Buffer.from(left, 'base64'));
}

export async function* toBase64(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  /** Less than three bytes. */
  let left = Buffer.alloc(0);
  for await (const chunk of content) {
    const all = Buffer.concat([left, chunk]);
    const whole = all.byteLength - (all.byteLength % 3);
    left = all.subarray(whole);
    if (whole > 0) yield Buffer.from(all.subarray(0, whole).toString('base64'), 'latin1');
  }
  if (left.byteLength > 0) yield Buffer.from(left.toString('base64'), 'latin1');
}
