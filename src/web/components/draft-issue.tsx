/** From the signature on: the signing form, the frozen paper, who gets it and how far it is, recall and what follows. */
import {
  type DeliveryRecord,
  type DraftView,
  isDigitalCopy,
  marksFor,
  type Receiver,
} from '../../drafting/index.ts';
import { receiversAsTyped } from '../receivers-form.ts';
import { displayInstant } from '../display.ts';
import { SEAL, STATUS_FILES } from '../text/draft-issue.ts';
import { DRAFT_WAY, ISSUE } from '../text/drafts.ts';
import { SAID_STATUS, SENT_STATUS } from '../text/exchange.ts';
import { FieldFrame, TextField } from './form.tsx';
import { Notice } from './notice.tsx';

export function SignForm({ draft: { id, revision } }: { draft: DraftView }) {
  return (
    <form method="post" enctype="multipart/form-data" action={`/soan-thao/${id}/ky`} class="draft-sign">
      <input type="hidden" name="revision" value={revision} />
      <p class="quiet small">{DRAFT_WAY.signHint}</p>
      <FieldFrame id="p12" label={ISSUE.key} hint={ISSUE.keyHint}>
        <input id="p12" name="p12" type="file" accept=".p12,.pfx" />
      </FieldFrame>
      <TextField id="password" name="password" type="password" label={ISSUE.password} />
      <button class="button button-primary" type="submit" data-testid="step-sign">
        {ISSUE.sign}
      </button>
    </form>
  );
}

export interface IssueProps {
  draft: DraftView;
  deliveries: readonly DeliveryRecord[];
  /** Who would get it, and how. */
  suggested: readonly Receiver[];
  /** Whether the agency has a key to sign with. */
  agencyHasKey: boolean;
  /** Those that can be sent to over the network once more. */
  resendable: readonly string[];
}

export function IssuePanel({ draft, deliveries, suggested, agencyHasKey, resendable }: IssueProps) {
  const { id, signed, dispatchId, state, steps } = draft;
  if (signed === null) return null;
  return (
    <section class="panel" data-testid="draft-issue">
      <div class="panel-head">
        <h2>{ISSUE.signedTitle}</h2>
      </div>
      <div class="panel-body">
        {state === 'recalled' && <Notice kind="warning">{ISSUE.recalled}</Notice>}
        {state === 'replaced' && <Notice kind="warning">{ISSUE.replaced}</Notice>}
        <div class="buttons">
          <a class="button button-primary" href={`/soan-thao/${id}/pdf`}>
            {ISSUE.frozen}
          </a>
          <a class="button" href={`/van-ban/${dispatchId}`} data-testid="open-paper">
            {ISSUE.paper}
          </a>
        </div>
        <p class="small">{signed.digital ? ISSUE.digital : ISSUE.byHand}</p>
        {(signed.sealedAt !== null || steps.includes('seal')) && (
          <p class="small" data-testid="sealed">
            {signed.sealedAt === null
              ? SEAL.notSealed
              : SEAL.sealed(sealer(draft), displayInstant(signed.sealedAt))}
          </p>
        )}
        <p class="small quiet draft-hash">
          {ISSUE.hash}: <code>{signed.sealedSha256 ?? signed.fileSha256}</code>
        </p>
        {steps.includes('seal') && <SealForm draft={draft} agencyHasKey={agencyHasKey} />}
        {steps.includes('issue') && <IssueForm draft={draft} suggested={suggested} />}
        {deliveries.length > 0 && (
          <Deliveries draft={draft} deliveries={deliveries} resendable={resendable} />
        )}
        {steps.includes('recall') && <RecallForm id={id} />}
        <AfterForms id={id} />
      </div>
    </section>
  );
}

const sealer = ({ history }: DraftView): string =>
  history.findLast(({ step }) => step === 'seal')?.by ?? ISSUE.digital;

function SealForm({ draft: { id, document }, agencyHasKey }: Pick<IssueProps, 'draft' | 'agencyHasKey'>) {
  const isCopy = isDigitalCopy(document);
  return (
    <form
      method="post"
      enctype="multipart/form-data"
      action={`/soan-thao/${id}/ky-so-co-quan`}
      class="deliveries-form"
      data-testid="seal-form"
    >
      <h3>{SEAL.title}</h3>
      <p class="small quiet">{isCopy ? SEAL.copyHint : SEAL.hint}</p>
      {agencyHasKey ? (
        <>
          <TextField
            id="seal-password"
            name="password"
            type="password"
            label={SEAL.password}
            hint={SEAL.passwordHint}
          />
          <FieldFrame id="enclosures" label={SEAL.enclosures} hint={SEAL.enclosuresHint}>
            <input
              id="enclosures"
              name="enclosures"
              type="file"
              accept="application/pdf"
              multiple
              aria-describedby="enclosures-hint"
            />
          </FieldFrame>
          <button class="button button-primary" type="submit" data-testid="step-seal">
            {SEAL.seal}
          </button>
        </>
      ) : (
        <Notice kind="info">{SEAL.noKey}</Notice>
      )}
    </form>
  );
}

function IssueForm({ draft, suggested }: Pick<IssueProps, 'draft' | 'suggested'>) {
  const { id, steps } = draft;
  const typed = receiversAsTyped(suggested);
  return (
    <form method="post" action={`/soan-thao/${id}/phat-hanh`} class="deliveries-form">
      {steps.includes('seal') && <p class="small quiet">{SEAL.unsealedFirst}</p>}
      <FieldFrame id="receivers" label={ISSUE.receivers} hint={ISSUE.receiversHint}>
        <textarea
          id="receivers"
          name="receivers"
          rows={Math.min(20, Math.max(4, typed.split('\n').length + 1))}
          aria-describedby="receivers-hint"
        >
          {typed}
        </textarea>
      </FieldFrame>
      <button class="button button-primary" type="submit" data-testid="issue">
        {ISSUE.issue}
      </button>
    </form>
  );
}

function Deliveries({
  draft,
  deliveries,
  resendable,
}: Pick<IssueProps, 'draft' | 'deliveries' | 'resendable'>) {
  const isClerk = draft.relations.includes('clerk');
  const asData = deliveries.some(({ channel }) => channel === 'edxml');
  return (
    <>
      <div class="table-wrap">
        <table class="table table-cards" data-testid="deliveries">
          <thead>
            <tr>
              <th scope="col">{ISSUE.receivers}</th>
              <th scope="col">{ISSUE.way}</th>
              <th scope="col">{ISSUE.state}</th>
              {isClerk && <th scope="col"></th>}
            </tr>
          </thead>
          <tbody>
            {deliveries.map((delivery) => (
              <tr>
                <td data-label={ISSUE.receivers}>{delivery.receiver}</td>
                <td data-label={ISSUE.way}>
                  {ISSUE.channels[delivery.channel]}{' '}
                  {delivery.channel === 'paper' ? ISSUE.copies(delivery.copies) : delivery.address}
                </td>
                <td data-label={ISSUE.state}>
                  {SAID_STATUS[delivery.statusCode ?? ''] ?? ISSUE.states[delivery.state]}
                  {delivery.statusAt !== null && delivery.state !== 'waiting' && (
                    <span class="quiet small"> {displayInstant(delivery.statusAt)}</span>
                  )}
                  {delivery.replacedAt !== null && <span class="small"> {ISSUE.toldOfReplacement}</span>}
                  {delivery.note !== '' && <span class="quiet small"> {delivery.note}</span>}
                </td>
                {isClerk && (
                  <td>
                    <Marks draft={draft} delivery={delivery} />
                    {resendable.includes(delivery.id) && <SendAgain draft={draft} delivery={delivery} />}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asData && (
        <a class="button" href={`/soan-thao/${draft.id}/edxml`}>
          {draft.state === 'recalled' ? ISSUE.recallPackage : ISSUE.package}
        </a>
      )}
      {asData && isClerk && <StatusForm id={draft.id} />}
    </>
  );
}

function StatusForm({ id }: { id: string }) {
  return (
    <form
      method="post"
      enctype="multipart/form-data"
      action={`/soan-thao/${id}/trang-thai`}
      class="deliveries-form"
    >
      <FieldFrame id="status-file" label={STATUS_FILES.label} hint={STATUS_FILES.hint}>
        <input
          id="status-file"
          name="tep"
          type="file"
          accept=".edxml,.xml"
          required
          aria-describedby="status-file-hint"
        />
      </FieldFrame>
      <button class="button" type="submit">
        {STATUS_FILES.take}
      </button>
    </form>
  );
}

function Marks({ draft, delivery }: { draft: DraftView; delivery: DeliveryRecord }) {
  const further = marksFor(draft.state, delivery);
  if (further.length === 0) return null;
  return (
    <form method="post" action={`/soan-thao/${draft.id}/chuyen-phat/${delivery.id}`} class="buttons">
      {further.map((mark) => (
        <button class="button button-small" type="submit" name="mark" value={mark}>
          {ISSUE.marks[mark]}
        </button>
      ))}
    </form>
  );
}

function SendAgain({ draft, delivery }: { draft: DraftView; delivery: DeliveryRecord }) {
  return (
    <form method="post" action={`/soan-thao/${draft.id}/gui-lai/${delivery.id}`}>
      <button class="button button-small" type="submit" data-testid="send-again">
        {SENT_STATUS.sendAgain}
      </button>
    </form>
  );
}

function RecallForm({ id }: { id: string }) {
  return (
    <form method="post" action={`/soan-thao/${id}/thu-hoi`} class="deliveries-form">
      <FieldFrame id="recall-reason" label={ISSUE.recallReason} hint={ISSUE.recallHint}>
        <textarea
          id="recall-reason"
          name="remark"
          rows={2}
          required
          aria-describedby="recall-reason-hint"
        ></textarea>
      </FieldFrame>
      <button class="button button-danger" type="submit">
        {ISSUE.recall}
      </button>
    </form>
  );
}

function AfterForms({ id }: { id: string }) {
  return (
    <form method="post" action={`/soan-thao/${id}/tiep-theo`} class="deliveries-form">
      <p class="small quiet">{ISSUE.after}</p>
      <div class="buttons">
        <button class="button" type="submit" name="kind" value="replaces">
          {ISSUE.replace}
        </button>
        <button class="button" type="submit" name="kind" value="corrects">
          {ISSUE.correct}
        </button>
      </div>
    </form>
  );
}
