/**
 * The picture of a paper: pages, zoom, lit passages, words that can be picked. Enhances what
 * `components/viewer.tsx` wrote; everything drawn is SVG in the page's own points.
 */
import type { Box, Line } from '../../reading/page.ts';
import { find, findAll, need } from './dom.ts';
import {
  type Point,
  scaleFor,
  scaleToRead,
  scrollTo,
  type Size,
  unionOf,
  type Zoom,
  zoomedBy,
} from './geometry.ts';
import { VIEWER } from '../text.ts';
import { followSheetPicture } from './sheet-picture.ts';
import { nearestWord, type PlacedWord, wordAt, wordsBetween, wordsOf } from './word-selection.ts';

/** A place in the paper. */
export interface Passage {
  page: number;
  boxes: Box[];
}

/** A faint outline: a field that can be visited. */
export interface Hint extends Passage {
  doubtful: boolean;
}

export interface PageViewer {
  /** Lights passages; goes to the first and scrolls to it. Without any, the light goes out. */
  light(passages: readonly Passage[], options?: { move?: boolean }): void;
  showPage(number: number): void;
  step(by: number): void;
  setHints(hints: readonly Hint[]): void;
  /** Lights words by what they say, on every page that is shown. */
  findWords(isFound: (word: string) => boolean): void;
  /** Called with what a person clicked on or dragged over. */
  onPick(listener: (words: PlacedWord[]) => void): void;
  /** Keeps words of the page that is shown marked, in place of those kept on it before; none: no longer. */
  keep(words: readonly PlacedWord[]): void;
  /** Everything kept, page by page. */
  kept(): { page: number; words: readonly PlacedWord[] }[];
  forgetKept(): void;
  /** Underlines words in this class; null: not. */
  markWords(classOf: (word: PlacedWord) => string | null): void;
  /** Called with the words of the page whenever they are there or changed. */
  onWords(listener: (words: readonly PlacedWord[]) => void): void;
  /** Takes words of a page in place of those that were fetched. */
  putWords(page: number, lines: readonly Line[]): void;
  /** Where a box of the page stands in the viewer, in pixels, and how large the viewer is. */
  placeOf(box: Box): { left: number; bottom: number; within: Size };
  /** The number of the page that is shown. */
  page(): number;
  /** The words of that page. */
  words(): readonly PlacedWord[];
  /** The same, once they are there. */
  wordsLoaded(): Promise<readonly PlacedWord[]>;
}

interface PageInfo extends Size {
  number: number;
  failure: string;
}

const SVG = 'http://www.w3.org/2000/svg';

/** @returns null where the paper has no pictures yet */
export function createPageViewer(): PageViewer | null {
  const root = find('[data-viewer]');
  return root === null ? null : viewerIn(root);
}

function viewerIn(root: HTMLElement): PageViewer {
  const dispatchId = root.dataset['dispatch'] ?? '';
  const pages = pagesIn(root);
  const stage = need('[data-stage]', root);
  const sheet = need('[data-sheet]', root);
  const image = need<HTMLImageElement>('[data-sheet-image]', root);
  const overlay = need<SVGSVGElement>('[data-overlay]', root);
  const words = createWordStore(dispatchId);
  const pictureAsked = followSheetPicture(image, need('[data-sheet-note]', root));

  let page =
    pages.find(({ number }) => String(number) === need('[data-viewer-number]', root).textContent) ??
    pages[0]!;
  let zoom: Zoom = 'fit-width';
  let scale = 1;
  let lit: readonly Passage[] = [];
  let hints: readonly Hint[] = [];
  let isFound: ((word: string) => boolean) | null = null;
  let picked: PlacedWord[] = [];
  const keptWords = new Map<number, readonly PlacedWord[]>();
  let markOf: (word: PlacedWord) => string | null = () => null;
  let wordsListener: ((words: readonly PlacedWord[]) => void) | null = null;
  let pickListener: ((words: PlacedWord[]) => void) | null = null;

  function room(): Size {
    const style = getComputedStyle(stage);
    const padding = Number.parseFloat(style.paddingLeft) * 2;
    return { width: stage.clientWidth - padding, height: stage.clientHeight - padding };
  }

  function applyZoom(): void {
    scale = scaleFor(zoom, page, room());
    sheet.classList.add('sheet-zoomed');
    sheet.style.width = `${Math.round(page.width * scale)}px`;
    need('[data-viewer-zoom]', root).textContent = `${Math.round(scale * 100)} %`;
    loadSharpImage();
  }

  /** Asks for a picture as sharp as the screen, in few sizes, so that they are drawn once and kept. */
  function loadSharpImage(): void {
    const pixels = page.width * scale * Math.min(window.devicePixelRatio, 2);
    const width = [800, 1200, 1600, 2400].find((candidate) => candidate >= pixels) ?? 2400;
    const address = `/api/v1/dispatches/${dispatchId}/pages/${page.number}/image?width=${width}`;
    if (image.getAttribute('src') === address) return;
    image.src = address;
    pictureAsked();
  }

  function showPage(number: number): void {
    const next = pages.find((candidate) => candidate.number === number);
    if (next === undefined || next === page) return;
    page = next;
    picked = [];
    image.removeAttribute('src');
    image.alt = VIEWER.pageAlt(page.number);
    image.width = Math.round(page.width);
    image.height = Math.round(page.height);
    overlay.setAttribute('viewBox', `0 0 ${page.width} ${page.height}`);
    applyZoom();
    showPosition();
    stage.scrollTo({ top: 0 });
    draw();
    loadWords();
  }

  /** A page that was fetched before is there at once. */
  function loadWords(): void {
    wordsListener?.(words.of(page.number));
    void words.load(page.number).then(showWords);
  }

  function showWords(): void {
    draw();
    wordsListener?.(words.of(page.number));
  }

  function showPosition(): void {
    need('[data-viewer-number]', root).textContent = String(page.number);
    const failure = need('[data-sheet-failure]', root);
    failure.hidden = page.failure === '';
    failure.textContent = page.failure;
    const position = pages.indexOf(page);
    setDisabled(need('[data-viewer-action=previous]', root), position === 0);
    setDisabled(need('[data-viewer-action=next]', root), position === pages.length - 1);
    for (const thumb of findAll('[data-thumb]', root)) {
      const isCurrent = thumb.dataset['thumb'] === String(page.number);
      if (isCurrent) thumb.setAttribute('aria-current', 'true');
      else thumb.removeAttribute('aria-current');
      if (isCurrent) thumb.scrollIntoView({ block: 'nearest' });
    }
  }

  function draw(): void {
    const here = (passages: readonly Passage[]) => passages.filter((passage) => passage.page === page.number);
    const found = isFound === null ? [] : words.of(page.number).filter((word) => isFound?.(word.text));
    overlay.replaceChildren(
      ...here(hints).flatMap((hint) =>
        hint.boxes.map((box) => rectangle(box, (hint as Hint).doubtful ? 'hint hint-doubtful' : 'hint', 2)),
      ),
      ...words.of(page.number).flatMap((word) => {
        const mark = markOf(word);
        return mark === null ? [] : [underline(word, mark)];
      }),
      ...found.map((word) => rectangle(word, 'found', 1)),
      ...here(lit).flatMap((passage) => passage.boxes.map((box) => rectangle(box, 'lit', 3))),
      ...(keptWords.get(page.number) ?? []).map((word) => rectangle(word, 'word-kept', 1)),
      ...picked.map((word) => rectangle(word, 'word-chosen', 1)),
    );
  }

  function light(passages: readonly Passage[], { move = true } = {}): void {
    lit = passages.filter((passage) => passage.boxes.length > 0);
    const first = lit[0];
    if (first !== undefined && move) moveTo(first);
    draw();
  }

  function moveTo(passage: Passage): void {
    showPage(passage.page);
    const around = unionOf(passage.boxes);
    if (around === null) return;
    const readable = scaleToRead(around, room(), scale);
    if (readable > scale * 1.02) {
      zoom = readable;
      applyZoom();
    }
    const { scrollLeft: left, scrollTop: top, clientWidth: width, clientHeight: height } = stage;
    const target = scrollTo(around, scale, { left, top, width, height });
    if (target !== null) stage.scrollTo({ ...target, behavior: calm() ? 'auto' : 'smooth' });
  }

  function step(by: number): void {
    const next = pages[pages.indexOf(page) + by];
    if (next !== undefined) showPage(next.number);
  }

  function setZoom(next: Zoom): void {
    zoom = next;
    applyZoom();
  }

  const actions: Readonly<Record<string, () => void>> = {
    previous: () => step(-1),
    next: () => step(1),
    'zoom-in': () => setZoom(zoomedBy(scale, 1)),
    'zoom-out': () => setZoom(zoomedBy(scale, -1)),
    'fit-width': () => setZoom('fit-width'),
    'fit-page': () => setZoom('fit-page'),
    fold: () => root.classList.toggle('viewer-folded'),
  };

  root.addEventListener('click', (event) => {
    const target = event.target as Element;
    const control = target.closest<HTMLElement>('[data-viewer-action]');
    const thumb = target.closest<HTMLElement>('[data-thumb]');
    if (control === null && thumb === null) return;
    event.preventDefault();
    if (thumb !== null) showPage(Number(thumb.dataset['thumb']));
    else actions[control?.dataset['viewerAction'] ?? '']?.();
  });

  stage.addEventListener('keydown', (event) => {
    const action = { '+': 'zoom-in', '=': 'zoom-in', '-': 'zoom-out', '0': 'fit-page' }[event.key];
    if (action === undefined || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    actions[action]?.();
  });

  stage.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      setZoom(zoomedBy(scale, event.deltaY < 0 ? 1 : -1));
    },
    { passive: false },
  );

  if (root.dataset['pick'] === 'true') {
    root.classList.add('picking');
    followPicking({
      overlay,
      words: () => words.of(page.number),
      pagePoint: (event) => pointOf(event, overlay, page),
      show(chosen) {
        picked = chosen;
        draw();
      },
      pick: (chosen) => pickListener?.(chosen),
    });
  }

  new ResizeObserver(() => {
    if (typeof zoom !== 'number') applyZoom();
  }).observe(stage);
  applyZoom();
  loadWords();

  return {
    light,
    showPage,
    step,
    setHints(next) {
      hints = next;
      draw();
    },
    findWords(next) {
      isFound = next;
      draw();
    },
    onPick(listener) {
      pickListener = listener;
    },
    keep(kept) {
      if (kept.length === 0) keptWords.delete(page.number);
      else keptWords.set(page.number, kept);
      draw();
    },
    kept: () =>
      [...keptWords.entries()]
        .toSorted(([a], [b]) => a - b)
        .map(([number, kept]) => ({ page: number, words: kept })),
    forgetKept() {
      keptWords.clear();
      draw();
    },
    markWords(next) {
      markOf = next;
      draw();
    },
    onWords(listener) {
      wordsListener = listener;
      listener(words.of(page.number));
    },
    putWords(number, lines) {
      words.put(number, lines);
      if (number === page.number) showWords();
    },
    placeOf(box) {
      const around = root.getBoundingClientRect();
      const sheetBox = overlay.getBoundingClientRect();
      return {
        left: sheetBox.left - around.left + box.x * scale,
        bottom: sheetBox.top - around.top + (box.y + box.height) * scale,
        within: { width: around.width, height: around.height },
      };
    },
    page: () => page.number,
    words: () => words.of(page.number),
    async wordsLoaded() {
      const { number } = page;
      await words.load(number);
      return words.of(number);
    },
  };
}

function pagesIn(root: HTMLElement): PageInfo[] {
  return findAll('[data-pages] > li', root).map(({ dataset }) => ({
    number: Number(dataset['number']),
    width: Number(dataset['width']),
    height: Number(dataset['height']),
    failure: dataset['failure'] ?? '',
  }));
}

function setDisabled(link: Element, disabled: boolean): void {
  if (disabled) link.setAttribute('aria-disabled', 'true');
  else link.removeAttribute('aria-disabled');
}

function rectangle(box: Box, className: string, margin: number): SVGRectElement {
  const rect = document.createElementNS(SVG, 'rect');
  rect.setAttribute('class', className);
  rect.setAttribute('x', String(box.x - margin));
  rect.setAttribute('y', String(box.y - margin));
  rect.setAttribute('width', String(box.width + 2 * margin));
  rect.setAttribute('height', String(box.height + 2 * margin));
  rect.setAttribute('rx', '2');
  return rect;
}

function underline({ x, y, width, height }: Box, className: string): SVGRectElement {
  return rectangle({ x, y: y + height + 0.6, width, height: 1.4 }, className, 0);
}

function pointOf(event: PointerEvent, overlay: SVGSVGElement, page: Size): Point {
  const { left, top, width, height } = overlay.getBoundingClientRect();
  return {
    x: ((event.clientX - left) / width) * page.width,
    y: ((event.clientY - top) / height) * page.height,
  };
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The words of the pages that were shown, fetched once each. */
function createWordStore(dispatchId: string) {
  const known = new Map<number, PlacedWord[]>();
  const coming = new Map<number, Promise<void>>();

  async function fetchWords(number: number): Promise<void> {
    const response = await fetch(`/api/v1/dispatches/${dispatchId}/pages/${number}`);
    // A page that failed has no words; the picture is still there to read.
    if (!response.ok) return;
    const { lines } = (await response.json()) as { lines: Line[] };
    known.set(number, wordsOf(lines));
  }

  return {
    of: (number: number): readonly PlacedWord[] => known.get(number) ?? [],
    put(number: number, lines: readonly Line[]): void {
      known.set(number, wordsOf(lines));
    },
    load(number: number): Promise<void> {
      const under = coming.get(number) ?? fetchWords(number).catch(() => void coming.delete(number));
      coming.set(number, under);
      return under;
    },
  };
}

interface Picking {
  overlay: SVGSVGElement;
  words(): readonly PlacedWord[];
  pagePoint(event: PointerEvent): Point;
  /** Marks words while they are being chosen. */
  show(words: PlacedWord[]): void;
  pick(words: PlacedWord[]): void;
}

/** Click: one word. Drag: all from there to here, in reading order. */
function followPicking({ overlay, words, pagePoint, show, pick }: Picking): void {
  let anchor = -1;
  let chosen: PlacedWord[] = [];

  overlay.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    anchor = wordAt(words(), pagePoint(event));
    if (anchor === -1) return;
    // The field keeps its focus and its selection: that is where the words go.
    event.preventDefault();
    overlay.setPointerCapture(event.pointerId);
    chosen = wordsBetween(words(), anchor, anchor);
    show(chosen);
  });

  overlay.addEventListener('pointermove', (event) => {
    const under = wordAt(words(), pagePoint(event));
    if (anchor === -1) {
      // A finger scrolls; only a mouse hovers.
      if (event.pointerType === 'mouse') show(wordsBetween(words(), under, under));
      return;
    }
    const end = nearestWord(words(), pagePoint(event), words()[anchor]?.zone);
    chosen = wordsBetween(words(), anchor, end);
    show(chosen);
  });

  overlay.addEventListener('pointerup', () => {
    if (anchor === -1) return;
    anchor = -1;
    pick(chosen);
    show([]);
  });
  overlay.addEventListener('pointercancel', () => {
    anchor = -1;
    show([]);
  });
  overlay.addEventListener('pointerleave', () => {
    if (anchor === -1) show([]);
  });
  overlay.addEventListener('mousedown', (event) => {
    if (wordAt(words(), pagePoint(event as PointerEvent)) !== -1) event.preventDefault();
  });
}

/** Passages as the server wrote them into an attribute. */
export function passagesOf(element: HTMLElement): Passage[] {
  return JSON.parse(element.dataset['passage'] ?? '[]') as Passage[];
}
