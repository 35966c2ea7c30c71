/** Templates as the API shows and takes them. */
import { z } from 'zod';
import { TEMPLATE_CAUSES, TEMPLATE_FORMATS, TEMPLATE_STATES } from './template-schema.ts';
import { FIELD_TYPES, templateField } from './templates/schema.ts';
import { wordFormHead } from './templates/word-form/form.ts';

export const idParam = z.object({ id: z.string().min(1).max(80) });
export const versionParam = idParam.extend({ number: z.coerce.number().int().min(0) });

/** A template as a drafter sees it. */
export const offered = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  group: z.string(),
  format: z.enum(TEMPLATE_FORMATS),
  version: z.number().int().describe('Phiên bản của cơ quan; 0: mẫu đi kèm phần mềm.'),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.enum(FIELD_TYPES),
      required: z.boolean(),
      choices: z.array(z.string()).optional(),
      columns: z.array(z.string()).optional(),
    }),
  ),
});

export const stamp = z.object({ version: z.number().int().min(0), digest: z.string().max(64) });

const entry = z.object({
  id: z.string(),
  format: z.enum(TEMPLATE_FORMATS),
  state: z.enum(TEMPLATE_STATES),
  isShipped: z.boolean(),
  version: z.number().int(),
  revision: z.number().int(),
  name: z.string(),
  kind: z.string(),
  group: z.string(),
  updatedAt: z.string().nullable(),
});

export const library = z.object({ templates: z.array(entry) });

export const view = entry.extend({
  source: z.string(),
  head: wordFormHead.nullable(),
  fileName: z.string().nullable(),
  versions: z.array(
    z.object({
      number: z.number(),
      cause: z.enum(TEMPLATE_CAUSES),
      reason: z.string(),
      madeAt: z.string(),
      fileName: z.string().nullable(),
      by: z.string(),
    }),
  ),
});

export const kept = z.object({
  id: z.string(),
  revision: z.number().int(),
  version: z.number().int(),
  state: z.enum(TEMPLATE_STATES),
});

const source = z.string().max(120_000);
const reason = z.string().max(1000);
const revision = z.number().int().min(0).describe('0: mẫu đi kèm phần mềm, chưa ai sửa.');

export const createBody = z.object({
  source,
  copyOf: z.string().max(80).nullable().default(null),
  reason: reason.default(''),
});
export const saveBody = z.object({ revision, source, reason });
export const stateBody = z.object({ revision, state: z.enum(TEMPLATE_STATES), reason });
export const restoreBody = z.object({ revision, reason: reason.default('') });
export const trialBody = z.object({ source });
export const trial = z.object({
  faults: z.array(z.object({ line: z.number(), reason: z.string() })),
  pages: z.array(z.string()),
  findings: z.array(z.object({ rule: z.string(), severity: z.string(), title: z.string() })),
});

export const versionSource = z.object({ number: z.number(), source: z.string() });
export const compareQuery = z.object({
  from: z.coerce.number().int().min(0).describe('0: mẫu đi kèm phần mềm.'),
  to: z.coerce.number().int().min(0),
});
export const comparison = z.object({
  lines: z.array(
    z.object({
      kind: z.enum(['same', 'added', 'removed', 'changed']),
      line: z.number(),
      parts: z.array(z.object({ kind: z.enum(['same', 'old', 'new']), text: z.string() })),
    }),
  ),
});

/** Base64 of a .docx of at most 5 MB. */
const file = z.string().max(7_200_000).describe('Tệp .docx, base64.');
const fileName = z.string().min(1).max(200);
export const formBody = z.object({ head: wordFormHead, file, fileName, reason: reason.default('') });
export const formSaveBody = z.object({
  revision,
  reason,
  head: wordFormHead,
  file: file.optional().describe('Để trống: giữ tệp đang dùng.'),
  fileName: fileName.optional(),
});
export const formFields = z.object({ fields: z.array(templateField) });
