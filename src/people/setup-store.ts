/** The one-time link of the first administrator in the database: one at a time. */
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { forgetNote, note, noted } from '../platform/installation.ts';

const KEY = 'people.first-admin-link';

export interface SetupLink {
  hash: string;
  expiresAt: string;
}

export function writeSetupLink(tx: Db, link: SetupLink, clock: Clock): void {
  note(tx, KEY, link, clock.now());
}

export function findSetupLink(db: Db): SetupLink | null {
  return noted(db, KEY) as SetupLink | null;
}

export function forgetSetupLink(tx: Db): void {
  forgetNote(tx, KEY);
}
