/**
 * The way back: a Word file becomes a dispatch again. What was written here is known by its styles, an office's own
 * file by how its lines are written; nothing is thrown away: what fits nowhere is a paragraph of the text.
 */
import { CIRCULATIONS, URGENCIES, USUAL_STYLE } from '../../document.ts';
import type {
  Appendix,
  DispatchDocument,
  DocumentBlock,
  DocumentText,
  Level,
  Signature,
} from '../../document.ts';
import { LEVELS } from '../../document.ts';
import { kindNamed } from '../../kinds.ts';
import { paragraphsOf, readWordFile } from '../file.ts';
import type { WordBlock, WordCell, WordParagraph, WordTable } from '../file.ts';
import { isUpper, roleOf, TYPED_LABEL } from './roles.ts';
import type { Role, Zone } from './roles.ts';

/** @throws AppError `drafting.not-a-word-file` */
export function readDocx(bytes: Uint8Array): DispatchDocument {
  const file = readWordFile(bytes);
  const gathering = new Gathering();
  for (const margin of file.headers) {
    for (const paragraph of margin.paragraphs) if (!margin.pageNumber) gathering.margin(paragraph);
  }
  for (const [index, section] of file.sections.entries()) {
    if (index > 0) gathering.beginSection(section.landscape);
    for (const block of section.blocks) gathering.block(block);
  }
  const contact = file.footers.flatMap(({ paragraphs }) =>
    paragraphs.map((paragraph) => paragraph.text.trim()),
  );
  return gathering.document([...new Set(contact.filter(Boolean))].slice(0, 4));
}

class Gathering {
  readonly #lines = new Map<Role, string[]>();
  readonly #body: DocumentBlock[] = [];
  readonly #appendices: Appendix[] = [];
  readonly #signatures: Signature[] = [];
  #before: Role | undefined;
  #landscape = false;

  margin(paragraph: WordParagraph): void {
    const words = paragraph.text.trim();
    if ((CIRCULATIONS as readonly string[]).includes(words)) this.#add('circulation', words);
  }

  beginSection(landscape: boolean): void {
    this.#landscape = landscape;
  }

  block(block: WordBlock): void {
    if (block.kind === 'paragraph') this.#paragraph(block, 'text');
    else if (isFrame(block)) this.#frame(block);
    else this.#blocks().push(tableOf(block));
  }

  /** A table without lines that holds the head or the foot. */
  #frame(table: WordTable): void {
    const words = paragraphsOf([table]).map((paragraph) => paragraph.text);
    const foot = !words.some((line) => HEAD.test(line));
    if (!foot && this.#lines.has('nation')) return;
    for (const row of table.rows) {
      for (const [index, cell] of row.entries()) this.#cell(cell, zoneOf(foot, index, cell), row.length);
    }
  }

  #cell(cell: WordCell, zone: Zone, columns: number): void {
    this.#before = undefined;
    const signed = zone === 'foot-right' && { titles: [] as string[], name: '' };
    for (const paragraph of paragraphsOf(cell.blocks)) {
      const role = this.#paragraph(paragraph, zone);
      if (!signed) continue;
      if (role === 'signing-title') signed.titles.push(paragraph.text.trim());
      if (role === 'signing-name' && paragraph.text.trim()) signed.name = paragraph.text.trim();
    }
    if (signed && (signed.titles.length > 0 || columns === 1)) this.#signatures.push(signed);
    this.#before = undefined;
  }

  #paragraph(paragraph: WordParagraph, zone: Zone): Role | undefined {
    const words = paragraph.text.trim();
    if (words === '' && paragraph.label === '') return undefined;
    const role = roleOf(paragraph, zone, this.#before);
    if (role === 'rule') return role;
    this.#before = role;
    if (role === 'recipients-label' && zone === 'text') this.#add('recipients-label', words);
    else if (isTextRole(role)) this.#textBlock(role, paragraph);
    else if (role === 'appendix' || role === 'issued-kind') this.#beginAppendix(role, words);
    else if (role === 'appendix-title') this.#titleAppendix(paragraph.typed.trim());
    else this.#add(role, paragraph.typed.trim());
    return role;
  }

  #beginAppendix(role: 'appendix' | 'issued-kind', words: string): void {
    const turned = this.#landscape ? { landscape: true } : {};
    const appendix: Appendix = {
      form: role === 'appendix' ? 'appendix' : 'issued',
      title: '',
      ...turned,
      body: [],
    };
    if (role === 'issued-kind') appendix.kind = kindNamed(words) ?? words;
    this.#appendices.push(appendix);
  }

  #titleAppendix(words: string): void {
    const last = this.#appendices.at(-1);
    if (!last) return;
    const title =
      last.form === 'appendix' && isUpper(words) ? words.charAt(0) + words.slice(1).toLowerCase() : words;
    last.title = last.title ? `${last.title} ${title}` : title;
  }

  #textBlock(role: Level | 'paragraph' | 'heading-title', paragraph: WordParagraph): void {
    const blocks = this.#blocks();
    if (role === 'heading-title') {
      const heading = blocks.at(-1);
      if (heading && heading.kind !== 'table') heading.text = sentence(paragraph.typed.trim());
      return;
    }
    blocks.push(role === 'paragraph' ? plainParagraph(paragraph) : itemOf(role, paragraph));
  }

  #blocks(): DocumentBlock[] {
    return this.#appendices.at(-1)?.body ?? this.#body;
  }

  #add(role: Role, words: string): void {
    const lines = this.#lines.get(role) ?? [];
    lines.push(words);
    this.#lines.set(role, lines);
  }

  #joined(role: Role): string {
    return (this.#lines.get(role) ?? []).join(' ').replaceAll(/\s+/gu, ' ').trim();
  }

  document(contact: string[]): DispatchDocument {
    const kind =
      kindNamed(this.#joined('kind')) ??
      (this.#lines.has('letter-subject') ? 'Công văn' : this.#joined('kind'));
    const ended = this.#takeEndMark();
    const { number, symbol } = numberAndSymbol(this.#joined('number'));
    const { place, date } = placeAndDay(this.#joined('date'));
    const urgency = URGENCIES.find((level) => level.toUpperCase() === unified(this.#joined('urgency')));
    const circulation = CIRCULATIONS.find((words) => words === this.#joined('circulation'));
    return {
      kind: kind || 'Công văn',
      header: { parent: this.#joined('parent') || null, agency: this.#agency(), number, symbol, place, date },
      subject:
        this.#joined('letter-subject').replace(/^(?:V\/v|Về việc)\s*/iu, '') || this.#joined('subject'),
      addressees: this.#addressees(),
      authority: this.#joined('authority') || null,
      bases: (this.#lines.get('basis') ?? []).map(open),
      enacting: this.#joined('enacting').replace(/\s*:$/u, '') || null,
      body: this.#body,
      endMark: ended,
      signatures: this.#signatures,
      recipients: this.#recipients(),
      urgency: urgency ?? null,
      circulation: circulation ?? null,
      contact,
      appendices: this.#appendices,
      medium: 'electronic',
      style: USUAL_STYLE,
    };
  }

  #agency(): string {
    return (this.#lines.get('agency') ?? []).join('\n');
  }

  #addressees(): DispatchDocument['addressees'] {
    const [first = ''] = this.#lines.get('addressee-label') ?? [];
    if (!first) return null;
    const colon = first.indexOf(':');
    const label = (colon < 0 ? first : first.slice(0, colon)).trim();
    const same = colon < 0 ? '' : first.slice(colon + 1).trim();
    const names = (this.#lines.get('addressee') ?? []).map((line) => open(line.replace(/^[-–+]\s*/u, '')));
    const all = [...(same ? [open(same)] : []), ...names];
    return all.length > 0 ? { label, names: all } : null;
  }

  #recipients(): DispatchDocument['recipients'] {
    const lines = this.#lines.get('recipient') ?? [];
    if (lines.length === 0) return null;
    const list = lines.map((line) => line.replace(/^[-–+]\s*/u, '').trim());
    const filed = list.findIndex((line) => /^Lưu\s*:?/u.test(line));
    const [, kept = '', drafter] =
      /^Lưu\s*:?\s*(.*?)\.?(?:\s+([\p{Lu}\d]+\.\s?\(\d+\)))?$/u.exec(list[filed] ?? '') ?? [];
    const others = list.filter((_, index) => index !== filed).map(open);
    return { list: others, filed: kept.replace(/\.$/u, ''), ...(drafter ? { drafter } : {}) };
  }

  /** "./." is not kept in the words: it is printed after the last of them. */
  #takeEndMark(): boolean {
    const lists = [this.#body, ...this.#appendices.map(({ body }) => body)];
    return lists.map((blocks) => stripEndMark(blocks)).some(Boolean);
  }
}

const HEAD = /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|^\s*Số\s*:|^SAO Y$|^SAO LỤC$|^TRÍCH SAO$/u;

function isFrame(table: WordTable): boolean {
  const words = paragraphsOf([table]).map((paragraph) => paragraph.text.trim());
  if (words.some((line) => HEAD.test(line) || /^Nơi nhận\s*:?/u.test(line))) return true;
  return !table.lined && words.some((line) => isUpper(line)) && (table.rows[0]?.length ?? 0) <= 3;
}

function zoneOf(foot: boolean, column: number, cell: WordCell): Zone {
  if (!foot) return column === 0 ? 'head-left' : 'head-right';
  const receivers = paragraphsOf(cell.blocks).some((paragraph) =>
    paragraph.text.trim().startsWith('Nơi nhận'),
  );
  return receivers ? 'foot-left' : 'foot-right';
}

function isTextRole(role: Role): role is Level | 'paragraph' | 'heading-title' {
  return role === 'paragraph' || role === 'heading-title' || (LEVELS as readonly string[]).includes(role);
}

function plainParagraph(paragraph: WordParagraph): DocumentBlock {
  const { align } = paragraph;
  const placed = align === 'center' || align === 'right' ? { align } : {};
  return { kind: 'paragraph', text: textOf(paragraph, false), ...placed };
}

function itemOf(kind: Level, paragraph: WordParagraph): DocumentBlock {
  const words = textOf(paragraph, isBold(paragraph) && kind !== 'point' && kind !== 'dash');
  const text = kind === 'group' && typeof words === 'string' && isUpper(words) ? sentence(words) : words;
  const titled = (kind === 'article' || kind === 'clause') && isBold(paragraph);
  return titled ? { kind, text, titled } : { kind, text };
}

/** Every word behind the label is bold. */
function isBold({ runs, label, text }: WordParagraph): boolean {
  const typed = label ? 0 : (TYPED_LABEL.exec(text.trimStart())?.[0].length ?? 0);
  let at = 0;
  const behind = runs.filter((run) => {
    at += run.text.length;
    return at > typed + 1 && run.text.trim() !== '';
  });
  return behind.length > 0 && behind.every((run) => run.bold === true);
}

/** The words with what is bold or italic in them, without a typed label. */
function textOf(paragraph: WordParagraph, plain: boolean): DocumentText {
  let skip = paragraph.label ? 0 : (TYPED_LABEL.exec(paragraph.text.trimStart())?.[0].length ?? 0);
  const spans = paragraph.runs.flatMap(({ text, bold, italic }) => {
    const kept = text.slice(Math.min(skip, text.length));
    skip = Math.max(0, skip - text.length);
    const dressed = {
      text: kept,
      ...(bold && !plain ? { bold } : {}),
      ...(italic && !plain ? { italic } : {}),
    };
    return kept ? [dressed] : [];
  });
  const merged: { text: string; bold?: boolean; italic?: boolean }[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && last.bold === span.bold && last.italic === span.italic) last.text += span.text;
    else merged.push({ ...span });
  }
  if (merged[0]) merged[0].text = merged[0].text.trimStart();
  const end = merged.at(-1);
  if (end) end.text = end.text.trimEnd();
  const dressed = merged.filter((span) => span.text !== '');
  return dressed.some((span) => span.bold || span.italic)
    ? dressed
    : dressed.map((span) => span.text).join('');
}

function tableOf({ rows }: WordTable): DocumentBlock {
  const cells = rows.map((row) =>
    row.map((cell) =>
      paragraphsOf(cell.blocks)
        .map(({ text }) => text.trim())
        .join('\n'),
    ),
  );
  const [head = [''], ...rest] = cells;
  const widths = rows[0]?.map((cell) => cell.width) ?? [];
  const columns = head.map((title, index) => {
    const share = widths[index];
    return { title, ...(share !== undefined && share > 0 ? { share } : {}) };
  });
  return { kind: 'table', columns, rows: rest };
}

function stripEndMark(blocks: DocumentBlock[]): boolean {
  const last = blocks.at(-1);
  if (!last || last.kind === 'table') return false;
  const words = typeof last.text === 'string' ? [{ text: last.text }] : last.text;
  const end = words.at(-1);
  if (!end || !/\.\/\.?\s*$/u.test(end.text)) return false;
  const text = `${end.text.replace(/\s*\.\/\.?\s*$/u, '')}.`;
  last.text = typeof last.text === 'string' ? text : [...last.text.slice(0, -1), { ...end, text }];
  return true;
}

function numberAndSymbol(line: string): { number: string | null; symbol: string } {
  const [, number = '', symbol = ''] =
    /Số\s*:?\s*(\d*[a-z]?)\s*\/?\s*(.*)$/u.exec(line.replaceAll('\u00a0', ' ')) ?? [];
  return { number: number.replace(/^0+(?=\d)/u, '') || null, symbol: symbol.replaceAll(' ', '') };
}

function placeAndDay(line: string): { place: string; date: string | null } {
  const words = line.replaceAll('\u00a0', ' ');
  const found = /^(.*?),?\s*ngày\s*(\d{1,2})?[.…\s]*tháng\s*(\d{1,2})?[.…\s]*năm\s*(\d{4})?/u.exec(words);
  const [, place = '', day, month, year] = found ?? [];
  const date =
    year && month ? [year, month.padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-') : null;
  return { place: place.trim(), date };
}

const open = (line: string) => line.trim().replace(/[\s;.]+$/u, '');

/** Titles are printed in capitals from ordinary words. */
function sentence(words: string): string {
  return isUpper(words) ? words.charAt(0) + words.slice(1).toLowerCase() : words;
}

const unified = (words: string) => words.replace('HOẢ', 'HỎA').replace('HỎẢ', 'HỎA');
