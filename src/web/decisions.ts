/** What a filled control says about a field: accepted, corrected, absent, or nothing yet. Pure. */
import type { FieldDecision } from '../registry/decide.ts';
import type { MetadataField, Signer } from '../understanding/understanding.ts';
import { fieldText, SIGNER_PART_NAMES, type Typed, typedField } from './field-values.ts';

/** A value in one spelling, to tell whether two are the same; blank, empty and missing are one. */
export function fieldKey(field: MetadataField, value: unknown): string {
  if (field !== 'signer' || value === null || value === undefined) return fieldText(field, value).trim();
  const parts = SIGNER_PART_NAMES.map((part) => (value as Signer)[part] ?? '');
  return parts.every((part) => part === '') ? '' : parts.join('\n');
}

export interface FieldForm {
  field: MetadataField;
  /** {@link fieldKey} of what the machine suggests. */
  suggestionKey: string;
  /** "Không có trên văn bản" is ticked. */
  absent: boolean;
  typed: Typed;
}

/** `invalid`: what was typed is no value of the field. `nothing`: blank, and nothing was suggested. */
export type FormDecision = FieldDecision | 'nothing' | 'invalid';

export function decisionFor({ field, suggestionKey, absent, typed }: FieldForm): FormDecision {
  if (absent) return { action: 'absent' };
  const parsed = typedField(field, typed);
  if (!parsed.ok) return 'invalid';
  const key = fieldKey(field, parsed.value);
  // What the machine read and a person took away is not on the paper.
  if (key === '') return suggestionKey === '' ? 'nothing' : { action: 'absent' };
  return key === suggestionKey ? { action: 'accept' } : { action: 'correct', value: parsed.value };
}
