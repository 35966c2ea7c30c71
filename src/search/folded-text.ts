/**
 * Text folded for the index in one pass, by a table over UTF-16 units: whole archives pass through here. What is
 * composed already, as nearly every text is, is seen in the same pass and not composed again.
 */
import { foldAccents, isComposedUnit } from '../platform/vietnamese.ts';

/** Separates the pages in the body of a paper: no letter and no digit, so that it also separates words. */
export const PAGE_BREAK = '\f';

/** What abbreviations are looked for in. */
export interface Joinable {
  /** The text as NFC. */
  composed: string;
  /** Where in it signs stand that may join an abbreviation: &, full stop, hyphen. */
  joints: readonly number[];
}

export interface FoldedText extends Joinable {
  /** Its searchable form, of the same length: letters and digits without accents, a space for everything else. */
  folded: string;
}

const SPACE = 0x20;
const ASCII_END = 0x80;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const NOT_A_WORD = /[^\p{L}\p{N}\f]/gu;
const JOINTS = '&.-';
const JOINT = /[&.-]/g;

/** What the table holds of a unit beside its searchable form. */
const FORM = 0xffff;
const IS_JOINT = 0x10000;
/** Half of a letter beyond the first plane. */
const IS_HALF = 0x20000;
/** It may be another one when it is composed with what stands before it. */
const MAY_COMPOSE = 0x40000;

/** Found once for each unit; 0: not looked at yet. Small integers: V8 makes the loop below half as fast of unsigned ones. */
const unitsMet = new Int32Array(0x10000);
/** Where a text is folded. */
let scratch = scratchFor(0x8000);

interface Scratch {
  units: Uint16Array;
  unitBytes: Buffer;
  ascii: Buffer;
}

function scratchFor(length: number): Scratch {
  const units = new Uint16Array(length);
  return { units, unitBytes: Buffer.from(units.buffer), ascii: Buffer.alloc(length) };
}

export function foldText(text: string): FoldedText {
  if (text.length > scratch.ascii.length) scratch = scratchFor(2 * text.length);
  const { ascii } = scratch;
  const { composed, joints, other } = foldInto(ascii, 0, text);
  return { composed, joints, folded: other ?? ascii.toString('latin1', 0, text.length) };
}

/**
 * Writes the searchable form of a text into bytes, where it is as long as the text and of ASCII: nearly all of
 * Vietnamese becomes that.
 * @param bytes with room for a byte a unit
 * @returns with the form itself where it is another one, and what was written is to be written over
 */
export function foldInto(bytes: Uint8Array, from: number, text: string): Joinable & { other: string | null } {
  const joints: number[] = [];
  const met = foldUnits(text, bytes, from, joints);
  if ((met & (IS_HALF | MAY_COMPOSE)) === 0)
    return { composed: text, joints, other: (met & FORM) < ASCII_END ? null : formOfUnits(text) };
  const composed = text.normalize('NFC');
  const isByUnits = (met & IS_HALF) === 0;
  return {
    composed,
    joints: composed === text ? joints : Array.from(composed.matchAll(JOINT), ({ index }) => index),
    other: isByUnits ? formOfUnits(composed) : formOfLetters(composed),
  };
}

/**
 * @param joints is added to
 * @returns everything that the table holds of any unit of the text
 */
function foldUnits(text: string, bytes: Uint8Array, from: number, joints: number[]): number {
  const { length } = text;
  if (length > scratch.units.length) scratch = scratchFor(2 * length);
  const { units, unitBytes } = scratch;
  unitBytes.write(text, 0, 'utf16le');
  let all = 0;
  for (let at = 0; at < length; at += 1) {
    const unit = units[at]!;
    let met = unitsMet[unit]!;
    if (met === 0) met = meet(unit);
    bytes[from + at] = met;
    all |= met;
    if (met >= IS_JOINT && (met & IS_JOINT) !== 0) joints.push(at);
  }
  return all;
}

function formOfUnits(text: string): string {
  const { length } = text;
  if (length > scratch.units.length) scratch = scratchFor(2 * length);
  const { units, unitBytes } = scratch;
  unitBytes.write(text, 0, 'utf16le');
  for (let at = 0; at < length; at += 1) units[at] = unitsMet[units[at]!]! || meet(units[at]!);
  return unitBytes.toString('utf16le', 0, 2 * length);
}

function meet(unit: number): number {
  const letter = String.fromCharCode(unit);
  const isHalf = unit >= 0xd800 && unit <= 0xdfff;
  const traits =
    (JOINTS.includes(letter) ? IS_JOINT : 0) |
    (isHalf ? IS_HALF : 0) |
    (isComposedUnit(unit) ? 0 : MAY_COMPOSE);
  unitsMet[unit] = searchableUnit(letter) | traits;
  return unitsMet[unit];
}

function searchableUnit(letter: string): number {
  const folded = foldAccents(letter);
  return folded === PAGE_BREAK || LETTER_OR_DIGIT.test(folded) ? folded.charCodeAt(0) : SPACE;
}

/** Letters beyond the first plane take two units. */
function formOfLetters(composed: string): string {
  return foldAccents(composed).replace(NOT_A_WORD, (other) => ' '.repeat(other.length));
}
