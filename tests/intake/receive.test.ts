import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type IntakeFile,
  noteStoredFile,
  receiveFile,
  removeFile,
  storedFiles,
} from '../../src/intake/index.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { type Database } from '../../src/platform/database.ts';
import { localStorage } from '../../src/platform/files/local-storage.ts';
import type { FileStorage } from '../../src/platform/files/storage.ts';
import { freshDatabase } from '../platform/fresh-database.ts';

const clock = fixedClock('2026-11-23T02:00:00.000Z');
const MEGABYTE = 1024 * 1024;

let folder: string;
let database: Database;
let storage: FileStorage;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vanthu-receive-'));
  database = freshDatabase();
  storage = localStorage(join(folder, 'files'));
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function* chunks(...parts: (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? new TextEncoder().encode(part) : part;
}
const note = (file: IntakeFile) => {
  noteStoredFile(database.db, file, clock);
  return file;
};
const intake = (maxFileBytes = MEGABYTE) => ({ storage, maxFileBytes });
const rows = () => database.db.select().from(storedFiles).all();
const leftOver = () => readdirSync(join(folder, 'files', 'incoming'));

describe('receiving a file', () => {
  it('keeps it under its hash, tells its kind, and notes it once', async () => {
    const first = await receiveFile(intake(), chunks('%PDF-1.7', ' một'), note);
    const again = await receiveFile(intake(), chunks('%PDF-1.7 ', 'một'), note);
    expect(again).toEqual(first);
    expect(rows()).toEqual([{ ...first, storedAt: clock.now() }]);
    expect(first).toMatchObject({ kind: 'pdf', size: 14 });
    expect(Buffer.from(await storage.read(first.sha256)).toString()).toBe('%PDF-1.7 một');
    expect(leftOver()).toEqual([]);
  });

  it('is on disk for good before the row is written', async () => {
    let wasThere: boolean | undefined;
    const file = await receiveFile(intake(), chunks('%PDF-1.7'), (received) => {
      wasThere = readdirSync(join(folder, 'files', received.sha256.slice(0, 2))).includes(received.sha256);
      return received;
    });
    expect(wasThere).toBe(true);
    expect(await storage.verify(file.sha256)).toBe('whole');
  });

  it('a row that cannot be written leaves a file, never the reverse', async () => {
    const crash = () => {
      throw new Error('the process dies here');
    };
    await expect(receiveFile(intake(), chunks('%PDF-1.7'), crash)).rejects.toThrow('dies here');
    expect(rows()).toEqual([]);
    const keys = [];
    for await (const key of storage.keys()) keys.push(key);
    expect(keys).toHaveLength(1);
    expect(leftOver()).toEqual([]);
  });

  it('counts while it streams: a file over the limit is stopped early and leaves nothing', async () => {
    const chunk = new Uint8Array(64 * 1024);
    let sent = 0;
    async function* endless(): AsyncIterable<Uint8Array> {
      for (;;) {
        sent += chunk.length;
        yield chunk;
      }
    }
    const before = process.memoryUsage().arrayBuffers;
    await expect(receiveFile(intake(4 * MEGABYTE), endless(), note)).rejects.toMatchObject({
      code: 'files.too-large',
    });
    expect(sent).toBeLessThan(6 * MEGABYTE);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * MEGABYTE);
    expect(rows()).toEqual([]);
    expect(leftOver()).toEqual([]);
  });

  it('a stream that breaks leaves nothing', async () => {
    async function* broken(): AsyncIterable<Uint8Array> {
      yield new TextEncoder().encode('%PDF');
      throw new Error('connection reset');
    }
    await expect(receiveFile(intake(), broken(), note)).rejects.toThrow('connection reset');
    expect(rows()).toEqual([]);
    expect(leftOver()).toEqual([]);
  });

  it('keeps an empty file and one that is no document: the person sees what is wrong', async () => {
    expect(await receiveFile(intake(), chunks(), note)).toMatchObject({ kind: null, size: 0 });
    expect(await receiveFile(intake(), chunks('xin chào'), note)).toMatchObject({ kind: null, size: 9 });
    expect(rows()).toHaveLength(2);
  });

  it('refuses before keeping where the caller says so', async () => {
    const refuse = () => {
      throw new Error('refused');
    };
    await expect(receiveFile(intake(), chunks('xin chào'), note, refuse)).rejects.toThrow('refused');
    const keys = [];
    for await (const key of storage.keys()) keys.push(key);
    expect(keys).toEqual([]);
    expect(leftOver()).toEqual([]);
  });
});

describe('removing a file', () => {
  it('never leaves a row without its file, whoever hands the same bytes in meanwhile', async () => {
    for (let round = 0; round < 20; round++) {
      const { sha256 } = await receiveFile(intake(), chunks(`%PDF-1.7 ${round}`), (file) => file);
      const named = () => rows().some((row) => row.sha256 === sha256);
      await Promise.all([
        removeFile(storage, sha256, named),
        receiveFile(intake(), chunks(`%PDF-1.7 ${round}`), note),
        removeFile(storage, sha256, named),
      ]);
      expect(named()).toBe(true);
      expect(await storage.verify(sha256)).toBe('whole');
    }
  });

  it('removes what no row names, and says so', async () => {
    const { sha256 } = await receiveFile(intake(), chunks('%PDF-1.7'), (file) => file);
    expect(await removeFile(storage, sha256, () => true)).toBe(false);
    expect(await storage.has(sha256)).toBe(true);
    expect(await removeFile(storage, sha256, () => false)).toBe(true);
    expect(await storage.has(sha256)).toBe(false);
  });
});
