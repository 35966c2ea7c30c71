/**
 * The paragraph styles of a dispatch in Word. Each part of the paper has a style of its own: the looks of NĐ 30/2020,
 * PL I, table V in one place, and the way back, for Word keeps the style of what is edited.
 *
 * Sizes in points, indents in points.
 */
import type { DispatchDocument } from '../document.ts';
import { INDENT, PARAGRAPH_GAP, SIZES } from '../layout/style.ts';

export interface StyleLook {
  /** As Word's list of styles shows it. */
  name: string;
  size: number;
  bold?: true;
  italic?: true;
  /** Printed in capitals, kept as it was written. */
  caps?: true;
  align?: 'center' | 'justify';
  firstIndent?: number;
  before?: number;
  keepNext?: true;
  /** Line spacing of the text, else single. */
  spaced?: true;
}

export type StyleId =
  | 'VtQuocHieu'
  | 'VtTieuNgu'
  | 'VtChuQuan'
  | 'VtCoQuan'
  | 'VtSo'
  | 'VtNgay'
  | 'VtTrichYeuCongVan'
  | 'VtKhan'
  | 'VtLuuHanh'
  | 'VtTenLoai'
  | 'VtTrichYeu'
  | 'VtThamQuyen'
  | 'VtKinhGui'
  | 'VtNoiGui'
  | 'VtCanCu'
  | 'VtQuyetDinh'
  | 'VtLoiVan'
  | 'VtPhan'
  | 'VtChuong'
  | 'VtMuc'
  | 'VtTieuMuc'
  | 'VtTenPhan'
  | 'VtNhom'
  | 'VtDieu'
  | 'VtKhoan'
  | 'VtKhoanCoTen'
  | 'VtDiem'
  | 'VtGach'
  | 'VtBang'
  | 'VtNoiNhan'
  | 'VtNoiNhanMuc'
  | 'VtChucVu'
  | 'VtHoTen'
  | 'VtPhuLuc'
  | 'VtTenPhuLuc'
  | 'VtTenLoaiKemTheo'
  | 'VtTrichYeuKemTheo'
  | 'VtKemTheo'
  | 'VtSaoVanBan'
  | 'VtDiaChi'
  | 'VtSoTrang'
  | 'VtKe';

export function stylesFor({ headSize, bodySize }: DispatchDocument['style']): Record<StyleId, StyleLook> {
  const head = { align: 'center' } as const;
  const heading = { size: bodySize, bold: true, align: 'center', keepNext: true, spaced: true } as const;
  const text = {
    size: bodySize,
    align: 'justify',
    firstIndent: INDENT,
    before: PARAGRAPH_GAP,
    spaced: true,
  } as const;
  return {
    VtQuocHieu: { name: 'Quốc hiệu', size: headSize, bold: true, ...head },
    VtTieuNgu: { name: 'Tiêu ngữ', size: headSize + 1, bold: true, ...head },
    VtChuQuan: { name: 'Cơ quan chủ quản', caps: true, size: headSize, ...head },
    VtCoQuan: { name: 'Cơ quan ban hành', caps: true, size: headSize, bold: true, ...head },
    VtSo: { name: 'Số, ký hiệu', size: SIZES.number, ...head },
    VtNgay: { name: 'Địa danh, thời gian', size: headSize + 1, italic: true, ...head },
    VtTrichYeuCongVan: { name: 'Trích yếu công văn', size: headSize, before: PARAGRAPH_GAP, ...head },
    VtKhan: { name: 'Dấu chỉ mức độ khẩn', size: SIZES.urgency, bold: true, ...head },
    VtLuuHanh: { name: 'Chỉ dẫn lưu hành', size: SIZES.urgency, bold: true, ...head },
    VtTenLoai: { name: 'Tên loại văn bản', size: bodySize, bold: true, keepNext: true, before: 16, ...head },
    VtTrichYeu: { name: 'Trích yếu nội dung', size: bodySize, bold: true, keepNext: true, ...head },
    VtThamQuyen: {
      name: 'Thẩm quyền ban hành',
      caps: true,
      size: bodySize,
      bold: true,
      keepNext: true,
      before: 14,
      ...head,
    },
    VtKinhGui: { name: 'Kính gửi', size: bodySize, before: 14 },
    VtNoiGui: { name: 'Nơi gửi đến', size: bodySize, before: 2 },
    VtCanCu: { ...text, name: 'Căn cứ', italic: true },
    VtQuyetDinh: {
      name: 'Quyết định, quyết nghị',
      caps: true,
      size: bodySize,
      bold: true,
      keepNext: true,
      before: 12,
      ...head,
    },
    VtLoiVan: { ...text, name: 'Lời văn' },
    VtPhan: { ...heading, name: 'Phần', before: 2 * PARAGRAPH_GAP },
    VtChuong: { ...heading, name: 'Chương', before: 2 * PARAGRAPH_GAP },
    VtMuc: { ...heading, name: 'Mục', before: 2 * PARAGRAPH_GAP },
    VtTieuMuc: { ...heading, name: 'Tiểu mục', before: 2 * PARAGRAPH_GAP },
    VtTenPhan: { ...heading, name: 'Tiêu đề phần, chương, mục', caps: true },
    VtNhom: { ...text, name: 'Mục La Mã', caps: true, bold: true, keepNext: true },
    VtDieu: { ...text, name: 'Điều' },
    VtKhoan: { ...text, name: 'Khoản' },
    VtKhoanCoTen: { ...text, name: 'Khoản có tiêu đề', bold: true, keepNext: true },
    VtDiem: { ...text, name: 'Điểm' },
    VtGach: { ...text, name: 'Gạch đầu dòng' },
    VtBang: { name: 'Chữ trong bảng', size: 13 },
    VtNoiNhan: { name: 'Nơi nhận', size: SIZES.recipientsLabel, bold: true, italic: true },
    VtNoiNhanMuc: { name: 'Danh sách nơi nhận', size: SIZES.recipients },
    VtChucVu: { name: 'Quyền hạn, chức vụ', size: bodySize, bold: true, keepNext: true, ...head },
    VtHoTen: { name: 'Họ tên người ký', size: bodySize, bold: true, ...head },
    VtPhuLuc: { name: 'Phụ lục', size: SIZES.appendixLabel, bold: true, keepNext: true, ...head },
    VtTenPhuLuc: { name: 'Tên phụ lục', caps: true, size: bodySize, bold: true, keepNext: true, ...head },
    VtTenLoaiKemTheo: {
      name: 'Tên loại kèm theo',
      size: bodySize,
      bold: true,
      keepNext: true,
      before: 18,
      ...head,
    },
    VtTrichYeuKemTheo: { name: 'Trích yếu kèm theo', size: bodySize, bold: true, keepNext: true, ...head },
    VtKemTheo: { name: 'Thông tin kèm theo', size: bodySize, italic: true, keepNext: true, ...head },
    VtSaoVanBan: { name: 'Hình thức sao', size: 13, bold: true, ...head },
    VtDiaChi: { name: 'Địa chỉ cơ quan', size: SIZES.contact, ...head },
    VtSoTrang: { name: 'Số trang', size: SIZES.pageNumber, ...head },
    VtKe: { name: 'Dòng kẻ', size: 2, ...head },
  };
}
