/**
 * What a paper says, as an office files it: the header fields of NĐ 30/2020 (Phụ lục I) and the
 * obligations it puts on somebody. Every value is a suggestion with its proof: the exact quote, the page,
 * the box it was read from, and a confidence. What is blank or unreadable on the paper is null here.
 */
import type { Box } from '../reading/page.ts';

/** Khẩn levels of Phụ lục I, II.10.b and secrecy levels (độ mật) of the State-secrets law. */
export type Urgency = 'Hỏa tốc' | 'Thượng khẩn' | 'Khẩn';
export type Secrecy = 'Tuyệt mật' | 'Tối mật' | 'Mật';

/** Quyền hạn ký (NĐ 30/2020, Đ13): on behalf of a collective, for the head, by order, by authorisation, acting. */
export type SigningCapacity = 'TM.' | 'KT.' | 'TL.' | 'TUQ.' | 'Q.';

export interface Signer {
  capacity: SigningCapacity | null;
  /** The title in whose power the paper is signed, as printed, upper case. */
  title: string | null;
  /** The signer's own post, only where a second title line stands under the capacity. */
  actualTitle: string | null;
  name: string | null;
}

/** A document cited by its number and symbol. `date` is an ISO date. */
export interface Reference {
  symbol: string;
  date: string | null;
  issuer: string | null;
}

export interface Metadata {
  /** Cơ quan chủ quản trực tiếp. */
  issuerParent: string | null;
  /** Cơ quan ban hành. */
  issuer: string | null;
  /** Số, without the symbol; null where it is blank or hand-written and unread. */
  number: string | null;
  /** Ký hiệu, without the number and its slash. */
  symbol: string | null;
  /** Địa danh. */
  place: string | null;
  /** ISO date; `2023-10` where the day is blank. */
  date: string | null;
  /** Tên loại; a dispatch that prints none is "Công văn". */
  type: string | null;
  /** Trích yếu, without the leading "V/v" or "Về việc". */
  subject: string | null;
  /** Kính gửi, one entry a line of the list. */
  addressees: string[];
  signer: Signer;
  /** Nơi nhận, one entry a line. */
  recipients: string[];
  urgency: Urgency | null;
  secrecy: Secrecy | null;
  /** Every document cited by symbol, once each, in order of first citation. */
  references: Reference[];
  /** Fields that are written by hand on the paper. */
  handwritten: string[];
}

export type DeadlineKind = 'date' | 'relative' | 'recurring' | 'none';

/** When an obligation is due. The words of the paper (`raw`) always stay beside what was computed. */
export interface Deadline {
  kind: DeadlineKind;
  raw: string | null;
  /** ISO date, for kind "date". */
  date: string | null;
  /** For kind "relative": how many `unit`s from the event `from`. */
  amount?: number | null;
  unit?: 'working-day' | 'day' | 'month' | null;
  from?: string | null;
  /** For kind "recurring". */
  every?: 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year' | 'continuous';
}

/** The place in the paper that proves a value: what is written there, and where. */
export interface Evidence {
  quote: string;
  /** From 1. */
  page: number;
  /** One box a line of the quote, in points from the top left of the upright page. */
  boxes: Box[];
  /** 0 to 1. */
  confidence: number;
}

/** Nhiệm vụ: a thing that somebody is told or asked to do, or not to do. */
export interface Obligation {
  /** Path of the numbered item: "1.a", "II.3", "Phụ lục.4"; "lead" before the list, "closing" after it. */
  clause: string;
  /** Chủ trì. */
  assignees: string[];
  /** Phối hợp. */
  cooperators: string[];
  action: string;
  deadline: Deadline;
  reportTo: string | null;
  targets: string[];
  legalBasis: string[];
  confidence: number;
  /** The passage; several where it runs over a page break. */
  evidence: Evidence[];
}

/** Names of the metadata fields a person verifies one by one. */
export const METADATA_FIELDS = [
  'issuerParent',
  'issuer',
  'number',
  'symbol',
  'place',
  'date',
  'type',
  'subject',
  'addressees',
  'signer',
  'recipients',
  'urgency',
  'secrecy',
  'references',
] as const;
export type MetadataField = (typeof METADATA_FIELDS)[number];

export interface Understanding {
  metadata: Metadata;
  /** The proof of each field that has a value, or (quote "") of the place where a blank one stands. */
  evidence: Partial<Record<MetadataField, Evidence>>;
  obligations: Obligation[];
}
