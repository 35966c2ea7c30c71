/** Papers for tests: a line of text is a paragraph, or a line of one where boxes are given. */
import { suggestObligations } from '../../../src/understanding/obligations/index.ts';
import type { Weigher } from '../../../src/understanding/obligations/weigher.ts';
import type { PaperLine, PaperParts } from '../../../src/understanding/parts.ts';
import type { Metadata } from '../../../src/understanding/understanding.ts';

const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };

/** A line whose words share one row; with `x` and `y` it has boxes as on a page. */
export function line(text: string, place: { page?: number; x?: number; y?: number } = {}): PaperLine {
  const { page = 1, x, y } = place;
  if (x === undefined || y === undefined) {
    const words = text.split(' ').map((word) => ({ ...NOWHERE, text: word, confidence: 100 }));
    return { text, page, box: NOWHERE, source: { ...NOWHERE, zone: 'body', words } };
  }
  let at = x;
  const words = text.split(' ').map((word) => {
    const box = { x: at, y, width: word.length * 6, height: 12 };
    at += word.length * 6 + 4;
    return { ...box, text: word, confidence: 96 };
  });
  const box = { x, y, width: at - 4 - x, height: 12 };
  return { text, page, box, source: { ...box, zone: 'body', words } };
}

export function partsWith(body: PaperLine[], appendices: PaperParts['appendices'] = []): PaperParts {
  return {
    headerLeft: [],
    headerRight: [],
    title: [],
    addressing: [],
    body,
    recipients: [],
    signature: [],
    appendices,
    marks: [],
    overlays: [],
  };
}

/** A paper whose body is the given paragraphs, one a row. */
export function paper(text: string): PaperParts {
  const rows = text
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '');
  return partsWith(rows.map((row) => line(row)));
}

export function metadata(over: Partial<Metadata> = {}): Metadata {
  return {
    issuerParent: null,
    issuer: 'ỦY BAN NHÂN DÂN TỈNH',
    number: null,
    symbol: null,
    place: null,
    date: '2025-08-04',
    type: 'Công văn',
    subject: null,
    addressees: ['Các sở, ban, ngành', 'UBND các xã, phường'],
    signer: { capacity: null, title: null, actualTitle: null, name: null },
    recipients: [],
    urgency: null,
    secrecy: null,
    references: [],
    handwritten: [],
    ...over,
  };
}

/** Leaves it at what the rules read: for what is told of a duty once it is one. */
export const BY_RULES: Weigher = { weigh: () => 0 };

/** What a text tells whom to do by when, a row an obligation: "1 | Sở A | rà soát | 2025-09-10". */
export function told(text: string): string[] {
  return suggestObligations(paper(text), metadata()).map(
    ({ clause, assignees, action, deadline }) =>
      `${clause} | ${assignees.join(' + ')} | ${action} | ${deadline.date ?? deadline.every ?? deadline.amount ?? ''}`,
  );
}
