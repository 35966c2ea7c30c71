/** The parent's end of one reader process. */
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { AppError, type ErrorStatus } from '../platform/errors.ts';
import type { Engine } from './engine.ts';
import { readerUnavailable } from './errors.ts';
import type { PaperKind } from './paper.ts';
import { clearAbandonedPictures } from './picture-folder.ts';
import type { Program } from '../platform/program.ts';
import type { RecognisedLine } from './recogniser.ts';
import type {
  PartToRead,
  ReaderAnswers,
  ReaderMessage,
  ReaderNews,
  ReaderRequest,
  TravellingError,
} from './reader-protocol.ts';

export interface ReaderChildOptions {
  program: Program;
  /** Resident memory, in MB, beyond which the process is ended. */
  memoryLimitMb: number;
  engine: Engine;
  /** Of which kind its first paper is, so that it loads what opens such ones. */
  kind?: PaperKind | undefined;
  /** Has another reader read pieces of its page; null where none can. */
  help: (part: PartToRead) => Promise<RecognisedLine[][] | null>;
}

/** Why a process ended before it answered. */
export type ChildDeath = 'timeout' | 'memory' | 'crash';

export class ReaderDied extends Error {
  constructor(
    readonly death: ChildDeath,
    /** What the process last said on stderr. */
    readonly lastWords: string,
  ) {
    super(`reader process ended: ${death}`);
  }
}

const START_LIMIT_MS = 60_000;
const MEMORY_CHECK_MS = 250;
const LAST_WORDS = 2000;
/** Windows knows no groups of processes. */
const HAS_GROUPS = process.platform !== 'win32';

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

export class ReaderChild {
  /** Pages read so far, for recycling. */
  pages = 0;
  readonly #process: ChildProcess;
  readonly #ready: Promise<void>;
  #waiting: Waiting | undefined;
  #death: ChildDeath = 'crash';
  #ended = false;
  #lastWords = '';
  #reportedMb = 0;

  constructor(private readonly options: ReaderChildOptions) {
    const { program, memoryLimitMb, engine, kind } = options;
    this.#process = fork(program.path, kind === undefined ? [engine] : [engine, kind], {
      execArgv: [
        '--expose-gc',
        // A page makes much that is soon garbage; in less room the collector comes hundreds of times over one.
        '--min-semi-space-size=16',
        '--max-semi-space-size=32',
        // Beside a program that reads, what node does on further threads only takes that one's time.
        ...(engine === 'native' ? ['--single-threaded'] : []),
        `--max-old-space-size=${Math.round(memoryLimitMb / 2)}`,
        ...program.execArgv,
      ],
      // Many arenas hold on to the memory of pictures that are long gone.
      env: { ...process.env, MALLOC_ARENA_MAX: '2' },
      // With a group of its own, so that what it started (a native engine) is ended with it.
      detached: HAS_GROUPS,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-LAST_WORDS);
    });
    this.#ready = this.#whenReady();
    this.#ready.catch(() => undefined);
  }

  get alive(): boolean {
    return !this.#ended;
  }

  /** Resident memory in MB, with that of the engine it runs, as the system or else the process itself tells it. */
  get residentMb(): number {
    return residentMbWithChildren(this.#process.pid) ?? this.#reportedMb;
  }

  /**
   * @throws AppError what the process answered, or `reading.unavailable` where it does not start
   * @throws ReaderDied where it ended or was ended before it answered
   */
  async ask<R extends ReaderRequest>(request: R, timeoutMs: number): Promise<ReaderAnswers[R['do']]> {
    await this.#ready;
    if (this.#ended) throw new ReaderDied('crash', this.#lastWords);
    const timeout = setTimeout(() => this.#end('timeout'), timeoutMs);
    const memory = setInterval(() => {
      if (this.residentMb > this.options.memoryLimitMb) this.#end('memory');
    }, MEMORY_CHECK_MS);
    try {
      return await new Promise<ReaderAnswers[R['do']]>((resolve, reject) => {
        this.#waiting = { resolve: resolve as (answer: unknown) => void, reject };
        this.#process.send(request, (error) => {
          if (error !== null) this.#end('crash');
        });
      });
    } finally {
      clearTimeout(timeout);
      clearInterval(memory);
      this.#waiting = undefined;
    }
  }

  /** Says what needs no answer, while it works on a question. */
  tell(news: ReaderNews): void {
    if (this.#ended || this.#waiting === undefined) return;
    this.#process.send(news, (error) => {
      if (error !== null) this.#end('crash');
    });
  }

  /** Ends the process at once. */
  kill(): void {
    this.#end('crash');
  }

  #end(death: ChildDeath): void {
    if (this.#ended) return;
    this.#death = death;
    this.#process.kill('SIGKILL');
    this.#killGroup();
  }

  /** What the process had started does not outlive it, whoever ended it. */
  #killGroup(): void {
    const { pid } = this.#process;
    if (!HAS_GROUPS || pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }

  #whenReady(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => this.#end('timeout'), START_LIMIT_MS);
      this.#process.on('message', (message) => {
        this.#take(message as ReaderMessage, () => {
          clearTimeout(late);
          resolve();
        });
      });
      const gone = (cause: unknown): void => {
        this.#ended = true;
        this.#killGroup();
        // What cannot be removed now is removed when the next reader ends.
        clearAbandonedPictures().catch(() => undefined);
        clearTimeout(late);
        reject(readerUnavailable(cause));
        this.#waiting?.reject(new ReaderDied(this.#death, this.#lastWords));
      };
      this.#process.once('error', gone);
      this.#process.once('close', () => gone(new Error(this.#lastWords)));
    });
  }

  async #help({ id, part }: Extract<ReaderMessage, { is: 'help' }>): Promise<void> {
    this.tell({ is: 'helped', id, read: await this.options.help(part) });
  }

  #take(message: ReaderMessage, ready: () => void): void {
    switch (message.is) {
      case 'ready':
        ready();
        break;
      case 'memory':
        this.#reportedMb = message.residentMb;
        break;
      case 'help':
        void this.#help(message);
        break;
      case 'answer':
        this.#waiting?.resolve(message.answer);
        break;
      case 'error':
        this.#waiting?.reject(arrived(message.error));
        break;
    }
  }
}

function arrived({ code, status, message, details }: TravellingError): Error {
  return code === '' ? new Error(message) : new AppError(code, status as ErrorStatus, message, details);
}

const PAGE_KB = 4;

function residentMbWithChildren(pid: number | undefined): number | undefined {
  const own = residentMbOf(pid);
  if (own === undefined) return undefined;
  return childrenOf(pid!).reduce((sum, child) => sum + (residentMbOf(child, { shared: false }) ?? 0), own);
}

/** Process ids; none where the system does not tell. */
function childrenOf(pid: number): number[] {
  try {
    const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1');
    return listed.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/**
 * Undefined where the system has no /proc or the process is gone.
 * @param shared whether to count what it has in common with others: programs of one engine share half of what they hold
 */
function residentMbOf(pid: number | undefined, { shared } = { shared: true }): number | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  try {
    const [, resident, common] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ').map(Number);
    return ((resident! - (shared ? 0 : common!)) * PAGE_KB) / 1024;
  } catch {
    return undefined;
  }
}
