/** What `vanthu check` found, for the person who runs it. */
import type { CheckReport } from './check.ts';

/** One line a subject; below it what is wrong and what to do. */
export function reportText(report: CheckReport): string {
  const lines = [
    ...databaseLines(report.database),
    ...filesLines(report.files),
    ...trailLines(report.trail),
    ...indexLines(report.index),
    ...jobsLines(report.jobs),
    report.healthy ? 'Tất cả đều nguyên vẹn.' : 'Có vấn đề cần xử lý: xem các dòng có dấu ✗.',
  ];
  return lines.join('\n');
}

export function exitCodeOf(report: CheckReport): 0 | 1 {
  return report.healthy ? 0 : 1;
}

const good = (text: string) => `✓ ${text}`;
const bad = (text: string) => `✗ ${text}`;
const note = (text: string) => `  ${text}`;
const count = (number: number) => number.toLocaleString('vi-VN');

function databaseLines({ structure, brokenReferences }: CheckReport['database']): string[] {
  if (structure.length + brokenReferences.length === 0) return [good('Cơ sở dữ liệu: nguyên vẹn')];
  return [
    bad('Cơ sở dữ liệu: có hư hỏng. Hãy dừng dịch vụ và khôi phục từ bản sao lưu gần nhất.'),
    ...some([...structure, ...brokenReferences.map((reference) => `dòng mồ côi: ${reference}`)]),
  ];
}

function filesLines({ checked, missing, corrupt, orphaned }: CheckReport['files']): string[] {
  const lines =
    missing.length + corrupt.length === 0
      ? [good(`Tệp gốc: ${count(checked)} tệp, đúng từng byte`)]
      : [
          bad(
            `Tệp gốc: ${count(checked)} tệp, thiếu ${count(missing.length)}, hỏng ${count(corrupt.length)}. Hãy chép lại từ bản sao lưu vào thư mục files/.`,
          ),
          ...some([...missing.map((key) => `thiếu ${key}`), ...corrupt.map((key) => `hỏng ${key}`)]),
        ];
  if (orphaned.length > 0) {
    lines.push(note(`${count(orphaned.length)} tệp trên đĩa không thuộc văn bản nào (vô hại).`));
  }
  return lines;
}

function trailLines({ lines, brokenAt }: CheckReport['trail']): string[] {
  return brokenAt === null
    ? [good(`Nhật ký: ${count(lines)} dòng, chuỗi liền mạch`)]
    : [
        bad(
          `Nhật ký: chuỗi đứt ở dòng ${count(brokenAt)}: có dòng bị sửa, xóa hoặc chèn. Hãy báo người phụ trách an toàn thông tin.`,
        ),
      ];
}

function indexLines({
  compared,
  missing,
  stale,
  orphaned,
  sound,
  repaired,
  rebuilt,
}: CheckReport['index']): string[] {
  const wrong = missing.length + stale.length + orphaned.length;
  if (sound && wrong === 0)
    return [good(`Chỉ mục tìm kiếm: ${count(compared)} văn bản, khớp${rebuilt ? ' (đã dựng lại)' : ''}`)];
  const found = sound
    ? `thiếu ${count(missing.length)}, cũ ${count(stale.length)}, thừa ${count(orphaned.length)}`
    : 'cấu trúc bị hỏng';
  if (rebuilt) return [good(`Chỉ mục tìm kiếm: ${found}; đã dựng lại`)];
  if (repaired) return [good(`Chỉ mục tìm kiếm: ${found}; đã sửa`)];
  return [bad(`Chỉ mục tìm kiếm: ${found}. Chạy “vanthu check --repair”.`)];
}

function jobsLines({ queued, running, dead, stuck }: CheckReport['jobs']): string[] {
  const lines =
    stuck.length === 0
      ? [good(`Hàng đợi: ${count(queued)} chờ, ${count(running)} đang chạy`)]
      : [
          bad(`Hàng đợi: ${count(stuck.length)} việc dở dang không ai làm tiếp. Hãy khởi động dịch vụ.`),
          ...some(stuck),
        ];
  if (dead > 0)
    lines.push(note(`${count(dead)} việc đã thất bại; xem trang Tình trạng hệ thống để thử lại.`));
  return lines;
}

const MOST_EXAMPLES = 10;

function some(examples: readonly string[]): string[] {
  const shown = examples.slice(0, MOST_EXAMPLES).map(note);
  return examples.length > MOST_EXAMPLES
    ? [...shown, note(`… và ${count(examples.length - MOST_EXAMPLES)} nữa`)]
    : shown;
}
