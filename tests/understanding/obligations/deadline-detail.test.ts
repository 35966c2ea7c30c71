import { describe, expect, it } from 'vitest';
import {
  deadlineOf,
  dueOf,
  suggestObligations,
  withDetail,
} from '../../../src/understanding/obligations/index.ts';
import type { Deadline } from '../../../src/understanding/understanding.ts';
import { line, metadata, paper, partsWith } from './paper.ts';

const PAPER = '2025-08-04';

function detailed(text: string): Deadline {
  const found = deadlineOf(text, PAPER)?.deadline ?? { kind: 'none' as const, raw: null, date: null };
  return withDetail(found, { text, paperDate: PAPER, inherited: false });
}

const deadlineIn = (text: string): Deadline | undefined =>
  suggestObligations(paper(text), metadata({ date: PAPER }))[0]?.deadline;

describe('what the words of a deadline say', () => {
  it.each<[string, Partial<Deadline>]>([
    ['nộp hồ sơ trước ngày 12/9/2025', { detail: 'before', due: '2025-09-12', certainty: 'exact' }],
    ['nộp hồ sơ chậm nhất ngày 12/9/2025', { detail: 'by', due: '2025-09-12' }],
    ['nộp hồ sơ trước 17h00 ngày 12/9/2025', { detail: 'clock', time: '17:00' }],
    ['nộp hồ sơ trước 9 giờ 30 ngày 12/9/2025', { detail: 'clock', time: '09:30' }],
    ['xong trong tháng 10/2025', { detail: 'within-month', due: '2025-10-31', certainty: 'derived' }],
    ['xong trong quý IV/2025', { detail: 'within-quarter', due: '2025-12-31' }],
    ['xong trong quý 11/2026', { detail: 'ocr-damaged', certainty: 'assumed', raw: 'trong quý 11/2026' }],
    ['xong trong quý 11', { date: '2025-09-30', warnings: ['year-assumed', 'misread'] }],
    ['xong trong quý ll1 năm 2025', { date: '2025-09-30', detail: 'ocr-damaged' }],
    ['xong trong quý 3/2025', { detail: 'within-quarter', certainty: 'derived' }],
    ['xong trong 6 tháng đầu năm 2026', { detail: 'half-year', due: '2026-06-30' }],
    ['xong đến hết năm 2025', { detail: 'year', due: '2025-12-31' }],
    ['nộp trước ngày 12/9', { certainty: 'assumed', warnings: ['year-assumed'] }],
    ['nộp trước ngày 07/9/2025', { date: '2025-09-07', warnings: ['non-working-day'] }],
    ['nộp trước ngày 02/9/2025', { date: '2025-09-02', warnings: ['non-working-day'] }],
    ['trong thời hạn 05 ngày làm việc kể từ ngày nhận văn bản', { detail: 'relative', certainty: 'open' }],
    ['không quá 10 ngày kể từ ngày ký', { detail: 'relative', due: '2025-08-14' }],
    ['ngay sau khi có kết quả đấu giá', { detail: 'event' }],
    ['thường xuyên kiểm tra', { detail: 'ongoing' }],
    ['khẩn trương rà soát', { detail: 'vague', kind: 'none' }],
    ['báo cáo trước ngày .../10/2025', { detail: 'blank', kind: 'none' }],
    ['xong trước khai giảng', { detail: 'event', kind: 'relative' }],
    ['báo cáo đúng thời hạn tại Công văn số 45/SNV-CC', { detail: 'external', kind: 'none' }],
    ['rà soát quy hoạch', { detail: 'none', kind: 'none' }],
  ])('"%s"', (text, expected) => {
    expect(detailed(text)).toMatchObject(expected);
  });

  it('does not accept unseen a lone "quý 1" of a scan among Roman quarters', () => {
    const rows = [
      '1. Sở Y tế nộp danh sách trong quý 1/2026.',
      '2. Sở Nội vụ nộp danh sách trong quý IV/2025.',
    ];
    const scan = rows.map((text, at) => line(text, { x: 90, y: 300 + 20 * at }));
    const [doubtful, clear] = suggestObligations(partsWith(scan), metadata({ date: PAPER }));
    expect(doubtful).toMatchObject({ confidence: 0.6, deadline: { detail: 'ocr-damaged' } });
    expect(clear!.confidence).toBeGreaterThan(0.8);
  });

  it.each([
    ['a step back in a list that runs in order', ['IV/2025', 'II/2026', 'I/2026', 'III/2026'], [2]],
    ['a quarter that is over when the paper is signed', ['II/2025', 'IV/2025'], [0]],
    ['one that was over long before, whose day stays open', ['I/2025', 'III/2025'], [0]],
    ['nothing in a list that has no order', ['IV/2025', 'I/2026', 'III/2025', 'II/2026'], []],
    ['nothing in a list that runs in order', ['III/2025', 'IV/2025', 'II/2026'], []],
  ])('of the clean quarters of a scan doubts %s', (_, quarters, doubtful) => {
    const scan = quarters.map((quarter, at) =>
      line(`${at + 1}. Sở Y tế hoàn thiện danh sách đợt ${at + 1} trong quý ${quarter}.`, {
        x: 90,
        y: 300 + 20 * at,
      }),
    );
    const duties = suggestObligations(partsWith(scan), metadata({ date: PAPER }));
    const doubted = duties.flatMap(({ deadline }, at) =>
      deadline.warnings?.includes('misread') ? [at] : [],
    );
    expect(duties).toHaveLength(quarters.length);
    expect(doubted).toEqual(doubtful);
  });

  it('doubts a day whose figures were hardly read, and shows its words', () => {
    const printed = line('1. Sở Y tế nộp danh sách trước ngày 21/9/2025.', { x: 90, y: 300 });
    const read = (confidence: number) => {
      for (const word of printed.source.words) if (word.text.includes('/')) word.confidence = confidence;
      return suggestObligations(partsWith([printed]), metadata({ date: PAPER }))[0];
    };
    expect(read(41)).toMatchObject({
      confidence: 0.6,
      deadline: { detail: 'ocr-damaged', date: '2025-09-21' },
    });
    expect(read(88)?.deadline).toMatchObject({ detail: 'before', certainty: 'exact' });
  });

  it('knows a changed deadline, a shared one and one that may be the next office’s', () => {
    expect(
      deadlineIn(
        '1. Sở Y tế điều chỉnh thời hạn tại khoản 2 Công văn số 71/UBND-VX sang trước ngày 31/12/2025.',
      ),
    ).toMatchObject({ detail: 'changed', date: '2025-12-31' });
    expect(
      deadlineIn('1. Sở Y tế hoàn thành trước ngày 30/10/2025 các nội dung sau:\na) Kiểm kê thuốc.'),
    ).toMatchObject({
      date: '2025-10-30',
      inherited: true,
    });
    expect(
      deadlineIn('1. Các xã gửi số liệu về Sở Y tế để tổng hợp, báo cáo UBND tỉnh trước ngày 15/12/2025.'),
    ).toMatchObject({ warnings: ['onward-report'], certainty: 'assumed' });
    expect(
      deadlineIn('1. Các xã gửi số liệu về Sở Y tế trước ngày 15/12/2025 để tổng hợp, báo cáo UBND tỉnh.')
        ?.warnings,
    ).toBeUndefined();
  });
});

describe('rules by which a duty comes again', () => {
  it.each<[string, string[]]>([
    ['báo cáo trước ngày 20 hằng tháng', ['FREQ=MONTHLY;BYMONTHDAY=20']],
    ['báo cáo vào ngày 15 và 30 hàng tháng', ['FREQ=MONTHLY;BYMONTHDAY=15,30']],
    ['tổng hợp hằng tháng', ['FREQ=MONTHLY;BYMONTHDAY=-1']],
    ['báo cáo trước 16 giờ thứ Sáu hằng tuần', ['FREQ=WEEKLY;BYDAY=FR']],
    ['báo cáo vào thứ Ba hằng tuần', ['FREQ=WEEKLY;BYDAY=TU']],
    ['trực ban hằng ngày', ['FREQ=DAILY']],
    ['báo cáo trước ngày 25 của tháng cuối quý', ['FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25']],
    [
      'báo cáo định kỳ hằng quý, 6 tháng và hằng năm',
      [
        'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1',
        'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1',
        'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1',
      ],
    ],
    ['báo cáo trước ngày 15/12 hằng năm', ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15']],
  ])('"%s"', (text, rrules) => {
    expect(detailed(text).rrules).toEqual(rrules);
  });
});

describe('a time of day', () => {
  it.each([
    ['nộp báo cáo trước 16h30 ngày 12/9/2025', '16:30'],
    ['nộp báo cáo chậm nhất 17 giờ ngày 12/9/2025', '17:00'],
    ['báo cáo trước 16 giờ hằng ngày', '16:00'],
    ['báo cáo trước ngày 25 hằng tháng', undefined],
    ['báo cáo trong vòng 24 giờ kể từ khi phát hiện', undefined],
    ['báo cáo trong 12 giờ kể từ khi phát hiện', undefined],
    ['đóng chắn trước khi tàu đến 60 giây', undefined],
    ['thông báo cho vùng hạ du trước khi xả 04 giờ', undefined],
  ])('"%s": %s', (text, time) => {
    expect(detailed(text).time).toBe(time);
  });
});

describe('the day of a relative deadline', () => {
  it.each([
    ['trong thời hạn 03 ngày làm việc kể từ ngày nhận văn bản', '2025-08-28', '2025-09-04'],
    ['không quá 10 ngày kể từ ngày nhận hồ sơ', '2025-08-06', '2025-08-18'],
    ['trong thời hạn 01 tháng kể từ ngày nhận hồ sơ', '2025-08-31', '2025-09-30'],
    ['ngay khi nhận được Công văn này', '2025-08-06', '2025-08-06'],
    ['trước 15 ngày so với ngày tổ chức lễ hội', '2025-09-20', '2025-09-05'],
  ])('"%s" from %s is %s', (text, event, due) => {
    expect(dueOf(detailed(text), event)).toBe(due);
  });

  it('is unknown for what comes again, and counted by the calendar it is given', () => {
    expect(dueOf(detailed('tổng hợp hằng tháng'), '2025-08-06')).toBeNull();
    const sixDays = { endOfPeriod: () => '2025-08-09' };
    expect(dueOf(detailed('trong thời hạn 03 ngày kể từ ngày nhận'), '2025-08-06', sixDays)).toBe(
      '2025-08-09',
    );
  });
});
