/** Drafts as the API shows and takes them. */
import { z } from 'zod';
import { dispatchDocument } from './document.ts';
import { DRAFT_RELATIONS, DRAFT_STEPS } from './life.ts';
import { DRAFT_STATES, SOURCE_KINDS, VERSION_CAUSES } from './schema.ts';
import { SIGNING_FORMS } from './signing.ts';
import { DRAFT_LISTS } from './store.ts';

export const idParam = z.object({ id: z.string().min(1).max(80) });
export const versionParam = idParam.extend({ number: z.coerce.number().int().min(1) });

const name = z.object({ id: z.string(), name: z.string() });
const revision = z.number().int().min(1);

export const listQuery = z.object({
  list: z.enum(DRAFT_LISTS).default('mine'),
  state: z.enum(DRAFT_STATES).optional(),
  after: z.string().max(200).optional().describe('Con trỏ “next” của trang trước.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const draftPage = z.object({
  drafts: z.array(
    z.object({
      id: z.string(),
      state: z.enum(DRAFT_STATES),
      kind: z.string(),
      subject: z.string(),
      revision,
      owner: z.string(),
      unit: z.string().nullable(),
      signer: z.string().nullable(),
      updatedAt: z.string(),
      dispatchId: z.string().nullable(),
      number: z.string().nullable(),
      symbol: z.string().nullable(),
      remarks: z.number(),
    }),
  ),
  next: z.string().nullable(),
});

export const beginBody = z.object({
  document: dispatchDocument,
  templateId: z.string().max(80).default(''),
  stamp: z
    .object({ version: z.number().int().min(0), digest: z.string().max(64) })
    .optional()
    .describe('Phiên bản của mẫu, như lúc điền mẫu trả về; để trống: phiên bản đang dùng.'),
  source: z
    .object({ dispatchId: z.string().max(80), kind: z.enum(SOURCE_KINDS) })
    .nullable()
    .default(null),
  unitId: z.string().max(80).nullable().optional(),
  form: z
    .object({
      fileName: z.string().max(200),
      file: z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64'))),
    })
    .optional()
    .describe('Tệp .docx của biểu mẫu đã điền, base64: được giữ bên bản thảo.'),
  powerId: z.string().max(80).optional().describe('Thẩm quyền ký đã chọn; khối chữ ký ghi theo đó.'),
});

export const saveBody = z.object({ revision, document: dispatchDocument });
export const onDraftBody = z.object({ revision });
export const saved = z.object({ id: z.string(), state: z.enum(DRAFT_STATES), revision });

const part = z.object({ kind: z.enum(['same', 'old', 'new']), text: z.string() });
export const changes = z.array(
  z.object({ kind: z.enum(['added', 'removed', 'changed']), label: z.string(), parts: z.array(part) }),
);
export const differences = z.object({ revision, document: dispatchDocument, changes });
export const comparison = z.object({ from: z.number(), to: z.number().nullable(), changes });
export const compareQuery = z.object({
  from: z.coerce.number().int().min(1),
  to: z.coerce.number().int().min(1).optional().describe('Để trống: bản đang soạn.'),
});

const version = z.object({
  number: z.number(),
  revision,
  cause: z.enum(VERSION_CAUSES),
  madeAt: z.string(),
  by: z.string(),
});
export const versions = z.object({ versions: z.array(version) });
export const versionNumber = z.object({ number: z.number() });

export const remarkBody = z.object({
  place: z.string().max(80).default(''),
  quote: z.string().max(1000).optional(),
  text: z.string().min(1).max(4000),
});
const remark = z.object({
  id: z.string(),
  place: z.string(),
  quote: z.string(),
  text: z.string(),
  saidAt: z.string(),
  settledAt: z.string().nullable(),
  by: z.string(),
  stands: z.boolean(),
});

export const stepBody = z.object({
  revision,
  step: z.enum(['submit', 'take-back', 'approve', 'confirm-format', 'return', 'drop']),
  remark: z.string().max(4000).optional(),
});
export const signerBody = z.object({ revision, powerId: z.string().max(80) });
export const reviewerBody = z.object({ personId: z.string().max(80).nullable() });
export const writerBody = z.object({ personId: z.string().max(80) });

export const draftView = z.object({
  id: z.string(),
  state: z.enum(DRAFT_STATES),
  revision,
  document: dispatchDocument,
  templateId: z.string(),
  templateName: z.string().nullable(),
  templateVersion: z.number().int().describe('0: mẫu đi kèm phần mềm.'),
  hasForm: z.boolean().describe('Có tệp Word của biểu mẫu đã điền: GET …/form.'),
  owner: name,
  unit: name.nullable(),
  reviewer: name.nullable(),
  signer: name.nullable(),
  powerId: z.string().nullable(),
  writers: z.array(name),
  source: z.object({ dispatchId: z.string(), kind: z.enum(SOURCE_KINDS) }).nullable(),
  dispatchId: z.string().nullable(),
  signed: z
    .object({
      fileSha256: z.string(),
      documentSha256: z.string(),
      pages: z.number(),
      digital: z.boolean(),
      copyBlock: z
        .object({ page: z.number(), lower: z.number() })
        .nullable()
        .describe('Của bản sao: khối bản sao ở trang nào, thấp hơn đầu trang bao nhiêu point.'),
      signedBy: z.string(),
      signedAt: z.string(),
      sealedSha256: z.string().nullable().describe('Tệp có thêm chữ ký số của cơ quan.'),
      sealedBy: z.string().nullable(),
      sealedAt: z.string().nullable(),
    })
    .nullable(),
  relations: z.array(z.enum(DRAFT_RELATIONS)),
  steps: z.array(z.enum(DRAFT_STEPS)),
  writable: z.boolean(),
  beingWrittenBy: z.string().nullable(),
  history: z.array(
    z.object({
      step: z.string(),
      fromState: z.enum(DRAFT_STATES),
      toState: z.enum(DRAFT_STATES),
      revision,
      remark: z.string().nullable(),
      takenAt: z.string(),
      by: z.string(),
    }),
  ),
  versions: z.array(version),
  remarks: z.array(remark),
  updatedAt: z.string(),
  updatedBy: z.string().nullable(),
});

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const line = z.string().max(300);
export const powerBody = z.object({
  personId: z.string().max(80),
  form: z.enum(SIGNING_FORMS),
  collective: line.default(''),
  head: line,
  own: line.default(''),
  unitHead: line.default(''),
  kinds: z.array(line).max(60).default([]),
  basis: line.default(''),
  validFrom: day,
  validTo: day.nullable().default(null),
});
export const powers = z.object({
  powers: z.array(powerBody.extend({ id: z.string(), name: z.string(), revokedAt: z.string().nullable() })),
});

export const officeBody = z.object({
  parent: line.nullable().default(null),
  agency: line,
  place: line,
  agencySymbol: line,
  head: line,
  collective: line.default(''),
  contact: z.array(line).max(4).default([]),
  organId: line.default(''),
  checkers: z.array(z.string().max(80)).max(50).default([]),
});
