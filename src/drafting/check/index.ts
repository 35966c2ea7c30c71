/** Kiểm tra thể thức: what a dispatch, a Word file or a PDF has against NĐ 30/2020. Pure: data in, findings out. */
import type { ReadPage } from '../../reading/index.ts';
import type { DispatchDocument } from '../document.ts';
import { readDocx } from '../docx/back/read.ts';
import { readWordFile } from '../docx/file.ts';
import { contentFindings, letterFindings } from './content.ts';
import type { Finding } from './finding.ts';
import { pdfFindings } from './pdf-file.ts';
import { wordFileFindings } from './word-file.ts';

export {
  ruleIds,
  ruleOf,
  RULE_SET,
  withFixes,
  type Finding,
  type Fix,
  type Rule,
  type Severity,
} from './finding.ts';

/** Of a draft: its looks are right by themselves, its parts and words are checked. */
export function checkDraft(document: DispatchDocument): Finding[] {
  return sorted([...contentFindings(document), ...letterFindings(document)]);
}

/**
 * Of a Word file: looks, parts and words.
 *
 * @throws AppError `drafting.not-a-word-file`
 */
export function checkDocx(bytes: Uint8Array): Finding[] {
  return sorted([
    ...wordFileFindings(readWordFile(bytes)),
    ...contentFindings(readDocx(bytes)).map(withoutFix),
  ]);
}

/** Of a PDF as it was read. */
export function checkPdf(pages: readonly ReadPage[]): Finding[] {
  return sorted(pdfFindings(pages));
}

/** A file made elsewhere is not changed here. */
const withoutFix = (found: Finding): Finding => ({ ...found, fixes: [] });

const ORDER = ['error', 'warning', 'note', 'cannot-tell'];

function sorted(findings: Finding[]): Finding[] {
  return findings.sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
}
