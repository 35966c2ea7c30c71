/**
 * A dispatch as pages: the one measured layout from which PDF and preview are painted (NĐ 30/2020, PL I).
 *
 * Units: points.
 */
import { composePages, MARGINS, mm } from '../../printing/index.ts';
import type { Block, Columns, Mark, Paragraph, Part, Sheet } from '../../printing/index.ts';
import { letterheadBlock, naturalWidth, textWidth } from '../../printing/index.ts';
import { formOf } from '../document.ts';
import type { Appendix, DispatchDocument } from '../document.ts';
import { appendixLabel, enclosedWith } from '../wording.ts';
import { bodyBlocks, withEndMark } from './body.ts';
import { footBlocks } from './foot.ts';
import { headBlocks } from './head.ts';
import { LANDSCAPE_WIDTH, PEN_ROOM, SIZES, TEXT_WIDTH } from './style.ts';

/** @returns the pages of the paper, then of each appendix, each numbered on its own */
export function layOut(document: DispatchDocument): Sheet[] {
  return composePages(partsOf(document), { margins: MARGINS, pageNumberSize: SIZES.pageNumber });
}

function partsOf(document: DispatchDocument): Part[] {
  const appendices = document.appendices.map((appendix, index) => appendixPart(document, appendix, index));
  return [paperPart(document), ...appendices];
}

function paperPart(document: DispatchDocument): Part {
  const body = document.endMark ? withEndMark(document.body) : document.body;
  const words = heldToFoot(bodyBlocks(body, document.style, 'body'));
  // The words of a copied paper stand above the block of the copy.
  const blocks =
    formOf(document.kind) === 'copy'
      ? [...excerptHead(document), ...words, ...excerptFoot(document), ...copyBlocks(document)]
      : [...headBlocks(document), ...words, ...footBlocks(document)];
  return { blocks, firstFoot: contactBlocks(document), firstMarks: () => circulationMarks(document) };
}

/** A copy in digital form carries no block: the agency's signature says what it is (PL I, Phần II, I). */
function copyBlocks(document: DispatchDocument): Block[] {
  return document.medium === 'electronic' ? [] : [...headBlocks(document), ...footBlocks(document)];
}

/** The head of the paper of which a part is copied. */
function excerptHead(document: DispatchDocument): Block[] {
  const { excerptOf } = document;
  if (excerptOf === undefined) return [];
  const { kind, header, subject } = excerptOf;
  return headBlocks({ ...originalOf(document), kind, header, subject });
}

const SIGNED = '(Đã ký)';

/** Who signed it: the hand itself is on the original. */
function excerptFoot(document: DispatchDocument): Block[] {
  const { excerptOf } = document;
  if (excerptOf === undefined) return [];
  const { titles, name } = excerptOf.signature;
  const signed = { titles: [...titles, SIGNED], name };
  const foot = footBlocks({ ...originalOf(document), signatures: [signed] });
  const shown = foot.map((block) => (block.kind === 'columns' ? withoutSource(block) : block));
  return [...shown, { kind: 'gap', height: 14 }];
}

/** Its lines are not those of the signature of the copy. */
function withoutSource(block: Columns): Columns {
  const plain = ({ source: _source, ...rest }: Paragraph): Paragraph =>
    rest.text === SIGNED.toUpperCase() ? { ...rest, text: SIGNED, dress: { size: rest.dress.size } } : rest;
  const columns = block.columns.map((column) => ({
    ...column,
    blocks: column.blocks
      .map((each) => (each.kind === 'paragraph' ? plain(each) : each))
      .map((each) => (each.kind === 'gap' && each.height === PEN_ROOM ? { ...each, height: 18 } : each)),
  }));
  return { ...block, columns };
}

const originalOf = (document: DispatchDocument): DispatchDocument => ({
  ...document,
  addressees: null,
  authority: null,
  bases: [],
  enacting: null,
  recipients: null,
  urgency: null,
});

/** Where the last paragraph is one line, the one before it also stays with the signature. */
function heldToFoot(words: Block[]): Block[] {
  const last = words.at(-1);
  return last?.kind === 'paragraph' ? [...words.slice(0, -1), { ...last, keepWithPrevious: true }] : words;
}

/** Ô 13: under a rule across the page, at the foot of the first page. */
function contactBlocks({ contact }: DispatchDocument): Block[] {
  if (contact.length === 0) return [];
  const lines = contact.map((text, index): Paragraph => ({
    kind: 'paragraph',
    text,
    dress: { size: SIZES.contact },
    align: 'center',
    before: index === 0 ? 3 : 0,
  }));
  return [{ kind: 'rule', width: null }, ...lines];
}

/** Ô 11: framed, in the top margin at the right. */
function circulationMarks({ circulation }: DispatchDocument): Mark[] {
  if (!circulation) return [];
  const size = SIZES.urgency;
  const width = textWidth(circulation, 'bold', size);
  const box = { width: width + 12, height: mm(7) };
  const x = MARGINS.left + TEXT_WIDTH * 0.62 - box.width / 2;
  const y = MARGINS.top - box.height - mm(3);
  return [
    { kind: 'frame', x, y, ...box, thickness: 0.8, ink: 'black' },
    {
      kind: 'line',
      baseline: y + box.height / 2 + size * 0.33,
      runs: [{ x: x + 6, width, text: circulation, face: 'bold', size, ink: 'black', spaced: false }],
      tag: null,
    },
  ];
}

function appendixPart(document: DispatchDocument, appendix: Appendix, index: number): Part {
  const source = `appendices.${index}`;
  const heading =
    appendix.form === 'issued'
      ? issuedHead(document, appendix, source)
      : appendixHead(document, appendix, source);
  const body = document.endMark ? withEndMark(appendix.body) : appendix.body;
  const blocks = [...heading, ...bodyBlocks(body, document.style, `${source}.body`)];
  return appendix.landscape ? { blocks, landscape: true } : { blocks };
}

const centred = (text: string, size: number, rest: Partial<Paragraph>): Paragraph => ({
  kind: 'paragraph',
  text,
  dress: { size, bold: true },
  align: 'center',
  keepWithNext: true,
  ...rest,
});

/** Mẫu 2.1, 2.2. */
function appendixHead(document: DispatchDocument, appendix: Appendix, source: string): Block[] {
  const { bodySize } = document.style;
  return [
    centred(appendixLabel(document, appendix), SIZES.appendixLabel, { tag: 'H1', source }),
    ...(appendix.title ? [centred(appendix.title.toUpperCase(), bodySize, { evenly: true, source })] : []),
    ...enclosedLine(document, appendix.landscape === true),
  ];
}

/** Mẫu 1.3: a quy chế, kế hoạch … issued with a decision has head and title, but no number, day or signature. */
function issuedHead(document: DispatchDocument, appendix: Appendix, source: string): Block[] {
  const { bodySize, headSize } = document.style;
  const width = appendix.landscape ? LANDSCAPE_WIDTH : TEXT_WIDTH;
  const title = (appendix.kind ?? 'Quy định').toUpperCase();
  return [
    letterheadBlock(document.header, width, headSize),
    centred(title, bodySize, { before: 18, tag: 'H1', source }),
    ...(appendix.title ? [centred(appendix.title, bodySize, { evenly: true, source })] : []),
    ...enclosedLine(document, appendix.landscape === true),
  ];
}

function enclosedLine(document: DispatchDocument, landscape: boolean): Block[] {
  const text = enclosedWith(document);
  const { bodySize } = document.style;
  const dress = { size: bodySize, italic: true };
  const width = Math.min(naturalWidth(text, dress), landscape ? LANDSCAPE_WIDTH : TEXT_WIDTH);
  return [
    { ...centred(text, bodySize, { evenly: true }), dress },
    { kind: 'rule', width: width * 0.36, before: 3, keepWithNext: true },
    { kind: 'gap', height: 8 },
  ];
}
