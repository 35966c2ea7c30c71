/** A search in Meilisearch's terms: words, and conditions that hold inside the engine. Pure but for the names of values. */
import type { Actor } from '../../people/actor.ts';
import type { Db } from '../../platform/database.ts';
import { seesAllDispatches } from '../../registry/index.ts';
import { type Facet, FACETS } from '../document.ts';
import type { SearchFilters } from '../index-contract.ts';
import { daysAfter, filterValue, handlingUnitsOf } from '../narrowing.ts';
import type { ParsedQuery, Term } from '../query.ts';
import { valuesWith } from '../values-store.ts';
import { dayNumber, handlingAccess, personAccess, unitAccess } from './documents.ts';

/** What is typed, without the fields, which are conditions. */
export function wordsFor({ wanted, unwanted }: ParsedQuery): string {
  const plain = wanted.filter(({ field }) => field === null || field === 'subject');
  const without = unwanted.filter(({ field }) => field === null);
  // The last word stays last: Meilisearch takes it as begun.
  return [...without.map((term) => `-${phraseOf(term, true)}`), ...plain.map((term) => phraseOf(term))].join(
    ' ',
  );
}

/** Meilisearch leaves out what stands behind the tenth word, without a word about it. */
const MOST_WORDS = 10;

/** Whether Meilisearch would look for every word that is typed. */
export function takesAllWords(query: ParsedQuery): boolean {
  return wordsFor(query).split(' ').length <= MOST_WORDS;
}

function phraseOf({ words, loose, quoted }: Term, always = false): string {
  const text = words.join(' ');
  return always || (words.length > 1 && !loose) || quoted ? `"${text}"` : text;
}

export type Conditions = ReadonlyMap<Facet | 'other', string>;

/** Null where nothing can match. */
export function conditionsFor(
  db: Db,
  query: ParsedQuery,
  filters: SearchFilters,
  actor: Actor,
  hidden: readonly string[],
  today: string,
): Conditions | null {
  const access = accessCondition(db, actor);
  if (access === null) return null;
  const fields = query.wanted.flatMap((term) => fieldCondition(db, term) ?? []);
  const notFields = query.unwanted.flatMap((term) => {
    const condition = fieldCondition(db, term);
    return condition === null ? [] : `NOT ${condition}`;
  });
  const other = [
    access,
    hidden.length === 0 ? '' : `owner NOT IN [${hidden.map(quoted).join(', ')}]`,
    ...limitConditions(filters, today),
    ...fields,
    ...notFields,
  ].filter((condition) => condition !== '');
  const chosen = FACETS.flatMap((facet): [Facet, string][] => {
    const value = filterValue(filters, facet);
    return value === undefined ? [] : [[facet, `${facet} = ${quoted(value)}`]];
  });
  return new Map<Facet | 'other', string>([
    ...chosen,
    ...(other.length === 0 ? [] : [['other', other.join(' AND ')] as const]),
  ]);
}

/** Joined, without that of one facet: what choosing another value of it would give. */
export function filterFrom(conditions: Conditions, except?: Facet): string {
  return [...conditions]
    .filter(([facet]) => facet !== except)
    .map(([, condition]) => `(${condition})`)
    .join(' AND ');
}

/** '' for who sees all; null for who sees nothing. */
function accessCondition(db: Db, actor: Actor): string | null {
  if (seesAllDispatches(actor)) return '';
  const grants = [
    ...(actor.id === null ? [] : [personAccess(actor.id)]),
    ...actor.unitIds.map(unitAccess),
    ...handlingUnitsOf(db, actor).map(handlingAccess),
  ];
  return grants.length === 0 ? null : `access IN [${grants.map(quoted).join(', ')}]`;
}

function limitConditions({ from, to, due }: SearchFilters, today: string): string[] {
  return [
    from === undefined ? '' : `day >= ${dayNumber(from)}`,
    to === undefined ? '' : `day <= ${dayNumber(to)}`,
    due === 'overdue' ? `due < ${dayNumber(today)}` : '',
    due === 'soon' ? `due >= ${dayNumber(today)} AND due <= ${dayNumber(daysAfter(today, 7))}` : '',
  ];
}

const NOTHING_HAS_IT = 'key = ""';

/** A term that must stand in a field: the values of that field in which it stands. Null for any other term. */
function fieldCondition(db: Db, { field, words, others }: Term): string | null {
  if (field === null || field === 'subject') return null;
  if (field === 'number') return `exactNumbers = ${quoted(words.join(''))}`;
  const forms = [words, ...others];
  const values = new Set(forms.flatMap((form) => valuesWith(db, field, form).map(({ value }) => value)));
  return values.size === 0 ? NOTHING_HAS_IT : `${field} IN [${[...values].map(quoted).join(', ')}]`;
}

function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
