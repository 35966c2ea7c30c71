/** The digital signatures of a paper: what each is worth, who signed, when, by whose certificate. */
import type { DispatchView } from '../../registry/views.ts';
import type { SignatureCheck } from '../../signatures/index.ts';
import { displayDate, displayInstant } from '../display.ts';
import { SIGNATURE_REASON_TEXTS, SIGNATURE_STATE_NAMES, SIGNATURES } from '../text/signatures.ts';
import { Notice } from './notice.tsx';

/** Nothing where signatures were not looked for (a scan, a Word file), or where the file has none. */
export function SignaturesPanel({ dispatch }: { dispatch: DispatchView }) {
  const signatures = dispatch.digitalSignatures;
  if (signatures === null || signatures.length === 0) return null;
  return (
    <section class="panel" aria-label={SIGNATURES.title} data-testid="signatures">
      <div class="panel-head">
        <h2>{SIGNATURES.title}</h2>
        <form method="post" action={`/van-ban/${dispatch.id}/chu-ky-so`}>
          <button type="submit" class="button button-small">
            {SIGNATURES.recheck}
          </button>
        </form>
      </div>
      <SignatureList signatures={signatures} />
    </section>
  );
}

/** For the verify page: one line, and a warning where a signature is not what it should be. */
export function SignaturesNotice({ dispatch }: { dispatch: DispatchView }) {
  const signatures = dispatch.digitalSignatures ?? [];
  if (signatures.length === 0) return null;
  const doubtful = signatures.filter(({ state }) => state !== 'valid');
  const isBad = doubtful.some(({ state }) => state === 'altered' || state === 'not-whole');
  const title = `${SIGNATURES.some(signatures.length)}: ${signatures.map(inShort).join('; ')}`;
  return (
    <div class="desk-notice" data-testid="signatures-notice">
      <Notice kind={isBad ? 'error' : doubtful.length > 0 ? 'warning' : 'ok'} title={title}>
        {doubtful.map(({ reason }) => reason !== null && <p>{SIGNATURE_REASON_TEXTS[reason]}</p>)}
      </Notice>
    </div>
  );
}

function inShort({ state, certificate }: SignatureCheck): string {
  const name = SIGNATURE_STATE_NAMES[state].toLowerCase();
  return certificate === null ? name : `${certificate.holder} (${name})`;
}

export function SignatureList({ signatures }: { signatures: readonly SignatureCheck[] }) {
  return (
    <ol class="signatures">
      {signatures.map((signature) => (
        <li>
          <Signature signature={signature} />
        </li>
      ))}
    </ol>
  );
}

function Signature({ signature }: { signature: SignatureCheck }) {
  const { state, reason, certificate, later } = signature;
  return (
    <>
      <p class="signature-head">
        <span class={`badge badge-signature-${state}`}>{SIGNATURE_STATE_NAMES[state]}</span>
        {certificate !== null && <strong>{certificate.holder}</strong>}
      </p>
      {reason !== null && <p class="small">{SIGNATURE_REASON_TEXTS[reason]}</p>}
      <dl class="signature-facts small">
        {certificate?.organization != null && (
          <SignatureFact name={SIGNATURES.organization} value={certificate.organization} />
        )}
        <SignatureFact name={SIGNATURES.at} value={timeOf(signature)} />
        {certificate !== null && <CertificateLines signature={signature} certificate={certificate} />}
        {signature.statedReason !== null && (
          <SignatureFact name={SIGNATURES.reason} value={signature.statedReason} />
        )}
      </dl>
      {later === 'signatures' && <p class="small quiet">{SIGNATURES.laterSignatures}</p>}
    </>
  );
}

function CertificateLines({
  signature,
  certificate,
}: {
  signature: SignatureCheck;
  certificate: NonNullable<SignatureCheck['certificate']>;
}) {
  const validity = [certificate.validFrom, certificate.validTo].map((at) => displayDate(at.slice(0, 10)));
  return (
    <>
      <SignatureFact name={SIGNATURES.issuer} value={certificate.issuer} />
      {signature.issuers.length > 1 && (
        <SignatureFact name={SIGNATURES.trustedBy} value={signature.issuers.at(-1)!} />
      )}
      <SignatureFact name={SIGNATURES.validity} value={validity.join(' – ')} />
      <SignatureFact name={SIGNATURES.serial} value={certificate.serial} />
      <SignatureFact name={SIGNATURES.revocation} value={revocationOf(signature)} />
    </>
  );
}

function SignatureFact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function revocationOf({ revocation, revokedAt, revocationAsOf }: SignatureCheck): string {
  const state = SIGNATURES.revocationStates[revocation];
  if (revokedAt !== null) return `${state} (${displayInstant(revokedAt)})`;
  return revocationAsOf === null ? state : `${state}, ${SIGNATURES.asOf(displayInstant(revocationAsOf))}`;
}

function timeOf({ signedAt, timeFrom }: SignatureCheck): string {
  if (signedAt === null) return SIGNATURES.noTime;
  const from = timeFrom === 'timestamp' ? SIGNATURES.byStamp : SIGNATURES.bySigner;
  return `${displayInstant(signedAt)} (${from})`;
}
