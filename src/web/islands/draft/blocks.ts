/**
 * The text of a dispatch as rows: each with its level and its words, numbering itself. Enter begins the next row, Tab
 * goes a level deeper, Backspace in an empty row takes it away.
 */
import type { DocumentBlock } from '../../../drafting/document.ts';
import { LEVELS, type Level } from '../../../drafting/levels.ts';
import { labelsOf } from '../../../drafting/numbering.ts';
import { type EditorContext, element, smallButton, wideButton } from './context.ts';
import { blocksFromHtml, blocksFromText } from './paste.ts';
import { passage } from './passage.ts';
import { tableEditor } from './table.ts';

type Kind = Level | 'paragraph';
type TextBlock = Exclude<DocumentBlock, { kind: 'table' }>;

/** In the order in which Tab goes through them. */
const DEEPER: readonly Kind[] = ['paragraph', 'group', 'clause', 'point', 'dash'];
const KINDS: readonly Kind[] = ['paragraph', ...LEVELS];

/** @param place "body", "appendices.0.body": where remarks find the rows */
export function blocksEditor(blocks: DocumentBlock[], place: string, context: EditorContext): HTMLElement {
  const { words, changed } = context;
  const rows = element('div', { class: 'draft-blocks' });

  const redraw = (focus: number, atEnd = false) => {
    draw();
    focusRow(focus, atEnd);
    changed();
  };

  function draw(): void {
    const labels = labelsOf(blocks);
    rows.replaceChildren(
      ...blocks.map((block, at) =>
        block.kind === 'table'
          ? tableEditor(block, context, () => remove(at))
          : textRow(block, at, labels[at] ?? ''),
      ),
    );
  }

  function focusRow(at: number, atEnd: boolean): void {
    const area = rows.children[at]?.querySelector<HTMLElement>('[contenteditable], textarea');
    if (!area) return;
    area.focus();
    if (!atEnd) return;
    const selection = document.getSelection();
    selection?.selectAllChildren(area);
    selection?.collapseToEnd();
  }

  function insert(at: number, fresh: DocumentBlock[]): void {
    blocks.splice(at, 0, ...fresh);
    redraw(at + fresh.length - 1, true);
  }

  function remove(at: number): void {
    blocks.splice(at, 1);
    if (blocks.length === 0) blocks.push({ kind: 'paragraph', text: '' });
    redraw(Math.max(0, at - 1), true);
  }

  function move(at: number, by: -1 | 1): void {
    const to = at + by;
    const [block] = blocks.splice(at, 1);
    if (block === undefined || to < 0 || to > blocks.length) return;
    blocks.splice(to, 0, block);
    redraw(to);
  }

  function setKind(block: TextBlock, at: number, kind: Kind): void {
    const { text } = block;
    blocks[at] = kind === 'paragraph' ? { kind, text } : { kind, text };
    redraw(at, true);
  }

  function textRow(block: TextBlock, at: number, label: string): HTMLElement {
    const area = passage(block.text, `${words.words} ${label || at + 1}`, context, (text) => {
      block.text = text;
    });
    area.addEventListener('keydown', (event) => keyed(event, block, at, area));
    area.addEventListener('paste', (event) => pasted(event, block, at));
    const row = element(
      'div',
      { class: `draft-block draft-block-${block.kind}`, 'data-place': `${place}.${at}` },
      element('div', { class: 'draft-block-head' }, levelSelect(block, at), tools(at)),
      element('div', { class: 'draft-block-words' }, element('span', { class: 'draft-label' }, label), area),
    );
    return row;
  }

  function levelSelect(block: TextBlock, at: number): HTMLElement {
    const select = element('select', { 'aria-label': words.level, class: 'draft-level' });
    for (const kind of KINDS) {
      const option = element('option', { value: kind }, words.levels[kind]);
      option.selected = kind === block.kind;
      select.append(option);
    }
    select.addEventListener('change', () => {
      const kind = KINDS.find((known) => known === select.value);
      if (kind !== undefined) setKind(block, at, kind);
    });
    return select;
  }

  function tools(at: number): HTMLElement {
    return element(
      'span',
      { class: 'draft-tools' },
      smallButton('B', words.bold, () => document.execCommand('bold')),
      smallButton('I', words.italic, () => document.execCommand('italic')),
      smallButton('↑', words.up, () => move(at, -1)),
      smallButton('↓', words.down, () => move(at, 1)),
      smallButton('✎', words.remark, () => pointRemarkAt(`${place}.${at}`)),
      smallButton('×', words.remove, () => remove(at)),
    );
  }

  function keyed(event: KeyboardEvent, block: TextBlock, at: number, area: HTMLElement): void {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      insert(at + 1, [{ kind: block.kind, text: '' }]);
    } else if (event.key === 'Backspace' && area.textContent === '' && blocks.length > 1) {
      event.preventDefault();
      remove(at);
    } else if (event.key === 'Tab' && DEEPER.includes(block.kind)) {
      const next = DEEPER[DEEPER.indexOf(block.kind) + (event.shiftKey ? -1 : 1)];
      // At either end the key goes on to the next control, or nobody gets out by keys.
      if (next === undefined) return;
      event.preventDefault();
      setKind(block, at, next);
    }
  }

  function pasted(event: ClipboardEvent, block: TextBlock, at: number): void {
    const html = event.clipboardData?.getData('text/html') ?? '';
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const fresh = html === '' ? blocksFromText(text) : blocksFromHtml(html);
    event.preventDefault();
    const [only, another] = fresh;
    if (only === undefined) return;
    if (another === undefined && only.kind === 'paragraph') {
      const spans = typeof only.text === 'string' ? [{ text: only.text }] : only.text;
      document.execCommand('insertText', false, spans.map((span) => span.text).join(''));
      return;
    }
    const isEmpty = block.text === '' || block.text.length === 0;
    if (isEmpty) blocks.splice(at, 1);
    insert(isEmpty ? at : at + 1, fresh);
  }

  draw();
  return element(
    'div',
    {},
    rows,
    element(
      'div',
      { class: 'buttons' },
      wideButton(words.add, () => insert(blocks.length, [{ kind: 'paragraph', text: '' }])),
      wideButton(words.addTable, () =>
        insert(blocks.length, [
          {
            kind: 'table',
            columns: [
              { title: 'TT', share: 1 },
              { title: '', share: 6 },
            ],
            rows: [['', '']],
          },
        ]),
      ),
    ),
  );
}

/** The form of remarks below, at this passage. */
function pointRemarkAt(place: string): void {
  const select = document.querySelector<HTMLSelectElement>('[data-testid=draft-remarks] select[name=place]');
  const area = document.querySelector<HTMLTextAreaElement>('[data-testid=draft-remarks] textarea');
  if (select === null || area === null) return;
  select.value = place;
  area.focus();
}
