/** Draws a sheet where the picture of a page is not to be had, and says there where to read why. */
import { MISSING_PICTURE } from '../text/missing-picture.ts';
import { findAll } from './dom.ts';

const CLASS = 'picture-missing';

function missing(image: HTMLImageElement): void {
  image.classList.add(CLASS);
  image.title = MISSING_PICTURE;
}

function there(image: HTMLImageElement): void {
  if (!image.classList.contains(CLASS)) return;
  image.classList.remove(CLASS);
  image.removeAttribute('title');
}

/** On the way down: neither event climbs up from a picture. */
function follow(event: 'error' | 'load', change: (image: HTMLImageElement) => void): void {
  const told = ({ target }: Event): void => {
    if (target instanceof HTMLImageElement) change(target);
  };
  document.addEventListener(event, told, { capture: true });
}

follow('error', missing);
follow('load', there);
for (const image of findAll<HTMLImageElement>('img[src]')) {
  if (image.complete && image.naturalWidth === 0 && image.currentSrc !== '') missing(image);
}
