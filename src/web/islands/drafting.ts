/** A draft beside its pages: they are set anew while one types; what belongs to the office is remembered. */
import { findAll, growWithText, need } from './dom.ts';
import { assignDuties } from './draft/assign.ts';

/** Milliseconds without a key before the pages are asked for. */
const PAUSE = 450;
const REMEMBERED = 'vanthu.soan-thao';

const form = need<HTMLFormElement>('[data-draft]');
const pages = need('[data-pages]');
let timer: number | undefined;
let latest = 0;

recall();
for (const area of findAll<HTMLTextAreaElement>('textarea', form)) growWithText(area);
form.addEventListener('input', () => {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void show(), PAUSE);
});
assignDuties(form);
form.addEventListener('change', remember);
form.addEventListener('submit', (event) => {
  const button = event.submitter;
  if (button instanceof HTMLButtonElement && button.hasAttribute('formaction')) return;
  event.preventDefault();
  void show();
});
void show();

/** An answer that comes after a later one was asked for is not shown. */
async function show(): Promise<void> {
  latest += 1;
  const asked = latest;
  try {
    const response = await fetch(form.dataset['preview'] ?? '', {
      method: 'POST',
      body: new FormData(form),
      headers: { 'x-requested-with': 'fetch' },
    });
    const html = await response.text();
    if (asked === latest) pages.innerHTML = html;
  } catch {
    // The connection broke: what was shown stays, and the next key tries again.
  }
}

function rememberedControls(): (HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[] {
  return findAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    '[data-remembered] :is(input, select, textarea)',
    form,
  );
}

function remember(): void {
  const values = Object.fromEntries(rememberedControls().map((control) => [control.name, control.value]));
  localStorage.setItem(REMEMBERED, JSON.stringify(values));
}

function recall(): void {
  const kept = localStorage.getItem(REMEMBERED);
  if (kept === null) return;
  const values = JSON.parse(kept) as Record<string, string>;
  for (const control of rememberedControls()) {
    const value = values[control.name];
    if (value !== undefined && value !== '') recallIn(control, value);
  }
}

/** What was chosen may be no choice any longer. */
function recallIn(control: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement, value: string): void {
  const offered = control.value;
  control.value = value;
  if (control.value !== value) control.value = offered;
}
