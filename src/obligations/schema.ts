/** Tables of the follow-up (theo dõi nhiệm vụ): who must do what by when, how far it is, and everything that was done about it. */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { dispatches } from '../registry/schema.ts';
import type { Deadline, Evidence, ObligationKind } from '../understanding/understanding.ts';

/** ours: what we owe; theirs: what others owe us by our own papers. */
export const SIDES = ['ours', 'theirs'] as const;
export type Side = (typeof SIDES)[number];

/** paper: confirmed in a paper; directive: bút phê; meeting: kết luận họp; direct: by hand; parent: handed down. */
export const SOURCES = ['paper', 'directive', 'meeting', 'direct', 'parent', 'series'] as const;
export type SourceKind = (typeof SOURCES)[number];

/**
 * Mới giao, đã tiếp nhận, đang thực hiện, chờ đơn vị duyệt, chờ xác nhận, hoàn thành, trả lại (kết quả chưa đạt),
 * chờ giao lại (đơn vị không nhận), tạm dừng, đã hủy.
 */
export const STATUSES = [
  'new',
  'accepted',
  'in-progress',
  'awaiting-unit',
  'awaiting',
  'done',
  'returned',
  'declined',
  'paused',
  'cancelled',
] as const;
export type Status = (typeof STATUSES)[number];

/** Neither done nor cancelled, in the order of the board. */
export const OPEN_STATUSES: readonly Status[] = STATUSES.filter(
  (status) => status !== 'done' && status !== 'cancelled',
);

/** How its deadline is set; `none`: standing, vague or not set at all (counted apart). */
export const DUE_KINDS = ['date', 'relative', 'recurring', 'none'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** Sorts duties without a date behind all others. */
export const NO_DUE = '9999-12-31';

/**
 * Nhiệm vụ, narrow on purpose: lists and boards of half a million walk over these rows. Its texts, its parties and
 * its history have tables of their own.
 */
export const obligations = sqliteTable(
  'obligations',
  {
    id: text().primaryKey(),
    /** Mã nhiệm vụ: `14/CT-UBND#1b-4`. */
    code: text().notNull().unique('obligations_code'),
    /** What stands before the running number of the code, and that number. */
    codeBase: text('code_base').notNull(),
    codeNumber: integer('code_number').notNull(),
    side: text({ enum: SIDES }).notNull(),
    sourceKind: text('source_kind', { enum: SOURCES }).notNull(),
    dispatchId: text('dispatch_id').references(() => dispatches.id),
    /** The confirmed obligation of the paper it was made of (registry `stated_obligations`). */
    statedId: text('stated_id').unique('obligations_stated'),
    /** The directive, where one made it. */
    directiveId: text('directive_id'),
    /** Shown as the source: "Chỉ thị 14/CT-UBND", "Kết luận họp giao ban tháng 11". */
    sourceName: text('source_name').notNull().default(''),
    /** ISO date of the source. */
    sourceDate: text('source_date'),
    parentId: text('parent_id'),
    /** The recurring duty it is an occurrence of, and the due day that the rule gave. */
    seriesId: text('series_id'),
    occurrenceOn: text('occurrence_on'),
    /** The first words of what is to be done, at most 300 characters. */
    title: text().notNull(),
    kind: text().$type<ObligationKind>().notNull().default('task'),
    urgent: integer({ mode: 'boolean' }).notNull().default(false),
    /** Người giao: a person of the office, or only a name ("Chủ tịch UBND tỉnh"). */
    assignerId: text('assigner_id'),
    assignerName: text('assigner_name').notNull().default(''),
    /** The first lead (chủ trì); all of them are in `obligation_parties`. */
    leadUnitId: text('lead_unit_id'),
    leadPersonId: text('lead_person_id'),
    leadName: text('lead_name').notNull().default(''),

    dueKind: text('due_kind', { enum: DUE_KINDS }).notNull(),
    /** Hạn gốc: set once, never changed (a trigger keeps it); null until it is known. */
    originalDue: text('original_due'),
    /** Hạn hiện tại: the original one, or that of the last extension granted. */
    due: text(),
    /** `due`, or {@link NO_DUE}: the order of lists. */
    dueOrder: text('due_order').notNull().default(NO_DUE),
    extensions: integer().notNull().default(0),

    status: text({ enum: STATUSES }).notNull().default('new'),
    /** Neither done nor cancelled. Written with the status, for the indexes of lists. */
    open: integer({ mode: 'boolean' }).notNull().default(true),
    /** The status to go on with after a pause. */
    resumeTo: text('resume_to', { enum: STATUSES }),
    /** ISO dates in Việt Nam. */
    assignedOn: text('assigned_on').notNull(),
    acceptedOn: text('accepted_on'),
    /** The day the result was sent that was then confirmed; on-time is told by it. */
    sentOn: text('sent_on'),
    confirmedOn: text('confirmed_on'),
    cancelledOn: text('cancelled_on'),
    /** Children (việc giao tiếp) and how many of them are done. */
    children: integer().notNull().default(0),
    childrenDone: integer('children_done').notNull().default(0),

    /** Counts changes: who acts on an older version is told what changed. */
    version: integer().notNull().default(1),
    createdAt: text('created_at').notNull(),
    createdBy: text('created_by'),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('obligations_code_number').on(table.codeBase, table.codeNumber),
    uniqueIndex('obligations_occurrence').on(table.seriesId, table.occurrenceOn),
    index('obligations_open').on(table.open, table.dueOrder, table.id),
    index('obligations_status').on(table.status, table.dueOrder, table.id),
    index('obligations_unit').on(table.leadUnitId, table.open, table.dueOrder, table.id),
    index('obligations_unit_status').on(table.leadUnitId, table.status, table.dueOrder, table.id),
    index('obligations_person').on(table.leadPersonId, table.open, table.dueOrder, table.id),
    index('obligations_assigner').on(table.assignerId, table.open, table.dueOrder, table.id),
    index('obligations_assigner_status').on(table.assignerId, table.status, table.dueOrder, table.id),
    index('obligations_dispatch').on(table.dispatchId, table.dueOrder, table.id),
    index('obligations_parent').on(table.parentId),
    // What a report walks: all that is open, and what was finished since a day.
    index('obligations_report_open')
      .on(
        table.side,
        table.leadUnitId,
        table.dueKind,
        table.assignedOn,
        table.acceptedOn,
        table.due,
        table.leadName,
      )
      .where(sql`open = 1`),
    index('obligations_confirmed').on(table.side, table.confirmedOn, table.status, table.sentOn, table.due),
    index('obligations_cancelled').on(table.cancelledOn),
    index('obligations_side').on(table.side, table.open, table.dueOrder, table.id),
  ],
);

/**
 * How many obligations of a side stand in a status and fall due on a day, kept by triggers: who sees the whole office
 * is told so on every page, and half a million are not counted for it.
 */
export const obligationTallies = sqliteTable(
  'obligation_tallies',
  {
    status: text({ enum: STATUSES }).notNull(),
    dueOrder: text('due_order').notNull(),
    side: text({ enum: SIDES }).notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.status, table.dueOrder, table.side] })],
);

/** What is said of an obligation at length: read on its own page only. */
export const obligationTexts = sqliteTable('obligation_texts', {
  obligationId: text('obligation_id')
    .primaryKey()
    .references(() => obligations.id, { onDelete: 'cascade' }),
  action: text().notNull(),
  /** Sản phẩm: what has to come of it. */
  product: text(),
  clause: text(),
  reportTo: text('report_to'),
  via: text(),
  targets: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
  legalBasis: text('legal_basis', { mode: 'json' }).$type<string[]>().notNull().default([]),
  /** The passage of the paper; none where there is no paper. */
  evidence: text({ mode: 'json' }).$type<Evidence[]>().notNull().default([]),
  /** The deadline as the source words it. */
  deadline: text({ mode: 'json' }).$type<Deadline>().notNull(),
  /** When the event happened from which a relative deadline runs; ISO date. */
  eventOn: text('event_on'),
});

/** Chủ trì, phối hợp, theo dõi, nhận để biết. */
export const PARTY_ROLES = ['lead', 'cooperator', 'watcher', 'informed'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

export const PARTY_KINDS = ['unit', 'person', 'outside'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/**
 * Who has to do with an obligation, also who may see it. `open`, `status` and `dueOrder` follow the obligation by
 * triggers, so that the lists and counts of a person walk this table's indexes alone.
 */
export const obligationParties = sqliteTable(
  'obligation_parties',
  {
    obligationId: text('obligation_id')
      .notNull()
      .references(() => obligations.id, { onDelete: 'cascade' }),
    role: text({ enum: PARTY_ROLES }).notNull(),
    kind: text({ enum: PARTY_KINDS }).notNull(),
    /** The unit's or person's id; the name itself of one outside the office. */
    partyId: text('party_id').notNull(),
    name: text().notNull(),
    position: integer().notNull().default(0),
    open: integer({ mode: 'boolean' }).notNull().default(true),
    status: text({ enum: STATUSES }).notNull().default('new'),
    dueOrder: text('due_order').notNull().default(NO_DUE),
  },
  (table) => [
    primaryKey({ columns: [table.obligationId, table.role, table.kind, table.partyId] }),
    index('obligation_parties_open').on(
      table.kind,
      table.partyId,
      table.open,
      table.dueOrder,
      table.obligationId,
      table.status,
    ),
    index('obligation_parties_status').on(
      table.kind,
      table.partyId,
      table.status,
      table.dueOrder,
      table.obligationId,
    ),
  ],
);

/** Nhật ký: who did what when. Append-only (triggers keep it); only the words of a note can be wiped. */
export const obligationHistory = sqliteTable(
  'obligation_history',
  {
    id: text().primaryKey(),
    obligationId: text('obligation_id')
      .notNull()
      .references(() => obligations.id),
    /** The version of the obligation that this made. */
    version: integer().notNull(),
    at: text().notNull(),
    byId: text('by_id'),
    byName: text('by_name').notNull(),
    did: text().notNull(),
    fromStatus: text('from_status', { enum: STATUSES }),
    toStatus: text('to_status', { enum: STATUSES }),
    /** The person's words: a reason, a remark. */
    note: text(),
    /** Facts: dates, ids, names. */
    details: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [index('obligation_history_obligation').on(table.obligationId, table.id)],
);

export const RESULT_STATES = ['sent', 'withdrawn', 'returned', 'confirmed'] as const;
export type ResultState = (typeof RESULT_STATES)[number];

/** Kết quả: what the lead sent, kept also where it was returned. */
export const obligationResults = sqliteTable(
  'obligation_results',
  {
    id: text().primaryKey(),
    obligationId: text('obligation_id')
      .notNull()
      .references(() => obligations.id, { onDelete: 'cascade' }),
    state: text({ enum: RESULT_STATES }).notNull().default('sent'),
    summary: text(),
    /** The answering dispatch (văn bản trả lời), by its row or by its number and symbol alone. */
    dispatchId: text('dispatch_id').references(() => dispatches.id),
    reference: text(),
    fileSha256: text('file_sha256'),
    fileName: text('file_name'),
    /** ISO date: the day it was sent. */
    sentOn: text('sent_on').notNull(),
    sentBy: text('sent_by'),
    at: text().notNull(),
  },
  (table) => [index('obligation_results_obligation').on(table.obligationId, table.id)],
);

export const EXTENSION_STATES = ['asked', 'granted', 'refused', 'withdrawn'] as const;
export type ExtensionState = (typeof EXTENSION_STATES)[number];

/** Gia hạn: asked by the lead, decided by who assigned; every one is kept. */
export const obligationExtensions = sqliteTable(
  'obligation_extensions',
  {
    id: text().primaryKey(),
    obligationId: text('obligation_id')
      .notNull()
      .references(() => obligations.id, { onDelete: 'cascade' }),
    state: text({ enum: EXTENSION_STATES }).notNull().default('asked'),
    /** The deadline at the time of asking, the one wanted, and the one granted: ISO dates. */
    dueBefore: text('due_before').notNull(),
    wanted: text().notNull(),
    granted: text(),
    reason: text().notNull(),
    askedBy: text('asked_by'),
    askedAt: text('asked_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: text('decided_at'),
    answer: text(),
  },
  (table) => [
    index('obligation_extensions_obligation').on(table.obligationId, table.id),
    index('obligation_extensions_asked').on(table.state, table.askedAt),
  ],
);

/** Files that the parties put beside an obligation, to be named as its result. */
export const obligationFiles = sqliteTable(
  'obligation_files',
  {
    id: text().primaryKey(),
    obligationId: text('obligation_id')
      .notNull()
      .references(() => obligations.id, { onDelete: 'cascade' }),
    sha256: text().notNull(),
    fileName: text('file_name').notNull(),
    size: integer().notNull(),
    addedBy: text('added_by'),
    addedAt: text('added_at').notNull(),
  },
  (table) => [index('obligation_files_obligation').on(table.obligationId)],
);

/**
 * Thông báo: what a person is told, in the app and by e-mail. Its key says what it is about ("due:2026-12-05:3",
 * "v7"): the same thing is told to the same person once, however often a job runs.
 */
export const obligationNotices = sqliteTable(
  'obligation_notices',
  {
    id: text().primaryKey(),
    personId: text('person_id').notNull(),
    obligationId: text('obligation_id')
      .notNull()
      .references(() => obligations.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    key: text().notNull(),
    /** The other person, where one did something. */
    byName: text('by_name'),
    at: text().notNull(),
    readAt: text('read_at'),
    /** The letter that told it; null until one did. */
    digestId: text('digest_id'),
  },
  (table) => [
    uniqueIndex('obligation_notices_once').on(table.personId, table.obligationId, table.key),
    index('obligation_notices_person').on(table.personId, table.readAt, table.id),
    index('obligation_notices_digest').on(table.digestId, table.personId),
  ],
);

export const DIGEST_STATES = ['waiting', 'sent', 'given-up'] as const;
export type DigestState = (typeof DIGEST_STATES)[number];

/** One letter a person and day, with a Message-ID that stays however often it is tried. */
export const obligationDigests = sqliteTable(
  'obligation_digests',
  {
    id: text().primaryKey(),
    personId: text('person_id').notNull(),
    /** ISO date in Việt Nam. */
    day: text().notNull(),
    state: text({ enum: DIGEST_STATES }).notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    sentAt: text('sent_at'),
    problem: text(),
  },
  (table) => [
    uniqueIndex('obligation_digests_once').on(table.personId, table.day),
    index('obligation_digests_state').on(table.state),
  ],
);

/** How a person wants to be told. */
export const noticePreferences = sqliteTable('notice_preferences', {
  personId: text('person_id').primaryKey(),
  /** Null: no letters. */
  email: text(),
});

/** Lịch .ics: an address with a secret, of which only the SHA-256 is kept; it ends when it is revoked. */
export const calendarFeeds = sqliteTable(
  'calendar_feeds',
  {
    id: text().primaryKey(),
    personId: text('person_id').notNull(),
    hash: text().notNull().unique('calendar_feeds_hash'),
    createdAt: text('created_at').notNull(),
    lastUsedAt: text('last_used_at'),
    revokedAt: text('revoked_at'),
  },
  (table) => [index('calendar_feeds_person').on(table.personId)],
);

/** Chế độ xem đã lưu: a filter of the board under a name, of one person. */
export const obligationViews = sqliteTable(
  'obligation_views',
  {
    id: text().primaryKey(),
    personId: text('person_id').notNull(),
    name: text().notNull(),
    /** The query of the address, without "?". */
    query: text().notNull(),
    position: integer().notNull().default(0),
  },
  (table) => [uniqueIndex('obligation_views_name').on(table.personId, table.name)],
);

/** What is typed to find an obligation: its code, title, lead and source, folded; an FTS5 table follows it by triggers. */
export const obligationWords = sqliteTable('obligation_words', {
  seq: integer().primaryKey({ autoIncrement: true }),
  obligationId: text('obligation_id')
    .notNull()
    .unique('obligation_words_once')
    .references(() => obligations.id, { onDelete: 'cascade' }),
  folded: text().notNull(),
});
