/**
 * What a paragraph of a Word file is in a dispatch: by the style it was written with here, else by how such a line is
 * written (NĐ 30/2020, PL I), so that an office's own file comes in too.
 */
import { documentKindNames } from '../../kinds.ts';
import type { Level } from '../../document.ts';
import type { WordParagraph } from '../file.ts';
import type { StyleId } from '../styles.ts';

export type Role =
  | 'nation'
  | 'parent'
  | 'agency'
  | 'number'
  | 'date'
  | 'letter-subject'
  | 'urgency'
  | 'circulation'
  | 'kind'
  | 'subject'
  | 'authority'
  | 'addressee-label'
  | 'addressee'
  | 'basis'
  | 'enacting'
  | 'paragraph'
  | 'heading-title'
  | 'recipients-label'
  | 'recipient'
  | 'signing-title'
  | 'signing-name'
  | 'appendix'
  | 'appendix-title'
  | 'issued-kind'
  | 'enclosed-with'
  | 'rule'
  | Level;

const BY_STYLE: Partial<Record<StyleId, Role>> = {
  VtQuocHieu: 'nation',
  VtTieuNgu: 'nation',
  VtChuQuan: 'parent',
  VtCoQuan: 'agency',
  VtSo: 'number',
  VtNgay: 'date',
  VtTrichYeuCongVan: 'letter-subject',
  VtKhan: 'urgency',
  VtLuuHanh: 'circulation',
  VtTenLoai: 'kind',
  VtSaoVanBan: 'kind',
  VtTrichYeu: 'subject',
  VtThamQuyen: 'authority',
  VtKinhGui: 'addressee-label',
  VtNoiGui: 'addressee',
  VtCanCu: 'basis',
  VtQuyetDinh: 'enacting',
  VtPhan: 'part',
  VtChuong: 'chapter',
  VtMuc: 'section',
  VtTieuMuc: 'subsection',
  VtTenPhan: 'heading-title',
  VtNhom: 'group',
  VtDieu: 'article',
  VtKhoan: 'clause',
  VtKhoanCoTen: 'clause',
  VtDiem: 'point',
  VtGach: 'dash',
  VtNoiNhan: 'recipients-label',
  VtNoiNhanMuc: 'recipient',
  VtChucVu: 'signing-title',
  VtHoTen: 'signing-name',
  VtPhuLuc: 'appendix',
  VtTenPhuLuc: 'appendix-title',
  VtTenLoaiKemTheo: 'issued-kind',
  VtTrichYeuKemTheo: 'appendix-title',
  VtKemTheo: 'enclosed-with',
  VtKe: 'rule',
};

/** Where in the paper the paragraph stands. */
export type Zone = 'head-left' | 'head-right' | 'text' | 'foot-left' | 'foot-right';

/** @param before what the paragraph before it was */
export function roleOf(paragraph: WordParagraph, zone: Zone, before: Role | undefined): Role {
  const styled = BY_STYLE[paragraph.styleId as StyleId];
  if (styled) return styled;
  // Written or pasted in a style of this house it is text, whatever it looks like.
  if (paragraph.styleId === 'VtLoiVan') return levelOf(paragraph) ?? 'paragraph';
  switch (zone) {
    case 'head-left':
      return headLeft(paragraph, before);
    case 'head-right':
      return headRight(paragraph);
    case 'foot-left':
      return paragraph.text.trim().startsWith('Nơi nhận') ? 'recipients-label' : 'recipient';
    case 'foot-right':
      return isUpper(paragraph.text) ? 'signing-title' : 'signing-name';
    case 'text':
      return textRole(paragraph, before);
  }
}

const URGENCY = /^(?:THƯỢNG KHẨN|H[ỎO][ẢA]? ?T[ỐO]C|HOẢ TỐC|KHẨN)$/u;

function headLeft({ text, runs }: WordParagraph, before: Role | undefined): Role {
  const words = text.trim();
  if (/^Số\s*:?/u.test(words)) return 'number';
  if (/^(?:V\/v|Về việc)/iu.test(words) || before === 'letter-subject') return 'letter-subject';
  if (URGENCY.test(words)) return 'urgency';
  return runs.some((run) => run.bold) ? 'agency' : 'parent';
}

function headRight({ text }: WordParagraph): Role {
  const words = text.trim();
  if (/ngày.*tháng.*năm/u.test(words)) return 'date';
  if (/^(?:SAO Y|SAO LỤC|TRÍCH SAO)$/u.test(words)) return 'kind';
  return 'nation';
}

const CIRCULATION = /^(?:XEM XONG TRẢ LẠI|LƯU HÀNH NỘI BỘ)$/u;

function textRole(paragraph: WordParagraph, before: Role | undefined): Role {
  const words = paragraph.text.trim();
  const centred = paragraph.align === 'center';
  if (/^Phụ lục(?: [IVXLC]+)?$/iu.test(words)) return 'appendix';
  if (/^\(?Kèm theo .*\)?$/su.test(words) && centred) return 'enclosed-with';
  if (before === 'appendix' && centred) return 'appendix-title';
  if (URGENCY.test(words)) return 'urgency';
  if (CIRCULATION.test(words)) return 'circulation';
  if (/^(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT)\s*:$/u.test(words)) return 'enacting';
  if (/^Kính gửi\s*:?/u.test(words) || /\p{Lu} điện\s*:/u.test(words)) return 'addressee-label';
  const level = levelOf(paragraph);
  if ((before === 'addressee-label' || before === 'addressee') && level === 'dash') return 'addressee';
  if (
    /^(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét Tờ trình|Thực hiện) .*[;.]$/u.test(words) &&
    isBasis(paragraph, before)
  ) {
    return 'basis';
  }
  if (centred && isKind(words)) return 'kind';
  if (centred && (before === 'kind' || before === 'subject')) return isUpper(words) ? 'authority' : 'subject';
  if (centred && isHeading(before) && !level) return 'heading-title';
  return level ?? 'paragraph';
}

const isBasis = ({ runs }: WordParagraph, before: Role | undefined) =>
  before === 'basis' || before === 'authority' || runs.every((run) => run.italic || run.text.trim() === '');

const isHeading = (role: Role | undefined) =>
  role === 'part' || role === 'chapter' || role === 'section' || role === 'subsection';

function isKind(words: string): boolean {
  const found = words.toLowerCase();
  return isUpper(words) && documentKindNames().some((name) => name.toLowerCase() === found);
}

export function isUpper(words: string): boolean {
  return words === words.toUpperCase() && words !== words.toLowerCase();
}

const LEVEL_PATTERNS: readonly [Level, RegExp][] = [
  ['part', /^Phần\s+(?:[IVXLC]+|thứ .+)\.?$/u],
  ['chapter', /^Chương\s+[IVXLC]+\.?$/u],
  ['section', /^Mục\s+\d+\.?$/u],
  ['subsection', /^Tiểu mục\s+\d+\.?$/u],
  ['group', /^[IVXLC]+\.$/u],
  ['article', /^Điều\s+\d+[a-z]?\.$/u],
  ['clause', /^\d+\.$/u],
  ['point', /^[a-zđ]{1,2}\)$/u],
  ['dash', /^[-–—+•]$/u],
];

/** The label in front of the words, counted by Word or typed. */
export const TYPED_LABEL =
  /^(?:(?:Phần|Chương|Mục|Tiểu mục)\s+(?:[IVXLC]+|\d+)\.?(?=\s|$)|[IVXLC]+\.(?=\s)|Điều\s+\d+[a-z]?\.(?=\s|$)|\d{1,3}\.(?=\s)|[a-zđ]{1,2}\)(?=\s)|[-–—+•](?=\s))/u;

export function levelOf({ label, text }: WordParagraph): Level | undefined {
  const own = label || TYPED_LABEL.exec(text.trimStart())?.[0];
  if (!own) return undefined;
  return LEVEL_PATTERNS.find(([, pattern]) => pattern.test(own.trim()))?.[0];
}
