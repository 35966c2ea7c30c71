/** A process of ten clerks who register every paper they find, as fast as they can. Started by its test. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { systemClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { AppError } from '../../src/platform/errors.ts';
import { registerDispatch } from '../../src/registry/index.ts';
import { dispatches } from '../../src/registry/schema.ts';
import { person } from './office.ts';

const [path = '', order = ''] = process.argv.slice(2);
const { db, close } = openDatabase(path);
const papers = db
  .select({ id: dispatches.id, version: dispatches.version })
  .from(dispatches)
  .orderBy(dispatches.id)
  .all();
if (order === 'backwards') papers.reverse();
// The last third is left to the others: however the lock falls, both processes have papers of their own.
papers.length = Math.ceil((papers.length * 2) / 3);

const outcomes = { registered: 0, refused: 0 };

async function clerk(name: string, mine: typeof papers): Promise<void> {
  const by = person(name, ['clerk']);
  for (const { id, version } of mine) {
    await nextTurn();
    try {
      registerDispatch(db, { dispatchId: id, version }, by, systemClock);
      outcomes.registered++;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'dispatch.already-registered') throw error;
      outcomes.refused++;
    }
  }
}

process.once('message', async () => {
  const clerks = Array.from({ length: 10 }, (_, at) =>
    clerk(
      `clerk-${process.pid}-${at}`,
      papers.filter((_paper, nth) => nth % 10 === at),
    ),
  );
  await Promise.all(clerks);
  close();
  process.send?.(outcomes, () => process.disconnect());
});
process.send?.('ready');
