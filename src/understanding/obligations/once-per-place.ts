/** Rules ask the same of the same words over and over: what begins here, where does the name end? */
import type { Token } from './tokens.ts';

type Ask<T> = (tokens: readonly Token[], at: number) => T;

/**
 * Works an answer out once for each place of a passage, and keeps those of the passage that was asked about last.
 * Answers are shared, so they must not be changed; and the passage may not be either.
 */
export function oncePerPlace<T extends NonNullable<unknown> | null>(work: Ask<T>): Ask<T> {
  let passage: readonly Token[] | null = null;
  let answers: (T | undefined)[] = [];
  return (tokens, at) => {
    if (at < 0 || at >= tokens.length) return work(tokens, at);
    if (tokens !== passage) {
      passage = tokens;
      answers = [];
    }
    const known = answers[at];
    if (known !== undefined) return known;
    const fresh = work(tokens, at);
    // The work itself may have asked about a part of the passage.
    if (tokens === passage) answers[at] = fresh;
    return fresh;
  };
}
