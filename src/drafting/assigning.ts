/**
 * Chia việc: which duties of an incoming paper go to which units of the office, as rows of the letter that carries it
 * out. Pure, and apart from the rest of the room: the script of the form writes the same words while one chooses.
 */

export interface Assignment {
  /** As the paper says it, with its deadline. */
  action: string;
  /** The unit of the office; blank: whom the paper names. */
  unit: string;
  /** Whom the paper names. */
  named: string;
}

export interface HandedOut {
  /** Đơn vị, nội dung giao. */
  rows: [string, string][];
  /** Kính gửi. */
  receivers: string[];
}

/** @param cooperators units that work with each one chosen */
export function handedOut(assignments: readonly Assignment[], cooperators: readonly string[]): HandedOut {
  const receivers = new Set<string>();
  const rows = assignments.map(({ action, unit, named }): [string, string] => {
    if (unit === '') {
      if (named !== '') receivers.add(named);
      return [named, upperFirst(action)];
    }
    receivers.add(unit);
    const others = cooperators.filter((name) => name !== unit);
    for (const name of others) receivers.add(name);
    const role = others.length === 0 ? '' : ` chủ trì, phối hợp với ${others.join(', ')}`;
    return [`${unit}${role}`, upperFirst(action)];
  });
  return { rows, receivers: [...receivers] };
}

const upperFirst = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
