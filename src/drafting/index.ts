/** Dispatches while they are written: the model, how it is printed, and Word files. */
export * from './document.ts';
export { readDocx } from './docx/back/read.ts';
export { writeDocx } from './docx/write.ts';
export { labelsOf } from './numbering.ts';
export { previewPages, printPdf } from './print.ts';
export { SIGNING_FORM_NAMES, SIGNING_FORMS, signatureTitles, type SigningForm } from './signing.ts';
