/**
 * A program of the machine's engine that stays: to start, it builds its tables for a quarter of a second, as long as
 * it takes to read two lines. It is told the names of pictures on its input and answers with a table for each.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const PROGRAM = 'tesseract';
/** Makes a program give out its lines as they are made, and not by the thousand. */
const BY_LINES = ['stdbuf', '-oL'] as const;

/** What it said last is kept, for whoever has to say why it ended. */
const LAST_WORDS = 500;

export class ProgramFailed extends Error {}

/** Pages are read side by side already; threads within one only get in each other's way. */
const engineEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, OMP_THREAD_LIMIT: '1' });

/** Whether programs can stay here: one that keeps its answers until it ends cannot. */
export function programsCanStay(): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => folder !== '' && existsSync(join(folder, BY_LINES[0])));
}

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((program) => program.kill('SIGKILL')));

/**
 * Starts a program that does not outlive this process.
 * @returns one without pipes where there is no room for them; its error event says so
 */
export function startProgram(name: string, options: readonly string[]): ChildProcess {
  const program = spawn(name, options, { env: engineEnvironment() });
  running.add(program);
  program.once('error', () => running.delete(program)).once('close', () => running.delete(program));
  return program;
}

interface Question {
  /** Number of the blank picture that was named last: its row comes when all before it is read. */
  last: number;
  resolve(table: string): void;
  reject(error: Error): void;
}

/** One question at a time. */
export class EngineProgram {
  readonly #program: ChildProcess;
  readonly #blank: string;
  /** How many pictures it was told of. */
  #told = 0;
  #output = '';
  #lastWords = '';
  #question: Question | undefined;
  #failure: Error | undefined;

  /**
   * @param options how it reads
   * @param blank name of a picture with nothing on it
   */
  constructor(options: readonly string[], blank: string) {
    this.#blank = blank;
    const [byLines, ...how] = BY_LINES;
    const list = ['-c', 'stream_filelist=1'];
    this.#program = startProgram(byLines, [...how, PROGRAM, 'stdin', 'stdout', ...options, ...list]);
    this.#program.stdout?.setEncoding('utf8').on('data', (text: string) => this.#take(text));
    this.#program.stderr?.setEncoding('utf8').on('data', (text: string) => this.#hear(text));
    // One that ends before it was told everything says why by its status.
    this.#program.stdin?.on('error', (error) => this.#hear(String(error)));
    this.#program.once('error', (error) => this.#fail(error));
    this.#program.once('close', (status) => {
      this.#fail(new ProgramFailed(`${PROGRAM} ended with ${status}: ${this.#lastWords}`));
    });
  }

  get isBusy(): boolean {
    return this.#question !== undefined;
  }

  get hasEnded(): boolean {
    return this.#failure !== undefined;
  }

  /**
   * The table of the words of some pictures, whose pages are numbered from `first`.
   * @throws ProgramFailed where it ends before
   */
  async read(files: readonly string[]): Promise<{ table: string; first: number }> {
    const first = this.#told + 1;
    this.#told += files.length + 1;
    const table = await new Promise<string>((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      this.#question = { last: this.#told, resolve, reject };
      this.#program.stdin?.write([...files, this.#blank, ''].join('\n'));
    });
    return { table, first };
  }

  end(): void {
    this.#program.kill('SIGKILL');
  }

  #take(text: string): void {
    this.#output += text;
    if (this.#question === undefined) return;
    const { last, resolve } = this.#question;
    const at = this.#output.indexOf(`\n1\t${last}\t`);
    if (at === -1) return;
    const table = this.#output.slice(0, at);
    this.#output = this.#output.slice(at);
    this.#question = undefined;
    resolve(table);
  }

  #hear(text: string): void {
    this.#lastWords = (this.#lastWords + text).slice(-LAST_WORDS);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#question?.reject(this.#failure);
    this.#question = undefined;
  }
}
