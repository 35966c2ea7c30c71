/** The stamp “ĐẾN” on page 1: dragged by a pointer, moved by the arrow keys, kept where it is left. */
import { LINE } from '../text/registry.ts';
import { find, need } from './dom.ts';

/** 50 mm by 35 mm, in points. */
const SIZE = { width: 141.7, height: 99.2 };
const STEP = 3;
const SAVE_AFTER_MS = 500;

export function followStamp(): void {
  const desk = find<HTMLDetailsElement>('[data-stamp-desk]');
  if (desk === null) return;
  const page = need('[data-stamp-page]', desk);
  const mark = need('[data-stamp]', desk);
  const status = need('[data-stamp-status]', desk);
  const picture = need<HTMLImageElement>('[data-stamp-picture]', desk);
  const paper = { width: Number(page.dataset['width']), height: Number(page.dataset['height']) };
  const place = { x: Number(mark.dataset['x']), y: Number(mark.dataset['y']) };
  let saving: ReturnType<typeof setTimeout> | undefined;

  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
  const show = () => {
    mark.style.left = percent(place.x, paper.width);
    mark.style.top = percent(place.y, paper.height);
    mark.style.width = percent(SIZE.width, paper.width);
    mark.style.height = percent(SIZE.height, paper.height);
  };
  const moveTo = (x: number, y: number) => {
    place.x = Math.min(Math.max(0, x), paper.width - SIZE.width);
    place.y = Math.min(Math.max(0, y), paper.height - SIZE.height);
    show();
    clearTimeout(saving);
    saving = setTimeout(() => void save(), SAVE_AFTER_MS);
  };
  const save = async () => {
    const response = await fetch(`/api/v1/dispatches/${desk.dataset['stampDesk']}/stamp`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(place),
    }).catch(() => null);
    status.textContent = response?.ok === true ? LINE.stampSaved : LINE.stampFailed;
    if (response?.ok !== true) return;
    const { version } = (await response.json()) as { version: number };
    for (const input of document.querySelectorAll<HTMLInputElement>('input[name=version]')) {
      input.value = String(version);
    }
  };

  desk.addEventListener('toggle', () => {
    // The picture is fetched only by who wants to move the stamp.
    if (picture.src === '') picture.src = picture.dataset['stampPicture'] ?? '';
  });
  mark.addEventListener('keydown', (event) => {
    const step = event.shiftKey ? STEP * 8 : STEP;
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
      event.key
    ] ?? [0, 0];
    if (dx === 0 && dy === 0) return;
    event.preventDefault();
    moveTo(place.x + dx! * step, place.y + dy! * step);
  });
  mark.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    mark.focus();
    mark.setPointerCapture(event.pointerId);
    const from = { ...place };
    const scale = paper.width / page.getBoundingClientRect().width;
    const drag = (moved: PointerEvent) =>
      moveTo(
        from.x + (moved.clientX - event.clientX) * scale,
        from.y + (moved.clientY - event.clientY) * scale,
      );
    mark.addEventListener('pointermove', drag);
    mark.addEventListener('pointerup', () => mark.removeEventListener('pointermove', drag), { once: true });
  });
  show();
}
