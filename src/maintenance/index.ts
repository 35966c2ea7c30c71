/** Maintenance: checking, saving and restoring all that an office keeps. */
export { backup, type BackupOutcome, restore } from './backup.ts';
export { check, type CheckOptions, type CheckReport } from './check.ts';
export { exitCodeOf, reportText } from './report.ts';
export { exportOffice, type ExportOptions, type ExportOutcome, importOffice } from './open-export.ts';
export { officeMetrics } from './metrics.ts';
export { noteBackup } from './metrics-store.ts';
export { backupFrom } from './moving/backup-from.ts';
export { type AgencyAddress } from './moving/agency-door.ts';
export * from './moving/errors.ts';
export { endAgency, type EndConfirmed, type EndOutcome } from './moving/end-agency.ts';
export { type MoveOutcome, restoreTo } from './moving/restore-to.ts';
export {
  type Batch,
  batchAfter,
  chainAfter,
  countsOf,
  type EndOfTrail,
  endOfTrail,
  isEmptyOffice,
  isSameChain,
  type MovedTable,
  movedTables,
  namedOriginals,
  type Place,
  type RowEngine,
  schemaOf,
  sequencesOf,
  setSequences,
  START,
  takeBatch,
} from './moving/store.ts';
