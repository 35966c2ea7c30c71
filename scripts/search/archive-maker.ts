/**
 * An archive of any size to measure search with: dispatches with the header fields and 1 to 5 pages of text. Syllables
 * are those of the samples and of the house's own catalogue of agencies, as frequent as words of a language are (Zipf),
 * symbols look as real ones do. Always the same for the same number of dispatches.
 */
import type { Connection } from '../../src/platform/sqlite.ts';
import { foldAccents } from '../../src/platform/vietnamese.ts';
import { AGENCY_NAMES } from '../../src/understanding/agencies.ts';
import { samplePapers } from '../samples/papers.ts';
import { type Random, seededRandom } from '../samples/random.ts';

export interface MadeArchive {
  dispatches: number;
  letters: number;
}

/** Shares of papers with 1, 2 … 5 pages: most are short. */
const PAGES = [0.45, 0.28, 0.14, 0.08, 0.05];
const FIRST_YEAR = 2012;
const DAYS = 5430;
const UNITS = 30;
const TYPES = [
  ['Công văn', 'CV', 0.55],
  ['Quyết định', 'QĐ', 0.15],
  ['Thông báo', 'TB', 0.08],
  ['Báo cáo', 'BC', 0.07],
  ['Kế hoạch', 'KH', 0.06],
  ['Tờ trình', 'TTr', 0.04],
  ['Công điện', 'CĐ', 0.02],
  ['Giấy mời', 'GM', 0.03],
] as const;
const SURNAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương'];
const MIDDLE = ['Văn', 'Thị', 'Đức', 'Minh', 'Thanh', 'Quang', 'Ngọc', 'Hữu', 'Xuân', 'Thu'];
const GIVEN = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Hà',
  'Hải',
  'Hòa',
  'Lan',
  'Long',
  'Mai',
  'Nam',
  'Phương',
  'Sơn',
  'Tâm',
];

/** @param syllablesAPage about 260 stand on a full page of a dispatch */
export function makeArchive(
  connection: Connection,
  count: number,
  {
    syllablesAPage = 260,
    onProgress = () => {},
  }: { syllablesAPage?: number; onProgress?: (done: number) => void } = {},
): MadeArchive {
  const random = seededRandom(count);
  const language = makeLanguage(random);
  const issuers = makeIssuers(language, random);
  const insert = inserts(connection);
  let letters = 0;
  const BATCH = 5000;
  withoutIndexes(connection, () => {
    for (let done = 0; done < count; done += BATCH) {
      connection.transaction(() => {
        for (let index = done; index < Math.min(done + BATCH, count); index += 1) {
          letters += addDispatch(index, { random, language, issuers, insert, syllablesAPage, count });
        }
      })();
      onProgress(Math.min(done + BATCH, count));
    }
  });
  connection.exec('DELETE FROM search_outbox');
  return { dispatches: count, letters };
}

/** Sorting the indexes of a million rows once is much less work than keeping them in order from row to row. */
function withoutIndexes(connection: Connection, write: () => void): void {
  const indexes = connection
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
        AND tbl_name IN ('dispatches', 'dispatch_access', 'readings', 'reading_pages', 'stored_files')`,
    )
    .all();
  for (const { name } of indexes) connection.exec(`DROP INDEX "${name}"`);
  write();
  for (const { sql } of indexes) connection.exec(sql);
}

interface Making {
  random: Random;
  language: Language;
  issuers: readonly Issuer[];
  insert: ReturnType<typeof inserts>;
  syllablesAPage: number;
  count: number;
}

function addDispatch(index: number, making: Making): number {
  const { random, language, issuers, insert, syllablesAPage, count } = making;
  const id = `d${String(index).padStart(9, '0')}`;
  const day = new Date(Date.UTC(FIRST_YEAR, 0, 1 + Math.floor((index / count) * DAYS)));
  const date = day.toISOString().slice(0, 10);
  const issuer = issuers[Math.floor(random() ** 2 * issuers.length)]!;
  const [type, letters] = chosen(TYPES, random);
  const pages = pageCount(random);
  const texts = Array.from({ length: pages }, (_, page) =>
    language.text(random, Math.round(syllablesAPage * (page === pages - 1 ? 0.2 + 0.8 * random() : 1))),
  );
  const number = String(1 + Math.floor(random() * 4000));
  const symbol = `${type === 'Công văn' ? issuer.short : `${letters}-${issuer.short}`}`;
  const subject = language.text(random, 8 + Math.floor(random() * 16)).replaceAll(/[.\n]/g, '');
  texts[0] = `${issuer.name.toUpperCase()}\nSố: ${number}/${symbol}\nV/v ${subject}\n${texts[0] ?? ''}`;
  const sha = index.toString(16).padStart(64, '0');
  insert.file.run(sha, date);
  insert.reading.run(`r${id}`, sha, pages, date);
  texts.forEach((text, page) => insert.page.run(`r${id}`, page + 1, text));
  insert.dispatch.run(
    id,
    random() < 0.8 ? 'incoming' : 'outgoing',
    sha,
    `scan-${index}.pdf`,
    `r${id}`,
    pages,
    `${date}T02:00:00.000Z`,
    issuer.name,
    issuer.folded,
    number,
    symbol,
    date,
    type,
    subject,
    `${pick(SURNAMES, random)} ${pick(MIDDLE, random)} ${pick(GIVEN, random)}`,
    random() < 0.05 ? 'Khẩn' : null,
    date,
  );
  for (let grants = 0; grants < 1 + Math.floor(random() * 2); grants += 1) {
    insert.access.run(id, `unit-${Math.floor(random() * UNITS)}`, date);
  }
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function pageCount(random: Random): number {
  let left = random();
  const pages = PAGES.findIndex((share) => (left -= share) < 0);
  return pages === -1 ? PAGES.length : pages + 1;
}

function chosen(choices: typeof TYPES, random: Random): (typeof TYPES)[number] {
  let left = random();
  return choices.find(([, , share]) => (left -= share) < 0) ?? choices[0];
}

function pick<T>(choices: readonly T[], random: Random): T {
  return choices[Math.floor(random() * choices.length)]!;
}

export interface Language {
  /** Syllables from the most to the least frequent. */
  syllables: readonly string[];
  text(random: Random, length: number): string;
}

const ONSETS = [
  'b',
  'c',
  'ch',
  'd',
  'đ',
  'g',
  'gi',
  'h',
  'kh',
  'l',
  'm',
  'n',
  'ng',
  'nh',
  'ph',
  'qu',
  's',
  't',
  'th',
  'tr',
  'v',
  'x',
];
const RIMES = [
  'à',
  'ác',
  'ại',
  'ám',
  'an',
  'áng',
  'ảnh',
  'ào',
  'áp',
  'ật',
  'âu',
  'ấy',
  'ề',
  'ến',
  'ếp',
  'ết',
  'iên',
  'iết',
  'iều',
  'ình',
  'ịch',
  'ó',
  'oài',
  'oàn',
  'ọc',
  'ối',
  'ôn',
  'ông',
  'ốt',
  'ơi',
  'ợp',
  'uận',
  'uất',
  'ục',
  'uyên',
  'uyết',
  'ứ',
  'ức',
  'ương',
  'ước',
];
const SYLLABLES = 2600;

/** The syllables of the samples by their own frequency, then further ones that Vietnamese could have. */
export function makeLanguage(random: Random): Language {
  const counts = new Map<string, number>();
  for (const word of ownTexts()
    .toLowerCase()
    .normalize('NFC')
    .match(/\p{L}+/gu) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const known = [...counts].toSorted(([, a], [, b]) => b - a).map(([word]) => word);
  const further = ONSETS.flatMap((onset) => RIMES.map((rime) => onset + rime)).filter(
    (word) => !counts.has(word),
  );
  shuffle(further, random);
  const syllables = [...known, ...further].slice(0, SYLLABLES);
  const bounds = cumulativeZipf(syllables.length);
  const next = () => syllables[lowerBound(bounds, random() * bounds.at(-1)!)]!;
  return {
    syllables,
    text(_random, length) {
      const words: string[] = [];
      for (let at = 0; at < length; at += 1) {
        const word = next();
        words.push(at % 17 === 16 ? `${word}.` : at % 60 === 59 ? `${word}\n` : word);
      }
      return words.join(' ');
    },
  };
}

function ownTexts(): string {
  return [...samplePapers.map((paper) => JSON.stringify([paper.header, paper.body])), ...AGENCY_NAMES].join(
    ' ',
  );
}

function cumulativeZipf(length: number): Float64Array {
  const bounds = new Float64Array(length);
  let sum = 0;
  for (let rank = 0; rank < length; rank += 1) bounds[rank] = sum += 1 / (rank + 2.7);
  return bounds;
}

function lowerBound(bounds: Float64Array, value: number): number {
  let [low, high] = [0, bounds.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function shuffle(words: string[], random: Random): void {
  for (let at = words.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [words[at], words[other]] = [words[other]!, words[at]!];
  }
}

interface Issuer {
  name: string;
  folded: string;
  short: string;
}

const SEATS = ['xã', 'phường', 'tỉnh', 'thành phố'];

/** The agencies of the catalogue, and committees of invented places. */
function makeIssuers({ syllables }: Language, random: Random): Issuer[] {
  const named = AGENCY_NAMES.filter((name) => /\s/.test(name)).map((name) => ({
    name,
    folded: foldAccents(name),
    short: initialsOf(name),
  }));
  const committees = Array.from({ length: 400 }, () => {
    const place = [pick(syllables, random), pick(syllables, random)].map(capital).join(' ');
    const name = `Ủy ban nhân dân ${pick(SEATS, random)} ${place}`;
    return { name, folded: foldAccents(name), short: 'UBND' };
  });
  return [...named, ...committees];
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');

function inserts(connection: Connection) {
  return {
    file: connection.prepare(
      `INSERT INTO stored_files (sha256, kind, size, stored_at) VALUES (?, 'pdf', 1, ?)`,
    ),
    reading: connection.prepare(
      `INSERT INTO readings (id, file_sha256, state, page_count, created_at) VALUES (?, ?, 'done', ?, ?)`,
    ),
    page: connection.prepare(`INSERT INTO reading_pages (reading_id, number, text) VALUES (?, ?, ?)`),
    dispatch: connection.prepare(`
      INSERT INTO dispatches (id, direction, state, file_sha256, file_name, reading_id, page_count, channel,
        received_at, issuer, issuer_folded, number, symbol, date, type, subject, addressees, recipients,
        signer_name, urgency, updated_at)
      VALUES (?, ?, 'registered', ?, ?, ?, ?, 'web', ?, ?, ?, ?, ?, ?, ?, ?, '[]', '[]', ?, ?, ?)`),
    access: connection.prepare(
      `INSERT OR IGNORE INTO dispatch_access (dispatch_id, kind, grantee, granted_at) VALUES (?, 'unit', ?, ?)`,
    ),
  };
}
