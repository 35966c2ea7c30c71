/** Thông báo trạng thái that comes back: how a paper of ours fares with one of its receivers. Pure. */
import { notAPackage } from './errors.ts';
import { find, parseXml, textIn } from './xml.ts';

export interface ArrivedStatus {
  /** The receiver that answers. */
  fromOrganId: string;
  /** "01" đã đến … "06" đã xử lý xong, "15" and "16" to a recall. */
  code: string;
  description: string;
  /** Our paper, as it was named in the package. */
  documentId: string | null;
  /** "512/SXD-VP". */
  paperCode: string | null;
}

/** More than any status with its staff and words. */
const MOST_BYTES = 256 * 1024;

/**
 * Reads a status of either wrapper (`MessageHeader` or `Status`), with or without prefixes.
 * @throws AppError `edxml.bad-xml`, `edxml.forbidden-xml`
 * @throws AppError `edxml.not-a-package` no status message
 */
export function readStatus(bytes: Uint8Array): ArrivedStatus {
  if (bytes.byteLength > MOST_BYTES) throw notAPackage();
  const root = parseXml(new TextDecoder().decode(bytes).replace(/^\ufeff/u, ''));
  const header = find(root, 'Status') ?? find(root, 'MessageHeader');
  const code = textIn(header, 'StatusCode');
  const fromOrganId = header === null ? null : textIn(find(header, 'From'), 'OrganId');
  const answered = header === null ? null : find(header, 'ResponseFor');
  if (code === null || fromOrganId === null || answered === null) throw notAPackage();
  return {
    fromOrganId,
    code: code.padStart(2, '0'),
    description: textIn(header, 'Description') ?? '',
    documentId: textIn(answered, 'DocumentId'),
    paperCode: textIn(answered, 'Code'),
  };
}
