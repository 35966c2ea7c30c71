/** How this agency follows its duties up: what is settable, in one row of the database. */
import { z } from 'zod';
import type { Actor } from '../people/actor.ts';
import { requireRole } from '../people/actor.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { saveSettings, savedSettings } from './settings-store.ts';

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'giờ phải có dạng 07:30' });

export const followUpSettingsSchema = z.object({
  /** Reminders so many working days before the deadline, largest first. */
  remindBefore: z
    .array(z.int().min(1).max(60))
    .max(6)
    .default([7, 3, 1])
    .transform((days) => [...new Set(days)].sort((a, b) => b - a)),
  remindOnTheDay: z.boolean().default(true),
  /** When late: on the first day, and then again every so many working days; 0: only on the first. */
  remindLateEvery: z.int().min(0).max(60).default(5),
  /** After so many working days late the head of the unit is told; 0: never. */
  escalateAfter: z.int().min(0).max(60).default(3),
  /** Nothing is sent outside office hours, nor on days off. */
  officeHours: z.object({ from: time, to: time }).default({ from: '07:30', to: '17:00' }),
  /** The day's letter, from that time on. */
  digestAt: time.default('08:00'),
  /** By which day on-time is told: that on which the result was sent, or on which it was confirmed. */
  onTimeBy: z.enum(['sent', 'confirmed']).default('sent'),
  /** The head of the unit approves a result before it goes to who assigned it. */
  twoLevel: z.boolean().default(false),
  /** Occurrences of recurring duties are made so many days ahead. */
  occurrencesAhead: z.int().min(7).max(400).default(45),
});

export type FollowUpSettings = z.output<typeof followUpSettingsSchema>;

export function followUpSettings(db: Db): FollowUpSettings {
  return followUpSettingsSchema.parse(savedSettings(db) ?? {});
}

/** @throws AppError `people.forbidden` */
export function changeFollowUpSettings(
  db: Db,
  settings: FollowUpSettings,
  by: Actor,
  clock: Clock,
): FollowUpSettings {
  requireRole(by, 'admin', 'leader');
  return inTransaction(db, (tx) => {
    const value = followUpSettingsSchema.parse(settings);
    saveSettings(tx, value, clock.now());
    appendAudit(tx, { by, did: 'follow-up.settings-changed', details: { ...value } }, clock);
    return value;
  });
}
