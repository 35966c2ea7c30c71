/** One draft: written as its parts beside the page as it will be printed, with its remarks, versions and way. */
import {
  type DeliveryRecord,
  DRAFT_STATE_NAMES,
  formOf,
  type DraftView,
  type Finding,
  LIFE,
  passagesOf,
  type Receiver,
} from '../../drafting/index.ts';
import { capitalised } from '../components/dispatch-bits.tsx';
import { IssuePanel, SignForm } from '../components/draft-issue.tsx';
import { FieldFrame, type Option, SelectField } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayInstant } from '../display.ts';
import { COPY } from '../text/draft-issue.ts';
import { DRAFT_REMARKS, DRAFT_VERSIONS, DRAFT_WAY, DRAFTS, EDITOR } from '../text/drafts.ts';
import { TEMPLATES, WORD_FORM } from '../text/templates.ts';
import { DraftPreview, type FixAddress } from './drafting.tsx';

export interface DraftEditorProps {
  shell: Shell;
  draft: DraftView;
  pages: readonly string[];
  findings: readonly Finding[];
  /** Number, symbol and subject of the paper it was begun from. */
  sourceName: string | null;
  powers: readonly Option[];
  people: readonly Option[];
  deliveries: readonly DeliveryRecord[];
  suggested: readonly Receiver[];
  agencyHasKey: boolean;
  resendable: readonly string[];
  problem?: string | undefined;
}

export const fixAddress = (id: string, revision: number): FixAddress => ({
  address: `/soan-thao/${id}/sua-loi`,
  revision,
});

export function DraftEditorPage(props: DraftEditorProps) {
  const { shell, draft, pages, findings, problem } = props;
  const { document, writable } = draft;
  const title = capitalised(document.subject) || DRAFTS.noSubject;
  return (
    <Page shell={shell} title={title} scripts={writable ? ['draft-editor.js'] : []}>
      <DraftHead {...props} />
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <Returned draft={draft} />
      <div class={writable ? 'drafting draft-desk' : 'drafting'}>
        {writable ? (
          <section
            class="panel draft-editor"
            aria-label={EDITOR.label}
            data-editor
            data-document={JSON.stringify(document)}
            data-revision={draft.revision}
            data-address={`/soan-thao/${draft.id}`}
            data-words={JSON.stringify(EDITOR)}
          >
            <noscript>
              <p class="notice">{EDITOR.noScript}</p>
            </noscript>
          </section>
        ) : (
          <div class="draft-side">
            <DraftPanels {...props} />
          </div>
        )}
        <div class="drafting-preview" data-pages aria-live="polite">
          <DraftPreview
            pages={pages}
            findings={findings}
            fixAt={writable ? fixAddress(draft.id, draft.revision) : undefined}
          />
        </div>
      </div>
      {writable && (
        <div class="draft-panels">
          <DraftPanels {...props} />
        </div>
      )}
    </Page>
  );
}

function DraftHead({ draft, sourceName }: DraftEditorProps) {
  const { document, state, source, owner, unit, beingWrittenBy, templateName, templateVersion } = draft;
  return (
    <div class="page-head">
      <div class="page-head-text">
        <p class="small">
          <a href="/soan-thao/ban-thao">{DRAFTS.back}</a>
        </p>
        <h1>{capitalised(document.subject) || DRAFTS.noSubject}</h1>
        <p class="page-lead draft-facts">
          <span class={`badge draft-state-${state}`} data-testid="draft-state">
            {DRAFT_STATE_NAMES[state]}
          </span>
          <span>
            {document.kind} · {owner.name}
            {unit !== null && `, ${unit.name}`}
          </span>
          {templateName !== null && (
            <span data-testid="draft-template">{TEMPLATES.madeFrom(templateName, templateVersion)}</span>
          )}
          {draft.hasForm && (
            <a href={`/soan-thao/${draft.id}/bieu-mau`} data-testid="draft-form">
              {WORD_FORM.keptBeside}
            </a>
          )}
          {source !== null && sourceName !== null && (
            <span>
              {DRAFTS.source[source.kind]} <a href={`/van-ban/${source.dispatchId}`}>{sourceName}</a>
            </span>
          )}
        </p>
        <p class="draft-saving small" role="status">
          <span data-saving></span>
          <span class="draft-other" data-other>
            {beingWrittenBy !== null && EDITOR.writing(beingWrittenBy)}
          </span>
        </p>
      </div>
    </div>
  );
}

/** Why it came back, before the words that are to be changed. */
function Returned({ draft: { state, history } }: { draft: DraftView }) {
  const last = history.at(-1);
  if (state !== 'drafting' || last?.step !== 'return') return null;
  return (
    <p class="notice notice-warning" role="status" data-testid="draft-returned">
      {DRAFT_WAY.returned(last.by, last.remark ?? '')}
    </p>
  );
}

function DraftPanels(props: DraftEditorProps) {
  return (
    <>
      <IssuePanel {...props} />
      <WayPanel {...props} />
      <RemarksPanel {...props} />
      <VersionsPanel {...props} />
    </>
  );
}

function Revision({ draft }: { draft: DraftView }) {
  return <input type="hidden" name="revision" value={draft.revision} data-revision-field />;
}

function WayPanel({ draft, powers, people }: DraftEditorProps) {
  const { id, writable, steps, history } = draft;
  const wordSteps = steps.filter((step) => !OWN_FORMS.has(step));
  const needsRemark = wordSteps.includes('return');
  return (
    <section class="panel" data-testid="draft-way">
      <div class="panel-head">
        <h2>{DRAFT_WAY.title}</h2>
      </div>
      <div class="panel-body draft-way">
        {formOf(draft.document.kind) === 'copy' && <CopyForm draft={draft} />}
        {writable ? <WayForms draft={draft} powers={powers} people={people} /> : <WayFacts draft={draft} />}
        {steps.includes('sign') && <SignForm draft={draft} />}
        {wordSteps.length > 0 && (
          <form method="post" action={`/soan-thao/${id}/buoc`} data-needs-saving>
            <Revision draft={draft} />
            <FieldFrame id="remark" label={needsRemark ? DRAFT_WAY.remarkNeeded : DRAFT_WAY.remark}>
              <textarea id="remark" name="remark" rows={2}></textarea>
            </FieldFrame>
            <div class="buttons">
              {wordSteps.map((step) => (
                <button
                  class={step === 'return' || step === 'drop' ? 'button button-danger' : primaryOf(step)}
                  type="submit"
                  name="step"
                  value={step}
                  data-testid={`step-${step}`}
                >
                  {LIFE[step].name}
                </button>
              ))}
            </div>
          </form>
        )}
        <h3>{DRAFT_WAY.history}</h3>
        {history.length === 0 ? (
          <p class="quiet small">{DRAFT_WAY.noHistory}</p>
        ) : (
          <ol class="draft-history">
            {history.map(({ step, by, takenAt, remark }) => (
              <li>
                <strong>{LIFE[step as keyof typeof LIFE]?.name ?? step}</strong> · {by} ·{' '}
                {displayInstant(takenAt)}
                {remark !== null && <p>“{remark}”</p>}
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}

/** Of a copy: on paper its block follows the copied pages; in digital form the agency signs in the corner. */
function CopyForm({ draft }: { draft: DraftView }) {
  const { id, writable, document } = draft;
  const name = COPY.media[document.medium];
  if (!writable) return <p class="small">{name}</p>;
  const options = (['paper', 'electronic'] as const).map((value) => ({ value, name: COPY.media[value] }));
  return (
    <form method="post" action={`/soan-thao/${id}/dang-ban-sao`} data-needs-saving>
      <Revision draft={draft} />
      <SelectField
        id="medium"
        name="medium"
        label={COPY.medium}
        value={document.medium}
        options={options}
        hint={COPY.hint}
      />
      <button class="button" type="submit">
        {COPY.choose}
      </button>
    </form>
  );
}

/** Steps that need more than a word. */
const OWN_FORMS: ReadonlySet<string> = new Set(['sign', 'seal', 'issue', 'recall', 'replace']);

const primaryOf = (step: string) => (step === 'take-back' ? 'button' : 'button button-primary');

function WayFacts({ draft: { signer, reviewer } }: { draft: DraftView }) {
  return (
    <dl class="draft-people">
      <dt>{DRAFT_WAY.reviewer}</dt>
      <dd>{reviewer?.name ?? DRAFT_WAY.noReviewer}</dd>
      <dt>{DRAFT_WAY.signer}</dt>
      <dd>{signer?.name ?? DRAFT_WAY.noSigner}</dd>
    </dl>
  );
}

function WayForms({ draft, powers, people }: Pick<DraftEditorProps, 'draft' | 'powers' | 'people'>) {
  const { id, powerId, reviewer, writers } = draft;
  const none = { value: '', name: DRAFT_WAY.noSigner };
  const head = {
    value: '',
    name: reviewer === null ? DRAFT_WAY.noReviewer : `${DRAFT_WAY.headReviews} (${reviewer.name})`,
  };
  return (
    <div class="draft-choices">
      <form method="post" action={`/soan-thao/${id}/nguoi-ky`} data-needs-saving>
        <Revision draft={draft} />
        <SelectField
          id="powerId"
          name="powerId"
          label={DRAFT_WAY.signer}
          value={powerId ?? ''}
          options={[none, ...powers]}
          hint={powers.length === 0 ? DRAFT_WAY.noPowers : undefined}
        />
        <button class="button" type="submit" data-testid="choose-signer">
          {DRAFT_WAY.chooseSigner}
        </button>
      </form>
      <form method="post" action={`/soan-thao/${id}/nguoi-duyet`} data-needs-saving>
        <SelectField id="reviewer" name="personId" label={DRAFT_WAY.reviewer} options={[head, ...people]} />
        <button class="button" type="submit">
          {DRAFT_WAY.chooseSigner}
        </button>
      </form>
      <form method="post" action={`/soan-thao/${id}/cung-soan`} data-needs-saving>
        <SelectField id="writer" name="personId" label={DRAFT_WAY.writers} options={people} />
        <button class="button" type="submit">
          {DRAFT_WAY.addWriter}
        </button>
      </form>
      {writers.length > 0 && (
        <ul class="draft-writers">
          {writers.map((writer) => (
            <li>
              {writer.name}
              <form method="post" action={`/soan-thao/${id}/cung-soan/bot`} data-needs-saving>
                <input type="hidden" name="personId" value={writer.id} />
                <button class="button button-small button-quiet" type="submit">
                  {DRAFT_WAY.removeWriter}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const LONGEST_OPTION = 70;

function RemarksPanel({ draft }: DraftEditorProps) {
  const { id, remarks, document } = draft;
  const places = passagesOf(document).map(({ place, label, words }) => ({
    value: place,
    name: (words.startsWith(label) ? words : `${label} ${words}`).slice(0, LONGEST_OPTION),
  }));
  return (
    <section class="panel" data-testid="draft-remarks">
      <div class="panel-head">
        <h2>{DRAFT_REMARKS.title}</h2>
      </div>
      <div class="panel-body">
        {remarks.length === 0 && <p class="quiet small">{DRAFT_REMARKS.none}</p>}
        <ul class="draft-remarks">
          {remarks.map((remark) => (
            <li class={remark.settledAt === null ? '' : 'quiet'}>
              {remark.quote !== '' && <blockquote>{remark.quote}</blockquote>}
              {!remark.stands && <p class="small quiet">{DRAFT_REMARKS.rewritten}</p>}
              <p>{remark.text}</p>
              <p class="small quiet">
                {remark.by} · {displayInstant(remark.saidAt)}
                {remark.settledAt !== null && ` · ${DRAFT_REMARKS.settled}`}
              </p>
              {remark.settledAt === null && (
                <form method="post" action={`/soan-thao/${id}/gop-y/${remark.id}/xong`} data-needs-saving>
                  <button class="button button-small" type="submit">
                    {DRAFT_REMARKS.settle}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
        <form method="post" action={`/soan-thao/${id}/gop-y`} data-needs-saving>
          <SelectField
            id="place"
            name="place"
            label={DRAFT_REMARKS.place}
            options={[{ value: '', name: DRAFT_REMARKS.whole }, ...places]}
          />
          <FieldFrame id="remark-text" label={DRAFT_REMARKS.text}>
            <textarea id="remark-text" name="text" rows={2} required></textarea>
          </FieldFrame>
          <button class="button" type="submit">
            {DRAFT_REMARKS.add}
          </button>
        </form>
      </div>
    </section>
  );
}

function VersionsPanel({ draft }: DraftEditorProps) {
  const { id, versions, writable } = draft;
  return (
    <section class="panel" data-testid="draft-versions">
      <div class="panel-head">
        <h2>{DRAFT_VERSIONS.title}</h2>
      </div>
      <div class="panel-body">
        <div class="buttons">
          <a class="button" href={`/soan-thao/${id}/pdf`}>
            {DRAFT_VERSIONS.pdf}
          </a>
          <a class="button" href={`/soan-thao/${id}/word`}>
            {DRAFT_VERSIONS.word}
          </a>
          {writable && (
            <form method="post" action={`/soan-thao/${id}/phien-ban`} data-needs-saving>
              <Revision draft={draft} />
              <button class="button" type="submit">
                {DRAFT_VERSIONS.keep}
              </button>
            </form>
          )}
        </div>
        {writable && (
          <form
            method="post"
            enctype="multipart/form-data"
            action={`/soan-thao/${id}/word`}
            data-needs-saving
            class="draft-upload"
          >
            <Revision draft={draft} />
            <FieldFrame id="tep" label={DRAFT_VERSIONS.upload} hint={DRAFT_VERSIONS.uploadHint}>
              <input id="tep" name="tep" type="file" accept=".docx" required />
            </FieldFrame>
            <button class="button" type="submit">
              {DRAFT_VERSIONS.upload}
            </button>
          </form>
        )}
        <ol class="draft-versions">
          {versions.map(({ number, cause, by, madeAt }) => (
            <li>
              <span>
                <strong>{DRAFT_VERSIONS.version(number)}</strong> · {DRAFT_VERSIONS.causes[cause]} · {by} ·{' '}
                {displayInstant(madeAt)}
              </span>
              <span class="buttons">
                <a class="button button-small" href={`/soan-thao/${id}/so-sanh?tu=${number}`}>
                  {DRAFT_VERSIONS.compare}
                </a>
                {writable && (
                  <form
                    method="post"
                    action={`/soan-thao/${id}/phien-ban/${number}/khoi-phuc`}
                    data-needs-saving
                  >
                    <Revision draft={draft} />
                    <button class="button button-small" type="submit">
                      {DRAFT_VERSIONS.restore}
                    </button>
                  </form>
                )}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
