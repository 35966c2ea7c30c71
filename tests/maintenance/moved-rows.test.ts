import { expect, it } from 'vitest';
import { fileEngine } from '../../src/maintenance/moving/file-engine.ts';
import { batchAfter, START } from '../../src/maintenance/moving/store.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { keepSharedReadersMay } from '../../src/reading/elsewhere/shared-readers-store.ts';
import { freshDatabase } from '../platform/fresh-database.ts';

it.each([
  ['open', false],
  ['nothing', true],
] as const)('the word "%s" to shared readers moves to another installation: %s', (may, moves) => {
  const { db, connection } = freshDatabase();
  keepSharedReadersMay(db, may, fixedClock('2026-11-23T02:00:00.000Z'));
  const table = { name: 'installation', columns: ['key', 'value'] };
  const { rows } = batchAfter(fileEngine(connection), table, START).batch;
  expect(rows.some(([key]) => key === 'reading.shared-readers')).toBe(moves);
});
