/**
 * `vanthu eval`: measures reading and understanding on an office's own papers, each beside a gold file that says what
 * stands on it; or, without papers, how often people had to put right what was suggested to them.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ComparedPaper,
  type ComparedText,
  evaluationText,
  goldSchema,
  type PaperScore,
  percent,
  isSameWording,
  scorePaper,
  totalOf,
} from '../evaluation/index.ts';
import type { Config } from '../platform/config.ts';
import { dataFolder } from '../platform/data-folder.ts';
import { openDatabase } from '../platform/database.ts';
import { AppError } from '../platform/errors.ts';
import type { ReaderPool } from '../reading/on-this-machine.ts';
import { type EditFigures, editFigures, type ObligationEdits } from '../registry/index.ts';
import { FIELD_NAMES } from '../web/text.ts';
import { eachOf, isFailure, openReaders, progressBar, readOne, type ReaderOptions } from './read.ts';

type Print = (line: string) => void;

export interface EvaluationOptions extends ReaderOptions {
  /** Where the gold files are, if not beside the papers. */
  gold?: string;
  misses?: boolean;
  json?: boolean;
}

/** A document and the gold file it is compared with. */
interface Paper {
  name: string;
  path: string;
  goldFolder: string;
  goldName: string;
}

const DOCUMENT = /\.(?:pdf|tiff?|jpe?g|png|webp|docx)$/iu;
const GOLD = '.gold.json';

/** @returns the exit status: 1 where a document could not be read or a gold file has none */
export async function evaluateCommand(
  folders: readonly string[],
  options: EvaluationOptions,
  print: Print,
): Promise<number> {
  const papers: Paper[] = [];
  for (const folder of folders) papers.push(...(await papersIn(folder, options.gold ?? folder)));
  if (papers.length === 0) throw nothingToMeasure(folders);
  const pool = openReaders(options);
  const bar = await progressBar(papers.length);
  const rows: PaperScore[] = [];
  try {
    await eachOf(papers, options.readers, async (paper) => {
      const row = await measured(pool, paper);
      if (row !== null) rows.push(row);
      bar?.increment();
    });
  } finally {
    bar?.stop();
    await pool.close();
  }
  rows.sort((a, b) => a.name.localeCompare(b.name));
  const total = totalOf(rows);
  print(
    options.json === true
      ? JSON.stringify({ total, rows }, null, 1)
      : evaluationText(rows, total, { misses: options.misses === true }),
  );
  return rows.length < papers.length ? 1 : 0;
}

/** Documents `NAME.pdf` or `NAME.<variant>.pdf` of every `NAME.gold.json`. */
async function papersIn(folder: string, goldFolder: string): Promise<Paper[]> {
  const documents = (await namesIn(folder)).filter((name) => DOCUMENT.test(name));
  const golds = (await namesIn(goldFolder)).filter((name) => name.endsWith(GOLD));
  return golds.flatMap((gold) => {
    const goldName = gold.slice(0, -GOLD.length);
    const own = documents.filter((document) => document.startsWith(`${goldName}.`));
    if (own.length === 0) warn(`${goldName}: có tệp gold nhưng không có văn bản trong ${folder}`);
    return own.map((document) => {
      return { name: document.replace(DOCUMENT, ''), path: join(folder, document), goldFolder, goldName };
    });
  });
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    throw new AppError('eval.no-folder', 422, `Không mở được thư mục ${folder}.`);
  }
}

function nothingToMeasure(folders: readonly string[]): AppError {
  return new AppError(
    'eval.nothing',
    422,
    `Không có văn bản nào kèm tệp gold trong ${folders.join(', ')}. Cạnh cong-van-12.pdf cần có cong-van-12.gold.json.`,
  );
}

async function measured(pool: ReaderPool, paper: Paper): Promise<PaperScore | null> {
  const gold = await goldOf(paper);
  const outcome = await readOne(pool, paper.path, { words: false });
  if (isFailure(outcome)) {
    warn(`${paper.name}: ${outcome.error.message}`);
    return null;
  }
  const texts = outcome.pages.map((page) => ('text' in page ? page.text : ''));
  return scorePaper(paper.name, gold, outcome, await transcribed(paper, texts), isSameWording);
}

async function goldOf({ goldFolder, goldName }: Paper): Promise<ComparedPaper> {
  const path = join(goldFolder, goldName + GOLD);
  const parsed = goldSchema.safeParse(await jsonIn(path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('eval.bad-gold', 422, `${path}: ${issue?.path.join('.')}: ${issue?.message}`);
}

async function jsonIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new AppError('eval.bad-gold', 422, `${path}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Pages that somebody transcribed (`NAME-p1.txt`), beside what was read of them. */
async function transcribed(
  { goldFolder, goldName }: Paper,
  texts: readonly string[],
): Promise<ComparedText[]> {
  const pages: ComparedText[] = [];
  for (const [index, read] of texts.entries()) {
    const path = join(goldFolder, `${goldName}-p${index + 1}.txt`);
    if (existsSync(path)) pages.push({ gold: await readFile(path, 'utf8'), read });
  }
  return pages;
}

const warn = (line: string) => void process.stderr.write(`${line}\n`);

/** What people made of the suggestions, in the office's own data. */
export function editsCommand(config: Config, json: boolean, print: Print): void {
  const { database } = dataFolder(config.dataDir);
  if (!existsSync(database))
    throw new AppError('eval.no-data', 422, `Chưa có dữ liệu ở ${config.dataDir} để thống kê.`);
  const { db, close } = openDatabase(database);
  try {
    const figures = editFigures(db);
    print(json ? JSON.stringify(figures, null, 1) : editsText(figures));
  } finally {
    close();
  }
}

export function editsText({ fields, obligations }: EditFigures): string {
  const head = `${'Mục'.padEnd(22)}${['đã xem', 'để nguyên', 'sửa', 'tự điền', 'bỏ'].map((word) => word.padStart(11)).join('')}   phải sửa`;
  const lines = fields.map((edits) => {
    const { decided, accepted, corrected, filled, refused } = edits;
    const counts = [decided, accepted, corrected, filled, refused];
    const share = decided === 0 ? null : (decided - accepted) / decided;
    const cells = counts.map((count) => String(count).padStart(11)).join('');
    return `${FIELD_NAMES[edits.field].padEnd(22)}${cells}   ${percent(share)}`;
  });
  return [head, ...lines, '', ...obligationLines(obligations)].join('\n');
}

const PART_NAMES: Readonly<Record<keyof ObligationEdits['parts'], string>> = {
  clause: 'điểm, khoản',
  assignees: 'chủ trì',
  cooperators: 'phối hợp',
  action: 'nội dung',
  deadline: 'thời hạn',
  reportTo: 'nơi nhận báo cáo',
};

function obligationLines({ decisions, decided, waiting, parts }: ObligationEdits): string[] {
  const changed = Object.entries(PART_NAMES)
    .map(([part, name]) => `${name} ${parts[part as keyof typeof parts]}`)
    .join(', ');
  return [
    `Nhiệm vụ máy đề xuất: ${decided} đã xem, ${waiting} chưa xem`,
    `  để nguyên ${decisions.accepted}, sửa ${decisions.edited} (${changed})`,
    `  tách ${decisions.split}, gộp ${decisions.merged}, bỏ ${decisions.dismissed}, người tự thêm ${decisions.created}`,
    `  tìm đúng ${percent(share(decided - decisions.dismissed, decided)).trim()}, phải sửa ${percent(share(decided - decisions.accepted, decided)).trim()}`,
  ];
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
