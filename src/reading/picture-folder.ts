/** Pictures in files that only this account can read, for programs that take no others. */
import { rmSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = 'vanthu-pictures-';

export class PictureFolder {
  readonly #path: string;
  #count = 0;
  readonly #remove = (): void => rmSync(this.#path, { recursive: true, force: true });

  /** @param among as `tmpdir()` */
  static async open(among = tmpdir()): Promise<PictureFolder> {
    await clearAbandoned(among);
    return new PictureFolder(await mkdtemp(join(among, `${NAME}${process.pid}-`)));
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

/**
 * Removes the folders of this account whose process is gone: a reader that is ended has no time to.
 * @param among as `tmpdir()`
 */
export async function clearAbandoned(among = tmpdir()): Promise<void> {
  const names = (await readdir(among)).filter((name) => name.startsWith(NAME) && !isAlive(processOf(name)));
  for (const path of names.map((name) => join(among, name))) {
    const found = await lstat(path).catch(() => undefined);
    if (found?.uid === process.getuid?.()) await rm(path, { recursive: true, force: true });
  }
}

const processOf = (name: string): number => Number.parseInt(name.slice(NAME.length), 10);

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // What may not be asked of is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
