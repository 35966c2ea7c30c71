/**
 * What a reader and an understanding without fault would say of a sample paper, proofs included: for pages
 * and tests that need a paper that is already read, without waiting for OCR.
 *
 * Units: points; origin at the top left of the page.
 */
import type { Line, ReadPage, Word, Zone } from '../../src/reading/page.ts';
import type {
  Evidence,
  MetadataField,
  Obligation,
  Understanding,
} from '../../src/understanding/understanding.ts';
import { goldMetadata, oneLine } from './paper.ts';
import type { GoldObligation, SamplePaper } from './paper.ts';
import { numberLine, placeAndDate } from './print-paper.ts';

/** @param pages those `printPaper` gave */
export function goldUnderstanding(paper: SamplePaper, pages: ReadPage[]): Understanding {
  const text = placedWords(pages);
  return {
    metadata: goldMetadata(paper),
    evidence: fieldEvidence(paper, text),
    obligations: paper.obligations.map((obligation) => proved(obligation, text)),
  };
}

interface PlacedWord {
  page: number;
  line: Line;
  word: Word;
  /** Without case and the punctuation around it; "" for a dash. */
  key: string;
}

/** From and to, both included, as indexes of the placed words. */
interface Passage {
  from: number;
  to: number;
}

function placedWords(pages: ReadPage[]): PlacedWord[] {
  return pages.flatMap((page) =>
    page.lines.flatMap((line) =>
      line.words.map((word) => ({ page: page.number, line, word, key: keyOf(word.text) })),
    ),
  );
}

function keyOf(word: string): string {
  return word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%]+$/gu, '');
}

function fieldEvidence(paper: SamplePaper, text: PlacedWord[]): Understanding['evidence'] {
  const evidence: Understanding['evidence'] = {};
  for (const [field, printed, zone] of printedFields(paper)) {
    const passage = printed ? findPassage(text, printed, 0, zone) : undefined;
    const proof = passage && evidenceOf(text, passage)[0];
    if (proof) evidence[field] = proof;
  }
  return evidence;
}

/** How and where each field stands on the paper. */
function printedFields(paper: SamplePaper): [MetadataField, string | null, Zone][] {
  const { header, signature } = paper;
  return [
    ['issuerParent', header.issuerParent && oneLine(header.issuerParent), 'header-left'],
    ['issuer', oneLine(header.issuer), 'header-left'],
    ['number', numberLine(paper), 'header-left'],
    ['symbol', numberLine(paper), 'header-left'],
    ['place', placeAndDate(paper), 'header-right'],
    ['date', placeAndDate(paper), 'header-right'],
    ['type', header.type === 'Công văn' ? null : header.type, 'body'],
    ['subject', oneLine(header.subject), header.type === 'Công văn' ? 'header-left' : 'body'],
    ['addressees', paper.addressees.join(' '), 'body'],
    ['signer', [...signature.titles, signature.name].join(' '), 'foot-right'],
    ['recipients', paper.recipients.join(' '), 'foot-left'],
    ['urgency', paper.urgency, 'header-left'],
    ['secrecy', paper.secrecy, 'header-left'],
    ['references', paper.references[0]?.symbol ?? null, 'body'],
  ];
}

/** The passage of the action, with the words of its deadline where those stand near it. */
function proved(obligation: GoldObligation, text: PlacedWord[]): Obligation {
  const action = findPassage(text, obligation.action, 0, 'body');
  if (!action) throw new Error(`not on the paper: "${obligation.action}"`);
  const raw = obligation.deadline.raw;
  const due = raw ? findPassage(text, raw, Math.max(0, action.from - NEAR), 'body') : undefined;
  const near = due && due.from - action.to < NEAR ? due : action;
  const whole = { from: Math.min(action.from, near.from), to: Math.max(action.to, near.to) };
  return { ...obligation, confidence: 1, evidence: evidenceOf(text, whole) };
}

const NEAR = 30;

/** The first place where these words follow each other, dashes and punctuation aside. */
function findPassage(text: PlacedWord[], printed: string, start: number, zone: Zone): Passage | undefined {
  const keys = printed.split(/\s+/u).map(keyOf).filter(Boolean);
  for (let from = start; from < text.length; from++) {
    if (text[from]?.line.zone !== zone || text[from]?.key !== keys[0]) continue;
    const to = matchEnd(text, keys, from);
    if (to !== undefined) return { from, to };
  }
  return undefined;
}

function matchEnd(text: PlacedWord[], keys: string[], from: number): number | undefined {
  let at = from;
  for (const key of keys) {
    while (text[at] && isSkipped(text, at)) at++;
    if (text[at]?.key !== key) return undefined;
    at++;
  }
  return at - 1;
}

/** Dashes, and the page number that stands between two halves of a torn paragraph. */
function isSkipped(text: PlacedWord[], at: number): boolean {
  const here = text[at];
  return here !== undefined && (here.key === '' || isPageNumber(here));
}

function isPageNumber({ page, line }: PlacedWord): boolean {
  return page > 1 && line.words.length === 1 && line.words[0]?.text === String(page) && line.y < TOP_MARGIN;
}

const TOP_MARGIN = 57;

/** One proof a page, with a box a line. */
function evidenceOf(text: PlacedWord[], { from, to }: Passage): Evidence[] {
  const quoted = text.slice(from, to + 1).filter((placed) => !isPageNumber(placed));
  const pages = [...new Set(quoted.map((placed) => placed.page))];
  return pages.map((page) => {
    const here = quoted.filter((placed) => placed.page === page);
    const lines = [...new Set(here.map((placed) => placed.line))];
    const quote = here.map((placed) => placed.word.text).join(' ');
    return { quote, page, boxes: lines.map((line) => boxOnLine(here, line)), confidence: 1 };
  });
}

function boxOnLine(words: PlacedWord[], line: Line): Evidence['boxes'][number] {
  const on = words.filter((placed) => placed.line === line).map((placed) => placed.word);
  const x = Math.min(...on.map((word) => word.x));
  const right = Math.max(...on.map((word) => word.x + word.width));
  return { x, y: line.y, width: right - x, height: line.height };
}
