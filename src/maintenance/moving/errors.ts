/** What can go wrong while an office moves between a machine and the installation on Workers, and what to do. */
import { AppError } from '../../platform/errors.ts';
import { LARGEST_VALUE_BYTES } from '../../platform/large-values.ts';

export const badAddress = (address: string): AppError =>
  new AppError(
    'move.bad-address',
    400,
    `“${address}” không phải địa chỉ của một cơ quan. Hãy nêu như khi mở trên trình duyệt: https://hai-chau.vanthu.example`,
  );

export const tokenMissing = (): AppError =>
  new AppError(
    'move.token-missing',
    400,
    'Thiếu khóa của hệ thống. Hãy nêu --token, hoặc đặt VANTHU_INSTALLATION_TOKEN.',
  );

export const connectionLost = (address: string, reason: string): AppError =>
  new AppError(
    'move.connection-lost',
    503,
    `Mất liên lạc với ${address} (${reason}). Hãy chạy lại đúng lệnh này: việc đi tiếp từ chỗ đã dừng.`,
  );

export const notUnderstood = (address: string, status: number): AppError =>
  new AppError(
    'move.not-understood',
    503,
    `${address} trả lời không như mong đợi (${status}). Hãy kiểm tra địa chỉ, và phiên bản Văn Thư ở hai nơi có như nhau không.`,
  );

export const agencyNotEmpty = (): AppError =>
  new AppError(
    'move.agency-not-empty',
    409,
    'Cơ quan ở nơi đến đã có dữ liệu nên không nhận bản sao lưu. Hãy lập một cơ quan mới (mã khác) rồi chuyển vào đó; chưa có gì bị thay đổi.',
  );

export const schemaOlder = (): AppError =>
  new AppError(
    'move.schema-older',
    409,
    'Bản sao lưu do một phiên bản Văn Thư cũ hơn nơi đến tạo ra. Hãy nâng cấp máy ấy lên cùng phiên bản, khởi động, sao lưu lại rồi chuyển. Chưa có gì bị thay đổi.',
  );

export const schemaNewer = (): AppError =>
  new AppError(
    'move.schema-newer',
    409,
    'Dữ liệu do một phiên bản Văn Thư mới hơn nơi đến tạo ra. Hãy nâng cấp nơi đến trước. Chưa có gì bị thay đổi.',
  );

export const trustFileTooLarge = (name: string): AppError =>
  new AppError(
    'move.trust-too-large',
    413,
    `Tệp ${name} trong danh sách nơi cấp được tin lớn hơn ${LARGEST_VALUE_BYTES / 1024 ** 2} MB, Durable Object không chứa được. Hãy thay bằng danh sách thu hồi mới hơn, nhỏ hơn rồi chuyển lại; hoặc giữ cơ quan này ở máy của mình.`,
    { name },
  );

export const valueTooLarge = (table: string): AppError =>
  new AppError(
    'move.value-too-large',
    422,
    `Bảng ${table} có một nội dung lớn hơn ${LARGEST_VALUE_BYTES / 1024 ** 2} MB, Durable Object không chứa được. Hãy giữ cơ quan này ở máy của mình. Chưa có gì bị thay đổi.`,
    { table },
  );

export const originalDamaged = (sha256: string): AppError =>
  new AppError(
    'move.file-damaged',
    422,
    `Tệp gốc ${sha256} đến nơi không đúng nội dung. Hãy chạy lại lệnh; nếu vẫn vậy, bản sao lưu đã hỏng.`,
    { sha256 },
  );

export const notMovingIn = (): AppError =>
  new AppError(
    'move.not-begun',
    409,
    'Lần chuyển này không còn hiệu lực: chưa bắt đầu, đã bị hủy, hoặc có lần khác bắt đầu sau. Hãy chạy lại lệnh.',
  );

export const batchOutOfTurn = (): AppError =>
  new AppError('move.out-of-turn', 409, 'Dữ liệu đến không đúng thứ tự. Hãy chạy lại lệnh.');

export const batchUnreadable = (): AppError =>
  new AppError(
    'move.invalid',
    422,
    'Không đọc được dữ liệu chuyển đến. Hãy dùng lệnh vanthu cùng phiên bản với nơi đến.',
  );

export const incomplete = (missing: readonly string[]): AppError =>
  new AppError(
    'move.incomplete',
    409,
    `Dữ liệu đến nơi chưa đủ (${missing.slice(0, 3).join(', ')}) hoặc không như nơi đi nên cơ quan chưa được mở. Hãy chạy lại lệnh: mọi bản ghi được chuyển lại.`,
    { missing: missing.slice(0, 100) },
  );

export const changedMeanwhile = (): AppError =>
  new AppError(
    'move.changed-meanwhile',
    409,
    'Cơ quan có thay đổi trong lúc sao chép nên bản sao không nhất quán và đã bị bỏ. Hãy chạy lại lệnh.',
  );

/** Where originals were damaged already, the installation may still have what the backup lacks. */
export const backupLacksOriginals = (missing: readonly string[]): AppError =>
  new AppError(
    'move.backup-lacks-originals',
    409,
    `Bản sao lưu thiếu ${missing.length} tệp gốc đã mất hoặc hỏng lúc sao lưu (${missing[0]}…) nên chưa kết thúc được cơ quan. Hãy tìm lại các tệp ấy rồi sao lưu lại; không còn tìm được thì chạy lại lệnh với --accept-lost. Chưa có gì bị xóa.`,
    { missing: missing.slice(0, 100) },
  );

/** Two commands on one folder would write over each other. */
export const alreadyCopied = (directory: string): AppError =>
  new AppError(
    'move.already-copied',
    409,
    `Một lệnh khác đang sao lưu vào ${directory}. Hãy đợi lệnh ấy xong.`,
  );

export const agencyMovingIn = (): AppError =>
  new AppError(
    'edge.agency-moving-in',
    503,
    'Dữ liệu của cơ quan đang được chuyển đến nên chưa dùng được. Hãy đợi quản trị của hệ thống chuyển xong.',
    { retryAfterSeconds: 60 },
  );

export const agencyCopied = (): AppError =>
  new AppError(
    'edge.agency-copied',
    503,
    'Dữ liệu của cơ quan đang được sao chép, thường chỉ vài giây. Hãy thử lại ngay sau đó.',
    { retryAfterSeconds: 5 },
  );
