/** The report as an office hands it in: PDF and .xlsx with the head of the decree, the formula under each figure. */
import type { IsoDate } from '../calendar/index.ts';
import { printReport, type ReportPiece } from '../printing/index.ts';
import { type SheetTable, type SheetValue, writeWorkbook } from '../printing/sheets.ts';
import type { FollowUpReport } from './follow-up-report.ts';
import type { Counted, ListedDuty, UnitCounted } from './report-store.ts';

export interface PrintedBy {
  agencyName: string;
  parentAgency?: string | undefined;
  now: string;
}

/** The five official categories; the fifth split, and what has no deadline apart. */
export const CATEGORY_COLUMNS: readonly { name: string; of: (counted: Counted) => number }[] = [
  { name: 'Tổng số', of: ({ total }) => total },
  { name: 'Hoàn thành đúng hạn', of: ({ onTime }) => onTime },
  { name: 'Hoàn thành quá hạn', of: ({ doneLate }) => doneLate },
  { name: 'Đang thực hiện trong hạn', of: ({ running }) => running },
  { name: 'Đang thực hiện quá hạn', of: ({ late }) => late },
  { name: 'Chưa tiếp nhận trong hạn', of: ({ notAccepted }) => notAccepted },
  { name: 'Chưa tiếp nhận quá hạn', of: ({ notAcceptedLate }) => notAcceptedLate },
  { name: 'Không hạn đã xong', of: ({ undatedDone }) => undatedDone },
  { name: 'Không hạn đang làm', of: ({ undatedOpen }) => undatedOpen },
];

export const unitName = ({ unitId, name }: Pick<UnitCounted, 'unitId' | 'name'>) =>
  unitId === null ? 'Chưa có đơn vị chủ trì' : name;

export const percent = (share: number | null) =>
  share === null ? '—' : `${(share * 100).toFixed(2).replace('.', ',')} %`;

const shown = (day: IsoDate | null) => day?.split('-').toReversed().join('/') ?? '';

const title = ({ side }: FollowUpReport) =>
  side === 'ours'
    ? 'Báo cáo tình hình thực hiện nhiệm vụ được giao'
    : 'Báo cáo tình hình các cơ quan, đơn vị thực hiện nhiệm vụ do cơ quan giao';

export function notesOf({ onTimeBy, at }: FollowUpReport): string[] {
  return [
    `Số liệu tính đến ngày ${shown(at)}. Gồm nhiệm vụ giao trong kỳ và kỳ trước chuyển sang, không gồm nhiệm vụ đã hủy; nhiệm vụ định kỳ tính theo từng kỳ thực hiện.`,
    `Ngày hoàn thành là ngày ${onTimeBy === 'sent' ? 'gửi kết quả (kết quả sau đó được xác nhận)' : 'xác nhận kết quả'}. Nhiệm vụ không có thời hạn tính riêng, không tính là đúng hạn.`,
  ];
}

export function reportPdf(
  report: FollowUpReport,
  { agencyName, parentAgency, now }: PrintedBy,
): Promise<Uint8Array> {
  const [year, month, day] = report.at.split('-');
  return printReport({
    head: { parent: parentAgency || null, agency: agencyName },
    placeAndDate: `Ngày ${day} tháng ${month} năm ${year}`,
    title: title(report),
    subtitle: `Kỳ báo cáo: ${report.period.name}`,
    landscape: true,
    pieces: [...figurePieces(report), ...unitPieces(report), ...listPieces(report)],
    notes: notesOf(report),
    signers: [{ title: 'Người lập' }, { title: 'Thủ trưởng cơ quan' }],
    made: new Date(now),
  });
}

function figurePieces({ figures }: FollowUpReport): ReportPiece[] {
  return [
    { heading: 'I. Kết quả chung' },
    ...figures.flatMap(({ name, share, part, whole, formula }): ReportPiece[] => [
      { text: [{ text: `${name}: ` }, { text: `${percent(share)} (${part}/${whole})`, bold: true }] },
      { text: [{ text: `Cách tính: ${formula}.`, italic: true }] },
    ]),
  ];
}

function unitPieces(report: FollowUpReport): ReportPiece[] {
  const { units, total, ranking, months } = report;
  const row = (name: string, counted: Counted) => [
    name,
    ...CATEGORY_COLUMNS.map(({ of }) => String(of(counted))),
  ];
  const charted = ranking.slice(0, 12);
  return [
    { heading: 'II. Kết quả theo đơn vị' },
    {
      table: {
        columns: [
          { title: 'Đơn vị chủ trì', share: 30 },
          ...CATEGORY_COLUMNS.map(({ name }) => ({ title: name, share: 9, align: 'right' as const })),
        ],
        rows: [...units.map((unit) => row(unitName(unit), unit)), { cells: row('Cộng', total), bold: true }],
        size: 11,
        numbered: true,
      },
    },
    ...(charted.length === 0
      ? []
      : [
          {
            chart: {
              form: 'bars' as const,
              title: 'Số nhiệm vụ đã hoàn thành và quá hạn chưa hoàn thành theo đơn vị',
              labels: charted.map(({ name }) => name),
              series: [
                { name: 'Đã hoàn thành', values: charted.map((unit) => unit.onTime + unit.doneLate) },
                { name: 'Quá hạn', values: charted.map((unit) => unit.late + unit.notAcceptedLate) },
              ],
            },
          },
        ]),
    {
      chart: {
        form: 'lines' as const,
        title: 'Số nhiệm vụ hoàn thành theo tháng',
        labels: months.map(({ month }) => `${month.slice(5)}/${month.slice(2, 4)}`),
        series: [
          { name: 'Đúng hạn', values: months.map(({ onTime }) => onTime) },
          { name: 'Quá hạn', values: months.map(({ late }) => late) },
        ],
      },
    },
    { heading: 'III. Xếp hạng đơn vị' },
    {
      table: {
        title: 'Theo tỷ lệ hoàn thành nhiệm vụ đến hạn, rồi tỷ lệ đúng hạn',
        columns: [
          { title: 'Hạng', share: 6, align: 'center' },
          { title: 'Đơn vị', share: 44 },
          { title: 'Hoàn thành nhiệm vụ đến hạn', share: 25, align: 'right' },
          { title: 'Đúng hạn', share: 25, align: 'right' },
        ],
        rows: ranking.map((unit) => [
          String(unit.rank),
          unit.name,
          percent(unit.dueRate),
          percent(unit.onTimeRate),
        ]),
        size: 11,
      },
    },
  ];
}

/** A printed report is read; the whole lists are in the sheet. */
const MOST_PRINTED = 100;

function listPieces({ late, extensions, withoutLead, withoutDue }: FollowUpReport): ReportPiece[] {
  const more = (count: number) =>
    count > MOST_PRINTED ? [{ text: `… và ${count - MOST_PRINTED} nhiệm vụ khác.` }] : [];
  return [
    { heading: 'IV. Nhiệm vụ quá hạn chưa hoàn thành' },
    {
      table: {
        columns: [
          { title: 'Mã', share: 18 },
          { title: 'Nội dung', share: 44 },
          { title: 'Chủ trì', share: 20 },
          { title: 'Hạn', share: 10 },
          { title: 'Số ngày quá hạn', share: 8, align: 'right' },
        ],
        rows: late
          .slice(0, MOST_PRINTED)
          .map((duty) => [duty.code, duty.title, duty.leadName, shown(duty.due), String(duty.days)]),
        size: 11,
      },
    },
    ...more(late.length),
    { heading: 'V. Gia hạn trong kỳ' },
    {
      table: {
        columns: [
          { title: 'Mã', share: 20 },
          { title: 'Hạn trước', share: 12 },
          { title: 'Xin đến', share: 12 },
          { title: 'Được đến', share: 12 },
          { title: 'Lý do', share: 44 },
        ],
        rows: extensions
          .slice(0, MOST_PRINTED)
          .map((each) => [
            each.code,
            shown(each.dueBefore),
            shown(each.wanted),
            shown(each.granted),
            each.reason,
          ]),
        size: 11,
      },
    },
    { heading: 'VI. Nhiệm vụ thiếu thông tin' },
    { text: `Chưa có chủ trì: ${withoutLead.count}. Không có thời hạn: ${withoutDue.count}.` },
  ];
}

export function reportXlsx(report: FollowUpReport, { agencyName }: PrintedBy): Promise<Uint8Array> {
  const heading = (name: string) => ({
    agency: agencyName,
    title: name.toUpperCase(),
    lines: [`Kỳ báo cáo: ${report.period.name}`],
  });
  const duties = (rows: readonly ListedDuty[]): SheetValue[][] =>
    rows.map((duty) => [duty.code, duty.title, duty.leadName, duty.assignerName, duty.originalDue, duty.due]);
  const dutyColumns: SheetTable['columns'] = [
    { title: 'Mã', width: 22 },
    { title: 'Nội dung', width: 60 },
    { title: 'Chủ trì', width: 30 },
    { title: 'Người giao', width: 26 },
    { title: 'Hạn gốc', width: 12, kind: 'date' },
    { title: 'Hạn hiện tại', width: 12, kind: 'date' },
  ];
  return writeWorkbook([
    {
      name: 'Theo đơn vị',
      heading: heading(title(report)),
      columns: [
        { title: 'Đơn vị chủ trì', width: 36 },
        ...CATEGORY_COLUMNS.map(({ name }) => ({ title: name, width: 12, kind: 'number' as const })),
      ],
      rows: [
        ...report.units.map((unit) => [unitName(unit), ...CATEGORY_COLUMNS.map(({ of }) => of(unit))]),
        ['Cộng', ...CATEGORY_COLUMNS.map(({ of }) => of(report.total))],
      ],
      notes: [
        ...report.figures.map(
          ({ name, share, part, whole, formula }) =>
            `${name}: ${percent(share)} (${part}/${whole}). Cách tính: ${formula}.`,
        ),
        ...notesOf(report),
      ],
    },
    {
      name: 'Xếp hạng',
      heading: heading('Xếp hạng đơn vị'),
      columns: [
        { title: 'Hạng', width: 8, kind: 'number' },
        { title: 'Đơn vị', width: 40 },
        { title: 'Hoàn thành nhiệm vụ đến hạn', width: 20 },
        { title: 'Đúng hạn', width: 14 },
      ],
      rows: report.ranking.map((unit) => [
        unit.rank,
        unit.name,
        percent(unit.dueRate),
        percent(unit.onTimeRate),
      ]),
    },
    {
      name: 'Quá hạn',
      heading: heading('Nhiệm vụ quá hạn chưa hoàn thành'),
      columns: [...dutyColumns, { title: 'Số ngày quá hạn', width: 10, kind: 'number' }],
      rows: report.late.map((duty) => [...duties([duty])[0]!, duty.days]),
    },
    {
      name: 'Gia hạn',
      heading: heading('Gia hạn trong kỳ'),
      columns: [
        ...dutyColumns,
        { title: 'Xin đến', width: 12, kind: 'date' },
        { title: 'Được đến', width: 12, kind: 'date' },
        { title: 'Lý do', width: 40 },
      ],
      rows: report.extensions.map((each) => [...duties([each])[0]!, each.wanted, each.granted, each.reason]),
    },
    {
      name: 'Chưa có chủ trì',
      heading: heading('Nhiệm vụ chưa có chủ trì'),
      columns: dutyColumns,
      rows: duties(report.withoutLead.rows),
    },
    {
      name: 'Không có hạn',
      heading: heading('Nhiệm vụ không có thời hạn'),
      columns: dutyColumns,
      rows: duties(report.withoutDue.rows),
    },
  ]);
}
