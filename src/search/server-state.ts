/** What the office's database knows of the search server: whether there is one, and which of its indexes is whole. */
import type { Db } from '../platform/database.ts';
import { forgetNote, note, noted } from '../platform/installation.ts';

const KEY = 'search.server';

export interface ServerState {
  /** Address of the server: another one knows nothing of this office yet. */
  url: string;
  /** Version of settings and documents with which the live index was built; null where none is whole. */
  built: number | null;
}

export function serverState(db: Db): ServerState | null {
  return noted(db, KEY) as ServerState | null;
}

export function rememberServer(tx: Db, value: ServerState): void {
  note(tx, KEY, value);
}

/** The office has no search server any more: nothing is kept for it. */
export function forgetServer(tx: Db): void {
  forgetNote(tx, KEY);
}
