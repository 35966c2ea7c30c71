/** A small paper, an authority, and keys it issued; made once for the tests of a file. */
import { PDFDocument } from 'pdf-lib';
import { p12Signer, type SigningRequest, type DocumentSigner } from '../../src/signatures/index.ts';
import { type Authority, issueP12, makeAuthority } from '../../scripts/samples/authority.ts';
import { composePages, paintPdf } from '../../src/printing/index.ts';

export const PASSWORD = 'mật khẩu của tệp khóa';
export const SIGNED_AT = new Date('2026-11-20T03:04:05Z');
export const FROM = new Date('2026-01-01T00:00:00Z');
export const TO = new Date('2028-01-01T00:00:00Z');

export const root = makeAuthority('Nơi cấp chứng thư thử nghiệm', FROM);

const signers = new Map<string, DocumentSigner>();
const FEW_ROUNDS = 16;

/** The key of a person, issued once however often it is asked for. */
export function signerOf(
  authority: Authority,
  name: string,
  { from = FROM, to = TO }: { from?: Date; to?: Date } = {},
): DocumentSigner {
  const of = [authority.pem, name, from.toISOString(), to.toISOString()].join();
  const holder = { name, organization: 'Ủy ban nhân dân xã Yên Thịnh', from, to };
  const signer = signers.get(of) ?? p12Signer(issueP12(authority, holder, PASSWORD, FEW_ROUNDS), PASSWORD);
  signers.set(of, signer);
  return signer;
}

export const derOf = (authority: Authority): Uint8Array =>
  Buffer.from(authority.pem.replace(/-----[A-Z ]+-----/gu, ''), 'base64');

/** A page as the service prints it. */
export async function onePage(words = 'Ủy ban nhân dân xã kính mời đại biểu tới dự.'): Promise<Uint8Array> {
  const sheets = composePages([{ blocks: [{ kind: 'paragraph', text: words, dress: { size: 14 } }] }]);
  return paintPdf(sheets, { title: 'Giấy mời', made: SIGNED_AT });
}

export const request = (signer: DocumentSigner, more: Partial<SigningRequest> = {}): SigningRequest => ({
  signer,
  at: SIGNED_AT,
  reason: 'Ký ban hành',
  location: 'Yên Thịnh',
  ...more,
});

/** A further revision that writes on the page, as a PDF editor appends it. */
export async function writtenOver(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  document.getPage(0).drawText('Sua so tien', { x: 100, y: 400, size: 20 });
  return document.commit();
}
