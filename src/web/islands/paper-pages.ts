/** Xếp trang with keys and by dragging: the order of the cards is the order of the form. */
import type { QueueItem } from '../../registry/views.ts';
import { isBeingRead } from '../queue-text.ts';
import { find, findAll, need } from './dom.ts';

const grid = find('[data-page-grid]');
if (grid !== null && find('[data-page-act]', grid) !== null) followCards(grid);
followReading();

function followCards(list: HTMLElement): void {
  const cards = () => findAll('[data-page-card]', list);
  const cardOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-page-card]') : null;
  let dragged: HTMLElement | null = null;

  function turn(card: HTMLElement, by: number): void {
    const input = need<HTMLInputElement>('[data-page-turn]', card);
    input.value = String((Number(input.value) + by + 360) % 360);
    card.dataset['turned'] = input.value;
  }

  function move(card: HTMLElement, by: number): void {
    const all = cards();
    const other = all[all.indexOf(card) + by];
    if (other === undefined) return;
    if (by < 0) other.before(card);
    else other.after(card);
    card.focus();
  }

  function toggleDrop(card: HTMLElement): void {
    need<HTMLInputElement>('[data-page-drop]', card).click();
  }

  const acts: Readonly<Record<string, (card: HTMLElement) => void>> = {
    earlier: (card) => move(card, -1),
    later: (card) => move(card, 1),
    left: (card) => turn(card, -90),
    right: (card) => turn(card, 90),
  };

  list.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-page-act]');
    const card = cardOf(button);
    if (button !== null && card !== null) acts[button.dataset['pageAct'] ?? '']?.(card);
  });

  list.addEventListener('keydown', (event) => {
    const card = event.target as HTMLElement;
    if (!card.matches('[data-page-card]') || event.ctrlKey || event.isComposing) return;
    const act = keyAct(event);
    if (act === null) return;
    event.preventDefault();
    act(card);
  });

  function keyAct(event: KeyboardEvent): ((card: HTMLElement) => void) | null {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (by !== 0 && event.altKey) return (card) => move(card, by);
    if (by !== 0) return (card) => cards()[cards().indexOf(card) + by]?.focus();
    if (event.altKey) return null;
    if (event.code === 'KeyR') return (card) => turn(card, 90);
    if (event.code === 'KeyL') return (card) => turn(card, -90);
    return event.key === 'Delete' || event.key === 'Backspace' ? toggleDrop : null;
  }

  list.addEventListener('dragstart', (event) => {
    dragged = cardOf(event.target);
    dragged?.classList.add('page-card-dragged');
    event.dataTransfer?.setData('text/plain', dragged?.dataset['pageCard'] ?? '');
  });
  list.addEventListener('dragover', (event) => {
    const over = cardOf(event.target);
    if (dragged === null || over === null) return;
    event.preventDefault();
    if (over === dragged) return;
    const { left, width } = over.getBoundingClientRect();
    if (event.clientX < left + width / 2) over.before(dragged);
    else over.after(dragged);
  });
  list.addEventListener('drop', (event) => event.preventDefault());
  list.addEventListener('dragend', () => {
    dragged?.classList.remove('page-card-dragged');
    dragged = null;
  });
}

/** Loads the page anew when its pages have been read. */
function followReading(): void {
  const id = find('[data-rereading]')?.dataset['rereading'];
  if (id === undefined) return;
  const events = new EventSource(`/api/v1/dispatches/${id}/events`);
  events.addEventListener('dispatch', (event) => {
    const item = JSON.parse(event.data as string) as QueueItem;
    if (isBeingRead(item)) return;
    events.close();
    location.replace(location.pathname);
  });
}
