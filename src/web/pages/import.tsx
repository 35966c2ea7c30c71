/** Nhập sổ cũ: the file, its columns, what would be entered, what is wrong, and what was entered before. */
import { IMPORT_COLUMNS, type ImportColumn, type ImportedRow } from '../../registry/import/columns.ts';
import type { ImportPreview, listImports } from '../../registry/import/take-over.ts';
import { type Direction, DIRECTIONS } from '../../registry/schema.ts';
import { SelectField, TextField } from '../components/form.tsx';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { Fold } from '../components/way.tsx';
import { displayDate, displayInstant, documentNumber } from '../display.ts';
import { DIRECTION_NAMES } from '../text.ts';
import { IMPORT } from '../text/registry.ts';

interface ImportProps {
  shell: Shell;
  imports: ReturnType<typeof listImports>;
  year: number;
  problem?: string | undefined;
}

const DIRECTION_OPTIONS = DIRECTIONS.map((direction) => ({
  value: direction,
  name: DIRECTION_NAMES[direction],
}));

export function ImportPage({ shell, imports, year, problem }: ImportProps) {
  return (
    <Page shell={shell} title={IMPORT.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{IMPORT.title}</h1>
          <p class="page-lead">{IMPORT.lead}</p>
        </div>
      </div>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <form
        class="panel panel-body form"
        method="post"
        action="/so-dang-ky/nhap"
        enctype="multipart/form-data"
        data-testid="import"
      >
        <div class="field">
          <label for="bang-tinh">{IMPORT.file}</label>
          <input id="bang-tinh" type="file" name="file" accept=".xlsx,.csv" required />
        </div>
        <div class="form-row">
          <SelectField id="nhap-loai" name="direction" label={IMPORT.direction} options={DIRECTION_OPTIONS} />
          <TextField id="nhap-nam" name="year" type="number" label={IMPORT.year} value={String(year)} />
        </div>
        <TextField id="nhap-ma" name="code" label={IMPORT.code} hint={IMPORT.codeHint} value="chung" />
        <div class="buttons">
          <button type="submit" class="button button-primary">
            <Icon name="upload" />
            {IMPORT.upload}
          </button>
        </div>
      </form>
      {imports.length > 0 && <PastImports imports={imports} />}
    </Page>
  );
}

function PastImports({ imports }: Pick<ImportProps, 'imports'>) {
  return (
    <section class="panel" aria-label={IMPORT.past}>
      <div class="panel-head">
        <h2>{IMPORT.past}</h2>
      </div>
      <ul class="panel-body form" data-testid="imports">
        {imports.map((each) => (
          <li>
            <p>
              <strong>{each.fileName}</strong>{' '}
              <span class="quiet">
                {IMPORT.states[each.state]}
                {each.state !== 'draft' && ` · ${IMPORT.rows(each.rows)}`} · {displayInstant(each.createdAt)}
              </span>{' '}
              {each.state === 'draft' && <a href={`/so-dang-ky/nhap/${each.id}`}>{IMPORT.continue}</a>}
            </p>
            {each.state === 'done' && (
              <Fold name={IMPORT.undo}>
                <form class="form" method="post" action={`/so-dang-ky/nhap/${each.id}/hoan-tac`}>
                  <TextField
                    id={`ht-${each.id}`}
                    name="reason"
                    label={IMPORT.undoReason}
                    hint={IMPORT.undoHint}
                    required
                  />
                  <div class="buttons">
                    <button type="submit" class="button button-small button-danger">
                      {IMPORT.undo}
                    </button>
                  </div>
                </form>
              </Fold>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PreviewProps {
  shell: Shell;
  preview: ImportPreview;
  problem?: string | undefined;
}

export function ImportPreviewPage({ shell, preview, problem }: PreviewProps) {
  const wrong = preview.errors.length + preview.moreErrors;
  return (
    <Page shell={shell} title={IMPORT.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{preview.fileName}</h1>
          <p class="page-lead">
            {DIRECTION_NAMES[preview.direction]} · {preview.year} · {preview.code}
          </p>
        </div>
      </div>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <Notice kind={wrong === 0 ? 'ok' : 'warning'}>
        {IMPORT.ready(preview.rows)}
        {wrong > 0 && `, ${IMPORT.errors(wrong)}`}
      </Notice>
      <Columns preview={preview} wrong={wrong} />
      <Sample preview={preview} />
      {wrong > 0 && <Errors preview={preview} />}
    </Page>
  );
}

function Columns({ preview, wrong }: { preview: ImportPreview; wrong: number }) {
  const options = [
    { value: '', name: IMPORT.noColumn },
    ...preview.titles.map((title, index) => ({
      value: String(index),
      name: title.trim() === '' ? `#${index + 1}` : title,
    })),
  ];
  return (
    <form class="panel form" method="post" action={`/so-dang-ky/nhap/${preview.id}`} data-testid="columns">
      <div class="panel-head">
        <h2>{IMPORT.columns}</h2>
      </div>
      <div class="panel-body form">
        <div class="import-columns">
          {IMPORT_COLUMNS.map((column) => (
            <SelectField
              id={`cot-${column}`}
              name={column}
              label={IMPORT.names[column]}
              options={options}
              value={preview.mapping[column] === undefined ? '' : String(preview.mapping[column])}
            />
          ))}
        </div>
        <div class="buttons">
          <button type="submit" class="button" name="lam" value="xem">
            {IMPORT.check}
          </button>
          {preview.state === 'draft' && (
            <button
              type="submit"
              class="button button-primary"
              name="lam"
              value="nhap"
              disabled={wrong > 0 || preview.rows === 0}
              data-testid="run-import"
            >
              {IMPORT.run(preview.rows)}
            </button>
          )}
        </div>
      </div>
    </form>
  );
}

function Errors({ preview }: { preview: ImportPreview }) {
  return (
    <div class="panel table-wrap">
      <table class="table" data-testid="import-errors">
        <thead>
          <tr>
            <th scope="col">{IMPORT.line}</th>
            <th scope="col">{IMPORT.wrong}</th>
          </tr>
        </thead>
        <tbody>
          {preview.errors.map(({ line, message }) => (
            <tr>
              <td class="quiet number">{line}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {preview.moreErrors > 0 && <p class="panel-empty">{IMPORT.more(preview.moreErrors)}</p>}
    </div>
  );
}

/** The columns of the book, in its order (Phụ lục IV), as far as a row fills them. */
const BOOK_COLUMNS: Readonly<Record<Direction, readonly ImportColumn[]>> = {
  incoming: ['arrivedOn', 'entryNumber', 'issuer', 'symbol', 'date', 'type', 'subject', 'signedBy', 'note'],
  outgoing: [
    'entryNumber',
    'symbol',
    'date',
    'type',
    'subject',
    'signerName',
    'recipients',
    'archiveHolder',
    'copies',
    'note',
  ],
};

/** The first good rows as they will stand in the book, whether or not others are wrong. */
function Sample({ preview }: { preview: ImportPreview }) {
  if (preview.sample.length === 0) return null;
  const columns = BOOK_COLUMNS[preview.direction];
  return (
    <section class="panel" aria-label={IMPORT.sample}>
      <div class="panel-head">
        <h2>{IMPORT.sample}</h2>
      </div>
      <div class="table-wrap">
        <table class="table" data-testid="import-sample">
          <thead>
            <tr>
              <th scope="col">{IMPORT.line}</th>
              {columns.map((column) => (
                <th scope="col">{IMPORT.names[column]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.sample.map((row) => (
              <tr>
                <td class="quiet number">{row.line}</td>
                {columns.map((column) => (
                  <td class={NUMBERS.has(column) ? 'number' : undefined}>{wordsOf(row, column)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {preview.rows > preview.sample.length && (
        <p class="panel-empty">{IMPORT.more(preview.rows - preview.sample.length)}</p>
      )}
    </section>
  );
}

const NUMBERS: ReadonlySet<ImportColumn> = new Set(['arrivedOn', 'entryNumber', 'date', 'copies']);

function wordsOf(row: ImportedRow, column: ImportColumn): string {
  if (column === 'symbol') return documentNumber(row.number, row.symbol);
  if (column === 'arrivedOn' || column === 'date') return displayDate(row[column]);
  if (column === 'recipients') return row.recipients.join('; ');
  return String(row[column] ?? '');
}
