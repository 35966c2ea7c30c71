/** A form of the office as it is kept: its Word file, and what is asked for at each place of it. */
import { z } from 'zod';
import { formBroken } from '../../errors.ts';
import { documentKindNames } from '../../kinds.ts';
import { OFFICE_NAMES } from '../field-faults.ts';
import { fieldFaults } from '../field-faults.ts';
import { templateField } from '../schema.ts';
import type { FieldType, TemplateField } from '../schema.ts';
import { openForm, wordsParts } from './open.ts';
import { fieldsOfForm } from './places.ts';
import type { FormFault, FoundField } from './places.ts';

export const wordFormHead = z.strictObject({
  name: z.string().trim().min(1).max(200),
  kind: z
    .string()
    .refine((kind) => documentKindNames().includes(kind), 'không phải một tên loại của Nghị định 30/2020'),
  group: z.enum(['everyday', 'named', 'papers', 'copies']),
  about: z.string().trim().max(500).default(''),
  fields: z.array(templateField).max(200),
});
export type WordFormHead = z.infer<typeof wordFormHead>;

export interface WordForm {
  /** Of the row it is kept in. */
  id: string;
  head: WordFormHead;
  file: Uint8Array;
}

/**
 * The fields of a form, each with the type its name suggests, for the administrator to set right.
 * @param before the fields as they were asked for in the version before: what was set there stays
 * @throws AppError `drafting.form-broken` with each fault's place and reason, `drafting.form-refused` …
 */
export function suggestedFields(file: Uint8Array, before: readonly TemplateField[] = []): TemplateField[] {
  const { fields, faults } = fieldsOfForm(wordsParts(openForm(file)));
  if (faults.length > 0) throw formBroken(faults);
  if (fields.length === 0)
    throw formBroken([
      {
        place: 'cả tệp',
        reason: 'chưa có chỗ điền nào; hãy gõ {{tên mục}} vào chỗ cần điền, ví dụ {{Trích yếu}}',
      },
    ]);
  return fields.map((found) => fieldOf(found, before));
}

/** Known names, with the words an office calls them by. */
const KNOWN: Readonly<Record<string, { label: string; type?: FieldType }>> = {
  trich_yeu: { label: 'Trích yếu' },
  ve_viec: { label: 'Về việc' },
  kinh_gui: { label: 'Kính gửi', type: 'list' },
  noi_nhan: { label: 'Nơi nhận', type: 'list' },
  can_cu: { label: 'Căn cứ', type: 'list' },
  noi_dung: { label: 'Nội dung', type: 'long' },
  nhiem_vu: { label: 'Nhiệm vụ' },
  don_vi: { label: 'Đơn vị' },
  viec: { label: 'Việc' },
  ten: { label: 'Tên' },
  so: { label: 'Số' },
  ky_hieu: { label: 'Ký hiệu' },
  han: { label: 'Hạn', type: 'date' },
  ngay: { label: 'Ngày', type: 'date' },
  tu_ngay: { label: 'Từ ngày', type: 'date' },
  den_ngay: { label: 'Đến ngày', type: 'date' },
  ho_ten: { label: 'Họ và tên' },
  chuc_vu: { label: 'Chức vụ' },
  dia_chi: { label: 'Địa chỉ' },
  nguoi_ky: { label: 'Họ tên người ký' },
  chuc_vu_nguoi_ky: { label: 'Chức vụ người ký' },
  so_luong: { label: 'Số lượng', type: 'number' },
  so_tien: { label: 'Số tiền', type: 'number' },
};

function fieldOf(
  { name, label, columns, filters }: FoundField,
  before: readonly TemplateField[],
): TemplateField {
  const same = before.find((field) => field.name === name);
  if (columns.length > 0) {
    const words = columns.map((column) => KNOWN[column.name]?.label ?? column.label);
    const kept = same?.type === 'rows' && same.columns?.length === words.length ? same : null;
    return kept ?? { name, label: KNOWN[name]?.label ?? label, type: 'rows', required: true, columns: words };
  }
  if (same !== undefined && same.type !== 'rows') return same;
  const isDay = filters.some((filter) => filter !== 'hoa') || /^ngay_|_ngay$/u.test(name);
  const type = isDay ? 'date' : (KNOWN[name]?.type ?? 'text');
  const isPlain = /^[a-z0-9 ]+$/iu.test(label);
  return { name, label: isPlain ? (KNOWN[name]?.label ?? label) : label, type, required: true };
}

/**
 * Whether every place of the file has its field and every field its place.
 * @throws AppError `drafting.form-broken`, `drafting.form-refused`, `drafting.not-a-word-file`
 */
export function assertWholeForm(file: Uint8Array, { fields }: Pick<WordFormHead, 'fields'>): void {
  const found = fieldsOfForm(wordsParts(openForm(file)));
  const faults: FormFault[] = [...found.faults];
  const named = new Set(fields.map(({ name }) => name));
  for (const { name, columns } of found.fields) {
    const field = fields.find((each) => each.name === name);
    if (field === undefined) faults.push({ place: `{{${name}}}`, reason: 'chưa được gắn với mục nào' });
    else if ((field.type === 'rows') !== columns.length > 0)
      faults.push({ place: `{{${name}}}`, reason: 'bảng thì kiểu phải là bảng, ngoài bảng thì không' });
    else if (columns.length > 0 && field.columns?.length !== columns.length)
      faults.push({ place: `{{${name}}}`, reason: `trong tệp có ${columns.length} cột` });
  }
  const inFile = new Set([...found.fields.map(({ name }) => name), ...OFFICE_NAMES]);
  for (const name of named)
    if (!inFile.has(name)) faults.push({ place: `{{${name}}}`, reason: 'không có trong tệp' });
  faults.push(...fieldFaults({ fields }).map(({ path, reason }) => ({ place: path, reason })));
  if (faults.length > 0) throw formBroken(faults);
}
