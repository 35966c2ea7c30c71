/** What can go wrong with searching, and what to do. */
import type { Actor } from '../people/actor.ts';
import { AppError } from '../platform/errors.ts';

export const badCursor = (): AppError =>
  new AppError('search.bad-cursor', 400, 'Trang kết quả này không còn. Hãy tìm lại từ đầu.');

export const savedNotFound = (): AppError =>
  new AppError(
    'search.saved-not-found',
    404,
    'Không có tìm kiếm đã lưu này trong danh sách của bạn. Có thể nó đã bị xóa.',
  );

export const tooManySaved = (most: number): AppError =>
  new AppError(
    'search.too-many-saved',
    409,
    `Bạn đã lưu ${most} tìm kiếm, là mức tối đa. Hãy xóa bớt những tìm kiếm không còn dùng.`,
  );

export const unnamedSearch = (): AppError =>
  new AppError('search.unnamed', 400, 'Hãy đặt tên cho tìm kiếm cần lưu.');

/**
 * Who keeps something of their own must be somebody.
 * @throws AppError `search.person-required`
 */
export function requirePerson(actor: Actor): string {
  if (actor.id !== null) return actor.id;
  throw new AppError('search.person-required', 403, 'Chỉ người dùng đã đăng nhập mới lưu được tìm kiếm.');
}
