/**
 * Rules that can be told from a PDF: its paper, its edges, the fixed words and how number and day are written. A scan
 * tells nothing of typefaces and margins, and says so.
 */
import { mm } from '../../printing/index.ts';
import type { ReadPage } from '../../reading/index.ts';
import { lineText } from '../../reading/index.ts';
import { finding, ruleOf } from './finding.ts';
import type { Finding } from './finding.ts';
import { cannotTell, dayFindings, numberLineFindings } from './wording.ts';

export function pdfFindings(pages: readonly ReadPage[]): Finding[] {
  const [first] = pages;
  if (!first) return [];
  const scanned = pages.some((page) => page.source === 'ocr');
  const texts = first.lines.map((line) => lineText(line).replaceAll(/\s+/gu, ' ').trim());
  return [
    ...paperFindings(first),
    ...(scanned ? scanFindings() : edgeFindings(pages)),
    ...fixedWords(texts, scanned),
    ...texts
      .filter((text) => /^Số\s*:/u.test(text))
      .slice(0, 1)
      .flatMap(numberLineFindings),
    ...texts
      .filter((text) => /, ngày.*tháng.*năm/u.test(text))
      .slice(0, 1)
      .flatMap(dayFindings),
  ];
}

function paperFindings({ width, height }: ReadPage): Finding[] {
  const { limits } = ruleOf('paper');
  const sides = [width, height].map((side) => (side * 25.4) / 72).sort((one, other) => one - other);
  const slack = 3;
  const fits =
    Math.abs(sides[0]! - (limits.width ?? 0)) <= slack && Math.abs(sides[1]! - (limits.height ?? 0)) <= slack;
  if (fits) return [];
  const found = sides.map((side) => `${Math.round(side)} mm`).join(' × ');
  return [finding('paper', { expected: '210 × 297 mm', found })];
}

function scanFindings(): Finding[] {
  const reason = 'bản chụp, không có phông chữ và lề để đo';
  return ['font', 'size', 'margin-left', 'margin-right'].map((rule) => cannotTell(rule, null, reason));
}

/** Text is never nearer to an edge than the least margin; whether the margin is too wide cannot be seen. */
function edgeFindings(pages: readonly ReadPage[]): Finding[] {
  const lines = pages
    .filter((page) => page.height > page.width)
    .flatMap((page) => page.lines.map((line) => ({ page, line })));
  const left = Math.min(...lines.map(({ line }) => line.x));
  const right = Math.min(...lines.map(({ page, line }) => page.width - line.x - line.width));
  const findings: Finding[] = [];
  for (const [edge, length] of [
    ['left', left],
    ['right', right],
  ] as const) {
    const { least = 0, most = 0 } = ruleOf(`margin-${edge}`).limits;
    if (length >= mm(least) - 3 || !Number.isFinite(length)) continue;
    const found = `chữ cách mép ${((length * 25.4) / 72).toFixed(1).replace('.', ',')} mm`;
    findings.push(finding(`margin-${edge}`, { expected: `${least} – ${most} mm`, found }));
  }
  return findings;
}

function fixedWords(texts: readonly string[], scanned: boolean): Finding[] {
  const all = texts.join(' ');
  const findings: Finding[] = [];
  const miss = (rule: string, expected: string) =>
    findings.push(
      scanned
        ? cannotTell(rule, null, 'không đọc được trên bản chụp')
        : finding(rule, { expected, found: 'không có' }),
    );
  if (!/CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM/u.test(all))
    miss('nation', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  if (!/Độc lập ?[-–] ?Tự do ?[-–] ?Hạnh phúc/u.test(all)) miss('motto', 'Độc lập - Tự do - Hạnh phúc');
  return findings;
}
