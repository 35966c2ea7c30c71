/**
 * Roles of an office (DESIGN §1). A person may hold several.
 * clerk: văn thư; drafter: chuyên viên; leader: lãnh đạo; staff: cán bộ; admin: quản trị.
 */
export const ROLES = ['clerk', 'drafter', 'leader', 'staff', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  clerk: 'Văn thư',
  drafter: 'Chuyên viên',
  leader: 'Lãnh đạo',
  staff: 'Cán bộ',
  admin: 'Quản trị',
};

/** What an API token may do, at most; the person's roles limit it further. */
export const SCOPES = [
  'dispatches:read',
  'dispatches:write',
  'people:read',
  'people:write',
  'system:read',
  'reading:work',
  'reading:open',
] as const;
export type Scope = (typeof SCOPES)[number];
