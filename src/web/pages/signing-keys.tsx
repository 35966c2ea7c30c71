/** Chữ ký số: the key one signs with; for administrators also the agency's and the authorities that are trusted. */
import type { KeyOwner, KeyView, TrustList } from '../../signatures/index.ts';
import { FieldFrame, TextField } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayDate, displayInstant } from '../display.ts';
import { REMOTE_KEY } from '../text/draft-issue.ts';
import { SIGNATURES, SIGNING_KEYS } from '../text/signatures.ts';

export interface SigningKeysProps {
  shell: Shell;
  mine: KeyView | null;
  /** Whether keys may lie with a signing service. */
  hasService: boolean;
  /** Null for whoever is no administrator. */
  administration: {
    agency: KeyView | null;
    trust: TrustList;
    /** Files with lists of withdrawn certificates. */
    lists: readonly { file: string }[];
    /** Where they may be put by hand; null: here alone. */
    trustFolder: string | null;
  } | null;
  problem?: { of: KeyOwner | 'trust'; message: string } | undefined;
}

export function SigningKeysPage(props: SigningKeysProps) {
  const { shell, mine, administration, hasService, problem } = props;
  return (
    <Page shell={shell} title={SIGNING_KEYS.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{SIGNING_KEYS.title}</h1>
          <p class="page-lead">{SIGNING_KEYS.lead}</p>
        </div>
      </div>
      <div class="account">
        <KeyPanel
          owner="me"
          view={mine}
          hasService={hasService}
          problem={problem?.of === 'me' ? problem.message : undefined}
        />
        {administration !== null && (
          <>
            <KeyPanel
              owner="agency"
              view={administration.agency}
              hasService={hasService}
              problem={problem?.of === 'agency' ? problem.message : undefined}
            />
            <TrustPanel {...administration} problem={problem?.of === 'trust' ? problem.message : undefined} />
          </>
        )}
      </div>
    </Page>
  );
}

const PATHS: Readonly<Record<KeyOwner, string>> = { me: 'cua-toi', agency: 'co-quan' };

interface KeyPanelProps {
  owner: KeyOwner;
  view: KeyView | null;
  hasService: boolean;
  problem: string | undefined;
}

function KeyPanel({ owner, view, hasService, problem }: KeyPanelProps) {
  const title = owner === 'me' ? SIGNING_KEYS.mine : SIGNING_KEYS.agency;
  return (
    <section class="panel" aria-label={title} data-testid={`key-${owner}`}>
      <div class="panel-head">
        <h2>{title}</h2>
      </div>
      <div class="panel-body form">
        {problem !== undefined && <Notice kind="error">{problem}</Notice>}
        {view === null ? <p class="quiet">{SIGNING_KEYS.none}</p> : <Key owner={owner} view={view} />}
        <KeyForm owner={owner} isThere={view !== null} />
        {hasService && <RemoteKeyForm owner={owner} />}
      </div>
    </section>
  );
}

/** A key that stays where it is: only its name is kept. */
function RemoteKeyForm({ owner }: { owner: KeyOwner }) {
  const id = `tu-xa-${PATHS[owner]}`;
  return (
    <form
      class="form"
      method="post"
      action={`/chu-ky-so/${PATHS[owner]}/tu-xa`}
      enctype="multipart/form-data"
      data-testid={`link-${owner}`}
    >
      <h3>{REMOTE_KEY.title}</h3>
      <TextField
        id={`${id}-ma`}
        name="credentialId"
        label={REMOTE_KEY.credential}
        hint={REMOTE_KEY.hint}
        required
      />
      <KeyLooks id={id} owner={owner} />
      <div class="buttons">
        <button type="submit" class="button">
          {REMOTE_KEY.link}
        </button>
      </div>
    </form>
  );
}

function Key({ owner, view }: { owner: KeyOwner; view: KeyView }) {
  const { certificate, hasPicture, sealDiameter, createdAt, isRemote } = view;
  const picture = hasPicture ? SIGNING_KEYS.withPicture : SIGNING_KEYS.withoutPicture;
  return (
    <form class="trusted" method="post" action={`/chu-ky-so/${PATHS[owner]}/go`}>
      <p>
        <strong>{certificate.holder}</strong>
        {certificate.organization !== null && `, ${certificate.organization}`}
        <br />
        <span class="small quiet">
          {SIGNATURES.issuer}: {certificate.issuer}; {SIGNING_KEYS.until}{' '}
          {displayDate(certificate.validTo.slice(0, 10))}; {picture}
          {sealDiameter !== null && `, ${sealDiameter} mm`}
          {isRemote && `, ${REMOTE_KEY.isRemote}`}; {SIGNING_KEYS.loadedAt} {displayInstant(createdAt)}
        </span>
      </p>
      <div class="buttons">
        <button type="submit" class="button button-small button-danger">
          {SIGNING_KEYS.remove}
        </button>
      </div>
    </form>
  );
}

function KeyForm({ owner, isThere }: { owner: KeyOwner; isThere: boolean }) {
  const id = `khoa-${PATHS[owner]}`;
  const isAgency = owner === 'agency';
  return (
    <form
      class="form"
      method="post"
      action={`/chu-ky-so/${PATHS[owner]}`}
      enctype="multipart/form-data"
      data-testid={`load-${owner}`}
    >
      <FieldFrame id={`${id}-p12`} label={SIGNING_KEYS.p12}>
        <input id={`${id}-p12`} type="file" name="p12" accept=".p12,.pfx" required />
      </FieldFrame>
      <TextField
        id={`${id}-mat-khau`}
        name="password"
        type="password"
        label={SIGNING_KEYS.password}
        hint={isAgency ? SIGNING_KEYS.agencyPasswordHint : SIGNING_KEYS.passwordHint}
      />
      <KeyLooks id={id} owner={owner} />
      <div class="buttons">
        <button type="submit" class="button button-primary">
          {isThere ? SIGNING_KEYS.replace : SIGNING_KEYS.load}
        </button>
      </div>
    </form>
  );
}

/** What is shown on the page: the hand, or the seal at its size. */
function KeyLooks({ id, owner }: { id: string; owner: KeyOwner }) {
  const isAgency = owner === 'agency';
  return (
    <>
      <FieldFrame
        id={`${id}-hinh`}
        label={isAgency ? SIGNING_KEYS.seal : SIGNING_KEYS.picture}
        hint={isAgency ? SIGNING_KEYS.sealHint : SIGNING_KEYS.pictureHint}
      >
        <input id={`${id}-hinh`} type="file" name="picture" accept="image/png" />
      </FieldFrame>
      {isAgency && (
        <TextField
          id={`${id}-duong-kinh`}
          name="diameter"
          type="number"
          label={SIGNING_KEYS.diameter}
          value="36"
        />
      )}
    </>
  );
}

function TrustPanel({
  trust,
  lists,
  trustFolder,
  problem,
}: {
  trust: TrustList;
  lists: readonly { file: string }[];
  trustFolder: string | null;
  problem: string | undefined;
}) {
  return (
    <section class="panel" aria-label={SIGNING_KEYS.trust} data-testid="trust">
      <div class="panel-head">
        <h2>{SIGNING_KEYS.trust}</h2>
      </div>
      <div class="panel-body form">
        <p class="quiet">{SIGNING_KEYS.trustLead(trustFolder)}</p>
        {problem !== undefined && <Notice kind="error">{problem}</Notice>}
        {trust.unreadable.length > 0 && (
          <Notice kind="warning">{SIGNING_KEYS.trustUnreadable(trust.unreadable.join(', '))}</Notice>
        )}
        {trust.certificates.length === 0 && <Notice kind="warning">{SIGNING_KEYS.trustNone}</Notice>}
        <ul class="trusted">
          {trust.certificates.map(({ file, facts }) => (
            <li>
              <span>
                <strong>{facts.holder}</strong>
                <br />
                <span class="small quiet">
                  {SIGNING_KEYS.until} {displayDate(facts.validTo.slice(0, 10))}; {file}
                </span>
              </span>
              <form method="post" action="/chu-ky-so/noi-cap/bo">
                <input type="hidden" name="file" value={file} />
                <button type="submit" class="button button-small button-danger">
                  {SIGNING_KEYS.trustRemove}
                </button>
              </form>
            </li>
          ))}
        </ul>
        {lists.length > 0 && (
          <ul class="trusted" data-testid="revocation-lists">
            {lists.map(({ file }) => (
              <li>
                <span>
                  {SIGNING_KEYS.lists} <span class="small quiet">{file}</span>
                </span>
                <form method="post" action="/chu-ky-so/noi-cap/bo">
                  <input type="hidden" name="file" value={file} />
                  <button type="submit" class="button button-small button-danger">
                    {SIGNING_KEYS.trustRemove}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        )}
        <form class="form" method="post" action="/chu-ky-so/noi-cap" enctype="multipart/form-data">
          <FieldFrame id="noi-cap-tep" label={SIGNING_KEYS.trustFile}>
            <input
              id="noi-cap-tep"
              type="file"
              name="certificate"
              accept=".crt,.cer,.pem,.der,.crl"
              required
            />
          </FieldFrame>
          <div class="buttons">
            <button type="submit" class="button">
              {SIGNING_KEYS.trustAdd}
            </button>
          </div>
        </form>
      </div>
    </section>
  );
}
