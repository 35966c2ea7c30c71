/** Lights up on the page picture where a detail of the paper was read. */
import { findAll } from './dom.ts';
import { type PageViewer, passagesOf } from './page-viewer.ts';

export function followDetails(viewer: PageViewer | null): void {
  for (const line of findAll('.paper-details [data-passage]')) {
    line.addEventListener('focus', () => viewer?.light(passagesOf(line)));
    line.addEventListener('mouseenter', () => viewer?.light(passagesOf(line)));
  }
}
