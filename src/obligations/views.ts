/** What the room shows to pages and to the API. */
import type { IsoDate } from '../calendar/index.ts';
import type { Deadline, Evidence, ObligationKind } from '../understanding/understanding.ts';
import type { Action, Relation } from './lifecycle.ts';
import type {
  DueKind,
  ExtensionState,
  PartyKind,
  PartyRole,
  ResultState,
  Side,
  SourceKind,
  Status,
} from './schema.ts';
import type { Standing } from './standing.ts';

/** One line of a list: never the full text. */
export interface ObligationRow {
  id: string;
  code: string;
  version: number;
  side: Side;
  title: string;
  kind: ObligationKind;
  urgent: boolean;
  status: Status;
  standing: Standing;
  /** Working days until the deadline; negative: late by so many; null without a deadline, or when closed. */
  daysLeft: number | null;
  due: IsoDate | null;
  originalDue: IsoDate | null;
  dueKind: DueKind;
  extensions: number;
  leadName: string;
  leadUnitId: string | null;
  leadPersonId: string | null;
  /** The person named to do it, where one is. */
  leadPersonName: string | null;
  assignerName: string;
  sourceKind: SourceKind;
  sourceName: string;
  dispatchId: string | null;
  parentId: string | null;
  children: number;
  childrenDone: number;
}

export interface PartyView {
  role: PartyRole;
  kind: PartyKind;
  id: string;
  name: string;
}

export interface ObligationLine {
  at: string;
  by: { id: string | null; name: string };
  did: string;
  /** "Tiếp nhận". */
  name: string;
  from: Status | null;
  to: Status | null;
  note: string | null;
  details: Record<string, unknown>;
  version: number;
}

export interface ResultView {
  id: string;
  state: ResultState;
  summary: string | null;
  reference: string | null;
  dispatch: { id: string; name: string } | null;
  file: { id: string; name: string } | null;
  sentOn: IsoDate;
  sentBy: string;
}

export interface ExtensionView {
  id: string;
  state: ExtensionState;
  dueBefore: IsoDate;
  wanted: IsoDate;
  granted: IsoDate | null;
  reason: string;
  askedBy: string;
  askedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  answer: string | null;
}

export interface ObligationDetail extends ObligationRow {
  action: string;
  product: string | null;
  clause: string | null;
  reportTo: string | null;
  via: string | null;
  targets: string[];
  legalBasis: string[];
  /** The deadline as the source words it. */
  deadline: Deadline;
  eventOn: IsoDate | null;
  evidence: Evidence[];
  sourceDate: IsoDate | null;
  assignerId: string | null;
  assignedOn: IsoDate;
  acceptedOn: IsoDate | null;
  sentOn: IsoDate | null;
  confirmedOn: IsoDate | null;
  seriesId: string | null;
  parties: PartyView[];
  parent: { id: string; code: string; title: string } | null;
  parts: ObligationRow[];
  results: ResultView[];
  files: { id: string; name: string; size: number }[];
  extensionsAsked: ExtensionView[];
  history: ObligationLine[];
  /** What the person who asks is to it, and can do with it now. */
  relations: Relation[];
  may: Action[];
}

export interface PageOf<Row> {
  rows: Row[];
  /** Cursor of the next page; null at the end. */
  next: string | null;
}

/** Open duties by where they stand, and by status. */
export interface ObligationCounts {
  late: number;
  today: number;
  soon: number;
  running: number;
  undated: number;
  byStatus: Partial<Record<Status, number>>;
}
