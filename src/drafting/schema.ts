/** Drafts that are kept, their versions, remarks and way to the signature; who may sign; how issued papers are sent. */
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { storedFiles } from '../intake/schema.ts';
import { people, units } from '../people/schema.ts';
import { dispatches } from '../registry/schema.ts';
import type { BlockPlace } from './copy-pages.ts';
import type { DispatchDocument } from './document.ts';
import { SIGNING_FORMS } from './signing.ts';

/**
 * The life of a draft (NĐ 30/2020, Đ10 to Đ18): drafting → reviewing (thủ trưởng đơn vị, nội dung) → checking (người
 * được giao, thể thức) → signing → signed (numbered, dated, frozen) → issued → recalled or replaced. Dropped: given up
 * before it was signed.
 */
export const DRAFT_STATES = [
  'drafting',
  'reviewing',
  'checking',
  'signing',
  'signed',
  'issued',
  'recalled',
  'replaced',
  'dropped',
] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** What the paper is to the one it was begun from: trả lời, thực hiện, thay thế, đính chính, sao. */
export const SOURCE_KINDS = ['answers', 'carries-out', 'replaces', 'corrects', 'copies'] as const;
export type DraftSourceKind = (typeof SOURCE_KINDS)[number];

/** Bản thảo. From its signature on the document is what was printed and never changes. */
export const drafts = sqliteTable(
  'drafts',
  {
    id: text().primaryKey(),
    state: text({ enum: DRAFT_STATES }).notNull().default('drafting'),
    document: text({ mode: 'json' }).$type<DispatchDocument>().notNull(),
    /** Counts every change of the document: a save that was made on an older one is refused. */
    revision: integer().notNull().default(1),
    /** Of the document, for lists: "Công văn", trích yếu. */
    kind: text().notNull(),
    subject: text().notNull(),
    templateId: text('template_id').notNull(),
    /** Version of the office's own template it was made from; 0: as it came with the service. */
    templateVersion: integer('template_version').notNull().default(0),
    /** SHA-256 of that template's source: what was used is known also after the service was renewed. */
    templateDigest: text('template_digest').notNull().default(''),
    ownerId: text('owner_id')
      .notNull()
      .references(() => people.id),
    /** Đơn vị soạn thảo; its head reviews where nobody else was named. */
    unitId: text('unit_id').references(() => units.id),
    reviewerId: text('reviewer_id').references(() => people.id),
    /** The power under which it will be signed, and whose it is. */
    powerId: text('power_id').references(() => signingPowers.id),
    signerId: text('signer_id').references(() => people.id),
    sourceId: text('source_id').references(() => dispatches.id),
    sourceKind: text('source_kind', { enum: SOURCE_KINDS }),
    /** Who writes in it now, until when: others are told, nobody is kept out. */
    editorId: text('editor_id'),
    editorUntil: text('editor_until'),
    /** The paper it became. */
    dispatchId: text('dispatch_id').references(() => dispatches.id),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
    updatedBy: text('updated_by'),
  },
  (table) => [
    index('drafts_owner').on(table.ownerId, table.updatedAt),
    index('drafts_state').on(table.state, table.updatedAt),
    index('drafts_reviewer').on(table.reviewerId, table.state),
    index('drafts_signer').on(table.signerId, table.state),
    index('drafts_unit').on(table.unitId, table.state),
    index('drafts_source').on(table.sourceId),
    uniqueIndex('drafts_dispatch').on(table.dispatchId),
  ],
);

/** The office's own form as it was filled in (.docx) when a draft was begun from it: beside the draft, never changed. */
export const draftForms = sqliteTable('draft_forms', {
  draftId: text('draft_id')
    .primaryKey()
    .references(() => drafts.id, { onDelete: 'cascade' }),
  fileName: text('file_name').notNull(),
  file: blob({ mode: 'buffer' }).notNull(),
});

/** Colleagues who write with the owner. */
export const draftWriters = sqliteTable(
  'draft_writers',
  {
    draftId: text('draft_id')
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    addedBy: text('added_by'),
    addedAt: text('added_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.draftId, table.personId] }),
    index('draft_writers_person').on(table.personId),
  ],
);

/** begun: by a template; saved: on a person's word; paused: before another one wrote on, or after a while; word: from Word; step: before it went on. */
export const VERSION_CAUSES = ['begun', 'saved', 'paused', 'word', 'restored', 'step'] as const;
export type VersionCause = (typeof VERSION_CAUSES)[number];

/** A draft as it was. Append-only. */
export const draftVersions = sqliteTable(
  'draft_versions',
  {
    draftId: text('draft_id')
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    /** From 1, without gaps. */
    number: integer().notNull(),
    revision: integer().notNull(),
    document: text({ mode: 'json' }).$type<DispatchDocument>().notNull(),
    cause: text({ enum: VERSION_CAUSES }).notNull(),
    madeBy: text('made_by'),
    madeAt: text('made_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.number] })],
);

/** What somebody says about a passage; the passage is kept in its own words, so that it is known where it was rewritten. */
export const draftComments = sqliteTable(
  'draft_comments',
  {
    id: text().primaryKey(),
    draftId: text('draft_id')
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    /** Place in the document: "body.3", "subject", "appendices.0.body.2". */
    place: text().notNull(),
    /** The words it is about; all of the place where blank. */
    quote: text().notNull(),
    text: text().notNull(),
    saidBy: text('said_by'),
    saidAt: text('said_at').notNull(),
    settledBy: text('settled_by'),
    settledAt: text('settled_at'),
  },
  (table) => [index('draft_comments_draft').on(table.draftId, table.saidAt)],
);

/** What was done with a draft on its way: by whom, when, on which revision, with what remark. Append-only. */
export const draftSteps = sqliteTable(
  'draft_steps',
  {
    id: text().primaryKey(),
    draftId: text('draft_id')
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    step: text().notNull(),
    fromState: text('from_state', { enum: DRAFT_STATES }).notNull(),
    toState: text('to_state', { enum: DRAFT_STATES }).notNull(),
    revision: integer().notNull(),
    remark: text(),
    takenBy: text('taken_by'),
    takenAt: text('taken_at').notNull(),
  },
  (table) => [index('draft_steps_draft').on(table.draftId, table.takenAt)],
);

/** Thẩm quyền ký (NĐ 30/2020, Đ13): who signs in which form, what and how long, by which paper. */
export const signingPowers = sqliteTable(
  'signing_powers',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    form: text({ enum: SIGNING_FORMS }).notNull(),
    /** "Ủy ban nhân dân". */
    collective: text().notNull().default(''),
    /** The head whose power it is: "Chủ tịch". */
    head: text().notNull(),
    /** The signer's own post, where it is not the head's. */
    own: text().notNull().default(''),
    /** The head of the unit a deputy stands in for. */
    unitHead: text('unit_head').notNull().default(''),
    /** Tên loại; none: all. */
    kinds: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /** Văn bản phân công, quy chế, giấy ủy quyền. */
    basis: text().notNull().default(''),
    /** ISO dates; the last day is null where none is set. */
    validFrom: text('valid_from').notNull(),
    validTo: text('valid_to'),
    revokedAt: text('revoked_at'),
  },
  (table) => [index('signing_powers_person').on(table.personId)],
);

/** The paper as it was signed: the frozen file and the document it was printed from. */
export const signedPapers = sqliteTable('signed_papers', {
  draftId: text('draft_id')
    .primaryKey()
    .references(() => drafts.id),
  dispatchId: text('dispatch_id')
    .notNull()
    .references(() => dispatches.id),
  fileSha256: text('file_sha256')
    .notNull()
    .references(() => storedFiles.sha256),
  /** SHA-256 of the document as JSON: what was printed can be proved without the file. */
  documentSha256: text('document_sha256').notNull(),
  pages: integer().notNull(),
  /** Whether a digital signature is in the file. */
  digital: integer({ mode: 'boolean' }).notNull(),
  /** Of a copy under the pages of another paper: where its block stands, for the seal. */
  copyBlock: text('copy_block', { mode: 'json' }).$type<BlockPlace>(),
  signedBy: text('signed_by').notNull(),
  signedAt: text('signed_at').notNull(),
  /** The same file with the agency's digital signature behind the signer's; null: it was not sealed. */
  sealedSha256: text('sealed_sha256').references(() => storedFiles.sha256),
  sealedBy: text('sealed_by'),
  sealedAt: text('sealed_at'),
});

/** What a person was told of a draft: it waits for them, it came back, it was signed. */
export const draftNotices = sqliteTable(
  'draft_notices',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    draftId: text('draft_id')
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    /** The step that was taken, or "remark". */
    kind: text().notNull(),
    byName: text('by_name'),
    at: text().notNull(),
    readAt: text('read_at'),
  },
  (table) => [
    index('draft_notices_person').on(table.personId, table.readAt),
    index('draft_notices_draft').on(table.draftId, table.personId),
  ],
);

export const DELIVERY_CHANNELS = ['email', 'edxml', 'paper'] as const;
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];

/** waiting → sent → delivered → read; failed: the server refused it; recalled: the receiver was told. */
export const DELIVERY_STATES = ['waiting', 'sent', 'delivered', 'read', 'failed', 'recalled'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Phát hành: one receiver of an issued paper (NĐ 30/2020, Đ18). */
export const deliveries = sqliteTable(
  'deliveries',
  {
    id: text().primaryKey(),
    dispatchId: text('dispatch_id')
      .notNull()
      .references(() => dispatches.id),
    position: integer().notNull(),
    receiver: text().notNull(),
    channel: text({ enum: DELIVERY_CHANNELS }).notNull(),
    /** E-mail address, or the code of the organ (mã định danh); blank for paper. */
    address: text().notNull().default(''),
    /** Printed copies. */
    copies: integer().notNull().default(0),
    state: text({ enum: DELIVERY_STATES }).notNull().default('waiting'),
    sentAt: text('sent_at'),
    deliveredAt: text('delivered_at'),
    readAt: text('read_at'),
    /** When the receiver was told that the paper was taken back. */
    recalledAt: text('recalled_at'),
    /** When the receiver was told that another paper took its place. */
    replacedAt: text('replaced_at'),
    /** Why it failed, who took it. */
    note: text().notNull().default(''),
    /** What the receiver said last of a paper that it got as data: "03" đã tiếp nhận … (QĐ 28/2018/QĐ-TTg). */
    statusCode: text('status_code'),
    statusAt: text('status_at'),
  },
  (table) => [
    index('deliveries_dispatch').on(table.dispatchId, table.position),
    index('deliveries_address').on(table.channel, table.address),
  ],
);

/** What an office writes on every paper of its own: remembered for the next draft. */
export const draftingOffice = sqliteTable('drafting_office', {
  id: integer().primaryKey(),
  parent: text(),
  agency: text().notNull().default(''),
  place: text().notNull().default(''),
  agencySymbol: text('agency_symbol').notNull().default(''),
  head: text().notNull().default(''),
  collective: text().notNull().default(''),
  contact: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
  /** Mã định danh of the office in edXML packages. */
  organId: text('organ_id').notNull().default(''),
  /** Who checks the form (người được giao kiểm tra thể thức); none: every văn thư. */
  checkers: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
});
