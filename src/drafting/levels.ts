/** What numbers itself in a dispatch. Apart from the model, so that the editor in the browser needs no more than this. */

/**
 * What numbers itself, from the outside in: phần, chương, mục, tiểu mục, "I.", điều, khoản, điểm; then the dash. An
 * article runs on through the chapters, everything else begins anew under what stands above it.
 */
export const LEVELS = [
  'part',
  'chapter',
  'section',
  'subsection',
  'group',
  'article',
  'clause',
  'point',
  'dash',
] as const;
export type Level = (typeof LEVELS)[number];
