/** Pictures in files that only this account can read, for programs that take no others. */
import { rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearAbandoned, newProcessFolder } from './process-folder.ts';

// Another name than versions had that knew folders by the process alone: they would take these for abandoned.
const NAME = 'vanthu-page-pictures';

export class PictureFolder {
  readonly #path: string;
  #count = 0;
  readonly #remove = (): void => rmSync(this.#path, { recursive: true, force: true });

  /** @param among as `tmpdir()` */
  static async open(among = tmpdir()): Promise<PictureFolder> {
    return new PictureFolder(await newProcessFolder(among, NAME));
  }

  private constructor(path: string) {
    this.#path = path;
    process.once('exit', this.#remove);
  }

  /** @returns the name of its file */
  async keep(picture: Uint8Array): Promise<string> {
    return (await this.keepAll([picture]))[0]!;
  }

  /**
   * All of them or, where the disk has no room for one, none: nobody would know the names of the others.
   * @returns the names of their files
   */
  async keepAll(pictures: readonly Uint8Array[]): Promise<string[]> {
    const files = pictures.map(() => join(this.#path, `${++this.#count}.tif`));
    const written = await Promise.allSettled(
      files.map((file, at) => writeFile(file, pictures[at]!, { mode: 0o600 })),
    );
    const failed = written.find((each) => each.status === 'rejected');
    if (failed === undefined) return files;
    await this.drop(files);
    throw failed.reason;
  }

  async drop(files: readonly string[]): Promise<void> {
    await Promise.all(files.map((file) => rm(file, { force: true })));
  }

  close(): void {
    process.off('exit', this.#remove);
    this.#remove();
  }
}

/** Removes the pictures of readers that were ended. @param among as `tmpdir()` */
export async function clearAbandonedPictures(among = tmpdir()): Promise<void> {
  await clearAbandoned(among, NAME);
}
