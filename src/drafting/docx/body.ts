/** The words of a dispatch in Word: items number themselves where Word can count as the decree does. */
import { Paragraph } from 'docx';
import type { FileChild, IParagraphOptions } from 'docx';
import { columnWidths } from '../../printing/index.ts';
import type { DocumentBlock, DocumentText, Item, Level } from '../document.ts';
import { tableBlock } from '../layout/body.ts';
import { TABLE_SIZE } from '../layout/style.ts';
import { labelsOf, numbersOf } from '../numbering.ts';
import { alignmentOf, runsOf, styled, wordTable } from './paragraphs.ts';
import type { StyleId } from './styles.ts';

const HEADED: Partial<Record<Level, StyleId>> = {
  part: 'VtPhan',
  chapter: 'VtChuong',
  section: 'VtMuc',
  subsection: 'VtTieuMuc',
};

export class BodyWriter {
  /** A list that begins anew is another instance of its numbering. */
  #instances = 0;
  readonly #open = new Map<string, number>();

  children(blocks: readonly DocumentBlock[], width: number): FileChild[] {
    const labels = labelsOf(blocks);
    const numbers = numbersOf(blocks);
    return blocks.flatMap((block, index) => {
      if (block.kind === 'paragraph') return [this.#paragraph(block.text, block.align)];
      if (block.kind === 'table') {
        const widths = columnWidths(tableBlock(block), width, block.size ?? TABLE_SIZE);
        return [styled('VtKe', '', { spacing: { before: 120 } }), wordTable(block, widths)];
      }
      return this.#item(block, labels[index] ?? '', numbers[index] ?? 1);
    });
  }

  #paragraph(text: DocumentText, align: string | undefined): Paragraph {
    if (!align) return styled('VtLoiVan', text);
    return styled('VtLoiVan', text, { alignment: alignmentOf(align), indent: { firstLine: 0 } });
  }

  #item(item: Item, label: string, number: number): FileChild[] {
    const heading = HEADED[item.kind];
    if (heading) {
      return [
        new Paragraph({ style: heading, numbering: this.#numbering(item.kind, number), children: [] }),
        styled('VtTenPhan', item.text),
      ];
    }
    switch (item.kind) {
      case 'group':
        return [this.#numbered('VtNhom', 'group', number, item.text)];
      case 'article':
        return [this.#numbered('VtDieu', 'article', number, item.titled ? bold(item.text) : item.text)];
      case 'clause':
        return [this.#numbered(item.titled ? 'VtKhoanCoTen' : 'VtKhoan', 'clause', number, item.text)];
      default:
        return [styled(item.kind === 'dash' ? 'VtGach' : 'VtDiem', prefixed(label, item.text))];
    }
  }

  #numbered(style: StyleId, reference: string, number: number, text: DocumentText): Paragraph {
    return new Paragraph({
      style,
      numbering: this.#numbering(reference, number),
      // A numbering has indents of its own: the style's are said again.
      indent: { left: 0, firstLine: 720 },
      children: runsOf(text),
    });
  }

  #numbering(reference: string, number: number): NonNullable<IParagraphOptions['numbering']> {
    if (number === 1 || !this.#open.has(reference)) {
      this.#instances += 1;
      this.#open.set(reference, this.#instances);
    }
    return { reference, level: 0, instance: this.#open.get(reference) ?? this.#instances };
  }
}

function bold(words: DocumentText): DocumentText {
  const spans = typeof words === 'string' ? [{ text: words }] : words;
  return spans.map((span) => ({ ...span, bold: true }));
}

function prefixed(label: string, words: DocumentText): DocumentText {
  return typeof words === 'string' ? `${label} ${words}` : [{ text: `${label} ` }, ...words];
}
