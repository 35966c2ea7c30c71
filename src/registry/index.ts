/** The registry: papers from their arrival to their number, and who may see them. */
export { DISPATCH_ACTIONS, type DispatchAction, MAY_HAND_IN } from './actions.ts';
export { type Versioned } from './changing.ts';
export {
  acceptAll,
  type DecidedDispatch,
  decideField,
  type FieldDecision,
  nextToVerify,
  verifyDispatch,
} from './decide.ts';
export {
  acceptObligations,
  CONFIDENT,
  createObligation,
  type DecidedObligations,
  decideObligation,
  type ObligationDecisionCommand,
} from './decide-obligations.ts';
export {
  BLANK_STATEMENT,
  type ChosenPassage,
  passagesSchema,
  type Statement,
  statementSchema,
} from './obligation-statements.ts';
export { type EditFigures, editFigures, type FieldEdits, type ObligationEdits } from './edit-figures.ts';
export { TAKE_OVER_JOB } from './follow-up.ts';
export { FIELD_VALUES, REQUIRED_FIELDS } from './fields.ts';
export { type DispatchFilter, type PageRequest } from './list-store.ts';
export { listDispatches, queue, waitingFor } from './lists.ts';
export {
  pagePictures,
  type PagePictures,
  type PagePicturesOptions,
  type RenderPage,
} from './page-pictures.ts';
export { createProgressFeed, type ProgressFeed } from './progress.ts';
export { registryRoutes, type RegistryRoutesDeps } from './routes.ts';
export {
  dispatchHistory,
  downloadDispatch,
  fileOfDispatch,
  obligationsOfDispatch,
  openDispatch,
  pageWords,
  reopenDispatch,
  viewDispatch,
} from './open.ts';
export {
  PURGE_JOB,
  purgeJob,
  purgeQuarantined,
  releaseFromQuarantine,
  type RemovalDeps,
  WIPE_JOB,
  wipeJob,
} from './quarantine.ts';
export { readingListener, type ReadingListenerDeps, settleAbandonedReadings } from './reading-turns.ts';
export {
  acceptFromInbox,
  handIn,
  type HandedIn,
  receiveDispatch,
  type ReceivedDispatch,
  type ReceivingDeps,
} from './receive.ts';
export { receiveUpload, type UploadDeps } from './receive-upload.ts';
export { listRegisters, type RegisterDispatch, registerDispatch, registerEntries } from './register.ts';
export { cancelReading, rereadDispatch, retryReading } from './reread.ts';
export { routeDispatch, withdrawDispatch } from './route.ts';
export {
  CHANNELS,
  type Channel,
  type Direction,
  DIRECTIONS,
  DISPATCH_STATES,
  type DispatchState,
  type FieldState,
  type ObligationDecisionKind,
} from './schema.ts';
export {
  archiveAfter,
  type ArchivePlace,
  dispatchesForSearch,
  dispatchForSearch,
  FINDABLE,
  obligationsForSearch,
} from './search-store.ts';
export {
  type SearchableCopies,
  searchableCopies,
  type SearchableCopiesOptions,
  type WriteSearchable,
} from './searchable-copies.ts';
export { UNDERSTAND_JOB, understandJob, type UnderstandJobDeps } from './understand-job.ts';
export type * from './views.ts';
export { seesAllDispatches, visibleTo } from './visibility.ts';
