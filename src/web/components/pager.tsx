import { COMMON } from '../text.ts';
import { Icon } from './icon.tsx';

/** `?` and what remains of a query with some of its parameters set anew (null: removed). */
export function queryWith(query: URLSearchParams, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return text === '' ? '' : `?${text}`;
}

interface PagerProps {
  path: string;
  query: URLSearchParams;
  /** Cursor of the page after this one; null at the end. */
  next: string | null;
}

/** Lists go forward by cursor: each page is a link that stays valid while rows arrive. */
export function Pager({ path, query, next }: PagerProps) {
  const started = query.has('sau');
  if (!started && next === null) return null;
  return (
    <nav class="pager" aria-label="Phân trang">
      {started && (
        <a class="button" href={`${path}${queryWith(query, { sau: null })}`}>
          {COMMON.first}
        </a>
      )}
      {next !== null && (
        <a
          class="button"
          href={`${path}${queryWith(query, { sau: next })}`}
          rel="next"
          data-testid="next-page"
        >
          {COMMON.next}
          <Icon name="right" />
        </a>
      )}
    </nav>
  );
}
