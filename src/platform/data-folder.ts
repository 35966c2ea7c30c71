/** The folder that holds everything an office has: one service at a time may work on it. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from './errors.ts';
import { isSqliteError, openSqlite } from './sqlite.ts';

export interface DataFolder {
  path: string;
  database: string;
  files: string;
  inbox: string;
  cache: string;
}

/** Where things lie in the data folder; makes the folder where it is missing. */
export function dataFolder(path: string): DataFolder {
  mkdirSync(path, { recursive: true });
  return {
    path,
    database: join(path, 'vanthu.db'),
    files: join(path, 'files'),
    inbox: join(path, 'inbox'),
    cache: join(path, 'cache'),
  };
}

/**
 * Holds the folder for this process. The operating system lets go of it when the process ends, however it ends.
 * @throws AppError `service.already-running`
 * @returns lets go of the folder
 */
export function holdDataFolder(folder: DataFolder): () => void {
  const lock = openSqlite(join(folder.path, 'service.lock'), { timeout: 0 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (isSqliteError(error) && error.code === 'SQLITE_BUSY') {
      throw new AppError(
        'service.already-running',
        500,
        `Một dịch vụ Văn Thư khác đang dùng thư mục ${folder.path}. Hãy tắt nó trước, hoặc đặt VANTHU_DATA sang thư mục khác.`,
      );
    }
    throw error;
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
