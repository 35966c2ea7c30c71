/** A process of five people who all do the same with the same version of an obligation. Started by its test. */
import { AppError } from '../../src/platform/errors.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { perform } from '../../src/obligations/index.ts';
import { person } from '../registry/office.ts';

const [path = '', obligationId = ''] = process.argv.slice(2);
const { db, close } = openDatabase(path);

process.once('message', () => {
  const outcomes = Array.from({ length: 5 }, (_, at) => {
    const by = person(`member-${process.pid}-${at}`, ['staff'], ['unit-b']);
    try {
      perform(db, { obligationId, version: 1 }, { action: 'accept' }, by, systemClock);
      return `won ${by.name}`;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return `${error.code} ${error.message}`;
    }
  });
  close();
  process.send?.(outcomes, () => process.disconnect());
});
process.send?.('ready');
