/**
 * The structure tree of a tagged PDF (PDF 32000-1, 14.7): which words are a heading, a paragraph, a cell of a table,
 * and in which order they are read.
 */
import { PDFHexString, PDFName, PDFNumber, PDFOperator, PDFOperatorNames } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFDocument, PDFPage, PDFRef } from 'pdf-lib';
import type { TagNode } from './sheet.ts';

interface Element {
  ref: PDFRef;
  dict: PDFDict;
  children: (PDFRef | PDFDict)[];
}

export interface TaggedPage {
  /** Begins a piece of marked content that belongs to the node. */
  open(node: TagNode): PDFOperator;
}

export class TagTree {
  readonly #context: PDFContext;
  readonly #root: Element;
  readonly #elements = new Map<TagNode, Element>();
  /** For each page, the elements of its pieces in their order. */
  readonly #pages: PDFRef[][] = [];

  constructor(context: PDFContext) {
    this.#context = context;
    const dict = context.obj({ Type: 'StructTreeRoot' });
    this.#root = { dict, ref: context.register(dict), children: [] };
  }

  page(page: PDFPage): TaggedPage {
    const pieces: PDFRef[] = [];
    page.node.set(PDFName.of('StructParents'), PDFNumber.of(this.#pages.length));
    page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
    this.#pages.push(pieces);
    return {
      open: (node) => {
        const element = this.#elementOf(node);
        const piece = this.#context.obj({ Type: 'MCR', Pg: page.ref, MCID: pieces.length });
        element.children.push(piece);
        const props = this.#context.obj({ MCID: pieces.length });
        pieces.push(element.ref);
        return PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [
          PDFName.of(node.kind),
          `${props}`,
        ]);
      },
    };
  }

  #elementOf(node: TagNode): Element {
    const known = this.#elements.get(node);
    if (known) return known;
    const parent = node.parent ? this.#elementOf(node.parent) : this.#root;
    const dict = this.#context.obj({ Type: 'StructElem', S: node.kind, P: parent.ref });
    if (node.alt !== undefined) dict.set(PDFName.of('Alt'), PDFHexString.fromText(node.alt));
    const element = { dict, ref: this.#context.register(dict), children: [] };
    parent.children.push(element.ref);
    this.#elements.set(node, element);
    return element;
  }

  /** Closes the tree and hangs it into the document. */
  attach(document: PDFDocument): void {
    for (const { dict, children } of [this.#root, ...this.#elements.values()]) {
      dict.set(PDFName.of('K'), this.#context.obj(children));
    }
    const numbers = this.#pages.flatMap((pieces, index) => [PDFNumber.of(index), this.#context.obj(pieces)]);
    this.#root.dict.set(PDFName.of('ParentTree'), this.#context.obj({ Nums: numbers }));
    this.#root.dict.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(this.#pages.length));
    document.catalog.set(PDFName.of('StructTreeRoot'), this.#root.ref);
    document.catalog.set(PDFName.of('MarkInfo'), this.#context.obj({ Marked: true }));
  }
}
