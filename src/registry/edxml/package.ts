/**
 * Gói edXML, both generations (QCVN 102:2016 and the older e-doc.vn): what the sender says of the paper, and where its
 * files lie in it. A package may be larger than the memory: it is read as it streams, its files are passed over.
 */
import type { Arrival } from '../../platform/files/storage.ts';
import type { AnsweredPaper } from '../edxml-schema.ts';
import { badXml, forbiddenXml, notAPackage, nothingInside } from './errors.ts';
import { Cutter, type Encoded } from './contents.ts';
import { fromBase64 } from './base64.ts';
import { fileName, looksThrough, type PackedFile } from './unpack.ts';
import { find, findAll, parseXml, textIn, type XmlElement } from './xml.ts';

/** A package that has come and can be looked at as often as needed. */
export type PackageAtHand = Pick<Arrival, 'open' | 'size'>;

export interface EdxmlPackage {
  generation: 'qcvn-102' | 'edoc';
  documentId: string;
  from: { organId: string; name: string | null };
  toOrganIds: string[];
  number: string | null;
  symbol: string | null;
  place: string | null;
  /** ISO date. */
  date: string | null;
  type: string | null;
  subject: string | null;
  signer: { capacity: string | null; title: string | null; name: string | null };
  addressees: string[];
  recipients: string[];
  urgency: 'Hỏa tốc' | 'Thượng khẩn' | 'Khẩn' | null;
  dueDate: string | null;
  steering: string | null;
  /** new, recall, update, replace. */
  business: 'new' | 'recall' | 'update' | 'replace';
  /** The earlier papers it takes back or replaces, by their document ids. */
  concerns: string[];
  answers: AnsweredPaper[];
  signed: boolean;
  attachments: PackedAttachment[];
}

/** A file of a package, looked through: what it holds is known, and nothing of it is kept. */
export interface PackedAttachment {
  encoded: Encoded;
  file: PackedFile;
}

export interface PackageLimits {
  /** Everything unpacked, together. */
  maxBytes: number;
}

/** Besides its files a package is a page or two of XML. */
const MOST_XML_BYTES = 8 * 1024 * 1024;
/** Whether bytes look like a package: XML that names an envelope of either generation near its beginning. */
export function looksLikePackage(head: Uint8Array): boolean {
  const text = decodedHead(head);
  return (
    /^\s*(?:<\?xml[^>]*>)?[\s\S]{0,2000}?<(?:[\w-]+:)?(?:edXML|edXMLEnvelope)\b/.test(text) ||
    (/<(?:[\w-]+:)?Envelope\b/.test(text) && /e-doc\.vn|edXML|eDoc/i.test(text))
  );
}

function decodedHead(head: Uint8Array): string {
  const buffer = Buffer.from(head.subarray(0, 4096));
  const text =
    buffer[0] === 0xff && buffer[1] === 0xfe ? buffer.toString('utf16le') : buffer.toString('utf8');
  return text.replace(/^\ufeff/, '');
}

/**
 * Reads a package, and looks through all of its files.
 * @throws AppError `edxml.bad-xml`, `edxml.forbidden-xml`, `edxml.not-a-package`, `edxml.no-document`,
 *   `edxml.bad-attachment`, `edxml.archive-too-deep`, `edxml.too-large`
 */
export async function readPackage(atHand: PackageAtHand, limits: PackageLimits): Promise<EdxmlPackage> {
  const { xml, contents } = await withoutContents(atHand);
  const root = parseXml(xml);
  const header = find(root, 'MessageHeader');
  if (header === null) throw notAPackage();
  const generation = isOlder(root) ? 'edoc' : 'qcvn-102';
  const attachments = await attachmentsIn(atHand, root, contents, limits);
  const facts = factsOf(root, header, generation);
  if (attachments.length === 0 && facts.business !== 'recall') throw nothingInside();
  return { ...facts, attachments };
}

const isOlder = (root: XmlElement) =>
  findAll(root, 'Envelope').length > 0 || (find(root, 'MessageHeader')?.namespace ?? '').includes('e-doc.vn');

/** The files are cut out before the XML is parsed: they are most of it, and nothing of them is XML. */
async function withoutContents({ open }: PackageAtHand): Promise<{ xml: string; contents: Encoded[] }> {
  const cutter = new Cutter(MOST_XML_BYTES);
  for await (const chunk of await open()) cutter.add(chunk as Uint8Array);
  const { xml: bytes, contents } = cutter.finish();
  const xml = decoded(bytes);
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw forbiddenXml();
  return { xml, contents };
}

function decoded(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw badXml(error);
  }
}

async function attachmentsIn(
  atHand: PackageAtHand,
  root: XmlElement,
  contents: readonly Encoded[],
  { maxBytes }: PackageLimits,
): Promise<PackedAttachment[]> {
  const attachments: PackedAttachment[] = [];
  let left = maxBytes;
  for (const attachment of findAll(root, 'Attachment')) {
    const encoded = find(attachment, 'ContentTransferEncoded');
    if (encoded === null || encoded.text.trim() === '') continue;
    const name = fileName(
      textIn(attachment, 'AttachmentName') ?? textIn(attachment, 'ContentId') ?? 'tệp kèm',
    );
    const content = contents[Number(encoded.text)] ?? NOTHING;
    const file = await looksThrough(name, contentOf(atHand, content, name), left);
    left -= file.size;
    // Of an archive of empty files nothing is kept.
    if (file.size > 0) attachments.push({ encoded: content, file });
  }
  return attachments;
}

const NOTHING: Encoded = { start: 0, end: 0, isWide: false };

/**
 * The bytes of a file, as they are encoded in its package.
 * @throws AppError while it is read `edxml.bad-attachment`
 */
export async function* contentOf(
  { open }: PackageAtHand,
  { start, end, isWide }: Encoded,
  name: string,
): AsyncIterable<Uint8Array> {
  const isNothing = end === start;
  yield* fromBase64(isNothing ? [] : await open({ start, end: end - 1 }), { isWide, name });
}

function factsOf(
  root: XmlElement,
  header: XmlElement,
  generation: EdxmlPackage['generation'],
): Omit<EdxmlPackage, 'attachments'> {
  const from = find(header, 'From');
  const code = header.children.find((child) => child.name === 'Code') ?? null;
  const promulgation = find(header, 'PromulgationInfo');
  const signer = find(header, 'SignerInfo') ?? find(header, 'Author');
  const other = find(header, 'OtherInfo');
  const business = find(root, 'Bussiness') ?? find(root, 'Business');
  const organId = textIn(from, 'OrganId') ?? '';
  const number = textIn(code, 'CodeNumber');
  const symbol = textIn(code, 'CodeNotation');
  const date = isoDate(textIn(promulgation, 'PromulgationDate'));
  const documentId = textIn(header, 'DocumentId') ?? [organId, date, number, symbol].join(',');
  return {
    generation,
    documentId: documentId.slice(0, 300),
    from: { organId, name: textIn(from, 'OrganName') },
    toOrganIds: childrenNamed(header, 'To').flatMap((to) => textIn(to, 'OrganId') ?? []),
    number,
    symbol,
    place: textIn(promulgation, 'Place'),
    date,
    type: typeOf(find(header, 'DocumentType')),
    subject: textIn(header, 'Subject')?.replace(/^V\/v:?\s+/i, '') ?? null,
    signer: {
      capacity: textIn(signer, 'Competence'),
      title: textIn(signer, 'Position') ?? textIn(signer, 'Function'),
      name: textIn(signer, 'FullName'),
    },
    addressees: childrenNamed(header, 'To').flatMap((to) => textIn(to, 'OrganName') ?? []),
    recipients: findAll(find(header, 'ToPlaces') ?? header, 'Place').flatMap((place) =>
      place.text.trim() === '' || find(header, 'ToPlaces') === null ? [] : place.text.normalize('NFC').trim(),
    ),
    urgency: URGENCIES[textIn(other, 'Priority') ?? ''] ?? null,
    dueDate: isoDate(textIn(header, 'DueDate') ?? textIn(other, 'DueDate')),
    steering: textIn(header, 'SteeringType'),
    business: BUSINESS[textIn(business, 'BussinessDocType') ?? '0'] ?? 'new',
    concerns: concernsOf(business),
    answers: findAll(header, 'ResponseFor').map((answered) => ({
      organId: textIn(answered, 'OrganId'),
      code: textIn(answered, 'Code'),
      date: isoDate(textIn(answered, 'PromulgationDate')),
      documentId: textIn(answered, 'DocumentId'),
    })),
    signed: findAll(root, 'SignatureValue').some(({ text }) => text.trim() !== ''),
  };
}

const childrenNamed = (element: XmlElement, name: string) =>
  element.children.filter((child) => child.name === name);

const URGENCIES: Readonly<Record<string, EdxmlPackage['urgency']>> = {
  '1': 'Khẩn',
  '2': 'Thượng khẩn',
  '3': 'Hỏa tốc',
  '4': 'Hỏa tốc',
};

const BUSINESS: Readonly<Record<string, EdxmlPackage['business']>> = {
  '0': 'new',
  '1': 'recall',
  '2': 'update',
  '3': 'replace',
};

function concernsOf(business: XmlElement | null): string[] {
  if (business === null) return [];
  const direct = textIn(business, 'DocumentId');
  const replaced = findAll(business, 'ReplacementInfo').flatMap((info) => textIn(info, 'DocumentId') ?? []);
  return [...new Set([...(direct === null ? [] : [direct]), ...replaced])];
}

function typeOf(type: XmlElement | null): string | null {
  return textIn(type, 'TypeName') ?? (textIn(type, 'Type') === '18' ? 'Công văn' : null);
}

/** `yyyy/MM/dd`, `yyyy-MM-dd` or `dd/MM/yyyy`; null for anything else. */
function isoDate(text: string | null): string | null {
  const parts = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})/.exec(text ?? '');
  const turned = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})/.exec(text ?? '');
  const [year, month, day] =
    parts !== null
      ? [parts[1]!, parts[2]!, parts[3]!]
      : turned !== null
        ? [turned[3]!, turned[2]!, turned[1]!]
        : [];
  return year === undefined ? null : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}
