/**
 * Sửa chữ: doubtful words are underlined on the picture; a click on one (or Alt C) opens it, Enter keeps the person's
 * word and goes on to the next.
 */
import type { CorrectedPage } from '../../registry/correct-word.ts';
import { WORDS } from '../text/paper-pages.ts';
import { find, need } from './dom.ts';
import { type FieldSaver, SaveRefused } from './field-saver.ts';
import type { PageViewer } from './page-viewer.ts';
import type { PlacedWord } from './word-selection.ts';

/** Below this confidence, of 100, a word is worth a look: about one in forty on a fair scan. */
const DOUBTFUL = 80;

export function isDoubtfulWord({ text, confidence, corrected }: PlacedWord): boolean {
  return corrected === undefined && (confidence ?? 100) < DOUBTFUL && /[\p{L}\p{N}]/u.test(text);
}

const isCorrected = ({ text, corrected }: PlacedWord) => corrected !== undefined && corrected !== text;

export interface WordDesk {
  /** @returns whether the click was for the desk: on a doubtful or corrected word */
  takes(words: readonly PlacedWord[]): boolean;
}

/** @param into puts a word where picked words go; false where nothing takes it */
export function followWords(
  viewer: PageViewer | null,
  saver: Pick<FieldSaver, 'send'>,
  into: (words: readonly PlacedWord[]) => boolean,
): WordDesk | null {
  const desk = find<HTMLFormElement>('[data-word-desk]');
  return viewer === null || desk === null ? null : openDesk(viewer, desk, saver, into);
}

function openDesk(
  viewer: PageViewer,
  desk: HTMLFormElement,
  saver: Pick<FieldSaver, 'send'>,
  into: (words: readonly PlacedWord[]) => boolean,
): WordDesk {
  const input = need<HTMLInputElement>('[data-word-input]', desk);
  const note = need('[data-word-note]', desk);
  const intoButton = need<HTMLButtonElement>('[data-word-into]', desk);
  const restore = need<HTMLButtonElement>('[data-word-restore]', desk);
  const counter = find<HTMLButtonElement>('[data-doubtful-words]');
  let open: PlacedWord | null = null;
  /** What had the focus before, to take it back. */
  let before: HTMLElement | null = null;

  viewer.markWords((word) =>
    isDoubtfulWord(word) ? 'word-doubtful' : isCorrected(word) ? 'word-corrected' : null,
  );
  viewer.onWords((words) => {
    const left = words.filter(isDoubtfulWord).length;
    if (counter !== null) {
      counter.hidden = left === 0;
      need('[data-doubtful-count]', counter).textContent = String(left);
    }
    if (open !== null && !words.includes(open)) close();
  });

  function show(word: PlacedWord): void {
    if (open === null) before = document.activeElement as HTMLElement | null;
    open = word;
    need('[data-word-read]', desk).textContent = word.corrected ?? word.text;
    need('[data-word-confidence]', desk).textContent =
      word.corrected === undefined ? WORDS.sure(word.confidence ?? 0) : '';
    input.value = word.text;
    note.textContent = '';
    restore.hidden = word.corrected === undefined;
    intoButton.hidden = before?.closest('[data-field]') == null;
    desk.hidden = false;
    place(word);
    viewer.light([{ page: viewer.page(), boxes: [word] }]);
    input.focus();
    input.select();
  }

  /** Below the word, within the viewer; on a small screen the style sheet keeps it at the foot. */
  function place(word: PlacedWord): void {
    const { left, bottom, within } = viewer.placeOf(word);
    const x = Math.max(8, Math.min(left, within.width - desk.offsetWidth - 8));
    const fitsBelow = bottom + desk.offsetHeight + 12 < within.height;
    desk.style.left = `${x}px`;
    desk.style.top = `${fitsBelow ? bottom + 8 : Math.max(52, within.height - desk.offsetHeight - 8)}px`;
  }

  function close(): void {
    open = null;
    desk.hidden = true;
    viewer.light([], { move: false });
    before?.focus({ preventScroll: true });
  }

  function next(after: PlacedWord): void {
    const doubtful = viewer.words().filter(isDoubtfulWord);
    const further = doubtful.find((word) => word.y > after.y + after.height / 2 || isRightOf(word, after));
    if (further === undefined) close();
    else show(further);
  }

  async function save(text: string | null): Promise<void> {
    const word = open;
    if (word === null) return;
    const { x, y, width, height } = word;
    note.textContent = WORDS.saving;
    try {
      const path = `/pages/${viewer.page()}/word`;
      const body = { at: { x, y, width, height }, text };
      const { page } = await saver.send<CorrectedPage>({ method: 'PUT', path, body });
      open = null;
      viewer.putWords(page.number, page.lines);
      next(word);
    } catch (error) {
      note.textContent =
        error instanceof SaveRefused && error.message !== '' ? error.message : WORDS.notSaved;
    }
  }

  desk.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text !== '') void save(text);
  });
  desk.addEventListener('keydown', (event) => {
    // The page's own keys are not meant while a word is being typed; the input method's Enter is not ours either.
    event.stopPropagation();
    if (event.key === 'Escape' && !event.isComposing) close();
  });
  restore.addEventListener('click', () => void save(null));
  need('[data-word-close]', desk).addEventListener('click', close);
  intoButton.addEventListener('click', () => {
    const word = open;
    if (word === null) return;
    close();
    into([word]);
  });
  const first = () => {
    const word = viewer.words().find(isDoubtfulWord);
    if (word !== undefined) show(word);
  };
  counter?.addEventListener('click', first);
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.code !== 'KeyC' || event.isComposing) return;
    event.preventDefault();
    first();
  });

  return {
    takes(words) {
      const [word] = words;
      if (words.length !== 1 || word === undefined) return false;
      if (!isDoubtfulWord(word) && !isCorrected(word)) return false;
      show(word);
      return true;
    },
  };
}

function isRightOf(word: PlacedWord, other: PlacedWord): boolean {
  return Math.abs(word.y - other.y) <= other.height / 2 && word.x > other.x;
}
