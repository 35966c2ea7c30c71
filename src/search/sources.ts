/**
 * Where the documents of the index come from. A source makes the documents of what it owns; a further kind of
 * things to be found is a further source here, and nothing else changes.
 */
import { sql } from 'drizzle-orm';
import { draftForIndex, type IndexedDraft } from '../drafting/index.ts';
import type { Db } from '../platform/database.ts';
import { foldAccents } from '../platform/vietnamese.ts';
import {
  type ArchivePlace as PaperPlace,
  archiveAfter,
  dispatchesForSearch,
  type SearchableDispatch,
  type SearchableObligation,
} from '../registry/index.ts';
import { dispatches } from '../registry/schema.ts';
import type { FacetValue, SearchDocument } from './document.ts';
import { draftsAfter, existingDrafts } from './drafts-store.ts';
import { type TrackedObligation, trackedOf } from './tracked-store.ts';
import { existingUntied, untiedAfter, type UntiedObligation, untiedObligations } from './untied-store.ts';

/** Where a walk through everything that can be found stands: in papers, in obligations without one, in drafts. */
export type ArchivePlace =
  | { in: 'papers'; after: PaperPlace | null }
  | { in: 'untied' | 'drafts'; after: string };

/** A step of such a walk. */
export interface ArchiveStep {
  ownerIds: string[];
  /** Null at the end. */
  next: ArchivePlace | null;
}

/** The owners of documents; papers in the order of their days, from the oldest: so the index is written in its own order. */
export function ownersAfter(db: Db, after: ArchivePlace | null, limit: number): ArchiveStep {
  const place = after ?? { in: 'papers', after: null };
  if (place.in === 'papers') {
    const places = archiveAfter(db, place.after, limit);
    const last = places.length < limit ? null : (places.at(-1) ?? null);
    const next: ArchivePlace = last === null ? { in: 'untied', after: '' } : { in: 'papers', after: last };
    return { ownerIds: places.map(({ id }) => id), next };
  }
  const isDraft = place.in === 'drafts';
  const ownerIds = (isDraft ? draftsAfter : untiedAfter)(db, place.after, limit);
  const last = ownerIds.length < limit ? null : (ownerIds.at(-1) ?? null);
  if (last !== null) return { ownerIds, next: { in: place.in, after: last } };
  return { ownerIds, next: isDraft ? null : { in: 'drafts', after: '' } };
}

/** Which of these owners are there at all, whether they may be found or not. */
export function existingOwners(db: Db, ownerIds: readonly string[]): Set<string> {
  const papers = db
    .values<[string]>(
      sql`SELECT ${dispatches.id} FROM ${dispatches}
        WHERE ${dispatches.id} IN (SELECT value FROM json_each(${JSON.stringify(ownerIds)}))`,
    )
    .map(([id]) => id);
  return new Set([...papers, ...existingUntied(db, ownerIds), ...existingDrafts(db, ownerIds)]);
}

/** The documents of each owner; none of one that must not be in the index (any more). */
export function documentsOfOwners(db: Db, ownerIds: readonly string[]): Map<string, SearchDocument[]> {
  const documents = new Map<string, SearchDocument[]>(ownerIds.map((id) => [id, []]));
  const tracked = trackedOf(db, ownerIds);
  for (const dispatch of dispatchesForSearch(db, ownerIds)) {
    documents.set(dispatch.id, documentsOfDispatch(withDeadlinesNow(dispatch, tracked)));
  }
  const others = ownerIds.filter((id) => documents.get(id)?.length === 0);
  for (const untied of untiedObligations(db, others)) documents.set(untied.id, [untiedDocument(untied)]);
  for (const draft of draftForIndex(db, others)) documents.set(draft.id, [draftDocument(draft)]);
  return documents;
}

/** An obligation that stands in no paper is found by those who have to do with it. */
function untiedDocument(untied: UntiedObligation): SearchDocument {
  const { id, code, sourceName, action, product, assignedOn, due, assignerId, assignerName, parties } =
    untied;
  const idsOf = (kind: UntiedObligation['parties'][number]['kind']) =>
    parties.filter((party) => party.kind === kind).map((party) => party.id);
  return {
    kind: 'obligation',
    id,
    ownerId: id,
    day: assignedOn,
    number: null,
    symbol: null,
    registerNumber: null,
    subject: action,
    issuer: assignerName,
    signer: '',
    type: '',
    lines: [code, sourceName, product, ...parties.map(({ name }) => name), ...datesAsTyped(due)].filter(
      isGiven,
    ),
    pages: [],
    cites: [],
    due,
    facets: { kind: [same('obligation')], year: [same(assignedOn.slice(0, 4))] },
    access: {
      units: [],
      handlingUnits: idsOf('unit'),
      people: assignerId === null ? idsOf('person') : [...idsOf('person'), assignerId],
    },
  };
}

/** Who may see it is asked of the drafts (`drafts-store.ts`): nothing of that is kept in the index. */
function draftDocument(draft: IndexedDraft): SearchDocument {
  const { id, kind, subject, issuer, symbol, day, lines: passages, owner } = draft;
  return {
    kind: 'draft',
    id,
    ownerId: id,
    day,
    number: null,
    symbol: symbol === '' ? null : symbol,
    registerNumber: null,
    subject,
    issuer,
    signer: '',
    type: kind,
    lines: [owner].filter(isGiven),
    pages: [{ number: 1, text: passages.join('\n') }],
    cites: [],
    due: null,
    facets: {
      kind: [same('draft')],
      year: [same(day.slice(0, 4))],
      type: given(kind),
      issuer: folded(issuer),
    },
    access: { units: [], handlingUnits: [], people: [] },
  };
}

/** Where an obligation is followed up, its deadline now counts; where it is done, none does. */
function withDeadlinesNow(
  dispatch: SearchableDispatch,
  tracked: ReadonlyMap<string, TrackedObligation>,
): SearchableDispatch {
  const obligations = dispatch.obligations.map((obligation) => {
    const now = tracked.get(obligation.id);
    if (now === undefined) return obligation;
    const { open, due, code, leadName } = now;
    const quote = [obligation.quote, code, leadName].filter(isGiven).join('\n');
    return { ...obligation, quote, due: open ? due : null };
  });
  return { ...dispatch, obligations };
}

/** A paper, and each obligation in it. */
export function documentsOfDispatch(dispatch: SearchableDispatch): SearchDocument[] {
  const access = accessOf(dispatch);
  return [
    dispatchDocument(dispatch, access),
    ...dispatch.obligations.map((obligation) => obligationDocument(dispatch, obligation, access)),
  ];
}

type Access = SearchDocument['access'];

function accessOf({ grants, receivedBy }: SearchableDispatch): Access {
  return {
    units: grants.units,
    handlingUnits: [],
    people: receivedBy === null ? grants.people : [...grants.people, receivedBy],
  };
}

function dispatchDocument(dispatch: SearchableDispatch, access: Access): SearchDocument {
  const dues = dispatch.obligations.flatMap(({ due }) => due ?? []).sort();
  return {
    kind: 'dispatch',
    id: dispatch.id,
    ownerId: dispatch.id,
    day: dayOf(dispatch),
    number: dispatch.number,
    symbol: dispatch.symbol,
    registerNumber: dispatch.registerNumber,
    subject: dispatch.subject ?? '',
    issuer: lines(dispatch.issuer, dispatch.issuerParent),
    signer: dispatch.signerName ?? '',
    type: dispatch.type ?? '',
    lines: [
      dispatch.signerTitle,
      dispatch.place,
      ...datesAsTyped(dispatch.date),
      ...dispatch.addressees,
      ...dispatch.recipients,
      dispatch.urgency,
      registerEntry(dispatch),
      dispatch.fileName.replace(/\.[A-Za-z]{3,4}$/, ''),
    ].filter(isGiven),
    pages: dispatch.pages,
    cites: dispatch.references,
    due: dues[0] ?? null,
    facets: {
      ...facetsOf(dispatch, 'dispatch'),
      state: [same(dispatch.state)],
      urgency: given(dispatch.urgency),
      signer: folded(dispatch.signerName),
    },
    access,
  };
}

function obligationDocument(
  dispatch: SearchableDispatch,
  obligation: SearchableObligation,
  access: Access,
): SearchDocument {
  return {
    kind: 'obligation',
    id: obligation.id,
    ownerId: dispatch.id,
    day: dayOf(dispatch),
    number: dispatch.number,
    symbol: dispatch.symbol,
    registerNumber: null,
    subject: obligation.action,
    issuer: dispatch.issuer ?? '',
    signer: '',
    type: '',
    lines: [
      ...obligation.assignees,
      ...obligation.cooperators,
      obligation.product,
      obligation.deadline,
      ...datesAsTyped(obligation.due),
      obligation.quote,
    ].filter(isGiven),
    pages: [],
    cites: [],
    due: obligation.due,
    facets: facetsOf(dispatch, 'obligation'),
    access,
  };
}

function facetsOf(dispatch: SearchableDispatch, kind: SearchDocument['kind']): SearchDocument['facets'] {
  return {
    kind: [same(kind)],
    direction: [same(dispatch.direction)],
    year: [same(dayOf(dispatch).slice(0, 4))],
    type: given(dispatch.type),
    issuer: folded(dispatch.issuer),
    unit: dispatch.grants.units.map(same),
    register: given(dispatch.registerId),
  };
}

const isGiven = (line: string | null): line is string => line !== null && line !== '';
const same = (value: string): FacetValue => ({ value, label: value });
const given = (value: string | null) => (value === null || value === '' ? [] : [same(value)]);
const folded = (name: string | null) =>
  name === null || name === '' ? [] : [{ value: foldAccents(name), label: name }];

/** Of the paper, or of its arrival where the paper has none. */
function dayOf({ date, receivedAt }: SearchableDispatch): string {
  return date ?? receivedAt.slice(0, 10);
}

function registerEntry({ direction, registerNumber }: SearchableDispatch): string | null {
  if (registerNumber === null) return null;
  return direction === 'incoming' ? `số đến ${registerNumber}` : `số đi ${registerNumber}`;
}

/** 2023-02-01 is typed 01/02/2023, 1/2/2023 and 2023-02-01. */
function datesAsTyped(date: string | null): string[] {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(date ?? '');
  if (parts === null) return [];
  const [iso, year = '', month = '', day] = parts;
  if (day === undefined) return [iso, `${month}/${year}`, `${Number(month)}/${year}`];
  return [iso, `${day}/${month}/${year}`, `${Number(day)}/${Number(month)}/${year}`];
}

function lines(...texts: (string | null)[]): string {
  return texts.filter((text) => text !== null && text !== '').join('\n');
}
