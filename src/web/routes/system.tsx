/** The state of the system, for administrators. */
import { Hono } from 'hono';
import type { AppEnv } from '../../people/index.ts';
import { appendAudit, verifyTrail } from '../../platform/audit/trail.ts';
import { inTransaction } from '../../platform/database.ts';
import { deadJobs, queueState, retryJob } from '../../platform/jobs/queue.ts';
import { allowSharedReaders, seeSharedReaders, SHARED_READERS_MAY } from '../../reading/index.ts';
import { READ_JOB } from '../../reading/read-job.ts';
import { retryReading } from '../../registry/index.ts';
import { SystemPage, type SystemProps } from '../pages/system.tsx';
import {
  formOf,
  onlyFor,
  type PageContext,
  personOf,
  seeOther,
  shellOf,
  type WebRoutesDeps,
} from './context.ts';

export function systemRoutes(deps: WebRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use('/he-thong', onlyFor('admin'))
    .use('/he-thong/*', onlyFor('admin'))
    .get('/he-thong', async (c) => c.html(<SystemPage {...await stateOf(deps, c)} />))
    .post('/he-thong/nhat-ky', async (c) =>
      c.html(<SystemPage {...await stateOf(deps, c)} audit={verifyTrail(deps.db)} />),
    )
    .post('/he-thong/may-doc-chung', async (c) => {
      await allow(deps, c);
      return seeOther(c, '/he-thong', 'da-luu');
    })
    .post('/he-thong/viec/:id/thu-lai', (c) => {
      retry(deps, c);
      return seeOther(c, '/he-thong', 'thu-lai');
    });
}

async function stateOf(deps: WebRoutesDeps, c: PageContext): Promise<SystemProps> {
  const { db, clock, index, shared } = deps;
  return {
    shell: shellOf(deps, c),
    now: clock.now(),
    queue: queueState(db),
    facts: await deps.systemFacts(),
    index: await index.health(),
    dead: deadJobs(db),
    audit: null,
    sharedReadersMay: shared === undefined ? null : seeSharedReaders(db, personOf(c)),
  };
}

async function allow({ db, clock, shared }: WebRoutesDeps, c: PageContext): Promise<void> {
  const wanted = (await formOf(c)).text('may');
  const may = SHARED_READERS_MAY.find((each) => each === wanted);
  if (may === undefined || shared === undefined) return;
  allowSharedReaders(db, may, personOf(c), clock);
  await shared.allowed();
}

/** A reading is sent again by its paper, whose state goes with it; any other job by itself. */
function retry({ db, clock, receiving }: WebRoutesDeps, c: PageContext): void {
  const by = personOf(c);
  const id = c.req.param('id')!;
  const job = deadJobs(db, 1_000).find((candidate) => candidate.id === id);
  if (job?.kind === READ_JOB && job.subject !== null) {
    retryReading(db, job.subject, by, clock);
  } else {
    inTransaction(db, (tx) => {
      retryJob(tx, id, clock);
      appendAudit(tx, { by, did: 'job.retried', to: id, details: { kind: job?.kind ?? null } }, clock);
    });
  }
  receiving.wakeJobs();
}
