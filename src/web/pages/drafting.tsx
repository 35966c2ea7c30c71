/** Drafting: the shelf of templates, a paper as it is written beside its pages, and what the format check says. */
import { raw } from 'hono/html';
import { isFixableInFile, RULE_SETS, SIGNING_FORM_NAMES, URGENCIES } from '../../drafting/index.ts';
import type {
  Finding,
  OfferedTemplate,
  SigningForm,
  TemplateField,
  UploadCheck,
} from '../../drafting/index.ts';
import { AssignDuties, type Assigning } from '../components/assign-duties.tsx';
import { FieldFrame, type Option, SelectField, TextField } from '../components/form.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { fieldName } from '../drafting-form.ts';
import { FORM_PARTS } from '../text/assigning.ts';
import { DRAFTING, FORM_ORDER, FORMAT_CHECK, SEVERITIES } from '../text/drafting.ts';
import { DRAFTS } from '../text/drafts.ts';
import { TEMPLATES, WORD_FORM } from '../text/templates.ts';

export interface TemplatesProps {
  shell: Shell;
  templates: readonly OfferedTemplate[];
  /** For whoever may make templates. */
  mayManage: boolean;
}

export function TemplatesPage({ shell, templates, mayManage }: TemplatesProps) {
  return (
    <Page shell={shell} title={DRAFTING.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{DRAFTING.title}</h1>
          <p class="page-lead">{DRAFTING.lead}</p>
        </div>
        <div class="buttons">
          <a class="button button-primary" href="/soan-thao/ban-thao">
            {DRAFTS.title}
          </a>
          <a class="button" href="/soan-thao/kiem-tra">
            {DRAFTING.checkFile}
          </a>
          {mayManage && (
            <a class="button" href="/mau-van-ban">
              {TEMPLATES.manage}
            </a>
          )}
        </div>
      </div>
      {(['everyday', 'named', 'papers', 'copies'] as const).map((group) => (
        <section class="template-group">
          <h2>{DRAFTING.groups[group]}</h2>
          <ul class="template-list">
            {templates
              .filter((template) => template.group === group)
              .map(({ id, name, about, format }) => (
                <li>
                  <a class="panel template-card" href={`/soan-thao/mau/${id}`}>
                    <strong>{name}</strong>
                    <span class="quiet small">
                      {format === 'docx' ? `${TEMPLATES.formats.docx}. ` : ''}
                      {about}
                    </span>
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}

/** What the form asks for, and where it is sent. */
export interface FilledTemplate {
  id: string;
  name: string;
  fields: readonly TemplateField[];
  signing: readonly SigningForm[];
  /** A Word form of the office. */
  isForm: boolean;
}

export interface DraftProps {
  shell: Shell;
  template: FilledTemplate;
  /** What stands in each control at first, by its name. */
  typed: Readonly<Record<string, string>>;
  /** Who may sign it, by their powers. */
  signers: readonly Option[];
  /** Of a letter that hands on what a paper asks for. */
  assigning?: Assigning | undefined;
  /** The paper it is begun from, and what it is to that paper. */
  source?: string;
  sourceKind?: string;
  /** What kept the filled form from becoming a draft. */
  problem?: string;
}

export function DraftPage(props: DraftProps) {
  const { shell, template, typed, signers, assigning, source = '', sourceKind = '', problem } = props;
  const { id, name, fields, signing, isForm } = template;
  const address = `/soan-thao/mau/${id}`;
  return (
    <Page shell={shell} title={name} scripts={['drafting.js']}>
      <div class="page-head">
        <div class="page-head-text">
          <p class="small">
            <a href="/soan-thao">{DRAFTING.back}</a>
          </p>
          <h1>{name}</h1>
          <p class="page-lead">{isForm ? WORD_FORM.fillLead : DRAFTING.notKept}</p>
        </div>
      </div>
      {problem !== undefined && <DraftProblem message={problem} />}
      <div class="drafting">
        <form
          class="panel drafting-form"
          method="post"
          action={`${address}/xem`}
          data-draft
          data-preview={`${address}/xem`}
        >
          {assigning !== undefined && assigning.duties.length > 0 && <AssignDuties {...assigning} />}
          <fieldset>
            <legend>{DRAFTING.content}</legend>
            {fields.map((field) => (
              <AnswerField field={field} typed={typed[fieldName(field.name)] ?? ''} />
            ))}
          </fieldset>
          <OfficeFields typed={typed} signing={signing} signers={signers} />
          <input type="hidden" name="source" value={source} />
          <input type="hidden" name="sourceKind" value={sourceKind} />
          <div class="buttons drafting-buttons">
            <button class="button" type="submit">
              {DRAFTING.refresh}
            </button>
            <button
              class="button button-primary"
              type="submit"
              formaction={`${address}/luu`}
              data-testid="keep-draft"
            >
              {DRAFTS.begin}
            </button>
            {!isForm && (
              <button class="button" type="submit" formaction={`${address}/pdf`}>
                {DRAFTING.pdf}
              </button>
            )}
            <button class="button" type="submit" formaction={`${address}/word`} data-testid="filled-word">
              {isForm ? WORD_FORM.filled : DRAFTING.word}
            </button>
          </div>
        </form>
        <section
          class="drafting-preview"
          aria-label={DRAFTING.preview}
          aria-live="polite"
          data-pages
        ></section>
      </div>
    </Page>
  );
}

function AnswerField({ field, typed }: { field: TemplateField; typed: string }) {
  const id = fieldName(field.name);
  const label = field.required ? field.label : `${field.label} ${DRAFTING.optional}`;
  if (field.type === 'choice') {
    const options = (field.choices ?? []).map((choice) => ({ value: choice, name: choice }));
    return <SelectField id={id} name={id} label={label} value={typed} options={options} />;
  }
  if (field.type === 'date') return <TextField id={id} name={id} label={label} type="date" value={typed} />;
  if (field.type === 'text') return <TextField id={id} name={id} label={label} value={typed} />;
  const hint = field.help ?? hintFor(field);
  return (
    <FieldFrame id={id} label={label} hint={hint}>
      <textarea id={id} name={id} rows={field.type === 'long' ? 8 : 4} aria-describedby={`${id}-hint`}>
        {typed}
      </textarea>
    </FieldFrame>
  );
}

function hintFor(field: TemplateField): string {
  if (field.type === 'rows') return DRAFTING.rowsHint(field.columns?.join(' | ') ?? '');
  return field.type === 'long' ? DRAFTING.longHint : DRAFTING.listHint;
}

/** What is the same for all papers of an office: the browser remembers it. */
type OfficeFieldName =
  | 'number'
  | 'date'
  | 'own'
  | 'name'
  | 'unitHead'
  | 'parent'
  | 'head'
  | 'collective'
  | 'agency'
  | 'agencySymbol'
  | 'unitSymbol'
  | 'place';

interface OfficeFieldsProps {
  typed: DraftProps['typed'];
  signing: readonly SigningForm[];
  signers: readonly Option[];
}

function OfficeFields({ typed, signing, signers }: OfficeFieldsProps) {
  const urgencies = [
    { value: '', name: DRAFTING.noUrgency },
    ...URGENCIES.map((name) => ({ value: name, name })),
  ];
  const { agency = '', agencySymbol = '', place = '', head = '' } = typed;
  const isKnown = [agency, agencySymbol, place, head].every((words) => words !== '');
  return (
    <>
      <fieldset>
        <legend>{FORM_PARTS.signerAndUrgency}</legend>
        <SignerFields typed={typed} signing={signing} signers={signers} />
        <SelectField
          id="urgency"
          name="urgency"
          label={DRAFTING.urgency}
          value={typed['urgency'] ?? ''}
          options={urgencies}
        />
        <input type="hidden" name="month" value={typed['month'] ?? ''} />
        <details open={Boolean(typed['number'] || typed['date'])}>
          <summary>{FORM_PARTS.numberByHand}</summary>
          <div class="drafting-pair">
            <OfficeField name="number" typed={typed} />
            <OfficeField name="date" typed={typed} type="date" hint={DRAFTING.dateHint} />
          </div>
        </details>
      </fieldset>
      <details open={!isKnown}>
        <summary>{FORM_PARTS.office(agency, agencySymbol)}</summary>
        <fieldset data-remembered>
          <OfficeField name="parent" typed={typed} />
          <OfficeField name="agency" typed={typed} />
          <div class="drafting-pair">
            <OfficeField name="head" typed={typed} />
            <OfficeField name="collective" typed={typed} />
          </div>
          <div class="drafting-pair">
            <OfficeField name="agencySymbol" typed={typed} />
            <OfficeField name="unitSymbol" typed={typed} />
          </div>
          <OfficeField name="place" typed={typed} />
          <FieldFrame id="contact" label={DRAFTING.contact} hint={DRAFTING.rememberedHint}>
            <textarea id="contact" name="contact" rows={2} aria-describedby="contact-hint">
              {typed['contact'] ?? ''}
            </textarea>
          </FieldFrame>
        </fieldset>
      </details>
    </>
  );
}

/** Whoever the office lets sign is chosen by name; anybody else is written down. */
function SignerFields({ typed, signing, signers }: OfficeFieldsProps) {
  const allowed = FORM_ORDER.filter((form) => signing.includes(form));
  const forms = allowed.map((form) => ({ value: form, name: SIGNING_FORM_NAMES[form] }));
  const other = { value: '', name: FORM_PARTS.otherSigner };
  const chosen = typed['powerId'] ?? signers[0]?.value ?? '';
  return (
    <div data-remembered>
      {signers.length > 0 && (
        <SelectField
          id="powerId"
          name="powerId"
          label={FORM_PARTS.signer}
          value={chosen}
          options={[...signers, other]}
        />
      )}
      <details open={chosen === ''}>
        <summary>{FORM_PARTS.byHand}</summary>
        <SelectField
          id="form"
          name="form"
          label={DRAFTING.form}
          value={typed['form'] ?? ''}
          options={forms}
        />
        <div class="drafting-pair">
          <OfficeField name="own" typed={typed} />
          <OfficeField name="name" typed={typed} />
        </div>
        <OfficeField name="unitHead" typed={typed} />
      </details>
    </div>
  );
}

interface OfficeFieldProps {
  name: OfficeFieldName;
  typed: DraftProps['typed'];
  type?: 'text' | 'date';
  hint?: string;
}

function OfficeField({ name, typed, type = 'text', hint }: OfficeFieldProps) {
  return (
    <TextField
      id={name}
      name={name}
      label={DRAFTING[name]}
      type={type}
      value={typed[name] ?? ''}
      hint={hint}
    />
  );
}

/** Where the fixes of a stored draft are sent, and the revision that was looked at. */
export interface FixAddress {
  address: string;
  revision: number;
}

/** The pages and the findings: put beside the form by its script, or a page of its own without scripts. */
export function DraftPreview({
  pages,
  findings,
  fixAt,
  filled,
}: {
  pages: readonly string[];
  findings: readonly Finding[];
  fixAt?: FixAddress | undefined;
  /** Of a Word form that was filled in: what a draft still lacks. */
  filled?: { notUnderstood: readonly string[] } | undefined;
}) {
  return (
    <div class="draft-preview">
      {filled !== undefined && (
        <div data-testid="form-understood">
          <p class="quiet small">{WORD_FORM.asDraft}</p>
          {filled.notUnderstood.length > 0 && (
            <p class="notice notice-warning">{WORD_FORM.notUnderstood(filled.notUnderstood.join('; '))}</p>
          )}
        </div>
      )}
      {fixAt === undefined ? (
        <Findings findings={findings} />
      ) : (
        <form method="post" action={fixAt.address} data-testid="draft-fixes">
          <input type="hidden" name="revision" value={String(fixAt.revision)} />
          <Findings findings={findings} canFix={({ fixes }) => fixes.length > 0} />
        </form>
      )}
      <p class="quiet small">{DRAFTING.previewTitle(pages.length)}</p>
      {pages.map((page) => (
        <div class="draft-page">{raw(page)}</div>
      ))}
    </div>
  );
}

export function DraftProblem({ message }: { message: string }) {
  return (
    <p class="notice notice-problem" role="status">
      {message}
    </p>
  );
}

export function PreviewPage({
  shell,
  ...shown
}: {
  shell: Shell;
  pages: readonly string[];
  findings: readonly Finding[];
  filled?: { notUnderstood: readonly string[] } | undefined;
}) {
  return (
    <Page shell={shell} title={DRAFTING.preview}>
      <DraftPreview {...shown} />
    </Page>
  );
}

interface FindingsProps {
  findings: readonly Finding[];
  /** Which of them a button puts right; its value is "fix" and the place in the list. */
  canFix?: (finding: Finding) => boolean;
}

export function Findings({ findings, canFix = () => false }: FindingsProps) {
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  if (findings.length === 0) return <p class="notice findings-clean">{FORMAT_CHECK.clean}</p>;
  return (
    <section class="panel findings">
      <h2>
        {FORMAT_CHECK.title}: {FORMAT_CHECK.count(count('error'), count('warning'), count('note'))}
      </h2>
      <ul>
        {findings.map((finding, index) => (
          <li class={`finding finding-${finding.severity}`}>
            <p>
              <strong>{SEVERITIES[finding.severity]}</strong> {finding.title}{' '}
              <span class="quiet small">({finding.article})</span>
            </p>
            <p class="small">
              {FORMAT_CHECK.expected}: {finding.expected}. {FORMAT_CHECK.found}: {finding.found}.
            </p>
            {canFix(finding) && (
              <button class="button button-small" type="submit" name="finding" value={String(index)}>
                {FORMAT_CHECK.fix}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One form holds the file; each button says what is to be done with it. */
function FixableFindings({
  findings,
  kept,
  fileName,
  isFixed,
}: {
  findings: readonly Finding[];
  kept: string;
  fileName: string;
  isFixed: boolean;
}) {
  const fixable = findings.filter(isFixableInFile).length;
  return (
    <form method="post" enctype="multipart/form-data" action="/soan-thao/kiem-tra" data-testid="fixes">
      <input type="hidden" name="kept" value={kept} />
      <input type="hidden" name="name" value={fileName} />
      <div class="buttons fix-buttons">
        {fixable > 0 && (
          <button class="button button-primary" type="submit" name="do" value="fix" data-testid="fix-all">
            {FORMAT_CHECK.fixAll(fixable)}
          </button>
        )}
        {isFixed && (
          <button class="button" type="submit" name="do" value="download" data-testid="download-fixed">
            {FORMAT_CHECK.download}
          </button>
        )}
      </div>
      <Findings findings={findings} canFix={isFixableInFile} />
    </form>
  );
}

export interface CheckFileProps {
  shell: Shell;
  /** Null before a file was checked. */
  check: UploadCheck | null;
  fileName?: string | undefined;
  /** The file itself (base64), to be sent back with a fix; null: it is too large, or no Word file. */
  kept?: string | null;
  isFixed?: boolean;
  problem?: string | undefined;
}

export function CheckFilePage({
  shell,
  check,
  fileName = '',
  kept = null,
  isFixed = false,
  problem,
}: CheckFileProps) {
  return (
    <Page shell={shell} title={FORMAT_CHECK.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{FORMAT_CHECK.title}</h1>
          <p class="page-lead">{FORMAT_CHECK.lead}</p>
        </div>
      </div>
      {problem !== undefined && <DraftProblem message={problem} />}
      <form class="panel check-form" method="post" enctype="multipart/form-data" action="/soan-thao/kiem-tra">
        <FieldFrame id="tep" label={FORMAT_CHECK.file}>
          <input id="tep" name="tep" type="file" accept=".docx,.pdf" required />
        </FieldFrame>
        <button class="button button-primary" type="submit">
          {FORMAT_CHECK.check}
        </button>
      </form>
      {check !== null && (
        <>
          <h2>{fileName}</h2>
          <p class="quiet small">{FORMAT_CHECK.family[check.family]}</p>
          {isFixed && (
            <p class="notice" role="status">
              {FORMAT_CHECK.fixed}
            </p>
          )}
          {kept === null ? (
            <Findings findings={check.findings} />
          ) : (
            <FixableFindings findings={check.findings} kept={kept} fileName={fileName} isFixed={isFixed} />
          )}
        </>
      )}
      <p class="quiet small">{FORMAT_CHECK.basis(RULE_SETS[check?.family ?? 'state'].source)}</p>
    </Page>
  );
}
