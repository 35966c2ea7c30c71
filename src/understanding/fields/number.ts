/** Ô 3: số and ký hiệu of the paper itself (NĐ 30/2020, PL I, II.3; Party papers: "Số 15-NQ/ĐU"). */
import {
  proofInLine,
  proofOfBlank,
  readingConfidence,
  rounded,
  wordsBetween,
  type Finding,
} from '../evidence.ts';
import { isNumberLine } from '../layout/header.ts';
import type { PaperLine, PaperParts } from '../parts.ts';
import type { Evidence } from '../understanding.ts';
import {
  FIRST_GROUP,
  GROUP,
  isKnownSymbol,
  repairedDigits,
  repairedSymbol,
  symbolOfIssuer,
} from './symbols.ts';

export interface NumberFindings {
  number: Finding<string> | null;
  /** Where the number would stand when none was read. */
  blank: Evidence | null;
  symbol: Finding<string> | null;
  /** The line they stand on, with the strokes a pen left on it. */
  line: PaperLine | null;
  /** True where something stands in the place of the number that is not a number. */
  scribbled: boolean;
}

/** How sure the rule is of a symbol that needed no repair. */
const SYMBOL_CERTAINTY = 0.98;

const NONE: NumberFindings = { number: null, blank: null, symbol: null, line: null, scribbled: false };

/** "Số:", "Sô:", "S6:"; without a colon only a word that is plainly "Số". */
const LABEL = /^[^\p{L}\d]{0,3}(?:[SŠs58]\S{0,2}\s{0,2}[:;]|[Ss][ốôóòỏõọoổồ0ó][.,]?(?=[\s\d/…]))\s{0,3}/u;
const YEARED = new RegExp(
  String.raw`^(\S{1,6})\s?/\s?((?:19|20)\d{2}\s?/\s?${GROUP}(?:\s?[-–/]\s?${GROUP}){0,4})`,
  'u',
);
/** "CAH(QLHC)", "CAT-PC06(Đ3)": the unit that wrote it. */
const UNIT = String.raw`(?:\([A-ZĐ][A-Z0-9Đ.]{0,7}\))?`;
const STATE = new RegExp(String.raw`/\s?(${FIRST_GROUP}${UNIT}(?:\s?[-–/]\s?${GROUP}${UNIT}){0,4})`, 'gu');
/** "63GM-BCH": the stroke between number and symbol was lost. */
const JOINED = new RegExp(String.raw`^(\d{1,5})(${GROUP}(?:-${GROUP}){1,3})`, 'u');
/** "36 HD/TĐTN-PT", as the Youth Union writes it, "12 TB-ĐU", "45.TB/SYT" and, in old papers, "28 CP". */
const SPACED = new RegExp(
  String.raw`^(\d{1,5})(?:\s+|\s?\.\s?)(${GROUP}\s?[-–/]\s?${GROUP}(?:\s?[-–]\s?${GROUP}){0,2}|\p{Lu}{2,6}$)`,
  'u',
);
/** "Số: 12": a number without a symbol. */
const ALONE = /^\d{1,5}(?=\W{0,3}$)/u;
const PARTY = new RegExp(
  String.raw`^(\S{0,5})\s?[-–]\s?(${GROUP}\s?/\s?${GROUP}(?:\s?[-–]\s?${GROUP}){0,2})`,
  'u',
);

/**
 * Reads the number line of the header; a blank or unreadable number is null and its place is shown. The
 * issuer's name helps to put its own initials in the symbol right.
 */
export function numberOf(parts: PaperParts, issuer: string | null): NumberFindings {
  const line = numberLine(parts);
  if (!line) return NONE;
  const read = readLine(line);
  const number = read.number ?? confirmedNumber(line, read.symbol?.value ?? null, parts);
  const symbol = withIssuer(read.symbol, issuer);
  return {
    ...read,
    number,
    blank: number ? null : read.blank,
    symbol: symbol && number === null ? besidePen(symbol, line, parts, issuer) : symbol,
  };
}

/** A symbol of groups that nobody knows, in one word with a pen's strokes, is believed this much less. */
const UNKNOWN_SYMBOL = 0.7;

/**
 * A symbol that was read in one word with what a pen wrote before it: how sure the reader is of that word says
 * something of the strokes alone. It is believed as the print around it is.
 */
function besidePen(
  symbol: Finding<string>,
  line: PaperLine,
  { headerLeft }: PaperParts,
  issuer: string | null,
): Finding<string> {
  const { quote, confidence } = symbol.evidence;
  const isShared = line.source.words.some(({ text }) => text.endsWith(quote) && text !== quote);
  if (!isShared) return symbol;
  const printed = headerLeft.filter((other) => other !== line).flatMap((other) => other.source.words);
  const known = isKnownSymbol(symbol.value, issuer) ? 1 : UNKNOWN_SYMBOL;
  const believed = rounded(SYMBOL_CERTAINTY * known * readingConfidence(printed));
  return { ...symbol, evidence: { ...symbol.evidence, confidence: Math.max(confidence, believed) } };
}

function withIssuer(symbol: Finding<string> | null, issuer: string | null): Finding<string> | null {
  if (!symbol) return null;
  const value = symbolOfIssuer(symbol.value, issuer);
  if (value === symbol.value) return symbol;
  return { value, evidence: { ...symbol.evidence, confidence: symbol.evidence.confidence * 0.8 } };
}

/**
 * Doubtful digits are believed when the paper says them again: "(Kèm theo Kế hoạch số 87/KH-UBND …)" over
 * its own appendix.
 */
function confirmedNumber(line: PaperLine, symbol: string | null, parts: PaperParts): Finding<string> | null {
  const digits = /\d{1,5}/.exec(line.text)?.[0];
  if (!digits || !symbol) return null;
  const again = parts.appendices
    .flatMap((appendix) => appendix.lines.slice(0, 8))
    .find((other) => other.text.replaceAll(' ', '').includes(`${digits}/${symbol}`));
  if (!again) return null;
  const at = line.text.indexOf(digits);
  const proof = proofInLine(line, at, at + digits.length, 0.9);
  return {
    value: digits,
    evidence: { ...proof, quote: digits, confidence: Math.max(proof.confidence, 0.7) },
  };
}

function readLine(line: PaperLine): NumberFindings {
  const label = LABEL.exec(line.text)?.[0].length ?? 0;
  const rest = line.text.slice(label);
  return (
    readWith(PARTY, line, label, rest) ??
    readWith(SPACED, line, label, rest) ??
    readWith(YEARED, line, label, rest) ??
    readWith(JOINED, line, label, rest) ??
    readState(line, label, rest)
  );
}

function numberLine(parts: PaperParts): PaperLine | null {
  const lines = [...parts.headerLeft, ...parts.headerRight];
  const numbered = lines.filter((line) => isNumberLine(line.text));
  return numbered.find((line) => LABEL.test(line.text)) ?? numbered[0] ?? null;
}

/** "15-NQ/ĐU" and "30/2020/NĐ-CP": the number is what stands before the first stroke. */
function readWith(pattern: RegExp, line: PaperLine, label: number, rest: string): NumberFindings | null {
  const found = pattern.exec(rest);
  if (!found || (pattern === PARTY && rest.indexOf('/') < rest.search(/[-–]/u))) return null;
  const symbolAt = label + found[0].length - found[2]!.length;
  return {
    ...numberIn(line, label, found[1]!),
    symbol: symbolFinding(line, symbolAt, found[2]!),
    line,
  };
}

/** "12/UBND-VX"; what stands before the stroke may be blank, dots, or a pen's strokes. */
function readState(line: PaperLine, label: number, rest: string): NumberFindings {
  const found = bestSymbol([...rest.matchAll(STATE)]);
  if (!found) {
    const alone = ALONE.exec(rest)?.[0];
    const blank = { ...NONE, line, blank: proofOfBlank(line) };
    return alone === undefined ? blank : { ...blank, ...numberIn(line, label, alone) };
  }
  return {
    ...numberIn(line, label, rest.slice(0, found.index)),
    symbol: symbolFinding(line, label + found.index + found[0].length - found[1]!.length, found[1]!),
    line,
  };
}

/** Among strokes of a pen the symbol is the match with groups, or with at least two capitals. */
function bestSymbol(matches: readonly RegExpExecArray[]): RegExpExecArray | undefined {
  return (
    matches.findLast((match) => /[-–]/u.test(match[1]!)) ??
    matches.findLast((match) => /\p{Lu}.?\p{Lu}/u.test(match[1]!))
  );
}

/** "/O2/QĐ-SYT": what a pen wrote reads as a group of the symbol. A year is one ("2019/QĐ-SYT"). */
const PENNED = /^(?!(?:19|20)\d{2}\/)(?=[^/]*\d)[OoIl\d]{1,4}\s?\/\s?(?=\p{Lu})/u;

function symbolFinding(line: PaperLine, from: number, whole: string): Finding<string> {
  const text = whole.replace(PENNED, '');
  const at = from + whole.length - text.length;
  const value = repairedSymbol(text);
  const certainty = value === text ? SYMBOL_CERTAINTY : 0.9;
  return { value, evidence: proofInLine(line, at, at + text.length, certainty) };
}

/**
 * Confidence under which digits on a scan are taken for pen strokes, for a person to read. Digits that stand
 * alone were often written by hand; those in one piece with the symbol were printed with it.
 */
const LEAST_ALONE = 0.8;
const LEAST_WITH_SYMBOL = 0.3;

function isTrusted(line: PaperLine, at: number, text: string): boolean {
  const words = wordsBetween(line, at, at + Math.max(text.length, 1));
  const least = words.some((word) => /\p{Lu}{2}/u.test(word.text)) ? LEAST_WITH_SYMBOL : LEAST_ALONE;
  return readingConfidence(words) >= least;
}

function numberIn(
  line: PaperLine,
  at: number,
  text: string,
): Pick<NumberFindings, 'number' | 'blank' | 'scribbled'> {
  const written = text.replaceAll(/[.…_\s]+/gu, '');
  const digits = repairedDigits(written);
  if (!digits || !isTrusted(line, at, text)) {
    return { number: null, blank: proofOfBlank(line), scribbled: written !== '' };
  }
  const certainty = digits === written ? 0.98 : 0.75;
  const lead = text.length - text.trimStart().length;
  const evidence = proofInLine(line, at + lead, at + text.trimEnd().length, certainty);
  return { number: { value: digits, evidence }, blank: null, scribbled: false };
}
