/** Giao nhiệm vụ: an obligation comes into being, from a paper, a directive, a meeting, by hand, or as a part of another. */
import { type IsoDate, isIsoDate } from '../calendar/index.ts';
import type { Actor } from '../people/actor.ts';
import { type Clock, vietnamDate } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { type DispatchRecord, findDispatch, grantAccess } from '../registry/store.ts';
import { findRegister } from '../registry/register-store.ts';
import type { Deadline, Evidence, ObligationKind } from '../understanding/understanding.ts';
import { codeBaseOf, codeOf, type CodeSource } from './code.ts';
import { reckonedDue } from './due.ts';
import { invalid } from './errors.ts';
import { partiesFrom, type PartyChoices } from './parties.ts';
import { noteDeed } from './recording.ts';
import { NO_DUE, type Side, type SourceKind } from './schema.ts';
import { tell } from './tell.ts';
import { noteWords } from './words-store.ts';
import {
  countChildren,
  findObligation,
  insertObligation,
  insertParties,
  insertText,
  type NewParty,
  nextCodeNumber,
  type ObligationRecord,
} from './store.ts';

/** Where an obligation comes from. */
export interface ObligationSource {
  kind: SourceKind;
  /** The paper that asks for it, or on which the directive was written. */
  dispatchId?: string | null;
  /** Its point in the paper ("1.b"); part of the code. */
  clause?: string | null;
  statedId?: string | null;
  /** The row of the directive (bút phê). */
  directiveId?: string | null;
  /** As shown; of a paper it is made of its type, number and symbol where it is not given. */
  name?: string;
  /** ISO date of the meeting, of the directive. */
  date?: IsoDate | null;
  parentId?: string | null;
  /** The recurring duty, and the due day that its rule gave. */
  seriesId?: string | null;
  occurrenceOn?: IsoDate | null;
}

export interface NewObligation {
  source: ObligationSource;
  /** What is to be done, in full. */
  action: string;
  /** ours (default): what the office or a unit of it owes; theirs: what somebody outside owes us. */
  side?: Side;
  /** Sản phẩm. */
  product?: string | null;
  kind?: ObligationKind;
  urgent?: boolean;
  /** Người giao; by default who creates it. A name alone where it is somebody outside the office. */
  assigner?: { personId: string; name: string } | { personId: null; name: string };
  /** Chủ trì (none: "chưa có chủ trì", counted apart), phối hợp, theo dõi, để biết. */
  parties: PartyChoices;
  /** None: "không có thời hạn", counted apart. */
  deadline?: Deadline;
  reportTo?: string | null;
  via?: string | null;
  targets?: readonly string[];
  legalBasis?: readonly string[];
  /** The passages of the paper that prove it. */
  evidence?: readonly Evidence[];
}

export interface CreatedObligation {
  id: string;
  /** `14/CT-UBND#1b-4` */
  code: string;
  version: number;
  /** Hạn; null where there is none, or it waits for its event. */
  due: IsoDate | null;
}

export const NO_DEADLINE: Deadline = { kind: 'none', raw: null, date: null };

const LONGEST_TITLE = 300;

/**
 * Creates an obligation with its code, deadline, parties and first line of history; units and people of the office
 * that have to do with it may from now on see the paper it comes from. Call it in the transaction of what causes it
 * (a directive, a confirmation): both are written, or neither. Whether the person may hand out work is the caller's
 * to ask: a directive is the leader's, a confirmation the văn thư's.
 *
 * @throws AppError `obligation.invalid` nothing to do, a source that is not there
 * @throws AppError `obligation.unknown-party` a unit that was dissolved, a person who left
 */
export function createObligation(tx: Db, command: NewObligation, by: Actor, clock: Clock): CreatedObligation {
  const action = command.action.normalize('NFC').trim();
  if (action === '') throw invalid('Hãy ghi nội dung nhiệm vụ.');
  const { source, deadline = NO_DEADLINE } = command;
  const today = clock.today().date;
  const paper = source.dispatchId ? requirePaper(tx, source.dispatchId) : null;
  const parent = source.parentId ? requireParent(tx, source.parentId) : null;
  const parties = partiesFrom(tx, command.parties, today);
  const due = reckonedDue(deadline, {
    receivedOn: paper?.registeredAt ? vietnamDate(paper.registeredAt) : today,
    issuedOn: paper?.date ?? source.date ?? null,
  });
  const id = newId();
  const row = insertObligation(tx, {
    id,
    ...codeFor(tx, source, paper, parent, clock),
    side: command.side ?? 'ours',
    sourceKind: source.kind,
    dispatchId: paper?.id ?? null,
    statedId: source.statedId ?? null,
    directiveId: source.directiveId ?? null,
    sourceName: source.name ?? (paper === null ? (parent?.sourceName ?? '') : nameOf(paper)),
    sourceDate: source.date ?? dayOf(paper?.date) ?? parent?.sourceDate ?? null,
    parentId: parent?.id ?? null,
    seriesId: source.seriesId ?? null,
    occurrenceOn: source.occurrenceOn ?? null,
    title: titleOf(action),
    kind: command.kind ?? 'task',
    urgent: command.urgent ?? false,
    ...assignerOf(command, by),
    ...leadOf(parties),
    dueKind: due.kind,
    originalDue: due.due,
    due: due.due,
    dueOrder: due.due ?? NO_DUE,
    assignedOn: today,
    createdAt: clock.now(),
    createdBy: by.id,
    updatedAt: clock.now(),
  });
  insertText(tx, {
    obligationId: id,
    action,
    product: command.product ?? null,
    clause: source.clause ?? null,
    reportTo: command.reportTo ?? null,
    via: command.via ?? null,
    targets: [...(command.targets ?? [])],
    legalBasis: [...(command.legalBasis ?? [])],
    evidence: [...(command.evidence ?? [])],
    deadline,
    eventOn: due.eventOn,
  });
  insertParties(tx, id, parties);
  noteWords(tx, row);
  letSee(tx, paper?.id ?? null, parties, by, clock);
  if (parent !== null && source.seriesId == null) {
    const { children, childrenDone } = parent;
    countChildren(tx, parent.id, { children: children + 1, childrenDone });
  }
  const details = { due: row.due };
  noteDeed(tx, { before: null, after: row }, { by, did: 'created', details }, clock);
  tell(tx, row, 'created', by, clock);
  return { id, code: row.code, version: row.version, due: row.due };
}

function requirePaper(tx: Db, dispatchId: string): DispatchRecord {
  const paper = findDispatch(tx, dispatchId);
  if (paper === null) throw invalid('Không tìm thấy văn bản nguồn của nhiệm vụ.');
  return paper;
}

function requireParent(tx: Db, parentId: string): ObligationRecord {
  const parent = findObligation(tx, parentId);
  if (parent === null) throw invalid('Không tìm thấy nhiệm vụ cấp trên.');
  return parent;
}

function codeFor(
  tx: Db,
  source: ObligationSource,
  paper: DispatchRecord | null,
  parent: ObligationRecord | null,
  clock: Clock,
): Pick<ObligationRecord, 'code' | 'codeBase' | 'codeNumber'> {
  const register = paper?.registerId ? findRegister(tx, paper.registerId) : null;
  const arrived = register !== null && paper?.registerNumber != null;
  const from: CodeSource = {
    kind: source.kind,
    number: paper?.number ?? null,
    symbol: paper?.symbol ?? null,
    arrival: arrived ? { number: paper.registerNumber!, year: register.year } : null,
    year: clock.today().year,
    parent: parent?.code ?? null,
    occurrenceOn: source.occurrenceOn ?? null,
  };
  const codeBase = codeBaseOf(from);
  const codeNumber = nextCodeNumber(tx, codeBase);
  const mark = source.kind === 'directive' ? 'BP' : pointOf(source.clause);
  return { codeBase, codeNumber, code: codeOf(codeBase, from, mark, codeNumber) };
}

/** "lead" and "closing" are places of the machine's outline, not points that an office would name. */
function pointOf(clause: string | null | undefined): string | null {
  return clause === undefined || clause === null || clause === 'lead' || clause === 'closing' ? null : clause;
}

/** "Chỉ thị 14/CT-UBND". */
function nameOf({ type, number, symbol, fileName }: DispatchRecord): string {
  const mark = symbol === null ? number : `${number ?? '…'}/${symbol}`;
  return [type, mark].filter((part) => part !== null).join(' ') || fileName;
}

const dayOf = (date: string | null | undefined): IsoDate | null =>
  date !== null && date !== undefined && isIsoDate(date) ? date : null;

/** The first words of what is to be done, on one line. */
export function titleOf(action: string): string {
  const words = action.replace(/\s+/gu, ' ');
  // Taken out of the middle of a sentence, it begins a line of its own here.
  const oneLine = words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
  if (oneLine.length <= LONGEST_TITLE) return oneLine;
  const cut = oneLine.slice(0, LONGEST_TITLE - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2))}…`;
}

function assignerOf({ assigner }: NewObligation, by: Actor) {
  return assigner === undefined
    ? { assignerId: by.id, assignerName: by.name }
    : { assignerId: assigner.personId, assignerName: assigner.name };
}

/** The first lead stands in the row, for boards by unit and by person. */
export function leadOf(parties: readonly NewParty[]) {
  const leads = parties.filter(({ role }) => role === 'lead');
  const unit = leads.find(({ kind }) => kind === 'unit');
  const person = leads.find(({ kind }) => kind === 'person');
  return {
    leadUnitId: unit?.partyId ?? null,
    leadPersonId: person?.partyId ?? null,
    leadName: (unit ?? leads[0])?.name ?? '',
  };
}

/** Who has to act on a paper may see it (NĐ 30/2020, Đ23). */
export function letSee(
  tx: Db,
  dispatchId: string | null,
  parties: readonly NewParty[],
  by: Actor,
  clock: Clock,
): void {
  if (dispatchId === null) return;
  const idsOf = (kind: NewParty['kind']) =>
    parties.filter((party) => party.kind === kind).map(({ partyId }) => partyId);
  grantAccess(tx, dispatchId, { unitIds: idsOf('unit'), personIds: idsOf('person') }, by, clock);
}
