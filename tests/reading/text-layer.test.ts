import { readFile } from 'node:fs/promises';

import { rgb } from 'pdf-lib';
import { describe, expect, it } from 'vitest';

import { lineText, type Zone } from '../../src/reading/page.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import type { TextRun } from '../../src/reading/paper.ts';
import type { Recogniser } from '../../src/reading/recogniser.ts';
import { isMarked, isSyllable } from '../../src/reading/syllables.ts';
import { judgeTextLayer } from '../../src/reading/text-layer.ts';
import { plainTextLines } from '../../src/reading/text-page.ts';
import { wordsOfRuns } from '../../src/reading/text-words.ts';
import { typedOver } from '../../src/reading/typed-over.ts';
import {
  ALL_LINES,
  asRead,
  BODY,
  collect,
  dispatchPdf,
  drawDispatch,
  FOOT_LEFT,
  FOOT_RIGHT,
  HEADER_LEFT,
  HEADER_RIGHT,
  newDocument,
  pdfOfPictures,
  saved,
  scanOf,
  temporaryFolder,
  A4,
  wordsMissed,
} from './papers.ts';

const run = (text: string) => ({ text, x: 0, y: 0, width: 100, height: 12, turned: 0 as const });
const folder = await temporaryFolder();

/** Says that it was asked, and reads nothing. */
function listeningRecogniser(): Recogniser & { asked: number } {
  return {
    asked: 0,
    async recognise() {
      this.asked++;
      return [];
    },
    async recogniseAll(pieces) {
      this.asked += pieces.length;
      return pieces.map(() => []);
    },
    orientation: async () => undefined,
    close: async () => undefined,
  };
}

describe('a text layer', () => {
  it('is believed where it is Vietnamese', () => {
    expect(judgeTextLayer([run(ALL_LINES.join(' '))])).toBe('good');
  });

  it('is garbage where marks are lost or letters are wrong', () => {
    const lost =
      'De le khai giang nam hoc moi dien ra trang trong va gon nhe Uy ban nhan dan xa de nghi cac dong chi';
    expect(judgeTextLayer([run(lost)])).toBe('garbage');
    const wrong =
      'D6 16 khai giâng nàm hoc mdi dièn ra trqng trgng và gpn nhç Üy ban nhân dàn xâ dê nghi câc dông chi';
    expect(judgeTextLayer([run(wrong)])).toBe('garbage');
  });

  it('is garbage in a legacy encoding (TCVN3, VNI)', () => {
    expect(judgeTextLayer([run('Céng hoµ x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc')])).toBe(
      'garbage',
    );
    expect(
      judgeTextLayer([run('COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM Ñoäc laäp Töï do Haïnh phuùc')]),
    ).toBe('garbage');
  });

  it('is plausible in another language, empty without letters', () => {
    const english =
      'The quick brown fox jumps over the lazy dog while twelve clerks watch it from their desks quietly';
    expect(judgeTextLayer([run(english)])).toBe('plausible');
    expect(judgeTextLayer([run('  ')])).toBe('empty');
  });

  it('knows syllables by their spelling', () => {
    expect(['nghiêng', 'khuya', 'thuở', 'quyển', 'giếng', 'yêu', 'đắk', 'UỶ'].map(isSyllable)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      false,
      true,
    ]);
    expect(['truemg', 'hqi', 'vivt', 'đếể'].some(isSyllable)).toBe(false);
    expect([isMarked('đi'), isMarked('nam')]).toEqual([true, false]);
  });
});

describe('a born-digital paper', () => {
  it('is read from its text layer, by zones and in order', async () => {
    const path = await saved(folder, 'dispatch.pdf', await dispatchPdf());
    const recogniser = listeningRecogniser();
    const [page] = await readPdf(path, recogniser);
    const read = asRead(page);
    expect(recogniser.asked).toBe(0);
    expect(read.source).toBe('text-layer');
    const zone = (name: Zone): string[] => read.lines.filter((line) => line.zone === name).map(lineText);
    expect(zone('header-left')).toEqual(HEADER_LEFT);
    expect(zone('header-right')).toEqual(HEADER_RIGHT);
    expect(zone('body')).toEqual(BODY);
    expect(zone('foot-left')).toEqual(FOOT_LEFT);
    expect(zone('foot-right')).toEqual(FOOT_RIGHT);
    expect(read.lines.map((line) => line.zone)).toEqual(
      [...read.lines].map((line) => line.zone).sort(byReadingOrder),
    );
  });

  it('has boxes where the words stand', async () => {
    const path = await saved(folder, 'boxes.pdf', await dispatchPdf());
    const read = asRead((await readPdf(path, listeningRecogniser()))[0]);
    const word = read.lines.flatMap((line) => line.words).find(({ text }) => text === '152/UBND-VX')!;
    expect(word.x).toBeGreaterThan(130);
    expect(word.x + word.width).toBeLessThan(225);
    expect(word.y).toBeGreaterThan(98);
    expect(word.y + word.height).toBeLessThan(120);
    expect(word.confidence).toBe(100);
  });

  it.each(['as it is read', 'one typeface after the other'])(
    'is taken as it is where a typeface lacks letters, which stand in another one, written %s',
    async (order) => {
      const { document, fonts } = await newDocument();
      const page = document.addPage([A4.width, A4.height]);
      const parts = BODY.flatMap((line, at) => {
        let x = 85;
        return line.split(/([ơưếịỉ])/u).map((text, index) => {
          const part = {
            text,
            font: index % 2 === 0 ? fonts.regular : fonts.bold,
            size: 13,
            x,
            y: 640 - at * 20,
          };
          x += part.font.widthOfTextAtSize(text, part.size);
          return part;
        });
      });
      const written =
        order === 'as it is read' ? parts : parts.toSorted((a, b) => a.font.name.localeCompare(b.font.name));
      for (const { text, ...how } of written) page.drawText(text, how);
      const recogniser = listeningRecogniser();
      const read = asRead(
        (await readPdf(await saved(folder, 'two-faces.pdf', await document.save()), recogniser))[0],
      );
      expect(recogniser.asked).toBe(0);
      expect(read.lines.map(lineText)).toEqual(BODY);
    },
  );

  it.each([
    [
      'narrow ones in one place lose no letter',
      [
        ['\u0302', 20, 0],
        ['\u0323', 20, 0],
        ['o', 14, 6],
      ],
      ['ộ'],
    ],
    [
      'a blank behind a run is one',
      [
        ['t nh Hà Nam ', 10, 72],
        ['ỉ', 14, 4, 'B'],
        ['Bình', 82, 24, 'B'],
      ],
      ['tỉnh', 'Hà', 'Nam', 'Bình'],
    ],
    [
      'a blank before a run is one',
      [
        ['tại', 0, 10, 'B'],
        [' t nh Hà', 10, 40],
        ['ỉ', 17, 4, 'B'],
      ],
      ['tại', 'tỉnh', 'Hà'],
    ],
  ] as [string, [string, number, number, string?][], string[]][])('of several runs: %s', (_, runs, words) => {
    const placed = runs.map(([text, x, width, font = 'A']) => ({
      text,
      x,
      width,
      font,
      y: 100,
      height: 12,
      turned: 0 as const,
    }));
    expect(wordsOfRuns(placed).map(({ text }) => text)).toEqual(words);
  });

  it.each([
    ['piled on one place', () => ({ x: 100, y: 100, width: 0 })],
    ['below each other', (at: number) => ({ x: 100, y: at * 14, width: 20 })],
    ['of one letter each, the last first', (at: number) => ({ x: -at * 5, y: 100, width: 5 })],
  ])('is soon done with very many runs %s', (_, place) => {
    const count = 30_000;
    const runs = Array.from({ length: count }, (__, at) => {
      return { text: 'a', font: 'A', height: 12, turned: 0 as const, ...place(at) };
    });
    const letters = wordsOfRuns(runs).reduce((sum, { text }) => sum + text.length, 0);
    expect(letters).toBe(count);
  });

  it('gives the cells of a ruled table row by row', async () => {
    const { document, fonts } = await newDocument();
    const page = document.addPage([A4.width, A4.height]);
    const cells = [
      ['TT', 'Nội dung công việc', 'Đơn vị chủ trì'],
      ['1', 'Kiểm tra bếp ăn\nvà nguồn nước', 'Trạm Y tế xã'],
      ['2', 'Sửa chữa phòng học', 'Các trường học\ntrên địa bàn xã'],
    ];
    const xs = [85, 120, 320, 500];
    cells.forEach((row, r) =>
      row.forEach((text, c) => {
        const y = A4.height - 150 - r * 50;
        page.drawRectangle({
          x: xs[c]!,
          y,
          width: xs[c + 1]! - xs[c]!,
          height: 50,
          borderWidth: 1,
          borderColor: rgb(0, 0, 0),
        });
        page.drawText(text, { x: xs[c]! + 6, y: y + 32, font: fonts.regular, size: 12, lineHeight: 15 });
      }),
    );
    const path = await saved(folder, 'table.pdf', await document.save());
    const read = asRead((await readPdf(path, listeningRecogniser()))[0]);
    expect(read.lines.map(lineText)).toEqual(cells.flat().flatMap((text) => text.split('\n')));
  });

  it('keeps what is typed over a scan apart from its text', async () => {
    const source = await saved(folder, 'source.pdf', await dispatchPdf());
    const scan = await scanOf(source, 1, 100);
    const stamped = await pdfOfPictures([scan], (page, fonts) =>
      page.drawText('SAO Y ngày 14 tháng 8', { x: 300, y: 20, font: fonts.regular, size: 11 }),
    );
    const read = asRead(
      (await readPdf(await saved(folder, 'stamped.pdf', stamped), listeningRecogniser()))[0],
    );
    expect(read.source).toBe('ocr');
    expect(read.lines.map((line) => [line.zone, lineText(line)])).toEqual([
      ['overlay', 'SAO Y ngày 14 tháng 8'],
    ]);
  });

  it('is not believed where it covers only a part of a scanned page', async () => {
    const source = await saved(folder, 'whole.pdf', await dispatchPdf());
    const scan = await scanOf(source, 1, 100);
    const partly = await pdfOfPictures([scan], (page, fonts) => {
      for (let line = 0; line < 14; line++) {
        const y = A4.height - 200 - (line % 8) * 20;
        page.drawText(BODY[line % 8]!, { x: 85, y, font: fonts.regular, size: 13, opacity: 0 });
      }
    });
    const recogniser = listeningRecogniser();
    await readPdf(await saved(folder, 'partly.pdf', partly), recogniser);
    expect(recogniser.asked).toBeGreaterThan(0);
    const wholly = await pdfOfPictures([scan], (page, fonts) => drawDispatch(page, fonts));
    const idle = listeningRecogniser();
    const read = asRead((await readPdf(await saved(folder, 'wholly.pdf', wholly), idle))[0]);
    expect(idle.asked).toBe(0);
    expect(wordsMissed(read)).toBe(0);
  });
});

it('fixtures carry their text', async () => {
  expect((await readFile(await saved(folder, 'any.pdf', await dispatchPdf(2)))).length).toBeGreaterThan(1000);
});

const ORDER: readonly Zone[] = ['header-left', 'header-right', 'body', 'foot-left', 'foot-right', 'overlay'];
const byReadingOrder = (a: Zone, b: Zone): number => ORDER.indexOf(a) - ORDER.indexOf(b);

const readPdf = (path: string, recogniser: Recogniser) => collect(readDocument(path, 'pdf', { recogniser }));

describe('what was typed over a paper that is text', () => {
  const at = (text: string, font: string, x: number, y: number): TextRun => ({
    text,
    font,
    x,
    y,
    width: 5 * text.length,
    height: 14,
    turned: 0,
  });
  const OWN = [
    at(
      'Đơn vị thực hiện kiểm đếm số lượng cọc tiêu còn lại trên tuyến tỉnh lộ, ghi rõ lý trình',
      'Times',
      85,
      300,
    ),
    at(
      'từng đoạn và chụp ảnh hiện trạng trước khi thay thế, báo cáo trước ngày 20 tháng 7.',
      'Times',
      85,
      316,
    ),
    at('HẠT TRƯỞNG', 'Times-Bold', 350, 400),
    at('Quàng Văn Ón', 'Times', 350, 480),
  ];

  it.each<[what: string, runs: TextRun[], over: string[]]>([
    [
      'a copy with the time of its signing',
      [...OWN, at('SAO Y', 'Arial', 430, 20), at('UBND XÃ MƯỜNG PỒN', 'Arial', 430, 34)],
      ['SAO Y', 'UBND XÃ MƯỜNG PỒN'],
    ],
    [
      'a direction across the lines',
      [...OWN, at('Chuyển tổ kỹ thuật', 'Arial', 200, 303)],
      ['Chuyển tổ kỹ thuật'],
    ],
    [
      'when and by whom it was signed',
      [...OWN, at('Ký bởi: UBND xã', 'Arial', 430, 20), at('Thời gian ký: 12.03.2026', 'Arial', 430, 34)],
      ['Ký bởi: UBND xã', 'Thời gian ký: 12.03.2026'],
    ],
    [
      'a closing sentence in a typeface of its own',
      [...OWN, at('Có hiệu lực kể từ ngày ký.', 'Arial', 85, 500)],
      [],
    ],
    ['copies that are asked for', [...OWN, at('Hồ sơ gồm bản sao y bằng.', 'Arial', 85, 500)], []],
    ['a page number', [...OWN, at('2', 'Arial', 297, 30)], []],
    ['a last line in a typeface of its own', [...OWN, at('Lưu: VT, KT.', 'Arial', 85, 500)], []],
    ['the same text set twice to look bold', [...OWN, at('HẠT TRƯỞNG', 'Arial', 350.4, 400)], []],
    ['in a typeface of the paper', [...OWN, at('Chuyển tổ kỹ thuật', 'Times', 200, 303)], []],
  ])('is known: %s', (_, runs, over) => {
    expect(typedOver(runs).map(({ text }) => text)).toEqual(over);
  });
});

it('columns of a letterhead are kept apart in closely set lines', () => {
  const lines: [text: string, x: number, y: number, width: number][] = [
    ['SỞ XÂY DỰNG', 130, 60, 90],
    ['HẠT QUẢN LÝ ĐƯỜNG BỘ 7', 95, 75, 165],
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 280, 60, 265],
    ['Độc lập - Tự do - Hạnh phúc', 330, 75, 160],
    ['Các đơn vị thực hiện kiểm đếm số lượng cọc tiêu còn lại trên tuyến tỉnh lộ', 85, 120, 460],
  ];
  const text = lines.map(([words, x, y, width]) => ({
    text: words,
    x,
    y,
    width,
    height: 14,
    turned: 0 as const,
  }));
  const read = plainTextLines({ number: 1, ...A4, text }).lines;
  const zones: [Zone, string][] = read.map((line) => [line.zone, lineText(line)]);
  expect(zones).toEqual([
    ['header-left', 'SỞ XÂY DỰNG'],
    ['header-left', 'HẠT QUẢN LÝ ĐƯỜNG BỘ 7'],
    ['header-right', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['header-right', 'Độc lập - Tự do - Hạnh phúc'],
    ['body', lines.at(-1)![0]],
  ]);
});
