/** A template beside its pages: tried anew while one types; a fault's line is one click away. */
import { find, need } from './dom.ts';

/** Milliseconds without a key before the template is tried. */
const PAUSE = 600;

const form = need<HTMLFormElement>('[data-template]');
const source = need<HTMLTextAreaElement>('#source', form);
const pages = need('[data-pages]');
let timer: number | undefined;
let latest = 0;
let isSent = false;
const before = source.value;

source.addEventListener('input', () => {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void show(), PAUSE);
});
source.addEventListener('keydown', indent);
form.addEventListener('submit', (event) => {
  if (event.submitter?.hasAttribute('data-refresh') !== true) {
    isSent = true;
    return;
  }
  event.preventDefault();
  void show();
});
pages.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]') : null;
  if (link === null) return;
  event.preventDefault();
  goTo(Number(link.dataset['line']));
});
window.addEventListener('beforeunload', (event) => {
  if (!isSent && source.value !== before) event.preventDefault();
});

/** An answer that comes after a later one was asked for is not shown. */
async function show(): Promise<void> {
  latest += 1;
  const asked = latest;
  try {
    const response = await fetch(form.dataset['preview'] ?? '', { method: 'POST', body: new FormData(form) });
    const html = await response.text();
    if (asked === latest && response.ok) pages.innerHTML = html;
  } catch {
    // The connection broke: what was shown stays, and the next key tries again.
  }
}

function goTo(line: number): void {
  const lines = source.value.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  source.focus();
  source.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  source.scrollTop = ((line - 4) * source.scrollHeight) / lines.length;
  find('#source')?.scrollIntoView({ block: 'nearest' });
}

/** In YAML a step is two spaces; Shift+Tab and Escape still leave the box. */
function indent(event: KeyboardEvent): void {
  if (event.key !== 'Tab' || event.shiftKey || source.selectionStart !== source.selectionEnd) return;
  const at = source.selectionStart;
  const lineStart = source.value.lastIndexOf('\n', at - 1) + 1;
  if (source.value.slice(lineStart, at).trim() !== '') return;
  event.preventDefault();
  source.setRangeText('  ', at, at, 'end');
}
