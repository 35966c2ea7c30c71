/**
 * Reads a template: its head in YAML between two lines of "---", then the words. What is wrong in it is said with the
 * line and the reason; a template that loads can be filled.
 */
import { LiquidError } from 'liquidjs';
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { z } from 'zod';
import { templateBroken } from '../errors.ts';
import { namesIn, parse } from './engine.ts';
import type { Parsed } from './engine.ts';
import { frontMatter } from './schema.ts';
import type { FrontMatter } from './schema.ts';

/** What every template may ask for beside its own fields. */
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

export interface Template {
  /** Its file's name: "cong-van-trien-khai". */
  id: string;
  head: FrontMatter;
  body: Parsed;
  /** The texts of the head, by where they stand: "subject", "appendices.0.body". */
  texts: Map<string, Parsed>;
}

/** A fault of a template, for the person who wrote it. */
export interface TemplateFault {
  /** From 1, in the file. */
  line: number;
  reason: string;
}

/** @throws AppError `drafting.template-broken` with the first fault's line and reason */
export function loadTemplate(id: string, source: string): Template {
  const loaded = tryTemplate(id, source);
  if ('faults' in loaded) throw templateBroken(id, loaded.faults);
  return loaded;
}

export function tryTemplate(id: string, source: string): Template | { faults: TemplateFault[] } {
  const parts = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)([\s\S]*)$/u.exec(source);
  if (!parts)
    return { faults: [{ line: 1, reason: 'tệp phải bắt đầu bằng phần khai báo giữa hai dòng ---' }] };
  const [, yaml = '', words = ''] = parts;
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const lineAt = (offset: number | undefined) => (offset === undefined ? 2 : lines.linePos(offset).line + 1);
  if (document.errors.length > 0) {
    return {
      faults: document.errors.map((error) => ({
        line: lineAt(error.pos[0]),
        reason: `khai báo sai: ${error.message.split('\n')[0]}`,
      })),
    };
  }
  const checked = frontMatter.safeParse(document.toJS());
  if (!checked.success) {
    return { faults: checked.error.issues.map((issue) => faultOf(issue, document, lineAt)) };
  }
  const bodyLine = yaml.split('\n').length + 3;
  return compile(id, checked.data, words, bodyLine, (path) => lineAt(startOf(document, path)));
}

function compile(
  id: string,
  head: FrontMatter,
  words: string,
  bodyLine: number,
  lineOf: (path: string[]) => number,
): Template | { faults: TemplateFault[] } {
  const known = new Set<string>([...OFFICE_NAMES, ...head.fields.map((field) => field.name)]);
  const faults: TemplateFault[] = [];
  const compiled = (text: string, firstLine: number): Parsed => {
    try {
      const parsed = parse(text);
      for (const [name, row] of namesIn(parsed)) {
        if (!known.has(name))
          faults.push({ line: firstLine + row - 1, reason: `không có mục nào tên "${name}"` });
      }
      return parsed;
    } catch (error) {
      faults.push({ line: firstLine + rowOf(error) - 1, reason: reasonOf(error) });
      return [];
    }
  };
  const texts = new Map<string, Parsed>();
  for (const [path, text] of textsOf(head)) texts.set(path, compiled(text, lineOf(path.split('.'))));
  const body = compiled(words, bodyLine);
  return faults.length > 0 ? { faults } : { id, head, body, texts };
}

function textsOf(head: FrontMatter): [string, string][] {
  const { symbol, subject, bases, recipients, authority, addressees, filed, signer, cosigner } = head;
  const all: [string, string | undefined][] = [
    ['symbol', symbol],
    ['subject', subject],
    ['bases', bases],
    ['recipients', recipients],
    ['authority', authority],
    ['filed', filed],
    ['addressees.label', addressees?.label],
    ['addressees.names', addressees?.names],
    ['signer.title', signer?.title],
    ['signer.name', signer?.name],
    ['cosigner.title', cosigner?.title],
    ['cosigner.name', cosigner?.name],
    ...head.appendices.flatMap(({ title, body }, index): [string, string][] => [
      [`appendices.${index}.title`, title],
      [`appendices.${index}.body`, body],
    ]),
  ];
  return all.filter((entry): entry is [string, string] => entry[1] !== undefined);
}

function startOf(document: Document, path: string[]): number | undefined {
  const steps = path.map((step) => (/^\d+$/u.test(step) ? Number(step) : step));
  for (let length = steps.length; length > 0; length--) {
    const node = document.getIn(steps.slice(0, length), true) as
      | { range?: [number, number, number] }
      | undefined;
    if (node?.range) return node.range[0];
  }
  return undefined;
}

function faultOf(
  issue: z.core.$ZodIssue,
  document: Document,
  lineAt: (offset: number | undefined) => number,
): TemplateFault {
  const path = issue.path.map(String);
  const place = path.length > 0 ? `${path.join('.')}: ` : '';
  const line = lineAt(startOf(document, path));
  return { line, reason: `${place}${issueReason(issue)}` };
}

function issueReason(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'còn thiếu' : `phải là ${issue.expected}`;
    case 'invalid_value':
      return `phải là một trong: ${issue.values.join(', ')}`;
    case 'unrecognized_keys':
      return `không có mục khai báo tên ${issue.keys.join(', ')}`;
    default:
      return issue.message;
  }
}

function rowOf(error: unknown): number {
  if (!LiquidError.is(error)) return 1;
  return error.token.getPosition()[0] ?? 1;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknownTag = /tag "(.+?)" not found/u.exec(message);
  if (unknownTag) return `không có lệnh "${unknownTag[1]}"`;
  const unclosed = /tag (.+?) not closed/u.exec(message);
  if (unclosed) return `lệnh ${unclosed[1]} chưa được đóng`;
  const filter = /undefined filter: (\S+)/u.exec(message);
  if (filter) return `không có bộ lọc "${filter[1]?.replace(/,$/u, '')}"`;
  return `viết sai: ${message.split(', line:')[0] ?? message}`;
}
