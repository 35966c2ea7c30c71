/** `vanthu check | reindex | backup | restore | export | import`: the care of the data folder. */
import { systemClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { officeFolder } from '../platform/data-folder.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { localStorage } from '../platform/files/local-storage.ts';
import {
  backup,
  check,
  exitCodeOf,
  exportOffice,
  importOffice,
  noteBackup,
  reportText,
  restore,
} from '../maintenance/index.ts';
import { archiveReader } from '../search/archive-reader.ts';
import { compareServer, rebuildIndex, rebuildServer, type ServerComparison } from '../search/index.ts';

type Print = (line: string) => void;

/** @returns the exit status: 1 where something is wrong */
export async function checkCommand(config: Config, repair: boolean, print: Print): Promise<number> {
  const storage = localStorage(officeFolder(config.dataDir).files);
  return withDatabase(config, async (database) => {
    const report = await check({ database, storage, clock: systemClock, repair });
    print(reportText(report));
    if (config.meilisearch === null) return exitCodeOf(report);
    const server = await compareServer(database.db, config.meilisearch);
    if (!server.agrees && repair) rebuildServer(database.db, config.meilisearch.url);
    print(serverText(server, repair));
    return server.agrees || repair ? exitCodeOf(report) : 1;
  });
}

function serverText({ agrees, documents, expected, problem }: ServerComparison, repair: boolean): string {
  if (agrees) return `✓ Meilisearch: ${documents} mục, khớp`;
  const found =
    problem === null
      ? `có ${documents} mục, chỉ mục có sẵn có ${expected}`
      : `không trả lời (${problem}); chỉ mục có sẵn đang trả lời thay`;
  return repair
    ? `✓ Meilisearch: ${found}. Dịch vụ sẽ dựng lại trong nền.`
    : `✗ Meilisearch: ${found}. Chạy “vanthu check --repair”.`;
}

export async function reindexCommand(config: Config, print: Print): Promise<void> {
  const { documents } = await withDatabase(config, async ({ db }) => {
    const archive = await archiveReader(officeFolder(config.dataDir).database);
    return rebuildIndex(db, systemClock, { archive });
  });
  print(`Đã dựng lại chỉ mục: ${documents} mục.`);
  if (config.meilisearch === null) return;
  const { url } = config.meilisearch;
  await withDatabase(config, async ({ db }) => rebuildServer(db, url));
  print('Chỉ mục trên Meilisearch sẽ được dịch vụ dựng lại trong nền, bên cạnh chỉ mục đang dùng.');
}

/** @returns the exit status: 1 where an original was missing or damaged already, so that a nightly job notices */
export async function backupCommand(config: Config, directory: string, print: Print): Promise<number> {
  const outcome = await withDatabase(config, async (database) => {
    const folders = { filesDir: officeFolder(config.dataDir).files, trustDir: config.trustDir };
    const made = await backup(database, folders, directory, systemClock);
    noteBackup(database.db, systemClock.now());
    return made;
  });
  print(
    `Đã sao lưu ${savedText(outcome)} và cơ sở dữ liệu vào ${directory} (${megabytes(outcome.bytes)} MB).`,
  );
  for (const sha256 of outcome.lost)
    print(`Tệp gốc bị mất hoặc hỏng trên đĩa, không sao lưu được: ${sha256}`);
  return outcome.lost.length > 0 ? 1 : 0;
}

export async function restoreCommand(config: Config, directory: string, print: Print): Promise<void> {
  const outcome = await restore(directory, config.dataDir, config.trustDir);
  print(
    `Đã khôi phục ${savedText(outcome)} và cơ sở dữ liệu vào ${config.dataDir} (${megabytes(outcome.bytes)} MB).`,
  );
}

/** @returns the exit status: 1 where an original was missing or damaged already */
export async function exportCommand(
  config: Config,
  directory: string,
  withAccounts: boolean,
  print: Print,
): Promise<number> {
  const { files: filesDir } = officeFolder(config.dataDir);
  const outcome = await withDatabase(config, (database) =>
    exportOffice(
      { database, filesDir, trustDir: config.trustDir, clock: systemClock, withAccounts },
      directory,
    ),
  );
  print(`Đã xuất ${outcome.rows} bản ghi và ${savedText(outcome)} vào ${directory}.`);
  if (!withAccounts) print('Mật khẩu và khóa API không được xuất (thêm --with-accounts nếu cần).');
  for (const sha256 of outcome.lost) print(`Tệp gốc bị mất hoặc hỏng trên đĩa, không xuất được: ${sha256}`);
  return outcome.lost.length > 0 ? 1 : 0;
}

export async function importCommand(config: Config, directory: string, print: Print): Promise<void> {
  const outcome = await importOffice(directory, config.dataDir, config.trustDir);
  print(`Đã nhập ${outcome.rows} bản ghi và ${savedText(outcome)} vào ${config.dataDir}.`);
  await reindexCommand(config, print);
}

async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(officeFolder(config.dataDir).database);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** What is saved beside the database. */
const savedText = ({ files, trusted }: { files: number; trusted: number }) =>
  trusted === 0 ? `${files} tệp gốc` : `${files} tệp gốc, ${trusted} chứng thư và danh sách thu hồi`;

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
