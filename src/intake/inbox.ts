/**
 * The watched folder for network scanners. A file is taken when it has stopped growing; it is deleted only after
 * the paper is on the list, so that a crash in between brings the same bytes again, which are then recognised.
 * What cannot be taken moves to `rejected/` beside a `.txt` that says why. The folder is looked at again and
 * again: notifications of changes do not cross network shares.
 */
import { createReadStream } from 'node:fs';
import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { AppError } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';

export interface ScannedFile {
  name: string;
  content: Readable;
}

export interface InboxOptions {
  /** The folder; it is made where it is missing. */
  dir: string;
  /**
   * Takes a file over for good. What it throws with a status from 400 to 499 rejects the file; anything else (a full
   * disk, a locked database) leaves it in the folder for the next look.
   */
  accept: (file: ScannedFile) => Promise<'taken' | 'duplicate'>;
  log: Log;
  /** Pause between two looks. */
  intervalMs?: number;
  /** A file is whole when its size and time have not changed for so long. */
  quietMs?: number;
}

export interface Inbox {
  /** Ends watching; a file being taken is finished first. */
  stop(): Promise<void>;
}

/** What was seen of a file, and since when it has been so. */
interface Sighting {
  size: number;
  modifiedMs: number;
  since: number;
}

const INTERVAL_MS = 1_000;
const QUIET_MS = 2_000;

export function startInbox(options: InboxOptions): Inbox {
  const stopping = new AbortController();
  const watching = watch(options, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await watching;
    },
  };
}

async function watch(options: InboxOptions, signal: AbortSignal): Promise<void> {
  const { log, intervalMs = INTERVAL_MS } = options;
  let seen = new Map<string, Sighting>();
  while (!signal.aborted) {
    try {
      seen = await lookOnce(options, seen, signal);
    } catch (error) {
      // The share is away, or may not be read: the next look finds it again.
      log.error({ err: error, dir: options.dir }, 'inbox cannot be read');
    }
    await pause(intervalMs, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

async function lookOnce(
  options: InboxOptions,
  before: ReadonlyMap<string, Sighting>,
  signal: AbortSignal,
): Promise<Map<string, Sighting>> {
  const { dir, quietMs = QUIET_MS } = options;
  await mkdir(dir, { recursive: true });
  const now = new Map<string, Sighting>();
  for (const name of (await readdir(dir)).sort()) {
    if (signal.aborted) break;
    if (isTemporary(name)) continue;
    const sighting = await look(join(dir, name), before.get(name));
    if (sighting === null) continue;
    now.set(name, sighting);
    if (Date.now() - sighting.since >= quietMs && before.has(name)) await take(name, sighting, options);
  }
  return now;
}

/** What scanners and copying programs leave while they write: `.x`, `~x`, `x.tmp`, `x.part`, `x.crdownload`, `Thumbs.db`. */
function isTemporary(name: string): boolean {
  return /^[.~]|\.(?:tmp|temp|part|partial|crdownload|filepart)$|^thumbs\.db$|^desktop\.ini$/iu.test(name);
}

/** Null for what is not a plain file (a folder, a link), and for what is gone. */
async function look(path: string, before: Sighting | undefined): Promise<Sighting | null> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (found === null || !found.isFile()) return null;
  const same = before !== undefined && before.size === found.size && before.modifiedMs === found.mtimeMs;
  return { size: found.size, modifiedMs: found.mtimeMs, since: same ? before.since : Date.now() };
}

async function take(name: string, seen: Sighting, { dir, accept, log }: InboxOptions): Promise<void> {
  const path = join(dir, name);
  const content = createReadStream(path);
  // Whoever reads it hears of the error; before that, or after, it must not end the process.
  content.on('error', (error) => log.debug({ err: error }, 'inbox file not readable to its end'));
  try {
    const outcome = await accept({ name, content });
    const after = await look(path, seen);
    // A scanner that paused in the middle goes on writing: what it makes in the end is taken then.
    if (after !== null && after.since !== seen.since)
      return log.warn({ outcome }, 'inbox file grew while it was taken');
    await rm(path, { force: true });
    log.info({ outcome }, 'inbox file taken');
  } catch (error) {
    if (error instanceof AppError && error.status < 500) await setAside(name, dir, error, log);
    else log.error({ err: error }, 'inbox file left for the next look');
  } finally {
    content.destroy();
  }
}

async function setAside(name: string, dir: string, reason: AppError, log: Log): Promise<void> {
  const folder = join(dir, 'rejected');
  try {
    await mkdir(folder, { recursive: true });
    const free = await freeName(folder, name);
    // The reason first: a file in `rejected/` is never without one.
    await writeFile(join(folder, `${free}.txt`), `${name}\n\n${reason.message}\n\nMã lỗi: ${reason.code}\n`, {
      flush: true,
    });
    await rename(join(dir, name), join(folder, free));
    log.warn({ code: reason.code }, 'inbox file rejected');
  } catch (error) {
    log.error({ err: error }, 'inbox file could not be set aside');
  }
}

/** A scanner counts from 1 every morning: yesterday's rejected file of the same name stays. */
async function freeName(folder: string, name: string): Promise<string> {
  const taken = new Set(await readdir(folder));
  if (!taken.has(name)) return name;
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let count = 2; ; count++) {
    const candidate = `${stem} (${count})${ending}`;
    if (!taken.has(candidate)) return candidate;
  }
}
