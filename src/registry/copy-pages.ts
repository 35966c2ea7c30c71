/** SQL that takes pages over from one reading to another: what was read once is not read again. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import type { PlannedPage } from '../reading/reading-plan.ts';
import { readingPages, readings } from '../reading/schema.ts';

/** @param from readings whose pages may be taken */
export function copyReadPages(
  tx: Db,
  from: readonly string[],
  to: { readingId: string; plan: readonly (PlannedPage | null)[] },
): void {
  const known = from.flatMap((readingId) => knownPages(tx, readingId));
  to.plan.forEach((wanted, index) => {
    const page = wanted === null ? undefined : known.find((candidate) => isAsWanted(candidate, wanted));
    if (page === undefined) return;
    const [row] = tx
      .select()
      .from(readingPages)
      .where(and(eq(readingPages.readingId, page.readingId), eq(readingPages.number, page.number)))
      .all();
    tx.insert(readingPages)
      .values({ ...row!, readingId: to.readingId, number: index + 1 })
      .run();
  });
}

interface KnownPage extends PlannedPage {
  readingId: string;
  number: number;
  rotation: number | null;
}

/** The pages of a reading that could be read, by their place in their file. */
function knownPages(tx: Db, readingId: string): KnownPage[] {
  const reading = tx.select().from(readings).where(eq(readings.id, readingId)).get();
  if (reading === undefined) return [];
  const rows = tx
    .select({ number: readingPages.number, rotation: readingPages.rotation })
    .from(readingPages)
    .where(and(eq(readingPages.readingId, readingId), isNull(readingPages.failureCode)))
    .all();
  return rows.map(({ number, rotation }) => {
    const place = reading.plan?.[number - 1] ?? { sha256: reading.fileSha256, page: number };
    return { ...place, readingId, number, rotation };
  });
}

function isAsWanted(known: KnownPage, wanted: PlannedPage): boolean {
  return (
    known.sha256 === wanted.sha256 &&
    known.page === wanted.page &&
    (wanted.turn === undefined || wanted.turn === known.rotation) &&
    JSON.stringify(known.crop ?? null) === JSON.stringify(wanted.crop ?? null) &&
    known.engine === wanted.engine
  );
}
