/**
 * What a paper says, as an office files it: the header fields of NĐ 30/2020 (Phụ lục I) and the
 * obligations it puts on somebody. Every value is a suggestion with its proof: the exact quote, the page,
 * the box it was read from, and a confidence. What is blank or unreadable on the paper is null here.
 */
import type { Box } from '../reading/page.ts';
import type { AgencyMatch } from './agency-match.ts';

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

/**
 * What a cited document is to the paper: căn cứ, thực hiện, trả lời, thay thế, gửi kèm, or only được dẫn
 * (NĐ 30/2020, PL I, II.6.b).
 */
export type ReferenceRole = 'basis' | 'carried-out' | 'answered' | 'replaced' | 'enclosed' | 'mentioned';

/**
 * A document cited by its number and symbol. `date` is an ISO date. What follows it is there where the
 * paper was understood, and absent where a person wrote the reference.
 */
export interface Reference {
  symbol: string;
  date: string | null;
  issuer: string | null;
  /** Tên loại: "Nghị định", "Công văn". */
  kind?: string | null;
  /** Trích yếu, or the name of a law, where the paper gives it. */
  title?: string | null;
  role?: ReferenceRole;
  evidence?: Evidence;
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
  /** Hạn trả lời: the day by which an answer is asked, as ISO date; null where it is counted from an event. */
  replyDue?: string | null;
  /** Every document cited by symbol, once each, in order of first citation. */
  references: Reference[];
  /** Fields that are written by hand on the paper. */
  handwritten: string[];
}

export type DeadlineKind = 'date' | 'relative' | 'recurring' | 'none';

/** How the words set a deadline; `none` where there are none at all. */
export type DeadlineDetail =
  | 'before'
  | 'by'
  | 'clock'
  | 'within-month'
  | 'within-quarter'
  | 'half-year'
  | 'year'
  | 'relative'
  | 'recurring'
  | 'ongoing'
  | 'event'
  | 'vague'
  | 'external'
  | 'changed'
  | 'blank'
  | 'ocr-damaged'
  | 'none';

/** What a person should look at before trusting a date. */
export type DeadlineWarning =
  /** The named day is a day off: the date stays as written. */
  | 'non-working-day'
  /** No year stands on the paper: it was taken from the paper's own date. */
  | 'year-assumed'
  /** "để tổng hợp, báo cáo … trước ngày …": the date may be that of the onward report. */
  | 'onward-report'
  /** The passage names further deadlines than this one. */
  | 'further-deadline'
  /** Its figures were hardly read, or are strokes that may stand for several: the picture decides. */
  | 'misread';

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
  detail?: DeadlineDetail;
  /** Exact as written, derived (the end of a quarter), assumed (the year), or open until a person tells. */
  certainty?: 'exact' | 'derived' | 'assumed' | 'open';
  /** "17:00", where an hour is named. */
  time?: string;
  /** ISO date, where it follows from the paper alone. */
  due?: string;
  /** Of recurring ones (RFC 5545); several for "hằng quý, 6 tháng, hằng năm". */
  rrules?: string[];
  /** Set by a heading or lead-in for the whole list (hạn chung). */
  inherited?: true;
  warnings?: DeadlineWarning[];
}

/** Nhiệm vụ có sản phẩm, báo cáo, việc thường xuyên, điều cấm, chỉ tiêu, đề nghị, việc có điều kiện, câu kết. */
export type ObligationKind =
  | 'task'
  | 'report'
  | 'standing'
  | 'prohibition'
  | 'target'
  | 'request'
  | 'conditional'
  | 'closing';

/** Giao, yêu cầu, đề nghị. */
export type Modality = 'assign' | 'require' | 'ask';

/** Chỉ tiêu: a figure to be reached. */
export interface TargetValue {
  metric: string | null;
  operator: '>=' | '<=' | '=';
  value: number;
  unit: string;
  raw: string;
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

/** Words that weighed in telling whether a passage puts a duty on somebody. */
export interface Spoken {
  words: string;
  /** They stand in the heading above it. */
  inHeading?: true;
}

/** Why a passage was taken for a duty of somebody: shown to who decides on it. */
export interface Why {
  /**
   * The form that told it: an order that names somebody ("giao Sở A"), a request, a responsibility, somebody with what
   * he does, a verb where tasks are listed, a prohibition, a row of a table, labelled lines; `words` where no form
   * told it and only the words weigh.
   */
  told: 'assigned' | 'requested' | 'duty' | 'subject' | 'bare' | 'banned' | 'row' | 'labels' | 'words';
  /** From where the assignees were taken; `nobody` where none is named. */
  whose: 'passage' | 'cell' | 'label' | 'heading' | 'lead' | 'addressees' | 'before' | 'nobody';
  /** The heading or lead-in that names them. */
  whoseQuote?: string;
  /** The heading or lead-in that sets the deadline. */
  deadlineQuote?: string;
  for: Spoken[];
  against: Spoken[];
}

/** Nhiệm vụ: a thing that somebody is told or asked to do, or not to do. */
export interface Obligation {
  /** Path of the numbered item: "1.a", "II.3", "Phụ lục.4"; "lead" before the list, "closing" after it. */
  clause: string;
  /** Chủ trì. */
  assignees: string[];
  /** The words of the paper where they only point back ("các đơn vị nêu trên"). */
  assigneesAsWritten?: string[];
  /** Their full names, where the paper calls them by a short one that it defines ("sau đây gọi tắt là …"). */
  assigneesInFull?: string[];
  /** Phối hợp. */
  cooperators: string[];
  action: string;
  deadline: Deadline;
  reportTo: string | null;
  /** Who passes the report on: "(qua Sở Nội vụ)". */
  via?: string;
  targets: string[];
  targetValues?: TargetValue[];
  legalBasis: string[];
  kind?: ObligationKind;
  modality?: Modality;
  /** Người giao, where the paper says who gives the order. */
  assigner?: string;
  /** The document or thing that has to come of it. */
  product?: string;
  /** Members of the group that are left out: "trừ …", "Riêng … thì". */
  excluded?: string[];
  /** Whose work must be there first: "trên cơ sở đề xuất của …". */
  dependsOn?: string;
  /** "nếu …", "trường hợp …". */
  condition?: string;
  /** Symbols of earlier papers whose tasks it repeats, or whose deadline it changes. */
  repeats?: string[];
  changesDeadlineOf?: string;
  /** "khoản 1", "điểm c, d mục 2": tasks of the same paper. */
  crossReference?: string;
  /** Missing of what an earlier version read. */
  why?: Why;
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
  'replyDue',
  'references',
] as const;
export type MetadataField = (typeof METADATA_FIELDS)[number];

export interface Understanding {
  metadata: Metadata;
  /** The proof of each field that has a value, or (quote "") of the place where a blank one stands. */
  evidence: Partial<Record<MetadataField, Evidence>>;
  obligations: Obligation[];
}

/** A short name the text gives something: "sau đây gọi tắt là …", "viết tắt là …". */
export interface Alias {
  short: string;
  long: string;
  evidence: Evidence;
}

/** Hạn trả lời: by when the addressee is asked to answer the issuer. */
export interface ReplyDue {
  /** ISO date; null where it is counted from an event. */
  date: string | null;
  deadline: Deadline;
  evidence: Evidence;
}

/** What is sent with the paper: an appendix that was read with it, or an enclosure that the text names. */
export interface Attachment {
  kind: 'appendix' | 'enclosure';
  name: string;
  evidence: Evidence;
}

/** Số trang: of the signed paper and of what stands behind its signature. */
export interface PageCount {
  paper: number;
  appendices: number;
  total: number;
}

/** One who signs beside the signer: văn bản liên tịch, biên bản, hợp đồng. */
export interface Cosigner extends Signer {
  evidence: Evidence;
}

/** What was read on the paper and put right by the grammar of its field: "I5/QĐ-BNV" is 15/QĐ-BNV. */
export interface Repair {
  what: 'issuer' | 'number' | 'symbol' | 'reference';
  read: string;
  repaired: string;
  evidence: Evidence;
}

/** The directory's agencies behind the names as read; null where a name is not in it. */
export interface MatchedAgencies {
  issuer: AgencyMatch | null;
  issuerParent: AgencyMatch | null;
  /** One for each addressee, in their order. */
  addressees: (AgencyMatch | null)[];
}

/** What a paper says beside its fields: for the register, for answering, and for packages to other offices. */
export interface PaperDetails {
  agencies: MatchedAgencies;
  aliases: Alias[];
  replyDue: ReplyDue | null;
  attachments: Attachment[];
  pageCount: PageCount;
  cosigners: Cosigner[];
  repairs: Repair[];
  /**
   * Passages that fell just short of being suggested: a missed duty is worse than one to dismiss, so they are offered
   * apart. Missing of what an earlier version read.
   */
  possibleDuties?: Obligation[];
}

/** An understanding with everything that was found: what is verified field by field, and the details. */
export interface UnderstoodPaper extends Understanding {
  details: PaperDetails;
}
