/**
 * Words to fields and obligations: what other rooms may use. Pure functions of the pages that were read:
 * no I/O, no clock.
 */
import type { ReadPage } from '../reading/page.ts';
import { detailsOf } from './details.ts';
import { metadataOf } from './metadata.ts';
import { suggestObligations } from './obligations/index.ts';
import { partsOf } from './parts.ts';
import type { UnderstoodPaper } from './understanding.ts';

export { understandingAsJson, type UnderstandingJson } from './as-json.ts';
export { matchAgency, type AgencyMatch } from './agency-match.ts';
export { secrecyOf } from './fields/levels.ts';
export { partsOf, type PaperParts } from './parts.ts';
export * from './understanding.ts';

/**
 * What a paper says: its header fields and the obligations it puts on somebody, each a suggestion with its
 * quote, page, boxes and confidence. Blank or unreadable fields are null.
 */
export function understand(pages: readonly ReadPage[]): UnderstoodPaper {
  const parts = partsOf(pages);
  const { metadata, evidence } = metadataOf(parts, pages);
  const obligations = suggestObligations(parts, metadata);
  return { metadata, evidence, obligations, details: detailsOf(parts, pages, metadata) };
}
