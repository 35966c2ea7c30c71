/** Dispatches, their fields with suggestion and decision apart, registers and numbers. */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { storedFiles } from '../intake/schema.ts';
import { readings } from '../reading/schema.ts';
import type { Box } from '../reading/page.ts';
import type { Evidence, MetadataField, Obligation, PaperDetails } from '../understanding/understanding.ts';
import type { ReadingPlan } from '../reading/reading-plan.ts';

export const DIRECTIONS = ['incoming', 'outgoing'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * The life of a paper so far:
 * received (waiting to be read) → reading → to-verify → verified → registered;
 * unreadable: a file that cannot be read (password, damaged, empty, not a document), the bytes kept;
 * quarantined: marked MẬT or above, no text kept; purged: its bytes removed on the clerk's word;
 * withdrawn: dropped by mistake, taken back before registration.
 */
export const DISPATCH_STATES = [
  'received',
  'reading',
  'to-verify',
  'verified',
  'registered',
  'unreadable',
  'quarantined',
  'purged',
  'withdrawn',
] as const;
export type DispatchState = (typeof DISPATCH_STATES)[number];

/** import: copied from a register the office kept before. */
/** exchange: from a partner agency, over the network. */
export const CHANNELS = ['web', 'api', 'inbox', 'import', 'exchange'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * Where an incoming paper stands once it is on the register (NĐ 30/2020, Đ23, Đ24): to-route (the văn thư has it) →
 * with-leader (trình) → assigned → done (answered, carried out); kept: "lưu, để biết"; refused: sent back to the
 * issuer; recalled: the issuer took it back.
 */
export const HANDLINGS = [
  'to-route',
  'with-leader',
  'assigned',
  'done',
  'kept',
  'refused',
  'recalled',
] as const;
export type Handling = (typeof HANDLINGS)[number];

/** Văn bản. The header fields are those in force now: the person's word where there is one, else the suggestion. */
export const dispatches = sqliteTable(
  'dispatches',
  {
    id: text().primaryKey(),
    direction: text({ enum: DIRECTIONS }).notNull(),
    state: text({ enum: DISPATCH_STATES }).notNull(),
    /** Counts changes: a form that was filled on an older version is refused instead of overwriting. */
    version: integer().notNull().default(1),
    fileSha256: text('file_sha256').references(() => storedFiles.sha256),
    fileName: text('file_name').notNull(),
    /** The reading in force: its pages are shown and searched. */
    readingId: text('reading_id').references(() => readings.id),
    /** A further reading that is under way ("đọc lại"); it takes the place of the one in force when it is done. */
    nextReadingId: text('next_reading_id').references(() => readings.id),
    pageCount: integer('page_count'),
    /** Its pages, where people arranged them otherwise than they lie in the file; the files themselves stay as they are. */
    arrangement: text({ mode: 'json' }).$type<ReadingPlan>(),
    /** How many pages its file has, noted when they were arranged for the first time. */
    filePageCount: integer('file_page_count'),
    /** The văn thư unit it belongs to; null: the văn thư of the whole agency. */
    officeUnitId: text('office_unit_id'),
    channel: text({ enum: CHANNELS }).notNull(),
    receivedAt: text('received_at').notNull(),
    receivedBy: text('received_by'),
    verifiedAt: text('verified_at'),
    verifiedBy: text('verified_by'),
    /** When the văn thư declared its secrecy mark a false alarm: it is not looked for again. */
    releasedAt: text('released_at'),
    /** Why it is unreadable, quarantined or withdrawn: a stable code and a Vietnamese sentence. */
    problemCode: text('problem_code'),
    problemMessage: text('problem_message'),

    issuerParent: text('issuer_parent'),
    issuer: text(),
    number: text(),
    symbol: text(),
    place: text(),
    /** ISO date, or `2023-10` where the day is blank. */
    date: text(),
    type: text(),
    subject: text(),
    addressees: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    signerName: text('signer_name'),
    signerTitle: text('signer_title'),
    recipients: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    urgency: text(),
    secrecy: text(),
    /** The issuer without accents, for the filter of lists. */
    issuerFolded: text('issuer_folded'),
    /** Equal in two papers with the same number, symbol, issuer and year; null where one of them is blank. */
    duplicateKey: text('duplicate_key'),
    /** Equal in two papers with the same issuer, date and subject: all there is to compare when the number is blank. */
    likenessKey: text('likeness_key'),

    registerId: text('register_id').references(() => registers.id),
    /** Số đến (incoming) or số đi (outgoing) within the register's year. */
    registerNumber: integer('register_number'),
    registeredAt: text('registered_at'),
    registeredBy: text('registered_by'),
    /** Null while it is not on the register, and for outgoing ones. */
    handling: text({ enum: HANDLINGS }),
    handlingSince: text('handling_since'),
    /** By when the next step must be taken (NĐ 30/2020, Đ4.2.c), an instant; null where no limit runs. */
    stepDueAt: text('step_due_at'),
    /** The number and symbol as others cite them, folded: "968|cdttg". */
    citationKey: text('citation_key'),
    /** The import of an older register that made it. */
    importId: text('import_id'),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    index('dispatches_state').on(table.state, table.receivedAt),
    index('dispatches_received').on(table.receivedAt, table.id),
    index('dispatches_symbol').on(table.symbol, table.number),
    index('dispatches_file').on(table.fileSha256),
    index('dispatches_reading').on(table.readingId),
    index('dispatches_next_reading').on(table.nextReadingId),
    index('dispatches_duplicate').on(table.duplicateKey),
    index('dispatches_likeness').on(table.likenessKey),
    index('dispatches_direction').on(table.direction, table.receivedAt, table.id),
    index('dispatches_received_by').on(table.receivedBy, table.receivedAt),
    index('dispatches_handling').on(table.handling, table.receivedAt),
    index('dispatches_citation').on(table.citationKey),
    index('dispatches_import').on(table.importId),
    index('dispatches_step_due')
      .on(table.stepDueAt)
      .where(sql`${table.stepDueAt} is not null`),
    uniqueIndex('dispatches_register_number')
      .on(table.registerId, table.registerNumber)
      .where(sql`${table.registerNumber} is not null`),
  ],
);

/** suggested: by the machine; accepted, corrected: a person's word; absent: "không có trên văn bản". */
export const FIELD_STATES = ['suggested', 'accepted', 'corrected', 'absent'] as const;
export type FieldState = (typeof FIELD_STATES)[number];

/** read: by the machine; edxml: data that came with the paper; draft: the office wrote it itself. */
export const FIELD_SOURCES = ['read', 'edxml', 'draft'] as const;
export type FieldSource = (typeof FIELD_SOURCES)[number];

/** One header field: what the machine suggests with its proof, and apart from it what a person says. */
export const dispatchFields = sqliteTable(
  'dispatch_fields',
  {
    dispatchId: text('dispatch_id')
      .notNull()
      .references(() => dispatches.id, { onDelete: 'cascade' }),
    field: text().$type<MetadataField>().notNull(),
    suggestion: text({ mode: 'json' }).$type<unknown>(),
    /** 0 to 1. */
    confidence: real(),
    quote: text(),
    page: integer(),
    boxes: text({ mode: 'json' }).$type<Box[]>(),
    /** edxml: the suggestion came as data with the paper, and stays when the paper is read. */
    source: text({ enum: FIELD_SOURCES }).notNull().default('read'),
    state: text({ enum: FIELD_STATES }).notNull().default('suggested'),
    /** The person's word, where it differs from the suggestion. */
    value: text({ mode: 'json' }).$type<unknown>(),
    decidedBy: text('decided_by'),
    decidedAt: text('decided_at'),
  },
  (table) => [primaryKey({ columns: [table.dispatchId, table.field] })],
);

/** arranged: turned, moved, dropped; split: others were made of some of its pages; merged: others were put into it. */
export const PAGE_CHANGES = ['arranged', 'split', 'merged'] as const;
export type PageChangeKind = (typeof PAGE_CHANGES)[number];

/** What people did to the pages of a paper before it was registered, to be undone step by step. */
export const pageChanges = sqliteTable(
  'page_changes',
  {
    id: text().primaryKey(),
    dispatchId: text('dispatch_id')
      .notNull()
      .references(() => dispatches.id, { onDelete: 'cascade' }),
    kind: text({ enum: PAGE_CHANGES }).notNull(),
    /** The arrangement before; null: as in the file. */
    before: text({ mode: 'json' }).$type<ReadingPlan>(),
    /** Papers that were made of it, or put into it. */
    others: text({ mode: 'json' }).$type<string[]>().notNull(),
    madeBy: text('made_by'),
    madeAt: text('made_at').notNull(),
  },
  (table) => [index('page_changes_dispatch').on(table.dispatchId)],
);

/** The fields that would be suggested if a proposed reading took the place of the one in force. */
export const readingProposals = sqliteTable('reading_proposals', {
  readingId: text('reading_id')
    .primaryKey()
    .references(() => readings.id, { onDelete: 'cascade' }),
  fields: text({ mode: 'json' }).$type<Partial<Record<MetadataField, unknown>>>().notNull(),
});

/** A word of the paper as a person reads it, kept by its place beside what the machine read there. */
export const wordCorrections = sqliteTable(
  'word_corrections',
  {
    id: text().primaryKey(),
    dispatchId: text('dispatch_id')
      .notNull()
      .references(() => dispatches.id, { onDelete: 'cascade' }),
    /** The page of the file, from 1: it stays the same however the pages are read or arranged. */
    sha256: text().notNull(),
    filePage: integer('file_page').notNull(),
    /** How the page was turned when its box was taken, and its upright size in points. */
    rotation: integer().$type<0 | 90 | 180 | 270>().notNull(),
    pageWidth: real('page_width').notNull(),
    pageHeight: real('page_height').notNull(),
    box: text({ mode: 'json' }).$type<Box>().notNull(),
    /** The machine's word and its confidence, 0 to 100. */
    original: text().notNull(),
    confidence: real().notNull(),
    /** The person's word; several where the machine had run them together. */
    text: text().notNull(),
    correctedBy: text('corrected_by'),
    correctedAt: text('corrected_at').notNull(),
  },
  (table) => [index('word_corrections_dispatch').on(table.dispatchId)],
);

/** What the machine found beside the fields: attachments, agencies, short names, repairs; renewed with the fields. */
export const dispatchDetails = sqliteTable('dispatch_details', {
  dispatchId: text('dispatch_id')
    .primaryKey()
    .references(() => dispatches.id, { onDelete: 'cascade' }),
  details: text({ mode: 'json' }).$type<PaperDetails>().notNull(),
});

/** An obligation without its passages: as the machine suggests it, or as a person states it. */
export type ObligationContent = Omit<Obligation, 'evidence'>;

/** What the machine suggests now, with its passages; replaced whenever the paper is understood anew. */
export const obligationSuggestions = sqliteTable(
  'obligation_suggestions',
  {
    /** Stays when the paper is understood anew and the suggestion is the same in other words. */
    id: text().primaryKey(),
    dispatchId: text('dispatch_id')
      .notNull()
      .references(() => dispatches.id, { onDelete: 'cascade' }),
    /** Order in the paper, from 1. */
    position: integer().notNull(),
    clause: text().notNull(),
    obligation: text({ mode: 'json' }).$type<ObligationContent>().notNull(),
    evidence: text({ mode: 'json' }).$type<Evidence[]>().notNull(),
  },
  (table) => [uniqueIndex('obligation_suggestions_position').on(table.dispatchId, table.position)],
);

/** What a person made of suggestions: one as it stands or in other words, several of one, one of several, none, or one of their own. */
export const OBLIGATION_DECISIONS = [
  'accepted',
  'edited',
  'split',
  'merged',
  'dismissed',
  'created',
] as const;
export type ObligationDecisionKind = (typeof OBLIGATION_DECISIONS)[number];

/** A suggestion as it was when a person decided on it. */
export interface SuggestedObligation {
  id: string;
  obligation: ObligationContent;
  evidence: Evidence[];
}

/** A person's word on suggested obligations, beside what was suggested to them, which is never overwritten. */
export const obligationDecisions = sqliteTable(
  'obligation_decisions',
  {
    id: text().primaryKey(),
    dispatchId: text('dispatch_id')
      .notNull()
      .references(() => dispatches.id, { onDelete: 'cascade' }),
    kind: text({ enum: OBLIGATION_DECISIONS }).notNull(),
    /** None for one that a person made of a passage, several for a merged one. */
    suggested: text({ mode: 'json' }).$type<SuggestedObligation[]>().notNull(),
    /** Why it was dismissed, where the person said so. */
    reason: text(),
    decidedBy: text('decided_by'),
    decidedAt: text('decided_at').notNull(),
  },
  (table) => [index('obligation_decisions_dispatch').on(table.dispatchId)],
);

/** Obligations as persons state them: what the follow-up room takes over. */
export const statedObligations = sqliteTable(
  'stated_obligations',
  {
    /** The id of the suggestion it was made of, or (further parts, created ones) of its own. */
    id: text().primaryKey(),
    decisionId: text('decision_id')
      .notNull()
      .references(() => obligationDecisions.id, { onDelete: 'cascade' }),
    /** Order within the decision, from 1. */
    part: integer().notNull(),
    obligation: text({ mode: 'json' }).$type<ObligationContent>().notNull(),
    evidence: text({ mode: 'json' }).$type<Evidence[]>().notNull(),
  },
  (table) => [index('stated_obligations_decision').on(table.decisionId)],
);

/** Who may see a dispatch besides its văn thư and those who see all: the units and people it was routed to. */
export const dispatchAccess = sqliteTable(
  'dispatch_access',
  {
    dispatchId: text('dispatch_id')
      .notNull()
      .references(() => dispatches.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['unit', 'person'] }).notNull(),
    /** The unit's or person's id. */
    grantee: text().notNull(),
    grantedAt: text('granted_at').notNull(),
    grantedBy: text('granted_by'),
  },
  (table) => [
    primaryKey({ columns: [table.dispatchId, table.kind, table.grantee] }),
    index('dispatch_access_grantee').on(table.kind, table.grantee, table.dispatchId),
  ],
);

/** Sổ đăng ký văn bản: one a year, direction and code; numbers run from 1 without gaps (NĐ 30/2020, Đ15, Đ22). */
export const registers = sqliteTable(
  'registers',
  {
    id: text().primaryKey(),
    year: integer().notNull(),
    direction: text({ enum: DIRECTIONS }).notNull(),
    /** "chung" for the one common series. */
    code: text().notNull(),
    name: text().notNull(),
    /** Tên loại that go into this book by themselves; none: only by a person's choice (or the common one). */
    kinds: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    firstNumber: integer('first_number').notNull().default(1),
    nextNumber: integer('next_number').notNull().default(1),
    /** Khóa sổ: nothing is entered any more. */
    closedAt: text('closed_at'),
  },
  (table) => [uniqueIndex('registers_series').on(table.year, table.direction, table.code)],
);
