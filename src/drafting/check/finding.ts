/** What the format check (kiểm tra thể thức) says of a paper, and the rules it says it by. */
import type { DispatchDocument } from '../document.ts';
import partyRules from './rules-party.json' with { type: 'json' };
import rules from './rules.json' with { type: 'json' };

/** An error of the decree, a departure that is seen often, a remark; or what cannot be told from this file. */
export type Severity = 'error' | 'warning' | 'note' | 'cannot-tell';

export interface Rule {
  id: string;
  /** Where the rule stands. */
  article: string;
  severity: Exclude<Severity, 'cannot-tell'>;
  /** What it asks for, Vietnamese. */
  title: string;
  limits: Limits;
}

export interface Limits {
  least?: number;
  most?: number;
  width?: number;
  height?: number;
  slack?: number;
  roles?: string[];
  sizes?: Record<string, number[]>;
}

/** A change that is safe to make on one click: the value to put at a place of the document. */
export interface Fix {
  path: (string | number)[];
  value: unknown;
}

export interface Finding {
  rule: string;
  article: string;
  severity: Severity;
  /** What the rule asks for. */
  title: string;
  /** The part of the document, as the preview names it: "subject", "body.3"; null: the whole. */
  place: string | null;
  expected: string;
  found: string;
  fixes: Fix[];
}

/** Whose paper it is: the State's by NĐ 30/2020, the Party's by rules of its own. */
export type Family = 'state' | 'party';

const about = ({ validFrom, source }: { validFrom: string; source: string }) => ({ validFrom, source });

/** Each family's rules, in force since `validFrom`. */
export const RULE_SETS: Readonly<Record<Family, { validFrom: string; source: string }>> = {
  state: about(rules),
  party: about(partyRules),
};
export const RULE_SET = RULE_SETS.state;

const BY_ID = new Map(
  [...rules.rules, ...partyRules.rules].map((rule) => [
    rule.id,
    rule as unknown as Omit<Rule, 'limits'> & { limits?: Limits },
  ]),
);

export function ruleOf(id: string): Rule {
  const rule = BY_ID.get(id);
  if (!rule) throw new Error(`No rule ${id}`);
  return { ...rule, limits: rule.limits ?? {} };
}

export const ruleIds = (): string[] => [...BY_ID.keys()];

interface Said {
  place?: string | null;
  expected: string;
  found: string;
  fixes?: Fix[];
  severity?: Severity;
}

export function finding(id: string, { place = null, expected, found, fixes = [], severity }: Said): Finding {
  const rule = ruleOf(id);
  return {
    rule: id,
    article: rule.article,
    title: rule.title,
    severity: severity ?? rule.severity,
    place,
    expected,
    found,
    fixes,
  };
}

/** The document with a finding put right. */
export function withFixes(document: DispatchDocument, fixes: readonly Fix[]): DispatchDocument {
  const copy = structuredClone(document);
  for (const { path, value } of fixes) put(copy, path, value);
  return copy;
}

function put(root: object, path: readonly (string | number)[], value: unknown): void {
  let node: Record<string | number, unknown> = root as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) node = node[step] as Record<string | number, unknown>;
  const last = path.at(-1);
  if (last !== undefined) node[last] = value;
}
