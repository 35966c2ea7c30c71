/**
 * Văn bản của Đảng: its own rules (tiêu đề instead of quốc hiệu, "Số 05-NQ/ĐU", T/M, K/T), as data beside those of the
 * State. A commune's office writes both every day.
 */
import { lineText, type ReadPage } from '../../reading/index.ts';
import type { WordFile, WordParagraph } from '../docx/file.ts';
import { paragraphsOf } from '../docx/file.ts';
import { finding, ruleOf, type Finding } from './finding.ts';
import { cannotTell } from './wording.ts';

const TITLE = /^ĐẢNG CỘNG SẢN VIỆT NAM$/u;
const tidy = (text: string) => text.replaceAll(/[\u00a0\s]+/gu, ' ').trim();

/** How far down the title of a paper may stand, in paragraphs. */
const HEAD = 25;

export const isPartyFile = (file: WordFile): boolean =>
  paragraphsOf(file.sections.flatMap(({ blocks }) => blocks))
    .slice(0, HEAD)
    .some(({ text }) => TITLE.test(tidy(text)));

export const isPartyPages = (pages: readonly ReadPage[]): boolean =>
  (pages[0]?.lines ?? []).slice(0, HEAD).some((line) => /ĐẢNG CỘNG SẢN VIỆT NAM/u.test(lineText(line)));

export function partyFileFindings(file: WordFile): Finding[] {
  const paragraphs = paragraphsOf(file.sections.flatMap(({ blocks }) => blocks));
  return [
    ...pageFindings(file),
    ...fontFindings(paragraphs),
    ...wordFindings(paragraphs.map(({ text }) => tidy(text)).filter(Boolean)),
    ...postFindings(paragraphs),
    ...recipientLine(paragraphs),
  ];
}

/** Of a PDF: its words; looks cannot be told. */
export function partyPdfFindings(pages: readonly ReadPage[]): Finding[] {
  const lines = pages.flatMap((page) => page.lines.map((line) => tidy(lineText(line))));
  const looks = ['party-font', 'party-post', 'party-recipients-line'];
  return [
    ...wordFindings(lines.filter(Boolean)),
    ...looks.map((rule) => cannotTell(rule, null, 'tệp PDF không cho biết kiểu chữ')),
  ];
}

const millimetres = (points: number) => (points * 25.4) / 72;
const written = (length: number) => `${length.toFixed(1).replace('.', ',')} mm`;
/** Word rounds to a twentieth of a point, offices to half a millimetre. */
const MARGIN_SLACK_MM = 0.6;

function pageFindings({ sections }: WordFile): Finding[] {
  const [first] = sections;
  if (first === undefined) return [];
  const findings: Finding[] = [];
  const { width, height, margins } = first;
  const { limits } = ruleOf('party-paper');
  if (width !== undefined && height !== undefined) {
    const sides = [width, height].map(millimetres).toSorted((a, b) => a - b);
    const slack = limits.slack ?? 1;
    if (Math.abs(sides[0]! - limits.width!) > slack || Math.abs(sides[1]! - limits.height!) > slack) {
      findings.push(
        finding('party-paper', { expected: '210 × 297 mm', found: sides.map(written).join(' × ') }),
      );
    }
  }
  for (const edge of ['top', 'bottom', 'left', 'right'] as const) {
    const { least = 0, most = 0 } = ruleOf(`party-margin-${edge}`).limits;
    const length = margins[edge] === undefined ? undefined : millimetres(margins[edge]);
    if (length === undefined || (length >= least - MARGIN_SLACK_MM && length <= most + MARGIN_SLACK_MM))
      continue;
    findings.push(finding(`party-margin-${edge}`, { expected: `${least} mm`, found: written(length) }));
  }
  return findings;
}

function fontFindings(paragraphs: readonly WordParagraph[]): Finding[] {
  const runs = paragraphs.flatMap((paragraph) => paragraph.runs).filter(({ text }) => text.trim() !== '');
  const foreign = runs.find(({ font }) => font !== undefined && !/^Times New Roman$/iu.test(font));
  if (foreign === undefined) return [];
  const found = `${foreign.font ?? ''} ở “${foreign.text.trim().slice(0, 40)}”`;
  return [finding('party-font', { expected: 'Times New Roman', found })];
}

function wordFindings(lines: readonly string[]): Finding[] {
  return [...titleFindings(lines), ...numberFindings(lines), ...powerFindings(lines), ...endFindings(lines)];
}

function titleFindings(lines: readonly string[]): Finding[] {
  const nation = lines.find((line) => /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA/u.test(line));
  if (nation === undefined) return [];
  return [finding('party-title', { expected: 'ĐẢNG CỘNG SẢN VIỆT NAM', found: nation })];
}

const NUMBER = /^Số ?(?:\d+|[.…_ ]*)-\p{Lu}[\p{L}]*\/\p{Lu}[\p{L}.&-]*/u;

/** "Số: 05/NQ-ĐU" is how the State writes it. */
function numberFindings(lines: readonly string[]): Finding[] {
  const line = lines.find((text) => /^Số ?:? ?[\d.…_]*\s*[-/]/u.test(text));
  if (line === undefined)
    return [finding('party-number', { place: 'number', expected: 'Số …-…/…', found: 'không có' })];
  if (NUMBER.test(line)) return [];
  const [, number = '…', kind = 'NQ', agency = 'ĐU'] =
    /^Số ?:? ?(\d+)?[\s.…_]*[-/] ?(\p{Lu}\p{L}*) ?[-/] ?(\p{Lu}\p{L}*)?/u.exec(line) ?? [];
  return [
    finding('party-number', { place: 'number', expected: `Số ${number}-${kind}/${agency}`, found: line }),
  ];
}

const STATE_POWER = /^(?:TM|KT|TL)\.\s*(?=\p{Lu})/u;

function powerFindings(lines: readonly string[]): Finding[] {
  return lines
    .filter((line) => STATE_POWER.test(line))
    .map((found) => {
      const expected = found.replace(/^(\p{Lu})(\p{Lu})\.\s*/u, '$1/$2 ');
      return finding('party-power', { place: 'signature', expected, found });
    });
}

function endFindings(lines: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  const end = lines.find((line) => line.endsWith('./.'));
  if (end !== undefined)
    findings.push(finding('party-end', { expected: 'dấu chấm', found: `…${end.slice(-30)}` }));
  if (!lines.some((line) => /^Nơi nhận ?:?/u.test(line))) {
    findings.push(
      finding('party-recipients', { place: 'recipients', expected: 'Nơi nhận', found: 'không có' }),
    );
  }
  const filed = lines.find((line) => /^-? ?Lưu ?:/u.test(line));
  if (filed !== undefined) {
    const expected = filed.replace(/Lưu ?: ?/u, 'Lưu ');
    findings.push(finding('party-filed', { place: 'recipients', expected, found: filed }));
  }
  return findings;
}

const POST = /^(?:BÍ THƯ|PHÓ BÍ THƯ|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|PHÓ TRƯỞNG BAN)/u;

function postFindings(paragraphs: readonly WordParagraph[]): Finding[] {
  const bold = paragraphs.find(
    ({ text, runs }) => POST.test(tidy(text)) && runs.some((run) => run.bold === true),
  );
  if (bold === undefined) return [];
  return [
    finding('party-post', {
      place: 'signature',
      expected: 'đứng, không đậm',
      found: `đậm ở “${tidy(bold.text)}”`,
    }),
  ];
}

function recipientLine(paragraphs: readonly WordParagraph[]): Finding[] {
  const label = paragraphs.find(({ text }) => tidy(text).startsWith('Nơi nhận'));
  if (label === undefined || label.runs.some(({ underline }) => underline === true)) return [];
  return [
    finding('party-recipients-line', {
      place: 'recipients',
      expected: 'gạch dưới chữ Nơi nhận',
      found: 'không có',
    }),
  ];
}
