import { rm } from 'node:fs/promises';

/** Removes a file or a folder for good; one that is not there is fine, and so is a missing parent (not so to workerd's `force`). */
export async function removeIfThere(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
