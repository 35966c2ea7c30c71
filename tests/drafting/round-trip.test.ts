import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formOf } from '../../src/drafting/document.ts';
import { dutiesHandedDown } from '../../src/drafting/handed-down.ts';
import { printPdf } from '../../src/drafting/print.ts';
import { requireTemplate, templates } from '../../src/drafting/templates/shelf.ts';
import { chooseEngine, openRecogniser } from '../../src/reading/engine.ts';
import type { Recogniser } from '../../src/reading/recogniser.ts';
import { understand } from '../../src/understanding/index.ts';
import { ownFields, pagesOfFile, roundTrip } from '../../scripts/samples/round-trip.ts';
import { letter } from './documents.ts';
import { sampleOf } from './offices.ts';
import { textPages } from './read-back.ts';

const noOcr: Recogniser = {
  recognise: () => Promise.reject(new Error('a printed page has its text')),
  recogniseAll: () => Promise.reject(new Error('a printed page has its text')),
  orientation: () => Promise.reject(new Error('a printed page stands upright')),
  close: () => Promise.resolve(),
};

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'vanthu-round-trip-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A copy has no head of its own: it stands under the words of another paper. */
const whole = [...templates()].filter(([, template]) => formOf(template.head.kind) !== 'copy');

describe('a template filled, printed and understood says what the draft said', () => {
  it.each(whole)('%s', async (_id, template) => {
    const document = sampleOf(template);
    const { metadata } = understand(await textPages(document));
    expect(metadata).toMatchObject(ownFields(document));
    expect(document.signatures.map(({ name }) => name)).toContain(metadata.signer.name);
  });

  it('also through the file and the reader', async () => {
    const document = { ...sampleOf(requireTemplate('ke-hoach')), urgency: 'Hỏa tốc' as const };
    const pages = await inFolder(async (folder) => {
      const path = join(folder, 'paper.pdf');
      await writeFile(path, await printPdf(document, new Date('2026-11-26T02:00:00Z')));
      return pagesOfFile(path, noOcr);
    });
    const { metadata, obligations } = understand(pages);
    expect(metadata).toMatchObject({ ...ownFields(document), urgency: 'Hỏa tốc' });
    expect(obligations.map(({ deadline }) => deadline.date)).toContain('2027-06-30');
  });

  it('also from the glass of a scanner, signed with a pen: its fields and its duties', async () => {
    const recogniser = openRecogniser(await chooseEngine('auto'));
    const document = sampleOf(requireTemplate('cong-van-trien-khai'));
    const trip = await inFolder((folder) => roundTrip(document, 'scan', { folder, recogniser }));
    await recogniser.close();
    expect(trip).toMatchObject({ wrongFields: [], missedDuties: [], duties: 5 });
  });
});

describe('a task table hands down its rows, cell by cell', () => {
  const titles = ['TT', 'Nội dung công việc', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời hạn', 'Sản phẩm'];
  const tableOf = (heads: readonly string[], rows: string[][]) => ({
    kind: 'table' as const,
    columns: heads.map((title) => ({ title })),
    rows,
  });
  const long = 'Rà soát hiện trạng từng xã, lập danh sách và đề xuất mức hỗ trợ. '.repeat(18).trim();
  const tasks = tableOf(titles, [
    ['I', 'HẠ TẦNG', '', '', '', ''],
    ['1', 'Lắp trạm thu phát', 'Sở Xây dựng', 'Công an tỉnh; các xã', '30/6/2027', 'Biên bản'],
    ['2', 'Kéo cáp quang', '', '-', 'Quý III/2027', ''],
    ['3', long, 'Sở Nội vụ', '', '', 'Báo cáo'],
  ]);
  const plan = letter({
    kind: 'Kế hoạch',
    addressees: null,
    body: [
      { kind: 'group', text: 'Mục đích' },
      { kind: 'paragraph', text: 'Bảo đảm đúng tiến độ.' },
      { kind: 'group', text: 'Nhiệm vụ' },
      { kind: 'clause', text: 'Phân công', titled: true },
      tasks,
    ],
    appendices: [
      {
        form: 'appendix',
        title: 'Lịch',
        body: [tableOf(titles.slice(1, 5), [['Tập huấn', 'Sở Y tế', '', '15/7/2027']])],
      },
      {
        form: 'appendix',
        title: 'Dân số',
        body: [tableOf(['TT', 'Xã', 'Số dân'], [['1', 'Suối Hòa', '9.102']])],
      },
    ],
  });

  it('whole rows, merged cells and rows over two pages; none of a table of figures', () => {
    const duties = dutiesHandedDown(plan);
    const told = duties.map(({ clause, assignees, cooperators, action, deadline, product }) => [
      clause,
      assignees,
      cooperators,
      action.slice(0, 17),
      deadline.date,
      product,
    ]);
    expect(told).toEqual([
      ['II.1.1', ['Sở Xây dựng'], ['Công an tỉnh', 'các xã'], 'Lắp trạm thu phát', '2027-06-30', 'Biên bản'],
      ['II.1.2', ['Sở Xây dựng'], [], 'Kéo cáp quang', '2027-09-30', undefined],
      ['II.1.3', ['Sở Nội vụ'], [], 'Rà soát hiện trạn', null, 'Báo cáo'],
      ['Phụ lục I.1', ['Sở Y tế'], [], 'Tập huấn', '2027-07-15', undefined],
    ]);
    expect(duties[2]!.evidence.map(({ page }) => page)).toEqual([1, 2]);
  });
});
