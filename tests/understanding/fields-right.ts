/** How many header fields of a paper were read right: names without case, punctuation and tone placement. */
import { unifyTonePlacement } from '../../src/platform/vietnamese.ts';
import type { Metadata } from '../../src/understanding/understanding.ts';

export interface FieldResult {
  field: string;
  right: boolean;
  expected: unknown;
  got: unknown;
}

type Expected = Partial<Metadata>;

const SCALARS = [
  'issuerParent',
  'issuer',
  'number',
  'symbol',
  'place',
  'date',
  'type',
  'subject',
  'urgency',
  'secrecy',
] as const;
const SIGNER = ['capacity', 'title', 'actualTitle', 'name'] as const;
const LISTS = ['addressees', 'recipients'] as const;

/** Every field that the paper has or that was claimed; a list is right when all its entries are. */
export function fieldResults(expected: Expected, got: Metadata): FieldResult[] {
  const results: FieldResult[] = [];
  const add = (field: string, want: unknown, have: unknown, right: boolean): void => {
    if (isBlank(want) && isBlank(have)) return;
    results.push({ field, right, expected: want, got: have });
  };
  for (const field of SCALARS) {
    if (!(field in expected)) continue;
    add(field, expected[field], got[field], same(expected[field] ?? null, got[field]));
  }
  for (const part of expected.signer ? SIGNER : []) {
    add(
      `signer.${part}`,
      expected.signer![part],
      got.signer[part],
      same(expected.signer![part], got.signer[part]),
    );
  }
  for (const field of LISTS) {
    const want = expected[field];
    if (want)
      add(
        field,
        want,
        got[field],
        want.length === got[field].length && want.every((each, at) => same(each, got[field][at] ?? null)),
      );
  }
  if (expected.references) {
    const symbols = (list: Metadata['references']): string =>
      list.map(({ symbol }) => folded(symbol)).join('|');
    add(
      'references',
      expected.references,
      got.references,
      symbols(expected.references) === symbols(got.references),
    );
  }
  return results;
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** As `score.mjs` compares: one letter in fifty may differ. */
function same(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  const [x, y] = [folded(a), folded(b)];
  if (x === y) return true;
  const longest = Math.max(x.length, y.length);
  return longest >= 50 && distance(x, y) <= longest / 50;
}

function folded(text: string): string {
  return unifyTonePlacement(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const swap = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(swap, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
