/** The late duties of the office, as the first answers of the letter that urges them (công văn đôn đốc). */
import type { IsoDate } from '../calendar/index.ts';
import type { LateLetter } from '../obligations/index.ts';
import type { Answers } from './templates/fill.ts';

/** A row for each duty of each lead: who, what, by which paper, until when. The new deadline is a person's to set. */
export function answersFromLate({ addressees, groups }: Pick<LateLetter, 'addressees' | 'groups'>): Answers {
  return {
    ve_viec: 'thực hiện nhiệm vụ được giao đã quá hạn',
    kinh_gui: addressees,
    nhiem_vu: groups.flatMap(({ lead, duties }) =>
      duties.map(({ title, source, due }) => [lead, inOneCell(title), inOneCell(source), onPaper(due)]),
    ),
  };
}

/** Cells are typed with bars between them. */
const inOneCell = (words: string) => words.replaceAll(/[|\n]/gu, ' ');

const onPaper = (day: IsoDate) => day.split('-').toReversed().join('/');
