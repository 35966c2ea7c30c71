/**
 * Papers of our own as text files, each with what a careful reader takes from it, written before the rules
 * saw it. A file has sections: what is printed (@left, @right, @title, @to, @body, @recipients, @sign), then
 * what is true (@fields, @duties).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComparedDeadline, ComparedObligation, ComparedPaper } from '../../../src/evaluation/index.ts';
import { NATIONAL, type PaperText } from '../page-fixture.ts';

export interface WrittenPaper {
  name: string;
  paper: PaperText;
  gold: ComparedPaper;
}

const FOLDER = join(import.meta.dirname, 'papers');

/** The papers of one file ("1-first-batch.txt"), each opened by "=== name". */
export function papersIn(file: string): WrittenPaper[] {
  return readFileSync(join(FOLDER, file), 'utf8').split(/^=== /mu).slice(1).map(paperFrom);
}

export function paperFiles(): string[] {
  return readdirSync(FOLDER).toSorted();
}

type Sections = ReadonlyMap<string, readonly string[]>;

function paperFrom(text: string): WrittenPaper {
  const [name = '', ...rows] = text.split('\n').map((row) => row.trim());
  const sections = new Map<string, string[]>();
  let current: string[] = [];
  for (const row of rows.filter((each) => each !== '')) {
    if (row.startsWith('@')) sections.set(row.slice(1), (current = []));
    else current.push(row);
  }
  return { name, paper: printed(sections), gold: goldOf(sections) };
}

function printed(sections: Sections): PaperText {
  const right = sections.get('right') ?? [];
  const isParty = right[0]?.startsWith('ĐẢNG') || right[0]?.startsWith('ĐOÀN');
  const [body = [], ...appendices] = split(sections.get('body') ?? []);
  return {
    left: [...(sections.get('left') ?? [])],
    right: isParty ? [...right] : [...NATIONAL, ...right],
    title: [...(sections.get('title') ?? [])],
    addressing: [...(sections.get('to') ?? [])],
    body,
    recipients: [...(sections.get('recipients') ?? [])],
    signature: [...(sections.get('sign') ?? [])],
    appendices,
  };
}

/** "### " begins a page of an appendix. */
function split(rows: readonly string[]): string[][] {
  const pages: string[][] = [[]];
  for (const row of rows) {
    if (row.startsWith('### ')) pages.push([row.slice(4)]);
    else pages.at(-1)!.push(row);
  }
  return pages;
}

function goldOf(sections: Sections): ComparedPaper {
  const fields = new Map(
    (sections.get('fields') ?? []).map((row): [string, string] => {
      const at = row.indexOf(':');
      return [row.slice(0, at), row.slice(at + 1).trim()];
    }),
  );
  const value = (field: string): string | null => fields.get(field) || null;
  const [capacity = '', title = '', actualTitle = '', name = ''] = (value('signer') ?? '')
    .split('|')
    .map((part) => part.trim());
  return {
    metadata: {
      issuerParent: value('parent'),
      issuer: value('issuer'),
      number: value('number'),
      symbol: value('symbol'),
      place: value('place'),
      date: value('date'),
      type: value('type'),
      subject: value('subject'),
      addressees: names(value('to')),
      signer: {
        capacity: capacity || null,
        title: title || null,
        actualTitle: actualTitle || null,
        name: name || null,
      },
      recipients: recipientsOf(sections.get('recipients') ?? []),
      urgency: value('urgency'),
      secrecy: value('secrecy'),
      references: names(value('references')).map((symbol) => ({ symbol })),
    },
    obligations: (sections.get('duties') ?? []).map(dutyOf),
  };
}

const names = (cell: string | null): string[] => (cell ? cell.split(' + ') : []);

/** The lines behind "Nơi nhận:"; a line without a dash goes on with the one above. */
function recipientsOf(rows: readonly string[]): string[] {
  const lines: string[] = [];
  for (const row of rows.slice(1)) {
    if (/^[-+] /u.test(row)) lines.push(row.slice(2));
    else lines.push(`${lines.pop() ?? ''} ${row}`.trim());
  }
  return lines.map((line) => line.replace(/[;.,]$/u, ''));
}

/** "clause | assignees | cooperators | action | deadline"; names parted by " + ". */
function dutyOf(row: string): ComparedObligation {
  const [clause = '', assignees = '', cooperators = '', action = '', deadline = ''] = row
    .split('|')
    .map((cell) => cell.trim());
  return {
    clause,
    assignees: names(assignees),
    cooperators: names(cooperators),
    action,
    deadline: deadlineOf(deadline),
  };
}

/** "2025-09-15", "5 working-day", "event", "every month", or nothing. */
function deadlineOf(words: string): ComparedDeadline {
  if (words === '') return { kind: 'none', date: null };
  if (words === 'event') return { kind: 'relative', date: null, amount: null, unit: null };
  const [first = '', second = ''] = words.split(' ');
  if (first === 'every') return { kind: 'recurring', date: null, every: second };
  if (/^\d{1,3}$/.test(first)) return { kind: 'relative', date: null, amount: Number(first), unit: second };
  return { kind: 'date', date: first };
}
