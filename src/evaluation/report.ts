/** The figures of an evaluation as lines for a terminal. Pure. */
import { fieldLabel } from './labels.ts';
import { mean, type PaperScore, printedScores, type Total } from './score.ts';

export function evaluationText(
  rows: readonly PaperScore[],
  total: Total,
  { misses }: { misses: boolean },
): string {
  const papers = rows.flatMap((row) => [
    paperLine(row),
    ...(misses ? row.misses.map((miss) => `    ${miss}`) : []),
  ]);
  return [...papers, '', ...totalLines(total)].join('\n');
}

function paperLine(row: PaperScore): string {
  const { text, obligations } = row;
  const wrong = text.words === 0 ? null : text.bagErrors / text.words;
  const duties = `${obligations.hit}/${obligations.gold} (máy nêu ${obligations.predicted})`;
  return `${row.name.padEnd(34)} chữ sai ${percent(wrong)}  mục đúng ${percent(mean(printedScores(row)))}  nhiệm vụ ${duties}  chủ trì ${obligations.assignees}  thời hạn ${obligations.deadlines}`;
}

function totalLines(total: Total): string[] {
  const { obligations, fields } = total;
  const byField = Object.entries(fields).map(
    ([name, score]) => `  ${fieldLabel(name).padEnd(32)}${percent(score)}`,
  );
  return [
    `${total.papers} lượt đọc   chữ sai ${percent(total.wordError)}   chữ sai theo thứ tự ${percent(total.wer)}   ký tự sai ${percent(total.cer)}`,
    `Mục in trên văn bản   ${percent(total.fieldMean)}`,
    ...byField,
    `Nhiệm vụ   đúng trong số máy nêu ${percent(obligations.precision)}   tìm thấy ${percent(obligations.recall)}   F1 ${percent(obligations.f1)}`,
    `  chủ trì ${percent(obligations.assignees)}   phối hợp ${percent(obligations.cooperators)}   thời hạn ${percent(obligations.deadlines)}   tìm đúng việc có hạn ${percent(obligations.datedRecall)}`,
  ];
}

export function percent(share: number | null): string {
  return (share === null ? '–' : `${(100 * share).toFixed(1).replace('.', ',')} %`).padStart(8);
}
