/**
 * A process that does the follow-up's work of one day as the service does, and can be made to die at the two worst
 * moments. Started by its test.
 *
 *   database, SMTP server, instant at which the day stands, moment of death
 */
import { fixedClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { jobAbout } from '../../src/platform/jobs/queue.ts';
import { startJobRunner } from '../../src/platform/jobs/runner.ts';
import { silentLog } from '../../src/platform/log.ts';
import {
  beginDailyWork,
  DIGEST_JOB,
  digestJob,
  type Mailer,
  OCCURRENCES_JOB,
  occurrencesJob,
  REMIND_JOB,
  remindJob,
  smtpMailer,
} from '../../src/obligations/index.ts';

const [path = '', server = '', instant = '', death = 'never'] = process.argv.slice(2);
const LEASE_MS = 300;
const LETTERS_BEFORE_DEATH = 5;

const { db, close } = openDatabase(path);
const clock = fixedClock(instant);
const reminding = remindJob({ db, clock });
const runner = startJobRunner({
  db,
  clock,
  log: silentLog,
  concurrency: () => 1,
  leaseMs: LEASE_MS,
  pollMs: 20,
  handlers: {
    [OCCURRENCES_JOB]: occurrencesJob({ db, clock }),
    [REMIND_JOB]: {
      run(context) {
        // The first batch is committed; its turn comes before that of the second.
        if (death === 'between-batches') setImmediate(die);
        return reminding.run(context);
      },
    },
    [DIGEST_JOB]: digestJob({ db, clock, mailer: mailer(), url: '', agencyName: '' }),
  },
});

/** Dies when the server has a letter and nobody has noted so. */
function mailer(): Mailer {
  const real = smtpMailer(server, 'vanthu@vanthu.invalid');
  let sent = 0;
  return {
    async send(letter) {
      await real.send(letter);
      if (death === 'after-a-letter' && ++sent === LETTERS_BEFORE_DEATH) die();
    },
  };
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

const day = clock.today().date;
while (jobAbout(db, day, DIGEST_JOB)?.state !== 'done') {
  beginDailyWork(db, clock, { mails: true });
  runner.wake();
  await new Promise((resolve) => setTimeout(resolve, 20));
  clock.advance(20);
}
await runner.stop();
close();
