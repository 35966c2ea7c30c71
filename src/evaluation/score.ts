/**
 * How well papers were read and understood, by comparison with gold files. The rules are those the project's
 * targets are stated in; a change of a rule changes what every figure means.
 */
import { isHandwritten, scoreFields } from './fields.ts';
import type { ComparedPaper } from './gold.ts';
import { type ObligationScore, scoreObligations } from './obligations.ts';
import { type CompareNames, countWords, editDistance, isSameName, takeWords, wordsOf } from './wording.ts';

/** Errors against a transcribed page, in characters and in words, by order and without. */
export interface TextScore {
  chars: number;
  charErrors: number;
  words: number;
  wordErrors: number;
  /** Words missed or invented, wherever they stand. */
  bagErrors: number;
}

export interface PaperScore {
  name: string;
  text: TextScore;
  fields: Record<string, number>;
  obligations: ObligationScore;
  misses: string[];
}

export interface Total {
  papers: number;
  /** Null where nothing was there to measure. */
  cer: number | null;
  wer: number | null;
  wordError: number | null;
  fields: Record<string, number>;
  /** The mean of the printed fields. */
  fieldMean: number | null;
  obligations: {
    precision: number | null;
    recall: number | null;
    f1: number | null;
    assignees: number | null;
    cooperators: number | null;
    deadlines: number | null;
    datedRecall: number | null;
  };
}

/** A page as it was transcribed and as it was read. */
export interface ComparedText {
  gold: string;
  read: string;
}

/**
 * @param pages what was transcribed and what was read, for the errors of reading
 * @param isName how people's names are compared. `vanthu eval` takes them as they are written, as the project's targets
 * are stated; the papers of our own tests, whose authors wrote ranks or left them out, without what stands before them
 */
export function scorePaper(
  name: string,
  gold: ComparedPaper,
  predicted: ComparedPaper,
  pages: readonly ComparedText[] = [],
  isName: CompareNames = isSameName,
): PaperScore {
  const { fields, misses } = scoreFields(gold.metadata, predicted.metadata, isName);
  const obligations = scoreObligations(gold.obligations, predicted.obligations, isName);
  return {
    name,
    text: scoreText(pages),
    fields,
    obligations: obligations.score,
    misses: [...misses, ...obligations.misses],
  };
}

function scoreText(pages: readonly ComparedText[]): TextScore {
  const score: TextScore = { chars: 0, charErrors: 0, words: 0, wordErrors: 0, bagErrors: 0 };
  for (const page of pages) {
    const [gold, read] = [evenText(page.gold), evenText(page.read)];
    const [goldWords, readWords] = [wordsOf(gold), wordsOf(read)];
    score.chars += gold.length;
    score.charErrors += editDistance([...gold], [...read]);
    score.words += goldWords.length;
    score.wordErrors += editDistance(goldWords, readWords);
    const found = takeWords(countWords(goldWords), readWords);
    score.bagErrors += Math.max(goldWords.length, readWords.length) - found;
  }
  return score;
}

const evenText = (text: string) => text.normalize('NFC').replace(/…/g, '...').replace(/\s+/g, ' ').trim();

export function totalOf(rows: readonly PaperScore[]): Total {
  const sum = (pick: (row: PaperScore) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const hit = sum((row) => row.obligations.hit);
  const gold = sum((row) => row.obligations.gold);
  const predicted = sum((row) => row.obligations.predicted);
  const printed = rows.flatMap((row) => printedScores(row));
  return {
    papers: rows.length,
    cer: rate(
      sum((row) => row.text.charErrors),
      sum((row) => row.text.chars),
    ),
    wer: rate(
      sum((row) => row.text.wordErrors),
      sum((row) => row.text.words),
    ),
    wordError: rate(
      sum((row) => row.text.bagErrors),
      sum((row) => row.text.words),
    ),
    fields: meanByField(rows),
    fieldMean: mean(printed),
    obligations: {
      precision: rate(hit, predicted),
      recall: rate(hit, gold),
      f1: rate(2 * hit, predicted + gold),
      assignees: rate(
        sum((row) => row.obligations.assignees),
        hit,
      ),
      cooperators: rate(
        sum((row) => row.obligations.cooperators),
        hit,
      ),
      deadlines: rate(
        sum((row) => row.obligations.deadlines),
        hit,
      ),
      datedRecall: rate(
        sum((row) => row.obligations.datedHit),
        sum((row) => row.obligations.dated),
      ),
    },
  };
}

export function printedScores({ fields }: Pick<PaperScore, 'fields'>): number[] {
  return Object.entries(fields)
    .filter(([field]) => !isHandwritten(field))
    .map(([, score]) => score);
}

function meanByField(rows: readonly PaperScore[]): Record<string, number> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.fields)))];
  return Object.fromEntries(
    names.map((name) => [name, mean(rows.flatMap(({ fields }) => fields[name] ?? [])) ?? 0]),
  );
}

export function mean(values: readonly number[]): number | null {
  return rate(
    values.reduce((total, value) => total + value, 0),
    values.length,
  );
}

const rate = (part: number, whole: number) => (whole === 0 ? null : part / whole);
