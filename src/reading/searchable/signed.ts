/** Whether a PDF carries a digital signature (NĐ 30/2020, Đ12, Đ13): its bytes then mean something as they are. */
import { PDFDict, type PDFDocument, PDFName } from 'pdf-lib';

export function isSigned(document: PDFDocument): boolean {
  return document.context.enumerateIndirectObjects().some(([, object]) => {
    if (!(object instanceof PDFDict)) return false;
    const isSignature =
      object.has(PDFName.of('ByteRange')) &&
      object.has(PDFName.of('Contents')) &&
      object.has(PDFName.of('Filter'));
    // The value of a signature field may stand in the field itself.
    const value = object.get(PDFName.of('V'));
    const isField = object.get(PDFName.of('FT')) === PDFName.of('Sig');
    return isSignature || (isField && value instanceof PDFDict);
  });
}
