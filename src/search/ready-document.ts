/** Documents as they are written into the embedded index: folded, cut, and told apart from what they were. */
import { hash } from 'node:crypto';
import { FACETS, type SearchDocument } from './document.ts';
import { addWords, WORDS_VERSION } from './index-words.ts';
import type { ValueKind } from './values-store.ts';
import { WordBytes } from './word-bytes.ts';

export interface ReadyDocument extends Pick<
  SearchDocument,
  'kind' | 'id' | 'ownerId' | 'day' | 'number' | 'due'
> {
  /** Changes whenever what is indexed of the document does. */
  fingerprint: string;
  /** From where to where its words stand among the bytes of all that were made ready with it. */
  words: readonly [from: number, end: number];
  /** The lines of its header in plain words, as often as they stand there. */
  head: string;
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
  documents: readonly ReadyDocument[];
  values: readonly ReadyValue[];
  /** UTF-8, in memory of its own. */
  words: Uint8Array<ArrayBuffer>;
}

/** Of a paper of two pages. */
const USUAL_BYTES = 6000;

export function readyDocuments(documents: readonly SearchDocument[]): ReadyDocuments {
  const making = new ReadyMaking(documents.length);
  making.add(documents);
  return making.all();
}

/** Makes documents of one stretch ready, some at a time: what they were made of need not be kept until the last. */
export class ReadyMaking {
  readonly #documents: ReadyDocument[] = [];
  readonly #table = new ValueTable();
  readonly #bytes: WordBytes;

  /** @param expected how many documents */
  constructor(expected: number) {
    this.#bytes = new WordBytes(expected * USUAL_BYTES);
  }

  /** Of what was made ready until now. */
  get bytes(): number {
    return this.#bytes.length;
  }

  add(documents: readonly SearchDocument[]): void {
    for (const document of documents) this.#documents.push(this.#ready(document));
  }

  all(): ReadyDocuments {
    return { documents: this.#documents, values: this.#table.values, words: this.#bytes.since(0) };
  }

  #ready(document: SearchDocument): ReadyDocument {
    const { kind, id, ownerId, day, number, due } = document;
    const facets = facetPlaces(document, this.#table);
    const access = accessPlaces(document, this.#table);
    const values = [facets, access].map((places) => this.#table.textOf(places));
    const bytes = this.#bytes;
    const began = bytes.length;
    // Before its words, so that all that tells it from what it was lies in one piece.
    bytes.add(`${[WORDS_VERSION, kind, ownerId, day, number, due, ...values].join('\0')}\0`);
    const from = bytes.length;
    const head = addWords(bytes, document);
    const fingerprint = hash('sha1', bytes.since(began), 'base64url');
    return {
      kind,
      id,
      ownerId,
      day,
      number,
      due,
      fingerprint,
      words: [from, bytes.length],
      head,
      facets,
      access,
    };
  }
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
