/** All typed papers, 2015 to 2026. */
import { conclusions } from './conclusions.ts';
import { directives } from './directives.ts';
import { partyAndInstitutions } from './party-and-institutions.ts';
import { later } from './later.ts';
import { plans } from './plans.ts';
import type { TypedPaper } from './typed-paper.ts';

export const typedPapers: readonly TypedPaper[] = [
  ...directives,
  ...conclusions,
  ...plans,
  ...partyAndInstitutions,
  ...later,
];
