/** The follow-up (theo dõi nhiệm vụ): what is asked of us and what others owe us, until it is done. */
export {
  createObligation,
  type CreatedObligation,
  type NewObligation,
  NO_DEADLINE,
  type ObligationSource,
} from './create.ts';
export { type PartyChoice, type PartyChoices } from './parties.ts';
export {
  type Action,
  ACTION_NAMES,
  ACTIONS,
  actionsFor,
  type Relation,
  RELATION_NAMES,
  RELATIONS,
  STATUS_NAMES,
} from './lifecycle.ts';
export {
  OPEN_STATUSES,
  SIDES,
  type Side,
  SOURCES,
  type SourceKind,
  type Status,
  STATUSES,
} from './schema.ts';
export { type Acted, type On } from './acting.ts';
export { type Part } from './assign.ts';
export { deedInWords, deedName } from './history-words.ts';
export { isOpen, refusal, type ActionRule, ruleOf } from './lifecycle.ts';
export { type ListScope, type ObligationFilter, SCOPES } from './list-ways.ts';
export { type Paging } from './list-store.ts';
export {
  countObligations,
  countWaitingForMe,
  listByStatus,
  listObligations,
  loadsOfUnits,
  obligationCalendar,
  viewObligation,
} from './open.ts';
export { type BulkOutcome, MOST_AT_ONCE, type ObligationCommand, perform, performOnMany } from './perform.ts';
export {
  changeFollowUpSettings,
  type FollowUpSettings,
  followUpSettings,
  followUpSettingsSchema,
} from './settings.ts';
export { type Standing, STANDINGS, standingOf } from './standing.ts';
export type * from './views.ts';
export { type NamedUnit, seenUnit } from './seen-unit.ts';
export { takeOverIssued, takeOverJob, type TakeOverDeps } from './take-over.ts';
export { direct, type Directed } from './direct.ts';
export { directiveRoutes, handOverRoutes } from './directive-routes.ts';
export { handOver, type HandOver, type Held, heldBy } from './hand-over.ts';
export { addFile, fileOfObligation } from './files.ts';
export { handOut, type HandedDuty, type HandOut, mayHandOut } from './hand-out.ts';
export { obligationRoutes, type ObligationRoutesDeps } from './routes.ts';
export { forgetView, keepView, savedViews } from './saved-views.ts';
export { calendarFeedOf, calendarOf, closeCalendarFeed, openCalendarFeed } from './calendar-feed.ts';
export { beginDailyWork, nextDailyWorkAt } from './daily.ts';
export { DIGEST_JOB, type DigestDeps, digestJob } from './digest.ts';
export { type HttpMail, httpMailer, httpMailUrl } from './http-mail.ts';
export { type Mailer, smtpMailer } from './mail.ts';
export {
  changeMyAddress,
  myAddress,
  myNotices,
  type NoticeView,
  readNotices,
  unreadNotices,
} from './notices.ts';
export { OCCURRENCES_JOB, occurrencesJob } from './occurrences.ts';
export { REMIND_JOB, remindJob } from './remind.ts';
export { type FollowUpReport, followUpReport } from './follow-up-report.ts';
export { neighbour, PERIOD_KINDS, type PeriodKind } from './periods.ts';
export { CATEGORY_COLUMNS, notesOf, percent, unitName } from './report-print.ts';
export { reportRoutes } from './report-routes.ts';
export { type LateLetter, lateLetter } from './late-letter.ts';
export { noticeApiRoutes } from './notice-routes.ts';
export { rebuildStandings } from './store.ts';
