/** A photo of a paper read as the sheet that lies in it; the words find back to their place in the photo. */
import { flattened, type Flattened } from './flatten.ts';
import { replaced, type Box, type ReadPage } from './page.ts';
import type { PaperPage } from './paper.ts';
import type { Picture } from './raster.ts';

/** Long side of A4 in points. */
const A4_LONG = 842;

export interface PhotoPage {
  /** The sheet, as if it had been scanned. */
  sheet: PaperPage;
  /** What was read on the sheet, in the places of the photo. */
  onPhoto(read: ReadPage): ReadPage;
}

/** Undefined where the page is no photo of a sheet on a desk. */
export function photoPage(page: PaperPage, photo: Picture): PhotoPage | undefined {
  const flat = flattened(photo);
  if (flat === undefined) return undefined;
  const { picture } = flat;
  const points = A4_LONG / Math.max(picture.width, picture.height);
  const sheet: PaperPage = {
    ...page,
    width: picture.width * points,
    height: picture.height * points,
    picture: async () => picture,
  };
  return { sheet, onPhoto: (read) => onPhoto(read, page, photo, flat) };
}

function onPhoto(read: ReadPage, page: PaperPage, photo: Picture, { picture, toPhoto }: Flattened): ReadPage {
  const sideways = read.rotation === 90 || read.rotation === 270;
  const pixels = picture.width / (sideways ? read.height : read.width);
  const points = page.width / photo.width;
  const place = (box: Box): Box => {
    const stored = unturned(box, read);
    const corners = [
      toPhoto(stored.x * pixels, stored.y * pixels),
      toPhoto((stored.x + stored.width) * pixels, stored.y * pixels),
      toPhoto(stored.x * pixels, (stored.y + stored.height) * pixels),
      toPhoto((stored.x + stored.width) * pixels, (stored.y + stored.height) * pixels),
    ];
    const x = Math.min(...corners.map((corner) => corner.x)) * points;
    const y = Math.min(...corners.map((corner) => corner.y)) * points;
    const width = Math.max(...corners.map((corner) => corner.x)) * points - x;
    const height = Math.max(...corners.map((corner) => corner.y)) * points - y;
    return turned({ x, y, width, height }, read.rotation, page);
  };
  return {
    ...replaced(read, place),
    width: sideways ? page.height : page.width,
    height: sideways ? page.width : page.height,
  };
}

/** A box of the upright page, in the page as it is stored. */
function unturned(
  box: Box,
  { rotation, width, height }: Pick<ReadPage, 'rotation' | 'width' | 'height'>,
): Box {
  const { x, y } = box;
  if (rotation === 90) return { x: y, y: width - x - box.width, width: box.height, height: box.width };
  if (rotation === 180) return { ...box, x: width - x - box.width, y: height - y - box.height };
  if (rotation === 270) return { x: height - y - box.height, y: x, width: box.height, height: box.width };
  return { x, y, width: box.width, height: box.height };
}

/** A box of the page as it is stored, in the upright page. @param page size as it is stored */
function turned(box: Box, rotation: ReadPage['rotation'], { width, height }: PaperPage): Box {
  const { x, y } = box;
  if (rotation === 90) return { x: height - y - box.height, y: x, width: box.height, height: box.width };
  if (rotation === 180) return { ...box, x: width - x - box.width, y: height - y - box.height };
  if (rotation === 270) return { x: y, y: width - x - box.width, width: box.height, height: box.width };
  return box;
}
