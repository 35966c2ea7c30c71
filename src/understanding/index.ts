/**
 * Words to fields and obligations: what other rooms may use. Pure functions of the pages that were read:
 * no I/O, no clock.
 */
import type { ReadPage } from '../reading/page.ts';
import { calibrated } from './calibration.ts';
import { detailsOf } from './details.ts';
import { metadataOf } from './metadata.ts';
import { readObligations } from './obligations/index.ts';
import { partsOf } from './parts.ts';
import { samplePage } from './sample-page.ts';
import type { UnderstoodPaper } from './understanding.ts';

export { understandingAsJson, type UnderstandingJson } from './as-json.ts';
export { matchAgency, type AgencyMatch } from './agency-match.ts';
export { secrecyOf } from './fields/levels.ts';
export { obligationsOfTable } from './obligations/index.ts';
export type { CellOnPage, KnownTable } from './outline/known-table.ts';
export { partsOf, type PaperParts } from './parts.ts';
export * from './understanding.ts';

/**
 * What a paper says: its header fields and the obligations it puts on somebody, each a suggestion with its
 * quote, page, boxes and confidence. Blank or unreadable fields are null.
 */
export function understand(pages: readonly ReadPage[]): UnderstoodPaper {
  const parts = partsOf(pages);
  const { metadata, evidence } = metadataOf(parts, pages);
  const details = detailsOf(parts, pages, { metadata, evidence });
  const { obligations, possible } = readObligations(parts, metadata, details.aliases);
  return withReplyDue({
    metadata,
    evidence,
    obligations,
    details: possible.length === 0 ? details : { ...details, possibleDuties: possible },
  });
}

/** Hạn trả lời is verified like a field of the head; one that counts from an event shows its place and stays blank. */
function withReplyDue(paper: UnderstoodPaper): UnderstoodPaper {
  const due = paper.details.replyDue;
  if (due === null) return paper;
  const metadata = { ...paper.metadata, replyDue: due.date };
  return {
    ...paper,
    metadata,
    evidence: { ...paper.evidence, replyDue: calibrated('replyDue', due.evidence, metadata) },
  };
}

/**
 * Understands a sample and forgets it. Node makes the hundreds of patterns ready when they are first used, and the
 * first paper waits for it: a program that will be given papers does it before, while it waits for other things.
 */
export function warmUp(): void {
  understand([samplePage()]);
}
