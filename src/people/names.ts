/** Names of people and of accounts. */
import { foldAccents } from '../platform/vietnamese.ts';
import { usernameInvalid } from './errors.ts';

/**
 * The key by which people are listed and found: accents folded, the given name first, for Vietnamese lists
 * are in the order of given names ("Nguyễn Văn An" under A).
 */
export function sortNameOf(name: string): string {
  const words = foldedWords(name);
  return [words.at(-1) ?? '', ...words].join(' ');
}

export function foldedWords(text: string): string[] {
  return foldAccents(text.trim()).split(/\s+/).filter(Boolean);
}

/** One spelling of what a person typed as their sign-in name. */
export function normalUsername(typed: string): string {
  return typed.trim().normalize('NFC').toLowerCase();
}

export function isUsername(text: string): boolean {
  return /^[a-z0-9][a-z0-9._@-]{1,59}$/.test(text);
}

/** @throws AppError `people.username-invalid` */
export function requireUsername(typed: string): string {
  const username = normalUsername(typed);
  if (!isUsername(username)) throw usernameInvalid();
  return username;
}
