/**
 * The order in which a leader reads obligations: what has a day or a product first, standing duties of one
 * point together, so that a paper of thirty clauses shows eight things.
 */
import type { Obligation } from '../understanding.ts';

/** A line of a leader's list: one task, or the standing duties of a point and one assignee. */
export interface ObligationGroup {
  kind: 'single' | 'standing' | 'closing';
  /** The clause that the duties share. */
  clause: string;
  assignees: readonly string[];
  obligations: readonly Obligation[];
  rank: number;
}

/** How much an obligation asks to be watched; the higher the sooner. */
export function weightOf(obligation: Obligation): number {
  const { deadline, kind } = obligation;
  const dated = deadline.kind === 'date' ? 40 : deadline.kind === 'relative' ? 34 : 0;
  const comesAgain = deadline.kind === 'recurring' && deadline.every !== 'continuous' ? 26 : 0;
  const pressing =
    deadline.detail === 'vague' || deadline.detail === 'event' || deadline.detail === 'blank' ? 6 : 0;
  const made = obligation.product === undefined ? 0 : 20;
  const reached = obligation.targets.length > 0 ? 12 : 0;
  const reported = kind === 'report' && deadline.kind !== 'none' ? 6 : 0;
  return dated + comesAgain + pressing + made + reported + reached + KIND_WEIGHT[kind ?? 'task'];
}

const KIND_WEIGHT: Readonly<Record<NonNullable<Obligation['kind']>, number>> = {
  task: 10,
  target: 8,
  report: 6,
  request: 4,
  conditional: 0,
  standing: 0,
  prohibition: 0,
  closing: -20,
};

/** Obligations from the most to the least pressing; equals by their day, then as on the paper. */
export function rankObligations(obligations: readonly Obligation[]): Obligation[] {
  const placed = obligations.map((obligation, place) => ({
    obligation,
    place,
    weight: weightOf(obligation),
  }));
  placed.sort((a, b) => b.weight - a.weight || byDay(a.obligation, b.obligation) || a.place - b.place);
  return placed.map(({ obligation }) => obligation);
}

function byDay(a: Obligation, b: Obligation): number {
  return (a.deadline.date ?? '9999').localeCompare(b.deadline.date ?? '9999');
}

/** Whether an obligation has no end of its own, so that it is read with the others of its point. */
export function isStanding({ kind, deadline, product }: Obligation): boolean {
  if (kind === 'standing' || kind === 'prohibition' || kind === 'conditional')
    return deadline.kind !== 'date';
  return deadline.kind === 'none' && product === undefined && kind !== 'report' && kind !== 'target';
}

/** The list for a leader: tasks one by one, standing duties by their point and assignee, closings last. */
export function groupObligations(obligations: readonly Obligation[]): ObligationGroup[] {
  const groups = new Map<string, Obligation[]>();
  obligations.forEach((obligation, place) => {
    const key = groupKey(obligation, place);
    groups.set(key, [...(groups.get(key) ?? []), obligation]);
  });
  const found = [...groups.values()].map(groupOf);
  return found.sort((a, b) => b.rank - a.rank);
}

function groupKey(obligation: Obligation, place: number): string {
  if (obligation.kind === 'closing') return 'closing';
  if (!isStanding(obligation)) return `single ${place}`;
  return `standing ${pointOf(obligation.clause)} ${obligation.assignees.join('|').toLowerCase()}`;
}

/** "2.a" belongs to point 2, "III.1.b" to III.1. */
function pointOf(clause: string): string {
  const parts = clause.split('.');
  return parts.length > 1 ? parts.slice(0, -1).join('.') : clause;
}

function groupOf(obligations: readonly Obligation[]): ObligationGroup {
  const [first] = obligations;
  const standing = first !== undefined && isStanding(first);
  const clause = first?.clause ?? '';
  const closing = first?.kind === 'closing';
  return {
    kind: closing ? 'closing' : standing ? 'standing' : 'single',
    clause: obligations.length > 1 ? pointOf(clause) : clause,
    assignees: first?.assignees ?? [],
    obligations,
    rank: Math.max(...obligations.map(weightOf)),
  };
}
