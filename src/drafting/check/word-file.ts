/** Rules on the looks of a Word file (NĐ 30/2020, PL I, Phần I, I, II and table V). */
import { mm } from '../../printing/index.ts';
import { roleOf } from '../docx/back/roles.ts';
import type { Role, Zone } from '../docx/back/roles.ts';
import { paragraphsOf } from '../docx/file.ts';
import type { WordBlock, WordCell, WordFile, WordParagraph, WordRun, WordSection } from '../docx/file.ts';
import { POINT_LETTERS } from '../numbering.ts';
import { finding, ruleOf } from './finding.ts';
import type { Finding } from './finding.ts';
import { cannotTell, dayFindings, numberLineFindings } from './wording.ts';

interface Line {
  paragraph: WordParagraph;
  role: Role;
}

export function wordFileFindings(file: WordFile): Finding[] {
  const lines = linesOf(file);
  return [
    ...file.sections.flatMap(pageFindings),
    ...pageNumberFindings(file),
    ...fixedWords(lines),
    ...writtenFindings(lines),
    ...lookFindings(lines),
    ...pointOrder(lines),
    ...ruleFindings(file, lines),
  ];
}

function linesOf(file: WordFile): Line[] {
  const lines: Line[] = [];
  let before: Role | undefined;
  const add = (paragraph: WordParagraph, zone: Zone) => {
    if (paragraph.text.trim() === '' && paragraph.label === '') return;
    before = roleOf(paragraph, zone, before);
    lines.push({ paragraph, role: before });
  };
  for (const { blocks } of file.sections) {
    for (const block of blocks) {
      if (block.kind === 'paragraph') add(block, 'text');
      else if (isFrame(block)) {
        for (const row of block.rows) {
          for (const [column, cell] of row.entries()) {
            before = undefined;
            for (const paragraph of paragraphsOf(cell.blocks)) add(paragraph, zoneOf(block, column, cell));
          }
        }
        before = undefined;
      }
    }
  }
  return lines;
}

const HEAD = /CỘNG H(?:ÒA|OÀ) XÃ HỘI|^Số\s*:/u;
type FrameTable = Extract<WordBlock, { kind: 'table' }>;

const isFrame = (table: FrameTable) =>
  paragraphsOf([table]).some(({ text }) => HEAD.test(text.trim()) || text.trim().startsWith('Nơi nhận'));

function zoneOf(table: FrameTable, column: number, cell: WordCell): Zone {
  if (paragraphsOf([table]).some(({ text }) => HEAD.test(text.trim())))
    return column === 0 ? 'head-left' : 'head-right';
  return paragraphsOf(cell.blocks).some(({ text }) => text.trim().startsWith('Nơi nhận'))
    ? 'foot-left'
    : 'foot-right';
}

const millimetres = (points: number) => (points * 25.4) / 72;
const written = (points: number) => `${millimetres(points).toFixed(1).replace('.', ',')} mm`;

function pageFindings(section: WordSection, index: number): Finding[] {
  const findings: Finding[] = [];
  const { width, height, landscape, margins } = section;
  const paper = ruleOf('paper').limits;
  if (width === undefined || height === undefined)
    findings.push(cannotTell('paper', null, 'tệp không ghi khổ giấy'));
  else {
    const [short, long] = [Math.min(width, height), Math.max(width, height)].map(millimetres) as [
      number,
      number,
    ];
    const slack = paper.slack ?? 1;
    if (Math.abs(short - (paper.width ?? 0)) > slack || Math.abs(long - (paper.height ?? 0)) > slack) {
      findings.push(
        finding('paper', { expected: '210 × 297 mm', found: `${written(width)} × ${written(height)}` }),
      );
    }
  }
  // A page on its side has its margins turned with it in some offices and not in others: the decree is silent.
  if (landscape || index > 0) return findings;
  for (const edge of ['top', 'bottom', 'left', 'right'] as const) {
    const { least = 0, most = 0 } = ruleOf(`margin-${edge}`).limits;
    const length = margins[edge];
    if (length === undefined) continue;
    if (length < mm(least) - 0.3 || length > mm(most) + 0.3) {
      findings.push(finding(`margin-${edge}`, { expected: `${least} – ${most} mm`, found: written(length) }));
    }
  }
  return findings;
}

function pageNumberFindings(file: WordFile): Finding[] {
  const expected = 'số trang ở giữa, trên đầu trang, từ trang thứ hai';
  if (file.footers.some(({ pageNumber }) => pageNumber)) {
    return [finding('page-number', { expected, found: 'số trang ở chân trang' })];
  }
  if (!file.headers.some(({ pageNumber }) => pageNumber)) {
    return [cannotTell('page-number', null, 'không có số trang; văn bản một trang thì không cần')];
  }
  if (file.sections[0]?.titlePage) return [];
  return [finding('page-number', { expected, found: 'số trang hiện cả ở trang thứ nhất' })];
}

function fixedWords(lines: readonly Line[]): Finding[] {
  if (lines.some(({ role, paragraph }) => role === 'kind' && /SAO/u.test(paragraph.text))) return [];
  const texts = lines.map(({ paragraph }) => paragraph.text.replaceAll(/\s+/gu, ' ').trim());
  const findings: Finding[] = [];
  if (!texts.some((text) => /^CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM$/u.test(text))) {
    const found = texts.find((text) => /^CỘNG H/iu.test(text)) ?? 'không có';
    findings.push(finding('nation', { expected: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', found }));
  }
  if (!texts.includes('Độc lập - Tự do - Hạnh phúc')) {
    const found = texts.find((text) => /^độc lập/iu.test(text)) ?? 'không có';
    findings.push(finding('motto', { expected: 'Độc lập - Tự do - Hạnh phúc', found }));
  }
  return findings;
}

function writtenFindings(lines: readonly Line[]): Finding[] {
  return lines.flatMap(({ role, paragraph }) => {
    if (role === 'number') return numberLineFindings(paragraph.text);
    return role === 'date' ? dayFindings(paragraph.text) : [];
  });
}

const NAMES: Partial<Record<Role, string>> = {
  nation: 'Quốc hiệu, Tiêu ngữ',
  parent: 'cơ quan chủ quản',
  agency: 'cơ quan ban hành',
  number: 'số, ký hiệu',
  date: 'địa danh, ngày tháng',
  'letter-subject': 'trích yếu',
  kind: 'tên loại',
  subject: 'trích yếu',
  'addressee-label': 'kính gửi',
  addressee: 'kính gửi',
  basis: 'căn cứ',
  'recipients-label': 'chữ Nơi nhận',
  recipient: 'danh sách nơi nhận',
  'signing-title': 'quyền hạn, chức vụ',
  'signing-name': 'họ tên người ký',
  appendix: 'Phụ lục',
  'appendix-title': 'tên phụ lục',
};

/** One finding for a kind of line, however many lines are so. */
function lookFindings(lines: readonly Line[]): Finding[] {
  const findings = new Map<string, Finding>();
  for (const { role, paragraph } of lines) {
    for (const found of [...runFindings(role, paragraph), ...paragraphFindings(role, paragraph)]) {
      const key = `${found.rule} ${found.place} ${found.expected}`;
      if (!findings.has(key)) findings.set(key, found);
    }
  }
  return [...findings.values()];
}

const quoted = (text: string) => (text.length > 40 ? `“${text.slice(0, 40).trim()}…”` : `“${text.trim()}”`);

function runFindings(role: Role, paragraph: WordParagraph): Finding[] {
  const findings: Finding[] = [];
  const name = NAMES[role] ?? 'lời văn';
  const inked = paragraph.runs.filter((run) => run.text.trim() !== '');
  const place = PLACES[role] ?? null;
  const say = (id: string, expected: string, found: string) =>
    findings.push(
      finding(id, { place, expected: `${name}: ${expected}`, found: `${found} ở ${quoted(paragraph.text)}` }),
    );
  const foreign = inked.find(({ font }) => font !== undefined && !/^Times New Roman$/iu.test(font));
  if (foreign) say('font', 'Times New Roman', foreign.font ?? '');
  const [least, most] = ruleOf('size').limits.sizes?.[role] ?? [];
  const odd = inked.find(
    ({ size }) =>
      size !== undefined && least !== undefined && most !== undefined && (size < least || size > most),
  );
  if (odd) say('size', least === most ? `cỡ ${least}` : `cỡ ${least} – ${most}`, `cỡ ${odd.size}`);
  const demands = (id: string) => ruleOf(id).limits.roles?.includes(role) === true;
  const lacks = (look: (run: WordRun) => boolean) => inked.length > 0 && !inked.some(look);
  if (demands('bold') && lacks((run) => run.bold === true)) say('bold', 'in đậm', 'không đậm');
  if (demands('italic') && lacks((run) => run.italic === true)) say('italic', 'in nghiêng', 'không nghiêng');
  if (demands('upright') && inked.some((run) => run.bold || run.italic))
    say('upright', 'đứng, không đậm', 'đậm hoặc nghiêng');
  return findings;
}

const PLACES: Partial<Record<Role, string>> = {
  number: 'number',
  date: 'date',
  subject: 'subject',
  'letter-subject': 'subject',
  addressee: 'addressees',
  'addressee-label': 'addressees',
  recipient: 'recipients',
  'recipients-label': 'recipients',
  'signing-title': 'signature',
  'signing-name': 'signature',
};

const RUNNING: ReadonlySet<Role> = new Set(['basis', 'paragraph', 'clause', 'point']);

function paragraphFindings(role: Role, paragraph: WordParagraph): Finding[] {
  if (!RUNNING.has(role)) return [];
  const findings: Finding[] = [];
  // A line that does not reach the right edge looks the same either way.
  if ((paragraph.align ?? 'left') === 'left' && paragraph.text.length > 110) {
    findings.push(
      finding('justified', { expected: 'căn đều hai lề', found: `căn trái ở ${quoted(paragraph.text)}` }),
    );
  }
  const { least = 1, most = 1.5 } = ruleOf('line-spacing').limits;
  const { spacing } = paragraph;
  if (spacing !== undefined && (spacing < least - 0.01 || spacing > most + 0.01)) {
    const found = `${String(spacing.toFixed(2)).replace('.', ',')} dòng ở ${quoted(paragraph.text)}`;
    findings.push(finding('line-spacing', { expected: '1 – 1,5 dòng', found }));
  }
  return findings;
}

/** Điểm that follow each other: d is followed by đ. */
function pointOrder(lines: readonly Line[]): Finding[] {
  const findings: Finding[] = [];
  let due = 0;
  for (const { role, paragraph } of lines) {
    if (role !== 'point') {
      if (role === 'clause' || role === 'article' || role === 'group' || role === 'chapter') due = 0;
      continue;
    }
    const letter = (paragraph.label || paragraph.text.trimStart()).split(')')[0] ?? '';
    const expected = POINT_LETTERS[due];
    if (expected !== undefined && letter !== expected && letter !== 'a') {
      findings.push(
        finding('point-order', { expected: `${expected})`, found: `${letter}) ở ${quoted(paragraph.text)}` }),
      );
    }
    due = POINT_LETTERS.indexOf(letter) + 1 || due + 1;
  }
  return findings;
}

/** A rule may be a border, a drawn line or underlined letters. */
function ruleFindings(file: WordFile, lines: readonly Line[]): Finding[] {
  if (!lines.some(({ role }) => role === 'nation')) return [];
  const first = file.sections[0]?.blocks ?? [];
  const paragraphs = paragraphsOf(first).slice(0, 30);
  const drawn = paragraphs.some(
    (paragraph) => paragraph.ruled || paragraph.drawn || paragraph.runs.some((run) => run.underline),
  );
  if (drawn) return [];
  return [finding('rules', { expected: 'dòng kẻ dưới Tiêu ngữ, dưới tên cơ quan', found: 'không có' })];
}
