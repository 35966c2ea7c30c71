/**
 * The searchable PDF (PDF hai lớp) of a paper: the original's pages as they are, with what was read of them as
 * invisible text over its print. A PDF is added to, byte for byte (an incremental update), unless its pages were
 * arranged anew or the file has to be repaired.
 */
import { readFile, stat, writeFile } from 'node:fs/promises';

import {
  degrees,
  ParseSpeeds,
  PDFCatalog,
  PDFDict,
  PDFDocument,
  type PDFFont,
  PDFHeader,
  PDFName,
  type PDFPage,
  PDFPageLeaf,
  PDFPageTree,
  type PDFRef,
} from 'pdf-lib';

import { archiveObstacles } from './archive-form.ts';
import { claimArchiveForm } from './archive-claim.ts';
import { deflated } from './deflated.ts';
import { addDrawnPage, addPicturePage } from './drawn-pages.ts';
import { layerContent } from './layer-content.ts';
import { LayerFont } from './layer-font.ts';
import { contentRefs, stripOldLayer } from './old-layer.ts';
import { shownTurn, uprightToPage } from './page-matrix.ts';
import type {
  SearchablePage,
  SearchablePaper,
  SearchableResult,
  SearchableSource,
} from './searchable-paper.ts';
import { isSigned } from './signed.ts';
import { hasSoundReferences } from './sound-references.ts';
import { addWordPage, embedTextFont } from './word-pages.ts';

/** How much larger than its original the copy may be. */
const MOST_GROWTH = 1.15;
/** What the claim weighs at most, in bytes: where more is too much, leaving it out would not be enough. */
const CLAIM_WEIGHT = 4096;

/**
 * Runs in a process of its own: a paper of 300 pages is held in memory whole. Where the PDF/A-2b claim (a colour
 * profile and its metadata, 0.9 KB) alone would make a very small original grow by more than 15 %, it is left
 * out and 'size' named as the obstacle; the text never is. Where that would not be enough, the claim stays.
 */
export async function writeSearchablePdf(paper: SearchablePaper): Promise<SearchableResult> {
  const limit = MOST_GROWTH * (await sizeOf(paper.sources));
  let { bytes, ...result } = await composed(paper, true);
  const excess = bytes.length - limit;
  if (result.obstacles.length === 0 && excess > 0 && excess < CLAIM_WEIGHT) {
    const bare = await composed(paper, false);
    if (bare.bytes.length <= limit) ({ bytes, ...result } = bare);
  }
  await writeFile(paper.out, bytes, { flush: true });
  return result;
}

async function sizeOf(sources: readonly SearchableSource[]): Promise<number> {
  const sizes = await Promise.all(sources.map(async ({ path }) => (await stat(path)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** @param claiming whether it is called PDF/A where its content allows it */
async function composed(
  paper: SearchablePaper,
  claiming: boolean,
): Promise<SearchableResult & { bytes: Uint8Array }> {
  const draft = (await addedTo(paper)) ?? (await arranged(paper));
  const { document, pages, signed, original } = draft;
  const font = new LayerFont(document.context);
  paper.pages.forEach((spec, index) => layOver(pages[index]!, spec, font));
  font.write();
  document.setLanguage('vi');
  describe(document, paper.sources, signed);
  const obstacles = signed ? ['signed'] : archiveObstacles(document, original);
  if (obstacles.length === 0 && !claiming) obstacles.push('size');
  const mayBePacked = obstacles.length === 0 || !document.catalog.has(PDFName.of('Metadata'));
  // PDF/A-1 knows no packing: an original that may be called that, and not PDF/A-2 from now on, keeps its form.
  if (mayBePacked) allowObjectStreams(document);
  if (obstacles.length === 0) claimArchiveForm(document, paper.sources);
  if (mayBePacked) packPages(document);
  const bytes = await document.save({
    addDefaultPage: false,
    updateFieldAppearances: false,
    rewrite: original === null,
  });
  return { signed, obstacles, bytes };
}

interface Draft {
  document: PDFDocument;
  pages: PDFPage[];
  signed: boolean;
  /** The bytes that are added to; null where the file is written anew. */
  original: Uint8Array | null;
}

const READING_OPTIONS = {
  updateMetadata: false,
  parseSpeed: ParseSpeeds.Fastest,
  throwOnInvalidObject: true,
} as const;

/** The one PDF the paper consists of, to be added to; undefined where that does not do. */
async function addedTo({ sources, pages }: SearchablePaper): Promise<Draft | undefined> {
  const [only] = sources;
  if (only?.kind !== 'pdf' || sources.length > 1 || pages.some(({ page }, index) => page !== index + 1))
    return undefined;
  const bytes = await readFile(only.path);
  const sound = hasSoundReferences(bytes);
  const document = await PDFDocument.load(bytes, { ...READING_OPTIONS, forIncrementalUpdate: sound }).catch(
    () => undefined,
  );
  if (document === undefined || document.isEncrypted || !hasPages(document, pages.length)) return undefined;
  const own = document.getPages();
  if (own.length !== pages.length) return undefined;
  return { document, pages: own, signed: isSigned(document), original: sound ? bytes : null };
}

/** A page tree that is broken, or in a loop, ends in an error of pdf-lib's. */
function hasPages(document: PDFDocument, count: number): boolean {
  try {
    return document.getPageCount() === count;
  } catch {
    // Not to be taken apart: its pages are drawn.
    return false;
  }
}

/** A new document with the pages in the order asked for. */
async function arranged({ sources, pages }: SearchablePaper): Promise<Draft> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const open = await Promise.all(sources.map(openSource));
  const made: PDFPage[] = [];
  let textFont: PDFFont | undefined;
  for (const spec of pages) {
    const source = sources[spec.source]!;
    const pdf = open[spec.source];
    if (pdf !== undefined) made.push(await copiedPage(document, pdf, spec.page));
    else if (source.kind === 'docx')
      made.push(addWordPage(document, (textFont ??= await embedTextFont(document)), spec));
    else if (source.kind === 'pdf') made.push(await addDrawnPage(document, source, spec));
    else made.push(await addPicturePage(document, source, spec));
  }
  const signed = open.some((pdf) => pdf !== undefined && isSigned(pdf));
  return { document, pages: made, signed, original: null };
}

/** The PDF to copy pages from; undefined for other kinds, and where it cannot be taken apart. */
async function openSource({ path, kind }: SearchableSource): Promise<PDFDocument | undefined> {
  if (kind !== 'pdf') return undefined;
  try {
    // Many signed papers are "encrypted" with an empty password: what they hold shows only after it is given.
    const options = { ...READING_OPTIONS, throwOnInvalidObject: false, password: '' };
    const document = await PDFDocument.load(await readFile(path), options);
    return document.getPageCount() > 0 ? document : undefined;
  } catch {
    // Damaged beyond what pdf-lib repairs: the pages are drawn as the reader shows them.
    return undefined;
  }
}

async function copiedPage(document: PDFDocument, source: PDFDocument, page: number): Promise<PDFPage> {
  const [copy] = await document.copyPages(source, [page - 1]);
  return document.addPage(copy);
}

/** Sets the page upright and puts the text on it. */
function layOver(page: PDFPage, spec: SearchablePage, font: LayerFont): void {
  const toPage = uprightToPage(page, spec.rotation);
  const turn = (shownTurn(page) + spec.rotation) % 360;
  if (spec.rotation !== 0) page.setRotation(degrees(turn));
  if (!spec.needsLayer) return;
  const nameOf = (face: number) => nameFor(font.faceRef(face), fontsOf(page));
  const typedOver = spec.lines.filter(isTypedOver);
  const own = spec.lines.filter((line) => !isTypedOver(line));
  const content = layerContent(own, { font, nameOf, toPage });
  const old = stripOldLayer(page);
  // Letters whose codes mean nothing cannot be taken away, but they can be passed over when text is taken out.
  const silenced = old.showsText && typedOver.length === 0;
  if (content === '' && old.content === undefined && !silenced) return;
  setContents(page, { content, old: old.content, silenced });
}

/** Typed over the scan, or a note: its text is on the page already, and was taken from there. */
function isTypedOver({ zone, words }: SearchablePage['lines'][number]): boolean {
  return zone === 'overlay' && words.every((word) => word.confidence === 100);
}

/**
 * The fonts of a page, where it has them: with it, or with others. pdf-lib's own way to them would copy what pages
 * share to each of them, and frame a content that the layer comes before.
 */
function fontsOf({ node, doc }: PDFPage): PDFDict {
  const resources = node.Resources() ?? doc.context.obj({});
  if (node.Resources() === undefined) node.set(PDFName.of('Resources'), resources);
  const known = resources.lookup(PDFName.of('Font'));
  if (known instanceof PDFDict) return known;
  const fonts = doc.context.obj({});
  resources.set(PDFName.of('Font'), fonts);
  return fonts;
}

/** The font's name on the page, one that no other font has; pages that share their fonts share it. */
function nameFor(fontRef: PDFRef, fonts: PDFDict): string {
  let name = 'VanThu';
  for (let taken = fonts.get(PDFName.of(name)); taken !== undefined && taken !== fontRef;) {
    name += '_';
    taken = fonts.get(PDFName.of(name));
  }
  fonts.set(PDFName.of(name), fontRef);
  return name;
}

interface NewContents {
  /** The layer. */
  content: string;
  /** The page's own content where something was taken off it. */
  old: Uint8Array | undefined;
  silenced: boolean;
}

/** The layer comes first: nothing the page does to its graphics state can move it. */
function setContents(page: PDFPage, { content, old, silenced }: NewContents): void {
  const { context } = page.doc;
  const own = old === undefined ? contentRefs(page) : [context.register(deflated(context, old))];
  const before = silenced ? `${content}\n/Span <</ActualText ()>> BDC\n` : content;
  const after = silenced ? [context.register(context.stream('\nEMC\n'))] : [];
  const layer = context.register(deflated(context, Buffer.from(before, 'latin1')));
  page.node.set(PDFName.of('Contents'), context.obj([layer, ...own, ...after]));
}

/** What the copy is, for whoever comes across it later. */
function describe(document: PDFDocument, sources: readonly SearchableSource[], signed: boolean): void {
  const hashes = sources.map(({ sha256 }) => sha256).join(', ');
  const subject = signed
    ? `Bản sao có lớp chữ để tra cứu, không thay cho bản gốc có chữ ký số (SHA-256 ${hashes})`
    : `Bản có lớp chữ để tra cứu, từ tệp gốc SHA-256 ${hashes}`;
  document.setSubject(subject);
  if (signed) document.setKeywords(['bản sao', 'không thay bản gốc ký số']);
}

/** Small objects are packed together: PDF 1.5, whatever the original calls itself. */
function allowObjectStreams({ context, catalog }: PDFDocument): void {
  if (context.header.getVersionString() >= '1.5') return;
  catalog.set(PDFName.of('Version'), PDFName.of('1.7'));
  context.header = PDFHeader.forVersion(1, 7);
}

/** Pages and the catalog too: pdf-lib leaves out those it knows by their class. */
function packPages({ context }: PDFDocument): void {
  for (const [ref, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFPageLeaf || object instanceof PDFPageTree || object instanceof PDFCatalog)
      context.assign(ref, PDFDict.fromMapWithContext(object.asMap(), context));
}
