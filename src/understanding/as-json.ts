/** The shape in which `vanthu read --json` and the evaluation exchange what was understood. */
import type { Evidence, Metadata, MetadataField, Obligation, Understanding } from './understanding.ts';

export interface UnderstandingJson {
  metadata: Metadata;
  obligations: Obligation[];
  evidence: Partial<Record<MetadataField, Evidence>>;
}

/**
 * Plain data with `metadata` and `obligations` as gold files of an evaluation have them; the items of
 * `obligations` also carry their confidence and evidence.
 */
export function understandingAsJson(understanding: Understanding): UnderstandingJson {
  const { metadata, obligations, evidence } = understanding;
  return { metadata, obligations, evidence };
}
