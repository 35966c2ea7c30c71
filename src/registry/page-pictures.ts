/** Pictures of pages for the verify page: drawn once, kept on disk, made again whenever they are missing. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { removeIfThere } from '../platform/files/remove.ts';
import type { FileKind } from '../intake/index.ts';

export type Rotation = 0 | 90 | 180 | 270;

export interface Picture {
  bytes: Uint8Array;
  mediaType: string;
}

/** Draws a page of a file upright: the office's readers do it (`Readers.render`). */
export type RenderPage = (
  file: { sha256: string; kind: FileKind },
  page: number,
  options: { widthPx: number; rotation: Rotation },
) => Promise<{ data: Uint8Array; mime: string }>;

export interface PageOfFile {
  sha256: string;
  kind: FileKind;
  /** From 1. */
  page: number;
  width: number;
  rotation: Rotation;
}

export interface PagePictures {
  /** @param keep false: drawn for this time only (a quarantined paper leaves no pictures) */
  picture(page: PageOfFile, keep: boolean): Promise<Picture>;
  /** Removes all pictures of a file. */
  forget(sha256: string): Promise<void>;
}

/** Only a few widths are drawn, whatever is asked for, so that nobody can fill the disk with pictures. */
const WIDTHS = [240, 480, 800, 1200, 1600, 2400];

/** The next width that is drawn. */
export function drawnWidth(asked: number): number {
  return WIDTHS.find((width) => width >= asked) ?? WIDTHS.at(-1)!;
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

export interface PagePicturesOptions {
  /** Where the pictures are kept: `data/cache/pages`. */
  directory: string;
  render: RenderPage;
}

export function pagePictures(options: PagePicturesOptions): PagePictures {
  const folderOf = (sha256: string) => join(options.directory, sha256.slice(0, 2), sha256);
  const stemOf = ({ sha256, page, width, rotation }: PageOfFile) =>
    join(folderOf(sha256), `${page}-${width}-${rotation}`);
  /** Two people who open the same page wait for one drawing. */
  const underWay = new Map<string, Promise<Picture>>();

  return {
    async picture(page, keep) {
      if (!keep) return draw(page, options);
      const stem = stemOf(page);
      const kept = await readKept(stem);
      if (kept !== null) return kept;
      const drawing =
        underWay.get(stem) ?? drawAndKeep(page, stem, options).finally(() => underWay.delete(stem));
      underWay.set(stem, drawing);
      return drawing;
    },
    forget: (sha256) => removeIfThere(folderOf(sha256)),
  };
}

async function draw(
  { sha256, kind, page, width, rotation }: PageOfFile,
  { render }: PagePicturesOptions,
): Promise<Picture> {
  const { data, mime } = await render({ sha256, kind }, page, { widthPx: width, rotation });
  return { bytes: data, mediaType: mime };
}

async function drawAndKeep(page: PageOfFile, stem: string, options: PagePicturesOptions): Promise<Picture> {
  const picture = await draw(page, options);
  const ending = ENDINGS[picture.mediaType];
  // A disk that is full keeps no picture, and shows it all the same.
  if (ending !== undefined) await writeWhole(`${stem}.${ending}`, picture.bytes).catch(() => {});
  return picture;
}

/** Under a temporary name first: a picture is never seen half-written. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, bytes, { flush: true });
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function readKept(stem: string): Promise<Picture | null> {
  for (const [mediaType, ending] of Object.entries(ENDINGS)) {
    const bytes = await readFile(`${stem}.${ending}`).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (bytes !== null) return { bytes, mediaType };
  }
  return null;
}
