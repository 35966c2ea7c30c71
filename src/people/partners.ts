/**
 * The directory of partner agencies, which an administrator keeps. Each side gives the other a key; a key opens the
 * exchange in one agency's name and nothing else. Ours is shown once and kept as its SHA-256, theirs must be sent along.
 */
import { createHash, randomBytes } from 'node:crypto';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { type Actor, requireRole, requireScope } from './actor.ts';
import { partnerInvalid, partnerKeyInvalid, partnerKnown, partnerNotFound } from './errors.ts';
import {
  allPartners,
  changePartnerKeys,
  changePartnerRow,
  deletePartner,
  findPartner,
  findPartnerByKey,
  findPartnerByOrganId,
  findReachable,
  insertPartner,
  type PartnerRecord,
  type PartnerRow,
} from './partner-store.ts';

/** Tells a key of an exchange from a person's, before anything is looked up. */
export const PARTNER_KEY_PREFIX = 'vtlt_';

export type Partner = PartnerRecord;

/** What is needed to ask there. */
export interface ReachablePartner {
  id: string;
  organId: string;
  name: string;
  url: string;
  key: string;
}

export interface PartnerWords {
  organId: string;
  name: string;
  otherNames: readonly string[];
  url: string;
  isActive: boolean;
  /** The key they gave us; undefined: as before. */
  theirs?: string | undefined;
}

/** @throws AppError `people.forbidden`, `people.scope` */
export function listPartners(db: Db, by: Actor): Partner[] {
  requireKeeper(by, 'people:read');
  return allPartners(db);
}

/** @throws AppError `people.forbidden`, `people.scope`, `partner.not-found` */
export function getPartner(db: Db, id: string, by: Actor): Partner {
  requireKeeper(by, 'people:read');
  return requirePartner(db, id);
}

/** @throws AppError `people.forbidden`, `partner.invalid`, `partner.known` */
export function addPartner(db: Db, words: PartnerWords, by: Actor, clock: Clock): Partner {
  requireKeeper(by, 'people:write');
  const { theirs, ...facts } = checked(words);
  return inTransaction(db, (tx) => {
    if (findPartnerByOrganId(tx, facts.organId) !== null) throw partnerKnown(facts.organId);
    const id = newId();
    insertPartner(tx, { id, ...facts, createdAt: clock.now(), updatedAt: clock.now() });
    if (theirs !== undefined) changePartnerKeys(tx, id, { theirs });
    const details = { organId: facts.organId, url: facts.url };
    appendAudit(tx, { by, did: 'partner.added', to: id, details }, clock);
    return requirePartner(tx, id);
  });
}

/** @throws AppError `people.forbidden`, `partner.not-found`, `partner.invalid`, `partner.known` */
export function changePartner(db: Db, id: string, words: PartnerWords, by: Actor, clock: Clock): Partner {
  requireKeeper(by, 'people:write');
  const { theirs, ...facts } = checked(words);
  return inTransaction(db, (tx) => {
    requirePartner(tx, id);
    const other = findPartnerByOrganId(tx, facts.organId);
    if (other !== null && other.id !== id) throw partnerKnown(facts.organId);
    // What stood in the way may be mended by this very change.
    changePartnerRow(tx, id, { ...facts, trouble: '', updatedAt: clock.now() });
    if (theirs !== undefined) changePartnerKeys(tx, id, { theirs });
    const { organId, url, isActive } = facts;
    const details = { organId, url, isActive, newKey: theirs !== undefined };
    appendAudit(tx, { by, did: 'partner.changed', to: id, details }, clock);
    return requirePartner(tx, id);
  });
}

/** @throws AppError `people.forbidden`, `partner.not-found` */
export function removePartner(db: Db, id: string, by: Actor, clock: Clock): void {
  requireKeeper(by, 'people:write');
  inTransaction(db, (tx) => {
    const { organId } = requirePartner(tx, id);
    deletePartner(tx, id);
    appendAudit(tx, { by, did: 'partner.removed', to: id, details: { organId } }, clock);
  });
}

/**
 * Makes a new key for a partner to ask here with; the one before ends at once.
 * @returns the key, this once
 * @throws AppError `people.forbidden`, `partner.not-found`
 */
export function givePartnerKey(db: Db, id: string, by: Actor, clock: Clock): string {
  requireKeeper(by, 'people:write');
  const secret = PARTNER_KEY_PREFIX + randomBytes(32).toString('base64url');
  inTransaction(db, (tx) => {
    const { organId } = requirePartner(tx, id);
    changePartnerKeys(tx, id, { oursHash: hashOf(secret), oursSince: clock.now() });
    appendAudit(tx, { by, did: 'partner.key-given', to: id, details: { organId } }, clock);
  });
  return secret;
}

/** Who is to be sent to over the network; null where the agency is no partner, rests, or gave no key. */
export function reachablePartner(db: Db, organId: string): ReachablePartner | null {
  return findReachable(db, organId);
}

/** Every name by which a partner that can be reached may stand on a paper. */
export function namesOfPartners(db: Db): { organId: string; names: string[] }[] {
  return allPartners(db)
    .filter(({ isActive, hasTheirs }) => isActive && hasTheirs)
    .map(({ organId, name, otherNames }) => ({ organId, names: [name, ...otherNames] }));
}

/**
 * The partner that comes with a key.
 * @throws AppError `partner.key-invalid` no such key, or the partner rests
 */
export function partnerOfKey(db: Db, secret: string | null, clock: Clock): PartnerRow {
  const partner = secret === null ? null : findPartnerByKey(db, hashOf(secret));
  if (partner === null || !partner.isActive) throw partnerKeyInvalid();
  // Kept to the minute, as the last use of a person's key is.
  if (partner.heardAt?.slice(0, 16) !== clock.now().slice(0, 16))
    changePartnerRow(db, partner.id, { heardAt: clock.now() });
  return partner;
}

/** A partner as who acts: what it sends is taken in by its name, under no account. */
export function actorOfPartner({ name }: PartnerRow, address: string | null): Actor {
  return { id: null, name, roles: ['clerk'], unitIds: [], address, scopes: null };
}

/** It answered, or what stood in the way. */
export function noteContact(tx: Db, partnerId: string, trouble: string, clock: Clock): void {
  const reached = trouble === '' ? { reachedAt: clock.now() } : {};
  changePartnerRow(tx, partnerId, { trouble: trouble.slice(0, 300), ...reached });
}

function requireKeeper(by: Actor, scope: 'people:read' | 'people:write'): void {
  requireRole(by, 'admin');
  requireScope(by, scope);
}

function requirePartner(db: Db, id: string): Partner {
  const partner = findPartner(db, id);
  if (partner === null) throw partnerNotFound();
  return partner;
}

const ORGAN_ID = /^[A-Z0-9][A-Z0-9.-]{1,34}$/u;

/** @throws AppError `partner.invalid` */
function checked({ organId, name, otherNames, url, isActive, theirs }: PartnerWords) {
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const facts = {
    organId: plain(organId).toUpperCase(),
    name: plain(name).slice(0, 300),
    otherNames: [...new Set(otherNames.map(plain).filter(Boolean))].slice(0, 20),
    url: addressOf(url.trim()),
    isActive,
    theirs: theirs?.trim(),
  };
  if (!ORGAN_ID.test(facts.organId))
    throw partnerInvalid('Mã định danh chưa đúng; ví dụ H99.08 hoặc 000.00.15.H99.');
  if (facts.name === '') throw partnerInvalid('Hãy ghi tên cơ quan.');
  if (facts.theirs !== undefined && facts.theirs !== '' && !facts.theirs.startsWith(PARTNER_KEY_PREFIX))
    throw partnerInvalid(`Khóa do cơ quan kia cấp bắt đầu bằng “${PARTNER_KEY_PREFIX}”.`);
  return facts;
}

/** @throws AppError `partner.invalid` */
function addressOf(typed: string): string {
  const url = URL.canParse(typed) ? new URL(typed) : null;
  const isPlain = url !== null && url.username === '' && url.search === '' && url.hash === '';
  if (!isPlain || !/^https?:$/u.test(url.protocol))
    throw partnerInvalid('Địa chỉ máy chủ phải dạng https://vanthu.coquan.gov.vn.');
  return url.href.replace(/\/+$/u, '');
}

/** A fast hash is enough: the secret is 256 bits of chance. */
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
