/** What is told of why a passage was taken for a duty, and what is offered that fell just short of one. */
import { describe, expect, it } from 'vitest';
import { readObligations } from '../../../src/understanding/obligations/index.ts';
import type { Why } from '../../../src/understanding/understanding.ts';
import { metadata, paper } from './paper.ts';

const read = (text: string, weight?: number) =>
  readObligations(
    paper(text),
    metadata({ date: '2025-08-04', addressees: ['Các phòng chuyên môn'] }),
    [],
    ...(weight === undefined ? [] : [{ weigh: () => weight }]),
  );
const whyOfLast = (text: string): Why | undefined => read(text).obligations.at(-1)?.why;
const words = (spoken: Why['for'] | undefined): string[] => (spoken ?? []).map((each) => each.words);

describe('which form told a duty, and whose heading it is from', () => {
  it.each<[string, Partial<Why>]>([
    ['1. Giao Sở Y tế rà soát hồ sơ.', { told: 'assigned', whose: 'passage' }],
    ['1. Yêu cầu Sở Y tế rà soát hồ sơ.', { told: 'requested', whose: 'passage' }],
    ['1. Sở Y tế có trách nhiệm rà soát hồ sơ.', { told: 'duty', whose: 'passage' }],
    ['1. Sở Y tế rà soát hồ sơ.', { told: 'subject', whose: 'passage' }],
    ['1. Sở Y tế:\na) Báo cáo tháng gửi Văn phòng trước ngày 25.', { told: 'bare', whose: 'heading' }],
    ['1. Sở Y tế:\na) Rà soát hồ sơ cấp phép.', { told: 'bare', whose: 'heading', whoseQuote: 'Sở Y tế:' }],
    [
      'Đề nghị Sở Y tế thực hiện các việc sau:\n1. Rà soát hồ sơ cấp phép.',
      { told: 'bare', whose: 'lead', whoseQuote: 'Đề nghị Sở Y tế thực hiện các việc sau:' },
    ],
    [
      'Chủ tịch UBND tỉnh yêu cầu:\n1. Rà soát hồ sơ cấp phép.',
      { told: 'bare', whose: 'addressees', whoseQuote: 'Chủ tịch UBND tỉnh yêu cầu:' },
    ],
    [
      'Chủ tịch UBND tỉnh yêu cầu các sở thực hiện trước ngày 20/9/2025:\n1. Rà soát hồ sơ cấp phép.',
      {
        whose: 'lead',
        deadlineQuote: 'Chủ tịch UBND tỉnh yêu cầu các sở thực hiện trước ngày 20/9/2025:',
      },
    ],
    [
      'Sở Y tế yêu cầu các trạm báo cáo quân số.\n1. Số liệu tính đến ngày 30/8/2025.\nGửi báo cáo về Sở trước ngày 25/9/2025.',
      { whose: 'lead', whoseQuote: 'Sở Y tế yêu cầu các trạm báo cáo quân số' },
    ],
  ])('%s', (text, why) => {
    expect(whyOfLast(text)).toMatchObject(why);
  });

  const lead = 'Chủ tịch UBND tỉnh yêu cầu các sở thực hiện trước ngày 20/9/2025:';

  it.each([
    ['1. Rà soát hồ sơ cấp phép. Hoàn thành trước ngày 10/9/2025.', '2025-09-10'],
    ['1. Rà soát hồ sơ cấp phép.\nThời hạn: Trước ngày 05/9/2025.', '2025-09-05'],
  ])('but not where the item has its own day, told behind it: %s', (item, date) => {
    const [duty] = read(`${lead}\n${item}`).obligations;
    expect(duty?.deadline.date).toBe(date);
    expect(duty?.why?.deadlineQuote).toBeUndefined();
  });

  it.each([
    [`${lead}\n1. Rà soát hồ sơ cấp phép.\nĐơn vị chủ trì: Sở Công Thương.`],
    ['Nộp báo cáo bằng văn bản trước ngày 20/9/2025.\n1. Phòng Y tế kiểm tra.\nGửi kết quả về Sở.'],
  ])('and no words that name nobody: %s', (text) => {
    expect(whyOfLast(text)?.whose).toMatch(/^(?:label|addressees)$/u);
    expect(whyOfLast(text)?.whoseQuote).toBeUndefined();
  });
});

describe('which words spoke', () => {
  it('tells a request and its day, and not the pieces of a name', () => {
    const why = whyOfLast('1. Đề nghị Sở Tài chính báo cáo kết quả trước ngày 20/9/2025.');
    expect(words(why?.for)).toEqual(expect.arrayContaining(['Đề nghị', expect.stringMatching(/^báo cáo/u)]));
    for (const said of words(why?.for)) expect('Sở Tài chính'.split(' ').slice(1)).not.toContain(said);
  });

  it.each([
    [
      'Trạm Y tế xã tổ chức rút kinh nghiệm, lập danh sách hộ không có khả năng tự di dời.',
      'kinh nghiệm|khả năng',
    ],
    [
      'Các thôn thông báo tình hình thiệt hại, phản ánh kịp thời về Ủy ban nhân dân xã.',
      'tình hình|kịp thời',
    ],
  ])('tells no half of a word: %s', (text, whole) => {
    const why = whyOfLast(`1. ${text}`);
    for (const said of [...words(why?.for), ...words(why?.against)]) {
      for (const [first = '', second = ''] of whole.split('|').map((word) => word.split(' '))) {
        expect(said).not.toMatch(new RegExp(`(?:^| )${first}$`, 'u'));
        expect(said).not.toMatch(new RegExp(`^${second}(?: |$)`, 'u'));
      }
    }
  });

  it('tells what speaks against it, and the heading as a whole', () => {
    const against = [
      'Nhà trường niêm yết thực đơn trước ngày 20/9/2025.',
      'Trường cấp bằng cho học sinh đã hoàn thành khóa học trước ngày 20/9/2025.',
    ].flatMap((text) => whyOfLast(`I. NỘI DUNG\n1. ${text}`)?.against ?? []);
    expect(words(against).filter((said) => said !== 'NỘI DUNG')).not.toEqual([]);
    expect(against).toContainEqual({ words: 'NỘI DUNG', inHeading: true });
  });
});

describe('what falls just short of a duty', () => {
  const untold = 'Nhà máy vận hành ổn định.';
  const told = '1. Các hộ dân dọn vệ sinh quanh nhà.';

  it.each([
    [untold, -2.5, 0, 0],
    [untold, 0, 0, 1],
    [untold, 5, 1, 0],
    [told, -0.5, 1, 0],
    [told, -1.5, 0, 1],
    [told, -2.5, 0, 0],
    // A unit called by its kind alone is no group.
    ['1. Khoa dọn vệ sinh quanh nhà.', -1.5, 1, 0],
    ['1. Nhà trường dọn vệ sinh quanh nhà.', -1.5, 1, 0],
    ['1. Trung tâm dọn vệ sinh quanh nhà.', -1.5, 1, 0],
    ['1. Các hộ dân đã dọn vệ sinh.', -1.5, 0, 0],
  ])('%s weighing %d: %d found, %d offered', (text, weight, found, offered) => {
    const { obligations, possible } = read(text, weight);
    expect([obligations.length, possible.length]).toEqual([found, offered]);
  });

  it('has its passage and who acts, like a duty', () => {
    const [possible] = read('1. Khách thuê trọ đăng ký tạm trú trong 24 giờ.', -0.5).possible;
    expect(possible).toMatchObject({
      clause: '1',
      assignees: ['Khách thuê trọ'],
      evidence: [{ page: 1 }],
    });
  });
});
