/** The registry: papers from their arrival to their number, and who may see them. */
export { type CheckSignatures, digitalSignatures, recheckSignatures } from './digital-signatures.ts';
export {
  DISPATCH_ACTIONS,
  type DispatchAction,
  MAY_HAND_IN,
  OFFICE_ACTIONS,
  type OfficeAction,
} from './actions.ts';
export {
  arrangePages,
  type ArrangePages,
  mergePapers,
  type MergePapers,
  splitPaper,
  type SplitPaper,
  undoPageChange,
} from './arrange-pages.ts';
export { type Versioned } from './changing.ts';
export {
  compareReadings,
  dropProposal,
  keepProposal,
  proposeReading,
  type ProposeReading,
  type ReadingComparison,
} from './propose-reading.ts';
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
  takePossible,
  undoAccepted,
} from './decide-obligations.ts';
export { acceptedLast } from './accepted-last.ts';
export {
  BLANK_STATEMENT,
  type ChosenPassage,
  passagesSchema,
  type Statement,
  statementSchema,
} from './obligation-statements.ts';
export { type EditFigures, editFigures, type FieldEdits, type ObligationEdits } from './edit-figures.ts';
export { TAKE_OVER_JOB } from './follow-up.ts';
export { stateOwnObligations } from './state-own.ts';
export { FIELD_VALUES, REQUIRED_FIELDS } from './fields.ts';
export { type DispatchFilter, type PageRequest } from './list-store.ts';
export { handlingFor, listDispatches, queue, waitingFor } from './lists.ts';
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
export {
  hasAbandonedReadings,
  readingListener,
  type ReadingListenerDeps,
  settleAbandonedReadings,
} from './reading-turns.ts';
export {
  acceptFromInbox,
  handIn,
  type HandedIn,
  receiveDispatch,
  type ReceivedDispatch,
  type ReceivingDeps,
} from './receive.ts';
export { receiveUpload, type UploadDeps } from './receive-upload.ts';
export {
  getRegister,
  listRegisters,
  type RegisterDispatch,
  registerDispatch,
  registerEntries,
} from './register.ts';
export {
  configureRegister,
  createRegister,
  likelyPlace,
  type NewRegister,
  type RegisterChange,
} from './books.ts';
export { bookAsPdf, bookAsSheet, type BookRequest } from './book-print.ts';
export { cancelNumber, correctEntry, type EntryColumns, entryOfDispatch, signForPaper } from './entries.ts';
export { type BookRange } from './entry-store.ts';
export { handlingSlip } from './handling-slip.ts';
export { type AddLink, addLink, linksOfDispatch, removeLink, threadOf } from './links.ts';
export { LINK_KINDS, type LinkKind } from './link-schema.ts';
export {
  assertMayHandOver,
  completePaper,
  colleaguesAmong,
  forwardPaper,
  type Forwarding,
  handOverPapers,
  papersWith,
  keepForInformation,
  type NewDirective,
  type Party,
  refusePaper,
  returnPaper,
  sayOpinion,
  submitToLeader,
  writeDirective,
} from './routing.ts';
export { routingOfDispatch } from './routing-view.ts';
export { OPINION_LAYERS, type OpinionLayer } from './routing-schema.ts';
export { isLate } from './time-limits.ts';
export { suggestedDirectives } from './suggested-directives.ts';
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
  type Handling,
  HANDLINGS,
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
export { MOST_UNOPENED } from './views.ts';
export type * from './views.ts';
export { seesAllDispatches, visibleTo } from './visibility.ts';
export {
  STATUS_CODES,
  STATUS_NAMES,
  type StatusMessage,
  type StatusName,
  statusXml,
} from './edxml/status.ts';
export { attachmentsOf, markStatusSent, packageOf, packageOfDispatch, statusesOf } from './edxml/store.ts';
export { EXCHANGE_ATTEMPTS, TELL_SENDER_JOB } from './edxml/tell-sender.ts';
export { arriveRead, collected, receivePackage } from './edxml/arrive.ts';
export { type EdxmlPackage, readPackage } from './edxml/package.ts';
export { type ArrivedStatus, readStatus } from './edxml/status-in.ts';
export { tellStatus } from './edxml/tell.ts';
export { documentIdOf, type OutgoingMessage, type OutgoingPackage, writePackage } from './edxml/write.ts';
export { type IssuedPaper, noteIssue, noteRecall, noteSealed, registerIssued } from './issued.ts';
export { IMPORT_COLUMNS, type ImportColumn, type Mapping } from './import/columns.ts';
export {
  type ImportPreview,
  listImports,
  MOST_IMPORT_BYTES,
  previewImport,
  runImport,
  stageImport,
  undoImport,
} from './import/take-over.ts';
export { moveStamp, stampedCopy, stampPlace, STAMP_SIZE } from './stamp.ts';
