/** Queries in FTS5's own language. Every word is quoted, so that nothing a person types is an operator. */
import { unifyTonePlacement } from '../platform/vietnamese.ts';
import { EVERY_TAG, MARKS } from './index-words.ts';
import { numberTerms, type ParsedQuery, type Term, type TermField } from './query.ts';
import { typeNameAt } from './synonyms.ts';

type Words = readonly string[];

const MARK_OF_FIELD: Readonly<Record<TermField, string>> = {
  number: MARKS.number,
  issuer: MARKS.issuer,
  type: MARKS.type,
  signer: MARKS.signer,
  subject: MARKS.subject,
};

/** Everything that matches: all wanted terms, wherever they stand, and none of the unwanted. Null: no words. */
export function matchesAll({ wanted, unwanted }: ParsedQuery): Expression {
  return { all: wanted.map(anywhere), none: unwanted.map(anywhere) };
}

/** Conditions of a match: FTS5 walks through the shortest list and looks into the others. */
export interface Expression {
  all: readonly string[];
  none: readonly string[];
}

export function expressionText({ all, none }: Expression): string {
  // FTS5 wants at least one word.
  const wanted = all.length === 0 ? `"${MARKS.tag}${EVERY_TAG}"` : all.join(' AND ');
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.join(' OR ')})`;
}

/** Where an expression looks, from what a person means most likely to what they mean least. */
export type Tier =
  | 'number'
  | 'number-begins'
  | 'subject-exact'
  | 'subject-phrase'
  | 'subject'
  | 'header'
  | 'phrase'
  | 'near'
  | 'of-type'
  | 'anywhere';

/** Each a part of {@link matchesAll}, the best first; those that make no sense for a query are left out. */
export function tiersOf(query: ParsedQuery): { tier: Tier; expression: Expression }[] {
  const tiers: { tier: Tier; all: string[] | null }[] = [
    { tier: 'number', all: byNumber(query, false) },
    { tier: 'number-begins', all: byNumber(query, true) },
    { tier: 'subject-exact', all: exactInSubject(query) },
    { tier: 'subject-phrase', all: asPhrase(query, MARKS.subject) },
    { tier: 'subject', all: query.wanted.map((term) => within(term, [MARKS.subject, MARKS.number])) },
    { tier: 'header', all: query.wanted.map((term) => within(term, HEADER)) },
    { tier: 'phrase', all: asPhrase(query, '') },
    { tier: 'near', all: asNear(query) },
    { tier: 'of-type', all: ofTypedType(query) },
    { tier: 'anywhere', all: query.wanted.map(anywhere) },
  ];
  const none = query.unwanted.map(anywhere);
  return tiers.flatMap(({ tier, all }) => (all === null ? [] : [{ tier, expression: { all, none } }]));
}

const HEADER = [MARKS.subject, MARKS.number, MARKS.issuer, MARKS.signer, MARKS.type];

/** A term wherever it may stand. */
export function anywhere(term: Term): string {
  if (term.field !== null) return within(term, [MARK_OF_FIELD[term.field]]);
  const forms = formsOf(term, '');
  if (term.unfinished && term.isNumber) forms.push(`${formsOf(term, MARKS.number)[0]} *`);
  return anyOf(forms);
}

/** A term where one of these marks says that it stands. */
export function within(term: Term, marks: readonly string[]): string {
  if (term.field !== null) return anyOf(formsOf(term, MARK_OF_FIELD[term.field]));
  return anyOf(marks.flatMap((mark) => formsOf(term, mark)));
}

function formsOf({ words, others, loose }: Term, mark: string): string[] {
  const own = loose ? allOf(words.map((word) => quoted([word], mark))) : quoted(words, mark);
  return [own, ...others.map((other) => quoted(other, mark))];
}

function byNumber(query: ParsedQuery, begins: boolean): string[] | null {
  const numbers = new Set(numberTerms(query));
  if (numbers.size === 0 || (begins && ![...numbers].some(({ unfinished }) => unfinished))) return null;
  return query.wanted.map((term) => {
    if (!numbers.has(term)) return anywhere(term);
    const forms = [term.words, ...term.others.slice(0, 1)].map((words) => quoted(words, MARKS.number));
    if (begins && term.unfinished) forms.push(`${quoted(term.words, MARKS.number)} *`);
    if (term.field === null && term.words.length === 1) {
      forms.push(quoted(term.words, begins ? MARKS.registerNumber : MARKS.number));
    }
    return anyOf(forms);
  });
}

/** The words with the accents they were typed with, in the header, and all of them in the subject. */
function exactInSubject(query: ParsedQuery): string[] | null {
  const exact = query.wanted.flatMap(({ exact: words }) => words ?? []);
  if (exact.length === 0) return null;
  return [
    ...query.wanted.map((term) => within(term, [MARKS.subject, MARKS.number])),
    ...exact.map((word) => quoted([unifyTonePlacement(word)], MARKS.exact)),
  ];
}

/** All terms one behind the other, as they were typed. */
function asPhrase({ wanted }: ParsedQuery, mark: string): string[] | null {
  if (wanted.length < 2 || wanted.some(({ field }) => field !== null)) return null;
  const forms = [
    quoted(
      wanted.flatMap(({ words }) => words),
      mark,
    ),
  ];
  const last = wanted.at(-1)!;
  if (last.unfinished) {
    const before = wanted.slice(0, -1).flatMap(({ words }) => words);
    forms.push(...last.others.map((ending) => quoted([...before, ...ending], mark)));
  }
  return [anyOf(forms)];
}

/** Who begins with a tên loại, "giấy mời họp", looks for a paper of it: other papers only mention one. */
function ofTypedType({ wanted }: ParsedQuery): string[] | null {
  const plain = wanted.findIndex(
    ({ field, words, quoted: inQuotes }) => field !== null || inQuotes || words.length > 1,
  );
  const begins = wanted.slice(0, plain === -1 ? undefined : plain).flatMap(({ words }) => words);
  const length = typeNameAt(begins);
  if (length === 0 || length === wanted.length) return null;
  return [quoted(begins.slice(0, length), MARKS.type), ...wanted.slice(length).map(anywhere)];
}

const NEAR_WORDS = 10;

function asNear({ wanted }: ParsedQuery): string[] | null {
  if (wanted.length < 2 || wanted.some(({ field }) => field !== null)) return null;
  return [
    `NEAR(${wanted.flatMap(({ words, loose }) => (loose ? words.map((word) => quoted([word], '')) : [quoted(words, '')])).join(' ')}, ${NEAR_WORDS})`,
  ];
}

/** Whether what stands one behind the other stands near in the sense of the tier too: short, and in one form only. */
export function isWithinNear({ wanted }: ParsedQuery): boolean {
  const last = wanted.at(-1);
  const hasForms = last?.unfinished === true && last.others.length > 0;
  return !hasForms && wanted.flatMap(({ words }) => words).length <= NEAR_WORDS;
}

const quoted = (words: Words, mark: string) => `"${words.map((word) => `${mark}${word}`).join(' ')}"`;
const anyOf = (forms: readonly string[]) => (forms.length === 1 ? forms[0]! : `(${forms.join(' OR ')})`);
const allOf = (forms: readonly string[]) => `(${forms.join(' AND ')})`;
