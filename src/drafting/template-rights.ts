/** Who may do what with templates: enforced by the use cases, printed by the help page. */
import type { Role } from '../people/roles.ts';

export const TEMPLATE_RIGHTS = {
  'fill-templates': { roles: ['clerk', 'drafter', 'leader', 'staff'] },
  'manage-templates': { roles: ['admin'] },
} as const satisfies Record<string, { roles: readonly Role[] }>;

export type TemplateRight = keyof typeof TEMPLATE_RIGHTS;
