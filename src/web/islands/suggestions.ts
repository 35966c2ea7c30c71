/**
 * Suggestions under the search box while a person types: numbers, agencies, subjects, kept searches. Arrow keys walk
 * through them, Enter opens; without an answer in time the box works as it does without scripts.
 */
import type { Suggestion } from '../../search/index-contract.ts';
import { find } from './dom.ts';

/** After the last key; faster than a person reads, slower than they type. */
const PAUSE_MS = 80;
const SHORTEST = 2;

const ICONS: Readonly<Record<Suggestion['kind'], string>> = {
  number: 'Số',
  issuer: 'Cơ quan',
  subject: 'Trích yếu',
  saved: 'Đã lưu',
};

const box = find<HTMLInputElement>('#tim');
if (box !== null) suggestIn(box);

function suggestIn(input: HTMLInputElement): void {
  const list = document.createElement('ul');
  list.id = 'goi-y';
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.dataset['suggestions'] ?? '');
  list.hidden = true;
  input.after(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');

  let asking: AbortController | null = null;
  let pause: number | undefined;
  let chosen = -1;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (index: number) => {
    const options = [...list.children];
    chosen = options.length === 0 ? -1 : (index + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute('aria-selected', String(at === chosen)));
    const option = options[chosen];
    if (option !== undefined) input.setAttribute('aria-activedescendant', option.id);
  };
  const show = (suggestions: readonly Suggestion[]) => {
    list.replaceChildren(...suggestions.map(optionFor));
    chosen = -1;
    list.hidden = suggestions.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
  };
  const ask = async () => {
    asking?.abort();
    const text = input.value;
    if (text.trim().length < SHORTEST) return close();
    asking = new AbortController();
    try {
      const address = `/api/v1/search/suggest?${new URLSearchParams({ q: text })}`;
      const response = await fetch(address, { signal: asking.signal });
      if (!response.ok) return close();
      const { suggestions } = (await response.json()) as { suggestions: Suggestion[] };
      if (input.value === text && document.activeElement === input) show(suggestions);
    } catch (error) {
      // Typed on, or no connection: the box itself still works.
      if (!(error instanceof DOMException && error.name === 'AbortError')) close();
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = window.setTimeout(() => void ask(), PAUSE_MS);
  });
  input.addEventListener('blur', () => window.setTimeout(close, 150));
  input.addEventListener('keydown', (event) => {
    if (list.hidden) {
      if (event.key === 'ArrowDown') void ask();
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(chosen + (event.key === 'ArrowDown' ? 1 : chosen === -1 ? 0 : -1));
    } else if (event.key === 'Escape') {
      // A box for searches would empty itself: only the suggestions are to go.
      event.preventDefault();
      asking?.abort();
      close();
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      list.children[chosen]?.querySelector('a')?.click();
    }
  });
}

function optionFor(suggestion: Suggestion, index: number): HTMLElement {
  const option = document.createElement('li');
  option.id = `goi-y-${index}`;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  const link = document.createElement('a');
  link.href = addressOf(suggestion);
  link.tabIndex = -1;
  const kind = document.createElement('span');
  kind.className = 'suggestion-kind';
  kind.textContent = ICONS[suggestion.kind];
  const text = document.createElement('span');
  text.textContent = suggestion.text;
  link.append(kind, text);
  option.append(link);
  return option;
}

function addressOf({ kind, text, id }: Suggestion): string {
  if (kind === 'saved') return `/tim-kiem/da-luu/${id ?? ''}/mo`;
  if (id !== null) return `/van-ban/${id}`;
  return `/tim-kiem?${new URLSearchParams({ q: `coquan:"${text}"` })}`;
}
