/** Rules on number and day as they are written in a file made elsewhere; what is printed here writes them rightly. */
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';

const spaced = (line: string) => line.replaceAll(/[\u00a0\s]+/gu, ' ').trim();

export function numberLineFindings(line: string): Finding[] {
  const found = spaced(line);
  const [, number, rest] = /^Số\s*:?\s*(\d+)(.*)$/u.exec(found) ?? [];
  if (number === undefined) {
    if (/^Số\s*:?\s*[.…_]*\s*\//u.test(found))
      return [cannotTell('number-line', 'number', 'số còn để trống')];
    return found
      ? []
      : [finding('number-line', { place: 'number', expected: 'Số: …/KÝ HIỆU', found: 'không có' })];
  }
  if (number.length > 1) return [];
  return [finding('number-padding', { place: 'number', expected: `Số: 0${number}${rest ?? ''}`, found })];
}

export function dayFindings(line: string): Finding[] {
  const found = spaced(line);
  const [, day, month] = /ngày\s*(\d{1,2})?.*?tháng\s*(\d{1,2})?/u.exec(found) ?? [];
  const findings: Finding[] = [];
  if (day === undefined && found) findings.push(cannotTell('day-padding', 'date', 'ngày còn để trống'));
  if (day?.length === 1)
    findings.push(finding('day-padding', { place: 'date', expected: `ngày 0${day}`, found }));
  if (month?.length === 1 && Number(month) <= 2) {
    findings.push(finding('month-padding', { place: 'date', expected: `tháng 0${month}`, found }));
  }
  if (month?.length === 2 && month.startsWith('0') && Number(month) > 2) {
    findings.push(finding('month-padding', { place: 'date', expected: `tháng ${Number(month)}`, found }));
  }
  return findings;
}

/** "Không kết luận được": said where the file does not show it. */
export function cannotTell(rule: string, place: string | null, found: string): Finding {
  return finding(rule, { place, expected: 'không kết luận được', found, severity: 'cannot-tell' });
}
