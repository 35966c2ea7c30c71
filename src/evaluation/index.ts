/** Measuring: how well papers are read and understood, on gold papers of an office's own. Pure. */
export { type ComparedDeadline, type ComparedObligation, type ComparedPaper, goldSchema } from './gold.ts';
export { evaluationText, percent } from './report.ts';
export { type ComparedText, type PaperScore, scorePaper, type Total, totalOf } from './score.ts';
export { isSameWording } from './wording.ts';
