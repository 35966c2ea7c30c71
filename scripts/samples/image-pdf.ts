/** Binds images to a PDF in which there is nothing else, as a scanner does. Units: points. */
import { deflateSync } from 'node:zlib';
import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  PDFRawStream,
  popGraphicsState,
  pushGraphicsState,
} from 'pdf-lib';
import { A4 } from '../../src/printing/sheet.ts';

/** One page's image: a JPEG, or bilevel rows of 8 pixels a byte (1 is white). */
export interface PageImage {
  width: number;
  height: number;
  bytes: Uint8Array;
  coding: 'jpeg-gray' | 'jpeg-colour' | 'bilevel';
}

export async function bindImages(images: PageImage[], scanned: Date): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setProducer('Văn Thư, bản quét mẫu');
  document.setCreationDate(scanned);
  document.setModificationDate(scanned);
  for (const image of images) addImagePage(document, image);
  return document.save();
}

function addImagePage(document: PDFDocument, image: PageImage): void {
  const page = document.addPage([A4.width, A4.height]);
  const stream = document.context.register(imageStream(document, image));
  const name = page.node.newXObject('Scan', stream);
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(A4.width, 0, 0, A4.height, 0, 0),
    drawObject(name),
    popGraphicsState(),
  );
}

function imageStream(document: PDFDocument, image: PageImage): PDFRawStream {
  const bilevel = image.coding === 'bilevel';
  const bytes = bilevel ? deflateSync(image.bytes) : image.bytes;
  const dictionary = document.context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: image.width,
    Height: image.height,
    BitsPerComponent: bilevel ? 1 : 8,
    ColorSpace: image.coding === 'jpeg-colour' ? 'DeviceRGB' : 'DeviceGray',
    Filter: bilevel ? 'FlateDecode' : 'DCTDecode',
    Length: bytes.length,
  });
  return PDFRawStream.of(dictionary, bytes);
}
