/** `vanthu restore --to | backup --from | end`: an office moves to an installation on Workers, and back, and ends there. */
import {
  type AgencyAddress,
  backupFrom,
  endAgency,
  type EndConfirmed,
  restoreTo,
} from '../maintenance/index.ts';

type Print = (line: string) => void;

export async function restoreToCommand(
  directory: string,
  agency: AgencyAddress,
  print: Print,
): Promise<void> {
  const { rows, files, lost, trust } = await restoreTo(directory, agency);
  print(`Đã chuyển ${rows} bản ghi và ${files} tệp gốc vào ${agency.address}.`);
  print('Mọi người đăng nhập lại ở địa chỉ mới, bằng mật khẩu cũ. Chỉ mục tìm kiếm được dựng lại trong nền.');
  print('Hãy tắt dịch vụ ở nơi cũ: sổ không được cấp số ở hai nơi.');
  if (trust > 0) print(`Danh sách nơi cấp được tin đi cùng: ${trust} chứng thư và danh sách thu hồi.`);
  for (const sha256 of lost) print(`Tệp gốc đã mất từ trước, không có trong bản sao lưu: ${sha256}`);
}

/** @returns the exit status: 1 where an original was missing or damaged already, so that a nightly job notices */
export async function backupFromCommand(
  agency: AgencyAddress,
  directory: string,
  print: Print,
): Promise<number> {
  const { files, bytes, lost } = await backupFrom(agency, directory);
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  print(
    `Đã sao lưu ${files} tệp gốc và cơ sở dữ liệu của ${agency.address} vào ${directory} (${megabytes} MB).`,
  );
  for (const sha256 of lost) print(`Tệp gốc bị mất hoặc hỏng trong kho, không sao lưu được: ${sha256}`);
  return lost.length > 0 ? 1 : 0;
}

export async function endCommand(
  directory: string,
  agency: AgencyAddress,
  confirmed: EndConfirmed,
  print: Print,
): Promise<void> {
  const { state, lines } = await endAgency(directory, agency, confirmed);
  print(`Đã kết thúc ${agency.address}: bản sao lưu ${directory} giữ đủ ${lines} dòng nhật ký của cơ quan.`);
  if (state === 'ended')
    print('Dữ liệu, tệp và chỉ mục của cơ quan ở hệ thống đã xóa hết; mã ấy dùng lại được.');
  else
    print(
      'Cơ quan không còn trả lời ai. Một phần chưa xóa được ngay (kho tệp hay máy tìm kiếm không trả lời): hệ thống tự xóa tiếp, hoặc chạy lại lệnh này.',
    );
  print('Giữ kỹ bản sao lưu: đó là bản duy nhất của sổ, văn bản và nhật ký.');
}
