/** Papers at the edge that nobody reads: their fields are typed. */
import type { Ask } from './installation.ts';

/** Asks the API of one agency, as one person. */
export type AskApi = <T>(path: string, request?: Ask) => Promise<T>;

export interface Paper {
  id: string;
  version: number;
}

export const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.7\n% ${text}\n%%EOF\n`);

/** A paper whose reading was stopped and whose fields were typed: verified, not yet registered. */
export async function typedPaper(api: AskApi, subject: string): Promise<Paper> {
  const { id } = await api<Paper>('/dispatches', {
    body: pdf(subject),
    headers: { 'content-type': 'application/pdf', 'x-file-name': 'quet.pdf' },
  });
  await api(`/dispatches/${id}/cancel`, { method: 'POST' });
  let { version } = await api<Paper>(`/dispatches/${id}`);
  for (const field of ['issuer', 'number', 'symbol', 'date', 'type', 'subject']) {
    const json =
      field === 'subject' ? { action: 'correct', version, value: subject } : { action: 'absent', version };
    ({ version } = await api<Paper>(`/dispatches/${id}/fields/${field}`, { method: 'PUT', json }));
  }
  ({ version } = await api<Paper>(`/dispatches/${id}/verify`, { json: { version } }));
  return { id, version };
}

/** A package of an agency outside of the installation. */
export function edxmlOf(sent: {
  from: string;
  to: string;
  number: string;
  files: { name: string; bytes: Uint8Array }[];
}): Uint8Array<ArrayBuffer> {
  const attachments = sent.files.map(
    ({ name, bytes }) =>
      `<Attachment><AttachmentName>${name}</AttachmentName><ContentTransferEncoded>${Buffer.from(bytes).toString('base64')}</ContentTransferEncoded></Attachment>`,
  );
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><MessageHeader>
<From><OrganId>${sent.from}</OrganId><OrganName>Sở Xây dựng</OrganName></From><To><OrganId>${sent.to}</OrganId></To>
<Code><CodeNumber>${sent.number}</CodeNumber><CodeNotation>SXD-VP</CodeNotation></Code>
</MessageHeader></edXMLEnvelope><AttachmentEncoded>${attachments.join('')}</AttachmentEncoded></edXML>`);
}
