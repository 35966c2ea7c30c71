/** The shapes of people, units and tokens in the API; the OpenAPI document is made from them. */
import { z } from 'zod';
import { isIsoDate } from '../calendar/index.ts';
import { pageQuery } from '../platform/http.ts';
import { LONGEST_PASSWORD } from './passwords.ts';
import { ROLES, SCOPES } from './roles.ts';

const id = z.string().min(1).max(64);
const name = z.string().trim().min(1).max(200);
const role = z.enum(ROLES);
const scope = z.enum(SCOPES);
const instant = z.iso.datetime();
const date = z
  .string()
  .refine(isIsoDate, { error: 'phải là một ngày có thật, dạng NĂM-THÁNG-NGÀY' })
  .meta({ format: 'date', example: '2026-01-31' });
const typedPassword = z.string().min(1).max(1000);

export const personParams = z.object({ personId: id });
export const tokenParams = z.object({ tokenId: id });
export const personTokenParams = z.object({ personId: id, tokenId: id });
export const unitParams = z.object({ unitId: id });

export const personSchema = z
  .object({
    id,
    name: z.string(),
    post: z.string().describe('Chức vụ'),
    roles: z.array(role),
    unitIds: z.array(id).describe('Đơn vị của người này hôm nay'),
    disabled: z.boolean(),
    account: z
      .object({ username: z.string(), mustChangePassword: z.boolean(), createdAt: instant })
      .nullable()
      .describe('Chỉ quản trị thấy'),
  })
  .meta({ id: 'Person' });

export const peopleQuery = pageQuery.extend({
  q: z.string().max(200).optional().describe('Từ trong tên, có dấu hay không đều được'),
  unitId: id.optional(),
  role: role.optional(),
  includeDisabled: z.stringbool().optional().describe('Cả người đã khóa (chỉ quản trị)'),
});
export const peoplePageSchema = z.object({ people: z.array(personSchema), next: z.string().nullable() });

export const newPersonSchema = z.strictObject({
  username: z.string().min(1).max(100),
  name,
  post: z.string().trim().max(200).optional(),
  roles: z.array(role).min(1),
  unitIds: z.array(id).max(50).optional(),
});
export const createdPersonSchema = z.object({
  person: personSchema,
  temporaryPassword: z.string().nullable().describe('Đưa cho người dùng; chỉ hiện một lần'),
});
export const personChangesSchema = newPersonSchema.omit({ username: true }).partial();
export const temporaryPasswordSchema = createdPersonSchema.pick({ temporaryPassword: true });

export const unitSchema = z
  .object({
    id,
    name: z.string(),
    shortName: z.string(),
    parentId: id.nullable(),
    validFrom: date,
    validTo: date.nullable().describe('Ngày hoạt động cuối cùng'),
    successorId: id.nullable(),
    position: z.int(),
  })
  .meta({ id: 'Unit' });
export const unitsSchema = z.object({ units: z.array(unitSchema) });
export const unitsQuery = z.object({
  at: date.optional().describe('Đơn vị có vào ngày này; mặc định hôm nay'),
  all: z.stringbool().optional().describe('Mọi đơn vị từng có'),
});
export const newUnitSchema = z.strictObject({
  name,
  shortName: z.string().trim().max(30).optional(),
  parentId: id.nullable().optional(),
  validFrom: date.optional(),
  position: z.int().min(0).max(100_000).optional(),
});
export const unitChangesSchema = newUnitSchema
  .pick({ name: true, shortName: true, position: true })
  .partial();
export const unitHeadSchema = z.strictObject({
  personId: id.nullable().describe('Người đứng đầu; null: không có ai'),
});
export const unitHeadsSchema = z.object({
  heads: z.array(z.object({ unitId: id, personId: id })),
});
export const unitMoveSchema = z.strictObject({ parentId: id.nullable() });
export const dissolutionSchema = z.strictObject({ lastDay: date, successorId: id.nullable() });

export const apiTokenSchema = z
  .object({
    id,
    personId: id,
    name: z.string(),
    scopes: z.array(scope),
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'ApiToken' });
export const apiTokensSchema = z.object({ tokens: z.array(apiTokenSchema) });
export const newTokenSchema = z.strictObject({
  name,
  scopes: z.array(scope).min(1),
  expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
});
export const createdTokenSchema = apiTokenSchema.extend({
  secret: z.string().describe('Khóa, bắt đầu bằng vt_; chỉ hiện một lần'),
});

export const signInSchema = z.strictObject({ username: z.string().min(1).max(100), password: typedPassword });
export const firstAdminSchema = z.strictObject({
  token: z.string().min(1).max(200),
  username: z.string().min(1).max(100),
  password: typedPassword,
  name,
});
export const passwordChangeSchema = z.strictObject({
  current: typedPassword,
  next: z.string().min(1).max(LONGEST_PASSWORD),
});
export const meSchema = z
  .object({
    id,
    name: z.string(),
    roles: z.array(role),
    unitIds: z.array(id),
    scopes: z.array(scope).nullable().describe('Quyền của khóa API; null khi đăng nhập bằng mật khẩu'),
    mustChangePassword: z.boolean(),
  })
  .meta({ id: 'Me' });
