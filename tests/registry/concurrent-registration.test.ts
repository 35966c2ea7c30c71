import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyTrail } from '../../src/platform/audit/trail.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { type Program, programOf } from '../../src/platform/program.ts';
import { dispatches, registers } from '../../src/registry/schema.ts';

const PAPERS = 200;

let folder: string;
let path: string;
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vanthu-clerks-'));
  path = join(folder, 'office.sqlite');
  database = openDatabase(path);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Clerks {
  ready: Promise<void>;
  work(): Promise<{ registered: number; refused: number }>;
}

function startClerks(program: Program, order: string): Clerks {
  const child = fork(program.path, [path, order], {
    execArgv: program.execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const message = <T>() =>
    new Promise<T>((resolve, reject) => {
      child.once('message', (said) => resolve(said as T));
      child.once('exit', (code) => code === 0 || reject(new Error(`a process of clerks ended with ${code}`)));
    });
  return {
    ready: message<void>(),
    work() {
      const outcomes = message<{ registered: number; refused: number }>();
      child.send('go');
      return outcomes;
    },
  };
}

it('two processes of ten clerks give every paper one number, without gap or duplicate', async () => {
  const now = systemClock.now();
  const paper = {
    direction: 'incoming',
    state: 'verified',
    channel: 'web',
    receivedAt: now,
    updatedAt: now,
  } as const;
  const rows = Array.from({ length: PAPERS }, (_, at) => ({ ...paper, id: newId(), fileName: `${at}.pdf` }));
  for (const row of rows) database.db.insert(dispatches).values(row).run();

  // They come towards each other and fight for the papers in the middle.
  const program = await programOf(fileURLToPath(new URL('clerks.ts', import.meta.url)));
  const both = [startClerks(program, 'forwards'), startClerks(program, 'backwards')];
  await Promise.all(both.map(({ ready }) => ready));
  const outcomes = await Promise.all(both.map((clerks) => clerks.work()));

  expect(outcomes.reduce((sum, { registered }) => sum + registered, 0)).toBe(PAPERS);
  expect(outcomes.every(({ registered }) => registered > 0)).toBe(true);
  const numbers = database.db.select({ number: dispatches.registerNumber }).from(dispatches).all();
  expect(numbers.map(({ number }) => number!).sort((a, b) => a - b)).toEqual(
    Array.from({ length: PAPERS }, (_, at) => at + 1),
  );
  expect(database.db.select().from(registers).all()).toMatchObject([{ nextNumber: PAPERS + 1 }]);
  expect(verifyTrail(database.db)).toEqual({ lines: PAPERS, brokenAt: null });
});
