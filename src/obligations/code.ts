/** Mã nhiệm vụ: readable, stable, unique: `14/CT-UBND#1b-4` is the fourth duty that came of 14/CT-UBND, from its point 1.b. */
import type { IsoDate } from '../calendar/index.ts';
import type { SourceKind } from './schema.ts';

export interface CodeSource {
  kind: SourceKind;
  /** The paper's number and symbol, as far as they are known. */
  number: string | null;
  symbol: string | null;
  /** Số đến, for a paper without a number. */
  arrival: { number: number; year: number } | null;
  /** The year of today. */
  year: number;
  /** The parent's code. */
  parent: string | null;
  /** The due day of an occurrence. */
  occurrenceOn: IsoDate | null;
}

/** What stands before the running number: the paper, the series of the year, or the parent. */
export function codeBaseOf({
  kind,
  number,
  symbol,
  arrival,
  year,
  parent,
  occurrenceOn,
}: CodeSource): string {
  if (parent !== null) return occurrenceOn === null ? parent : `${parent}@${occurrenceOn}`;
  if (symbol !== null) return `${number ?? '…'}/${symbol}`;
  if (arrival !== null) return `Đến-${arrival.number}/${arrival.year}`;
  return `${SERIES[kind]}-${year}`;
}

const SERIES: Readonly<Record<SourceKind, string>> = {
  paper: 'VB',
  directive: 'BP',
  meeting: 'KL',
  direct: 'NV',
  parent: 'NV',
  series: 'NV',
};

/** The whole code; `mark` is the point of the paper ("1.b"), `BP` for a directive, none elsewhere. */
export function codeOf(base: string, source: CodeSource, mark: string | null, running: number): string {
  if (source.occurrenceOn !== null) return base;
  if (source.parent !== null) return `${base}.${running}`;
  const point = (mark ?? '').replace(/[.\s#@]+/gu, '');
  return `${base}#${point === '' ? '' : `${point}-`}${running}`;
}
