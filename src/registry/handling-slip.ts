/** Phiếu giải quyết văn bản đến (NĐ 30/2020, Phụ lục IV, VII): three layers of opinion, in the order they were given. */
import type { Actor } from '../people/actor.ts';
import { type Clock, vietnamDate } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { printReport, type ReportPiece } from '../printing/index.ts';
import { routingOfDispatch } from './routing-view.ts';
import { OPINION_LAYERS, type OpinionLayer } from './routing-schema.ts';
import { requireVisible, type DispatchRecord } from './store.ts';
import type { DirectiveView, OpinionView, RoutingView } from './views.ts';

const LAYERS: Readonly<Record<OpinionLayer, string>> = {
  1: '1. Ý kiến của lãnh đạo cơ quan, tổ chức',
  2: '2. Ý kiến của lãnh đạo đơn vị',
  3: '3. Ý kiến đề xuất của người giải quyết',
};

const shortDate = (day: string) => day.split('-').toReversed().join('/');
const longDate = (day: string) => {
  const [year, month, date] = day.split('-');
  return `ngày ${date} tháng ${month} năm ${year}`;
};

export interface SlipRequest {
  /** Of the dispatch. */
  id: string;
  agencyName: string;
  parentAgency?: string | undefined;
  place: string;
}

/** The slip as a PDF file. */
export async function handlingSlip(
  db: Db,
  { id, agencyName, parentAgency, place }: SlipRequest,
  actor: Actor,
  clock: Clock,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const dispatch = requireVisible(db, id, actor);
  const routing = routingOfDispatch(db, id, actor);
  const today = longDate(clock.today().date);
  const bytes = await printReport({
    head: { parent: parentAgency || null, agency: agencyName },
    placeAndDate: place === '' ? today.replace('ngày', 'Ngày') : `${place}, ${today}`,
    title: 'Phiếu giải quyết văn bản đến',
    subtitle: subjectLine(dispatch),
    pieces: OPINION_LAYERS.flatMap((layer) => [{ heading: LAYERS[layer] }, ...said(layer, routing)]),
    made: new Date(clock.now()),
  });
  return { fileName: `phieu-giai-quyet-${dispatch.registerNumber ?? id}.pdf`, bytes };
}

/** Tên loại; số và ký hiệu; ngày, tháng, năm; cơ quan ban hành và trích yếu nội dung văn bản đến. */
function subjectLine({ type, number, symbol, date, issuer, subject }: DispatchRecord): string {
  const mark = [number, symbol].filter((part) => part !== null).join('/');
  return [
    [type, mark === '' ? null : `số ${mark}`].filter((part) => part !== null).join(' '),
    date === null ? null : longDate(date.length === 7 ? `${date}-…` : date),
    issuer === null ? null : `của ${issuer}`,
    subject,
  ]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}

function said(layer: OpinionLayer, { opinions, directives }: RoutingView): ReportPiece[] {
  const ofLayer = opinions.filter((opinion) => opinion.layer === layer);
  if (ofLayer.length === 0) return [{ text: '…………………………………………' }];
  return ofLayer.flatMap((opinion) => [
    ...assignments(directives.find((directive) => isOf(directive, opinion))),
    { text: `${opinion.text}` },
    { text: [{ text: `${opinion.by.name}, ${longDate(vietnamDate(opinion.at))}`, italic: true }] },
  ]);
}

/** A directive is an opinion too: both were written in one moment. */
const isOf = (directive: DirectiveView, opinion: OpinionView) =>
  opinion.layer === 1 && directive.at === opinion.at && directive.text === opinion.text;

function assignments(directive: DirectiveView | undefined): ReportPiece[] {
  if (directive === undefined) return [];
  const { lead, cooperators, people, know, dueDate } = directive;
  const together = [...cooperators, ...people];
  return [
    lead === null ? null : `- Chủ trì: ${lead.name}`,
    together.length === 0 ? null : `- Phối hợp: ${together.join('; ')}`,
    dueDate === null ? null : `- Thời hạn giải quyết: ${shortDate(dueDate)}`,
    know.length === 0 ? null : `- Để biết: ${know.join('; ')}`,
  ]
    .filter((line) => line !== null)
    .map((text) => ({ text }));
}
