/**
 * The font of the invisible text: no outlines, only the widths of Tinos (the metric twin of Times New Roman, the
 * face of dispatches, NĐ 30/2020, PL I), so that the parts of a word lie where its letters are printed. It carries
 * only the characters that are used, each with its Unicode value.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { type PDFContext, PDFName, type PDFRef, PDFString } from 'pdf-lib';

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

export class LayerFont {
  readonly #tinos = fontkit.create(
    readFileSync(require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')),
  );
  /** Glyph numbers by character, from 1: 0 is the missing glyph. */
  readonly #glyphs = new Map<string, number>();
  readonly #widths: number[] = [UNKNOWN_WIDTH];

  /** The codes of a text as a PDF string, with its brackets; every character of it is one byte. */
  encode(text: string): string {
    const codes = Array.from(text, (character) => {
      const glyph = this.#glyphOf(character);
      return String.fromCharCode(glyph >> 8, glyph & 0xff);
    });
    return `(${codes.join('').replace(/[\\()\r]/g, (byte) => (byte === '\r' ? '\\r' : `\\${byte}`))})`;
  }

  /** Width of a text in thousandths of its size. */
  widthOf(text: string): number {
    return Array.from(text).reduce((sum, character) => sum + this.#widths[this.#glyphOf(character)]!, 0);
  }

  #glyphOf(character: string): number {
    const known = this.#glyphs.get(character);
    if (known !== undefined) return known;
    const glyph = this.#widths.push(this.#measure(character)) - 1;
    this.#glyphs.set(character, glyph);
    return glyph;
  }

  #measure(character: string): number {
    const codePoint = character.codePointAt(0)!;
    if (!this.#tinos.hasGlyphForCodePoint(codePoint)) return UNKNOWN_WIDTH;
    const { advanceWidth } = this.#tinos.glyphForCodePoint(codePoint);
    return Math.round((advanceWidth * 1000) / this.#tinos.unitsPerEm) || UNKNOWN_WIDTH;
  }

  /** Writes the font with what was encoded so far under a reference that pages name already. */
  write(context: PDFContext, ref: PDFRef): void {
    const descriptor = context.register(
      context.obj({
        Type: 'FontDescriptor',
        FontName: NAME,
        // Symbolic: its characters are known by their glyph numbers alone.
        Flags: 4,
        FontBBox: [0, -DESCENT, 1000, ASCENT],
        ItalicAngle: 0,
        Ascent: ASCENT,
        Descent: -DESCENT,
        CapHeight: 662,
        StemV: 80,
        FontFile2: context.register(context.flateStream(emptyTrueType(this.#widths))),
      }),
    );
    const descendant = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: NAME,
        CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
        FontDescriptor: descriptor,
        DW: UNKNOWN_WIDTH,
        W: [0, this.#widths],
        CIDToGIDMap: 'Identity',
      }),
    );
    context.assign(
      ref,
      context.obj({
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: NAME,
        Encoding: PDFName.of('Identity-H'),
        DescendantFonts: [descendant],
        ToUnicode: context.register(context.flateStream(this.#toUnicode())),
      }),
    );
  }

  #toUnicode(): string {
    const entries = [...this.#glyphs].map(
      ([character, glyph]) => `<${glyph.toString(16).padStart(4, '0')}> <${utf16(character)}>`,
    );
    const sections: string[] = [];
    for (let at = 0; at < entries.length; at += SECTION) {
      const section = entries.slice(at, at + SECTION);
      sections.push(`${section.length} beginbfchar\n${section.join('\n')}\nendbfchar`);
    }
    return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${sections.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
  }
}

function utf16(character: string): string {
  return Array.from({ length: character.length }, (_, at) =>
    character.charCodeAt(at).toString(16).padStart(4, '0'),
  ).join('');
}
