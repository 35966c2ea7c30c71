/** Says on the sheet that a page's picture is still being drawn, or why it is not there, and asks for it again. */
import { READERS } from '../text/readers.ts';

/** A picture that comes at once needs no words. */
const PATIENCE_MS = 1_000;
const AGAIN_MS = 5_000;

/** @returns to be called when another picture was asked for */
export function followSheetPicture(image: HTMLImageElement, note: HTMLElement): () => void {
  let timer = 0;
  const say = (text: string): void => {
    note.textContent = text;
    note.hidden = text === '';
  };
  const after = (ms: number, then: () => void): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(then, ms);
  };
  const asked = (): void => after(PATIENCE_MS, () => say(READERS.drawing));
  const failed = async (): Promise<void> => {
    const address = image.getAttribute('src');
    if (address === null) return;
    window.clearTimeout(timer);
    const { reason, isPassing } = await whyNot(address);
    const isWanted = (): boolean => image.getAttribute('src') === address;
    if (!isWanted()) return;
    say(reason);
    if (isPassing) after(AGAIN_MS, () => isWanted() && image.setAttribute('src', address));
  };
  image.addEventListener('load', () => {
    window.clearTimeout(timer);
    say('');
  });
  image.addEventListener('error', () => void failed());
  if (!image.complete) asked();
  else if (image.naturalWidth === 0) void failed();
  return asked;
}

interface WhyNot {
  reason: string;
  /** It may be there in a while. */
  isPassing: boolean;
}

async function whyNot(address: string): Promise<WhyNot> {
  try {
    const response = await fetch(address);
    if (response.ok) return { reason: READERS.drawing, isPassing: true };
    const { title = READERS.notDrawn } = (await response.json()) as { title?: string };
    return { reason: title, isPassing: response.status === 503 };
  } catch {
    return { reason: READERS.notDrawn, isPassing: true };
  }
}
