import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, UnderlineType } from 'docx';
import { describe, expect, it } from 'vitest';
import { checkWordFile, fixWordFile, RULE_SETS } from '../../src/drafting/index.ts';

/** A paper of a Party committee, right by its rules; a test changes one thing. */
interface PartyPaper {
  title: string;
  number: string;
  power: string;
  boldPost: boolean;
  end: string;
  filed: string;
  underline: boolean;
  left: number;
  font: string;
}

const RIGHT: PartyPaper = {
  title: 'ĐẢNG CỘNG SẢN VIỆT NAM',
  number: 'Số 05-NQ/ĐU',
  power: 'T/M BAN CHẤP HÀNH',
  boldPost: false,
  end: 'Nghị quyết này được phổ biến đến các chi bộ để thực hiện.',
  filed: '- Lưu Đảng ủy.',
  underline: true,
  left: 1701,
  font: 'Times New Roman',
};

function partyFile(change: Partial<PartyPaper> = {}): Promise<Uint8Array> {
  const paper = { ...RIGHT, ...change };
  const line = (text: string, look: object = {}) =>
    new Paragraph({ children: [new TextRun({ text, font: paper.font, size: 28, ...look })] });
  const pair = (left: Paragraph[], right: Paragraph[]) =>
    new Table({
      rows: [new TableRow({ children: [left, right].map((children) => new TableCell({ children })) })],
    });
  const document = new Document({
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1134, bottom: 1134, left: paper.left, right: 850 },
          },
        },
        children: [
          pair(
            [
              line('ĐẢNG BỘ TỈNH NAM HẢI'),
              line('ĐẢNG ỦY XÃ YÊN THỊNH', { bold: true }),
              line('*'),
              line(paper.number),
            ],
            [
              line(paper.title, { bold: true }),
              line('Yên Thịnh, ngày 05 tháng 11 năm 2026', { italics: true }),
            ],
          ),
          line('NGHỊ QUYẾT', { bold: true }),
          line('về công tác xây dựng Đảng năm 2027', { bold: true }),
          line(paper.end),
          pair(
            [
              line('Nơi nhận:', paper.underline ? { underline: { type: UnderlineType.SINGLE } } : {}),
              line('- Các chi bộ,'),
              line(paper.filed),
            ],
            [
              line(paper.power, { bold: true }),
              line('BÍ THƯ', { bold: paper.boldPost }),
              line('Lê Văn Hải', { bold: true }),
            ],
          ),
        ],
      },
    ],
  });
  return Packer.toBuffer(document).then((buffer) => new Uint8Array(buffer));
}

const rulesOf = async (change: Partial<PartyPaper>) =>
  checkWordFile(await partyFile(change)).findings.map(({ rule }) => rule);

describe('a paper of the Party', () => {
  it('is checked by the rules of the Party, and a right one has nothing against it', async () => {
    expect(checkWordFile(await partyFile())).toEqual({ family: 'party', findings: [] });
    expect(RULE_SETS.party.source).toContain('VPTW');
  });

  it.each<[string, Partial<PartyPaper>, string]>([
    ['a number as the State writes it', { number: 'Số: 05/NQ-ĐU' }, 'party-number'],
    ['a colon before the number', { number: 'Số: 05-NQ/ĐU' }, 'party-number'],
    ['TM. as the State writes it', { power: 'TM. BAN CHẤP HÀNH' }, 'party-power'],
    ['a bold post', { boldPost: true }, 'party-post'],
    ['./. at its end', { end: 'Các chi bộ thực hiện./.' }, 'party-end'],
    ['a colon after Lưu', { filed: '- Lưu: Đảng ủy.' }, 'party-filed'],
    ['no line under Nơi nhận', { underline: false }, 'party-recipients-line'],
    ['a wide left margin', { left: 1984 }, 'party-margin-left'],
    ['Arial', { font: 'Arial' }, 'party-font'],
  ])('with %s', async (_what, change, rule) => expect(await rulesOf(change)).toEqual([rule]));

  it('is put right where that is safe, and the rest is left', async () => {
    const wrong = await partyFile({ power: 'TM. BAN CHẤP HÀNH', left: 1984, font: 'Arial', boldPost: true });
    expect(checkWordFile(fixWordFile(wrong)).findings.map(({ rule }) => rule)).toEqual(['party-post']);
  });
});
