/** Every piece of running text of a document with its place, for rules that look at words. */
import { plainOf } from '../document.ts';
import type { DispatchDocument, DocumentBlock, DocumentText } from '../document.ts';
import type { Fix } from './finding.ts';

export interface PlacedText {
  place: string;
  path: (string | number)[];
  text: DocumentText;
}

export function textsOf(document: DispatchDocument): PlacedText[] {
  return [
    { place: 'subject', path: ['subject'], text: document.subject },
    ...document.bases.map((text, index) => ({ place: `bases.${index}`, path: ['bases', index], text })),
    ...bodyTexts(document.body, ['body']),
    ...document.appendices.flatMap(({ body }, index) => bodyTexts(body, ['appendices', index, 'body'])),
  ];
}

function bodyTexts(blocks: readonly DocumentBlock[], path: (string | number)[]): PlacedText[] {
  return blocks.flatMap((block, index): PlacedText[] => {
    const place = [...path, index].join('.');
    if (block.kind !== 'table') return [{ place, path: [...path, index, 'text'], text: block.text }];
    return block.rows.flatMap((row, line) =>
      row.map((text, column) => ({ place, path: [...path, index, 'rows', line, column], text })),
    );
  });
}

/** The words replaced within each span, so that what is bold stays bold. */
export function replaced({ path, text }: PlacedText, change: (words: string) => string): Fix {
  if (typeof text === 'string') return { path, value: change(text) };
  return { path, value: text.map((span) => ({ ...span, text: change(span.text) })) };
}

/** Matches of a pattern in all texts. */
export function matchesIn(
  document: DispatchDocument,
  pattern: RegExp,
): { placed: PlacedText; match: RegExpMatchArray }[] {
  return textsOf(document).flatMap((placed) =>
    [...plainOf(placed.text).matchAll(pattern)].map((match) => ({ placed, match })),
  );
}
