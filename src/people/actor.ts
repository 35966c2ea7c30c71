/** Who acts: a signed-in person, a person's API token, or the service itself. */
import { AppError } from '../platform/errors.ts';
import type { Role, Scope } from './roles.ts';

export interface Actor {
  /** Null for the service itself. */
  readonly id: string | null;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Units the person belongs to today. */
  readonly unitIds: readonly string[];
  /** The network address the request came from; null for the service. */
  readonly address: string | null;
  /** Null for a session (everything the roles allow); the token's scopes otherwise. */
  readonly scopes: readonly Scope[] | null;
  /** The token the request came by; a session has none. */
  readonly tokenId?: string;
}

/** The service acting by itself: jobs, the watched folder, the command line. */
export const SERVICE: Actor = {
  id: null,
  name: 'Hệ thống',
  roles: ['clerk', 'admin'],
  unitIds: [],
  address: null,
  scopes: null,
};

export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}

/** @throws AppError `people.forbidden` where none of the roles is held */
export function requireRole(actor: Actor, ...roles: readonly Role[]): void {
  if (!hasRole(actor, ...roles)) throw forbidden();
}

/** @throws AppError `people.scope` where the request came by a token without that scope */
export function requireScope(actor: Actor, scope: Scope): void {
  if (actor.scopes !== null && !actor.scopes.includes(scope)) {
    throw new AppError(
      'people.scope',
      403,
      `Khóa API này không có quyền “${scope}”. Hãy tạo khóa khác có quyền đó.`,
      { scope },
    );
  }
}

export function forbidden(): AppError {
  return new AppError(
    'people.forbidden',
    403,
    'Bạn không có quyền làm việc này. Hãy hỏi quản trị của cơ quan.',
  );
}
