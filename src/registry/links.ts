/**
 * Liên kết văn bản: papers hang together by what they cite. The machine links a paper to those on the register, also
 * to ones that come later; a person adds and removes, and what was removed is not made again.
 */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import type { Reference } from '../understanding/understanding.ts';
import { assertMay } from './actions.ts';
import { recordChange } from './changing.ts';
import { keyOfCitation, linkKindOf } from './citations.ts';
import { packageOfDispatch } from './edxml/store.ts';
import { linkAmbiguous, linkNotFound, linkToItself, nothingToLink } from './errors.ts';
import { valueInForce } from './fields.ts';
import {
  type Citation,
  citationsOf,
  dropStaleLinks,
  findLink,
  insertLink,
  insertLinkAnew,
  linkedPapers,
  type LinkRecord,
  linksOf,
  papersKeyed,
  removeLinkRow,
  replaceCitations,
  visibleKeyed,
} from './link-store.ts';
import type { LinkKind } from './link-schema.ts';
import { type DispatchRecord, fieldOf, requireVisible } from './store.ts';
import type { LinkedPaper, LinkView, ThreadStep } from './views.ts';

/** Links a registered paper to those it cites and to those that cite it; called whenever its fields change. */
export function linkPaper(tx: Db, dispatch: DispatchRecord, clock: Clock): void {
  if (dispatch.state !== 'registered') return;
  const cited = citedBy(tx, dispatch);
  replaceCitations(tx, dispatch.id, cited);
  const made = { source: 'reference', madeBy: null, madeAt: clock.now() } as const;
  const wanted = linksFor(tx, dispatch, cited);
  dropStaleLinks(tx, dispatch.id, wanted);
  for (const link of wanted) insertLink(tx, { ...link, ...made });
  for (const link of linksFor(tx, dispatch, answeredByData(tx, dispatch.id)))
    insertLink(tx, { ...link, ...made, source: 'edxml' });
  if (dispatch.citationKey === null) return;
  for (const citation of citationsOf(tx, dispatch.citationKey)) {
    if (citation.dispatchId === dispatch.id) continue;
    const candidates = papersKeyed(tx, citation.key, citation.dispatchId);
    if (meant(citation, citation.citingDate, candidates) !== dispatch.id) continue;
    insertLink(tx, { fromId: citation.dispatchId, toId: dispatch.id, kind: citation.kind, ...made });
  }
}

function linksFor(tx: Db, { id, date }: DispatchRecord, citations: readonly Citation[]) {
  return citations.flatMap((citation) => {
    const found = meant(citation, date, papersKeyed(tx, citation.key, id));
    return found === null ? [] : [{ fromId: id, toId: found, kind: citation.kind }];
  });
}

/** What a paper that came as data says it answers. */
function answeredByData(tx: Db, dispatchId: string): Citation[] {
  return (packageOfDispatch(tx, dispatchId)?.answers ?? []).flatMap(({ code, date }) => {
    const key = code === null ? null : keyOfCitation(code);
    return key === null ? [] : [{ key, date, kind: 'answers' as const }];
  });
}

function citedBy(tx: Db, { id, subject }: DispatchRecord): Citation[] {
  const record = fieldOf(tx, id, 'references');
  const references = record === null ? [] : ((valueInForce(record) ?? []) as Reference[]);
  const citations = references.flatMap((reference) => {
    const key = keyOfCitation(reference.symbol);
    return key === null ? [] : [{ key, date: reference.date, kind: linkKindOf(reference, subject) }];
  });
  return [...new Map(citations.map((citation) => [`${citation.key} ${citation.date}`, citation])).values()];
}

/**
 * Numbers start again every year: the one of the day that is cited; where no day is cited the newest that is not
 * younger than the citing paper. Null where none fits.
 */
function meant(
  { date }: Pick<Citation, 'date'>,
  citingDate: string | null,
  candidates: readonly { id: string; date: string | null }[],
): string | null {
  if (date !== null) return candidates.find((paper) => paper.date === date)?.id ?? null;
  const older = candidates.find(
    (paper) => citingDate === null || paper.date === null || paper.date <= citingDate,
  );
  return older?.id ?? null;
}

export interface AddLink {
  dispatchId: string;
  kind: LinkKind;
  /** The other paper, or its number and symbol: "968/CĐ-TTg". */
  other: { id: string } | { symbol: string; date?: string | null };
}

/**
 * Links two papers on a person's word.
 * @throws AppError `link.nothing-found`, `link.ambiguous`, `link.to-itself`
 */
export function addLink(db: Db, command: AddLink, by: Actor, clock: Clock): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireVisible(tx, command.dispatchId, by);
    assertMay('link-papers', dispatch, by);
    const other =
      'id' in command.other ? requireVisible(tx, command.other.id, by) : named(tx, command.other, by);
    if (other.id === dispatch.id) throw linkToItself();
    const made = { source: 'person', madeBy: by.id, madeAt: clock.now() } as const;
    insertLinkAnew(tx, { fromId: dispatch.id, toId: other.id, kind: command.kind, ...made });
    const details = { kind: command.kind, other: other.id };
    const after = recordChange(tx, dispatch, {}, { by, did: 'dispatch.linked', details }, clock);
    return { version: after.version };
  });
}

function named(
  tx: Db,
  { symbol, date = null }: { symbol: string; date?: string | null },
  by: Actor,
): { id: string } {
  const key = keyOfCitation(symbol);
  const found = key === null ? [] : visibleKeyed(tx, key, by);
  const ofDay = date === null ? found : found.filter((paper) => paper.date === date);
  const [only, another] = ofDay;
  if (only === undefined) throw nothingToLink(symbol);
  if (another !== undefined)
    throw linkAmbiguous(
      symbol,
      ofDay.map((paper) => paper.date ?? '?'),
    );
  return only;
}

/** @throws AppError `link.not-found` */
export function removeLink(
  db: Db,
  command: { dispatchId: string; linkId: string },
  by: Actor,
  clock: Clock,
): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireVisible(tx, command.dispatchId, by);
    assertMay('link-papers', dispatch, by);
    const link = findLink(tx, command.linkId);
    const isOfPaper = link?.fromId === dispatch.id || link?.toId === dispatch.id;
    if (link === null || link.removedAt !== null || !isOfPaper) throw linkNotFound();
    removeLinkRow(tx, link.id, by.id, clock.now());
    const details = { kind: link.kind, other: link.fromId === dispatch.id ? link.toId : link.fromId };
    const after = recordChange(tx, dispatch, {}, { by, did: 'dispatch.unlinked', details }, clock);
    return { version: after.version };
  });
}

/** The papers a paper is linked with, as far as the person may see them. */
export function linksOfDispatch(db: Db, id: string, actor: Actor): LinkView[] {
  requireVisible(db, id, actor);
  const links = linksOf(db, [id]);
  const papers = linkedPapers(
    db,
    links.map((link) => otherEnd(link, id)),
    actor,
  );
  return links.flatMap((link) => {
    const paper = papers.get(otherEnd(link, id));
    if (paper === undefined) return [];
    const towards = link.fromId === id ? ('to' as const) : ('from' as const);
    return [{ id: link.id, kind: link.kind, towards, source: link.source, paper }];
  });
}

const otherEnd = ({ fromId, toId }: LinkRecord, id: string) => (fromId === id ? toId : fromId);

/** A law is the basis of everything: a thread that went on through it would be the whole archive. */
const THREAD_KINDS: readonly LinkKind[] = [
  'answers',
  'replaces',
  'corrects',
  'urges',
  'carries-out',
  'recalls',
];
const LONGEST_THREAD = 60;

/**
 * The whole story a paper belongs to ("Công điện 968 → our công văn → reports received"), oldest first: all that
 * hangs together by answering, carrying out, pressing, replacing and recalling.
 */
export function threadOf(db: Db, id: string, actor: Actor): ThreadStep[] {
  requireVisible(db, id, actor);
  const found = new Map<string, LinkedPaper>(linkedPapers(db, [id], actor));
  const links = new Map<string, LinkRecord>();
  let edge = [id];
  while (edge.length > 0 && found.size < LONGEST_THREAD) {
    const reached = linksOf(db, edge).filter(({ kind }) => THREAD_KINDS.includes(kind));
    for (const link of reached) links.set(link.id, link);
    const ends = reached.flatMap(({ fromId, toId }) => [fromId, toId]).filter((end) => !found.has(end));
    const papers = linkedPapers(db, [...new Set(ends)].slice(0, LONGEST_THREAD - found.size), actor);
    for (const [end, paper] of papers) found.set(end, paper);
    edge = [...papers.keys()];
  }
  const steps = [...found.values()].toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)));
  return steps.map((paper) => ({
    paper,
    links: [...links.values()]
      .filter((link) => link.fromId === paper.id && found.has(link.toId))
      .map(({ kind, toId }) => ({ kind, toId })),
  }));
}

const orderOf = ({ date, id }: LinkedPaper) => `${date ?? '9999'} ${id}`;
