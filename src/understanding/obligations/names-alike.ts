/** To know a name again, however it is written. */
import { foldPassage } from './tokens.ts';

/** A name without accents and capitals, "UBND" in whole words: to know it again. */
export function nameOf(name: string): string {
  return foldPassage(name)
    .replace(/^ubnd(?= )/u, 'uy ban nhan dan')
    .trim();
}
