import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programOf } from '../../src/platform/program.ts';
import { type FollowUp, openFollowUp } from './follow-up.ts';

let office: FollowUp;
const rivals: ChildProcess[] = [];
beforeAll(() => {
  office = openFollowUp('nhiem-vu.db');
});
afterAll(() => {
  for (const rival of rivals) rival.kill('SIGKILL');
  office.close();
});

it('ten people in two processes act on one obligation: one wins, nine are told who did what', async () => {
  const id = office.create({ parties: { lead: [{ unitId: 'unit-b' }] } });
  const { path, execArgv } = await programOf(fileURLToPath(new URL('rival.ts', import.meta.url)));
  for (let at = 0; at < 2; at++) {
    rivals.push(fork(path, [join(office.folder, 'nhiem-vu.db'), id], { execArgv }));
  }
  await Promise.all(rivals.map((rival) => once(rival, 'message')));
  const answers = rivals.map((rival) => once(rival, 'message'));
  for (const rival of rivals) rival.send('go');
  const outcomes = (await Promise.all(answers)).flatMap(([list]) => list as string[]);

  const [winner, ...others] = outcomes.filter((outcome) => outcome.startsWith('won'));
  expect(others).toEqual([]);
  const told = outcomes.filter((outcome) => !outcome.startsWith('won'));
  expect(told).toHaveLength(9);
  for (const message of told) {
    expect(message).toContain('obligation.changed');
    expect(message).toContain(`${winner!.slice('won '.length)} đã “Tiếp nhận”`);
  }
  const duty = office.duty(id);
  expect(duty).toMatchObject({ status: 'accepted', version: 2 });
  expect(duty.history.map(({ did, by }) => [did, by.name])).toEqual([
    ['created', 'Người leader'],
    ['accept', winner!.slice('won '.length)],
  ]);
});
