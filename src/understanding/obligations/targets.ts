/** Figures to be reached, with their operator and unit: "ít nhất 50% số thủ tục", "tối thiểu 03 mô hình". */
import type { TargetValue } from '../understanding.ts';
import { targetsOf } from './details.ts';

/** The figures of `targetsOf` taken apart; "ít nhất 20% … và 20% …" shares its operator. */
export function targetValuesOf(text: string): TargetValue[] {
  let from = 0;
  let last: TargetValue['operator'] = '=';
  return targetsOf(text).flatMap((raw) => {
    const at = text.indexOf(raw, from);
    const figure = /^(\d{1,3}(?:\.\d{3})*(?:,\d{1,2})?|\d+)\s?(.*)$/u.exec(raw);
    if (at < 0 || figure === null) return [];
    const before = text.slice(Math.max(0, at - 40), at);
    const shared = from > 0 && /(?:và|,) ?$/u.test(before);
    from = at + raw.length;
    last = operatorBefore(before) ?? (shared ? last : '=');
    return [
      {
        metric: metricBehind(text.slice(from)),
        operator: last,
        value: valueOf(figure[1] ?? ''),
        unit: figure[2] ?? '',
        raw,
      },
    ];
  });
}

function operatorBefore(before: string): TargetValue['operator'] | null {
  const near = before.toLowerCase();
  if (/(?:ít nhất|tối thiểu|không dưới|không ít hơn|trên|hơn|ít ra|từ)(?: \p{L}+)? $/u.test(near))
    return '>=';
  if (/(?:tối đa|không quá|không vượt quá|dưới|nhiều nhất) $/u.test(near)) return '<=';
  return null;
}

/** Vietnamese figures: 1.200 is twelve hundred, 1,2 is one and a fifth. */
function valueOf(figure: string): number {
  return Number(figure.replaceAll(/\.(?=\d{3})/gu, '').replace(',', '.'));
}

function metricBehind(rest: string): string | null {
  const words = /^ ?((?:[\p{L}]+ ?){1,8})/u.exec(rest)?.[1] ?? '';
  const metric = words
    .replace(/(?:^| )(?:và|trước|trong|theo|đến|của|so với|để|cho|tại|từ)(?: .*)?$/u, '')
    .trim();
  return metric === '' ? null : metric;
}
