/** Việc định kỳ: the occurrences of recurring duties come into being ahead of their days, each exactly once. */
import { addDays } from '../calendar/index.ts';
import { SERVICE } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import type { JobHandler } from '../platform/jobs/runner.ts';
import { createObligation } from './create.ts';
import type { PartyChoice } from './parties.ts';
import { occurrencesOf, rulesOf } from './recurrence.ts';
import type { PartyRole } from './schema.ts';
import { followUpSettings } from './settings.ts';
import {
  occurrencesMade,
  openSeries,
  type ObligationRecord,
  type Party,
  partiesOf,
  textOf,
} from './store.ts';

export const OCCURRENCES_JOB = 'obligations.occurrences';

export function occurrencesJob({ db, clock }: { db: Db; clock: Clock }): JobHandler {
  return {
    run({ signal }) {
      for (const series of openSeries(db)) {
        signal.throwIfAborted();
        makeOccurrences(db, series.id, clock);
      }
      return Promise.resolve();
    },
  };
}

/**
 * Makes the occurrences of one series that fall due from today to the horizon and are not there yet. The day of an
 * occurrence and its series are unique in the database: two runs at once make one of each.
 * @returns how many were made
 */
export function makeOccurrences(db: Db, seriesId: string, clock: Clock): number {
  return inTransaction(db, (tx) => {
    const series = openSeries(tx, seriesId)[0];
    if (series === undefined) return 0;
    const today = clock.today().date;
    const from = series.assignedOn > today ? series.assignedOn : today;
    const until = addDays(today, followUpSettings(tx).occurrencesAhead);
    const text = textOf(tx, series.id);
    const made = occurrencesMade(tx, series.id);
    const days = occurrencesOf(rulesOf(text.deadline), from, until).filter((day) => !made.has(day));
    for (const day of days) occurrence(tx, series, day, clock);
    return days.length;
  });
}

function occurrence(tx: Db, series: ObligationRecord, day: string, clock: Clock): void {
  const text = textOf(tx, series.id);
  const parties = partiesOf(tx, series.id);
  const of = (role: PartyRole) => parties.filter((party) => party.role === role).map(choiceOf);
  createObligation(
    tx,
    {
      source: {
        kind: 'series',
        dispatchId: series.dispatchId,
        parentId: series.id,
        seriesId: series.id,
        occurrenceOn: day,
      },
      action: text.action,
      side: series.side,
      product: text.product,
      kind: series.kind,
      urgent: series.urgent,
      assigner:
        series.assignerId === null
          ? { personId: null, name: series.assignerName }
          : { personId: series.assignerId, name: series.assignerName },
      parties: {
        lead: of('lead'),
        cooperator: of('cooperator'),
        watcher: of('watcher'),
        informed: of('informed'),
      },
      deadline: { kind: 'date', raw: text.deadline.raw, date: day },
      reportTo: text.reportTo,
      via: text.via,
      evidence: text.evidence,
    },
    SERVICE,
    clock,
  );
}

/** A unit that was dissolved since stands by its name, for somebody to give the duty to another. */
function choiceOf({ kind, partyId, name }: Party): PartyChoice {
  if (kind === 'unit') return { unitId: partyId };
  return kind === 'person' ? { personId: partyId } : { name };
}
