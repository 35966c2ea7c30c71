/** How tesseract is told to read, the embedded one and the machine's own alike. */
import type { TextLayout } from './recogniser.ts';

export const PAGE_SEGMENTATION: Readonly<Record<TextLayout, number>> = {
  column: 4,
  block: 6,
  line: 7,
};

/** By the neural network only, or by the letter shapes of old only. */
export const ENGINE_MODE = { network: 1, shapes: 0 } as const;
