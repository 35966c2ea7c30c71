/** What the machine refuses: a full disk, a database that somebody else is writing to. Not a defect of the program. */
import { AppError } from './errors.ts';

/**
 * The error a person is told where the disk or the database stands behind what was thrown, however deep a library
 * wrapped it; null for anything else.
 */
export function machineTrouble(thrown: unknown): AppError | null {
  for (const code of codesBehind(thrown)) {
    if (isFull(code)) return diskFull();
    if (/^SQLITE_(?:BUSY|LOCKED)/.test(code)) return databaseBusy();
  }
  return null;
}

/** As it is: SQLite tells a full disk of its shared memory file as an I/O error of its own. */
const isFull = (code: string) => ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'].includes(code);

/** The codes of an error and of its causes, outermost first. */
export function* codesBehind(thrown: unknown): Generator<string> {
  let error = thrown;
  for (let depth = 0; error instanceof Error && depth < 10; depth++, error = error.cause) {
    if ('code' in error && typeof error.code === 'string') yield error.code;
    // A Durable Object's SQLite has no codes of its own: they stand at the end of the words.
    const told = /: (SQLITE_[A-Z_]+)$/.exec(error.message)?.[1];
    if (told !== undefined) yield told;
  }
}

function databaseBusy(): AppError {
  return new AppError(
    'database.busy',
    503,
    'Cơ sở dữ liệu đang bận nên chưa ghi được, chưa có gì bị thay đổi. Hãy đợi vài giây rồi làm lại.',
    { retryAfterSeconds: 5 },
  );
}

function diskFull(): AppError {
  return new AppError(
    'database.disk-full',
    507,
    'Đĩa của máy chủ đã đầy nên chưa ghi được, chưa có gì bị thay đổi. Hãy báo quản trị giải phóng chỗ rồi làm lại.',
  );
}
