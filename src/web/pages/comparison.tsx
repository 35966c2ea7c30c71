/** So sánh: what was read before against what was read now, before one of them goes. */
import type { DispatchView, FieldValue } from '../../registry/views.ts';
import type { ReadingComparison } from '../../registry/propose-reading.ts';
import { Notice } from '../components/notice.tsx';
import { comparisonPath } from '../components/paper-pages.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { pageImage } from '../components/viewer.tsx';
import { documentNumber } from '../display.ts';
import { fieldText } from '../field-values.ts';
import { FIELD_NAMES } from '../text.ts';
import { REREADING } from '../text/paper-pages.ts';

export interface ComparisonProps {
  shell: Shell;
  dispatch: DispatchView;
  comparison: ReadingComparison;
  problem?: string | undefined;
}

export function ComparisonPage({ shell, dispatch, comparison, problem }: ComparisonProps) {
  const title = documentNumber(dispatch.number, dispatch.symbol) || dispatch.fileName;
  return (
    <Page shell={shell} title={`${REREADING.compare}: ${title}`}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{REREADING.compare}</h1>
          <p class="quiet">
            {title}. {REREADING.lead}
          </p>
        </div>
        <form class="buttons" method="post" action={comparisonPath(dispatch.id)}>
          <input type="hidden" name="version" value={String(dispatch.version)} />
          <button type="submit" class="button" name="lam" value="bo" data-testid="drop-reading">
            {REREADING.drop}
          </button>
          <button
            type="submit"
            class="button button-primary"
            name="lam"
            value="giu"
            data-testid="keep-reading"
          >
            {REREADING.keep}
          </button>
        </form>
      </div>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <ChangedFields fields={comparison.fields} />
      {comparison.pages.map((page) => (
        <ComparedPage dispatchId={dispatch.id} page={page} />
      ))}
    </Page>
  );
}

function ChangedFields({ fields }: { fields: ReadingComparison['fields'] }) {
  if (fields.length === 0) return <p class="quiet">{REREADING.noFields}</p>;
  const shown = (field: ReadingComparison['fields'][number]['field'], value: FieldValue) =>
    fieldText(field, value).replaceAll('\n', ' · ') || '–';
  return (
    <table class="differences compared-fields">
      <caption>{REREADING.fields}</caption>
      <thead>
        <tr>
          <th scope="col">{REREADING.field}</th>
          <th scope="col">{REREADING.now}</th>
          <th scope="col">{REREADING.proposed}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, now, proposed }) => (
          <tr>
            <th scope="row">{FIELD_NAMES[field]}</th>
            <td>{shown(field, now)}</td>
            <td>{shown(field, proposed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ComparedPage({
  dispatchId,
  page,
}: {
  dispatchId: string;
  page: ReadingComparison['pages'][number];
}) {
  const number = page.proposed ?? page.number ?? 1;
  return (
    <details class="page-panel" open={page.differs > 0}>
      <summary>
        {REREADING.page(number)} <span class="quiet">{REREADING.differs(page.differs)}</span>
      </summary>
      <div class="compared-page">
        <img
          src={`${pageImage(dispatchId, number, 480)}${page.proposed === null ? '' : '&proposed=true'}`}
          alt={REREADING.page(number)}
          loading="lazy"
        />
        <p class="compared-text">
          {page.parts.map(({ kind, text }) => (
            <>{kind === 'same' ? text : kind === 'old' ? <del>{text}</del> : <ins>{text}</ins>} </>
          ))}
        </p>
      </div>
    </details>
  );
}
