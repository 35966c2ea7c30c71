/** The part of a page that is read again, drawn on its picture; the numbers beside it say the same. */
import { find, need } from './dom.ts';

const SIDES = ['left', 'top', 'right', 'bottom'] as const;
type Side = (typeof SIDES)[number];
type Margins = Record<Side, number>;

/** Most that is left out at a side, in percent, as the form takes it. */
const MOST = 45;
/** A shorter stroke, in percent of the page, is a slip of the finger. */
const SHORTEST = 4;

const sheet = find('[data-crop-page]');
if (sheet !== null) followCrop(sheet);

function followCrop(page: HTMLElement): void {
  const form = page.closest('form')!;
  const input = (side: Side) => need<HTMLInputElement>(`[data-crop-side="${side}"]`, form);
  const kept = need<SVGRectElement>('[data-crop-kept]', page);
  const shade = need<SVGPathElement>('[data-crop-shade]', page);

  function draw({ left, top, right, bottom }: Margins): void {
    const [width, height] = [100 - left - right, 100 - top - bottom];
    for (const [name, value] of Object.entries({ x: left, y: top, width, height })) {
      kept.setAttribute(name, String(value));
    }
    shade.setAttribute('d', `M0 0H100V100H0ZM${left} ${top}V${top + height}H${left + width}V${top}Z`);
  }

  const written = (): Margins => ({
    left: Number(input('left').value) || 0,
    top: Number(input('top').value) || 0,
    right: Number(input('right').value) || 0,
    bottom: Number(input('bottom').value) || 0,
  });

  function write(margins: Margins): void {
    for (const side of SIDES) input(side).value = String(Math.round(clamp(margins[side], 0, MOST)));
    draw(written());
  }

  /** Where a pointer is on the page, in percent. */
  function placeOf(event: PointerEvent): { x: number; y: number } {
    const { left, top, width, height } = page.getBoundingClientRect();
    return {
      x: clamp((100 * (event.clientX - left)) / width, 0, 100),
      y: clamp((100 * (event.clientY - top)) / height, 0, 100),
    };
  }

  page.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    page.setPointerCapture(event.pointerId);
    const from = placeOf(event);
    const stretch = (move: PointerEvent): void => {
      const to = placeOf(move);
      const [left, right] = [Math.min(from.x, to.x), 100 - Math.max(from.x, to.x)];
      const [top, bottom] = [Math.min(from.y, to.y), 100 - Math.max(from.y, to.y)];
      if (100 - left - right >= SHORTEST && 100 - top - bottom >= SHORTEST)
        write({ left, top, right, bottom });
    };
    const end = (): void => {
      page.removeEventListener('pointermove', stretch);
      page.removeEventListener('pointerup', end);
      page.removeEventListener('pointercancel', end);
    };
    page.addEventListener('pointermove', stretch);
    page.addEventListener('pointerup', end);
    page.addEventListener('pointercancel', end);
  });

  for (const side of SIDES) input(side).addEventListener('input', () => draw(written()));
  need('[data-crop-whole]', form).addEventListener('click', () =>
    write({ left: 0, top: 0, right: 0, bottom: 0 }),
  );
  followPages(form, page);
  draw(written());
}

/** Shows the first of the pages that are to be read. */
function followPages(form: HTMLFormElement, page: HTMLElement): void {
  const numbers = need<HTMLInputElement>('[name="pages"]', form);
  const picture = need<HTMLImageElement>('img', page);
  numbers.addEventListener('change', () => {
    const first = /\d+/.exec(numbers.value)?.[0] ?? '1';
    picture.src = `/api/v1/dispatches/${page.dataset['cropPage']}/pages/${first}/image?width=480`;
  });
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
