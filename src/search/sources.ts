/**
 * Where the documents of the index come from. A source makes the documents of what it owns; a further kind of
 * things to be found is a further source here, and nothing else changes.
 */
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { foldAccents } from '../platform/vietnamese.ts';
import {
  type ArchivePlace,
  archiveAfter,
  dispatchesForSearch,
  type SearchableDispatch,
  type SearchableObligation,
} from '../registry/index.ts';
import { dispatches } from '../registry/schema.ts';
import type { FacetValue, SearchDocument } from './document.ts';
import { type TrackedObligation, trackedOf } from './tracked-store.ts';

/** A step of a walk through everything that can be found. */
export interface ArchiveStep {
  ownerIds: string[];
  /** Null at the end. */
  next: ArchivePlace | null;
}

/** The owners of documents in the order of their days, from the oldest: so the index is written in its own order. */
export function ownersAfter(db: Db, after: ArchivePlace | null, limit: number): ArchiveStep {
  const places = archiveAfter(db, after, limit);
  return {
    ownerIds: places.map(({ id }) => id),
    next: places.length < limit ? null : (places.at(-1) ?? null),
  };
}

/** Which of these owners are there at all, whether they may be found or not. */
export function existingOwners(db: Db, ownerIds: readonly string[]): Set<string> {
  return new Set(
    db
      .values<[string]>(
        sql`SELECT ${dispatches.id} FROM ${dispatches}
          WHERE ${dispatches.id} IN (SELECT value FROM json_each(${JSON.stringify(ownerIds)}))`,
      )
      .map(([id]) => id),
  );
}

/** The documents of each owner; none of one that must not be in the index (any more). */
export function documentsOfOwners(db: Db, ownerIds: readonly string[]): Map<string, SearchDocument[]> {
  const documents = new Map<string, SearchDocument[]>(ownerIds.map((id) => [id, []]));
  const tracked = trackedOf(db, ownerIds);
  for (const dispatch of dispatchesForSearch(db, ownerIds)) {
    documents.set(dispatch.id, documentsOfDispatch(withDeadlinesNow(dispatch, tracked)));
  }
  return documents;
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
