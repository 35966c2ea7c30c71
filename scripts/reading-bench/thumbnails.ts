/**
 * Small pictures as messengers send them: read by us, and by the same engine after enlarging them four times,
 * which is what one would do without thinking.
 */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import sharp from 'sharp';

import { isRead, lineText, pageText } from '../../src/reading/page.ts';
import type { Picture } from '../../src/reading/raster.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import type { Recogniser } from '../../src/reading/recogniser.ts';
import { photograph, PHOTO_MANNERS, type PhotoKind } from '../samples/photograph.ts';
import { errorsOf, sumOf, type TextErrors } from './papers.ts';

export interface ThumbnailErrors {
  kind: PhotoKind;
  ours: TextErrors;
  enlarged: TextErrors;
}

const ENLARGED = 4;

/**
 * @param page a page of at least 200 dpi
 * @param gold its true text
 */
export async function thumbnailErrors(
  page: Picture,
  gold: string,
  recogniser: Recogniser,
  folder: string,
): Promise<ThumbnailErrors[]> {
  const { width, height, channels, data } = page;
  const gray = await sharp(data, { raw: { width, height, channels } })
    .toColourspace('b-w')
    .extractChannel(0)
    .raw()
    .toBuffer();
  const errors: ThumbnailErrors[] = [];
  for (const kind of Object.keys(PHOTO_MANNERS) as PhotoKind[]) {
    const { jpeg } = await photograph({ width, height, data: gray }, PHOTO_MANNERS[kind]);
    errors.push({
      kind,
      ours: errorsOf(gold, await readByUs(jpeg, recogniser, folder)),
      enlarged: errorsOf(gold, await readEnlarged(jpeg, recogniser)),
    });
  }
  return errors;
}

async function readByUs(jpeg: Buffer, recogniser: Recogniser, folder: string): Promise<string> {
  const path = join(folder, 'thumbnail.jpg');
  await writeFile(path, jpeg);
  const texts: string[] = [];
  for await (const page of readDocument(path, 'jpeg', { recogniser })) {
    if (isRead(page)) texts.push(pageText(page));
  }
  await rm(path);
  return texts.join('\n');
}

async function readEnlarged(jpeg: Buffer, recogniser: Recogniser): Promise<string> {
  const width = ENLARGED * (await sharp(jpeg).metadata()).width;
  const { data, info } = await sharp(jpeg)
    .resize({ width })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const image = { width: info.width, height: info.height, data };
  const lines = await recogniser.recognise(image, 'column', 300);
  return lines.map(({ words }) => lineText({ words })).join('\n');
}

/** The same kinds of several pages together. */
export function byKind(all: readonly ThumbnailErrors[]): ThumbnailErrors[] {
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const same = all.filter((errors) => errors.kind === kind);
    return {
      kind,
      ours: sumOf(same.map(({ ours }) => ours)),
      enlarged: sumOf(same.map((one) => one.enlarged)),
    };
  });
}
