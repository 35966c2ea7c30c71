/** The folder that holds everything an office has: one service at a time may work on it. */
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from './errors.ts';
import { isSqliteError, openSqlite } from './sqlite.ts';
import { codesBehind } from './trouble.ts';

export interface DataFolder {
  path: string;
  database: string;
  files: string;
  inbox: string;
  cache: string;
}

/**
 * Where things lie in the data folder; makes the folder where it is missing.
 * @throws AppError `data.not-accessible`
 */
export function dataFolder(path: string): DataFolder {
  makeFolder(path);
  return {
    path,
    database: join(path, 'vanthu.db'),
    files: join(path, 'files'),
    inbox: join(path, 'inbox'),
    cache: join(path, 'cache'),
  };
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = [...codesBehind(error)][0] ?? '';
    throw new AppError(
      'data.not-accessible',
      500,
      `Không dùng được thư mục dữ liệu ${path} (${code}). Hãy kiểm tra đường dẫn và quyền ghi, hoặc đặt VANTHU_DATA sang thư mục khác.`,
    );
  }
}

/**
 * Where an office is expected to be already: a mistyped folder must not count as an office without papers.
 * @throws AppError `data.no-office`
 */
export function officeFolder(path: string): DataFolder {
  if (!existsSync(join(path, 'vanthu.db'))) {
    throw new AppError(
      'data.no-office',
      404,
      `Thư mục ${path} chưa có dữ liệu của Văn Thư. Hãy kiểm tra VANTHU_DATA, hoặc chạy lệnh này ở thư mục cài đặt.`,
    );
  }
  return dataFolder(path);
}

/**
 * Holds the folder for this process. The operating system lets go of it when the process ends, however it ends.
 * @throws AppError `service.already-running`
 * @returns lets go of the folder
 */
export function holdDataFolder(folder: DataFolder): () => void {
  return holdFile(join(folder.path, 'service.lock'), () => {
    return new AppError(
      'service.already-running',
      500,
      `Một dịch vụ Văn Thư khác đang dùng thư mục ${folder.path}. Hãy tắt nó trước, hoặc đặt VANTHU_DATA sang thư mục khác.`,
    );
  });
}

/**
 * Holds a file for this process, and makes it where it is missing; let go of as {@link holdDataFolder} does.
 * @param refusal thrown where another process holds it
 */
export function holdFile(path: string, refusal: () => AppError): () => void {
  for (;;) {
    if (fileAt(path) === undefined) closeSync(openSync(path, 'a'));
    const file = fileAt(path);
    const letGo = heldNow(path, refusal);
    // Who held it before may have removed it meanwhile: what is held then is a file that nobody else finds.
    if (file !== undefined && file === fileAt(path)) return letGo;
    letGo();
  }
}

/** Not by opening it: to close a file that is there would let go of what this process holds. */
const fileAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.ino;

function heldNow(path: string, refusal: () => AppError): () => void {
  const lock = openSqlite(path, { timeout: 0 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw isSqliteError(error) && error.code === 'SQLITE_BUSY' ? refusal() : error;
  }
  return () => lock.close();
}

/** The key that signs sessions: made once and kept in the folder, readable by the service's user only. */
export function sessionSecret(folder: DataFolder): string {
  const path = join(folder.path, 'session.key');
  if (!existsSync(path))
    writeFileSync(path, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true });
  return readFileSync(path, 'utf8');
}
