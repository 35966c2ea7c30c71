/** A page as a person says it should be read: cut at its edges, or turned. */
import { replaced, type Box, type ReadPage } from './page.ts';
import type { PaperPage } from './paper.ts';
import type { Picture, QuarterTurn } from './raster.ts';
import type { Margins } from './reading-plan.ts';

/** The page with nothing in its margins. */
export function withinMargins(page: PaperPage, margins: Margins | undefined): PaperPage {
  if (margins === undefined) return page;
  const { width, height } = page;
  const [x0, x1] = [margins.left * width, (1 - margins.right) * width];
  const [y0, y1] = [margins.top * height, (1 - margins.bottom) * height];
  const isInside = (box: Box) => {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return x >= x0 && x <= x1 && y >= y0 && y <= y1;
  };
  return {
    ...page,
    text: page.text.filter(isInside),
    overlays: page.overlays.filter(isInside),
    picture: async () => whiteMargins(await page.picture(), margins),
  };
}

function whiteMargins(picture: Picture, margins: Margins): Picture {
  const { width, height, channels } = picture;
  const data = Uint8Array.from(picture.data);
  const [x0, x1] = [Math.round(margins.left * width), Math.round((1 - margins.right) * width)];
  const [y0, y1] = [Math.round(margins.top * height), Math.round((1 - margins.bottom) * height)];
  for (let y = 0; y < height; y++) {
    const row = y * width * channels;
    if (y < y0 || y >= y1) data.fill(255, row, row + width * channels);
    else {
      data.fill(255, row, row + x0 * channels);
      data.fill(255, row + x1 * channels, row + width * channels);
    }
  }
  return { ...picture, data };
}

/** What was read, on the page turned as a person says. */
export function turnedPage(page: ReadPage, rotation: QuarterTurn): ReadPage {
  let turned = page;
  while (turned.rotation !== rotation) turned = quarterTurned(turned);
  return turned;
}

function quarterTurned(page: ReadPage): ReadPage {
  const turned = replaced(page, ({ x, y, width, height }) => ({
    x: page.height - y - height,
    y: x,
    width: height,
    height: width,
  }));
  return {
    ...turned,
    width: page.height,
    height: page.width,
    rotation: ((page.rotation + 90) % 360) as QuarterTurn,
  };
}
