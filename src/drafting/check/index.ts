/** Kiểm tra thể thức: what a dispatch, a Word file or a PDF has against NĐ 30/2020. Pure: data in, findings out. */
import type { ReadPage } from '../../reading/index.ts';
import type { DispatchDocument } from '../document.ts';
import { readDocx } from '../docx/back/read.ts';
import { readWordFile } from '../docx/file.ts';
import { contentFindings, letterFindings } from './content.ts';
import type { Family, Finding } from './finding.ts';
import { fixDocx } from './fix-docx.ts';
import { isPartyFile, isPartyPages, partyFileFindings, partyPdfFindings } from './party.ts';
import { pdfFindings } from './pdf-file.ts';
import { wordFileFindings } from './word-file.ts';

export { isFixableInFile } from './fix-docx.ts';
export {
  RULE_SETS,
  ruleIds,
  ruleOf,
  RULE_SET,
  withFixes,
  type Family,
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
  return checkWordFile(bytes).findings;
}

/** What was found, and by whose rules. */
export interface FileCheck {
  family: Family;
  findings: Finding[];
}

/**
 * By the rules of the family the file belongs to, as its title says.
 *
 * @throws AppError `drafting.not-a-word-file`
 */
export function checkWordFile(bytes: Uint8Array): FileCheck {
  const file = readWordFile(bytes);
  if (isPartyFile(file)) return { family: 'party', findings: sorted(partyFileFindings(file)) };
  const content = contentFindings(readDocx(bytes)).map(withoutFix);
  return { family: 'state', findings: sorted([...wordFileFindings(file), ...content]) };
}

/**
 * A Word file with what is safe put right: all of it, or only some of the findings, by their places in the list.
 *
 * @throws AppError `drafting.not-a-word-file`
 */
export function fixWordFile(bytes: Uint8Array, only: readonly number[] | null = null): Uint8Array {
  const { findings } = checkWordFile(bytes);
  return fixDocx(bytes, only === null ? findings : findings.filter((_, index) => only.includes(index)));
}

/** Of a PDF as it was read. */
export function checkPdf(pages: readonly ReadPage[]): Finding[] {
  return checkPdfPages(pages).findings;
}

export function checkPdfPages(pages: readonly ReadPage[]): FileCheck {
  if (isPartyPages(pages)) return { family: 'party', findings: sorted(partyPdfFindings(pages)) };
  return { family: 'state', findings: sorted(pdfFindings(pages)) };
}

/** A file made elsewhere is not changed here. */
const withoutFix = (found: Finding): Finding => ({ ...found, fixes: [] });

const ORDER = ['error', 'warning', 'note', 'cannot-tell'];

function sorted(findings: Finding[]): Finding[] {
  return findings.sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
}
