/** Mẫu văn bản: the library of templates, the editor beside its printed pages, versions, and Word forms. */
import type { Child } from 'hono/jsx';
import { raw } from 'hono/html';
import {
  type ComparedLine,
  documentKindNames,
  type LibraryEntry,
  type LibraryView,
  type Finding,
  type TemplateFault,
  type TemplateField,
  type TemplateState,
} from '../../drafting/index.ts';
import { FieldFrame, SelectField, TextField } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayInstant } from '../display.ts';
import { DRAFTING } from '../text/drafting.ts';
import { TEMPLATE_EDITOR, TEMPLATE_LIFE, TEMPLATES, WORD_FORM } from '../text/templates.ts';
import { Findings } from './drafting.tsx';

export const TEMPLATES_PATH = '/mau-van-ban';
const pathOf = (id: string) => `${TEMPLATES_PATH}/${id}`;

export function LibraryPage({ shell, entries }: { shell: Shell; entries: readonly LibraryEntry[] }) {
  const own = entries.filter(({ isShipped, state }) => !isShipped || state !== 'shipped');
  const shipped = entries.filter((entry) => !own.includes(entry));
  return (
    <Page shell={shell} title={TEMPLATES.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{TEMPLATES.title}</h1>
          <p class="page-lead">{TEMPLATES.lead}</p>
        </div>
        <div class="buttons">
          <a class="button button-primary" href={`${TEMPLATES_PATH}/moi`} data-testid="new-template">
            {TEMPLATES.create}
          </a>
          <a class="button" href={`${TEMPLATES_PATH}/word`} data-testid="new-form">
            {TEMPLATES.loadWord}
          </a>
        </div>
      </div>
      <LibraryTable title={TEMPLATES.own} entries={own} empty={TEMPLATES.noOwn} />
      <LibraryTable title={TEMPLATES.shipped} entries={shipped} empty="" />
    </Page>
  );
}

interface LibraryTableProps {
  title: string;
  entries: readonly LibraryEntry[];
  empty: string;
}

function LibraryTable({ title, entries, empty }: LibraryTableProps) {
  return (
    <section class="panel library" aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
      </div>
      {entries.length === 0 ? (
        <p class="panel-empty">{empty}</p>
      ) : (
        <div class="table-wrap">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{TEMPLATES.name}</th>
                <th scope="col">{TEMPLATES.kind}</th>
                <th scope="col">{TEMPLATES.format}</th>
                <th scope="col">{TEMPLATES.state}</th>
                <th scope="col">{TEMPLATES.version}</th>
                <th scope="col">{TEMPLATES.changedAt}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr>
                  <td>
                    <a href={pathOf(entry.id)}>{entry.name}</a>
                  </td>
                  <td>{entry.kind}</td>
                  <td>{TEMPLATES.formats[entry.format]}</td>
                  <td>{TEMPLATES.states[entry.state]}</td>
                  <td>{entry.version === 0 ? '' : String(entry.version)}</td>
                  <td>{entry.updatedAt === null ? '' : displayInstant(entry.updatedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** What a trial of the source showed. */
export interface Tried {
  faults: readonly TemplateFault[];
  pages: readonly string[];
  findings: readonly Finding[];
}

/** Put beside the editor by its script, or under it without scripts. */
export function TemplateTrial({ faults, pages, findings }: Tried) {
  if (faults.length > 0) {
    return (
      <div class="notice notice-error" role="status" data-testid="template-faults">
        <div class="notice-body">
          <p class="notice-title">{TEMPLATE_EDITOR.faults(faults.length)}</p>
          <ul class="template-faults">
            {faults.map(({ line, reason }) => (
              <li>
                <a href="#source" data-line={String(line)}>
                  {TEMPLATE_EDITOR.line(line)}
                </a>
                : {reason}
              </li>
            ))}
          </ul>
        </div>
      </div>
    );
  }
  return (
    <div class="draft-preview" data-testid="template-pages">
      {findings.length === 0 ? (
        <p class="notice findings-clean">{TEMPLATE_EDITOR.clean}</p>
      ) : (
        <>
          <Notice kind="warning">{TEMPLATE_EDITOR.warned}</Notice>
          <Findings findings={findings} />
        </>
      )}
      <p class="quiet small">
        {DRAFTING.previewTitle(pages.length)}. {TEMPLATE_EDITOR.previewLead}
      </p>
      {pages.map((page) => (
        <div class="draft-page">{raw(page)}</div>
      ))}
    </div>
  );
}

interface EditorProps {
  action: string;
  source: string;
  revision: number | null;
  copyOf: string;
  reason: string;
  tried: Tried;
}

/** The source beside its pages; the script sets them anew while one types. */
function Editor({ action, source, revision, copyOf, reason, tried }: EditorProps) {
  return (
    <div class="drafting">
      <form
        class="panel drafting-form"
        method="post"
        action={action}
        data-template
        data-preview={`${TEMPLATES_PATH}/xem`}
        data-testid="template-form"
      >
        {revision !== null && <input type="hidden" name="revision" value={String(revision)} />}
        {copyOf !== '' && <input type="hidden" name="copyOf" value={copyOf} />}
        <FieldFrame id="source" label={TEMPLATE_EDITOR.source} hint={TEMPLATE_EDITOR.sourceHint}>
          <textarea
            id="source"
            name="source"
            class="template-source"
            rows={28}
            wrap="off"
            spellcheck={false}
            aria-describedby="source-hint"
          >
            {`\n${source}`}
          </textarea>
        </FieldFrame>
        {revision !== null && (
          <TextField
            id="reason"
            name="reason"
            label={TEMPLATE_EDITOR.reason}
            hint={TEMPLATE_EDITOR.reasonHint}
            value={reason}
          />
        )}
        <How />
        <div class="buttons drafting-buttons">
          <button class="button button-primary" type="submit" data-testid="keep-template">
            {revision === null ? TEMPLATE_EDITOR.create : TEMPLATE_EDITOR.save}
          </button>
          <button class="button" type="submit" formaction={`${TEMPLATES_PATH}/xem`} data-refresh>
            {TEMPLATE_EDITOR.preview}
          </button>
        </div>
      </form>
      <section class="drafting-preview" aria-label={TEMPLATE_EDITOR.preview} data-pages>
        <TemplateTrial {...tried} />
      </section>
    </div>
  );
}

function How() {
  return (
    <details class="template-how">
      <summary>{TEMPLATE_EDITOR.howTitle}</summary>
      <dl>
        {TEMPLATE_EDITOR.how.map(([written, does]) => (
          <div>
            <dt>
              <code>{written}</code>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Head({ title, lead, children }: { title: string; lead: string; children?: Child }) {
  return (
    <div class="page-head">
      <div class="page-head-text">
        <p class="small">
          <a href={TEMPLATES_PATH}>{TEMPLATES.back}</a>
        </p>
        <h1>{title}</h1>
        <p class="page-lead">{lead}</p>
      </div>
      {children}
    </div>
  );
}

export interface NewTemplateProps {
  shell: Shell;
  entries: readonly LibraryEntry[];
  copyOf: string;
  source: string;
  tried: Tried;
  problem?: string | undefined;
}

export function NewTemplatePage({ shell, entries, copyOf, source, tried, problem }: NewTemplateProps) {
  const options = [
    { value: '', name: TEMPLATE_EDITOR.scratch },
    ...entries.filter(({ format }) => format === 'text').map(({ id, name }) => ({ value: id, name })),
  ];
  return (
    <Page shell={shell} title={TEMPLATE_EDITOR.newTitle} scripts={['template-editor.js']}>
      <Head title={TEMPLATE_EDITOR.newTitle} lead={TEMPLATE_EDITOR.newLead} />
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <form class="panel check-form" method="get" action={`${TEMPLATES_PATH}/moi`}>
        <SelectField id="tu" name="tu" label={TEMPLATE_EDITOR.copyFrom} value={copyOf} options={options} />
        <button class="button" type="submit">
          {TEMPLATE_EDITOR.take}
        </button>
      </form>
      <Editor
        action={`${TEMPLATES_PATH}/moi`}
        source={source}
        revision={null}
        copyOf={copyOf}
        reason=""
        tried={tried}
      />
    </Page>
  );
}

export interface TemplatePageProps {
  shell: Shell;
  view: LibraryView;
  source: string;
  reason?: string;
  tried: Tried;
  problem?: string | undefined;
}

export function TemplatePage({ shell, view, source, reason = '', tried, problem }: TemplatePageProps) {
  return (
    <Page shell={shell} title={view.name} scripts={['template-editor.js']}>
      <Head title={view.name} lead={`${view.kind}. ${TEMPLATES.states[view.state]}.`}>
        <div class="buttons">
          <a class="button" href={`${TEMPLATES_PATH}/moi?tu=${view.id}`}>
            {TEMPLATE_EDITOR.take}
          </a>
        </div>
      </Head>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <Editor
        action={`${pathOf(view.id)}/luu`}
        source={source}
        revision={view.revision}
        copyOf=""
        reason={reason}
        tried={tried}
      />
      <Life view={view} />
      <Versions view={view} />
    </Page>
  );
}

/** The states a template can go to from where it is. */
function nextStates({ state, isShipped, version }: LibraryView): { state: TemplateState; name: string }[] {
  const back = version > 0 ? [{ state: 'active' as const, name: TEMPLATE_LIFE.activate }] : [];
  const shipped = isShipped ? [{ state: 'shipped' as const, name: TEMPLATE_LIFE.restoreShipped }] : [];
  const away = [{ state: 'withdrawn' as const, name: TEMPLATE_LIFE.withdraw }];
  return [...back, ...shipped, ...away].filter((next) => next.state !== state);
}

function Life({ view }: { view: LibraryView }) {
  return (
    <section class="panel" aria-label={TEMPLATE_LIFE.title}>
      <div class="panel-head">
        <h2>{TEMPLATE_LIFE.title}</h2>
      </div>
      <form
        class="panel-body form template-life"
        method="post"
        action={`${pathOf(view.id)}/trang-thai`}
        data-testid="template-life"
      >
        <input type="hidden" name="revision" value={String(view.revision)} />
        <TextField id="life-reason" name="reason" label={TEMPLATE_EDITOR.reason} required />
        <div class="buttons">
          {nextStates(view).map(({ state, name }) => (
            <button class="button" type="submit" name="state" value={state} data-testid={`to-${state}`}>
              {name}
            </button>
          ))}
        </div>
      </form>
    </section>
  );
}

function Versions({ view }: { view: LibraryView }) {
  const { id, versions, isShipped, revision, version } = view;
  const current = view.state === 'shipped' ? 0 : version;
  return (
    <section class="panel" aria-label={TEMPLATE_LIFE.versions} data-testid="template-versions">
      <div class="panel-head">
        <h2>{TEMPLATE_LIFE.versions}</h2>
      </div>
      {versions.length === 0 && <p class="panel-empty">{TEMPLATE_LIFE.noVersions}</p>}
      <ul class="template-versions">
        {versions.map(({ number, cause, reason, madeAt, by, fileName }) => (
          <li>
            <div>
              <strong>{TEMPLATE_LIFE.number(number)}</strong>{' '}
              <span class="quiet small">
                {by}, {displayInstant(madeAt)}, {TEMPLATE_LIFE.causes[cause]}
                {fileName === null ? '' : `, ${fileName}`}
              </span>
              {reason !== '' && <p>{reason}</p>}
            </div>
            <VersionActions
              id={id}
              number={number}
              current={current}
              revision={revision}
              isFile={fileName !== null}
            />
          </li>
        ))}
        {isShipped && versions.length > 0 && (
          <li>
            <strong>{TEMPLATE_LIFE.number(0)}</strong>
            <VersionActions id={id} number={0} current={current} revision={revision} isFile={false} />
          </li>
        )}
      </ul>
    </section>
  );
}

interface VersionActionsProps {
  id: string;
  number: number;
  /** The one that is in use. */
  current: number;
  revision: number;
  isFile: boolean;
}

function VersionActions({ id, number, current, revision, isFile }: VersionActionsProps) {
  return (
    <form class="buttons" method="post" action={`${pathOf(id)}/quay-lai`}>
      <input type="hidden" name="revision" value={String(revision)} />
      {isFile && (
        <a class="button button-small" href={`${pathOf(id)}/tep/${number}`}>
          {TEMPLATE_LIFE.file}
        </a>
      )}
      {number !== current && (
        <>
          <a class="button button-small" href={`${pathOf(id)}/so-sanh?tu=${number}&den=${current}`}>
            {TEMPLATE_LIFE.compare}
          </a>
          <button class="button button-small" type="submit" name="number" value={String(number)}>
            {TEMPLATE_LIFE.restore}
          </button>
        </>
      )}
    </form>
  );
}

export interface TemplateComparisonProps {
  shell: Shell;
  view: LibraryView;
  from: number;
  to: number;
  lines: readonly ComparedLine[];
}

/** Lines around a change that are shown with it. */
const AROUND = 3;

export function TemplateComparisonPage({ shell, view, from, to, lines }: TemplateComparisonProps) {
  const changed = lines.flatMap(({ kind }, at) => (kind === 'same' ? [] : [at]));
  const shown = lines.filter((_, at) => changed.some((place) => Math.abs(place - at) <= AROUND));
  return (
    <Page shell={shell} title={TEMPLATE_LIFE.comparison}>
      <Head
        title={`${TEMPLATE_LIFE.comparison}: ${view.name}`}
        lead={`${TEMPLATE_LIFE.from} ${TEMPLATE_LIFE.number(from)} ${TEMPLATE_LIFE.to} ${TEMPLATE_LIFE.number(to)}.`}
      >
        <div class="buttons">
          <a class="button" href={pathOf(view.id)}>
            {view.name}
          </a>
        </div>
      </Head>
      {shown.length === 0 ? (
        <p class="panel panel-empty">{TEMPLATE_LIFE.same}</p>
      ) : (
        <ol class="panel compared-source" data-testid="template-comparison">
          {shown.map(({ kind, line, parts }) => (
            <li value={line} class={`compared-${kind}`}>
              {parts.map(({ kind: part, text }) => (
                <>{part === 'old' ? <del>{text}</del> : part === 'new' ? <ins>{text}</ins> : text} </>
              ))}
            </li>
          ))}
        </ol>
      )}
    </Page>
  );
}

/** A Word form that was read: its file goes with the page and back. */
export interface FormTyped {
  name: string;
  kind: string;
  group: string;
  about: string;
  fields: readonly TemplateField[];
}

export interface UploadFormProps {
  shell: Shell;
  /** Null before a file was read. */
  typed: FormTyped | null;
  fileName: string;
  /** Base64. */
  kept: string;
  problem?: string | undefined;
}

export function UploadFormPage({ shell, typed, fileName, kept, problem }: UploadFormProps) {
  return (
    <Page shell={shell} title={WORD_FORM.title}>
      <Head title={WORD_FORM.title} lead={WORD_FORM.lead} />
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <form
        class="panel check-form"
        method="post"
        enctype="multipart/form-data"
        action={`${TEMPLATES_PATH}/word`}
        data-testid="read-form"
      >
        <FieldFrame id="tep" label={WORD_FORM.file} hint={WORD_FORM.fileHint}>
          <input id="tep" name="tep" type="file" accept=".docx" required />
        </FieldFrame>
        <button class="button button-primary" type="submit">
          {WORD_FORM.read}
        </button>
      </form>
      {typed !== null && (
        <form
          class="panel panel-body form"
          method="post"
          enctype="multipart/form-data"
          action={`${TEMPLATES_PATH}/word`}
          data-testid="keep-form"
        >
          <p class="notice">{WORD_FORM.found(typed.fields.length)}</p>
          <input type="hidden" name="kept" value={kept} />
          <input type="hidden" name="fileName" value={fileName} />
          <FormHeadFields typed={typed} />
          <div class="buttons">
            <button class="button button-primary" type="submit" name="do" value="keep">
              {WORD_FORM.create}
            </button>
          </div>
        </form>
      )}
    </Page>
  );
}

export interface WordFormPageProps {
  shell: Shell;
  view: LibraryView;
  typed: FormTyped;
  reason?: string;
  problem?: string | undefined;
}

export function WordFormPage({ shell, view, typed, reason = '', problem }: WordFormPageProps) {
  return (
    <Page shell={shell} title={view.name}>
      <Head title={view.name} lead={`${TEMPLATES.formats.docx}. ${TEMPLATES.states[view.state]}.`} />
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <form
        class="panel panel-body form"
        method="post"
        enctype="multipart/form-data"
        action={`${pathOf(view.id)}/bieu-mau`}
        data-testid="keep-form"
      >
        <input type="hidden" name="revision" value={String(view.revision)} />
        <FieldFrame id="tep" label={WORD_FORM.newFile} hint={WORD_FORM.fileHint}>
          <input id="tep" name="tep" type="file" accept=".docx" />
        </FieldFrame>
        <FormHeadFields typed={typed} />
        <TextField
          id="reason"
          name="reason"
          label={TEMPLATE_EDITOR.reason}
          hint={TEMPLATE_EDITOR.reasonHint}
          value={reason}
        />
        <div class="buttons">
          <button class="button button-primary" type="submit">
            {WORD_FORM.save}
          </button>
        </div>
      </form>
      <Life view={view} />
      <Versions view={view} />
    </Page>
  );
}

function FormHeadFields({ typed }: { typed: FormTyped }) {
  const groups = Object.entries(DRAFTING.groups).map(([value, name]) => ({ value, name }));
  const kinds = documentKindNames().map((name) => ({ value: name, name }));
  return (
    <>
      <div class="drafting-pair">
        <TextField id="name" name="name" label={TEMPLATES.name} value={typed.name} required />
        <SelectField id="kind" name="kind" label={TEMPLATES.kind} value={typed.kind} options={kinds} />
        <SelectField id="group" name="group" label={WORD_FORM.group} value={typed.group} options={groups} />
      </div>
      <TextField id="about" name="about" label={WORD_FORM.about} value={typed.about} />
      <div class="table-wrap">
        <table class="table form-fields">
          <thead>
            <tr>
              <th scope="col">{WORD_FORM.place}</th>
              <th scope="col">{WORD_FORM.label}</th>
              <th scope="col">{WORD_FORM.type}</th>
              <th scope="col">{WORD_FORM.required}</th>
              <th scope="col">{WORD_FORM.choices}</th>
            </tr>
          </thead>
          <tbody>
            {typed.fields.map((field) => (
              <FormFieldRow field={field} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function FormFieldRow({ field }: { field: TemplateField }) {
  const { name, label, type, required, choices = [], columns } = field;
  const types = Object.entries(WORD_FORM.types).filter(([value]) => (value === 'rows') === (type === 'rows'));
  return (
    <tr>
      <td>
        <code>{`{{${name}}}`}</code>
        <input type="hidden" name="field" value={name} />
        {columns !== undefined && (
          <>
            <br />
            <span class="quiet small">{WORD_FORM.columns(columns)}</span>
            <input type="hidden" name={`columns-${name}`} value={columns.join(';')} />
          </>
        )}
      </td>
      <td>
        <input name={`label-${name}`} value={label} aria-label={`${WORD_FORM.label} ${name}`} required />
      </td>
      <td>
        <select name={`type-${name}`} aria-label={`${WORD_FORM.type} ${name}`}>
          {types.map(([value, shown]) => (
            <option value={value} selected={value === type}>
              {shown}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          type="checkbox"
          name={`required-${name}`}
          value="true"
          checked={required}
          aria-label={`${WORD_FORM.required} ${name}`}
        />
      </td>
      <td>
        <input
          name={`choices-${name}`}
          value={choices.join('; ')}
          aria-label={`${WORD_FORM.choices} ${name}`}
        />
      </td>
    </tr>
  );
}
