/**
 * XML as offices send it, and nothing more: no document types, no entities of one's own, no depth without end. Names
 * are taken without their prefixes, for senders write them with and without.
 */
import { SaxesParser } from 'saxes';
import { badXml, forbiddenXml } from './errors.ts';

export interface XmlElement {
  /** Without its prefix. */
  name: string;
  namespace: string;
  text: string;
  children: XmlElement[];
}

const DEEPEST = 40;
const MOST_ELEMENTS = 50_000;

/**
 * Reads a document into elements.
 * @throws AppError `edxml.forbidden-xml` a DOCTYPE, an entity, a depth or a number of elements no package has
 * @throws AppError `edxml.bad-xml` not well-formed
 */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlElement = { name: '', namespace: '', text: '', children: [] };
  const open: XmlElement[] = [root];
  let count = 0;
  parser.on('doctype', () => {
    throw forbiddenXml();
  });
  parser.on('error', (error) => {
    throw badXml(error);
  });
  parser.on('opentag', ({ local, uri }) => {
    count++;
    if (open.length > DEEPEST || count > MOST_ELEMENTS) throw forbiddenXml();
    const element: XmlElement = { name: local, namespace: uri, text: '', children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (words) => {
    open.at(-1)!.text += words;
  });
  parser.on('cdata', (words) => {
    open.at(-1)!.text += words;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  return root;
}

/** The first element of that name anywhere below, nearest to the top; null where there is none. */
export function find(element: XmlElement, name: string): XmlElement | null {
  let level = element.children;
  while (level.length > 0) {
    const found = level.find((child) => child.name === name);
    if (found !== undefined) return found;
    level = level.flatMap((child) => child.children);
  }
  return null;
}

/** Every element of that name below, in the order of the document. */
export function findAll(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...findAll(child, name),
  ]);
}

/** The words of a child; null where it is missing or blank. */
export function textIn(element: XmlElement | null, name: string): string | null {
  const child = element?.children.find((each) => each.name === name);
  const text = child?.text.normalize('NFC').replace(/\s+/gu, ' ').trim() ?? '';
  return text === '' ? null : text;
}

/** Text as it may stand between tags. */
export function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
