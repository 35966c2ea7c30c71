/** What a word's confidence means: of the words given with 95 or more at least 995 in a thousand are right. */

/** The engine is right in 998 of 1000 words that it gives this, in 980 of those it gives one less. */
const SURE = 96;
/** Words that are not sure end here, also when rounded. */
const NEARLY_SURE = 94;

/** The engine's confidence as it may be believed: `npm run bench:reading` tells how far it holds. */
export function believable(confidence: number): number {
  return confidence >= SURE ? confidence : Math.min(confidence, NEARLY_SURE);
}
