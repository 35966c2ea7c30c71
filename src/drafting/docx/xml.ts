/** The parts of a Word file as XML, within limits: a small file may unfold to gigabytes. */
import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { notAWordFile } from '../errors.ts';

/** Of one part, unfolded. */
const MOST_BYTES = 30_000_000;

const PARTS =
  /^word\/(?:document|styles|numbering|settings|comments|theme\/theme1|header\d*|footer\d*)\.xml$/u;

export type Xml = Element;

/**
 * @returns the parts by name: "document", "styles", "header1"
 * @throws AppError `drafting.not-a-word-file`
 */
export function wordParts(bytes: Uint8Array): Map<string, Xml> {
  const parts = new Map<string, Xml>();
  for (const [name, content] of Object.entries(unpacked(bytes))) {
    const root = rootOf(strFromU8(content));
    if (root) parts.set(name.replace(/^word\/(?:theme\/)?/u, '').replace(/\.xml$/u, ''), root);
  }
  if (!parts.has('document')) throw notAWordFile();
  return parts;
}

function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => PARTS.test(name) && originalSize <= MOST_BYTES,
    });
  } catch {
    throw notAWordFile();
  }
}

/** Damaged XML is no part at all. */
function rootOf(text: string): Xml | undefined {
  // A document type could define entities that unfold without end; Word writes none.
  if (/<!DOCTYPE/iu.test(text)) return undefined;
  let damaged = false;
  const fail = () => {
    damaged = true;
  };
  const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
  const root = parser.parseFromString(text, 'text/xml').documentElement;
  return damaged || !root ? undefined : root;
}

/** The children with a name such as "w:p", or all. */
export function children(node: Xml | undefined, name?: string): Xml[] {
  const found: Xml[] = [];
  for (let child = node?.firstChild ?? null; child; child = child.nextSibling) {
    if (child.nodeType === 1 && (name === undefined || child.nodeName === name)) found.push(child as Xml);
  }
  return found;
}

export function child(node: Xml | undefined, name: string): Xml | undefined {
  return children(node, name)[0];
}

/** The value of "w:val" or another attribute of a child, or of the node itself. */
export function valueOf(node: Xml | undefined, name: string, attribute = 'w:val'): string | undefined {
  return attributeOf(child(node, name), attribute);
}

export function attributeOf(node: Xml | undefined, attribute: string): string | undefined {
  return node?.hasAttribute(attribute) ? (node.getAttribute(attribute) ?? undefined) : undefined;
}

/** Lengths are written in twentieths of a point. */
export function points(twips: string | undefined): number | undefined {
  const length = Number(twips);
  return twips === undefined || Number.isNaN(length) ? undefined : length / 20;
}

/** A switch such as <w:b/>: on unless it says otherwise; undefined where it is not said. */
export function isOn(node: Xml | undefined, name: string): boolean | undefined {
  const found = child(node, name);
  if (!found) return undefined;
  return !/^(?:0|false|off|none)$/u.test(attributeOf(found, 'w:val') ?? '1');
}
