/** What is wrong with the fields of a template taken together: names twice, examples that their own checks refuse. */
import { reasonAgainst } from './answers.ts';
import type { Answer } from './answers.ts';
import type { FrontMatter, TemplateField } from './schema.ts';

/** Names that every template has: a field of its own may not hide them. */
export const OFFICE_NAMES = [
  'co_quan',
  'chu_quan',
  'dia_danh',
  'ky_hieu_co_quan',
  'ky_hieu_don_vi',
  'nguoi_dung_dau',
  'tap_the',
  'hom_nay',
] as const;

/** A fault and the place in the head it belongs to: "fields.2.default". */
export interface FieldFault {
  path: string;
  reason: string;
}

export function fieldFaults({ fields }: Pick<FrontMatter, 'fields'>): FieldFault[] {
  return fields.flatMap((field, index) => {
    const at = (part: string, reason: string | false | null): FieldFault[] =>
      reason ? [{ path: `fields.${index}.${part}`, reason: `${field.label}: ${reason}` }] : [];
    const before = fields.slice(0, index);
    const isTwice = before.some(({ name }) => name === field.name);
    const isOfficial = (OFFICE_NAMES as readonly string[]).includes(field.name);
    return [
      ...at('name', isTwice && `mục "${field.name}" được khai báo hai lần`),
      ...at('name', isOfficial && `tên "${field.name}" đã dành cho phần chung của cơ quan`),
      ...at('after', afterFault(field, fields)),
      ...at('default', exampleFault('default', field)),
      ...at('sample', exampleFault('sample', field)),
    ];
  });
}

function afterFault({ type, after }: TemplateField, fields: readonly TemplateField[]): string | null {
  if (after === undefined) return null;
  const isDate = fields.some(({ name, type: other }) => name === after && other === 'date');
  return type === 'date' && isDate ? null : 'after phải nêu tên một mục kiểu date, ở một mục kiểu date';
}

function exampleFault(part: 'default' | 'sample', field: TemplateField): string | null {
  const example = field[part];
  if (example === undefined) return null;
  const reason = reasonAgainst({ ...field, required: false }, example as Answer);
  return reason === null ? null : `${part === 'default' ? 'giá trị sẵn có' : 'ví dụ'} ${reason}`;
}
