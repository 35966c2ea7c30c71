/** Tiếp nhận: drop many files at once, watch them being read. */
import type { DispatchState } from '../../registry/schema.ts';
import type { QueueItem } from '../../registry/views.ts';
import { StateBadge } from '../components/dispatch-bits.tsx';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { isBeingRead, progressText } from '../queue-text.ts';
import { DIRECTION_NAMES, INTAKE } from '../text.ts';

export interface IntakeProps {
  shell: Shell;
  maxFileBytes: number;
  maxPages: number;
  queue: readonly QueueItem[];
  /** Whether this person may stop readings and send them again. */
  canManage: boolean;
  /** Answer to files sent without scripts: one sentence a file. */
  outcomes?: readonly { fileName: string; message: string; href: string | null; ok: boolean }[];
}

export function IntakePage(props: IntakeProps) {
  const { shell, outcomes = [] } = props;
  return (
    <Page shell={shell} title={INTAKE.title} scripts={['intake.js']}>
      <div class="page-head">
        <h1 class="page-head-text">{INTAKE.title}</h1>
      </div>
      <DropForm {...props} />
      {outcomes.map((outcome) => (
        <Notice kind={outcome.ok ? 'ok' : 'error'} title={outcome.fileName}>
          <p>
            {outcome.message} {outcome.href !== null && <a href={outcome.href}>{INTAKE.open}</a>}
          </p>
        </Notice>
      ))}
      <Uploads />
      <Queue {...props} />
    </Page>
  );
}

const ACCEPTED = '.pdf,.tif,.tiff,.jpg,.jpeg,.png,.webp,.docx,.edxml';

function DropForm({ maxFileBytes, maxPages }: IntakeProps) {
  const megabytes = Math.round(maxFileBytes / 1024 / 1024);
  return (
    <form
      class="drop"
      method="post"
      action="/tiep-nhan"
      enctype="multipart/form-data"
      data-drop
      data-max-bytes={String(maxFileBytes)}
      data-testid="drop"
    >
      <DirectionChoice />
      <div class="drop-zone" data-drop-zone>
        <Icon name="upload" />
        <p class="drop-title" data-needs-script hidden>
          {INTAKE.dropHere} <span class="quiet">{INTAKE.or}</span>
        </p>
        <label class="button button-primary" for="tep" data-needs-script hidden>
          {INTAKE.choose}
        </label>
        <input
          id="tep"
          class="drop-input"
          type="file"
          name="file"
          multiple
          accept={ACCEPTED}
          aria-label={INTAKE.choose}
          data-testid="files"
        />
        <div class="buttons" data-needs-no-script>
          <button type="submit" class="button button-primary" formaction="/tiep-nhan?loai=incoming">
            {INTAKE.submitIncoming}
          </button>
          <button type="submit" class="button" formaction="/tiep-nhan?loai=outgoing">
            {INTAKE.submitOutgoing}
          </button>
        </div>
        <p class="small quiet">
          {INTAKE.kinds}. {INTAKE.limits(megabytes, maxPages)}.
        </p>
      </div>
    </form>
  );
}

function DirectionChoice() {
  return (
    <fieldset class="drop-direction" data-needs-script hidden>
      <legend class="visually-hidden">{INTAKE.direction}</legend>
      <div class="segments">
        {(['incoming', 'outgoing'] as const).map((direction) => (
          <>
            <input
              class="visually-hidden"
              type="radio"
              id={`loai-${direction}`}
              name="direction"
              value={direction}
              checked={direction === 'incoming'}
            />
            <label for={`loai-${direction}`}>{DIRECTION_NAMES[direction]}</label>
          </>
        ))}
      </div>
    </fieldset>
  );
}

/** Filled by the island; the template is one upload. */
function Uploads() {
  return (
    <section class="panel uploads" hidden data-uploads aria-label={INTAKE.uploads} data-testid="uploads">
      <div class="panel-head">
        <h2 data-upload-summary aria-live="polite">
          {INTAKE.uploads}
        </h2>
        <button type="button" class="button button-small" data-retry-all hidden>
          {INTAKE.retryAll}
        </button>
        <button type="button" class="button button-small button-quiet" data-clear-done hidden>
          {INTAKE.clearDone}
        </button>
      </div>
      <ul class="upload-list" data-upload-list />
      <template id="mau-tai-len">
        <li class="upload" data-testid="upload">
          <span class="upload-name" data-name />
          <span class="upload-size quiet number" data-size />
          <span class="upload-message" data-message />
          <span class="upload-actions">
            <a class="button button-small" data-link hidden />
            <button type="button" class="button button-small" data-retry hidden>
              {INTAKE.retry}
            </button>
            <button type="button" class="icon-button" data-stop aria-label={INTAKE.stop} title={INTAKE.stop}>
              <Icon name="close" />
            </button>
          </span>
          <progress class="upload-progress" max="100" value="0" aria-label={INTAKE.uploads} data-progress />
        </li>
      </template>
    </section>
  );
}

function Queue({ queue, canManage }: IntakeProps) {
  return (
    <section class="panel queue" aria-label={INTAKE.queue}>
      <div class="panel-head">
        <h2>{INTAKE.queue}</h2>
        <span class="live quiet small" data-live data-needs-script hidden>
          <span class="live-dot" aria-hidden="true" />
          <span data-live-text>{INTAKE.live}</span>
        </span>
        <a class="small" href="/tiep-nhan" data-needs-no-script>
          {INTAKE.refresh}
        </a>
      </div>
      <p class="panel-empty" data-queue-empty hidden={queue.length > 0}>
        {INTAKE.queueEmpty}
      </p>
      <ul class="queue-list" data-queue data-can-manage={String(canManage)} data-testid="queue">
        {queue.map((item) => (
          <QueueRow item={item} canManage={canManage} />
        ))}
      </ul>
      <template id="mau-hang-doi">
        <QueueRow item={BLANK_ITEM} canManage={canManage} />
      </template>
      {/* Badges the island copies when a paper changes its state. */}
      <template id="mau-trang-thai">
        {BADGE_STATES.map((state) => (
          <StateBadge state={state} />
        ))}
      </template>
    </section>
  );
}

const BADGE_STATES: readonly DispatchState[] = [
  'received',
  'reading',
  'to-verify',
  'verified',
  'registered',
  'unreadable',
  'quarantined',
  'purged',
  'withdrawn',
];

const BLANK_ITEM: QueueItem = {
  id: '',
  fileName: '',
  direction: 'incoming',
  state: 'received',
  version: 0,
  pageCount: null,
  receivedAt: '',
  rereading: false,
  progress: null,
  problemCode: null,
  problemMessage: null,
};

/** Works by forms; the island sends the same requests in place. */
function QueueRow({ item, canManage }: { item: QueueItem; canManage: boolean }) {
  const reading = isBeingRead(item);
  const failed = item.state === 'unreadable';
  return (
    <li class="queue-item" data-id={item.id} data-state={item.state} data-testid="queue-item">
      <a class="queue-name row-link" href={`/van-ban/${item.id}`} data-name>
        {item.fileName}
      </a>
      <span class="queue-state" data-badge>
        <StateBadge state={item.state} />
      </span>
      <span class="queue-message quiet" data-message>
        {progressText(item)}
      </span>
      <span class="queue-actions">
        <a
          class="button button-small button-primary"
          href={`/xac-minh/${item.id}`}
          data-open
          hidden={item.state !== 'to-verify' || !canManage}
        >
          {INTAKE.openToVerify}
        </a>
        {canManage && (
          <>
            <form method="post" action={`/van-ban/${item.id}/thu-lai`} data-action="retry" hidden={!failed}>
              <input type="hidden" name="return" value="/tiep-nhan" />
              <button type="submit" class="button button-small">
                {INTAKE.retryReading}
              </button>
            </form>
            <form method="post" action={`/van-ban/${item.id}/dung`} data-action="cancel" hidden={!reading}>
              <input type="hidden" name="return" value="/tiep-nhan" />
              <button type="submit" class="button button-small">
                {INTAKE.cancelReading}
              </button>
            </form>
          </>
        )}
      </span>
      <progress
        class="queue-progress"
        aria-label={INTAKE.queue}
        data-progress
        hidden={!reading}
        {...(item.progress?.total
          ? { value: item.progress.done, max: item.progress.total }
          : { value: 0, max: 1 })}
      />
    </li>
  );
}
