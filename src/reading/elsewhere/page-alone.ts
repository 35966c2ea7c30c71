/**
 * One page of a PDF as a PDF of its own, for readers that may not have the whole: a file of several papers may hold a
 * secret one further back. All other pages are empty in it, so that the page keeps its number. What the page does not
 * show itself does not go along: pictures of other pages that lie in the same list, what its links lead to, the
 * fields of a form.
 */
import { inflateSync } from 'node:zlib';
import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFObjectCopier,
  type PDFPage,
  PDFRawStream,
  PDFStream,
  PDFString,
} from 'pdf-lib';

/** Of one page's drawing; more is no page of an office's paper, and may be meant to fill the memory. */
const MOST_CONTENT_BYTES = 32 * 1024 * 1024;
const A4: [number, number] = [595.28, 841.89];

const name = (text: string): PDFName => PDFName.of(text);
/** What is kept of a page beside what it shows. */
const OF_PAGE = ['MediaBox', 'CropBox', 'Rotate', 'UserUnit', 'Group'].map(name);
/** What is kept of a note or stamp over the page beside its looks. */
const OF_ANNOTATION = ['Type', 'Subtype', 'Rect', 'F', 'AS', 'Contents', 'DA', 'Q', 'C', 'MK', 'BS'].map(
  name,
);
/** They show an icon or nothing. */
const UNSEEN = new Set(['Popup', 'Text', 'Link', 'FileAttachment'].map(name));

/** A page of which it cannot be told what belongs to it alone. */
class NotToBeParted extends Error {}

/** @returns null where it cannot be taken apart. A reader has opened it before: it is no file that kills who does. */
export async function openForParting(bytes: Uint8Array): Promise<PDFDocument | null> {
  try {
    return await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
      throwOnInvalidObject: false,
      // Many signed papers are "encrypted" with an empty password.
      password: '',
    });
  } catch {
    // Damaged beyond what pdf-lib repairs, or under a real password.
    return null;
  }
}

/**
 * @param page from 1
 * @param pageCount how many pages whoever reads it sees
 * @returns null where the page cannot be parted from the others without doubt
 */
export async function pageAlone(
  source: PDFDocument,
  page: number,
  pageCount: number,
): Promise<Uint8Array | null> {
  // Layers are switched on and off for the whole file.
  if (source.catalog.has(name('OCProperties')) || source.getPageCount() !== pageCount) return null;
  try {
    const parted = await PDFDocument.create({ updateMetadata: false });
    for (let number = 1; number <= pageCount; number++) {
      const made = parted.addPage(A4);
      if (number === page) copyShown(source.getPage(page - 1), made);
    }
    assertHoldsNoOtherPage(parted);
    return await parted.save({ addDefaultPage: false });
  } catch {
    // Whatever is wrong with the file: readers that may open it have more ways to read it.
    return null;
  }
}

function copyShown(from: PDFPage, to: PDFPage): void {
  const copier = PDFObjectCopier.for(from.doc.context, to.doc.context);
  const put = (key: PDFName, value: PDFObject | undefined): void => {
    if (value === undefined) to.node.delete(key);
    else to.node.set(key, copier.copy(value));
  };
  for (const key of OF_PAGE) put(key, from.node.getInheritableAttribute(key) ?? from.node.get(key));
  const shown = new Shown();
  const drawing = contentsOf(from);
  put(name('Contents'), from.node.get(name('Contents')));
  put(name('Resources'), shown.resourcesOf(from.node.Resources(), drawing));
  const annotations = annotationsOf(from).map((annotation) => shown.annotation(annotation));
  put(
    name('Annots'),
    annotations.length === 0 ? undefined : from.doc.context.obj(annotations.filter((each) => each !== null)),
  );
}

function contentsOf(page: PDFPage): string {
  const contents = page.node.Contents();
  if (contents === undefined) return '';
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  return streams.map((stream) => drawingOf(page.doc.context.lookup(stream))).join('\n');
}

function annotationsOf(page: PDFPage): PDFDict[] {
  const annotations = page.node.lookupMaybe(name('Annots'), PDFArray);
  return [...(annotations?.asArray().keys() ?? [])]
    .map((index) => annotations!.lookup(index))
    .filter((each) => each instanceof PDFDict);
}

/** Takes lists of what may be shown down to what is shown. */
class Shown {
  readonly #done = new Set<PDFObject>();

  /** Of a list of resources, what the drawing names; forms in it are taken down likewise. */
  resourcesOf(resources: PDFDict | undefined, drawing: string): PDFDict | undefined {
    if (resources === undefined) return undefined;
    const named = this.#namesIn(drawing, resources);
    const kept = resources.context.obj({});
    for (const [kind, list] of resources.entries()) {
      const all = resources.context.lookup(list);
      if (!(all instanceof PDFDict)) continue;
      const some = resources.context.obj({});
      for (const [key, value] of all.entries()) {
        if (!named.has(key)) continue;
        this.#takeDown(resources.context.lookup(value));
        some.set(key, value);
      }
      kept.set(kind, some);
    }
    return kept;
  }

  /** What is seen of a note, stamp or signature; null of one that shows nothing. */
  annotation(annotation: PDFDict): PDFDict | null {
    if (UNSEEN.has(annotation.lookup(name('Subtype')) as PDFName)) return null;
    const kept = annotation.context.obj({});
    for (const key of OF_ANNOTATION) {
      const value = annotation.get(key);
      if (value !== undefined) kept.set(key, value);
    }
    const kind = inherited(annotation, name('FT'));
    if (kind !== undefined) kept.set(name('FT'), kind);
    const value = inherited(annotation, name('V'));
    if (value instanceof PDFString || value instanceof PDFHexString || value instanceof PDFName)
      kept.set(name('V'), value);
    const looks = annotation.lookupMaybe(name('AP'), PDFDict)?.get(name('N'));
    if (looks !== undefined) {
      this.#takeDown(annotation.context.lookup(looks));
      kept.set(name('AP'), annotation.context.obj({ N: looks }));
    }
    return kept;
  }

  /** Names that a drawing uses, and those of its forms that use the same list. */
  #namesIn(drawing: string, resources: PDFDict): Set<PDFName> {
    const named = new Set<PDFName>();
    const forms = resources.lookupMaybe(name('XObject'), PDFDict);
    const add = (text: string): void => {
      for (const [, token] of text.matchAll(/\/([^\s/[\]<>(){}%]+)/gu)) {
        const key = PDFName.of(token!);
        if (named.has(key)) continue;
        named.add(key);
        const form = forms?.lookup(key);
        if (form instanceof PDFStream && isForm(form) && !form.dict.has(name('Resources')))
          add(drawingOf(form));
      }
    };
    add(drawing);
    return named;
  }

  /** Forms, patterns and the letters of drawn typefaces have lists of their own; masks and looks lead to forms. */
  #takeDown(object: PDFObject | undefined): void {
    if (object === undefined || this.#done.has(object)) return;
    this.#done.add(object);
    if (object instanceof PDFStream) return this.#takeDownStream(object);
    if (!(object instanceof PDFDict)) return;
    if (object.get(name('Subtype')) === name('Type3') && object.has(name('Resources')))
      throw new NotToBeParted('letters with pictures of their own');
    const mask = object.lookup(name('SMask'));
    if (mask instanceof PDFDict) this.#takeDown(mask.lookup(name('G')));
    // The looks of a box that is ticked or not.
    for (const [, value] of object.entries()) {
      const each = object.context.lookup(value);
      if (each instanceof PDFStream) this.#takeDown(each);
    }
  }

  #takeDownStream(stream: PDFStream): void {
    for (const key of ['Metadata', 'PieceInfo', 'Ref', 'OPI', 'Alternates'].map(name))
      stream.dict.delete(key);
    const resources = stream.dict.lookupMaybe(name('Resources'), PDFDict);
    if (resources !== undefined)
      stream.dict.set(name('Resources'), this.resourcesOf(resources, drawingOf(stream))!);
  }
}

const isForm = ({ dict }: PDFStream): boolean => dict.get(name('Subtype')) === name('Form');

/** Of a field whose parts share what its parent says. */
function inherited(field: PDFDict, key: PDFName): PDFObject | undefined {
  let at: PDFDict | undefined = field;
  for (let depth = 0; at !== undefined && depth < 8; depth++) {
    const value = at.lookup(key);
    if (value !== undefined) return value;
    at = at.lookupMaybe(name('Parent'), PDFDict);
  }
  return undefined;
}

/** What a stream draws, byte for letter. @throws NotToBeParted where it is packed in a rare way, or too large */
function drawingOf(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFRawStream)) throw new NotToBeParted('a drawing that is not there');
  const filter = stream.dict.lookup(name('Filter'));
  const packed = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  const bytes = stream.contents;
  if (packed === undefined || (packed instanceof PDFArray && packed.size() === 0))
    return Buffer.from(bytes).toString('latin1');
  if (packed !== name('FlateDecode') || stream.dict.has(name('DecodeParms')))
    throw new NotToBeParted('a drawing packed in a rare way');
  return inflateSync(bytes, { maxOutputLength: MOST_CONTENT_BYTES, finishFlush: 2 }).toString('latin1');
}

/** The last net: whatever led to another page, or to a tree of them, is found here. */
function assertHoldsNoOtherPage(parted: PDFDocument): void {
  const pages = parted.context
    .enumerateIndirectObjects()
    .filter(([, object]) => object instanceof PDFDict && object.get(name('Type')) === name('Page'));
  if (pages.length !== parted.getPageCount()) throw new NotToBeParted('it leads to other pages');
}
