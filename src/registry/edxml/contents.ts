/** Cuts the encoded files out of a package while it streams: what is left is a page or two of XML. */
import { tooLarge } from './errors.ts';

/** Where a file's base64 lies in its package, in bytes; the end is not part of it. */
export interface Encoded {
  start: number;
  end: number;
  /** Two bytes a letter (UTF-16). */
  isWide: boolean;
}

const MOST_FILES = 100;
/** A tag and its attributes; what begins with "<" and is longer is none that matters here. */
const LONGEST_TAG = 4_096;
/** Ends at the next "<" at the latest: a package of tags that never end is looked at once, not once for each. */
const OPENING = /<((?:[\w-]+:)?ContentTransferEncoded)(?:\s[^<>]*)?(?<!\/)>/;

/**
 * In the XML a number stands for each file. Letters are looked at one by one as the encoding has them, and those that
 * matter here are ASCII in each.
 */
export class Cutter {
  readonly #mostXml: number;
  readonly #contents: Encoded[] = [];
  readonly #xml: string[] = [];
  #xmlLength = 0;
  /** Not looked at to its end yet. */
  #rest = '';
  /** How many letters came before it. */
  #before = 0;
  /** The name of the element whose content flows by, where that began, and whether anything was in it. */
  #inside: { name: string; start: number; isBlank: boolean } | null = null;
  #isWide: boolean | null = null;
  #half: Uint8Array | null = null;

  constructor(mostXml: number) {
    this.#mostXml = mostXml;
  }

  /** @throws AppError `edxml.too-large` */
  add(chunk: Uint8Array): void {
    this.#rest += this.#lettersOf(chunk);
    while (this.#inside === null ? this.#enter() : this.#leave()) {
      // One more element was entered or left.
    }
  }

  /** The XML in its own encoding. @throws AppError `edxml.too-large` */
  finish(): { xml: Uint8Array; contents: Encoded[] } {
    this.#write(this.#rest.length);
    const xml = Buffer.from(this.#xml.join(''), this.#isWide === true ? 'utf16le' : 'latin1');
    return { xml: new Uint8Array(xml), contents: this.#contents };
  }

  #lettersOf(chunk: Uint8Array): string {
    const bytes = this.#half === null ? chunk : Buffer.concat([this.#half, chunk]);
    this.#half = null;
    if (this.#isWide === null) {
      if (bytes.byteLength < 2) {
        this.#half = bytes.slice();
        return '';
      }
      this.#isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
    }
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!this.#isWide) return view.toString('latin1');
    const isOdd = view.byteLength % 2 === 1;
    if (isOdd) this.#half = view.subarray(-1).slice();
    return view.subarray(0, view.byteLength - (isOdd ? 1 : 0)).toString('utf16le');
  }

  #enter(): boolean {
    const opening = OPENING.exec(this.#rest);
    if (opening === null) {
      const begun = this.#rest.lastIndexOf('<');
      const isTag = begun !== -1 && this.#rest.length - begun < LONGEST_TAG;
      this.#write(isTag ? begun : this.#rest.length);
      return false;
    }
    this.#write(opening.index + opening[0].length);
    this.#inside = { name: opening[1]!, start: this.#before, isBlank: true };
    if (this.#contents.length === MOST_FILES) throw tooLarge();
    return true;
  }

  #leave(): boolean {
    const inside = this.#inside!;
    const { name, start } = inside;
    const end = this.#rest.indexOf('<');
    const passing = end === -1 ? this.#rest.length : end;
    inside.isBlank &&= this.#rest.slice(0, passing).trim() === '';
    // It is most of the package: nothing of it is held.
    this.#drop(passing);
    if (end === -1) return false;
    const isWhole = this.#rest.length > name.length + 2;
    if (!isWhole) return false;
    const size = this.#isWide === true ? 2 : 1;
    const isClosed = this.#rest.startsWith(`</${name}`);
    this.#inside = null;
    // Announced without a file: no number stands for it.
    if (isClosed && inside.isBlank) return true;
    const [from, to] = isClosed ? [start * size, this.#before * size] : [0, 0];
    this.#contents.push({ start: from, end: to, isWide: size === 2 });
    this.#keep(String(this.#contents.length - 1));
    return true;
  }

  #write(length: number): void {
    this.#keep(this.#rest.slice(0, length));
    this.#drop(length);
  }

  #keep(letters: string): void {
    this.#xmlLength += letters.length;
    if (this.#xmlLength > this.#mostXml) throw tooLarge();
    if (letters !== '') this.#xml.push(letters);
  }

  #drop(length: number): void {
    this.#rest = this.#rest.slice(length);
    this.#before += length;
  }
}
