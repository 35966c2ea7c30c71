/**
 * Khóa ký của người và của cơ quan. A key is kept as the P12 file it came in, or it lies with a signing service. Its
 * password (PIN) is never stored: it is asked for at every signing; only for the agency's key an administrator may name
 * a file that holds it (`VANTHU_SEAL_PASSWORD_FILE`), which lies outside of database and backup.
 */
import { readFileSync } from 'node:fs';
import { type Actor, forbidden, requireRole } from '../people/actor.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { isPng } from './appearance.ts';
import type { CertificateFacts } from './certificate.ts';
import {
  keyNotFound,
  noKey,
  noSigningService,
  notAPng,
  passwordFileUnreadable,
  passwordNeeded,
} from './errors.ts';
import { p12Signer } from './p12.ts';
import { factsOfRemote, type RemoteKey, remoteKeyOf, remoteSigner, type SigningService } from './remote.ts';
import type { DocumentSigner } from './signer.ts';
import { endKey, insertKey, keyInForce, type KeyRecord } from './store.ts';

export type KeyOwner = 'me' | 'agency';

export interface NewKey {
  owner: KeyOwner;
  p12: Uint8Array;
  password: string;
  /** PNG with a transparent ground; null: words are shown instead. */
  picture: Uint8Array | null;
  /** Of the agency's seal, in millimetres. */
  sealDiameter?: number;
}

export interface KeyView {
  certificate: CertificateFacts;
  hasPicture: boolean;
  sealDiameter: number | null;
  createdAt: string;
  /** It lies with the signing service. */
  isRemote: boolean;
}

/** What this machine signs with besides the files of keys. */
export interface SigningMeans {
  /** File with the password of the agency's key; blank: it is asked for. */
  sealPasswordFile: string;
  /** Null: keys are files only. */
  service: SigningService | null;
}

/** A seal of a People's Committee is 36 mm across. */
const USUAL_SEAL_MM = 36;

type Picture = Pick<NewKey, 'owner' | 'picture' | 'sealDiameter'>;

/**
 * Takes a key into use; one that was there before is removed. A person loads their own, an administrator the agency's.
 * @throws AppError `signatures.p12-unreadable`, `signatures.p12-without-key`, `signatures.not-a-png`, `people.forbidden`
 */
export function loadKey(db: Db, key: NewKey, by: Actor, clock: Clock): KeyView {
  assertMayLoad(key, by);
  const { certificate } = p12Signer(key.p12, key.password);
  return takeIntoUse(db, key, { p12: Buffer.from(key.p12), remote: null, certificate }, by, clock);
}

/**
 * Takes a key of the signing service into use, in the same way.
 * @throws AppError `signatures.no-service`, `signatures.service-*`, `signatures.not-a-png`, `people.forbidden`
 */
export async function linkRemoteKey(
  db: Db,
  key: Picture & { credentialId: string },
  { service }: SigningMeans,
  by: Actor,
  clock: Clock,
): Promise<KeyView> {
  assertMayLoad(key, by);
  if (service === null) throw noSigningService();
  const remote = await remoteKeyOf(service, key.credentialId.trim());
  return takeIntoUse(
    db,
    key,
    { p12: Buffer.alloc(0), remote, certificate: factsOfRemote(remote) },
    by,
    clock,
  );
}

/** @throws AppError `people.forbidden`, `signatures.not-a-png` */
function assertMayLoad({ owner, picture }: Picture, by: Actor): void {
  ownerId(owner, by);
  if (picture !== null && !isPng(picture)) throw notAPng();
}

function takeIntoUse(
  db: Db,
  { owner, picture, sealDiameter }: Picture,
  held: { p12: Buffer; remote: RemoteKey | null; certificate: CertificateFacts },
  by: Actor,
  clock: Clock,
): KeyView {
  const personId = ownerId(owner, by);
  const record: KeyRecord = {
    id: newId(),
    personId,
    ...held,
    picture: picture === null ? null : Buffer.from(picture),
    sealDiameter: owner === 'agency' ? (sealDiameter ?? USUAL_SEAL_MM) : null,
    createdAt: clock.now(),
    endedAt: null,
  };
  return inTransaction(db, (tx) => {
    const before = keyInForce(tx, personId);
    if (before !== null) endKey(tx, before.id, clock);
    insertKey(tx, record);
    const { serial, holder } = held.certificate;
    const details = { owner, serial, holder, remote: held.remote !== null };
    appendAudit(tx, { by, did: 'signatures.key-loaded', to: record.id, details }, clock);
    return viewOf(record);
  });
}

/** The key of whoever asks, or of the agency for an administrator; null where there is none. @throws AppError `people.forbidden` */
export function keyOf(db: Db, owner: KeyOwner, by: Actor): KeyView | null {
  const found = keyInForce(db, ownerId(owner, by));
  return found === null ? null : viewOf(found);
}

/** Whether a person, or the agency (null), has a key to sign with: for the page that offers to sign. */
export const hasKey = (db: Db, personId: string | null): boolean => keyInForce(db, personId) !== null;

/** @throws AppError `signatures.key-not-found`, `people.forbidden` */
export function removeKey(db: Db, owner: KeyOwner, by: Actor, clock: Clock): void {
  const personId = ownerId(owner, by);
  inTransaction(db, (tx) => {
    const found = keyInForce(tx, personId);
    if (found === null) throw keyNotFound();
    endKey(tx, found.id, clock);
    const details = { owner, serial: found.certificate.serial };
    appendAudit(tx, { by, did: 'signatures.key-removed', to: found.id, details }, clock);
  });
}

function viewOf({ certificate, picture, sealDiameter, createdAt, remote }: KeyRecord): KeyView {
  return { certificate, hasPicture: picture !== null, sealDiameter, createdAt, isRemote: remote !== null };
}

/** @throws AppError `people.forbidden` */
function ownerId(owner: KeyOwner, by: Actor): string | null {
  if (owner === 'agency') {
    requireRole(by, 'admin');
    return null;
  }
  if (by.id === null) throw forbidden();
  return by.id;
}

export interface OpenedKey {
  signer: DocumentSigner;
  picture: Uint8Array | null;
  /** In millimetres. */
  diameterMm: number;
}

/**
 * Opens the key of a person for one signing.
 * @throws AppError `signatures.no-key`, `signatures.p12-unreadable` where the password is another one
 * @throws AppError `signatures.no-service` it lies with a service that this machine is no longer told of
 */
export function openPersonalKey(db: Db, personId: string, password: string, means: SigningMeans): OpenedKey {
  return opened(requireKey(db, personId, 'Bạn'), password, means);
}

/**
 * What a person signs with now: the file they bring, else the key they loaded before, by its password; undefined where
 * they bring neither file nor password and sign by hand.
 * @throws AppError `signatures.no-key`, `signatures.p12-unreadable`, `signatures.p12-without-key`
 */
export function openedForSigning(
  db: Db,
  { p12, password }: { p12: Uint8Array | null; password: string },
  means: SigningMeans,
  by: Actor,
): Pick<OpenedKey, 'signer' | 'picture'> | undefined {
  if (p12 !== null) {
    const loaded = by.id === null ? null : keyInForce(db, by.id);
    return { signer: p12Signer(p12, password), picture: loaded?.picture ?? null };
  }
  return password === '' || by.id === null ? undefined : openPersonalKey(db, by.id, password, means);
}

/**
 * Opens the agency's key for one signing.
 * @param password as it was typed; blank: out of the file the administrator named
 * @throws AppError `signatures.no-key`, `signatures.p12-unreadable`, `signatures.password-needed`,
 *   `signatures.password-file`, `signatures.no-service`
 */
export function openAgencyKey(db: Db, password: string, means: SigningMeans): OpenedKey {
  const key = requireKey(db, null, 'Cơ quan');
  return opened(key, password === '' ? passwordIn(means.sealPasswordFile) : password, means);
}

/** @throws AppError `signatures.no-key` */
function requireKey(db: Db, personId: string | null, whose: string): KeyRecord {
  const found = keyInForce(db, personId);
  if (found === null) throw noKey(whose);
  return found;
}

function opened(key: KeyRecord, password: string, means: SigningMeans): OpenedKey {
  const { picture, sealDiameter } = key;
  return { signer: signerOf(key, password, means), picture, diameterMm: sealDiameter ?? USUAL_SEAL_MM };
}

function signerOf({ p12, remote }: KeyRecord, password: string, { service }: SigningMeans): DocumentSigner {
  if (remote === null) return p12Signer(p12, password);
  if (service === null) throw noSigningService();
  return remoteSigner(service, remote, password);
}

/** The first line of the file. */
function passwordIn(file: string): string {
  if (file === '') throw passwordNeeded();
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/u)[0] ?? '';
  } catch {
    throw passwordFileUnreadable(file);
  }
}
