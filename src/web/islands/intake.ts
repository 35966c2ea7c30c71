/** Tiếp nhận: files dropped on the page are sent, three at a time; the queue below follows the readers. */
import type { QueueItem } from '../../registry/views.ts';
import { displayBytes } from '../display.ts';
import { isBeingRead, progressText } from '../queue-text.ts';
import { INTAKE } from '../text.ts';
import { find, findAll, fromTemplate, need } from './dom.ts';
import {
  createUploadQueue,
  type Sent,
  type Upload,
  UploadRefused,
  type UploadState,
} from './upload-queue.ts';

const form = need<HTMLFormElement>('[data-drop]');
const input = need<HTMLInputElement>('input[type=file]', form);
const maxBytes = Number(form.dataset['maxBytes']);
const rows = new Map<number, HTMLElement>();

const uploads = createUploadQueue<File>({ send, onChange: showUpload, unforeseen: INTAKE.failed, atOnce: 3 });

form.classList.add('drop-ready');
followDrops();
followButtons();
followQueue();

// ---- Sending ----

interface Received {
  id: string;
  duplicateOf: string | null;
  problem: { message: string } | null;
}

/** XMLHttpRequest and not fetch: only it tells how much was sent. */
function send(
  file: File,
  onProgress: (sent: number, total: number) => void,
  stop: AbortSignal,
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/dispatches?direction=${chosenDirection()}`);
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded, event.total));
    request.addEventListener('error', () => reject(new UploadRefused(INTAKE.failed, true)));
    request.addEventListener('load', () => {
      const answer = request.response as (Received & { title?: string }) | null;
      if (request.status < 300 && answer !== null) resolve(sentOf(answer));
      else
        reject(
          new UploadRefused(answer?.title ?? INTAKE.failed, request.status >= 500 || request.status === 429),
        );
    });
    stop.addEventListener('abort', () => {
      request.abort();
      reject(new UploadRefused(INTAKE.stopped, true));
    });
    const body = new FormData();
    body.append('file', file, file.name);
    request.send(body);
  });
}

function sentOf({ id, duplicateOf, problem }: Received): Sent {
  return { id, duplicateOf, problem: problem?.message ?? null };
}

function chosenDirection(): string {
  return find<HTMLInputElement>('input[name=direction]:checked', form)?.value ?? 'incoming';
}

function take(files: readonly File[]): void {
  need('[data-uploads]').hidden = files.length === 0 && rows.size === 0;
  for (const file of files) {
    const refusal = whyNot(file);
    if (refusal === null) uploads.add([file]);
    else uploads.refuse(file, refusal);
  }
}

/** Said at once what the service would say after a long upload. */
function whyNot(file: File): string | null {
  if (file.size > maxBytes) return INTAKE.tooLarge(Math.round(maxBytes / 1024 / 1024));
  return null;
}

function followDrops(): void {
  let depth = 0;
  const over = (inside: number) => {
    depth = inside;
    form.classList.toggle('drop-over', depth > 0);
  };
  // The whole window takes files: a near miss must not open the file in the browser.
  window.addEventListener('dragenter', () => over(depth + 1));
  window.addEventListener('dragleave', () => over(depth - 1));
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    over(0);
    take([...(event.dataTransfer?.files ?? [])]);
  });
  input.addEventListener('change', () => {
    take([...(input.files ?? [])]);
    input.value = '';
  });
  window.addEventListener('beforeunload', (event) => {
    if (uploads.counts().active > 0) event.preventDefault();
  });
}

function followButtons(): void {
  need('[data-retry-all]').addEventListener('click', () => uploads.retryAll());
  need('[data-clear-done]').addEventListener('click', () => {
    for (const key of uploads.clear()) {
      rows.get(key)?.remove();
      rows.delete(key);
    }
    need('[data-uploads]').hidden = rows.size === 0;
    showSummary();
  });
}

// ---- Showing uploads ----

function showUpload(upload: Upload<File>): void {
  const row = rows.get(upload.key) ?? addRow(upload);
  const { state } = upload;
  row.className = `upload ${CLASSES[state.is] ?? ''}`;
  row.dataset['state'] = state.is;
  if (state.is === 'done' && state.duplicateOf !== null) row.classList.add('upload-duplicate');
  if (state.is === 'done' && state.problem !== null) row.classList.add('upload-failed');
  need('[data-message]', row).textContent = messageFor(state);
  const bar = need<HTMLProgressElement>('[data-progress]', row);
  bar.hidden = !['waiting', 'sending', 'storing'].includes(state.is);
  if (state.is === 'sending' && state.total > 0) bar.value = (state.sent / state.total) * 100;
  if (state.is === 'storing') bar.removeAttribute('value');
  need('[data-retry]', row).hidden = !(state.is === 'stopped' || (state.is === 'failed' && state.canRetry));
  need('[data-stop]', row).hidden = !(state.is === 'waiting' || state.is === 'sending');
  showLink(row, state);
  showSummary();
}

const CLASSES: Readonly<Partial<Record<UploadState['is'], string>>> = {
  done: 'upload-done',
  failed: 'upload-failed',
};

function messageFor(state: UploadState): string {
  switch (state.is) {
    case 'waiting':
      return INTAKE.waiting;
    case 'sending':
      return INTAKE.uploading(state.total === 0 ? 0 : Math.floor((state.sent / state.total) * 100));
    case 'storing':
      return INTAKE.storing;
    case 'done':
      return state.duplicateOf === null ? (state.problem ?? INTAKE.stored) : INTAKE.duplicate;
    case 'failed':
      return state.message;
    case 'stopped':
      return INTAKE.stopped;
  }
}

function showLink(row: HTMLElement, state: UploadState): void {
  const link = need<HTMLAnchorElement>('[data-link]', row);
  link.hidden = state.is !== 'done';
  if (state.is !== 'done') return;
  link.href = `/van-ban/${state.duplicateOf ?? state.id}`;
  link.textContent = state.duplicateOf === null ? INTAKE.open : INTAKE.openFirst;
}

function addRow({ key, file }: Upload<File>): HTMLElement {
  const row = fromTemplate('mau-tai-len');
  need('[data-name]', row).textContent = file.name;
  need('[data-size]', row).textContent = displayBytes(file.size);
  need('[data-retry]', row).addEventListener('click', () => uploads.retry(key));
  need('[data-stop]', row).addEventListener('click', () => uploads.stop(key));
  rows.set(key, row);
  need('[data-uploads]').hidden = false;
  need('[data-upload-list]').append(row);
  return row;
}

function showSummary(): void {
  const { total, done, failed } = uploads.counts();
  need('[data-upload-summary]').textContent =
    total === 0 ? INTAKE.uploads : INTAKE.summary(done, total, failed);
  need('[data-retry-all]').hidden = !uploads
    .uploads()
    .some(({ state }) => state.is === 'failed' && state.canRetry);
  need('[data-clear-done]').hidden = done === 0;
}

// ---- The queue of the readers ----

/** Papers that are read stay on the list so that they can be opened; beyond this the oldest of them leave it. */
const MOST_READY = 50;

function followQueue(): void {
  const list = need('[data-queue]');
  const live = need('[data-live]');
  const events = new EventSource('/api/v1/queue/events');
  const showLive = (on: boolean) => {
    live.classList.toggle('live-on', on);
    need('[data-live-text]', live).textContent = on ? INTAKE.live : INTAKE.offline;
  };
  events.addEventListener('open', () => showLive(true));
  events.addEventListener('error', () => showLive(false));
  events.addEventListener('dispatch', (event) => {
    showPaper(list, JSON.parse(event.data as string) as QueueItem);
    dropOldest(list);
    need('[data-queue-empty]').hidden = list.childElementCount > 0;
  });
  list.addEventListener('submit', (event) => void actInPlace(event));
}

function showPaper(list: HTMLElement, item: QueueItem): void {
  const row = find(`[data-id="${CSS.escape(item.id)}"]`, list) ?? addPaper(list, item);
  const reading = isBeingRead(item);
  const failed = item.state === 'unreadable';
  row.dataset['state'] = item.state;
  showBadge(row, item.state);
  need('[data-message]', row).textContent = progressText(item);
  const bar = need<HTMLProgressElement>('[data-progress]', row);
  bar.hidden = !reading;
  bar.max = item.progress?.total || 1;
  bar.value = item.progress?.total ? item.progress.done : 0;
  const canManage = list.dataset['canManage'] === 'true';
  need('[data-open]', row).hidden = item.state !== 'to-verify' || !canManage;
  const show = (action: string, visible: boolean) => {
    const each = find(`[data-action=${action}]`, row);
    if (each !== null) each.hidden = !visible;
  };
  show('retry', failed);
  show('cancel', reading);
}

function addPaper(list: HTMLElement, item: QueueItem): HTMLElement {
  const row = fromTemplate('mau-hang-doi');
  row.dataset['id'] = item.id;
  const name = need<HTMLAnchorElement>('[data-name]', row);
  name.textContent = item.fileName;
  name.href = `/van-ban/${item.id}`;
  need<HTMLAnchorElement>('[data-open]', row).href = `/xac-minh/${item.id}`;
  const address = { retry: 'thu-lai', cancel: 'dung' } as const;
  for (const action of ['retry', 'cancel'] as const) {
    const each = find<HTMLFormElement>(`[data-action=${action}]`, row);
    if (each !== null) each.action = `/van-ban/${item.id}/${address[action]}`;
  }
  list.append(row);
  return row;
}

function showBadge(row: HTMLElement, state: QueueItem['state']): void {
  const templates = need<HTMLTemplateElement>('template#mau-trang-thai').content;
  const badge = find(`.badge-${state}`, templates);
  if (badge !== null) need('[data-badge]', row).replaceChildren(badge.cloneNode(true));
}

function dropOldest(list: HTMLElement): void {
  const over = findAll('[data-id]', list).filter(({ dataset }) => !isReadingState(dataset['state']));
  for (const row of over.slice(0, Math.max(0, over.length - MOST_READY))) row.remove();
}

const isReadingState = (state: string | undefined) => state === 'received' || state === 'reading';

/** The row's form goes to the API instead, and the events show what came of it. */
async function actInPlace(event: SubmitEvent): Promise<void> {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset['action'] === undefined) return;
  event.preventDefault();
  const id = form.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? '';
  const response = await fetch(`/api/v1/dispatches/${id}/${form.dataset['action']}`, { method: 'POST' });
  if (response.ok) return;
  // The page after a plain form says why it could not be done.
  form.submit();
}
