/**
 * What a sample paper is: everything that stands on it, what is true about it (the gold answer), and what
 * part it plays in the demo. The papers themselves are in `papers/`; the printer reads this shape.
 */
import type {
  Deadline,
  Metadata,
  Obligation,
  Reference,
  Secrecy,
  Signer,
  SigningCapacity,
  Urgency,
} from '../../src/understanding/understanding.ts';
import type { ScanKind } from './scan-paper.ts';

/** `print` is the born-digital PDF; the others are scans of it. */
export type SampleKind = 'print' | ScanKind;

/**
 * Where the paper stands when the demo starts. `reading` is dropped last and read before the visitor's
 * eyes; `duplicate` is a second copy of `duplicateOf`; `secret` belongs in quarantine.
 */
export type SampleState =
  | 'reading'
  | 'to-verify'
  | 'verified'
  | 'registered'
  | 'assigned'
  | 'done'
  | 'duplicate'
  | 'secret';

/** Văn bản của Nhà nước (NĐ 30/2020) or of the Party, which has its own format. */
export type PaperFamily = 'state' | 'party';

export interface TableColumn {
  title: string;
  /** Share of the table's width; shares need not add up to anything. */
  share: number;
  align: 'left' | 'center';
}

/** A piece of the body. In `text`, `**words**` are bold. */
export type Block =
  | { kind: 'paragraph'; text: string }
  /** Căn cứ, in italics. */
  | { kind: 'basis'; text: string }
  /** A bold line of its own at the paragraph indent: "I. MỤC ĐÍCH". */
  | { kind: 'heading'; text: string }
  /** A bold line in the middle: "QUYẾT ĐỊNH:". */
  | { kind: 'centered'; text: string }
  | { kind: 'table'; columns: TableColumn[]; rows: string[][] }
  /** Phụ lục: begins a page. */
  | { kind: 'annex'; label: string; title: string; note: string };

/** Names are printed in upper case; "\n" breaks their line on the paper and is a space elsewhere. */
export interface PaperHeader {
  issuerParent: string | null;
  issuer: string;
  /** Null where the place of the number is left blank. */
  number: string | null;
  symbol: string;
  place: string;
  /** ISO date; "2026-10" where the day is left blank. */
  date: string;
  /** Tên loại, "Công văn" where the paper prints none. */
  type: string;
  /** Trích yếu, without the leading "V/v". */
  subject: string;
}

export interface PaperSignature {
  /** From the top: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH". */
  titles: string[];
  name: string;
}

/** What the paper asks for; where it was read is not part of the answer. */
export type GoldObligation = Omit<Obligation, 'confidence' | 'evidence'>;

/** Bút phê: a leader hands the paper on. People and units are ids of `agency.ts`. */
export interface SampleRouting {
  by: string;
  words: string;
  assignee: string;
  cooperators: string[];
  /** ISO date. */
  deadline: string | null;
}

export interface SamplePaper {
  id: string;
  direction: 'incoming' | 'outgoing';
  family: PaperFamily;
  state: SampleState;
  /** The form in which the demo drops it. */
  arrivesAs: SampleKind;
  /** ISO date and time with zone: when it came in, or was handed to the clerk to be issued. */
  arrivedAt: string;
  duplicateOf?: string;
  /** Id of the incoming paper an outgoing one answers. */
  answers?: string;
  routing?: SampleRouting;

  header: PaperHeader;
  urgency: Urgency | null;
  secrecy: Secrecy | null;
  addressees: string[];
  body: Block[];
  signature: PaperSignature;
  recipients: string[];
  /** What follows the signature. */
  annexes: Block[];

  references: Reference[];
  obligations: GoldObligation[];
}

/** What most papers leave out. */
type Usual = 'direction' | 'family' | 'urgency' | 'secrecy' | 'annexes' | 'references' | 'addressees';
type PaperFields = Omit<SamplePaper, Usual> & Partial<Omit<SamplePaper, 'direction'>>;

export function incoming(fields: PaperFields): SamplePaper {
  return { ...plain, ...fields, direction: 'incoming' };
}

export function outgoing(fields: PaperFields): SamplePaper {
  return { ...plain, ...fields, direction: 'outgoing' };
}

const plain: Pick<SamplePaper, Exclude<Usual, 'direction'>> = {
  family: 'state',
  urgency: null,
  secrecy: null,
  addressees: [],
  annexes: [],
  references: [],
};

/** A name or subject as one line. */
export function oneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}

/** The true header fields of a paper, in the shape understanding gives its suggestions. */
export function goldMetadata(paper: SamplePaper): Metadata {
  const { header } = paper;
  return {
    issuerParent: header.issuerParent && oneLine(header.issuerParent),
    issuer: oneLine(header.issuer),
    number: header.number,
    symbol: header.symbol,
    place: header.place,
    date: header.date,
    type: header.type,
    // The gold trích yếu goes without the words that only introduce it.
    subject: oneLine(header.subject).replace(/^Về việc /u, ''),
    addressees: paper.addressees,
    signer: goldSigner(paper.signature),
    recipients: paper.recipients,
    urgency: paper.urgency,
    secrecy: paper.secrecy,
    references: paper.references,
    handwritten: [],
  };
}

/**
 * The capacity is that of the last line that has one: of TM. / KT. / PHÓ … it is KT., and the title is
 * the one that is signed for. The Party writes T/M, K/T, T/L.
 */
function goldSigner({ titles, name }: PaperSignature): Signer {
  const lines = titles.map(splitCapacity);
  const powered = lines.findLastIndex((line) => line.capacity !== null);
  if (powered < 0) return { capacity: null, title: titles.join(' '), actualTitle: null, name };
  const rest = lines.slice(powered + 1).map((line) => line.title);
  const signed = lines[powered]!;
  return { ...signed, actualTitle: rest.length ? rest.join(' ') : null, name };
}

function splitCapacity(line: string): { capacity: SigningCapacity | null; title: string } {
  const found = /^(?:(TM|KT|TL|TUQ|Q)\.|T\/(M|L)|K\/(T))\s+(.+)$/u.exec(line);
  if (!found) return { capacity: null, title: line };
  const letters = found[1] ?? (found[2] ? `T${found[2]}` : 'KT');
  return { capacity: `${letters}.` as SigningCapacity, title: found[4] ?? '' };
}

/** A paragraph, or an item with its own number in front. */
export function p(text: string): Block {
  return { kind: 'paragraph', text };
}

export function basis(text: string): Block {
  return { kind: 'basis', text };
}

export function heading(text: string): Block {
  return { kind: 'heading', text };
}

export function centered(text: string): Block {
  return { kind: 'centered', text };
}

export function table(columns: [title: string, share: number, align?: 'center'][], rows: string[][]): Block {
  const set = columns.map(([title, share, align]): TableColumn => ({ title, share, align: align ?? 'left' }));
  return { kind: 'table', columns: set, rows };
}

export function annex(label: string, title: string, note: string): Block {
  return { kind: 'annex', label, title, note };
}

/** An obligation of the gold answer; what is not given is empty. */
export function duty(
  clause: string,
  assignees: string[],
  action: string,
  rest: Partial<Omit<GoldObligation, 'clause' | 'assignees' | 'action'>> = {},
): GoldObligation {
  const empty = { cooperators: [], deadline: never, reportTo: null, targets: [], legalBasis: [] };
  return { clause, assignees, action, ...empty, ...rest };
}

const never: Deadline = { kind: 'none', raw: null, date: null };

/** A deadline on a named day: the words of the paper, and its ISO date. */
export function by(raw: string, date: string): Deadline {
  return { kind: 'date', raw, date };
}

/** A deadline counted from an event. */
export function within(
  raw: string,
  amount: number | null,
  unit: 'working-day' | 'day' | 'month' | null,
  from: string,
): Deadline {
  return { kind: 'relative', raw, date: null, amount, unit, from };
}

export function recurring(raw: string, every: NonNullable<Deadline['every']>): Deadline {
  return { kind: 'recurring', raw, date: null, every };
}

/** A cited document. */
export function cites(symbol: string, date: string | null, issuer: string | null): Reference {
  return { symbol, date, issuer };
}
