/** What an administrator watches: the queue, how long a page takes, how far the index is behind, the last backup. */
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { queueState } from '../platform/jobs/queue.ts';
import { type Metric, sample } from '../platform/metrics.ts';
import { searchLag } from '../platform/outbox.ts';
import type { Room } from '../platform/room.ts';
import { lastBackup, lastPageSeconds } from './metrics-store.ts';

/**
 * @param readers how many pages can be read at once, by this machine and by others
 * @param room of an office whose database has a limit of its own; null where only the disk has
 */
export function officeMetrics(
  db: Db,
  clock: Clock,
  readers: { ownHands: number; handsElsewhere: number; isAttended: boolean },
  room: Room | null,
): Metric[] {
  const { queued, running, dead, oldestQueuedAt } = queueState(db);
  const lag = searchLag(db);
  const backupAt = lastBackup(db);
  const age = (since: string | null) =>
    since === null ? 0 : Math.max(0, (Date.parse(clock.now()) - Date.parse(since)) / 1000);
  return [
    {
      name: 'vanthu_jobs',
      help: 'Jobs by state.',
      type: 'gauge',
      samples: Object.entries({ queued, running, dead }).map(([state, count]) => sample(count, { state })),
    },
    gauge('vanthu_queue_age_seconds', 'How long the oldest waiting job waits.', age(oldestQueuedAt)),
    pageSeconds(lastPageSeconds(db)),
    {
      name: 'vanthu_reader_hands',
      help: 'How many pages can be read at once.',
      type: 'gauge',
      samples: [
        sample(readers.ownHands, { where: 'here' }),
        sample(readers.handsElsewhere, { where: 'elsewhere' }),
      ],
    },
    gauge(
      'vanthu_reading_attended',
      'Whether anybody may open papers now; at 0 they wait.',
      readers.isAttended ? 1 : 0,
    ),
    gauge('vanthu_index_waiting', 'Changes that the search index has not taken over.', lag.waiting),
    gauge('vanthu_index_lag_seconds', 'How long the oldest of them waits.', age(lag.since)),
    gauge(
      'vanthu_last_backup_timestamp_seconds',
      'When the last backup was made, in Unix time; 0 where there is none.',
      backupAt === null ? 0 : Date.parse(backupAt) / 1000,
    ),
    ...(room === null ? [] : roomMetrics(room)),
  ];
}

const roomMetrics = ({ usedBytes, mostBytes }: Room): Metric[] => [
  gauge('vanthu_database_bytes', 'What the database of the office holds.', usedBytes),
  gauge('vanthu_database_most_bytes', 'What it may hold; at its limit nothing is written.', mostBytes),
];

const gauge = (name: string, help: string, value: number): Metric => ({
  name,
  help,
  type: 'gauge',
  samples: [sample(value)],
});

function pageSeconds(seconds: readonly number[]): Metric {
  const sorted = [...seconds].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return {
    name: 'vanthu_page_seconds',
    help: 'Seconds a page took to read, over the last 200.',
    type: 'summary',
    samples: [
      ...(sorted.length === 0
        ? []
        : [0.5, 0.95].map((quantile) => sample(at(quantile), { quantile: String(quantile) }))),
      sample(
        sorted.reduce((sum, each) => sum + each, 0),
        {},
        '_sum',
      ),
      sample(sorted.length, {}, '_count'),
    ],
  };
}
