/**
 * Texts on which a regular expression would backtrack without bound, if it can: for each part that may be
 * repeated, what leads up to it, the part many times over, and a sign that spoils the match.
 */
import { type AST, RegExpParser } from '@eslint-community/regexpp';

const SIGNS = ['a', 'đ', 'A', 'Đ', '1', ' ', '.', '-', '/', ',', ';', ':', '(', ')', '“', '\n', '\u0301'];
const SPOILERS = ['\u0001', ' \u0001'];
const TIMES = 1000;

/** One text for each unbounded repetition of a pattern and each way to spoil it. */
export function pumpsOf(form: RegExp): string[] {
  const pattern = new RegExpParser().parsePattern(form.source, 0, form.source.length, {
    unicode: form.unicode,
  });
  const pumps: { prefix: string; unit: string }[] = [];
  const whole = walk(pattern, '', form.flags, pumps);
  if (whole !== '') pumps.push({ prefix: '', unit: whole });
  return pumps.flatMap(({ prefix, unit }) => {
    const times = Math.max(1, Math.floor(TIMES / Math.max(unit.length, 1)));
    return SPOILERS.map((spoiler) => prefix + unit.repeat(times) + spoiler);
  });
}

type Pump = { prefix: string; unit: string };

/** A text the node matches; repetitions on the way are noted. */
function walk(node: AST.Node, prefix: string, flags: string, pumps: Pump[]): string {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives.map((each) => walk(each, prefix, flags, pumps))[0] ?? '';
    case 'Alternative':
      return node.elements.reduce((text, each) => text + walk(each, prefix + text, flags, pumps), '');
    case 'Quantifier':
      return repeated(node, prefix, flags, pumps);
    case 'Character':
      return String.fromCodePoint(node.value);
    case 'CharacterSet':
    case 'CharacterClass':
      return signsOf(node.raw, flags)[0] ?? '';
    case 'Assertion':
      if (node.kind === 'lookahead' || node.kind === 'lookbehind')
        for (const each of node.alternatives) walk(each, prefix, flags, pumps);
      return '';
    default:
      return '';
  }
}

function repeated(node: AST.Quantifier, prefix: string, flags: string, pumps: Pump[]): string {
  const text = walk(node.element, prefix, flags, pumps);
  if (node.max === Number.POSITIVE_INFINITY) {
    const isSet = node.element.type === 'CharacterClass' || node.element.type === 'CharacterSet';
    const units = isSet ? signsOf(node.element.raw, flags).slice(0, 3) : [text];
    for (const unit of units) if (unit !== '') pumps.push({ prefix, unit });
  }
  return text.repeat(Math.min(Math.max(node.min, 1), 3));
}

function signsOf(raw: string, flags: string): string[] {
  const set = new RegExp(`^${raw}$`, flags.replaceAll(/[gy]/gu, ''));
  return SIGNS.filter((sign) => set.test(sign));
}
