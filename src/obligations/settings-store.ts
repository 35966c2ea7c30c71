/** SQL of the settings of the follow-up: one row among those of the installation. */
import type { Db } from '../platform/database.ts';
import { note, noted } from '../platform/installation.ts';

const KEY = 'follow-up';

/** Null where nobody changed anything yet. */
export function savedSettings(db: Db): unknown {
  return noted(db, KEY);
}

export function saveSettings(tx: Db, value: unknown, updatedAt: string): void {
  note(tx, KEY, value, updatedAt);
}
