/** One paper: passages light up on the page; while it is being read the page follows. */
import { foldAccents } from '../../platform/vietnamese.ts';
import type { QueueItem } from '../../registry/views.ts';
import { isBeingRead, progressText } from '../queue-text.ts';
import { find, findAll, need } from './dom.ts';
import { createFieldSaver } from './field-saver.ts';
import { followObligations } from './obligations.ts';
import { createPageViewer, passagesOf } from './page-viewer.ts';
import { followDetails } from './paper-details.ts';
import { followStamp } from './stamp.ts';
import { isSearched, searchTerms } from './word-selection.ts';

const viewer = createPageViewer();
const page = need('[data-dispatch-page]');

lightSearchedWords();
followDuties();
followFacts();
followDetails(viewer);
followReading();
followStamp();

function followDuties(): void {
  const saver = createFieldSaver({
    dispatchId: page.dataset['dispatchPage'] ?? '',
    version: Number(page.dataset['version']),
    onVersion(version) {
      for (const input of findAll<HTMLInputElement>('input[name=version]')) input.value = String(version);
    },
  });
  const duties = followObligations(viewer, saver);
  viewer?.onPick((words) => duties?.pick(words));
}

function lightSearchedWords(): void {
  const terms = searchTerms(find('[data-viewer]')?.dataset['searched'] ?? '', foldAccents);
  if (terms.length > 0) viewer?.findWords((word) => isSearched(word, terms, foldAccents));
}

function followFacts(): void {
  for (const fact of findAll('.fact[data-passage][tabindex]')) {
    fact.addEventListener('focus', () => viewer?.light(passagesOf(fact)));
    fact.addEventListener('mouseenter', () => viewer?.light(passagesOf(fact)));
  }
}

/** Shows how far the reading is, and loads the page anew when it ends. */
function followReading(): void {
  const text = find('[data-reading-text]');
  if (text === null) return;
  const bar = find<HTMLProgressElement>('[data-reading-progress]');
  const events = new EventSource(`/api/v1/dispatches/${page.dataset['dispatchPage']}/events`);
  events.addEventListener('dispatch', (event) => {
    const item = JSON.parse(event.data as string) as QueueItem;
    if (!isBeingRead(item)) {
      events.close();
      location.reload();
      return;
    }
    text.textContent = progressText(item);
    if (bar === null || !item.progress?.total) return;
    bar.max = item.progress.total;
    bar.value = item.progress.done;
  });
}
