/**
 * Gói edXML of a paper that is sent or taken back, in the current generation (QCVN 102:2016). It may be larger than the
 * memory: its files are encoded as they stream.
 */
import { toBase64 } from './base64.ts';
import { escaped } from './xml.ts';

export interface OutgoingPackage {
  from: { organId: string; name: string };
  to: readonly { organId: string; name: string }[];
  number: string;
  symbol: string;
  place: string;
  /** ISO date. */
  date: string;
  type: string;
  subject: string;
  signer: { capacity: string; title: string; name: string };
  recipients: readonly string[];
  urgency: string | null;
  /** When the first of the duties is due that it hands to its receiver, an ISO date; null where it hands none. */
  dueDate: string | null;
  /** The paper and what is enclosed; none where it is taken back. */
  files: readonly OutgoingFile[];
  /** The paper that this one replaces, or that is taken back, by its document id. */
  concerns: { business: 'replace' | 'recall'; documentId: string } | null;
}

export interface OutgoingFile {
  name: string;
  mediaType: string;
  /** As often as asked. */
  open(): AsyncIterable<Uint8Array>;
}

/** An edXML message, written anew each time it is opened: the same bytes. */
export interface OutgoingMessage {
  open(): AsyncIterable<Uint8Array>;
}

const NAMESPACE = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';
const PRIORITIES: Readonly<Record<string, number>> = { Khẩn: 1, 'Thượng khẩn': 2, 'Hỏa tốc': 3 };
/** "Văn bản chỉ đạo": something is to be done. */
const DIRECTS = '2';
const BUSINESS = { recall: 1, replace: 3 } as const;

/** "H99.07,2026/11/20,512/SXD-VP": how receivers name the paper when they answer. */
export function documentIdOf({
  from,
  date,
  number,
  symbol,
}: Pick<OutgoingPackage, 'from' | 'date' | 'number' | 'symbol'>): string {
  return `${from.organId},${date.replaceAll('-', '/')},${number}/${symbol}`;
}

export function writePackage(paper: OutgoingPackage): OutgoingMessage {
  const { from, to, signer, files, concerns } = paper;
  const receivers = to.map((organ) =>
    group('To', one('OrganId', organ.organId), one('OrganName', organ.name)),
  );
  const header = group(
    'MessageHeader',
    group('From', one('OrganId', from.organId), one('OrganName', from.name)),
    ...receivers,
    one('DocumentId', documentIdOf(paper)),
    group('Code', one('CodeNumber', paper.number), one('CodeNotation', paper.symbol)),
    group(
      'PromulgationInfo',
      one('Place', paper.place),
      one('PromulgationDate', paper.date.replaceAll('-', '/')),
    ),
    group('DocumentType', one('Type', paper.type === 'Công văn' ? '18' : ''), one('TypeName', paper.type)),
    one('Subject', paper.subject),
    group(
      'SignerInfo',
      one('Competence', signer.capacity),
      one('Position', signer.title),
      one('FullName', signer.name),
    ),
    ...(paper.dueDate === null ? [] : [one('DueDate', paper.dueDate.replaceAll('-', '/'))]),
    group('ToPlaces', ...paper.recipients.map((place) => one('Place', place))),
    group('OtherInfo', one('Priority', String(PRIORITIES[paper.urgency ?? ''] ?? 0))),
    ...(paper.dueDate === null ? [] : [one('SteeringType', DIRECTS)]),
  );
  const trace = group('TraceHeaderList', group('Bussiness', ...businessOf(concerns)));
  const body = group('edXMLBody', group('edXMLManifest', ...files.map(referenceTo)));
  const envelope = group('edXMLEnvelope', group('edXMLHeader', header, trace), body);
  return { open: () => written(envelope, files) };
}

async function* written(envelope: string, files: readonly OutgoingFile[]): AsyncIterable<Uint8Array> {
  const text = new TextEncoder();
  yield text.encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="${NAMESPACE}" xmlns:edXML="${NAMESPACE}">${envelope}<AttachmentEncoded>`,
  );
  for (const [at, file] of files.entries()) {
    yield text.encode(attachmentHead(file, at));
    yield* toBase64(file.open());
    yield text.encode('</ContentTransferEncoded></Attachment>');
  }
  yield text.encode('</AttachmentEncoded></edXML>\n');
}

function businessOf(concerns: OutgoingPackage['concerns']): string[] {
  if (concerns === null) return [one('BussinessDocType', '0')];
  const { business, documentId } = concerns;
  const type = one('BussinessDocType', String(BUSINESS[business]));
  if (business === 'recall') return [type, one('DocumentId', documentId)];
  return [type, group('ReplacementInfoList', group('ReplacementInfo', one('DocumentId', documentId)))];
}

/** Names may be the same; the places are not. */
const contentId = ({ name }: OutgoingFile, at: number): string => `cid:${at + 1}-${name}`;

const referenceTo = (file: OutgoingFile, at: number): string =>
  group(
    'Reference',
    one('ContentId', contentId(file, at)),
    one('ContentType', file.mediaType),
    one('AttachmentName', file.name),
  );

function attachmentHead(file: OutgoingFile, at: number): string {
  const plain = (tag: string, text: string) => `<${tag}>${escaped(text)}</${tag}>`;
  return `<Attachment>${plain('ContentId', contentId(file, at))}${plain('AttachmentName', file.name)}${plain('ContentType', file.mediaType)}<ContentTransferEncoded>`;
}

const one = (name: string, text: string) => `<edXML:${name}>${escaped(text)}</edXML:${name}>`;
const group = (name: string, ...inner: string[]) => `<edXML:${name}>${inner.join('')}</edXML:${name}>`;
