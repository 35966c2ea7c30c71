/** Passwords: what is strong enough, how they are kept (better-auth's scrypt), and temporary ones to hand over. */
import { randomInt } from 'node:crypto';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { passwordWeak } from './errors.ts';

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 128;

/** @throws AppError `people.password-weak` */
export function assertStrongPassword(password: string, username: string): void {
  if (password.length < SHORTEST_PASSWORD) throw passwordWeak(`cần ít nhất ${SHORTEST_PASSWORD} ký tự`);
  if (password.length > LONGEST_PASSWORD) throw passwordWeak(`không được quá ${LONGEST_PASSWORD} ký tự`);
  if (new Set(password).size < 4) throw passwordWeak('không dùng một vài ký tự lặp lại');
  if (password.toLowerCase() === username) throw passwordWeak('không được trùng tên đăng nhập');
}

/** Slow on purpose, and asynchronous: call it before a transaction, never inside. */
export async function hashOfPassword(password: string): Promise<string> {
  return hashPassword(password);
}

export async function passwordMatches(hash: string | null, password: string): Promise<boolean> {
  return hash !== null && (await verifyPassword({ hash, password }));
}

/** Without letters and digits that look alike, for it is read out or copied from paper. */
const LEGIBLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to hand over, as in "kdm4-x7qp-tn3h": 59 bits of chance. */
export function temporaryPassword(): string {
  const group = () => Array.from({ length: 4 }, () => LEGIBLE[randomInt(LEGIBLE.length)]).join('');
  return [group(), group(), group()].join('-');
}
