/** What an obligation says beside who, what and when. */
import { describe, expect, it } from 'vitest';
import { suggestObligations } from '../../../src/understanding/obligations/index.ts';
import type { Obligation } from '../../../src/understanding/understanding.ts';
import { BY_RULES, metadata, paper } from './paper.ts';

const all = (text: string): Obligation[] =>
  suggestObligations(paper(text), metadata({ date: '2025-08-04' }), [], BY_RULES);
const first = (text: string): Obligation | undefined => all(text)[0];

describe('kind', () => {
  it.each([
    ['task', '1. Sở Y tế xây dựng kế hoạch tiêm chủng.'],
    ['task', '1. Sở Y tế kiểm tra các phòng khám trước ngày 20/9/2025.'],
    ['report', '1. Sở Y tế báo cáo kết quả về UBND tỉnh trước ngày 20/9/2025.'],
    ['report', '1. UBND các xã kịp thời phản ánh về Sở Y tế.'],
    ['standing', '1. Sở Y tế tăng cường quản lý hành nghề.'],
    ['standing', '1. Sở Y tế đẩy mạnh truyền thông về an toàn thực phẩm.'],
    ['prohibition', '1. Các trường tuyệt đối không thu thêm khoản nào.'],
    ['prohibition', '1. Các sở chỉ tổ chức họp khi thật cần thiết.'],
    ['prohibition', '1. Nghiêm cấm các trường thu thêm tiền.'],
    ['prohibition', '1. Các trường chấm dứt việc thu thêm tiền.'],
    ['prohibition', '1. Các trường kiên quyết không nhận học sinh trái tuyến.'],
    ['task', '1. Các hộ cam kết bằng văn bản trước ngày 20/9/2025.'],
    ['task', '1. Các sở không chỉ báo cáo số liệu mà lập danh sách từng hộ trước ngày 20/9/2025.'],
    ['target', '1. Sở Y tế phấn đấu đạt 95% trẻ được tiêm đủ mũi.'],
    ['request', '1. Đề nghị Sở Y tế có ý kiến bằng văn bản.'],
    ['conditional', '1. Sở Y tế xử lý vi phạm.\n2. Các xã nếu phát hiện ổ dịch, khoanh vùng và xử lý.'],
    ['closing', 'Điều 3. Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.'],
  ])('%s: %s', (kind, text) => {
    expect(all(text).at(-1)?.kind).toBe(kind);
  });

  it('tells giao, yêu cầu and đề nghị apart', () => {
    expect(first('1. Giao Sở Y tế rà soát.')?.modality).toBe('assign');
    expect(first('1. Yêu cầu Sở Y tế rà soát.')?.modality).toBe('require');
    expect(first('1. Đề nghị Sở Y tế rà soát.')?.modality).toBe('ask');
  });
});

describe('people and links', () => {
  it('names who gives the order, also from the lead-in', () => {
    expect(first('Chủ tịch UBND tỉnh yêu cầu:\n1. Sở Y tế rà soát.')?.assigner).toBe('Chủ tịch UBND tỉnh');
    expect(first('1. Sở Y tế rà soát.')?.assigner).toBeUndefined();
  });

  it('names who passes the report on', () => {
    expect(first('1. Các xã báo cáo UBND tỉnh (qua Sở Y tế) trước ngày 20/9/2025.')).toMatchObject({
      reportTo: 'UBND tỉnh',
      via: 'Sở Y tế',
    });
    expect(first('1. Các xã gửi hồ sơ về Sở Y tế qua Phòng Nghiệp vụ Dược.')?.via).toBe(
      'Phòng Nghiệp vụ Dược',
    );
    expect(first('1. Các xã đánh giá qua phần mềm.')?.via).toBeUndefined();
  });

  it('leaves out whom the paper leaves out', () => {
    expect(first('1. Các sở, ban, ngành (trừ Sở Y tế đã báo cáo) gửi kết quả.')?.excluded).toEqual([
      'Sở Y tế',
    ]);
    expect(first('1. UBND các xã, phường, không bao gồm UBND xã Ea Súp, rà soát hồ sơ.')?.excluded).toEqual([
      'UBND xã Ea Súp',
    ]);
    const [general, own] = all('1. Các sở rà soát biên chế. Riêng Công an tỉnh thực hiện theo ngành dọc.');
    expect(general?.excluded).toEqual(['Công an tỉnh']);
    expect(own?.excluded).toBeUndefined();
    expect(first('1. Sở Y tế loại trừ Công ty A khỏi danh sách.')?.excluded).toBeUndefined();
  });

  it('resolves those named above', () => {
    const [, second] = all(
      '1. Giao Sở Y tế, Sở Nội vụ rà soát.\n2. Yêu cầu các đơn vị nêu trên báo cáo trước ngày 03/9/2025.',
    );
    expect(second).toMatchObject({
      assignees: ['Sở Y tế', 'Sở Nội vụ'],
      assigneesAsWritten: ['các đơn vị nêu trên'],
    });
    const listed = all(
      'Còn 02 đơn vị chưa gửi, gồm: Phòng Y tế, UBND xã Hòa Lộc.\n1. Yêu cầu các đơn vị này gửi ngay.',
    );
    expect(listed[0]?.assignees).toEqual(['Phòng Y tế', 'UBND xã Hòa Lộc']);
    const [, one] = all('1. Giao Sở Y tế rà soát.\n2. Đơn vị này báo cáo trước ngày 03/9/2025.');
    expect(one?.assignees).toEqual(['Sở Y tế']);
    expect(first('1. Các đơn vị trên địa bàn tỉnh rà soát.')?.assigneesAsWritten).toBeUndefined();
  });

  it('links to what it needs, repeats, changes and points at', () => {
    expect(first('1. Trên cơ sở đề xuất của Sở Xây dựng, Sở Tài chính thẩm định.')?.dependsOn).toBe(
      'Sở Xây dựng',
    );
    expect(first('1. Các sở tiếp tục thực hiện nghiêm chỉ đạo tại Công văn số 22/UBND-TH.')?.repeats).toEqual(
      ['22/UBND-TH'],
    );
    expect(
      first('1. Sở Y tế gia hạn thời gian tại Công văn số 22/UBND-TH đến ngày 31/12/2025.')
        ?.changesDeadlineOf,
    ).toBe('22/UBND-TH');
    expect(first('2. Sở Y tế thực hiện nội dung nêu tại khoản 1 Điều này.')?.crossReference).toBe(
      'khoản 1 Điều này',
    );
    expect(first('1. Sở Y tế triển khai; nếu có vướng mắc, kịp thời báo cáo UBND tỉnh.')?.condition).toBe(
      'nếu có vướng mắc',
    );
    const plain = first('1. Sở Y tế thực hiện Quyết định số 22/QĐ-UBND.');
    expect(plain?.repeats ?? plain?.dependsOn ?? plain?.condition ?? plain?.crossReference).toBeUndefined();
  });
});

describe('products and figures', () => {
  it.each([
    ['1. Sở Y tế xây dựng kế hoạch phòng dịch trước ngày 20/9/2025.', 'kế hoạch phòng dịch'],
    ['1. Sở Y tế trình UBND tỉnh ban hành quy chế phối hợp.', 'quy chế phối hợp'],
    ['1. Sở Y tế lập danh sách hộ nghèo, gửi Sở Nội vụ.', 'danh sách hộ nghèo'],
  ])('%s → %s', (text, product) => {
    expect(first(text)?.product).toBe(product);
  });

  it('takes the product of a label, and none where nothing has to come of it', () => {
    expect(first('1. Rà soát tài sản.\n- Chủ trì: Sở Y tế.\n- Sản phẩm: Biên bản kiểm kê.')?.product).toBe(
      'Biên bản kiểm kê',
    );
    expect(first('1. Sở Y tế tăng cường kiểm tra.')?.product).toBeUndefined();
  });

  it('takes figures apart', () => {
    expect(
      first('1. Sở Y tế cắt giảm ít nhất 30% thời gian giải quyết và 25% chi phí.')?.targetValues,
    ).toEqual([
      { metric: 'thời gian giải quyết', operator: '>=', value: 30, unit: '%', raw: '30%' },
      { metric: 'chi phí', operator: '>=', value: 25, unit: '%', raw: '25%' },
    ]);
    expect(first('1. Sở Y tế xây dựng tối thiểu 05 mô hình điểm.')?.targetValues).toMatchObject([
      { operator: '>=', value: 5, unit: 'mô hình' },
    ]);
    expect(first('1. Sở Y tế rà soát hồ sơ.')?.targetValues).toBeUndefined();
  });
});
