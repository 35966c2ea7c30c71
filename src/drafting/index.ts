/** Dispatches while they are written: the model, how it is printed, and Word files. */
export {
  checkDocx,
  checkDraft,
  checkPdf,
  RULE_SET,
  ruleIds,
  ruleOf,
  withFixes,
  type Finding,
  type Fix,
  type Severity,
} from './check/index.ts';
export * from './document.ts';
export { readDocx } from './docx/back/read.ts';
export { writeDocx } from './docx/write.ts';
export { labelsOf } from './numbering.ts';
export { previewPages, printPdf } from './print.ts';
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
export { requireTemplate, templates } from './templates/shelf.ts';
export { answersFrom, type AnsweredPaper } from './from-dispatch.ts';
export { answersFromLate } from './from-late.ts';
export { draftingRoutes } from './routes.ts';
