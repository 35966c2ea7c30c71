/**
 * The agency's end of `vanthu restore --to` and `vanthu backup --from`. An office moves in under a mark that is there
 * before its first row and goes with the last check: whatever breaks off leaves an agency that answers nobody, and goes
 * on from there or is given up. What is copied out stands still meanwhile, or the copy is refused.
 */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { DurableObjectStorage } from 'cloudflare:workers';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import {
  agencyNotEmpty,
  batchAfter,
  batchOutOfTurn,
  batchUnreadable,
  chainAfter,
  changedMeanwhile,
  countsOf,
  incomplete,
  isEmptyOffice,
  isSameChain,
  type MovedTable,
  movedTables,
  namedOriginals,
  notMovingIn,
  originalDamaged,
  type Place,
  schemaNewer,
  schemaOf,
  schemaOlder,
  sequencesOf,
  setSequences,
  START,
  takeBatch,
  trustFileTooLarge,
} from '../maintenance/index.ts';
import { AppError } from '../platform/errors.ts';
import { openDurableDatabase } from '../platform/durable-database.ts';
import { PIECE_BYTES, type Pieces, r2Pieces } from '../platform/files/r2-pieces.ts';
import { type Bucket, r2Storage } from '../platform/files/r2-storage.ts';
import { expectedError, problemResponse } from '../platform/http.ts';
import { LARGEST_VALUE_BYTES } from '../platform/large-values.ts';
import { isTrustFile, trustRows } from '../signatures/index.ts';
import { noSuchAgency } from './errors.ts';
import { engineOf } from './row-engine.ts';

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
  /** As `settle`, and ends what the office does by itself, until the next request opens it anew. */
  rest(): Promise<void>;
}

export interface Moving {
  answer(request: Request): Promise<Response>;
  isMovingIn(): Promise<boolean>;
  isCopiedOut(): boolean;
  /** Writes what is none of the office's rows (its alarm): what is copied stands still all the same. */
  uncounted(write: () => Promise<void>): Promise<void>;
}

/** Kept with the agency for as long as an office moves in. */
interface MovingIn {
  id: string;
  /** The SHA-256 of the backup's database: another one begins anew, and blank is none. */
  source: string;
  /** How many batches of rows have come. */
  batches: number;
  /** Where the last one ended. */
  at: { table: string; place: Place } | null;
  /** Whether every row was compared with the backup's. */
  isCompared: boolean;
}

/** Held in memory only: an object that was stopped meanwhile is open again, and what was copied counts for nothing. */
interface CopyingOut {
  id: string;
  until: number;
  /** Rows written since the object woke. */
  changes: number;
}

const MOVING_IN = 'moving-in';
/** How far a file is that comes in pieces, each under its SHA-256. */
const PIECES = 'moving-in-file:';
/** Who copies asks again sooner; who is gone does not close the agency for longer. */
const COPY_PAUSE_MS = 60_000;
/** The office begins to work by itself so long after it moved in, or with the first change. */
const FIRST_ALARM_MS = 60_000;

const chain = z.object({ rows: z.int(), digest: z.string() });
const place = z.object({ after: z.int(), chain });
const beginning = z.object({ schema: z.array(z.int()), source: z.string() });
const batch = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())),
  place,
});
const comparing = z.object({
  chains: z.record(z.string(), chain),
  from: z.object({ table: z.string(), place }).nullable(),
});
const ending = z.object({ sequences: z.record(z.string(), z.int()), lost: z.array(z.string()) });
const copied = z.object({ table: z.string(), place });
const earlier = copied.extend({ rows: z.int() });

export function moving(agency: MovedAgency): Moving {
  const { storage } = agency;
  const engine = engineOf(storage);
  const bucketOf = async () => ({ bucket: agency.bucket, prefix: `${await agency.code()}/` });
  const filesOf = async () => r2Storage(await bucketOf());
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
    const { schema: theirs, source } = await read(context, beginning);
    await agency.settle();
    openDurableDatabase(storage);
    const ours = schemaOf(engine);
    if (theirs.some((migration) => !ours.includes(migration))) throw schemaNewer();
    if (theirs.length < ours.length) throw schemaOlder();
    const before = await storage.get<MovingIn>(MOVING_IN);
    if (before === undefined && !isEmptyOffice(engine)) throw agencyNotEmpty();
    const id = randomUUID();
    const goesOn = before !== undefined && before.source === source;
    const move = goesOn ? { ...before, id } : { id, source, batches: 0, at: null, isCompared: false };
    if (goesOn) await storage.put<MovingIn>(MOVING_IN, move);
    else await agency.clear({ [MOVING_IN]: move });
    openDurableDatabase(storage);
    return context.json({ move: id, batches: move.batches, at: move.at }, 201);
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
    const at = { table: rows.table, place: rows.place };
    // Without a pause after the rows, so that both become durable together.
    await storage.put<MovingIn>(MOVING_IN, { ...move, batches: number + 1, at, isCompared: false });
    return context.body(null, 204);
  });

  app.post('/move/compare', async (context) => {
    const { chains, from } = await read(context, comparing);
    const move = await moveOf(context);
    const tables = movedTables(engine);
    const first = from === null ? 0 : tables.findIndex(({ name }) => name === from.table);
    const table = tables[first];
    if (table === undefined) throw batchUnreadable();
    const { place, isEnd } = chainAfter(engine, table, from?.place ?? START);
    if (!isEnd) return context.json({ next: { table: table.name, place } });
    if (!isSameChain(place.chain, chains[table.name])) {
      // What is there is not what was sent: the next try clears it.
      await storage.put<MovingIn>(MOVING_IN, { ...move, source: '' });
      throw incomplete([table.name]);
    }
    const next = tables[first + 1];
    if (next !== undefined) return context.json({ next: { table: next.name, place: START } });
    await storage.put<MovingIn>(MOVING_IN, { ...move, isCompared: true });
    return context.json({ next: null });
  });

  app.get('/move/files/:sha256', async (context) => {
    await moveOf(context);
    const sha256 = context.req.param('sha256');
    const pieces = await storage.get<Pieces>(PIECES + sha256);
    return context.json({ isThere: await (await filesOf()).has(sha256), received: pieces?.size ?? 0 });
  });

  app.put('/move/files/:sha256', async (context) => {
    await moveOf(context);
    const sha256 = context.req.param('sha256');
    const [at, of] = [Number(context.req.query('at')), Number(context.req.query('of'))];
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    if (of <= PIECE_BYTES) await takeWhole(sha256, bytes);
    else await takePiece(sha256, { bytes, at, of });
    return context.body(null, 204);
  });

  /** @throws AppError `move.file-damaged` */
  async function takeWhole(sha256: string, bytes: Uint8Array): Promise<void> {
    const files = await filesOf();
    const arrival = await files.receive(Readable.from([bytes]), PIECE_BYTES);
    if (arrival.sha256 === sha256) return arrival.keep();
    await arrival.discard();
    throw originalDamaged(sha256);
  }

  /** @throws AppError `move.file-damaged`, `move.out-of-turn` */
  async function takePiece(
    sha256: string,
    piece: { bytes: Uint8Array; at: number; of: number },
  ): Promise<void> {
    const { bytes, at, of } = piece;
    const taker = r2Pieces(await bucketOf());
    const before = (await storage.get<Pieces>(PIECES + sha256)) ?? null;
    const size = before?.size ?? 0;
    // Its answer was lost: it is there already.
    if (at < size || (at > 0 && before === null && (await (await filesOf()).has(sha256)))) return;
    const end = at + bytes.byteLength;
    if (at !== size || (end < of && bytes.byteLength !== PIECE_BYTES)) throw batchOutOfTurn();
    try {
      const isLast = end === of;
      if (isLast && (await taker.keepCompleted(sha256))) return void (await storage.delete(PIECES + sha256));
      const pieces = await taker.take(sha256, before, bytes);
      if (!isLast) return await storage.put<Pieces>(PIECES + sha256, pieces);
      await taker.finish(sha256, pieces);
      await storage.delete(PIECES + sha256);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'files.unavailable') throw error;
      // Damaged, or of an upload that R2 has ended meanwhile: the next try begins it anew.
      await storage.delete(PIECES + sha256);
      throw originalDamaged(sha256);
    }
  }

  const ofTrustFile = bodyLimit({
    maxSize: LARGEST_VALUE_BYTES,
    onError: (context) => {
      throw trustFileTooLarge(context.req.param('name') ?? '');
    },
  });
  app.put('/move/trust/:name', ofTrustFile, async (context) => {
    await moveOf(context);
    const name = context.req.param('name');
    if (!isTrustFile(name)) throw batchUnreadable();
    trustRows(openDurableDatabase(storage)).write(name, new Uint8Array(await context.req.arrayBuffer()));
    return context.body(null, 204);
  });

  app.post('/move/finish', async (context) => {
    const told = await read(context, ending);
    const move = await moveOf(context);
    if (!move.isCompared) throw batchOutOfTurn();
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
    await agency.rest();
    openDurableDatabase(storage);
    // Whether copying ends or breaks off: soon after, the office works by itself again.
    await storage.setAlarm(Date.now() + COPY_PAUSE_MS);
    copying = { id, until: Date.now() + COPY_PAUSE_MS, changes: changes() };
    return context.json(
      { copy: id, schema: schemaOf(engine), counts: countsOf(engine), sequences: sequencesOf(engine) },
      201,
    );
  });

  app.post('/copy/rows', async (context) => {
    const { table: name, place: from } = await read(context, copied);
    copyOf(context);
    const table = tableOf(name);
    if (table === undefined) throw batchUnreadable();
    return context.json(batchAfter(engine, table, from));
  });

  // What an earlier copy has of a table counts where the table begins with the very same rows still.
  app.post('/copy/chain', async (context) => {
    const { table: name, place: from, rows } = await read(context, earlier);
    copyOf(context);
    const table = tableOf(name);
    if (table === undefined) throw batchUnreadable();
    return context.json(chainAfter(engine, table, from, rows));
  });

  app.delete('/copy', (context) => {
    if (copying?.id !== context.req.query('copy')) return context.body(null, 204);
    const isChanged = changes() !== copying?.changes;
    copying = null;
    if (isChanged) throw changedMeanwhile();
    return context.body(null, 204);
  });

  app.get('/trust', (context) => {
    const names = trustRows(openDurableDatabase(storage)).names().filter(isTrustFile);
    return context.json({ names });
  });

  app.get('/trust/:name', (context) => {
    const bytes = trustRows(openDurableDatabase(storage)).read(context.req.param('name'));
    return context.body(Uint8Array.from(bytes));
  });

  app.get('/files/:sha256', async (context) => {
    const start = Number(context.req.query('from') ?? 0);
    const rest = start === 0 ? undefined : { start, end: Number.MAX_SAFE_INTEGER };
    const content = await (await filesOf()).open(context.req.param('sha256'), rest);
    return new Response(Readable.toWeb(content) as ReadableStream);
  });

  return {
    answer: async (request) => app.fetch(request),
    isMovingIn: async () => (await storage.get(MOVING_IN)) !== undefined,
    isCopiedOut: () => copying !== null && Date.now() < copying.until,
    async uncounted(write) {
      const before = changes();
      const written = write();
      // The object's own SQLite: it is written when the call returns, and durable later.
      if (copying !== null) copying.changes += changes() - before;
      await written;
    },
  };
}

/** @throws AppError `move.invalid` */
async function read<T>(context: Context, shape: z.ZodType<T>): Promise<T> {
  const parsed = shape.safeParse(await context.req.json().catch(() => null));
  if (!parsed.success) throw batchUnreadable();
  return parsed.data;
}
