/** Short and long side of A4 in inches. */
const SHORT = 8.27;
const LONG = 11.69;
/** Higher than this many times its width is no page: somebody scrolled through several and took one picture of them. */
const SCROLLED = 1.9;
/** Narrower than this many pixels nothing can be read that is as wide as a page. */
const NARROWEST = 300;

interface Size {
  width: number;
  height: number;
}

/** Pixels to the inch of a picture that shows an A4 page as wide or as high as it is, or several below each other. */
export function dpiAsA4({ width, height }: Size): number {
  const isScrolled = height > SCROLLED * width && width >= NARROWEST;
  return isScrolled ? width / SHORT : Math.max(width, height) / LONG;
}
