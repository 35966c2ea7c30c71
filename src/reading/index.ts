/**
 * What other rooms may use of reading. Nothing in it needs native code: what reads with processes of this machine
 * is in `on-this-machine.ts`, for the programs that have some.
 */
export {
  isRead,
  lineText,
  pageText,
  type Box,
  type FailedPage,
  type Line,
  type PageReading,
  type PageSource,
  type ReadPage,
  type Word,
  type Zone,
} from './page.ts';
export { flowOf, type Flow, type FlowParagraph, type FlowTable } from './flow.ts';
export { paperSignsOf, type PaperSigns, type SignEvidence } from './paper-signs.ts';
export { paperStartsOf, type PaperStart } from './paper-starts.ts';
export { pageAsJson, type PageAsJson, type WordAsJson } from './page-json.ts';
export { PAPER_KINDS, DEFAULT_LIMITS, type PaperKind, type PaperLimits } from './paper.ts';
export type { EngineChoice } from './engine.ts';
export type {
  KeepPdf,
  PaperAtHand,
  ReadCallbacks,
  Readers,
  ReadRequest,
  SearchableRequest,
} from './readers.ts';
export { type DeskOptions, type Hand, type ReaderElsewhere, ReadingDesk, type Task } from './desk.ts';
export { type ReadOnce, readOnce } from './read-once.ts';
export type { PageImage, PageImageOptions } from './page-image.ts';
export type { QuarterTurn } from './raster.ts';
export type { Margins, PageSettings, PlannedPage, ReadingPlan } from './reading-plan.ts';
export type { SearchablePage, SearchableResult } from './searchable/searchable-paper.ts';
export {
  READ_JOB,
  readJob,
  type ReadJobDeps,
  type ReadJobPayload,
  type ReadingListener,
} from './read-job.ts';
export { noteAttendance, unattendedSince } from './attendance-store.ts';
export { Loans } from './elsewhere/loans.ts';
export { loanRoutes, logOfEnded, logOfNotParted, ownKeysInForce } from './elsewhere/routes.ts';
export { sharedLending, type SharedLending } from './elsewhere/shared-lending.ts';
export {
  allowSharedReaders,
  seeSharedReaders,
  SHARED_READERS_MAY,
  type SharedReadersMay,
} from './elsewhere/shared-readers.ts';
export { sharedReadersMay } from './elsewhere/shared-readers-store.ts';
export { type SharedDoor, sharedReadersRoutes } from './elsewhere/shared-readers-routes.ts';
export {
  type Announcement,
  type Lent,
  NOTHING_WAITS,
  Switchboard,
  type Wish,
} from './elsewhere/switchboard.ts';
export { switchboardRoutes } from './elsewhere/switchboard-routes.ts';
