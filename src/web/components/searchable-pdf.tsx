/** The way to the searchable PDF of a paper. */
import type { DispatchView } from '../../registry/views.ts';
import { SEARCHABLE } from '../text/paper-pages.ts';
import { Icon } from './icon.tsx';

const WITHOUT_TEXT: readonly DispatchView['state'][] = [
  'received',
  'reading',
  'quarantined',
  'purged',
  'withdrawn',
];

/** Nothing where the paper has no text (yet): there is only the original then. */
export function SearchablePdfLink({ dispatch, small = false }: { dispatch: DispatchView; small?: boolean }) {
  const hasText = dispatch.pages.some((page) => page.failure === null);
  if (dispatch.file === null || !hasText || WITHOUT_TEXT.includes(dispatch.state)) return null;
  return (
    <a
      class={small ? 'button button-small' : 'button'}
      href={`/api/v1/dispatches/${dispatch.id}/searchable-pdf`}
      download
      title={SEARCHABLE.downloadHint}
      data-testid="searchable-pdf"
    >
      <Icon name="download" />
      {SEARCHABLE.download}
    </a>
  );
}
