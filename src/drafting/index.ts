/** Dispatches while they are written: the model, how it is printed, Word files, and drafts on their way to the signature. */
export { beginDraft, type BeginDraft, MAY_DRAFT } from './begin.ts';
export { type After, beginAfter } from './begin-after.ts';
export { comment, remarksOn, type RemarkView, settleComment } from './comments.ts';
export { type ChangedPassage, changedPassages, passagesOf } from './comparison.ts';
export { DRAFT_RELATION_NAMES, DRAFT_STATE_NAMES, type DraftRelation, type DraftStep, LIFE } from './life.ts';
/** `draftForIndex` and `draftsVisibleTo` are for the search index: its ids come by the search outbox. */
export {
  draftForIndex,
  type DraftPage,
  type DraftView,
  type IndexedDraft,
  listDrafts,
  filledFormOf,
  viewDraft,
  waitingDrafts,
} from './open.ts';
export { draftsVisibleTo } from './draft-visibility.ts';
export {
  changeOfficeProfile,
  grantPower,
  listPowers,
  type NewPower,
  officeProfile,
  type OfficeProfile,
  powersFor,
  revokePower,
} from './powers.ts';
export { deliverJob, type DeliverDeps } from './deliver-job.ts';
export { failDelivery, RING_JOB, ringJob, ringOfSilence, silenceDueAt } from './ring.ts';
export {
  DELIVER_JOB,
  deliveriesOfDraft,
  DELIVERY_MARKS,
  marksFor,
  type DeliveryMark,
  frozenFileOf,
  issuePaper,
  markDelivery,
  recallPaper,
  type Receiver,
  suggestedFor,
  suggestedReceivers,
  CARRY_JOB,
  canBeSentAgain,
  sendAgain,
} from './issue.ts';
export { type PackageDeps, packageFor, packageOfIssued } from './package.ts';
export { type MarkedByStatus, markByStatus, takeInStatus } from './delivery-status.ts';
export { changeDelivery, deliveriesOf, type DeliveryRecord, findDelivery } from './delivery-store.ts';
export {
  type DraftNotice,
  type DraftNoticeKind,
  myDraftNotices,
  readDraftNotices,
  unreadDraftNotices,
} from './notices.ts';
export { type Enclosure, sealPaper, type SealedPaper } from './seal.ts';
export { signDraft, type SignDraft, type SignedPaper, type SigningDeps } from './sign.ts';
export { differencesFrom, noteWriting, saveDraft } from './save.ts';
export {
  DRAFT_STATES,
  type DraftSourceKind,
  DELIVERY_CHANNELS,
  type DeliveryChannel,
  type DeliveryState,
  type DraftState,
  SOURCE_KINDS,
  type VersionCause,
} from './schema.ts';
export {
  addWriter,
  chooseReviewer,
  chooseSigner,
  missingParts,
  removeWriter,
  takeStep,
  type WordStep,
} from './steps.ts';
export { DRAFT_LISTS, type DraftList, type DraftRow, draftsOfSource, recordOf } from './store.ts';
export {
  compareVersions,
  documentOfVersion,
  keepVersion,
  restoreVersion,
  takeBackFromWord,
} from './versions.ts';
export {
  checkDocx,
  checkDraft,
  checkPdf,
  checkPdfPages,
  checkWordFile,
  type Family,
  type FileCheck,
  fixWordFile,
  isFixableInFile,
  RULE_SETS,
  RULE_SET,
  ruleIds,
  ruleOf,
  withFixes,
  type Finding,
  type Fix,
  type Severity,
} from './check/index.ts';
export { checkUpload, type UploadCheck } from './check/upload.ts';
export * from './document.ts';
export { readDocx } from './docx/back/read.ts';
export { writeDocx } from './docx/write.ts';
export { labelsOf } from './numbering.ts';
export { previewPages, printPdf } from './print.ts';
export { draftFile } from './print-draft.ts';
export { sealPlace, signaturePlaces } from './layout/signature-places.ts';
export {
  type DispatchSigning,
  type Seal,
  sealed,
  signCopy,
  signDispatch,
  type SignedBy,
  signEnclosure,
  vietnamTime,
} from './sign-dispatch.ts';
export { SIGNING_FORM_NAMES, SIGNING_FORMS, signatureTitles, type SigningForm } from './signing.ts';
export {
  fillTemplate,
  sampleAnswers,
  wrongAnswers,
  type Answer,
  type Answers,
  type Filling,
  type Office,
} from './templates/fill.ts';
export { loadTemplate, tryTemplate, type Template, type TemplateFault } from './templates/load.ts';
export { blocksOf, markupOf } from './templates/markup.ts';
export type { TemplateField } from './templates/schema.ts';
export { requireTemplate, shippedSource, templates } from './templates/shelf.ts';
export {
  type OfferedTemplate,
  requireFormInUse,
  requireTemplateInUse,
  type TemplateInUse,
  templatesInUse,
} from './templates/in-use.ts';
export {
  changeTemplateState,
  createTemplate,
  type KeptTemplate,
  type LibraryDeps,
  tryOut,
  restoreTemplateVersion,
  saveTemplate,
  sourceOfVersion,
  textContent,
} from './templates/library.ts';
export {
  type ComparedLine,
  compareTemplateVersions,
  type LibraryEntry,
  type LibraryView,
  listLibrary,
  viewLibrary,
} from './templates/overview.ts';
export type { Trial } from './templates/trial.ts';
export { FIELD_TYPES, type FieldType } from './templates/schema.ts';
export { filledForm, type FilledForm } from './templates/word-form/as-draft.ts';
export { fillForm } from './templates/word-form/fill.ts';
export {
  suggestedFields,
  type WordForm,
  type WordFormHead,
  wordFormHead,
} from './templates/word-form/form.ts';
export { contentOfVersion, fileOfVersion, formContent } from './templates/word-form/keep.ts';
export { MOST_FORM_BYTES } from './templates/word-form/open.ts';
export { TEMPLATE_RIGHTS, type TemplateRight } from './template-rights.ts';
export {
  TEMPLATE_STATES,
  type TemplateCause,
  type TemplateFormat,
  type TemplateState,
} from './template-schema.ts';
export { documentKindNames } from './kinds.ts';
export { type Assignment, handedOut, type HandedOut } from './assigning.ts';
export {
  answersFrom,
  answersHandingOn,
  answersOfReply,
  type AnsweredPaper,
  askedFor,
  fullCitation,
  shortCitation,
} from './from-dispatch.ts';
export { answersFromLate } from './from-late.ts';
export { type SuggestedProfile, suggestedProfile } from './suggested-profile.ts';
export { suggestedUnitSymbol } from './unit-symbol.ts';
export { draftingRoutes } from './routes.ts';
