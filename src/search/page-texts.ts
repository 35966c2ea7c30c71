/**
 * The pages of papers in their original spelling, for one search: accents are looked for on them and passages taken
 * from them, and each is read once.
 */
import { and, eq, gt, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { readingPages, readings } from '../reading/schema.ts';
import { PAGE_BREAK } from './folded-text.ts';

/** Looked through for accents: a paper of 300 pages must not hold up a search. */
const FIRST_PAGES = 10;
/** A paper is looked through for passages up to here: some are books. */
const MOST_LETTERS = 600_000;

interface PageRow {
  number: number;
  text: string;
}

interface FirstPages {
  pages: PageRow[];
  /** Whether the reading is done, so that its pages are shown. */
  isDone: boolean;
  /** Whether there may be more of them. */
  goesOn: boolean;
}

export class PageTexts {
  readonly #db: Db;
  readonly #first = new Map<string, FirstPages>();
  #rest: ReturnType<typeof pagesAfter> | null = null;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Reads the first pages of these readings, unless they were read already. */
  readFirst(readingIds: readonly string[]): void {
    const others = readingIds.filter((id) => !this.#first.has(id));
    if (others.length === 0) return;
    for (const id of others) this.#first.set(id, { pages: [], isDone: false, goesOn: false });
    // A reading whose first pages have no text is there too: one further on may have.
    const rows = this.#db.values<[string, number | null, string | null, number, number]>(sql`
      SELECT ${readings.id}, ${readingPages.number}, ${readingPages.text}, ${readings.state} = 'done',
        coalesce(${readings.pageCount} > ${FIRST_PAGES}, 1)
      FROM json_each(${JSON.stringify(others)}) AS wanted
      CROSS JOIN ${readings} ON ${readings.id} = wanted.value
      LEFT JOIN ${readingPages} ON ${readingPages.readingId} = ${readings.id}
        AND ${readingPages.number} <= ${FIRST_PAGES} AND ${readingPages.text} IS NOT NULL
      ORDER BY wanted.key, ${readingPages.number}`);
    for (const [id, number, text, isDone, goesOn] of rows) {
      const first = this.#first.get(id)!;
      if (number !== null && text !== null) first.pages.push({ number, text });
      first.isDone = isDone === 1;
      first.goesOn = goesOn === 1;
    }
  }

  /** The first pages of a reading that have a text. */
  firstOf(readingId: string): readonly string[] {
    this.readFirst([readingId]);
    return this.#first.get(readingId)!.pages.map(({ text }) => text);
  }

  /** All pages of a reading, each at the place of its number; those of a book as far as passages are looked for. */
  wholeOf(readingId: string): string[] {
    this.readFirst([readingId]);
    const { pages, isDone, goesOn } = this.#first.get(readingId)!;
    if (!isDone) return [];
    if (!goesOn) return inPlace(pages);
    this.#rest ??= pagesAfter(this.#db);
    return inPlace([...pages, ...this.#rest(readingId)]);
  }
}

/** Prepared once for all papers of a search, and read one paper at a time. */
function pagesAfter(db: Db): (readingId: string) => PageRow[] {
  const rows = db
    .select({ number: readingPages.number, text: readingPages.text })
    .from(readingPages)
    .where(
      and(
        eq(readingPages.readingId, sql.placeholder('readingId')),
        gt(readingPages.number, FIRST_PAGES),
        isNotNull(readingPages.text),
      ),
    )
    .orderBy(readingPages.number)
    .prepare();
  return (readingId) => rows.all({ readingId }).map(({ number, text }) => ({ number, text: text ?? '' }));
}

function inPlace(rows: readonly PageRow[]): string[] {
  const pages: string[] = [];
  let letters = 0;
  for (const { number, text } of rows) {
    letters += text.length;
    if (letters > MOST_LETTERS) break;
    while (pages.length < number - 1) pages.push('');
    pages.push(text.normalize('NFC').replaceAll(PAGE_BREAK, ' '));
  }
  return pages;
}
