/** What a PDF page draws, in which order: its pictures, and the text that is visible above them. */
import { OPS, Util, type PDFPageProxy } from './pdfjs.ts';

import { SOFT_HYPHEN } from './legacy-vietnamese.ts';
import type { QuarterTurn } from './raster.ts';
import type { DrawnText } from './skipped-letters.ts';

export interface PlacedPicture {
  /** Name by which pdf.js keeps the decoded picture; undefined for inline pictures and masks. */
  id: string | undefined;
  pixelWidth: number;
  pixelHeight: number;
  /** Share of the page that it covers, 0 to 1. */
  share: number;
  /** Clockwise turn of the picture on the page as shown; undefined where it is mirrored or leans. */
  turned: QuarterTurn | undefined;
}

export interface PageContent {
  pictures: PlacedPicture[];
  /** All text that is visible and painted after the first picture, without white space. */
  textOverPictures: string;
  wordsOverPictures: number;
  /** All text, also what is invisible. */
  drawn: DrawnText;
  /** Whether lines, areas or shadings are painted besides pictures and text. */
  drawsMore: boolean;
}

type Matrix = [number, number, number, number, number, number];

/** Text render mode of invisible text: the layer of an OCR program. */
const INVISIBLE = 3;

export async function contentOf(page: PDFPageProxy): Promise<PageContent> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
  const viewport = page.getViewport({ scale: 1 });
  const reader = new ContentReader(viewport.transform as Matrix, viewport.width, viewport.height);
  fnArray.forEach((operator, index) => reader.take(operator, argsArray[index] as unknown));
  return reader.content;
}

interface GraphicsState {
  matrix: Matrix;
  textMode: number;
}

class ContentReader {
  readonly content: PageContent = {
    pictures: [],
    textOverPictures: '',
    wordsOverPictures: 0,
    drawn: { letters: '', hyphenWidths: [] },
    drawsMore: false,
  };
  readonly #stack: GraphicsState[] = [];
  #state: GraphicsState;

  constructor(
    toPage: Matrix,
    private readonly width: number,
    private readonly height: number,
  ) {
    this.#state = { matrix: toPage, textMode: 0 };
  }

  take(operator: number, args: unknown): void {
    switch (operator) {
      case OPS.save:
        this.#stack.push({ ...this.#state });
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        this.#state = this.#stack.pop() ?? this.#state;
        break;
      case OPS.transform:
        this.#apply(args as Matrix);
        break;
      case OPS.paintFormXObjectBegin:
        this.#stack.push({ ...this.#state });
        this.#apply((args as [Matrix | null])[0]);
        break;
      case OPS.setTextRenderingMode:
        this.#state.textMode = (args as [number])[0];
        break;
      case OPS.showText:
        this.#text(args as [unknown[]]);
        break;
      case OPS.paintImageXObject:
        this.#picture(args as [string, number, number]);
        break;
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
        this.#inlinePicture(args as [{ width: number; height: number }]);
        break;
      case OPS.constructPath:
        this.#path(args as [number]);
        break;
      case OPS.shadingFill:
      case OPS.paintImageXObjectRepeat:
      case OPS.paintImageMaskXObjectRepeat:
      case OPS.paintImageMaskXObjectGroup:
      case OPS.paintInlineImageXObjectGroup:
      case OPS.paintSolidColorImageMask:
        this.content.drawsMore = true;
        break;
      default:
    }
  }

  #apply(matrix: Matrix | null): void {
    if (matrix) this.#state.matrix = Util.transform(this.#state.matrix, matrix) as Matrix;
  }

  #text([glyphs]: [unknown[]]): void {
    this.#drawn(glyphs.filter(isGlyph));
    if (this.#state.textMode === INVISIBLE || this.content.pictures.length === 0) return;
    const text = glyphs.map((glyph) => (isGlyph(glyph) ? glyph.unicode : ' ')).join('');
    this.content.textOverPictures += text.replace(/\s+/g, '');
    this.content.wordsOverPictures += text.split(/\s+/).filter(Boolean).length;
  }

  #drawn(glyphs: readonly Glyph[]): void {
    const { drawn } = this.content;
    for (const { unicode, width } of glyphs) {
      drawn.letters += unicode;
      if (unicode === SOFT_HYPHEN) drawn.hyphenWidths.push(width);
    }
    drawn.letters += '\n';
  }

  #picture([id, pixelWidth, pixelHeight]: [string, number, number]): void {
    this.#place({ id, pixelWidth, pixelHeight });
  }

  #inlinePicture([picture]: [{ width: number; height: number }]): void {
    this.#place({ id: undefined, pixelWidth: picture.width, pixelHeight: picture.height });
  }

  #place(picture: Pick<PlacedPicture, 'id' | 'pixelWidth' | 'pixelHeight'>): void {
    const [a, b, c, d, e, f] = this.#state.matrix;
    const left = Math.max(0, Math.min(e, e + a, e + c, e + a + c));
    const right = Math.min(this.width, Math.max(e, e + a, e + c, e + a + c));
    const top = Math.max(0, Math.min(f, f + b, f + d, f + b + d));
    const bottom = Math.min(this.height, Math.max(f, f + b, f + d, f + b + d));
    const area = Math.max(0, right - left) * Math.max(0, bottom - top);
    this.content.pictures.push({
      ...picture,
      share: area / (this.width * this.height),
      turned: turnOf(a, b, c, d),
    });
  }

  /** Filling or stroking counts; a path that only clips draws nothing. */
  #path([painting]: [number]): void {
    if (painting !== OPS.endPath && painting !== OPS.clip && painting !== OPS.eoClip)
      this.content.drawsMore = true;
  }
}

interface Glyph {
  unicode: string;
  /** In thousandths of the type's size. */
  width: number;
}

function isGlyph(glyph: unknown): glyph is Glyph {
  return typeof glyph === 'object' && glyph !== null && 'unicode' in glyph;
}

/** The turn of a picture whose unit square is mapped by (a b c d) to a page with y downwards. */
function turnOf(a: number, b: number, c: number, d: number): QuarterTurn | undefined {
  if (a * d - b * c >= 0) return undefined;
  const long = Math.hypot(a, b);
  if (Math.abs(b) < 0.002 * long) return a > 0 ? 0 : 180;
  if (Math.abs(a) < 0.002 * long) return b > 0 ? 90 : 270;
  return undefined;
}
