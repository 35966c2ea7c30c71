/** Papers of the archive as they are cited in a draft: in full the first time, short afterwards. */
import { fullCitation, shortCitation } from '../drafting/index.ts';
import type { Actor } from '../people/index.ts';
import { viewDispatch } from '../registry/index.ts';
import type { WebRoutesDeps } from './routes/context.ts';

export interface CitedPaper {
  id: string;
  full: string;
  short: string;
}

const MOST = 8;

/** What fits the words that were typed, among what the person may see. */
export async function citationsFor(
  { db, index }: Pick<WebRoutesDeps, 'db' | 'index'>,
  words: string,
  actor: Actor,
): Promise<CitedPaper[]> {
  if (words.trim() === '') return [];
  const { hits } = await index.search({ text: words.slice(0, 200), limit: MOST }, actor);
  return hits.map(({ id }) => {
    const { type, number, symbol, date, issuer, subject } = viewDispatch(db, id, actor);
    const paper = { type, number, symbol, date, issuer, subject, duties: [] };
    return { id, full: fullCitation(paper), short: shortCitation(paper) };
  });
}
