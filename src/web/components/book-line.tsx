/** The line of a paper in its book: what stands there, what was corrected, and what may still be done to it. */
import type { entryOfDispatch } from '../../registry/entries.ts';
import type { StampPlace } from '../../registry/stamp.ts';
import type { DispatchView, EntryCorrection } from '../../registry/views.ts';
import { displayDate, displayInstant } from '../display.ts';
import { fieldText } from '../field-values.ts';
import { FIELD_NAMES } from '../text.ts';
import { LINE } from '../text/registry.ts';
import { TextField } from './form.tsx';
import { Icon } from './icon.tsx';
import { Fold, ReasonForm, Version } from './way.tsx';

export interface BookLineProps {
  dispatch: DispatchView;
  line: ReturnType<typeof entryOfDispatch>;
  /** Where the stamp “ĐẾN” stands on page 1. */
  stamp: StampPlace;
}

export function BookLinePanel({ dispatch, line, stamp }: BookLineProps) {
  if (line === null) return null;
  const { entry, corrections } = line;
  return (
    <section class="panel" aria-label={LINE.title} id="so">
      <div class="panel-head">
        <h2>{LINE.title}</h2>
        <a class="small" href={`/so-dang-ky/${entry.registerId}?tu-so=${entry.number}`}>
          {dispatch.registerName}
        </a>
      </div>
      <dl class="facts" data-testid="book-line">
        <Fact name={dispatch.direction === 'incoming' ? LINE.arrived : LINE.issuedOn}>
          {displayDate(entry.arrivedOn)}
        </Fact>
        {entry.lateReason !== null && <Fact name={LINE.late}>{entry.lateReason}</Fact>}
        {entry.signedBy !== null && (
          <Fact name={LINE.signed}>{`${entry.signedBy}, ${displayInstant(entry.signedAt)}`}</Fact>
        )}
        {entry.archiveHolder !== null && <Fact name={LINE.archiveHolder}>{entry.archiveHolder}</Fact>}
        {entry.copies !== null && <Fact name={LINE.copies}>{String(entry.copies)}</Fact>}
        {entry.note !== null && entry.note !== '' && <Fact name={LINE.note}>{entry.note}</Fact>}
      </dl>
      {(corrections.length > 0 || dispatch.may.includes('correct-entry')) && (
        <div class="panel-body form">
          {corrections.length > 0 && <Corrections corrections={corrections} />}
          <LineDeeds dispatch={dispatch} line={line} />
        </div>
      )}
      {dispatch.direction === 'incoming' && dispatch.file?.kind === 'pdf' && (
        <div class="panel-body form">
          <StampDesk dispatch={dispatch} stamp={stamp} number={entry.number} />
        </div>
      )}
    </section>
  );
}

/** The stamp on a copy of page 1; dragged, or moved by the arrow keys, where the person may move it. */
function StampDesk({
  dispatch,
  stamp,
  number,
}: Pick<BookLineProps, 'dispatch' | 'stamp'> & { number: number }) {
  const page = dispatch.pages.find((each) => each.number === 1);
  const canMove = dispatch.may.includes('move-stamp');
  return (
    <>
      <div class="buttons">
        <a
          class="button button-small"
          href={`/api/v1/dispatches/${dispatch.id}/stamped.pdf`}
          data-testid="stamped"
        >
          <Icon name="download" />
          {LINE.stamped}
        </a>
      </div>
      {canMove && page !== undefined && page.width !== null && page.height !== null && (
        <details class="fold" data-needs-script hidden data-stamp-desk={dispatch.id}>
          <summary>{LINE.moveStamp}</summary>
          <p class="small quiet">{LINE.moveStampHint}</p>
          <div class="stamp-desk" data-stamp-page data-width={page.width} data-height={page.height}>
            <img
              data-stamp-picture={`/api/v1/dispatches/${dispatch.id}/pages/1/image?width=800`}
              alt={LINE.stampPage}
            />
            <button
              type="button"
              class="stamp-mark"
              data-stamp
              data-x={stamp.x}
              data-y={stamp.y}
              aria-label={LINE.moveStamp}
            >
              ĐẾN {number}
            </button>
          </div>
          <p class="small quiet" role="status" data-stamp-status />
        </details>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Corrections({ corrections }: { corrections: readonly EntryCorrection[] }) {
  return (
    <div class="corrections" data-testid="corrections">
      <h3>{LINE.corrections}</h3>
      <ul>
        {corrections.map((correction) => (
          <li>
            <strong>{nameOf(correction.column)}</strong> <del>{textOf(correction, correction.before)}</del>{' '}
            <ins>{textOf(correction, correction.after)}</ins>
            <p class="small quiet">
              {correction.by}, {displayInstant(correction.at)}: {correction.reason}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

const isField = (column: string): column is keyof typeof FIELD_NAMES => column in FIELD_NAMES;

const nameOf = (column: string) => (isField(column) ? FIELD_NAMES[column] : (LINE.columns[column] ?? column));

function textOf({ column }: EntryCorrection, value: unknown): string {
  const text = isField(column)
    ? fieldText(column, value as Parameters<typeof fieldText>[1])
    : column === 'arrivedOn'
      ? displayDate(String(value ?? ''))
      : String(value ?? '');
  return text === '' ? LINE.blank : text;
}

function LineDeeds({ dispatch, line }: Pick<BookLineProps, 'dispatch' | 'line'>) {
  if (line === null || !dispatch.may.includes('correct-entry')) return null;
  const { entry } = line;
  const isOutgoing = dispatch.direction === 'outgoing';
  return (
    <div class="way-deeds">
      <Fold name={LINE.correct}>
        <form class="form" method="post" action={`/van-ban/${dispatch.id}/dinh-chinh`} data-testid="correct">
          <Version dispatch={dispatch} />
          <div class="form-row">
            <TextField
              id="dc-ngay"
              name="arrivedOn"
              type="date"
              label={LINE.arrived}
              value={entry.arrivedOn}
            />
            <TextField id="dc-ghi-chu" name="note" label={LINE.note} value={entry.note ?? ''} />
          </div>
          {isOutgoing && (
            <div class="form-row">
              <TextField
                id="dc-luu"
                name="archiveHolder"
                label={LINE.archiveHolder}
                value={entry.archiveHolder ?? ''}
              />
              <TextField
                id="dc-ban"
                name="copies"
                type="number"
                label={LINE.copies}
                value={entry.copies === null ? '' : String(entry.copies)}
              />
            </div>
          )}
          <TextField id="dc-ly-do" name="reason" label={LINE.reason} required />
          <div class="buttons">
            <button type="submit" class="button button-small">
              {LINE.save}
            </button>
            <a class="small" href={`/xac-minh/${dispatch.id}?sua=1`}>
              {LINE.correctFields}
            </a>
          </div>
        </form>
      </Fold>
      <Fold name={LINE.sign}>
        <form class="form" method="post" action={`/van-ban/${dispatch.id}/ky-nhan`} data-testid="sign">
          <Version dispatch={dispatch} />
          <TextField id="nguoi-nhan" name="signedBy" label={LINE.signedBy} required />
          <button type="submit" class="button button-small">
            {LINE.signSubmit}
          </button>
        </form>
      </Fold>
      <ReasonForm
        dispatch={dispatch}
        path="huy-so"
        name={LINE.cancel}
        label={LINE.cancelReason}
        testid="cancel-number"
      />
    </div>
  );
}
