/**
 * Stands where a package of native code stands on a machine of one's own: loading it is harmless, using it tells
 * the person that this form of the service cannot do that.
 */
import { AppError } from '../platform/errors.ts';

function refuse(): never {
  throw new AppError(
    'edge.needs-a-machine',
    501,
    'Bản chạy trên nền tảng biên không tự xử lý được ảnh và trang quét. Hãy dùng một máy đọc bên ngoài (vanthu work), hoặc nhập thông tin bằng tay.',
  );
}

/** Whatever is asked of it. */
export const notHere: unknown = new Proxy(refuse, {
  get: (_target, name) => (name === 'then' || name === '__esModule' ? undefined : notHere),
  apply: refuse,
  construct: refuse,
});
