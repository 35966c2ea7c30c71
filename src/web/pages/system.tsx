/** Hệ thống: whether it is well, and what to do where it is not; for administrators. */
import type { TrailCheck } from '../../platform/audit/trail.ts';
import type { Job, QueueState } from '../../platform/jobs/queue.ts';
import { levelOf, percentUsed } from '../../platform/room.ts';
import { SHARED_READERS_MAY, type SharedReadersMay } from '../../reading/index.ts';
import type { IndexHealth } from '../../search/index.ts';
import { SelectField } from '../components/form.tsx';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayBytes, displayCount, displayDuration, displayInstant } from '../display.ts';
import { COMMON, JOB_NAMES, ROOM, SYSTEM } from '../text.ts';
import { READERS } from '../text/readers.ts';
import { FINDING } from '../text/search.ts';

export interface SystemFacts {
  version: string;
  startedAt: string;
  /** Bytes of memory the process holds; null where it cannot be told. */
  memoryBytes: number | null;
  readers: {
    /** Of this machine, at work now. */
    busy: number;
    own: number;
    /** Whether this form of the service could have readers of its own. */
    canHaveOwn: boolean;
    /** Pages that machines elsewhere can read at once. */
    elsewhere: number;
    /** False: nobody may open papers, and they wait. */
    isAttended: boolean;
  };
  /** Null where it cannot be told. */
  disk: { freeBytes: number; minFreeBytes: number } | null;
}

export interface SystemProps {
  shell: Shell;
  now: string;
  queue: QueueState;
  facts: SystemFacts;
  index: IndexHealth;
  dead: readonly Job[];
  /** Null until the chain was checked, on the administrator's word: it reads every line. */
  audit: TrailCheck | null;
  /** Null where no installation is around the office. */
  sharedReadersMay: SharedReadersMay | null;
}

export function SystemPage(props: SystemProps) {
  return (
    <Page shell={props.shell} title={SYSTEM.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{SYSTEM.title}</h1>
          <p class="page-lead">
            {SYSTEM.version} {props.facts.version} · {SYSTEM.uptime} {displayInstant(props.facts.startedAt)}
            {props.facts.memoryBytes !== null &&
              ` · ${SYSTEM.memory} ${displayBytes(props.facts.memoryBytes)}`}
          </p>
        </div>
      </div>
      <Gauges {...props} />
      <DeadJobs dead={props.dead} />
      {props.sharedReadersMay !== null && <SharedReaders may={props.sharedReadersMay} />}
      <Audit audit={props.audit} />
    </Page>
  );
}

interface GaugeProps {
  name: string;
  value: string;
  unit: string;
  note: string;
  trouble: boolean;
}

function Gauge({ name, value, unit, note, trouble }: GaugeProps) {
  return (
    <li class={trouble ? 'gauge gauge-trouble' : 'gauge'}>
      <span class="gauge-name">{name}</span>
      <span class="gauge-value">
        {value} <span class="gauge-unit">{unit}</span>
      </span>
      <span class="small quiet">{note}</span>
    </li>
  );
}

function ReadersGauge({
  readers: { busy, own, canHaveOwn, elsewhere, isAttended },
}: Pick<SystemFacts, 'readers'>) {
  return (
    <Gauge
      name={SYSTEM.readers}
      value={own > 0 ? `${busy}/${own}` : displayCount(elsewhere)}
      unit={own > 0 ? SYSTEM.busy : READERS.onlyElsewhere}
      note={
        !isAttended
          ? canHaveOwn
            ? READERS.none
            : READERS.noneElsewhere
          : own > 0 && elsewhere > 0
            ? READERS.elsewhere(displayCount(elsewhere))
            : own === 0 && elsewhere === 0
              ? READERS.onCall
              : SYSTEM.readersNote
      }
      trouble={!isAttended}
    />
  );
}

function Gauges({ shell, queue, facts, index, now }: SystemProps) {
  const age = (since: string) => displayDuration(new Date(now).getTime() - new Date(since).getTime());
  const { disk, readers } = facts;
  return (
    <ul class="gauges" data-testid="system">
      <Gauge
        name={SYSTEM.queue}
        value={displayCount(queue.queued)}
        unit={`${SYSTEM.queued}, ${displayCount(queue.running)} ${SYSTEM.running}`}
        note={queue.oldestQueuedAt === null ? SYSTEM.nothingWaits : SYSTEM.oldest(age(queue.oldestQueuedAt))}
        trouble={queue.dead > 0}
      />
      <ReadersGauge readers={readers} />
      {disk !== null && (
        <Gauge
          name={SYSTEM.disk}
          value={displayBytes(disk.freeBytes)}
          unit={SYSTEM.free}
          note=""
          trouble={disk.freeBytes < disk.minFreeBytes}
        />
      )}
      {shell.room !== null && (
        <Gauge
          name={ROOM.name}
          value={displayCount(percentUsed(shell.room))}
          unit={ROOM.used}
          note={ROOM.of(displayBytes(shell.room.usedBytes), displayBytes(shell.room.mostBytes))}
          trouble={levelOf(shell.room) !== 'ample'}
        />
      )}
      <Gauge
        name={SYSTEM.index}
        value={index.lag.waiting === 0 ? SYSTEM.indexCurrent : displayCount(index.lag.waiting)}
        unit={index.lag.waiting === 0 ? '' : SYSTEM.indexWaiting}
        note={SYSTEM.indexed(displayCount(index.documents))}
        trouble={!index.complete}
      />
      {index.server !== null && <ServerGauge server={index.server} />}
    </ul>
  );
}

/** The search server beside the index, where the office has one. */
function ServerGauge({ server }: { server: NonNullable<IndexHealth['server']> }) {
  const { engine, inUse, lag, rebuilding, problem, inTheClear } = server;
  const waiting =
    lag.waiting === 0 ? FINDING.serverCurrent : FINDING.serverWaiting(displayCount(lag.waiting));
  const progress = rebuilding === null ? waiting : FINDING.serverBuilding(displayCount(rebuilding.done));
  const troubles = [
    ...(inTheClear ? [FINDING.serverInTheClear] : []),
    ...(problem === null ? [] : [FINDING.serverProblem(problem)]),
  ];
  return (
    <Gauge
      name={engine}
      value={inUse ? FINDING.serverInUse : FINDING.serverResting}
      unit=""
      note={troubles.length === 0 ? progress : troubles.join(' ')}
      trouble={!inUse || inTheClear}
    />
  );
}

function DeadJobs({ dead }: { dead: readonly Job[] }) {
  return (
    <section class="panel" aria-label={SYSTEM.deadJobs}>
      <div class="panel-head">
        <h2>{SYSTEM.deadJobs}</h2>
      </div>
      {dead.length === 0 ? (
        <p class="panel-empty">{SYSTEM.noDeadJobs}</p>
      ) : (
        <table class="table table-cards" data-testid="dead-jobs">
          <thead>
            <tr>
              <th scope="col">{SYSTEM.job}</th>
              <th scope="col">{SYSTEM.reason}</th>
              <th scope="col">{SYSTEM.attempts}</th>
              <th scope="col">{SYSTEM.failedAt}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {dead.map((job) => (
              <DeadJob job={job} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function DeadJob({ job }: { job: Job }) {
  const name = JOB_NAMES[job.kind] ?? job.kind;
  return (
    <tr>
      <td class="cell-main nowrap">
        {job.subject === null ? (
          name
        ) : (
          <a class="row-link" href={`/van-ban/${job.subject}`}>
            {name}
          </a>
        )}
      </td>
      <td>
        {job.errorMessage} <code class="quiet">{job.errorCode}</code>
      </td>
      <td class="number" data-label={SYSTEM.attempts}>
        {job.attempts}
      </td>
      <td class="cell-date">{displayInstant(job.finishedAt)}</td>
      <td class="cell-actions">
        <form method="post" action={`/he-thong/viec/${job.id}/thu-lai`}>
          <button type="submit" class="button button-small">
            <Icon name="retry" />
            {SYSTEM.retry}
          </button>
        </form>
      </td>
    </tr>
  );
}

function SharedReaders({ may }: { may: SharedReadersMay }) {
  return (
    <section class="panel" aria-label={READERS.shared}>
      <div class="panel-head">
        <h2>{READERS.shared}</h2>
      </div>
      <form
        class="panel-body form"
        method="post"
        action="/he-thong/may-doc-chung"
        data-testid="shared-readers"
      >
        <p class="quiet">{READERS.sharedLead}</p>
        <SelectField
          id="may-doc-chung"
          name="may"
          label={READERS.sharedMay}
          hint={may === 'open' ? undefined : READERS.sharedNeedsOwn}
          value={may}
          options={SHARED_READERS_MAY.map((value) => ({ value, name: READERS.sharedAllowances[value] }))}
        />
        <div>
          <button type="submit" class="button">
            {COMMON.save}
          </button>
        </div>
      </form>
    </section>
  );
}

function Audit({ audit }: { audit: TrailCheck | null }) {
  return (
    <section class="panel" aria-label={SYSTEM.audit}>
      <div class="panel-head">
        <h2>{SYSTEM.audit}</h2>
      </div>
      <div class="panel-body form">
        <p class="quiet">{SYSTEM.auditLead}</p>
        {audit !== null &&
          (audit.brokenAt === null ? (
            <Notice kind="ok" status>
              {SYSTEM.auditWhole(displayCount(audit.lines))}
            </Notice>
          ) : (
            <Notice kind="error">{SYSTEM.auditBroken(audit.brokenAt)}</Notice>
          ))}
        <form method="post" action="/he-thong/nhat-ky" data-testid="check-audit">
          <button type="submit" class="button">
            {SYSTEM.auditCheck}
          </button>
        </form>
      </div>
    </section>
  );
}
