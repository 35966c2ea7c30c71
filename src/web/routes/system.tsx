/** The state of the system, for administrators. */
import { Hono } from 'hono';
import type { AppEnv } from '../../people/index.ts';
import { appendAudit, verifyTrail } from '../../platform/audit/trail.ts';
import { inTransaction } from '../../platform/database.ts';
import { deadJobs, queueState, retryJob } from '../../platform/jobs/queue.ts';
import { READ_JOB } from '../../reading/read-job.ts';
import { retryReading } from '../../registry/index.ts';
import { SystemPage, type SystemProps } from '../pages/system.tsx';
import { onlyFor, type PageContext, personOf, seeOther, shellOf, type WebRoutesDeps } from './context.ts';

export function systemRoutes(deps: WebRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use('/he-thong', onlyFor('admin'))
    .use('/he-thong/*', onlyFor('admin'))
    .get('/he-thong', async (c) => c.html(<SystemPage {...await stateOf(deps, c)} />))
    .post('/he-thong/nhat-ky', async (c) =>
      c.html(<SystemPage {...await stateOf(deps, c)} audit={verifyTrail(deps.db)} />),
    )
    .post('/he-thong/viec/:id/thu-lai', (c) => {
      retry(deps, c);
      return seeOther(c, '/he-thong', 'thu-lai');
    });
}

async function stateOf(deps: WebRoutesDeps, c: PageContext): Promise<SystemProps> {
  const { db, clock, index } = deps;
  return {
    shell: shellOf(deps, c),
    now: clock.now(),
    queue: queueState(db),
    facts: await deps.systemFacts(),
    index: await index.health(),
    dead: deadJobs(db),
    audit: null,
  };
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
