/**
 * A dispatch as a Word file that prints as the PDF does: real styles, real numbering, the header a table without
 * lines, each appendix a section with page numbers of its own.
 *
 * Lengths in points.
 */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LevelFormat,
  LevelSuffix,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import type { FileChild, ILevelsOptions, IParagraphStyleOptions, ISectionOptions } from 'docx';
import {
  A4,
  breakEvenly,
  MARGINS,
  measureWords,
  mm,
  MOTTO,
  NATION,
  naturalWidth,
  textWidth,
} from '../../printing/index.ts';
import { formOf } from '../document.ts';
import type { Appendix, DispatchDocument } from '../document.ts';
import { withEndMark } from '../layout/body.ts';
import { LANDSCAPE_WIDTH, TEXT_WIDTH } from '../layout/style.ts';
import { appendixLabel, enclosedWith } from '../wording.ts';
import { BodyWriter } from './body.ts';
import { footChildren } from './foot.ts';
import { agencyChildren, headChildren, letterheadTable } from './head.ts';
import { alignmentOf, evenly, framed, ruled, styled, twips } from './paragraphs.ts';
import type { Looks } from './paragraphs.ts';
import { stylesFor } from './styles.ts';
import type { StyleLook } from './styles.ts';

/** @returns the bytes of the .docx file */
export async function writeDocx(document: DispatchDocument): Promise<Uint8Array> {
  const looks = stylesFor(document.style);
  const body = new BodyWriter();
  const file = new Document({
    title: [document.kind, document.subject].filter(Boolean).join(': '),
    creator: document.header.agency.replaceAll('\n', ' '),
    description: '',
    styles: {
      default: { document: DEFAULTS },
      paragraphStyles: paragraphStyles(looks, document.style.spacing),
    },
    numbering: { config: NUMBERINGS },
    sections: [
      paperSection(document, body, looks),
      ...document.appendices.map((appendix) => appendixSection(document, appendix, body, looks)),
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

const DEFAULTS = { run: { font: 'Times New Roman', size: 28, language: { value: 'vi-VN' } } };

function paragraphStyles(looks: Looks, spacing: number): IParagraphStyleOptions[] {
  return Object.entries(looks).map(([id, look]) => paragraphStyle(id, look, spacing));
}

function paragraphStyle(id: string, look: StyleLook, spacing: number): IParagraphStyleOptions {
  return {
    id,
    name: look.name,
    basedOn: 'Normal',
    quickFormat: true,
    run: {
      size: look.size * 2,
      ...(look.bold ? { bold: true } : {}),
      ...(look.italic ? { italics: true } : {}),
      ...(look.caps ? { allCaps: true } : {}),
    },
    paragraph: {
      alignment: alignmentOf(look.align ?? 'left'),
      ...(look.keepNext ? { keepNext: true } : {}),
      ...(look.firstIndent ? { indent: { firstLine: twips(look.firstIndent) } } : {}),
      spacing: {
        before: twips(look.before ?? 0),
        after: 0,
        line: Math.round(240 * (look.spaced ? spacing : 1)),
        lineRule: LineRuleType.AUTO,
      },
    },
  };
}

type Format = NonNullable<ILevelsOptions['format']>;

const level = (text: string, format: Format, bold?: true): ILevelsOptions => ({
  level: 0,
  text,
  format,
  alignment: AlignmentType.LEFT,
  suffix: LevelSuffix.SPACE,
  ...(bold ? { style: { run: { bold } } } : {}),
});

/** Điểm are lettered in the text: Word's own letters know no đ. */
const NUMBERINGS = [
  { reference: 'part', levels: [level('Phần %1', LevelFormat.UPPER_ROMAN, true)] },
  { reference: 'chapter', levels: [level('Chương %1', LevelFormat.UPPER_ROMAN, true)] },
  { reference: 'section', levels: [level('Mục %1', LevelFormat.DECIMAL, true)] },
  { reference: 'subsection', levels: [level('Tiểu mục %1', LevelFormat.DECIMAL, true)] },
  { reference: 'group', levels: [level('%1.', LevelFormat.UPPER_ROMAN, true)] },
  { reference: 'article', levels: [level('Điều %1.', LevelFormat.DECIMAL, true)] },
  // As bold as its paragraph: khoản with and without a title share one count.
  { reference: 'clause', levels: [level('%1.', LevelFormat.DECIMAL)] },
];

function paperSection(document: DispatchDocument, body: BodyWriter, looks: Looks): ISectionOptions {
  const words = body.children(document.endMark ? withEndMark(document.body) : document.body, TEXT_WIDTH);
  const head = headChildren(document, looks);
  const foot = footChildren(document);
  const children =
    formOf(document.kind) === 'copy' ? [...words, ...head, ...foot] : [...head, ...words, ...foot];
  return { ...sectionOf(children, false), ...marginParts(document) };
}

function sectionOf(children: FileChild[], landscape: boolean): ISectionOptions {
  const orientation = landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        // Given upright: the library turns them.
        size: { width: twips(A4.width), height: twips(A4.height), orientation },
        margin: {
          top: twips(MARGINS.top),
          bottom: twips(MARGINS.bottom),
          left: twips(MARGINS.left),
          right: twips(MARGINS.right),
          header: twips(mm(10)),
          footer: twips(MARGINS.bottom),
        },
        pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
      },
    },
    headers: { default: PAGE_NUMBER, first: new Header({ children: [styled('VtSoTrang', '')] }) },
    footers: { default: EMPTY_FOOT, first: EMPTY_FOOT },
    children,
  };
}

const PAGE_NUMBER = new Header({
  children: [
    new Paragraph({ style: 'VtSoTrang', children: [new TextRun({ children: [PageNumber.CURRENT] })] }),
  ],
});
const EMPTY_FOOT = new Footer({ children: [new Paragraph({ style: 'VtKe', children: [] })] });

/** Ô 11 and ô 13, in the margins of the first page. */
function marginParts({ contact, circulation }: DispatchDocument): Partial<ISectionOptions> {
  const parts: Partial<ISectionOptions> = {};
  if (contact.length > 0) {
    const lines = [ruled(TEXT_WIDTH, TEXT_WIDTH), ...contact.map((line) => styled('VtDiaChi', line))];
    Object.assign(parts, { footers: { default: EMPTY_FOOT, first: new Footer({ children: lines }) } });
  }
  if (circulation) {
    const width = textWidth(circulation, 'bold', 13) + 12;
    const frame = framed('VtLuuHanh', circulation, width, TEXT_WIDTH * 1.24, { color: '000000', before: 0 });
    Object.assign(parts, { headers: { default: PAGE_NUMBER, first: new Header({ children: [frame] }) } });
  }
  return parts;
}

function appendixSection(
  document: DispatchDocument,
  appendix: Appendix,
  body: BodyWriter,
  looks: Looks,
): ISectionOptions {
  const landscape = appendix.landscape === true;
  const width = landscape ? LANDSCAPE_WIDTH : TEXT_WIDTH;
  const heading = appendix.form === 'issued' ? issuedHead : appendixHead;
  const words = body.children(document.endMark ? withEndMark(appendix.body) : appendix.body, width);
  return sectionOf(
    [...heading({ document, appendix, width, looks }), ...enclosedLine(document, width, looks), ...words],
    landscape,
  );
}

/** An appendix with what its head is written from. */
interface AppendixPage {
  document: DispatchDocument;
  appendix: Appendix;
  /** Of the text, in points. */
  width: number;
  looks: Looks;
}

function appendixHead({ document, appendix, width, looks }: AppendixPage): FileChild[] {
  return [
    styled('VtPhuLuc', appendixLabel(document, appendix)),
    ...(appendix.title ? [evenly('VtTenPhuLuc', appendix.title, width, looks)] : []),
  ];
}

function issuedHead({ document, appendix, width, looks }: AppendixPage): FileChild[] {
  return [
    letterheadTable(agencyChildren(document.header, width, looks), nationChildren(width, looks), width),
    styled('VtTenLoaiKemTheo', (appendix.kind ?? 'Quy định').toUpperCase()),
    ...(appendix.title ? [evenly('VtTrichYeuKemTheo', appendix.title, width, looks)] : []),
  ];
}

function nationChildren(width: number, looks: Looks): Paragraph[] {
  const room = (width * 59) / 100;
  const motto = naturalWidth(MOTTO, { size: looks.VtTieuNgu.size, bold: true });
  return [styled('VtQuocHieu', NATION), styled('VtTieuNgu', MOTTO), ruled(motto, room, 2)];
}

function enclosedLine(document: DispatchDocument, width: number, looks: Looks): FileChild[] {
  const words = enclosedWith(document);
  const line = Math.min(naturalWidth(words, { size: looks.VtKemTheo.size, italic: true }), width);
  return [styled('VtKemTheo', brokenAsPrinted(words, width, looks)), ruled(line * 0.36, width)];
}

/**
 * With the line breaks of the print. Its blanks are no-break ones, which LibreOffice sets a third wider than Word and
 * the PDF do: as plain ones they are as wide everywhere, and the breaks hold them together.
 */
function brokenAsPrinted(words: string, width: number, looks: Looks): string {
  const dress = { size: looks.VtKemTheo.size, italic: true };
  const lines = breakEvenly(measureWords(words, dress), width);
  return lines
    .map((line) => line.words.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join(' '))
    .join('\n')
    .replaceAll('\u00a0', ' ');
}
