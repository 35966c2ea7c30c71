/** Thông báo trạng thái: what the sender is told of a paper that came as data (QĐ 28/2018/QĐ-TTg, Điều 10). Pure. */
import { vietnamDate } from '../../platform/clock.ts';
import { escaped } from './xml.ts';

/** đã đến, từ chối, đã tiếp nhận, đang xử lý, hoàn thành: code and words as the exchange writes them. */
export const STATUS_CODES = {
  arrived: { code: '01', words: 'Đã đến' },
  refused: { code: '02', words: 'Từ chối tiếp nhận' },
  received: { code: '03', words: 'Đã tiếp nhận' },
  processing: { code: '05', words: 'Đã phân công, đang xử lý' },
  done: { code: '06', words: 'Đã xử lý xong' },
} as const;
export type StatusName = keyof typeof STATUS_CODES;
export const STATUS_NAMES = Object.keys(STATUS_CODES) as StatusName[];

export interface StatusMessage {
  status: StatusName;
  /** Why it is refused, or what came of it. */
  description: string;
  /** An instant. */
  at: string;
  answers: { organId: string; code: string; date: string | null; documentId: string };
  from: { organId: string; name: string; person: string };
}

/** The status as a message of the current generation, prefixed inside the envelope. */
export function statusXml({ status, description, at, answers, from }: StatusMessage): string {
  const { code, words } = STATUS_CODES[status];
  const element = (name: string, text: string) => `<edXML:${name}>${escaped(text)}</edXML:${name}>`;
  const day = answers.date?.replaceAll('-', '/') ?? '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="${NAMESPACE}" xmlns:edXML="${NAMESPACE}">
 <edXML:edXMLEnvelope>
  <edXML:edXMLHeader>
   <edXML:MessageHeader>
    <edXML:ResponseFor>${element('OrganId', answers.organId)}${element('Code', answers.code)}${element('PromulgationDate', day)}${element('DocumentId', answers.documentId)}</edXML:ResponseFor>
    <edXML:From>${element('OrganId', from.organId)}${element('OrganName', from.name)}</edXML:From>
    ${element('StatusCode', code)}
    ${element('Description', description === '' ? words : description)}
    ${element('Timestamp', timestamp(at))}
    <edXML:StaffInfo>${element('Staff', from.person)}</edXML:StaffInfo>
   </edXML:MessageHeader>
  </edXML:edXMLHeader>
 </edXML:edXMLEnvelope>
</edXML>
`;
}

const NAMESPACE = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';

/** `yyyy/MM/dd HH:mm:ss` in Việt Nam. */
function timestamp(at: string): string {
  const clock = new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(11, 19);
  return `${vietnamDate(at).replaceAll('-', '/')} ${clock}`;
}
