/** What the room shows to pages and to the API. Lists never carry the text of a paper. */
import type { FileKind } from '../intake/schema.ts';
import type { Box, Line, PageSource, PageTable, UnreadPlace } from '../reading/page.ts';
import type { PaperStart } from '../reading/paper-starts.ts';
import type { Evidence, Metadata, MetadataField, PaperDetails } from '../understanding/understanding.ts';
import type { SignatureCheck } from '../signatures/index.ts';
import type { DispatchAction } from './actions.ts';
import type { LinkKind, LinkSource } from './link-schema.ts';
import type { OpinionLayer, RoutingKind, RoutingOutcome } from './routing-schema.ts';
import type {
  Channel,
  Direction,
  DispatchState,
  FieldSource,
  FieldState,
  Handling,
  ObligationContent,
  ObligationDecisionKind,
} from './schema.ts';

/** The value a field may have; null: blank or not on the paper. */
export type FieldValue<F extends MetadataField = MetadataField> = Metadata[F] | null;

export interface PersonRef {
  /** Null for the service itself (the watched folder). */
  id: string | null;
  name: string;
}

/** What is shown of a paper wherever it stands in a list: in the register, among results of a search. */
export interface ShownDispatch {
  direction: Direction;
  state: DispatchState;
  number: string | null;
  symbol: string | null;
  issuer: string | null;
  /** ISO date, or `2023-10` where the day is blank. */
  date: string | null;
  type: string | null;
  subject: string | null;
  urgency: string | null;
  /** Số đến or số đi. */
  registerNumber: number | null;
  receivedAt: string;
}

export interface DispatchRow extends ShownDispatch {
  id: string;
  version: number;
  fileName: string;
  pageCount: number | null;
  registerId: string | null;
  registerYear: number | null;
  /** Where an incoming paper stands once it is on the register. */
  handling: Handling | null;
  /** By when its next step must be taken (NĐ 30/2020, Đ4.2.c), an instant; null where no limit runs. */
  stepDueAt: string | null;
  /** Vietnamese: why it is unreadable, quarantined or withdrawn. */
  problemCode: string | null;
  problemMessage: string | null;
}

export interface Page<Row> {
  rows: Row[];
  /** Cursor of the next page; null at the end. */
  next: string | null;
}

export interface FieldView {
  field: MetadataField;
  /** Must be decided before the paper can be verified. */
  required: boolean;
  state: FieldState;
  /** What the machine read; null where it is blank or unreadable. */
  suggestion: FieldValue;
  /** What is in force: the person's word, else the suggestion. */
  value: FieldValue;
  /** 0 to 1; null where nothing is suggested. */
  confidence: number | null;
  /** Whether the suggestion was read from the paper or came as data with it. */
  source: FieldSource;
  evidence: { quote: string; page: number; boxes: Box[] } | null;
  decidedBy: PersonRef | null;
  decidedAt: string | null;
}

/** An obligation in force (as suggested, or as a person states it), or one that a person dismissed. */
export interface ObligationView extends ObligationContent {
  id: string;
  /** Order in the paper, from 1. */
  position: number;
  evidence: Evidence[];
  /** suggested: nobody decided yet. */
  state: 'suggested' | ObligationDecisionKind;
  /** What the machine suggested in its place, where a person decided; empty for one they made themselves. */
  suggested: ObligationContent[];
  /** Why it was dismissed. */
  reason: string | null;
  decidedBy: PersonRef | null;
  decidedAt: string | null;
}

export interface PageSummary {
  /** From 1. */
  number: number;
  width: number | null;
  height: number | null;
  rotation: 0 | 90 | 180 | 270;
  source: PageSource | null;
  /** Nothing stands on it. */
  blank: boolean;
  failure: { code: string; message: string } | null;
}

export interface PageWords {
  number: number;
  width: number;
  height: number;
  rotation: 0 | 90 | 180 | 270;
  source: PageSource;
  lines: Line[];
  tables: PageTable[];
  /** Places for the number and the date that were left blank or written by hand. */
  unread: UnreadPlace[];
}

/** How far the reading of a paper is. */
export interface ReadingProgress {
  state: 'queued' | 'running' | 'done' | 'dead' | 'cancelled';
  done: number;
  total: number | null;
  /** Vietnamese. */
  note: string | null;
  attempts: number;
  /** Nobody is there to read it now: neither this machine nor one elsewhere. It goes on when one comes. */
  awaitsReader: boolean;
}

export interface QueueItem {
  id: string;
  fileName: string;
  direction: Direction;
  state: DispatchState;
  version: number;
  pageCount: number | null;
  receivedAt: string;
  /** A paper that was read before is being read again. */
  rereading: boolean;
  /** Null once nothing is being read. */
  progress: ReadingProgress | null;
  problemCode: string | null;
  problemMessage: string | null;
}

export interface DuplicateView {
  id: string;
  /** same: number, symbol, issuer and year agree; alike: issuer, date and subject agree and a number is blank. */
  kind: 'same' | 'alike';
  state: DispatchState;
  number: string | null;
  symbol: string | null;
  issuer: string | null;
  date: string | null;
  subject: string | null;
  registerNumber: number | null;
  registerYear: number | null;
}

export interface AccessView {
  kind: 'unit' | 'person';
  id: string;
  name: string;
  grantedAt: string;
}

export interface HistoryLine {
  at: string;
  by: PersonRef;
  /** Shown to văn thư and quản trị only. */
  address: string | null;
  /** `dispatch.received`, `dispatch.registered` … */
  did: string;
  details: Record<string, unknown>;
}

export interface DispatchView extends DispatchRow {
  channel: Channel;
  file: { sha256: string; size: number; kind: FileKind | null } | null;
  /** Where pages of other scans were put behind its own: their files, original 2 first. */
  otherFiles: { sha256: string; size: number; kind: FileKind | null; fileName: string }[];
  receivedBy: PersonRef;
  verifiedBy: PersonRef | null;
  verifiedAt: string | null;
  registeredBy: PersonRef | null;
  registeredAt: string | null;
  registerName: string | null;
  secrecy: string | null;
  /** All fields, in the order of METADATA_FIELDS. */
  fields: FieldView[];
  obligations: ObligationView[];
  /** What was found beside the fields; null for a paper that was not understood yet. */
  details: PaperDetails | null;
  pages: PageSummary[];
  /** What it was read with, by name and version; null where that is not known. */
  engine: string | null;
  /** A further reading waits to be compared with the one in force, and kept or dropped. */
  proposal: boolean;
  /** How many changes of its pages may be undone. */
  pageChanges: number;
  /** Pages at which further papers seem to begin: where the file may be split; empty where it holds one. */
  starts: PaperStart[];
  /** Null: not looked for. */
  digitalSignatures: SignatureCheck[] | null;
  rereading: boolean;
  progress: ReadingProgress | null;
  duplicates: DuplicateView[];
  access: AccessView[];
  history: HistoryLine[];
  /** What the person who asks can do with it now. */
  may: DispatchAction[];
}

/** Who has more unopened papers than this is told "more": those of twenty years are not counted one by one. */
export const MOST_UNOPENED = 1000;

export interface WaitingCounts {
  toRead: number;
  toVerify: number;
  toRegister: number;
  unreadable: number;
  quarantined: number;
  /** Routed to the person or a unit of theirs, and not opened by them yet; at most {@link MOST_UNOPENED}. */
  routedToMe: number;
}

export interface HandlingCounts {
  /** The next step is overdue (NĐ 30/2020, Đ4.2.c). */
  late: number;
  /** On the register, not submitted yet. */
  toRoute: number;
  /** Submitted to the person, who has not directed yet. */
  toDirect: number;
  /** Lying with the person or a unit of theirs. */
  withMe: number;
}

export interface RegisterView {
  id: string;
  year: number;
  direction: Direction;
  code: string;
  name: string;
  /** Tên loại that go into this book by themselves. */
  kinds: string[];
  firstNumber: number;
  nextNumber: number;
  closedAt: string | null;
  /** How many of its papers the person may see. */
  entries: number;
}

/** A line of a book with the ten columns of the decree (NĐ 30/2020, Phụ lục IV). */
export interface BookEntry extends DispatchRow {
  entryNumber: number;
  /** Ngày đến, or the day of issue: an ISO date. */
  arrivedOn: string;
  enteredAt: string;
  /** Ghi bổ sung: why it was entered later than it arrived. */
  lateReason: string | null;
  /** Đơn vị hoặc người nhận (incoming), nơi nhận (outgoing). */
  recipients: string[];
  /** Ngày chuyển, an instant. */
  routedAt: string | null;
  /** Ký nhận. */
  signedBy: string | null;
  signedAt: string | null;
  archiveHolder: string | null;
  copies: number | null;
  note: string | null;
  cancelledAt: string | null;
  cancelReason: string | null;
  signerName: string | null;
  signerTitle: string | null;
  /** How often the line was corrected. */
  corrections: number;
}

/** A paper at the other end of a link. */
export interface LinkedPaper {
  id: string;
  direction: Direction;
  state: DispatchState;
  handling: Handling | null;
  number: string | null;
  symbol: string | null;
  type: string | null;
  issuer: string | null;
  date: string | null;
  subject: string | null;
  fileName: string;
  registerNumber: number | null;
  registerYear: number | null;
}

export interface LinkView {
  id: string;
  kind: LinkKind;
  /** to: this paper is it to the other ("trả lời …"); from: the other is it to this one. */
  towards: 'to' | 'from';
  source: LinkSource;
  paper: LinkedPaper;
}

export interface ThreadStep {
  paper: LinkedPaper;
  /** What the paper is to others of the thread. */
  links: { kind: LinkKind; toId: string }[];
}

/** One hand-over of a paper: who gave it to whom, since when, and how it ended. */
export interface RoutingStep {
  id: string;
  kind: RoutingKind;
  to: { kind: 'unit' | 'person'; id: string; name: string };
  by: PersonRef;
  at: string;
  /** Thời hạn giải quyết: an ISO date. */
  dueDate: string | null;
  note: string | null;
  /** Null while the paper lies there. */
  endedAt: string | null;
  endedBy: PersonRef | null;
  outcome: RoutingOutcome | null;
  reason: string | null;
  /** Whether the person who asks may forward, return or complete it. */
  mine: boolean;
}

export interface DirectiveView {
  id: string;
  text: string;
  by: PersonRef;
  at: string;
  lead: { kind: 'unit' | 'person'; id: string; name: string } | null;
  cooperators: string[];
  people: string[];
  know: string[];
  dueDate: string | null;
}

export interface OpinionView {
  id: string;
  layer: OpinionLayer;
  text: string;
  by: PersonRef;
  at: string;
}

/** Where a paper is, how it came there, and what was said about it. */
export interface RoutingView {
  handling: Handling | null;
  since: string | null;
  stepDueAt: string | null;
  steps: RoutingStep[];
  directives: DirectiveView[];
  opinions: OpinionView[];
}

export interface EntryCorrection {
  registerId: string;
  number: number;
  /** A field of the paper, or a column that only the book has. */
  column: string;
  before: unknown;
  after: unknown;
  reason: string;
  by: string;
  at: string;
}

export interface RegisteredDispatch {
  id: string;
  version: number;
  number: number;
  year: number;
  register: { id: string; code: string; name: string };
}

/** An obligation in force, as the index takes it over. */
export interface SearchableObligation {
  id: string;
  clause: string;
  action: string;
  assignees: string[];
  cooperators: string[];
  product: string | null;
  /** The words of the paper. */
  deadline: string | null;
  /** ISO date, where one follows from the paper. */
  due: string | null;
  /** Where it stands; null for one that has no passage. */
  page: number | null;
  quote: string;
}

/**
 * Everything the index takes over of one paper. `receivedBy` and `grants` are who may see it besides those who see
 * all (`visibleTo`): whoever lets further people see papers tells it here too, or they will not find them.
 */
export interface SearchableDispatch extends Omit<DispatchRow, 'problemCode' | 'problemMessage'> {
  issuerParent: string | null;
  place: string | null;
  addressees: string[];
  signerName: string | null;
  signerTitle: string | null;
  recipients: string[];
  receivedBy: string | null;
  pages: { number: number; text: string }[];
  grants: { units: string[]; people: string[] };
  /** Papers it cites: "156/2018/NĐ-CP" and the date, where it is given. */
  references: { symbol: string; date: string | null }[];
  obligations: SearchableObligation[];
}
