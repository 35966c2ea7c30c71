/** `vanthu work`: lends this machine's processors to the services of one or many offices. */
import { AppError } from '../platform/errors.ts';
import { type OfficeToReadFor, readElsewhere } from '../reading/on-this-machine.ts';
import { openReaders, type ReaderOptions } from './read.ts';

export interface WorkOptions extends ReaderOptions {
  urls: readonly string[];
  /** One for each address, or one for all. */
  tokens: readonly string[];
}

/**
 * Reads until it is told to end (SIGTERM, SIGINT), or no office lets it in.
 * @returns the exit status: 1 where no office let it in
 * @throws AppError `work.no-office`, `work.bad-address`
 */
export async function workCommand(options: WorkOptions, print: (line: string) => void): Promise<number> {
  const offices = officesOf(options);
  const pool = openReaders(options);
  const end = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end.abort());
  print(`Đọc cho ${offices.map(({ url }) => url).join(', ')}, ${options.readers} trang cùng lúc.`);
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

/** @throws AppError `work.no-office`, `work.bad-address` */
export function officesOf({ urls, tokens }: Pick<WorkOptions, 'urls' | 'tokens'>): OfficeToReadFor[] {
  if (urls.length === 0 || tokens.includes('') || (tokens.length !== urls.length && tokens.length !== 1)) {
    throw new AppError(
      'work.no-office',
      400,
      'Hãy nêu địa chỉ dịch vụ và khóa API: vanthu work --url https://… --token vt_…; nhiều cơ quan thì nêu lần lượt từng cặp.',
    );
  }
  return urls.map((url, at) => {
    if (!URL.canParse(url) || !/^https?:$/u.test(new URL(url).protocol)) {
      throw new AppError('work.bad-address', 400, `“${url}” không phải địa chỉ http(s) của một dịch vụ.`);
    }
    return { url, token: tokens[at] ?? tokens[0]! };
  });
}
