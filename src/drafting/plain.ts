/** Words without their dress. Apart from the model, so that the editor in the browser needs no more than this. */
import type { DocumentText } from './document.ts';

export function plainOf(words: DocumentText): string {
  return typeof words === 'string' ? words : words.map((part) => part.text).join('');
}
