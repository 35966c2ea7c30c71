/** Why a template cannot be used, in the words of the person who wrote it: what the libraries say, in Vietnamese. */
import { LiquidError } from 'liquidjs';
import type { YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { TooMuchWritten } from './engine.ts';

const YAML_REASONS: Partial<Record<YAMLParseError['code'], string>> = {
  BAD_INDENT: 'thụt đầu dòng không thẳng hàng',
  TAB_AS_INDENT: 'thụt đầu dòng bằng dấu tab; hãy dùng dấu cách',
  DUPLICATE_KEY: 'một mục khai báo được ghi hai lần',
  MISSING_CHAR: 'thiếu dấu đóng (dấu nháy, dấu ngoặc hoặc dấu hai chấm)',
  BAD_SCALAR_START: 'chữ bắt đầu bằng dấu có nghĩa riêng; hãy đặt trong dấu nháy',
  BAD_DQ_ESCAPE: 'dấu \\ trong nháy kép không đúng; hãy dùng nháy đơn',
  BLOCK_AS_IMPLICIT_KEY: 'một dòng có hai dấu hai chấm; hãy đặt phần sau trong dấu nháy',
  MULTILINE_IMPLICIT_KEY: 'dòng này thiếu dấu hai chấm',
  UNEXPECTED_TOKEN: 'có chữ hoặc dấu không đúng chỗ',
  BAD_ALIAS: 'dấu * ở đầu có nghĩa riêng; hãy đặt chữ trong dấu nháy',
};

export function reasonOfYaml({ code }: YAMLParseError): string {
  return `khai báo sai: ${YAML_REASONS[code] ?? 'không đúng cách viết “mục: giá trị”'}`;
}

/** Of a head that made the parser give up: depth without end, or a few letters that unfold to gigabytes. */
export function reasonOfUnreadable(error: unknown): string {
  const isAlias = error instanceof Error && error.message.startsWith('Unresolved alias');
  if (isAlias) return `khai báo sai: ${YAML_REASONS.BAD_ALIAS}`;
  return 'khai báo lồng hoặc lặp lại quá nhiều, không đọc được';
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  boolean: 'true hoặc false',
  array: 'một danh sách',
  object: 'một nhóm mục khai báo',
};

export function reasonOfIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'còn thiếu' : `phải là ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `phải là một trong: ${issue.values.join(', ')}`;
    case 'unrecognized_keys':
      return `không có mục khai báo tên ${issue.keys.join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'không được để trống' : 'quá nhỏ';
    case 'too_big':
      return `quá ${issue.maximum}`;
    case 'invalid_union':
      return 'giá trị không đúng kiểu';
    default:
      return issue.message;
  }
}

/** The row (from 1) of the text where the template language stumbled. */
export function lineOfLiquid(error: unknown): number {
  return LiquidError.is(error) ? (error.token.getPosition()[0] ?? 1) : 1;
}

/** What the template language says, by its English words; the first that fits. */
const LIQUID_REASONS: readonly [RegExp, (found: string) => string][] = [
  [/tag "(.+?)" not found/u, (name) => `không có lệnh "${name}"`],
  [/tag (.+?) not closed/u, (tag) => `lệnh ${tag} chưa được đóng`],
  [/output "?(.+?)"? not closed/u, (words) => `${words} thiếu dấu }}`],
  [/undefined filter: ([^\s,]+)/u, (name) => `không có bộ lọc "${name}"`],
  [/undefined variable: ([^\s,]+)/u, (name) => `không có "${name}": mục không có phần này`],
  [/(?:template )?render limit exceeded/u, () => 'mẫu chạy quá lâu (vòng lặp quá nhiều lượt)'],
  [/memory alloc limit exceeded/u, () => 'mẫu tạo ra quá nhiều chữ (vòng lặp quá nhiều lượt)'],
  [/parse length limit exceeded/u, () => 'mẫu dài quá mức đọc được'],
  [/duplicated else|unexpected elsif/u, () => 'else hoặc elsif không đúng chỗ'],
  [/illegal tag: (.+?)(?:, line|$)/u, (tag) => `lệnh ${tag} viết sai`],
  [/invalid value expression: (.+?)(?:, line|$)/u, (words) => `không hiểu ${words}`],
  [/unexpected (?:token|character) (.+?)(?:, |$)/u, (words) => `có ${words} không đúng chỗ`],
  [/expected "\|" before filter/u, () => 'thiếu dấu | trước bộ lọc'],
  [/Maximum call stack/u, () => 'các lệnh lồng nhau quá nhiều lớp'],
  [/expected filter name/u, () => 'sau dấu | phải có tên bộ lọc'],
];

export function reasonOfLiquid(error: unknown): string {
  if (error instanceof TooMuchWritten) return 'mẫu tạo ra nhiều chữ hơn mọi văn bản';
  const message = error instanceof Error ? error.message : String(error);
  for (const [words, reason] of LIQUID_REASONS) {
    const found = words.exec(message);
    if (found !== null) return reason(found[1] ?? '');
  }
  return `viết sai: ${message.split(', line:')[0] ?? message}`;
}
