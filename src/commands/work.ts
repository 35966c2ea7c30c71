/** `vanthu work`: lends this machine's processors to the services of one or many offices. */
import { readFile } from 'node:fs/promises';
import { AppError } from '../platform/errors.ts';
import { type OfficeToReadFor, readElsewhere } from '../reading/on-this-machine.ts';
import { openReaders, type ReaderOptions } from './read.ts';

export interface WorkOptions extends ReaderOptions {
  urls: readonly string[];
  /** One for each address, or one for all. */
  tokens: readonly string[];
  /** A file with an address and its key on each line; blank lines and those with # say nothing. */
  officesFile?: string | undefined;
}

/** The most that an office can set. */
const LONGEST_PAPER = 5000;

/**
 * Reads until it is told to end (SIGTERM, SIGINT), or no office lets it in.
 * @returns the exit status: 1 where no office let it in
 * @throws AppError `work.no-office`, `work.bad-address`, `work.offices-file`
 */
export async function workCommand(options: WorkOptions, print: (line: string) => void): Promise<number> {
  const offices = officesOf(await withFile(options));
  // How long a paper may be is each office's own word.
  const pool = openReaders({ ...options, maxPages: LONGEST_PAPER });
  const end = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end.abort());
  const named = offices.length > 5 ? `${offices.length} cơ quan` : offices.map(({ url }) => url).join(', ');
  print(`Đọc cho ${named}, ${options.readers} trang cùng lúc.`);
  try {
    const welcome = await readElsewhere({
      offices,
      pool,
      hands: options.readers,
      tell: print,
      signal: end.signal,
    });
    return welcome ? 0 : 1;
  } finally {
    await pool.close();
  }
}

async function withFile({
  urls,
  tokens,
  officesFile,
}: WorkOptions): Promise<Pick<WorkOptions, 'urls' | 'tokens'>> {
  if (officesFile === undefined) return { urls, tokens };
  try {
    return officesIn(await readFile(officesFile, 'utf8'), officesFile);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw badOfficesFile(officesFile, error instanceof Error ? error.message : String(error));
  }
}

/** @throws AppError `work.offices-file` names the line, never what stands on it: it is a key */
export function officesIn(text: string, file: string): Pick<WorkOptions, 'urls' | 'tokens'> {
  const pairs = text
    .split(/\r?\n/u)
    .map((line, index) => ({ words: line.trim().split(/\s+/u), number: index + 1 }))
    .filter(({ words: [first = ''] }) => first !== '' && !first.startsWith('#'));
  const bad = pairs.find(({ words }) => words.length !== 2);
  if (bad !== undefined) throw badOfficesFile(file, `dòng ${bad.number} không phải “địa chỉ khóa”`);
  return { urls: pairs.map(({ words }) => words[0]!), tokens: pairs.map(({ words }) => words[1]!) };
}

function badOfficesFile(file: string, why: string): AppError {
  return new AppError('work.offices-file', 400, `Không dùng được tệp cơ quan ${file}: ${why}.`);
}

/** @throws AppError `work.no-office`, `work.bad-address` */
export function officesOf({ urls, tokens }: Pick<WorkOptions, 'urls' | 'tokens'>): OfficeToReadFor[] {
  if (urls.length === 0 || tokens.includes('') || (tokens.length !== urls.length && tokens.length !== 1)) {
    throw new AppError(
      'work.no-office',
      400,
      'Hãy nêu địa chỉ dịch vụ và khóa API: vanthu work --url https://… --token vt_…; nhiều cơ quan thì nêu lần lượt từng cặp, hoặc --offices và một tệp mỗi dòng một cặp.',
    );
  }
  return urls.map((url, at) => {
    if (!URL.canParse(url) || !/^https?:$/u.test(new URL(url).protocol)) {
      throw new AppError('work.bad-address', 400, `“${url}” không phải địa chỉ http(s) của một dịch vụ.`);
    }
    return { url, token: tokens[at] ?? tokens[0]! };
  });
}
