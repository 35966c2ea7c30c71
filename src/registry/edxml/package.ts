/**
 * Gói edXML, both generations (QCVN 102:2016 and the older e-doc.vn): what the sender says of the paper, and the
 * files in it. Pure: bytes in, facts out.
 */
import { Unzip, UnzipInflate } from 'fflate';
import type { AnsweredPaper } from '../edxml-schema.ts';
import {
  badAttachment,
  badXml,
  forbiddenXml,
  notAPackage,
  nothingInside,
  tooDeep,
  tooLarge,
} from './errors.ts';
import { find, findAll, parseXml, textIn, type XmlElement } from './xml.ts';

export interface PackageFile {
  name: string;
  bytes: Uint8Array;
}

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
  files: PackageFile[];
}

export interface PackageLimits {
  /** Everything unpacked, together. */
  maxBytes: number;
}

/** Besides its files a package is a page or two of XML. */
const MOST_XML_BYTES = 8 * 1024 * 1024;
const MOST_FILES = 100;
/** A sender's kit zips what it sends once; what is nested deeper was not made by one. */
const MOST_ARCHIVES = 2;

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
 * Reads a package.
 * @throws AppError `edxml.bad-xml`, `edxml.forbidden-xml`, `edxml.not-a-package`, `edxml.no-document`,
 *   `edxml.bad-attachment`, `edxml.archive-too-deep`, `edxml.too-large`
 */
export function readPackage(bytes: Uint8Array, limits: PackageLimits): EdxmlPackage {
  const { xml, contents } = withoutContents(bytes);
  const root = parseXml(xml);
  const header = find(root, 'MessageHeader');
  if (header === null) throw notAPackage();
  const generation = isOlder(root) ? 'edoc' : 'qcvn-102';
  const files = filesOf(root, contents, limits);
  const facts = factsOf(root, header, generation);
  if (files.length === 0 && facts.business !== 'recall') throw nothingInside();
  return { ...facts, files };
}

const isOlder = (root: XmlElement) =>
  findAll(root, 'Envelope').length > 0 || (find(root, 'MessageHeader')?.namespace ?? '').includes('e-doc.vn');

const CONTENT = /<((?:[\w-]+:)?ContentTransferEncoded)(?:\s[^>]*)?>([^<]*)<\/\1\s*>/g;

/** The files are cut out before the XML is parsed: they are most of it, and nothing of them is XML. */
function withoutContents(bytes: Uint8Array): { xml: string; contents: string[] } {
  const text = decoded(bytes);
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw forbiddenXml();
  const contents: string[] = [];
  const xml = text.replace(CONTENT, (_all, name: string, content: string) => {
    contents.push(content);
    return `<${name}>${contents.length - 1}</${name}>`;
  });
  if (contents.length > MOST_FILES || xml.length > MOST_XML_BYTES) throw tooLarge();
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

function filesOf(root: XmlElement, contents: readonly string[], { maxBytes }: PackageLimits): PackageFile[] {
  let left = maxBytes;
  return findAll(root, 'Attachment').flatMap((attachment) => {
    const encoded = find(attachment, 'ContentTransferEncoded');
    if (encoded === null || encoded.text.trim() === '') return [];
    const name = fileName(
      textIn(attachment, 'AttachmentName') ?? textIn(attachment, 'ContentId') ?? 'tệp kèm',
    );
    const base64 = contents[Number(encoded.text)] ?? '';
    if (base64.length * 0.75 > left * 1.1 + 1024) throw tooLarge();
    const unpacked = unwrapped({ name, bytes: fromBase64(base64, name) }, left, MOST_ARCHIVES);
    left -= unpacked.reduce((sum, file) => sum + file.bytes.byteLength, 0);
    if (left < 0) throw tooLarge();
    return unpacked;
  });
}

function fromBase64(text: string, name: string): Uint8Array {
  const clean = text.replace(/\s+/g, '');
  if (clean === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(clean)) throw badAttachment(name);
  return new Uint8Array(Buffer.from(clean, 'base64'));
}

/** The last part of a path, without what a file system takes for a command. */
function fileName(text: string): string {
  const last = text.replace(/^cid:/i, '').split(/[/\\]/).at(-1) ?? '';
  return last.replace(/\p{C}/gu, '').trim().slice(0, 200) || 'tệp kèm';
}

const isZip = ({ bytes }: PackageFile) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;

/** A zip that is a document of its own (.docx, .xlsx) is none to be opened. */
const OFFICE_FILE = /\.(?:docx|xlsx|pptx|odt|ods)$/i;

/** What a sender's kit zipped before it encoded it. */
function unwrapped(file: PackageFile, left: number, archivesLeft: number): PackageFile[] {
  if (!isZip(file) || OFFICE_FILE.test(file.name)) return [file];
  if (archivesLeft === 0) throw tooDeep();
  const inside = unzipped(file, left);
  if (inside.some(({ name }) => name === '[Content_Types].xml')) return [file];
  return inside.flatMap((each) => unwrapped({ ...each, name: fileName(each.name) }, left, archivesLeft - 1));
}

function unzipped({ name, bytes }: PackageFile, most: number): PackageFile[] {
  const files: PackageFile[] = [];
  let size = 0;
  const unzip = new Unzip((entry) => {
    const chunks: Uint8Array[] = [];
    entry.ondata = (error, chunk, final) => {
      if (error !== null) throw error;
      size += chunk.byteLength;
      if (size > most) throw tooLarge();
      chunks.push(chunk);
      if (final && size > 0 && !entry.name.endsWith('/'))
        files.push({ name: entry.name, bytes: new Uint8Array(Buffer.concat(chunks)) });
    };
    entry.start();
    if (files.length > MOST_FILES) throw tooLarge();
  });
  unzip.register(UnzipInflate);
  try {
    // In pieces, or a whole bomb is inflated before its size is looked at.
    for (let at = 0; at < bytes.byteLength; at += 16_384) {
      unzip.push(bytes.subarray(at, at + 16_384), at + 16_384 >= bytes.byteLength);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'edxml.too-large') throw error;
    throw badAttachment(name);
  }
  return files;
}

function factsOf(
  root: XmlElement,
  header: XmlElement,
  generation: EdxmlPackage['generation'],
): Omit<EdxmlPackage, 'files'> {
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
