/** An obligation as a person types it, and back. Pure; used by the pages, the form they post and the island. */
import type { Statement } from '../registry/obligation-statements.ts';
import type { Deadline } from '../understanding/understanding.ts';
import { displayDate, parseDate } from './display.ts';
import type { Typed } from './field-values.ts';
import { DEADLINES, DUTIES } from './text.ts';

/** Names of the controls, by what they hold. */
export const DUTY_CONTROLS = {
  action: 'nv.noi-dung',
  assignees: 'nv.chu-tri',
  cooperators: 'nv.phoi-hop',
  clause: 'nv.muc',
  reportTo: 'nv.bao-cao',
  kind: 'nv.han',
  date: 'nv.ngay',
  raw: 'nv.nguyen-van',
  amount: 'nv.so-luong',
  unit: 'nv.don-vi',
  from: 'nv.tu',
  every: 'nv.dinh-ky',
} as const;
type DutyControl = keyof typeof DUTY_CONTROLS;

export type StatementIn = { ok: true; statement: Statement } | { ok: false; message: string };

export function typedStatement(typed: Typed): StatementIn {
  const text = (control: DutyControl) =>
    typed(DUTY_CONTROLS[control]).normalize('NFC').replace(/\s+/gu, ' ').trim();
  const lines = (control: DutyControl) =>
    typed(DUTY_CONTROLS[control])
      .normalize('NFC')
      .split(/[\n;]/u)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const action = text('action');
  if (action === '') return { ok: false, message: DUTIES.noAction };
  const deadline = typedDeadline(text);
  if (deadline === null) return { ok: false, message: DUTIES.badDate };
  const statement = {
    clause: text('clause') || 'lead',
    assignees: lines('assignees'),
    cooperators: lines('cooperators'),
    action,
    deadline,
    reportTo: text('reportTo') || null,
  };
  return { ok: true, statement };
}

/** Null where the day is none of the calendar. */
function typedDeadline(text: (control: DutyControl) => string): Statement['deadline'] | null {
  const raw = text('raw') || null;
  switch (text('kind')) {
    case 'date': {
      const date = parseDate(text('date'));
      return date === null || date.length < 10 ? null : { kind: 'date', raw, date };
    }
    case 'relative': {
      const amount = Number.parseInt(text('amount'), 10);
      const unit = UNITS.find((candidate) => candidate === text('unit')) ?? null;
      const counted = Number.isNaN(amount) ? { amount: null, unit: null } : { amount, unit };
      return { kind: 'relative', raw, date: null, ...counted, from: text('from') || null };
    }
    case 'recurring':
      return {
        kind: 'recurring',
        raw,
        date: null,
        every: EVERY.find((each) => each === text('every')) ?? 'continuous',
      };
    default:
      return { kind: 'none', raw: null, date: null };
  }
}

export const UNITS = ['working-day', 'day', 'month'] as const;
export const EVERY = ['day', 'week', 'month', 'quarter', 'half-year', 'year', 'continuous'] as const;

/** The lines of the action's control: where a person cut it. */
export function typedParts(typed: Typed): string[] {
  return typed(DUTY_CONTROLS.action)
    .normalize('NFC')
    .split('\n')
    .map((part) => part.trim().replace(/[;.]$/u, ''))
    .filter((part) => part !== '');
}

/** What a selected passage says, without the mark in front of it, and that mark as its clause. */
export function passageAsAction(passage: string): { clause: string; action: string } {
  const found = /^\s*(?:(\d+(?:\.\d+)*|[a-zđ]|[IVX]+)[.)/]|[-–+•])\s+(.*)$/su.exec(passage);
  const action = (found?.[2] ?? passage).replace(/\s*[;.]\s*$/u, '').trim();
  return { clause: found?.[1] ?? '', action };
}

/** The day, or the words of the paper where no day is named. Empty without a deadline. */
export function deadlineText({ date, raw, ...deadline }: Deadline): string {
  if (date !== null) return displayDate(date);
  if (raw !== null && raw !== '') return raw;
  if (deadline.every !== undefined) return DEADLINES.every[deadline.every];
  if (deadline.amount && deadline.unit)
    return `${deadline.amount} ${DEADLINES.units[deadline.unit]}${deadline.from ? ` ${DEADLINES.since} ${deadline.from}` : ''}`;
  return deadline.from ?? '';
}
