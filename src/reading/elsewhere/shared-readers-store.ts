/** SQL of what readers of the installation may do here. */
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/database.ts';
import { note, noted } from '../../platform/installation.ts';
import type { SharedReadersMay } from './shared-readers.ts';

const MAY = 'reading.shared-readers';
/** Nobody has said that others may see first pages. */
const UNLESS_SAID: SharedReadersMay = 'read';

export function sharedReadersMay(db: Db): SharedReadersMay {
  const may = noted(db, MAY);
  return may === 'nothing' || may === 'open' ? may : UNLESS_SAID;
}

export function keepSharedReadersMay(tx: Db, may: SharedReadersMay, clock: Clock): void {
  note(tx, MAY, may, clock.now());
}
