/**
 * Thẩm quyền ký (NĐ 30/2020, Đ13): who may sign, in which form, for how long. The head signs everything; a deputy KT.;
 * TL. the head of a unit inside, by the working rules; TUQ. by a written authorisation with an end, which nobody hands
 * on. Written down by the administrator, looked up at the moment of signing.
 */
import { isIsoDate } from '../calendar/index.ts';
import { type Actor, requireRole } from '../people/actor.ts';
import { namesOfPeople } from '../people/people-store.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { DispatchDocument, Signature } from './document.ts';
import { maySignNot, personUnknown, powerIncomplete, powerNotFound } from './draft-errors.ts';
import {
  findPower,
  insertPower,
  livingPowers,
  officeRow,
  type OfficeRecord,
  type PowerView,
  revokePowerRow,
  saveOfficeRow,
} from './power-store.ts';
import { signatureTitles, type SigningForm } from './signing.ts';

export interface NewPower {
  personId: string;
  form: SigningForm;
  collective: string;
  head: string;
  own: string;
  unitHead: string;
  /** Tên loại it is for; none: all. */
  kinds: string[];
  basis: string;
  validFrom: string;
  validTo: string | null;
}

/** The lines of each form that must not be blank, and whether a paper must stand behind it. */
const NEEDS: Readonly<
  Record<SigningForm, { lines: readonly ('collective' | 'own' | 'unitHead')[]; basis?: true; end?: true }>
> = {
  head: { lines: [] },
  TM: { lines: ['collective'] },
  'TM-KT': { lines: ['collective', 'own'] },
  KT: { lines: ['own'] },
  Q: { lines: [], basis: true },
  TL: { lines: ['own'], basis: true },
  'TL-KT': { lines: ['unitHead', 'own'], basis: true },
  TUQ: { lines: ['own'], basis: true, end: true },
};

const LINE_NAMES = {
  collective: 'tập thể được thay mặt (sau TM.)',
  own: 'chức vụ của người ký',
  unitHead: 'chức danh người đứng đầu đơn vị',
} as const;

/**
 * Writes down that a person may sign.
 * @throws AppError `people.forbidden`, `draft.person-unknown`, `signing.power-incomplete`
 */
export function grantPower(db: Db, power: NewPower, by: Actor, clock: Clock): { id: string } {
  requireRole(by, 'admin');
  assertWhole(power);
  return inTransaction(db, (tx) => {
    if (!namesOfPeople(tx, [power.personId]).has(power.personId)) throw personUnknown();
    const id = newId();
    insertPower(tx, { id, ...power });
    const { personId, form, validFrom, validTo } = power;
    const details = { power: id, form, validFrom, validTo };
    appendAudit(tx, { by, did: 'signing.power-granted', to: personId, details }, clock);
    return { id };
  });
}

function assertWhole(power: NewPower): void {
  const { lines, basis, end } = NEEDS[power.form];
  if (power.head.trim() === '') throw powerIncomplete('Hãy ghi chức danh người đứng đầu.');
  const missing = lines.find((line) => power[line].trim() === '');
  if (missing !== undefined) throw powerIncomplete(`Hãy ghi ${LINE_NAMES[missing]}.`);
  if (basis === true && power.basis.trim() === '')
    throw powerIncomplete('Hãy ghi văn bản giao quyền: quy chế làm việc, quyết định hoặc giấy ủy quyền.');
  if (!isIsoDate(power.validFrom)) throw powerIncomplete('Ngày bắt đầu không phải một ngày có thật.');
  if (power.validTo !== null && (!isIsoDate(power.validTo) || power.validTo < power.validFrom))
    throw powerIncomplete('Ngày kết thúc phải là một ngày có thật, không trước ngày bắt đầu.');
  // Thừa ủy quyền: in writing, limited in time (Đ13.3).
  if (end === true && power.validTo === null)
    throw powerIncomplete('Ủy quyền phải có thời hạn (Điều 13 khoản 3). Hãy ghi ngày kết thúc.');
}

/** @throws AppError `people.forbidden`, `signing.power-not-found` */
export function revokePower(db: Db, id: string, by: Actor, clock: Clock): void {
  requireRole(by, 'admin');
  inTransaction(db, (tx) => {
    if (!revokePowerRow(tx, id, clock.now())) throw powerNotFound();
    const details = { power: id };
    appendAudit(
      tx,
      { by, did: 'signing.power-revoked', to: findPower(tx, id)?.personId ?? null, details },
      clock,
    );
  });
}

/** All that were not taken back, also those whose time is over: for the page of the administrator. */
export function listPowers(db: Db): PowerView[] {
  return livingPowers(db);
}

/** Who may sign a paper of this kind today. */
export function powersFor(db: Db, kind: string, clock: Clock): PowerView[] {
  const today = clock.today().date;
  return livingPowers(db).filter((power) => reasonAgainst(power, kind, today) === null);
}

/**
 * The power, if a paper of this kind may be signed under it today.
 * @throws AppError `signing.power-not-found`, `signing.not-allowed`
 */
export function requirePower(db: Db, id: string | null, kind: string, clock: Clock): PowerView {
  const power = id === null ? null : findPower(db, id);
  if (power === null) throw powerNotFound();
  const reason = reasonAgainst(power, kind, clock.today().date);
  if (reason !== null) throw maySignNot(reason);
  return power;
}

function reasonAgainst(power: PowerView, kind: string, today: string): string | null {
  const { name, kinds, validFrom, validTo, revokedAt } = power;
  if (revokedAt !== null) return `Thẩm quyền ký của ${name} đã bị thu hồi. Hãy chọn người ký khác.`;
  if (today < validFrom)
    return `Thẩm quyền ký của ${name} chưa đến ngày có hiệu lực (${onPaper(validFrom)}).`;
  if (validTo !== null && today > validTo)
    return `Thẩm quyền ký của ${name} đã hết hạn ngày ${onPaper(validTo)}. Hãy chọn người ký khác.`;
  if (kinds.length > 0 && !kinds.includes(kind))
    return `${name} chỉ được ký: ${kinds.join(', ')}. Hãy chọn người ký khác cho ${kind}.`;
  return null;
}

const onPaper = (day: string) => day.split('-').toReversed().join('/');

/** The block under the paper. */
function signatureOf(power: PowerView): Signature {
  return { titles: signatureTitles(power), name: power.name };
}

/** Of two who sign side by side the office's own stands last. */
export function withSigner(document: DispatchDocument, power: PowerView): DispatchDocument {
  return { ...document, signatures: [...document.signatures.slice(0, -1), signatureOf(power)] };
}

export type OfficeProfile = Omit<OfficeRecord, 'id'>;

export function officeProfile(db: Db, agencyName: string): OfficeProfile {
  const { id: _id, ...profile } = officeRow(db) ?? { id: 1, ...blankProfile(agencyName) };
  return profile;
}

const blankProfile = (agency: string): OfficeProfile => ({
  parent: null,
  agency,
  place: '',
  agencySymbol: '',
  head: '',
  collective: '',
  contact: [],
  organId: '',
  checkers: [],
});

/** @throws AppError `people.forbidden` */
export function changeOfficeProfile(db: Db, profile: OfficeProfile, by: Actor, clock: Clock): void {
  requireRole(by, 'admin');
  inTransaction(db, (tx) => {
    saveOfficeRow(tx, profile);
    const { agency, checkers } = profile;
    appendAudit(tx, { by, did: 'drafting.office-changed', details: { agency, checkers } }, clock);
  });
}
