/** A list of results as a sheet, in the order in which it is shown. */
import type { Actor } from '../people/actor.ts';
import { type SheetTable, type SheetValue, writeWorkbook } from '../printing/sheets.ts';
import type { SearchHit, SearchIndex, SearchQuery } from './index-contract.ts';

/** Nobody reads more; who needs more narrows down. */
export const MOST_EXPORTED = 5000;
const A_PAGE = 100;

/** All results of a search the person may see, up to {@link MOST_EXPORTED}, as an .xlsx file. */
export async function exportResults(
  index: SearchIndex,
  query: Omit<SearchQuery, 'cursor' | 'limit'>,
  actor: Actor,
  agency: string,
): Promise<Uint8Array> {
  const hits: SearchHit[] = [];
  let cursor: string | null = null;
  do {
    const page = await index.search(
      { ...query, limit: A_PAGE, ...(cursor === null ? {} : { cursor }) },
      actor,
    );
    hits.push(...page.hits);
    cursor = page.next;
  } while (cursor !== null && hits.length < MOST_EXPORTED);
  return writeWorkbook([tableOf(hits.slice(0, MOST_EXPORTED), query.text, agency)]);
}

function tableOf(hits: readonly SearchHit[], text: string, agency: string): SheetTable {
  return {
    name: 'Kết quả tìm kiếm',
    heading: {
      agency,
      title: 'KẾT QUẢ TÌM KIẾM VĂN BẢN',
      ...(text.trim() === '' ? {} : { lines: [`Tìm: ${text.trim()}`] }),
    },
    columns: [
      { title: 'STT', width: 6, kind: 'number' },
      { title: 'Số, ký hiệu', width: 22 },
      { title: 'Ngày văn bản', width: 13, kind: 'date' },
      { title: 'Cơ quan ban hành', width: 32 },
      { title: 'Tên loại', width: 14 },
      { title: 'Trích yếu', width: 60 },
      { title: 'Số đến/đi', width: 10, kind: 'number' },
      { title: 'Độ khẩn', width: 10 },
      { title: 'Đoạn khớp', width: 60 },
      { title: 'Trang', width: 7, kind: 'number' },
    ],
    rows: hits.map(rowOf),
  };
}

function rowOf(hit: SearchHit, index: number): SheetValue[] {
  const [passage] = hit.passages;
  return [
    index + 1,
    [hit.number, hit.symbol].filter((part) => part !== null).join('/'),
    hit.date,
    hit.issuer,
    hit.type,
    hit.subjectParts.map((part) => part.text).join('') || hit.subject,
    hit.registerNumber,
    hit.urgency,
    passage?.parts.map((part) => part.text).join('') ?? null,
    passage?.page ?? null,
  ];
}
