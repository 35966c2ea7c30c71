/** Where the files of a trust list lie: a folder of the machine, or the agency's own database where it has no folder. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../platform/database.ts';
import { removeTrustFile, storedTrustFile, storedTrustFiles, storeTrustFile } from './store.ts';

export interface TrustPlace {
  /** The folder that an administrator may fill by hand; null where there is none. */
  folder: string | null;
  names(): string[];
  read(name: string): Uint8Array;
  /** Takes the place of one of the same name. */
  write(name: string, bytes: Uint8Array): void;
  remove(name: string): void;
}

/** It is made when the first file comes. */
export const trustFolder = (folder: string): TrustPlace => ({
  folder,
  names: () => (existsSync(folder) ? readdirSync(folder) : []),
  read: (name) => readFileSync(join(folder, name)),
  write(name, bytes) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), bytes);
  },
  remove: (name) => rmSync(join(folder, name)),
});

export const trustRows = (db: Db): TrustPlace => ({
  folder: null,
  names: () => storedTrustFiles(db),
  read: (name) => storedTrustFile(db, name),
  write: (name, bytes) => storeTrustFile(db, name, bytes),
  remove: (name) => removeTrustFile(db, name),
});
