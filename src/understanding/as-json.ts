/** The shape in which `vanthu read --json` and the evaluation exchange what was understood. */
import type {
  Evidence,
  Metadata,
  MetadataField,
  Obligation,
  PaperDetails,
  UnderstoodPaper,
} from './understanding.ts';

export interface UnderstandingJson {
  metadata: Metadata;
  obligations: Obligation[];
  evidence: Partial<Record<MetadataField, Evidence>>;
  details: PaperDetails;
}

/**
 * Plain data with `metadata` and `obligations` as gold files of an evaluation have them; the items of
 * `obligations` also carry their confidence and evidence, those of `references` their kind, title and role.
 */
export function understandingAsJson(understanding: UnderstoodPaper): UnderstandingJson {
  const { metadata, obligations, evidence, details } = understanding;
  return { metadata, obligations, evidence, details };
}
