/**
 * What the index holds: documents of several kinds, in one shape. A room that has something to be found makes
 * documents of it (`sources.ts`); no engine knows what is behind them.
 */
/** Văn bản, nhiệm vụ, dự thảo. */
export const KINDS = ['dispatch', 'obligation', 'draft'] as const;
export type Kind = (typeof KINDS)[number];

/** What results are narrowed by, each with counts beside it. */
export const FACETS = [
  'kind',
  'direction',
  'state',
  'year',
  'type',
  'issuer',
  'signer',
  'unit',
  'register',
  'urgency',
] as const;
export type Facet = (typeof FACETS)[number];

export interface FacetValue {
  /** What is compared: an id, a code, a name without accents. */
  value: string;
  /** As it is shown where nothing better is known. */
  label: string;
}

export interface SearchDocument {
  kind: Kind;
  id: string;
  /** The paper it belongs to, whose changes are announced in the outbox; of a dispatch, its own id. */
  ownerId: string;
  /** ISO date: its place in the order of time. */
  day: string;
  number: string | null;
  symbol: string | null;
  /** Số đến or số đi. */
  registerNumber: number | null;
  /** Trích yếu; what an obligation asks for. */
  subject: string;
  issuer: string;
  signer: string;
  type: string;
  /** Everything else that may be typed, a line each. */
  lines: string[];
  pages: readonly { number: number; text: string }[];
  /** Numbers with symbols of the papers it cites, with the day where it is given. */
  cites: readonly { symbol: string; date: string | null }[];
  /** ISO date by which something is to be done; null where nothing is open. */
  due: string | null;
  facets: Readonly<Partial<Record<Facet, readonly FacetValue[]>>>;
  /**
   * Who may find it besides those who see all: the members of units, the members and heads of units that have to do
   * with it, and people.
   */
  access: { units: readonly string[]; handlingUnits: readonly string[]; people: readonly string[] };
}
