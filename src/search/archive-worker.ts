/** The thread that reads and folds the archive while another one writes the index: on two processors half the time. */
import { parentPort, workerData } from 'node:worker_threads';
import { openToRead } from '../platform/database.ts';
import { readStep } from './archive-steps.ts';
import type { ArchivePlace } from './sources.ts';

const port = parentPort;
if (port === null) throw new Error('runs as a thread only');

const { path } = workerData as { path: string };
const { db, close } = openToRead(path);
let place: ArchivePlace | null = null;
let isOver = false;

// Each message asks for one stretch more: two or three lie ready, not the whole archive.
port.on('message', () => {
  // What was asked for ahead may still come once all is read.
  if (isOver) return;
  const step = readStep(db, place);
  place = step.next;
  port.postMessage(step, [step.ready.words.buffer]);
  isOver = place === null;
  if (!isOver) return;
  close();
  port.close();
});
