/**
 * The font of the invisible text: no outlines, only the widths of Tinos (the metric twin of Times New Roman, the
 * face of dispatches, NĐ 30/2020, PL I), so that the parts of a word lie where its letters are printed. A character
 * is one byte, which is half of what an archive copy of a small scan has to carry, and spaces can be widened by one
 * number for a whole line. All Vietnamese letters fit into one face of 255 codes; what else appears on papers goes
 * into further faces.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { type PDFContext, PDFName, PDFNumber, type PDFRef } from 'pdf-lib';

import { deflated } from './deflated.ts';
import { emptyTrueType } from './empty-true-type.ts';

interface MeasuringFont {
  unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { advanceWidth: number };
}

const require = createRequire(import.meta.url);
/** fontkit ships no types. */
const fontkit = require('fontkit') as { create(bytes: Buffer): MeasuringFont };

const NAME = 'VanThuLayer';
/** Of the em, in thousandths: as in Times. */
export const ASCENT = 891;
export const DESCENT = 216;
/** Width of a character that Tinos does not have. */
const UNKNOWN_WIDTH = 500;
/** Most entries of one section of a character map. */
const SECTION = 100;

/** Characters whose codes follow from their Unicode values: a character map names such a block once. */
interface Block {
  first: number;
  last: number;
  /** Code of the first. */
  code: number;
}

const ASCII: Block = { first: 0x20, last: 0x7e, code: 0x20 };
/** Letters with two marks, from Ạ to ỹ. */
const VIETNAMESE: Block = { first: 0x1ea0, last: 0x1ef9, code: 0xa0 };
const BLOCKS: readonly Block[] = [ASCII, VIETNAMESE];
/** What word spacing widens, in whatever face it stands: the code of the space alone. */
const WIDENED = 0x20;
/** The codes of the first face that stand in no block, and those of the others. */
const FREE_CODES = codes().filter((code) => !BLOCKS.some((block) => covers(block, code)));
const OTHER_CODES = codes().filter((code) => code !== WIDENED);

/** A piece of text in one face. */
export interface Run {
  /** From 0. */
  face: number;
  /** One code a byte, one byte a character of the string. */
  codes: string;
}

interface Place {
  face: number;
  code: number;
}

export class LayerFont {
  readonly #tinos = fontkit.create(
    readFileSync(require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')),
  );
  readonly #places = new Map<string, Place>();
  readonly #widths = new Map<string, number>();
  /** Characters outside of the blocks so far: each takes the next code that is free. */
  #others = 0;
  readonly #refs: PDFRef[] = [];

  constructor(private readonly context: PDFContext) {}

  /** A text as runs of one face each; nearly always one. */
  encode(text: string): Run[] {
    const runs: Run[] = [];
    for (const character of text) {
      const { face, code } = this.#placeOf(character);
      const last = runs.at(-1);
      const byte = String.fromCharCode(code);
      if (last?.face === face) last.codes += byte;
      else runs.push({ face, codes: byte });
    }
    return runs;
  }

  /** Width of a text in thousandths of its size. */
  widthOf(text: string): number {
    return Array.from(text).reduce((sum, character) => sum + this.#widthOf(character), 0);
  }

  /** The reference by which pages name a face; it is written once all text is known. */
  faceRef(face: number): PDFRef {
    return (this.#refs[face] ??= this.context.nextRef());
  }

  #placeOf(character: string): Place {
    const known = this.#places.get(character);
    if (known !== undefined) return known;
    const place = this.#newPlace(character.codePointAt(0)!);
    this.#places.set(character, place);
    return place;
  }

  #newPlace(codePoint: number): Place {
    const block = BLOCKS.find(({ first, last }) => codePoint >= first && codePoint <= last);
    if (block !== undefined) return { face: 0, code: block.code + codePoint - block.first };
    const at = this.#others++;
    if (at < FREE_CODES.length) return { face: 0, code: FREE_CODES[at]! };
    const beyond = at - FREE_CODES.length;
    return {
      face: 1 + Math.floor(beyond / OTHER_CODES.length),
      code: OTHER_CODES[beyond % OTHER_CODES.length]!,
    };
  }

  #widthOf(character: string): number {
    const known = this.#widths.get(character);
    if (known !== undefined) return known;
    const width = this.#measured(character.codePointAt(0)!);
    this.#widths.set(character, width);
    return width;
  }

  #measured(codePoint: number): number {
    if (!this.#tinos.hasGlyphForCodePoint(codePoint)) return UNKNOWN_WIDTH;
    const { advanceWidth } = this.#tinos.glyphForCodePoint(codePoint);
    return Math.round((advanceWidth * 1000) / this.#tinos.unitsPerEm) || UNKNOWN_WIDTH;
  }

  /** Writes the faces that pages name, with what was encoded so far; nothing where no page does. */
  write(): void {
    const { context } = this;
    if (this.#refs.length === 0) return;
    const descriptor = context.register(
      context.obj({
        Type: 'FontDescriptor',
        FontName: NAME,
        // Symbolic: its codes are its own.
        Flags: 4,
        FontBBox: [0, -DESCENT, 1000, ASCENT],
        ItalicAngle: 0,
        Ascent: ASCENT,
        Descent: -DESCENT,
        CapHeight: 662,
        StemV: 80,
        FontFile2: context.register(deflated(context, emptyTrueType())),
      }),
    );
    this.#refs.forEach((ref, face) => this.#writeFace(ref, face, descriptor));
  }

  #writeFace(ref: PDFRef, face: number, descriptor: PDFRef): void {
    const { context } = this;
    const characters = new Map(
      [...this.#places]
        .filter(([, place]) => place.face === face)
        .map(([character, { code }]) => [code, character] as const)
        .toSorted(([one], [other]) => one - other),
    );
    const used = [...characters.keys()];
    const [first, last] = [used[0] ?? 1, used.at(-1) ?? 1];
    const widths = Array.from({ length: last - first + 1 }, (_, at) => {
      const character = characters.get(first + at);
      return character === undefined ? 0 : this.#widthOf(character);
    });
    context.assign(
      ref,
      context.obj({
        Type: 'Font',
        Subtype: PDFName.of('TrueType'),
        BaseFont: NAME,
        FirstChar: PDFNumber.of(first),
        LastChar: last,
        Widths: widths,
        FontDescriptor: descriptor,
        ToUnicode: context.register(deflated(context, Buffer.from(toUnicode(characters, face), 'latin1'))),
      }),
    );
  }
}

/** A whole block is named where one of its characters is used: a range weighs less than its members. */
function toUnicode(characters: ReadonlyMap<number, string>, face: number): string {
  const blocks = face === 0 ? BLOCKS : [];
  const ranges = blocks.map(
    ({ first, last, code }) => `<${hex(code)}><${hex(code + last - first)}><${hex(first, 4)}>`,
  );
  const others = [...characters]
    .filter(([code]) => !blocks.some((block) => covers(block, code)))
    .map(([code, character]) => `<${hex(code)}><${utf16(character)}>`);
  return [
    '/CIDInit/ProcSet findresource begin 12 dict begin begincmap',
    '/CMapName/VanThu def/CMapType 2 def',
    '1 begincodespacerange<00><FF>endcodespacerange',
    ...sections('bfrange', ranges),
    ...sections('bfchar', others),
    'endcmap CMapName currentdict/CMap defineresource pop end end',
  ].join('\n');
}

function sections(kind: string, entries: readonly string[]): string[] {
  const count = Math.ceil(entries.length / SECTION);
  return Array.from({ length: count }, (_, at) => entries.slice(at * SECTION, (at + 1) * SECTION)).map(
    (section) => `${section.length} begin${kind}\n${section.join('\n')}\nend${kind}`,
  );
}

/** 0 belongs to nobody: some readers end a string there. */
function codes(): number[] {
  return Array.from({ length: 255 }, (_, at) => at + 1);
}

function covers({ first, last, code }: Block, value: number): boolean {
  return value >= code && value <= code + last - first;
}

function hex(value: number, digits = 2): string {
  return value.toString(16).padStart(digits, '0');
}

function utf16(character: string): string {
  return Array.from({ length: character.length }, (_, at) => hex(character.charCodeAt(at), 4)).join('');
}
