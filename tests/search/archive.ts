/** A small archive for the tests of search: real tables, real migrations, dispatches as the registry keeps them. */
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { fixedClock } from '../../src/platform/clock.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { announceForSearch } from '../../src/platform/outbox.ts';
import { foldAccents } from '../../src/platform/vietnamese.ts';
import { storedFiles } from '../../src/intake/schema.ts';
import type { Actor } from '../../src/people/actor.ts';
import { accounts } from '../../src/people/accounts-schema.ts';
import type { Role } from '../../src/people/roles.ts';
import { people, roleGrants } from '../../src/people/schema.ts';
import { readingPages, readings } from '../../src/reading/schema.ts';
import {
  dispatchAccess,
  dispatches,
  dispatchFields,
  obligationSuggestions,
} from '../../src/registry/schema.ts';
import { takeOverChanges } from '../../src/search/index.ts';
import { freshDatabase } from '../platform/fresh-database.ts';

type NewRow = typeof dispatches.$inferInsert;
/** Without `pages` it has no file and was never read; null is a page that failed. */
export type NewDispatch = Partial<NewRow> & {
  pages?: (string | null)[];
  units?: string[];
  people?: string[];
  /** Numbers with symbols of the papers it cites. */
  cites?: string[];
  obligations?: { action: string; assignees?: string[]; due?: string; page?: number }[];
};

export interface Archive {
  database: Database;
  clock: ReturnType<typeof fixedClock>;
  add(dispatch: NewDispatch): string;
  change(id: string, changes: Partial<NewRow>): void;
  /** Brings the index up to date, as the indexer does. */
  index(): void;
}

/** @param path a database file; in memory where none is named */
export function openArchive(path?: string): Archive {
  const database = path === undefined ? freshDatabase() : openDatabase(path);
  // The tests do not pull the plug; waiting for the disk would only make them slow.
  database.connection.pragma('synchronous = OFF');
  const { db } = database;
  const clock = fixedClock('2026-11-23T02:00:00.000Z');
  let counter = 0;

  const addReading = (id: string, pages: readonly (string | null)[]) => {
    const sha256 = createHash('sha256').update(id).digest('hex');
    db.insert(storedFiles).values({ sha256, kind: 'pdf', size: 1, storedAt: clock.now() }).run();
    db.insert(readings)
      .values({ id: `r-${id}`, fileSha256: sha256, state: 'done', createdAt: clock.now() })
      .run();
    for (const [index, text] of pages.entries()) {
      const failure =
        text === null ? { failureCode: 'reading.page', failureMessage: 'Trang không đọc được.' } : {};
      db.insert(readingPages)
        .values({ readingId: `r-${id}`, number: index + 1, text, ...failure })
        .run();
    }
    return { fileSha256: sha256, readingId: `r-${id}` };
  };

  const addReferences = (dispatchId: string, cites: readonly string[]) => {
    const suggestion = cites.map((symbol) => ({ symbol, date: null, issuer: null }));
    if (cites.length > 0)
      db.insert(dispatchFields).values({ dispatchId, field: 'references', suggestion }).run();
  };

  const addObligations = (dispatchId: string, obligations: NonNullable<NewDispatch['obligations']>) => {
    for (const [index, { action, assignees = [], due, page = 1 }] of obligations.entries()) {
      const deadline = { kind: due === undefined ? 'none' : 'date', raw: null, date: due ?? null } as const;
      const clause = String(index + 1);
      db.insert(obligationSuggestions)
        .values({
          id: `${dispatchId}-o${clause}`,
          dispatchId,
          position: index + 1,
          clause,
          obligation: {
            clause,
            action,
            assignees,
            cooperators: [],
            deadline,
            reportTo: null,
            targets: [],
            legalBasis: [],
            confidence: 1,
          },
          evidence: [{ quote: action, page, boxes: [], confidence: 1 }],
        })
        .run();
    }
  };

  return {
    database,
    clock,
    add({ pages, units = [], people = [], cites = [], obligations = [], ...row }) {
      counter += 1;
      const id = row.id ?? `d-${String(counter).padStart(5, '0')}`;
      const reading = pages === undefined ? {} : addReading(id, pages);
      db.insert(dispatches)
        .values({
          direction: 'incoming',
          state: 'registered',
          fileName: 'quet.pdf',
          channel: 'web',
          receivedAt: clock.now(),
          updatedAt: clock.now(),
          issuerFolded: row.issuer === undefined || row.issuer === null ? null : foldAccents(row.issuer),
          pageCount: pages?.length ?? null,
          ...reading,
          ...row,
          id,
        })
        .run();
      const grants = [
        ...units.map((grantee) => ({ kind: 'unit' as const, grantee })),
        ...people.map((grantee) => ({ kind: 'person' as const, grantee })),
      ];
      for (const grant of grants)
        db.insert(dispatchAccess)
          .values({ dispatchId: id, grantedAt: clock.now(), ...grant })
          .run();
      addReferences(id, cites);
      addObligations(id, obligations);
      announceForSearch(db, id, clock);
      return id;
    },
    change(id, changes) {
      db.update(dispatches)
        .set({ updatedAt: clock.now(), ...changes })
        .where(eq(dispatches.id, id))
        .run();
      announceForSearch(db, id, clock);
    },
    index() {
      while (takeOverChanges(db, clock, 50) > 0);
    },
  };
}

export function person(id: string, roles: readonly Role[], unitIds: readonly string[] = []): Actor {
  return { id, name: id, roles, unitIds, address: null, scopes: null };
}

export const CLERK = person('clerk', ['clerk']);

/** A person of the office, for what is kept under their name. */
export function addPersonRow({ database, clock }: Archive, id: string, roles: readonly Role[] = []): void {
  const { db } = database;
  db.insert(people).values({ id, name: id, createdAt: clock.now() }).run();
  for (const role of roles) db.insert(roleGrants).values({ personId: id, role }).run();
  db.insert(accounts)
    .values({
      id,
      name: id,
      email: `${id}@example.invalid`,
      username: id,
      createdAt: clock.now(),
      updatedAt: clock.now(),
    })
    .run();
}
