import { USUAL_STYLE } from '../../src/drafting/document.ts';
import type { DispatchDocument } from '../../src/drafting/document.ts';

/** A công văn of a province, complete; what a test cares about is given. */
export function letter(rest: Partial<DispatchDocument> = {}): DispatchDocument {
  return {
    kind: 'Công văn',
    header: {
      parent: null,
      agency: 'Ủy ban nhân dân\ntỉnh Nam Hải',
      number: '128',
      symbol: 'UBND-TH',
      place: 'Nam Hải',
      date: '2026-11-05',
    },
    subject: 'tăng cường phòng cháy, chữa cháy rừng mùa khô năm 2026 - 2027',
    addressees: { label: 'Kính gửi', names: ['Các sở, ban, ngành tỉnh', 'Ủy ban nhân dân các xã, phường'] },
    authority: null,
    bases: [],
    enacting: null,
    body: [
      {
        kind: 'paragraph',
        text: 'Để chủ động phòng cháy, Ủy ban nhân dân tỉnh yêu cầu các đơn vị thực hiện các việc sau:',
      },
      { kind: 'clause', text: 'Sở Nông nghiệp và Môi trường:' },
      { kind: 'point', text: 'Rà soát các khu rừng trọng điểm;' },
      { kind: 'point', text: 'Báo cáo Ủy ban nhân dân tỉnh trước ngày 30 tháng 11 năm 2026.' },
      { kind: 'clause', text: 'Công an tỉnh bố trí lực lượng, phương tiện sẵn sàng chữa cháy.' },
    ],
    endMark: true,
    signatures: [{ titles: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Trần Văn Bình' }],
    recipients: { list: ['Như trên', 'Chủ tịch, các Phó Chủ tịch UBND tỉnh'], filed: 'VT, TH' },
    urgency: null,
    circulation: null,
    contact: [],
    appendices: [],
    medium: 'electronic',
    style: USUAL_STYLE,
    ...rest,
  };
}

/** A decision that issues a quy chế, with chapters, articles and points beyond d. */
export function decision(rest: Partial<DispatchDocument> = {}): DispatchDocument {
  return letter({
    kind: 'Quyết định',
    header: { ...letter().header, number: '5', symbol: 'QĐ-UBND', date: '2026-01-05' },
    subject: 'Ban hành Quy chế làm việc của Ban Chỉ đạo chuyển đổi số tỉnh Nam Hải',
    addressees: null,
    authority: 'Chủ tịch Ủy ban nhân dân tỉnh',
    bases: [
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025',
      'Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ',
    ],
    enacting: 'Quyết định',
    body: [
      { kind: 'article', text: 'Ban hành kèm theo Quyết định này Quy chế làm việc của Ban Chỉ đạo.' },
      { kind: 'article', text: 'Quyết định này có hiệu lực thi hành kể từ ngày ký.' },
      {
        kind: 'article',
        text: 'Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này.',
      },
    ],
    recipients: { list: ['Như Điều 3'], filed: 'VT, TH' },
    appendices: [
      {
        form: 'issued',
        kind: 'Quy chế',
        title: 'Làm việc của Ban Chỉ đạo chuyển đổi số tỉnh Nam Hải',
        body: [
          { kind: 'chapter', text: 'Quy định chung' },
          { kind: 'article', titled: true, text: 'Phạm vi điều chỉnh' },
          { kind: 'clause', text: 'Quy chế này quy định:' },
          ...['Họp', 'Báo cáo', 'Kiểm tra', 'Khen thưởng', 'Kỷ luật'].map((text) => ({
            kind: 'point' as const,
            text: `${text};`,
          })),
          { kind: 'chapter', text: 'Tổ chức thực hiện' },
          { kind: 'article', titled: true, text: 'Hiệu lực' },
          {
            kind: 'paragraph',
            text: [{ text: 'Có hiệu lực ' }, { text: 'ngay', bold: true }, { text: '.' }],
          },
        ],
      },
    ],
    ...rest,
  });
}
