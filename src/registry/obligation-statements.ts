/** What a person may state of an obligation, and how one becomes several and several one. Pure. */
import { z } from 'zod';
import { isIsoDate } from '../calendar/index.ts';
import type { Deadline, Evidence } from '../understanding/understanding.ts';
import type { ObligationContent, ObligationDecisionKind, SuggestedObligation } from './schema.ts';
import type { Stated } from './obligation-store.ts';

const line = (longest: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .pipe(z.string().min(1).max(longest));
const names = z.array(line(500)).max(100);
const words = line(500).nullable();

const day = z.string().refine(isIsoDate, { error: 'ngày phải có thật, dạng 2026-11-23' });

/** Thời hạn, with the words of the paper beside what was made of them. */
export const deadlineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('date'), raw: words, date: day }),
  z.object({
    kind: z.literal('relative'),
    raw: words,
    date: z.null().default(null),
    amount: z.int().min(0).max(3660).nullable().default(null),
    unit: z.enum(['working-day', 'day', 'month']).nullable().default(null),
    from: words.default(null),
  }),
  z.object({
    kind: z.literal('recurring'),
    raw: words,
    date: z.null().default(null),
    every: z.enum(['day', 'week', 'month', 'quarter', 'half-year', 'year', 'continuous']),
  }),
  z.object({ kind: z.literal('none'), raw: z.null().default(null), date: z.null().default(null) }),
]);

/** What a person may change of an obligation; what the machine found besides stays with it. */
export const statementSchema = z.object({
  clause: line(80),
  assignees: names,
  cooperators: names,
  action: line(4000),
  deadline: deadlineSchema,
  reportTo: line(500).nullable(),
});
export type Statement = z.output<typeof statementSchema>;
export const STATEMENT_PARTS = Object.keys(statementSchema.shape) as (keyof Statement)[];

/** The passage of the paper a person chose. */
export const passagesSchema = z
  .array(
    z.object({
      quote: line(20_000),
      page: z.int().min(1).max(100_000),
      boxes: z
        .array(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }))
        .min(1)
        .max(500),
    }),
  )
  .min(1)
  .max(20);
export type ChosenPassage = z.output<typeof passagesSchema>[number];

export const BLANK_STATEMENT: Statement = {
  clause: 'lead',
  assignees: [],
  cooperators: [],
  action: '',
  deadline: { kind: 'none', raw: null, date: null },
  reportTo: null,
};

/** An obligation as a person states it: their word is sure. */
export function written(statement: Statement): ObligationContent {
  return { ...statement, targets: [], legalBasis: [], confidence: 1 };
}

export function chosenEvidence(passages: readonly ChosenPassage[]): Evidence[] {
  return passages.map((passage) => ({ ...passage, confidence: 1 }));
}

/** What a decision is, by what was suggested and what stands now. */
export function kindOf(
  suggested: readonly SuggestedObligation[],
  stated: readonly Stated[],
): ObligationDecisionKind {
  const [first] = suggested;
  const [only] = stated;
  if (first === undefined) return 'created';
  if (only === undefined) return 'dismissed';
  if (suggested.length > 1) return 'merged';
  if (stated.length > 1) return 'split';
  return changedParts(first.obligation, only.obligation).length === 0 ? 'accepted' : 'edited';
}

/** In which parts two obligations differ. */
export function changedParts(before: ObligationContent, after: ObligationContent): (keyof Statement)[] {
  return STATEMENT_PARTS.filter((part) =>
    part === 'deadline'
      ? !isSameDeadline(before.deadline, after.deadline)
      : JSON.stringify(before[part]) !== JSON.stringify(after[part]),
  );
}

/** By what a person may say of it; a part that is missing is one that is null. */
export function isSameDeadline(a: Deadline, b: Deadline): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'none') return true;
  return (['raw', 'date', 'amount', 'unit', 'from', 'every'] as const).every(
    (part) => (a[part] ?? null) === (b[part] ?? null),
  );
}

/** The sentences of an action, or else its parts between semicolons; one part where there is nothing to cut at. */
export function partsOfAction(action: string): string[] {
  const sentences = cutBehind(action, /(?<=[^\s.]{2}[.!?])\s+(?=\p{Lu})/u);
  return sentences.length > 1 ? sentences : cutBehind(action, /;\s+/u);
}

function cutBehind(text: string, place: RegExp): string[] {
  return text
    .split(place)
    .map((part) => part.trim().replace(/[;.]$/u, ''))
    .filter((part) => part !== '');
}

/** One obligation of two that are one on the paper: everybody named, both actions, the first deadline there is. */
export function merged(first: Stated, second: Stated): Stated {
  const [a, b] = [first.obligation, second.obligation];
  return {
    id: first.id,
    obligation: {
      ...a,
      assignees: union(a.assignees, b.assignees),
      cooperators: union(a.cooperators, b.cooperators),
      action: `${a.action.replace(/[;.…\s]+$/u, '')}; ${b.action}`,
      deadline: a.deadline.kind === 'none' ? b.deadline : a.deadline,
      reportTo: a.reportTo ?? b.reportTo,
      targets: union(a.targets, b.targets),
      legalBasis: union(a.legalBasis, b.legalBasis),
      confidence: Math.min(a.confidence, b.confidence),
    },
    evidence: joinedEvidence(first.evidence, second.evidence),
  };
}

const union = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])];

/** Two duties of one sentence have the same passage: it is kept once. */
function joinedEvidence(a: readonly Evidence[], b: readonly Evidence[]): Evidence[] {
  const known = new Set(a.map(({ quote, page }) => `${page} ${quote}`));
  return [...a, ...b.filter(({ quote, page }) => !known.has(`${page} ${quote}`))];
}
