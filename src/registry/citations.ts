/** Which paper a reference means: its number and symbol as everybody writes them. Pure. */
import { foldAccents } from '../platform/vietnamese.ts';
import type { Reference, ReferenceRole } from '../understanding/understanding.ts';
import type { LinkKind } from './link-schema.ts';

/** "968/CĐ-TTg", "0968 / CĐ-TTg" and number 968 with symbol "CĐ-TTg" are one key; null where either is blank. */
export function citationKeyOf(number: string | null, symbol: string | null): string | null {
  if (number === null || symbol === null) return null;
  const folded = plain(symbol);
  const digits = plain(number).replace(/^0+(?=\d)/, '');
  return folded === '' || digits === '' ? null : `${digits}|${folded}`;
}

/** The key of a symbol as it is cited: "968/CĐ-TTg". Null where it has no number: "Luật Đất đai". */
export function keyOfCitation(cited: string): string | null {
  const parts = /^\s*(?:số\s*:?\s*)?([\p{L}\p{N}.-]+?)\s*\/\s*(.+?)\s*$/iu.exec(cited);
  return parts === null || !/\d/.test(parts[1]!) ? null : citationKeyOf(parts[1]!, parts[2]!);
}

const plain = (text: string) => foldAccents(text).replace(/[^\p{L}\p{N}]+/gu, '');

const KINDS: Readonly<Record<ReferenceRole, LinkKind>> = {
  basis: 'basis',
  'carried-out': 'carries-out',
  answered: 'answers',
  replaced: 'replaces',
  enclosed: 'related',
  mentioned: 'related',
};

/**
 * What the paper is to one it cites. A paper that presses for another says so in its subject ("đôn đốc thực hiện …"),
 * and so does one that takes another back ("thu hồi Quyết định …").
 */
export function linkKindOf({ role = 'mentioned' }: Reference, subject: string | null): LinkKind {
  if (role === 'basis') return 'basis';
  const words = subject === null ? '' : foldAccents(subject);
  if (/\bdon doc\b/.test(words)) return 'urges';
  if (/\bthu hoi (?:van ban|cong van|quyet dinh|thong bao|ke hoach|cong dien|chi thi|giay moi)\b/.test(words))
    return 'recalls';
  return KINDS[role];
}
