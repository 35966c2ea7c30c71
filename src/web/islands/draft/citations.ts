/** Căn cứ from the archive: looked up while one types, cited in full the first time and short afterwards. */
import type { DispatchDocument } from '../../../drafting/document.ts';
import { type EditorContext, element, labelled, wideButton } from './context.ts';
import { putIn } from './passage.ts';

interface CitedPaper {
  id: string;
  full: string;
  short: string;
}

const PAUSE = 250;

export function citationFinder(
  dispatch: DispatchDocument,
  context: EditorContext,
  basesChanged: () => void,
): HTMLElement {
  const { words, changed } = context;
  const box = element('input', { type: 'search', autocomplete: 'off' });
  const results = element('ul', { class: 'draft-citations', 'aria-live': 'polite' });
  let timer: number | undefined;
  let latest = 0;

  box.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void look(), PAUSE);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });

  async function look(): Promise<void> {
    latest += 1;
    const asked = latest;
    if (box.value.trim() === '') return results.replaceChildren();
    try {
      const answer = await fetch(`/soan-thao/can-cu?q=${encodeURIComponent(box.value)}`);
      if (!answer.ok) return;
      const { papers } = (await answer.json()) as { papers: CitedPaper[] };
      if (asked === latest) show(papers);
    } catch {
      // The connection broke: the next key asks again.
    }
  }

  function show(papers: readonly CitedPaper[]): void {
    if (papers.length === 0)
      return results.replaceChildren(element('li', { class: 'quiet' }, words.nothingFound));
    results.replaceChildren(
      ...papers.map((paper) =>
        element(
          'li',
          {},
          element('span', {}, paper.full),
          element(
            'span',
            { class: 'buttons' },
            wideButton(words.asBasis, () => {
              dispatch.bases.push(`Căn cứ ${citationIn(dispatch, paper)}`);
              basesChanged();
              changed();
            }),
            wideButton(words.inText, () => {
              if (context.cursor !== null) putIn(context.cursor, citationIn(dispatch, paper));
            }),
          ),
        ),
      ),
    );
  }

  const field = labelled(words.findBasis, box);
  field.append(element('p', { class: 'field-hint' }, words.findBasisHint), results);
  return field;
}

/** In full where the paper is not named yet (PL I, Phần I, II.6.b). */
export function citationIn(dispatch: DispatchDocument, { full, short }: Omit<CitedPaper, 'id'>): string {
  const named = /số \S+/u.exec(short)?.[0] ?? short;
  return JSON.stringify(dispatch).includes(JSON.stringify(named).slice(1, -1)) ? short : full;
}
