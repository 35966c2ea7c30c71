import { AppError } from '../../platform/errors.ts';

const refused = (code: string, message: string, status: 413 | 422 = 422) =>
  new AppError(`edxml.${code}`, status, message);

export function badXml(cause?: unknown): AppError {
  const error = refused(
    'bad-xml',
    'Gói edXML không đúng định dạng XML. Hãy xuất lại gói từ phần mềm gửi rồi thử lại.',
  );
  if (cause !== undefined) error.cause = cause;
  return error;
}

export function forbiddenXml(): AppError {
  return refused(
    'forbidden-xml',
    'Gói edXML có khai báo DOCTYPE, thực thể riêng hoặc lồng quá sâu nên bị từ chối. Hãy báo nơi gửi.',
  );
}

export function notAPackage(): AppError {
  return refused('not-a-package', 'Tệp này không phải gói edXML. Hãy chọn tệp .edxml do phần mềm xuất ra.');
}

export function nothingInside(): AppError {
  return refused('no-document', 'Gói edXML không có tệp văn bản nào. Hãy báo nơi gửi gửi lại kèm tệp.');
}

export function badAttachment(name: string): AppError {
  return refused(
    'bad-attachment',
    `Tệp kèm “${name}” trong gói không giải mã được. Hãy báo nơi gửi gửi lại.`,
  );
}

export function tooDeep(): AppError {
  return refused(
    'archive-too-deep',
    'Tệp kèm trong gói nén lồng nhau nhiều lớp nên bị từ chối. Hãy báo nơi gửi.',
  );
}

export function tooLarge(): AppError {
  return refused('too-large', 'Gói edXML hoặc tệp kèm lớn quá mức cho phép. Hãy báo nơi gửi chia nhỏ.', 413);
}
