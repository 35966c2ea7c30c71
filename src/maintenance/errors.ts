/** What can go wrong with a backup, and what to do. */
import { AppError } from '../platform/errors.ts';

export const targetNotEmpty = (directory: string): AppError =>
  new AppError(
    'backup.target-not-empty',
    409,
    `Thư mục ${directory} không trống. Hãy chọn một thư mục mới: bản sao lưu không ghi đè lên gì cả.`,
  );

export const targetNotWritable = (directory: string, reason: string): AppError =>
  new AppError(
    'backup.target-not-writable',
    500,
    `Không ghi được vào ${directory} (${reason}). Hãy kiểm tra quyền ghi, hoặc chọn một thư mục con mới.`,
  );

export const backupDiskFull = (directory: string): AppError =>
  new AppError(
    'backup.disk-full',
    507,
    `Đĩa chứa ${directory} đã đầy. Hãy giải phóng chỗ rồi làm lại; chưa có gì bị thay đổi.`,
  );

export const notABackup = (directory: string): AppError =>
  new AppError(
    'restore.not-a-backup',
    422,
    `Thư mục ${directory} không phải bản sao lưu của Văn Thư (không đọc được manifest.json). Hãy chỉ đúng thư mục đã tạo bằng “vanthu backup”.`,
  );

export const newerFormat = (format: number): AppError =>
  new AppError(
    'restore.newer-format',
    422,
    `Bản sao lưu này do một phiên bản Văn Thư mới hơn tạo ra (định dạng ${format}). Hãy cài phiên bản đó rồi khôi phục.`,
  );

export const damagedBackup = (damaged: readonly string[]): AppError =>
  new AppError(
    'restore.damaged',
    422,
    `Bản sao lưu bị hỏng: ${damaged.length} tệp thiếu hoặc sai nội dung (${shortList(damaged)}). Hãy dùng bản sao lưu khác. Chưa có gì bị thay đổi.`,
    { damaged: damaged.slice(0, 100) },
  );

export const dataNotEmpty = (directory: string): AppError =>
  new AppError(
    'restore.data-not-empty',
    409,
    `Thư mục dữ liệu ${directory} không trống. Hãy khôi phục vào một thư mục mới (đặt VANTHU_DATA), hoặc dời dữ liệu cũ đi trước.`,
  );

function shortList(names: readonly string[]): string {
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} …`;
}

export const notAnExport = (directory: string): AppError =>
  new AppError(
    'import.not-an-export',
    422,
    `Thư mục ${directory} không phải bản xuất của Văn Thư (không đọc được xuat-du-lieu.json). Hãy chỉ đúng thư mục đã tạo bằng “vanthu export”.`,
  );

export const newerExport = (): AppError =>
  new AppError(
    'import.newer',
    422,
    'Bản xuất này do một phiên bản Văn Thư mới hơn tạo ra. Hãy nâng cấp rồi nhập lại; chưa có gì bị thay đổi.',
  );

export const damagedExport = (path: string): AppError =>
  new AppError(
    'import.damaged',
    422,
    `${path} trong bản xuất bị thiếu hoặc đã bị sửa nên chưa nhập gì. Hãy chép lại bản xuất từ nơi đã tạo.`,
  );
