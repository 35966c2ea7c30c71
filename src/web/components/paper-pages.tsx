/** Ways from a paper to its pages: to arrange them, to split them where several papers seem to lie, to compare readings. */
import type { DispatchView } from '../../registry/views.ts';
import { PAGES, REREADING } from '../text/paper-pages.ts';
import { Icon } from './icon.tsx';
import { Notice } from './notice.tsx';

export const pagesPath = (id: string) => `/van-ban/${id}/trang`;
export const comparisonPath = (id: string) => `/van-ban/${id}/so-sanh`;

export function PagesLink({ dispatch, small = false }: { dispatch: DispatchView; small?: boolean }) {
  const { may, id } = dispatch;
  if (!may.includes('arrange-pages') && !may.includes('reread')) return null;
  return (
    <a class={small ? 'button button-small' : 'button'} href={pagesPath(id)} data-testid="arrange-pages">
      <Icon name="split" />
      {PAGES.short}
    </a>
  );
}

/** What waits for a person's word on the pages; nothing where nothing does. */
export function PagesNotice({ dispatch }: { dispatch: DispatchView }) {
  const { id, may, proposal, starts } = dispatch;
  if (proposal && may.includes('decide-reading'))
    return (
      <Notice kind="warning" title={REREADING.waits}>
        <p class="buttons">
          <a class="button button-small" href={comparisonPath(id)} data-testid="compare-readings">
            {REREADING.compare}
          </a>
        </p>
      </Notice>
    );
  if (starts.length === 0 || !may.includes('arrange-pages')) return null;
  return <SplitSuggestion dispatch={dispatch} />;
}

function SplitSuggestion({ dispatch }: { dispatch: DispatchView }) {
  const pages = dispatch.starts.map(({ page }) => page);
  return (
    <Notice kind="warning" title={PAGES.seems(pages.length + 1)}>
      <form class="buttons" method="post" action={`${pagesPath(dispatch.id)}/tach`}>
        <input type="hidden" name="version" value={String(dispatch.version)} data-version-input />
        {pages.map((page) => (
          <input type="hidden" name="tach" value={String(page)} />
        ))}
        <button type="submit" class="button button-small" data-testid="split-suggested">
          <Icon name="split" />
          {PAGES.splitAt(pages)}
        </button>
        <a class="button button-small" href={pagesPath(dispatch.id)}>
          {PAGES.lookAt}
        </a>
      </form>
    </Notice>
  );
}
