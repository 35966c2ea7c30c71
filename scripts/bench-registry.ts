/**
 * npm run bench:registry: 200,000 papers and 500,000 duties in one agency; how long the lists, boards, counts and
 * the home page take. Every figure is the median of many, on the wall and of the processor; the ratio to a fixed piece
 * of work on the same machine is printed beside it, so that a busy machine shows.
 *
 *   --dispatches 200000 --obligations 500000 --data <folder: kept and used again> --repeat 15
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import type { Actor } from '../src/people/actor.ts';
import { fixedClock } from '../src/platform/clock.ts';
import { type Db, openDatabase } from '../src/platform/database.ts';
import {
  countObligations,
  countWaitingForMe,
  followUpReport,
  listObligations,
  loadsOfUnits,
  obligationCalendar,
  unreadNotices,
  viewObligation,
} from '../src/obligations/index.ts';
import { listDispatches, listRegisters, registerEntries, waitingFor } from '../src/registry/index.ts';
import { openWebOnly } from './bench/pages.ts';
import { fillArchive, type Size } from './bench/fill-archive.ts';

const { values } = parseArgs({
  options: {
    dispatches: { type: 'string', default: '200000' },
    obligations: { type: 'string', default: '500000' },
    repeat: { type: 'string', default: '15' },
    data: { type: 'string' },
  },
});
const size: Size = { dispatches: Number(values.dispatches), obligations: Number(values.obligations) };
const folder = values.data ?? mkdtempSync(join(tmpdir(), 'vanthu-bench-'));
mkdirSync(folder, { recursive: true });
const path = join(folder, 'bench.db');
const isMade = existsSync(path);
const { db, connection, close } = openDatabase(path);
const clock = fixedClock('2026-11-26T03:00:00.000Z');
if (!isMade) {
  const started = Date.now();
  fillArchive(connection, size);
  console.log(
    `made ${size.dispatches} papers, ${size.obligations} duties in ${Math.round((Date.now() - started) / 1000)} s`,
  );
}

const actor = (id: string, roles: Actor['roles'], unitIds: string[] = []): Actor => ({
  id,
  name: id,
  roles,
  unitIds,
  address: null,
  scopes: null,
});
const LEADER = actor('p-0', ['leader']);
const CLERK = actor('p-1', ['clerk']);
const STAFF = actor('p-25', ['staff'], ['u-5']);
const HEAD = actor('p-45', ['staff'], ['u-5']);

/** A fixed piece of work, to tell a busy machine from a slow query. */
function yardstick(on: Db): void {
  on.get(
    sql`with recursive n(x) as (select 1 union all select x + 1 from n where x < 20000) select sum(x) from n`,
  );
}

interface Taken {
  /** Milliseconds on the wall, and of the processor: beside other work the second is what the query costs. */
  wall: number;
  processor: number;
}

async function median(work: () => unknown, times: number): Promise<Taken> {
  const taken: Taken[] = [];
  await work();
  for (let at = 0; at < times; at++) {
    const started = performance.now();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    taken.push({ wall: performance.now() - started, processor: (user + system) / 1000 });
  }
  const middle = (of: (each: Taken) => number) =>
    taken.map(of).sort((a, b) => a - b)[Math.floor(taken.length / 2)]!;
  return { wall: middle(({ wall }) => wall), processor: middle(({ processor }) => processor) };
}

const page = openWebOnly(db, clock);
const someId = listObligations(db, LEADER, { limit: 1 }, clock).rows[0]?.id ?? '';
const deep = (who: Actor) => {
  let cursor: string | null = null;
  for (let at = 0; at < 20; at++) cursor = listObligations(db, who, { limit: 200, cursor }, clock).next;
  return cursor;
};
const deepCursor = deep(LEADER);
const register = listRegisters(db, CLERK)[0]?.id ?? '';
const month = { from: '2026-11-01', to: '2026-11-30' };

const WORK: readonly [string, () => unknown][] = [
  ['papers: first page', () => listDispatches(db, CLERK, { limit: 50 })],
  ['papers: waiting counts', () => waitingFor(db, CLERK)],
  ['papers: staff, first page', () => listDispatches(db, STAFF, { limit: 50 })],
  [
    'papers: one register',
    () => (register === '' ? null : registerEntries(db, CLERK, register, { limit: 50 })),
  ],
  ['duties: all open, first page', () => listObligations(db, LEADER, { limit: 50 }, clock)],
  ['duties: the 4,000th', () => listObligations(db, LEADER, { limit: 50, cursor: deepCursor }, clock)],
  ['duties: late', () => listObligations(db, LEADER, { limit: 50, dueTo: '2026-11-25' }, clock)],
  ['duties: of a unit', () => listObligations(db, LEADER, { limit: 50, unitId: 'u-5' }, clock)],
  [
    'duties: of a unit, late',
    () => listObligations(db, LEADER, { limit: 50, unitId: 'u-5', dueTo: '2026-11-25' }, clock),
  ],
  [
    'duties: of a unit, in one status',
    () => listObligations(db, LEADER, { limit: 50, unitId: 'u-5', status: 'awaiting' }, clock),
  ],
  ['duties: of a person', () => listObligations(db, LEADER, { limit: 50, personId: 'p-25' }, clock)],
  ['duties: by an assigner', () => listObligations(db, LEADER, { limit: 50, assignerId: 'p-0' }, clock)],
  ['duties: of a paper', () => listObligations(db, LEADER, { limit: 50, dispatchId: 'd-1000' }, clock)],
  ['duties: of a paper, staff', () => listObligations(db, STAFF, { limit: 50, dispatchId: 'd-1000' }, clock)],
  [
    'duties: waiting for confirmation',
    () => listObligations(db, LEADER, { limit: 50, status: 'awaiting' }, clock),
  ],
  ['duties: done, latest first', () => listObligations(db, LEADER, { limit: 50, status: 'done' }, clock)],
  ['duties: without a deadline', () => listObligations(db, LEADER, { limit: 50, undated: true }, clock)],
  ['duties: without a lead', () => listObligations(db, LEADER, { limit: 50, withoutLead: true }, clock)],
  ['duties: rare words', () => listObligations(db, LEADER, { limit: 50, words: 'so 123456' }, clock)],
  ['duties: common words', () => listObligations(db, LEADER, { limit: 50, words: 'bao cao ket qua' }, clock)],
  ['duties: staff, first page', () => listObligations(db, STAFF, { limit: 50 }, clock)],
  ['duties: staff, done', () => listObligations(db, STAFF, { limit: 50, status: 'done' }, clock)],
  ['counts: leader', () => countObligations(db, LEADER, {}, clock, { byStatus: true })],
  ['counts: of a unit', () => countObligations(db, LEADER, { unitId: 'u-5' }, clock, { byStatus: true })],
  ['counts: staff', () => countObligations(db, STAFF, {}, clock, { byStatus: true })],
  ['waiting for me', () => countWaitingForMe(db, LEADER)],
  ['units', () => loadsOfUnits(db, clock)],
  ['calendar: leader', () => obligationCalendar(db, LEADER, {}, month)],
  ['calendar: staff', () => obligationCalendar(db, STAFF, {}, month)],
  ['one duty', () => viewObligation(db, someId, LEADER, clock)],
  ['bell', () => unreadNotices(db, STAFF)],
  ['page: home, leader', () => page(LEADER, '/')],
  ['page: home, clerk', () => page(CLERK, '/')],
  ['page: home, staff', () => page(STAFF, '/')],
  ['page: home, unit head', () => page(HEAD, '/')],
  ['page: list, leader', () => page(LEADER, '/nhiem-vu')],
  ['page: list, staff', () => page(STAFF, '/nhiem-vu')],
  ['page: board, leader', () => page(LEADER, '/nhiem-vu/bang')],
  ['page: board, staff', () => page(STAFF, '/nhiem-vu/bang')],
  ['page: calendar, leader', () => page(LEADER, '/nhiem-vu/lich')],
  ['page: units', () => page(LEADER, '/nhiem-vu/don-vi')],
  ['(report of a month)', () => followUpReport(db, { kind: 'month' }, LEADER, clock)],
];

const repeat = Number(values.repeat);
console.log(
  `load ${loadavg()
    .map((each) => each.toFixed(1))
    .join(' ')}, ${size.obligations} duties`,
);
let slow = 0;
for (const [name, work] of WORK) {
  const base = await median(() => yardstick(db), 5);
  const taken = await median(work, repeat);
  if (Math.min(taken.wall, taken.processor) > 50 && !name.startsWith('(')) slow++;
  const wall = `${taken.wall.toFixed(1).padStart(8)} ms`;
  const processor = `${taken.processor.toFixed(1).padStart(8)} ms of processor`;
  console.log(`${name.padEnd(36)} ${wall} ${processor}  ×${(taken.processor / base.processor).toFixed(1)}`);
}
console.log(slow === 0 ? 'all under 50 ms at the median' : `${slow} over 50 ms at the median`);
close();
if (values.data === undefined) rmSync(folder, { recursive: true, force: true });
