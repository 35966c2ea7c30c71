/**
 * Paints sheets into a PDF: text in embedded subsets of the typeface, tagged for screen readers, with title and
 * language. The same sheets give the same bytes every time.
 */
import {
  beginText,
  endText,
  PDFDocument,
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setFillingRgbColor,
  setFontAndSize,
  setTextMatrix,
  showText,
} from 'pdf-lib';
import type { PDFFont, PDFPage } from 'pdf-lib';
import { fontBytes, parsedOnce } from './fonts.ts';
import type { Face } from './fonts.ts';
import { TagTree } from './pdf-tags.ts';
import type { Ink, Mark, Run, Sheet, TagNode } from './sheet.ts';

export interface PrintedFile {
  title: string;
  /** Who made it, for the file's properties. */
  author?: string;
  subject?: string;
  /** Date in the file's properties; given, so that the same paper is the same bytes every time. */
  made: Date;
}

const INKS: Record<Ink, readonly [number, number, number]> = {
  black: [0, 0, 0],
  red: [0.86, 0.08, 0.08],
  grey: [0.4, 0.4, 0.4],
  blue: [0.13, 0.35, 0.6],
};

export async function paintPdf(sheets: readonly Sheet[], file: PrintedFile): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(parsedOnce);
  describe(document, file);
  const fonts = await fontsFor(document, sheets);
  const tags = new TagTree(document.context);
  for (const sheet of sheets) {
    const page = document.addPage([sheet.width, sheet.height]);
    new Painter(page, sheet, fonts, tags).paint();
  }
  tags.attach(document);
  return document.save();
}

function describe(document: PDFDocument, file: PrintedFile): void {
  document.setTitle(file.title, { showInWindowTitleBar: true });
  document.setLanguage('vi-VN');
  if (file.author !== undefined) document.setAuthor(file.author);
  if (file.subject !== undefined) document.setSubject(file.subject);
  document.setProducer('Văn Thư');
  document.setCreator('Văn Thư');
  document.setCreationDate(file.made);
  document.setModificationDate(file.made);
}

type Fonts = Partial<Record<Face, PDFFont>>;

async function fontsFor(document: PDFDocument, sheets: readonly Sheet[]): Promise<Fonts> {
  const used = new Set<Face>();
  for (const { marks } of sheets) {
    for (const mark of marks) if (mark.kind === 'line') for (const run of mark.runs) used.add(run.face);
  }
  const fonts: Fonts = {};
  // Ligatures off: "fi" as one glyph is right on paper and a riddle to a text search.
  for (const face of [...used].sort()) {
    fonts[face] = await document.embedFont(fontBytes(face), { subset: true, features: { liga: false } });
  }
  return fonts;
}

class Painter {
  readonly #page: PDFPage;
  readonly #sheet: Sheet;
  readonly #fonts: Fonts;
  readonly #tags: TagTree;
  /** The name of each face among the resources of this page. */
  readonly #names = new Map<Face, PDFName>();

  constructor(page: PDFPage, sheet: Sheet, fonts: Fonts, tags: TagTree) {
    this.#page = page;
    this.#sheet = sheet;
    this.#fonts = fonts;
    this.#tags = tags;
  }

  paint(): void {
    const onPage = this.#tags.page(this.#page);
    for (const group of neighbours(this.#sheet.marks)) {
      this.#page.pushOperators(group.tag ? onPage.open(group.tag) : ARTIFACT);
      for (const mark of group.marks) this.#paintMark(mark);
      this.#page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
    }
  }

  #paintMark(mark: Mark): void {
    switch (mark.kind) {
      case 'line':
        return this.#line(mark.baseline, mark.runs);
      case 'rule':
        return this.#stroke([mark, { x: mark.x + mark.width, y: mark.y }], mark);
      case 'upright':
        return this.#stroke([mark, { x: mark.x, y: mark.y + mark.height }], mark);
      case 'path':
        return this.#stroke(mark.points, mark);
      case 'frame':
        return this.#frame(mark);
      case 'surface':
        return this.#surface(mark);
    }
  }

  #up(y: number): number {
    return this.#sheet.height - y;
  }

  /** One text object a line; each word at its own place. */
  #line(baseline: number, runs: readonly Run[]): void {
    const operators = [pushGraphicsState(), beginText()];
    for (const run of runs) {
      const font = this.#fonts[run.face]!;
      const text = font.encodeText(run.spaced ? `${run.text} ` : run.text);
      operators.push(
        setFillingRgbColor(...INKS[run.ink]),
        setFontAndSize(this.#fontName(run.face, font), run.size),
        setTextMatrix(1, 0, 0, 1, rounded(run.x), rounded(this.#up(baseline))),
        showText(text),
      );
    }
    operators.push(endText(), popGraphicsState());
    this.#page.pushOperators(...operators);
  }

  #fontName(face: Face, font: PDFFont): PDFName {
    const known = this.#names.get(face);
    if (known) return known;
    const name = this.#page.node.newFontDictionary(FONT_NAMES[face], font.ref);
    this.#names.set(face, name);
    return name;
  }

  #stroke(
    points: readonly { x: number; y: number }[],
    { thickness, ink }: { thickness: number; ink: Ink },
  ): void {
    for (const [index, end] of points.entries()) {
      const start = points[index - 1];
      if (!start) continue;
      this.#page.drawLine({
        start: { x: start.x, y: this.#up(start.y) },
        end: { x: end.x, y: this.#up(end.y) },
        thickness,
        color: rgb(...INKS[ink]),
      });
    }
  }

  #frame(mark: Extract<Mark, { kind: 'frame' }>): void {
    const { x, y, width, height, thickness, ink } = mark;
    const bottom = this.#up(y + height);
    this.#page.drawRectangle({
      x,
      y: bottom,
      width,
      height,
      borderWidth: thickness,
      borderColor: rgb(...INKS[ink]),
    });
  }

  #surface(mark: Extract<Mark, { kind: 'surface' }>): void {
    const { x, y, width, height, shade, ink } = mark;
    const [red, green, blue] = INKS[ink].map((part) => 1 - (1 - part) * shade);
    const color = rgb(red ?? 1, green ?? 1, blue ?? 1);
    this.#page.drawRectangle({ x, y: this.#up(y + height), width, height, color });
  }
}

const FONT_NAMES: Record<Face, string> = {
  regular: 'Tinos',
  bold: 'TinosBold',
  italic: 'TinosItalic',
  'bold-italic': 'TinosBoldItalic',
};

const ARTIFACT = PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]);

const rounded = (length: number) => Number(length.toFixed(3));

/** Marks that follow each other with the same tag. */
function neighbours(marks: readonly Mark[]): { tag: TagNode | null; marks: Mark[] }[] {
  const groups: { tag: TagNode | null; marks: Mark[] }[] = [];
  for (const mark of marks) {
    const tag = mark.kind === 'line' ? mark.tag : null;
    const open = groups.at(-1);
    if (open && open.tag === tag) open.marks.push(mark);
    else groups.push({ tag, marks: [mark] });
  }
  return groups;
}
