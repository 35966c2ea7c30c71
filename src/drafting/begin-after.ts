/** What follows an issued paper that was wrong: a paper that replaces it, or a công văn that corrects it (NĐ 30/2020, Đ18.3). */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { findDispatch } from '../registry/store.ts';
import { beginDraft } from './begin.ts';
import type { DispatchDocument } from './document.ts';
import { stepNotFromHere } from './draft-errors.ts';
import { fullCitation, shortCitation } from './from-dispatch.ts';
import { DRAFT_STATE_NAMES } from './life.ts';
import { type DraftRecord, requireDraft } from './store.ts';

export const AFTERS = ['replaces', 'corrects'] as const;
export type After = (typeof AFTERS)[number];

/**
 * Wrong words: the same paper once more, to be mended and signed anew. Wrong form: a công văn to the same receivers.
 * @throws AppError `draft.not-found`, `draft.wrong-state` it was not signed yet
 */
export function beginAfter(
  db: Db,
  { draftId, kind }: { draftId: string; kind: After },
  by: Actor,
  clock: Clock,
): DraftRecord {
  const draft = requireDraft(db, draftId, by);
  if (draft.dispatchId === null) throw stepNotFromHere(DRAFT_STATE_NAMES.replaced, draft.state);
  const month = clock.today().date.slice(0, 7);
  const again = {
    ...draft.document,
    header: {
      ...draft.document.header,
      number: null,
      date: draft.document.header.date === null ? null : month,
    },
  };
  const document = kind === 'replaces' ? again : correctionOf(db, draft, again);
  const templateId = kind === 'replaces' ? draft.templateId : 'cong-van';
  const { templateVersion: version, templateDigest: digest } = draft;
  const stamp = kind === 'replaces' ? { version, digest } : undefined;
  const source = { dispatchId: draft.dispatchId, kind };
  return beginDraft(db, { document, templateId, stamp, source }, by, clock);
}

function correctionOf(db: Db, { dispatchId, kind }: DraftRecord, again: DispatchDocument): DispatchDocument {
  const { number, symbol, date, issuer, subject } = findDispatch(db, dispatchId!)!;
  const paper = { type: kind, number, symbol, date, issuer, subject, duties: [] };
  const agency = again.header.agency.replaceAll('\n', ' ');
  return {
    ...again,
    kind: 'Công văn',
    header: { ...again.header, symbol: again.header.symbol.replace(/^[\p{Lu}]+-/u, '') },
    subject: `đính chính ${shortCitation({ ...paper, issuer: null })}`,
    addressees: again.addressees ?? {
      label: 'Kính gửi',
      names: (again.recipients?.list ?? []).filter((line) => !line.startsWith('Như')),
    },
    authority: null,
    bases: [],
    enacting: null,
    body: [
      { kind: 'paragraph', text: `${agency} đính chính ${fullCitation(paper)} như sau:` },
      { kind: 'clause', text: '' },
    ],
    endMark: true,
    appendices: [],
  };
}
