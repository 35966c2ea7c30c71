/** Many uploads, a few at once: one that fails does not stop the others. Knows nothing of pages or networks. */

export type UploadState =
  | { is: 'waiting' }
  | { is: 'sending'; sent: number; total: number }
  | { is: 'storing' }
  | { is: 'done'; id: string; duplicateOf: string | null; problem: string | null }
  | { is: 'failed'; message: string; canRetry: boolean }
  | { is: 'stopped' };

export interface Upload<F> {
  readonly key: number;
  readonly file: F;
  state: UploadState;
}

export interface Sent {
  id: string;
  duplicateOf: string | null;
  problem: string | null;
}

/** Why an upload failed, in words for the person. */
export class UploadRefused extends Error {
  constructor(
    message: string,
    readonly canRetry: boolean,
  ) {
    super(message);
  }
}

export interface Sending<F> {
  /** Sends one file; rejects with {@link UploadRefused}. */
  send(file: F, onProgress: (sent: number, total: number) => void, stop: AbortSignal): Promise<Sent>;
  /** Called with every change of an upload. */
  onChange(upload: Upload<F>): void;
  /** What to say where something unforeseen was thrown. */
  unforeseen: string;
  atOnce: number;
}

export interface UploadQueue<F> {
  add(files: readonly F[]): Upload<F>[];
  /** Adds a file that cannot be sent, to say why. */
  refuse(file: F, message: string): Upload<F>;
  retry(key: number): void;
  retryAll(): void;
  stop(key: number): void;
  /** Forgets those that ended well or were stopped; returns their keys. */
  clear(): number[];
  uploads(): readonly Upload<F>[];
  counts(): { total: number; done: number; failed: number; active: number };
}

export function createUploadQueue<F>(options: Sending<F>): UploadQueue<F> {
  let uploads: Upload<F>[] = [];
  let lastKey = 0;
  const stops = new Map<number, AbortController>();

  const change = (upload: Upload<F>, state: UploadState) => {
    upload.state = state;
    options.onChange(upload);
  };

  const enter = (file: F, state: UploadState): Upload<F> => {
    lastKey += 1;
    const upload: Upload<F> = { key: lastKey, file, state };
    uploads.push(upload);
    options.onChange(upload);
    return upload;
  };

  const startNext = () => {
    while (stops.size < options.atOnce) {
      const next = uploads.find((upload) => upload.state.is === 'waiting');
      if (next === undefined) return;
      void run(next);
    }
  };

  async function run(upload: Upload<F>): Promise<void> {
    const stop = new AbortController();
    stops.set(upload.key, stop);
    change(upload, { is: 'sending', sent: 0, total: 0 });
    try {
      const sent = await options.send(
        upload.file,
        (done, total) => progress(upload, done, total),
        stop.signal,
      );
      change(upload, { is: 'done', ...sent });
    } catch (error) {
      change(upload, stop.signal.aborted ? { is: 'stopped' } : failureOf(error, options.unforeseen));
    } finally {
      stops.delete(upload.key);
      startNext();
    }
  }

  function progress(upload: Upload<F>, sent: number, total: number): void {
    if (!stops.has(upload.key)) return;
    change(upload, total > 0 && sent >= total ? { is: 'storing' } : { is: 'sending', sent, total });
  }

  const again = (upload: Upload<F>) => {
    const { state } = upload;
    if (state.is === 'stopped' || (state.is === 'failed' && state.canRetry))
      change(upload, { is: 'waiting' });
  };

  return {
    add(files) {
      const added = files.map((file) => enter(file, { is: 'waiting' }));
      startNext();
      return added;
    },
    refuse: (file, message) => enter(file, { is: 'failed', message, canRetry: false }),
    retry(key) {
      const upload = uploads.find((candidate) => candidate.key === key);
      if (upload !== undefined) again(upload);
      startNext();
    },
    retryAll() {
      for (const upload of uploads) if (upload.state.is === 'failed') again(upload);
      startNext();
    },
    stop(key) {
      const upload = uploads.find((candidate) => candidate.key === key);
      stops.get(key)?.abort();
      if (upload?.state.is === 'waiting') change(upload, { is: 'stopped' });
    },
    clear() {
      const over = uploads.filter(({ state }) => state.is === 'done' || state.is === 'stopped');
      uploads = uploads.filter((upload) => !over.includes(upload));
      return over.map((upload) => upload.key);
    },
    uploads: () => uploads,
    counts: () => ({
      total: uploads.length,
      done: uploads.filter(({ state }) => state.is === 'done').length,
      failed: uploads.filter(({ state }) => state.is === 'failed').length,
      active: uploads.filter(({ state }) => ['waiting', 'sending', 'storing'].includes(state.is)).length,
    }),
  };
}

function failureOf(error: unknown, unforeseen: string): UploadState {
  if (error instanceof UploadRefused)
    return { is: 'failed', message: error.message, canRetry: error.canRetry };
  return { is: 'failed', message: unforeseen, canRetry: true };
}
