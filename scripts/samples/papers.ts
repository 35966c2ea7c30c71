/** All sample papers, in the order the demo lets them arrive. */
import type { SamplePaper } from './paper.ts';
import * as departments from './papers/departments.ts';
import * as neighbours from './papers/neighbours.ts';
import * as outgoing from './papers/outgoing.ts';
import * as province from './papers/province.ts';

export type { GoldObligation, SampleKind, SamplePaper, SampleRouting, SampleState } from './paper.ts';
export { goldMetadata } from './paper.ts';

const rooms = [province, departments, neighbours, outgoing];

/** From the first to arrive to the last. */
export const samplePapers: readonly SamplePaper[] = rooms
  .flatMap((room): SamplePaper[] => Object.values(room))
  .toSorted((a, b) => a.arrivedAt.localeCompare(b.arrivedAt));

export function samplePaper(id: string): SamplePaper {
  const found = samplePapers.find((paper) => paper.id === id);
  if (!found) throw new Error(`no sample paper "${id}"`);
  return found;
}
