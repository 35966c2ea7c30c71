/** On every page: what a keyboard and a mouse expect beyond links and forms. */
import { find, findAll } from './dom.ts';
import './missing-picture.ts';
import './suggestions.ts';

for (const element of findAll('[data-needs-script]')) element.hidden = false;
for (const element of findAll('[data-needs-no-script]')) element.hidden = true;

document.addEventListener('keydown', (event) => {
  if (event.key === '/' && !isTyping(event)) {
    event.preventDefault();
    const box = find<HTMLInputElement>('#tim');
    box?.focus();
    box?.select();
  }
  if (event.key === 'Escape') closeMenus(null);
});

document.addEventListener('click', (event) => closeMenus(event.target));

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return (
    event.ctrlKey || event.metaKey || event.altKey || target?.matches('input, textarea, select') === true
  );
}

/** Closes every open menu but the one that was clicked in. */
function closeMenus(clicked: EventTarget | null): void {
  for (const menu of findAll<HTMLDetailsElement>('details[data-menu][open]')) {
    if (clicked instanceof Node && menu.contains(clicked)) continue;
    menu.open = false;
  }
}

followThemeChoice();
leaveConfirmationOutOfHistory();
foldFiltersWhereNarrow();
submitFiltersAtOnce();

/** The theme changes in place: no page is loaded, nothing that was typed is lost. */
function followThemeChoice(): void {
  const form = find<HTMLFormElement>('[data-theme-form]');
  form?.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    applyTheme(button.value);
    for (const each of findAll('button', form)) each.setAttribute('aria-pressed', String(each === button));
  });
}

const DARK_MEDIA: Readonly<Record<string, string>> = {
  auto: '(prefers-color-scheme: dark)',
  light: 'not all',
  dark: 'all',
};

function applyTheme(theme: string): void {
  const year = 365 * 24 * 3600;
  document.cookie = `theme=${theme}; path=/; max-age=${year}; samesite=lax`;
  document.documentElement.dataset['theme'] = theme;
  const dark = find<HTMLLinkElement>('link[data-dark]');
  if (dark !== null) dark.media = DARK_MEDIA[theme] ?? DARK_MEDIA['auto']!;
}

/** A reload or a bookmark must not say "saved" again. */
function leaveConfirmationOutOfHistory(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has('xong')) return;
  address.searchParams.delete('xong');
  history.replaceState(history.state, '', address);
}

function foldFiltersWhereNarrow(): void {
  if (matchMedia('(min-width: 901px)').matches) return;
  for (const details of findAll<HTMLDetailsElement>('details[data-open-wide]')) details.open = false;
}

function submitFiltersAtOnce(): void {
  for (const form of findAll<HTMLFormElement>('form[data-autosubmit]')) {
    form.addEventListener('change', () => form.requestSubmit());
    for (const button of findAll<HTMLButtonElement>('button[type=submit]', form)) button.hidden = true;
  }
}
