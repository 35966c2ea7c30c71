/**
 * The agency's end of `vanthu restore --to` and `vanthu backup --from`. An office moves in under a mark that is there
 * before its first row and goes with the last check: whatever breaks off leaves an agency that answers nobody and can
 * be begun again or given up. What is copied out stands still meanwhile, or the copy is refused.
 */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { DurableObjectStorage } from 'cloudflare:workers';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import {
  agencyNotEmpty,
  batchAfter,
  batchOutOfTurn,
  batchUnreadable,
  changedMeanwhile,
  differencesOf,
  incomplete,
  isEmptyOffice,
  type MovedTable,
  movedTables,
  namedOriginals,
  notMovingIn,
  originalDamaged,
  type RowEngine,
  schemaNewer,
  schemaOf,
  schemaOlder,
  sequencesOf,
  setSequences,
  takeBatch,
  tallyOf,
} from '../maintenance/index.ts';
import { openDurableDatabase } from '../platform/durable-database.ts';
import { type Bucket, r2Storage } from '../platform/files/r2-storage.ts';
import { expectedError, problemResponse } from '../platform/http.ts';
import { noSuchAgency } from './errors.ts';

export interface MovedAgency {
  storage: DurableObjectStorage;
  bucket: Bucket;
  /** Null where nobody made the agency. */
  code(): Promise<string | null>;
  /** Empties it, but for what it is called, and keeps this of it instead: nothing is ever seen between. */
  clear(kept: Record<string, unknown>): Promise<void>;
  /** Opens it anew at the next request. */
  reopen(): void;
  /** Waits until no request and no work is under way. */
  settle(): Promise<void>;
}

export interface Moving {
  answer(request: Request): Promise<Response>;
  isMovingIn(): Promise<boolean>;
  isCopiedOut(): boolean;
}

/** Kept with the agency for as long as an office moves in. */
interface MovingIn {
  id: string;
  /** How many batches of rows have come. */
  batches: number;
}

/** Held in memory only: an object that was stopped meanwhile is open again, and what was copied counts for nothing. */
interface CopyingOut {
  id: string;
  until: number;
  /** Rows written since the object woke. */
  changes: number;
}

const MOVING_IN = 'moving-in';
/** Who copies asks again sooner; who is gone does not close the agency for longer. */
const COPY_PAUSE_MS = 60_000;
/** The office begins to work by itself so long after it moved in, or with the first change. */
const FIRST_ALARM_MS = 60_000;
const MAX_FILE_BYTES = 95 * 1024 * 1024;

const schema = z.object({ schema: z.array(z.int()) });
const batch = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())),
});
const ending = z.object({
  tally: z.object({
    rows: z.record(z.string(), z.int()),
    lastLine: z.object({ seq: z.int(), hash: z.string() }).nullable(),
  }),
  sequences: z.record(z.string(), z.int()),
  lost: z.array(z.string()),
});

export function moving(agency: MovedAgency): Moving {
  const { storage } = agency;
  const engine = engineOf(storage);
  const filesOf = async () => r2Storage({ bucket: agency.bucket, prefix: `${await agency.code()}/` });
  let copying: CopyingOut | null = null;
  let known: MovedTable[] | null = null;
  /** They stay as they are for as long as the object is awake. */
  const tableOf = (name: string | undefined) =>
    (known ??= movedTables(engine)).find((table) => table.name === name);
  const changes = () => Number([...engine.rows('select total_changes() as count')][0]!['count']);

  /** @throws AppError `move.not-begun` */
  async function moveOf(context: Context): Promise<MovingIn> {
    const move = await storage.get<MovingIn>(MOVING_IN);
    if (move === undefined || move.id !== context.req.query('move')) throw notMovingIn();
    return move;
  }

  /** @throws AppError `move.not-begun`, `move.changed-meanwhile` */
  function copyOf(context: Context): CopyingOut {
    if (copying === null || copying.id !== context.req.query('copy')) throw notMovingIn();
    if (changes() !== copying.changes) throw changedMeanwhile();
    copying.until = Date.now() + COPY_PAUSE_MS;
    return copying;
  }

  async function removeFiles(isKept: (sha256: string) => boolean): Promise<void> {
    const files = await filesOf();
    const removed: string[] = [];
    for await (const sha256 of files.keys()) if (!isKept(sha256)) removed.push(sha256);
    for (const sha256 of removed) await files.remove(sha256);
  }

  const app = new Hono();
  app.onError((error) => {
    const expected = expectedError(error);
    if (expected === null) throw error;
    return problemResponse(expected);
  });
  app.use(async (_context, next) => {
    if ((await agency.code()) === null) throw noSuchAgency();
    await next();
  });

  app.post('/move', async (context) => {
    const theirs = (await read(context, schema)).schema;
    await agency.settle();
    openDurableDatabase(storage);
    const ours = schemaOf(engine);
    if (theirs.some((migration) => !ours.includes(migration))) throw schemaNewer();
    if (theirs.length < ours.length) throw schemaOlder();
    const isBegunAgain = (await storage.get(MOVING_IN)) !== undefined;
    if (!isBegunAgain && !isEmptyOffice(engine)) throw agencyNotEmpty();
    const move: MovingIn = { id: randomUUID(), batches: 0 };
    await agency.clear({ [MOVING_IN]: move });
    openDurableDatabase(storage);
    return context.json({ move: move.id }, 201);
  });

  app.post('/move/rows', async (context) => {
    const rows = await read(context, batch);
    const move = await moveOf(context);
    const number = Number(context.req.query('number'));
    // Its answer was lost: it is there already.
    if (number === move.batches - 1) return context.body(null, 204);
    if (number !== move.batches) throw batchOutOfTurn();
    const table = tableOf(rows.table);
    if (table === undefined || table.columns.join() !== rows.columns.join()) throw batchUnreadable();
    takeBatch(engine, rows);
    // Without a pause after the rows, so that both become durable together.
    await storage.put<MovingIn>(MOVING_IN, { ...move, batches: move.batches + 1 });
    return context.body(null, 204);
  });

  app.get('/move/files/:sha256', async (context) => {
    await moveOf(context);
    return context.json({ isThere: await (await filesOf()).has(context.req.param('sha256')) });
  });

  app.put('/move/files/:sha256', async (context) => {
    await moveOf(context);
    const sha256 = context.req.param('sha256');
    const body = context.req.raw.body ?? new Blob([]).stream();
    const arrival = await (
      await filesOf()
    ).receive(body as unknown as AsyncIterable<Uint8Array>, MAX_FILE_BYTES);
    if (arrival.sha256 !== sha256) {
      await arrival.discard();
      throw originalDamaged(sha256);
    }
    await arrival.keep();
    return context.body(null, 204);
  });

  app.post('/move/finish', async (context) => {
    const told = await read(context, ending);
    await moveOf(context);
    const differ = differencesOf(told.tally, tallyOf(engine));
    if (differ.length > 0) throw incomplete(differ);
    const named = new Set(namedOriginals(engine));
    const there = new Set<string>();
    for await (const sha256 of (await filesOf()).keys()) there.add(sha256);
    const missing = [...named].filter((sha256) => !there.has(sha256) && !told.lost.includes(sha256));
    if (missing.length > 0) throw incomplete(missing);
    // Of a move that was broken off, of another backup.
    await removeFiles((sha256) => named.has(sha256));
    setSequences(engine, told.sequences);
    await storage.delete(MOVING_IN);
    agency.reopen();
    await storage.setAlarm(Date.now() + FIRST_ALARM_MS);
    return context.body(null, 204);
  });

  app.delete('/move', async (context) => {
    if ((await storage.get(MOVING_IN)) === undefined) throw notMovingIn();
    await removeFiles(() => false);
    await agency.clear({});
    return context.body(null, 204);
  });

  app.post('/copy', async (context) => {
    if ((await storage.get(MOVING_IN)) !== undefined) throw notMovingIn();
    const id = randomUUID();
    copying = { id, until: Date.now() + COPY_PAUSE_MS, changes: changes() };
    await agency.settle();
    openDurableDatabase(storage);
    copying = { id, until: Date.now() + COPY_PAUSE_MS, changes: changes() };
    return context.json(
      { copy: id, schema: schemaOf(engine), tally: tallyOf(engine), sequences: sequencesOf(engine) },
      201,
    );
  });

  app.get('/copy/rows', (context) => {
    copyOf(context);
    const table = tableOf(context.req.query('table'));
    if (table === undefined) throw batchUnreadable();
    return context.json(batchAfter(engine, table, Number(context.req.query('after') ?? 0)));
  });

  app.delete('/copy', (context) => {
    if (copying?.id !== context.req.query('copy')) return context.body(null, 204);
    const isChanged = changes() !== copying?.changes;
    copying = null;
    if (isChanged) throw changedMeanwhile();
    return context.body(null, 204);
  });

  app.get('/files/:sha256', async (context) => {
    const content = await (await filesOf()).open(context.req.param('sha256'));
    return new Response(Readable.toWeb(content) as ReadableStream);
  });

  return {
    answer: async (request) => app.fetch(request),
    isMovingIn: async () => (await storage.get(MOVING_IN)) !== undefined,
    isCopiedOut: () => copying !== null && Date.now() < copying.until,
  };
}

function engineOf(storage: DurableObjectStorage): RowEngine {
  return {
    rows: (query, ...values) => storage.sql.exec(query, ...values),
    run: (statement, ...values) => void storage.sql.exec(statement, ...values),
    transaction: (change) => storage.transactionSync(change),
  };
}

/** @throws AppError `move.invalid` */
async function read<T>(context: Context, shape: z.ZodType<T>): Promise<T> {
  const parsed = shape.safeParse(await context.req.json().catch(() => null));
  if (!parsed.success) throw batchUnreadable();
  return parsed.data;
}
