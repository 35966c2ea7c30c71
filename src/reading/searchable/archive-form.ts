/**
 * Whether a paper's own content allows it to be called PDF/A-2b (ISO 19005-2), the form in which archives keep
 * scanned papers. What cannot be vouched for is not claimed: the list errs on the side of "no".
 */
import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from 'pdf-lib';

import { operationsOf } from './content-operations.ts';
import { contentBytes } from './old-layer.ts';

/** Actions that PDF/A forbids (6.5.1), as far as papers have them. */
const FORBIDDEN_ACTIONS = new Set([
  'Launch',
  'Sound',
  'Movie',
  'ResetForm',
  'ImportData',
  'JavaScript',
  'Hide',
  'SetOCGState',
  'Rendition',
  'Trans',
  'GoTo3DView',
]);
/** Annotations that PDF/A forbids (6.3.1). */
const FORBIDDEN_ANNOTATIONS = new Set(['3D', 'Sound', 'Screen', 'Movie', 'FileAttachment', 'RichMedia']);
/** Annotations that need no appearance of their own. */
const BARE_ANNOTATIONS = new Set(['Link', 'Popup']);
const PRINT_FLAG = 4;
/** Invisible, hidden, no view, toggle no view. */
const HIDING_FLAGS = 1 | 2 | 32 | 256;

/** Reasons why the paper is not called PDF/A; none: it may be. For the log and the tests, not for people. */
export function archiveObstacles(document: PDFDocument, bytes: Uint8Array | null): string[] {
  const found = new Set<string>();
  if (bytes !== null && !hasBinaryHeader(bytes)) found.add('header');
  for (const obstacle of catalogObstacles(document.catalog)) found.add(obstacle);
  for (const [, object] of document.context.enumerateIndirectObjects())
    for (const obstacle of objectObstacles(object, 0)) found.add(obstacle);
  for (const page of document.getPages())
    for (const { operator, operands } of operationsOf(contentBytes(page)))
      if (isProcessColour(operator, operands)) found.add('cmyk');
  return [...found];
}

/** `%PDF-1.n`, then a comment of four bytes over 127 (6.1.2). */
function hasBinaryHeader(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  return /^%PDF-1\.[0-7](?:\r\n|\r|\n)%[\x80-\xff]{4}/.test(head);
}

function catalogObstacles(catalog: PDFDict): string[] {
  const has = (key: string) => catalog.has(PDFName.of(key));
  const form = catalog.lookup(PDFName.of('AcroForm'));
  const names = catalog.lookup(PDFName.of('Names'));
  const found = ['AA', 'OCProperties', 'Collection', 'Requirements'].filter(has);
  if (form instanceof PDFDict) {
    if (form.has(PDFName.of('XFA'))) found.push('XFA');
    if (form.lookup(PDFName.of('NeedAppearances')) === PDFBool.True) found.push('NeedAppearances');
  }
  if (names instanceof PDFDict)
    found.push(...['EmbeddedFiles', 'JavaScript'].filter((key) => names.has(PDFName.of(key))));
  return found;
}

/** An object and the dictionaries directly within it. */
function objectObstacles(object: PDFObject, depth: number): string[] {
  if (depth > 8) return [];
  if (object instanceof PDFStream)
    return [...streamObstacles(object), ...objectObstacles(object.dict, depth + 1)];
  if (object instanceof PDFArray) return object.asArray().flatMap((item) => objectObstacles(item, depth + 1));
  if (!(object instanceof PDFDict)) return [];
  return [
    ...dictionaryObstacles(object),
    ...object.values().flatMap((value) => objectObstacles(value, depth + 1)),
  ];
}

function streamObstacles(stream: PDFStream): string[] {
  const { dict } = stream;
  const filters = namesIn(dict.lookup(PDFName.of('Filter')));
  const found: string[] = filters.filter(
    (name) => name === 'LZWDecode' || name === 'Crypt' || name === 'JPXDecode',
  );
  if (dict.has(PDFName.of('F'))) found.push('external stream');
  if (nameIn(dict, 'Subtype') === 'Image') {
    if (dict.lookup(PDFName.of('Interpolate')) === PDFBool.True) found.push('Interpolate');
    if (dict.has(PDFName.of('Alternates')) || dict.has(PDFName.of('OPI'))) found.push('Alternates');
    if (usesProcessColour(dict.lookup(PDFName.of('ColorSpace')))) found.push('cmyk');
  }
  if (nameIn(dict, 'Subtype') === 'Form') {
    if (dict.has(PDFName.of('Ref')) || dict.has(PDFName.of('PS'))) found.push('reference form');
    if (stream instanceof PDFRawStream && drawsProcessColour(stream)) found.push('cmyk');
  }
  if (nameIn(dict, 'Subtype') === 'PS') found.push('PostScript');
  return found;
}

function dictionaryObstacles(dict: PDFDict): string[] {
  const found: string[] = [];
  const kind = nameIn(dict, 'S');
  if (kind !== undefined && FORBIDDEN_ACTIONS.has(kind)) found.push(`action ${kind}`);
  if (nameIn(dict, 'Type') === 'Font' && !isEmbedded(dict)) found.push('font');
  if (dict.has(PDFName.of('Rect')) && dict.has(PDFName.of('Subtype')))
    found.push(...annotationObstacles(dict));
  if (nameIn(dict, 'Type') === 'ExtGState' && (dict.has(PDFName.of('TR')) || dict.has(PDFName.of('HTP'))))
    found.push('transfer function');
  if (usesProcessColour(dict.lookup(PDFName.of('CS')))) found.push('cmyk');
  return found;
}

function annotationObstacles(annotation: PDFDict): string[] {
  const kind = nameIn(annotation, 'Subtype') ?? '';
  if (FORBIDDEN_ANNOTATIONS.has(kind)) return [`annotation ${kind}`];
  if (annotation.has(PDFName.of('AA'))) return ['AA'];
  const flags = annotation.lookup(PDFName.of('F'));
  const set = flags instanceof PDFNumber ? flags.asNumber() : 0;
  if (kind !== 'Popup' && ((set & PRINT_FLAG) === 0 || (set & HIDING_FLAGS) !== 0))
    return ['annotation flags'];
  return BARE_ANNOTATIONS.has(kind) || annotation.has(PDFName.of('AP')) ? [] : ['annotation appearance'];
}

function isEmbedded(font: PDFDict): boolean {
  const kind = nameIn(font, 'Subtype');
  // The font of characters within a Type0 font is an object of its own, and looked at there.
  if (kind === 'Type3' || kind === 'Type0') return true;
  const descriptor = font.lookup(PDFName.of('FontDescriptor'));
  return (
    descriptor instanceof PDFDict &&
    ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key)))
  );
}

function drawsProcessColour(form: PDFRawStream): boolean {
  for (const { operator, operands } of operationsOf(decodePDFRawStream(form).decode()))
    if (isProcessColour(operator, operands)) return true;
  return false;
}

function isProcessColour(operator: string, operands: readonly (number | string)[]): boolean {
  if (operator === 'k' || operator === 'K') return true;
  return (operator === 'cs' || operator === 'CS') && operands[0] === '/DeviceCMYK';
}

/** DeviceCMYK, or an indexed or spot colour that is made of it: the output intent speaks of RGB. */
function usesProcessColour(space: PDFObject | undefined): boolean {
  if (space instanceof PDFName) return space.decodeText() === 'DeviceCMYK';
  if (!(space instanceof PDFArray)) return false;
  return space.asArray().some((item) => item instanceof PDFName && item.decodeText() === 'DeviceCMYK');
}

function namesIn(value: PDFObject | undefined): string[] {
  if (value instanceof PDFName) return [value.decodeText()];
  if (value instanceof PDFArray)
    return value.asArray().flatMap((item) => (item instanceof PDFName ? [item.decodeText()] : []));
  return [];
}

function nameIn(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}
