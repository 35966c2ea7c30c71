/** The lists of duties by keyboard, choosing many, and the passage of one duty lit on its page. */
import { find, findAll } from './dom.ts';
import { createPageViewer, passagesOf } from './page-viewer.ts';

followRows();
followChoosing();
followPassages();

/** j and k walk, x chooses, Enter opens. */
function followRows(): void {
  const rows = findAll('[data-duties] tbody tr, .board [data-duty]');
  if (rows.length === 0) return;
  let at = -1;
  const go = (to: number) => {
    rows[at]?.classList.remove('duty-here');
    at = Math.min(Math.max(to, 0), rows.length - 1);
    const row = rows[at]!;
    row.classList.add('duty-here');
    find<HTMLAnchorElement>('a', row)?.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  };
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement | null;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target?.matches('input:not([type=checkbox]), textarea, select') === true) return;
    if (event.key === 'j') go(at + 1);
    else if (event.key === 'k') go(at - 1);
    else if (event.key === 'x' && at >= 0) find<HTMLInputElement>('input[name=duty]', rows[at]!)?.click();
    else return;
    event.preventDefault();
  });
}

/** What is done to many is offered once something is chosen. */
function followChoosing(): void {
  const form = find<HTMLFormElement>('[data-bulk]');
  if (form === null) return;
  const boxes = findAll<HTMLInputElement>('input[name=duty]', form);
  const all = find<HTMLInputElement>('[data-choose-all]', form);
  const show = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    form.classList.toggle('has-chosen', chosen > 0);
    for (const box of boxes) box.closest('tr')?.classList.toggle('duty-chosen', box.checked);
    if (all === null) return;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  };
  all?.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked;
    show();
  });
  form.addEventListener('change', show);
  form.classList.add('follows-choosing');
  show();
}

function followPassages(): void {
  const viewer = createPageViewer();
  for (const quote of findAll('.duty-quote[data-passage]')) {
    quote.addEventListener('click', () => viewer?.light(passagesOf(quote), { move: true }));
  }
}
