/** Documents as they are written into the embedded index: folded, cut, and told apart from what they were. */
import { hash } from 'node:crypto';
import { FACETS, type SearchDocument } from './document.ts';
import { WORDS_VERSION, type WordsAround, wordsAround } from './index-words.ts';
import type { ValueKind } from './values-store.ts';

export interface ReadyDocument extends Pick<
  SearchDocument,
  'kind' | 'id' | 'ownerId' | 'day' | 'number' | 'due'
> {
  /** Changes whenever what is indexed of the document does. */
  fingerprint: string;
  words: WordsAround;
  /** What it can be narrowed by and who may see it: places among the values of all that were made ready with it. */
  facets: number[];
  access: number[];
}

export interface ReadyValue {
  facet: ValueKind;
  value: string;
  label: string;
}

/** Documents of one stretch share their values: as objects of each they cost a thread more to hand over than all words. */
export interface ReadyDocuments {
  documents: ReadyDocument[];
  values: readonly ReadyValue[];
}

export function readyDocuments(documents: readonly SearchDocument[]): ReadyDocuments {
  const table = new ValueTable();
  return { documents: documents.map((document) => readyDocument(document, table)), values: table.values };
}

export const fingerprintOf = (document: SearchDocument): string =>
  readyDocument(document, new ValueTable()).fingerprint;

function readyDocument(document: SearchDocument, table: ValueTable): ReadyDocument {
  const { kind, id, ownerId, day, number, due } = document;
  const words = wordsAround(document);
  const facets = facetPlaces(document, table);
  const access = accessPlaces(document, table);
  const values = [facets, access].map((places) => table.textOf(places));
  const told = [WORDS_VERSION, kind, ownerId, day, number, due, ...values, words.before, words.behind];
  return {
    kind,
    id,
    ownerId,
    day,
    number,
    due,
    fingerprint: hash('sha1', told.join('\0'), 'base64url'),
    words,
    facets,
    access,
  };
}

function facetPlaces({ facets }: SearchDocument, table: ValueTable): number[] {
  const places: number[] = [];
  for (const facet of FACETS) {
    for (const { value, label } of facets[facet] ?? []) places.push(table.placeOf(facet, value, label));
  }
  return places;
}

function accessPlaces({ access }: SearchDocument, table: ValueTable): number[] {
  return [
    ...access.units.map((id) => table.placeOf('unit', id, id)),
    ...access.handlingUnits.map((id) => table.placeOf('handling-unit', id, id)),
    ...access.people.map((id) => table.placeOf('person', id, id)),
  ];
}

/** The values of several documents, each once. */
class ValueTable {
  readonly values: ReadyValue[] = [];
  readonly #places = new Map<ValueKind, Map<string, number>>();

  placeOf(facet: ValueKind, value: string, label: string): number {
    let ofFacet = this.#places.get(facet);
    if (ofFacet === undefined) this.#places.set(facet, (ofFacet = new Map()));
    const met = ofFacet.get(value);
    if (met !== undefined) return met;
    ofFacet.set(value, this.values.length);
    return this.values.push({ facet, value, label }) - 1;
  }

  textOf(places: readonly number[]): string {
    return places.map((place) => `${this.values[place]!.facet}=${this.values[place]!.value}`).join('\n');
  }
}
