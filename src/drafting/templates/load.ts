/**
 * Reads a template: its head in YAML between two lines of "---", then the words. What is wrong in it is said with the
 * line and the reason; a template that loads can be filled.
 */
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { z } from 'zod';
import { templateBroken } from '../errors.ts';
import { namesIn, parse } from './engine.ts';
import type { Parsed } from './engine.ts';
import { fieldFaults, OFFICE_NAMES } from './field-faults.ts';
import { lineOfLiquid, reasonOfIssue, reasonOfLiquid, reasonOfUnreadable, reasonOfYaml } from './reasons.ts';
import { frontMatter } from './schema.ts';
import type { FrontMatter } from './schema.ts';

/** A text in the template language, and the line of the file it begins on. */
export interface TemplateText {
  parsed: Parsed;
  line: number;
}

export interface Template {
  /** Its file's name: "cong-van-trien-khai". */
  id: string;
  head: FrontMatter;
  body: TemplateText;
  /** The texts of the head, by where they stand: "subject", "appendices.0.body". */
  texts: Map<string, TemplateText>;
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

/** Letters of a template's file: the longest that comes with the service has 4,000. */
const MOST_SOURCE = 100_000;

export function tryTemplate(id: string, source: string): Template | { faults: TemplateFault[] } {
  if (source.length > MOST_SOURCE)
    return { faults: [{ line: 1, reason: `mẫu dài quá ${MOST_SOURCE.toLocaleString('vi-VN')} chữ` }] };
  const parts = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)([\s\S]*)$/u.exec(source);
  if (!parts)
    return { faults: [{ line: 1, reason: 'tệp phải bắt đầu bằng phần khai báo giữa hai dòng ---' }] };
  const [, yaml = '', words = ''] = parts;
  const read = headOf(yaml);
  if ('faults' in read) return read;
  const { head, lineOf } = read;
  const faults = fieldFaults(head).map(({ path, reason }) => ({ line: lineOf(path.split('.')), reason }));
  if (faults.length > 0) return { faults };
  return compile(id, head, { words, line: yaml.split('\n').length + 3 }, (path) => lineOf(path.split('.')));
}

/** Said at once: what comes after follows from what came before. */
const MOST_FAULTS = 10;

type LineOf = (path: string[]) => number;

/** The head, and the line of the file where each of its parts stands. */
function headOf(yaml: string): { head: FrontMatter; lineOf: LineOf } | { faults: TemplateFault[] } {
  const lines = new LineCounter();
  const lineAt = (offset: number | undefined) => (offset === undefined ? 2 : lines.linePos(offset).line + 1);
  try {
    const document = parseDocument(yaml, { lineCounter: lines });
    if (document.errors.length > 0) {
      const faults = document.errors.slice(0, MOST_FAULTS).map((error) => ({
        line: lineAt(error.pos[0]),
        reason: reasonOfYaml(error),
      }));
      return { faults };
    }
    const lineOf: LineOf = (path) => lineAt(startOf(document, path));
    const checked = frontMatter.safeParse(document.toJS());
    if (checked.success) return { head: checked.data, lineOf };
    return { faults: checked.error.issues.map((issue) => faultOf(issue, lineOf)) };
  } catch (error) {
    return { faults: [{ line: 2, reason: reasonOfUnreadable(error) }] };
  }
}

function compile(
  id: string,
  head: FrontMatter,
  { words, line }: { words: string; line: number },
  lineOf: (path: string) => number,
): Template | { faults: TemplateFault[] } {
  const known = new Set<string>([...OFFICE_NAMES, ...head.fields.map((field) => field.name)]);
  const faults: TemplateFault[] = [];
  const compiled = (text: string, firstLine: number): TemplateText => {
    try {
      const parsed = parse(text);
      for (const [name, row] of namesIn(parsed)) {
        if (!known.has(name))
          faults.push({ line: firstLine + row - 1, reason: `không có mục nào tên "${name}"` });
      }
      return { parsed, line: firstLine };
    } catch (error) {
      faults.push({ line: firstLine + lineOfLiquid(error) - 1, reason: reasonOfLiquid(error) });
      return { parsed: [], line: firstLine };
    }
  };
  const texts = new Map<string, TemplateText>();
  for (const [path, text] of textsOf(head)) texts.set(path, compiled(text, lineOf(path)));
  const body = compiled(words, line);
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

function faultOf(issue: z.core.$ZodIssue, lineOf: LineOf): TemplateFault {
  const path = issue.path.map(String);
  const place = path.length > 0 ? `${path.join('.')}: ` : '';
  return { line: lineOf(path), reason: `${place}${reasonOfIssue(issue)}` };
}
