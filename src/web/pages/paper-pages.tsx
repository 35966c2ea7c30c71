/**
 * Xếp trang: the pages of a paper as small pictures, to be turned, moved, dropped, split off or put together. One
 * form, sent whole; `islands/paper-pages.ts` adds keys and dragging.
 */
import type { DispatchRow, DispatchView, PageSummary } from '../../registry/views.ts';
import { subjectOf } from '../components/dispatch-bits.tsx';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { PagesNotice, pagesPath } from '../components/paper-pages.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { pageImage } from '../components/viewer.tsx';
import { documentNumber } from '../display.ts';
import { PAGES, REREADING } from '../text/paper-pages.ts';

export interface PaperPagesProps {
  shell: Shell;
  dispatch: DispatchView;
  /** Papers that may be put behind this one. */
  others: readonly DispatchRow[];
  problem?: string | undefined;
}

const titleOf = ({ number, symbol, fileName }: DispatchRow) => documentNumber(number, symbol) || fileName;

export function PaperPagesPage({ shell, dispatch, others, problem }: PaperPagesProps) {
  const canArrange = dispatch.may.includes('arrange-pages');
  return (
    <Page
      shell={shell}
      title={`${PAGES.title}: ${titleOf(dispatch)}`}
      scripts={['paper-pages.js', 'crop-picture.js']}
    >
      <div class="page-head">
        <div class="page-head-text">
          <h1>{PAGES.title}</h1>
          <p class="quiet">
            {titleOf(dispatch)} · {subjectOf(dispatch)}
          </p>
        </div>
        <div class="buttons">
          <a class="button" href={`/van-ban/${dispatch.id}`}>
            {PAGES.done}
          </a>
        </div>
      </div>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      {dispatch.rereading && (
        <Notice kind="info">
          <p data-rereading={dispatch.id}>{PAGES.reading}</p>
        </Notice>
      )}
      <PagesNotice dispatch={dispatch} />
      {dispatch.state === 'registered' && <Notice kind="info">{PAGES.fixed}</Notice>}
      <PageGrid dispatch={dispatch} canArrange={canArrange} />
      {canArrange && <Merge dispatch={dispatch} others={others} />}
      {dispatch.may.includes('reread') && <Reread dispatch={dispatch} />}
    </Page>
  );
}

function PageGrid({ dispatch, canArrange }: { dispatch: DispatchView; canArrange: boolean }) {
  const base = pagesPath(dispatch.id);
  return (
    <form method="post" action={base} class="page-desk" data-page-desk>
      <input type="hidden" name="version" value={String(dispatch.version)} />
      {canArrange && <p class="quiet">{PAGES.lead}</p>}
      <ol class="page-grid" aria-label={PAGES.grid} data-page-grid>
        {dispatch.pages.map((page) => (
          <PageCard dispatch={dispatch} page={page} canArrange={canArrange} />
        ))}
      </ol>
      {canArrange && (
        <div class="page-desk-foot">
          <p class="quiet page-desk-keys" data-needs-script hidden>
            {PAGES.keys}
          </p>
          <div class="buttons">
            {dispatch.pageChanges > 0 && (
              <button type="submit" class="button" formaction={`${base}/hoan-tac`} data-testid="undo-pages">
                <Icon name="undo" />
                {PAGES.undo(dispatch.pageChanges)}
              </button>
            )}
            <button type="submit" class="button button-primary" data-testid="save-pages">
              {PAGES.save}
            </button>
          </div>
        </div>
      )}
    </form>
  );
}

interface PageCardProps {
  dispatch: DispatchView;
  page: PageSummary;
  canArrange: boolean;
}

function PageCard({ dispatch, page, canArrange }: PageCardProps) {
  const { number } = page;
  return (
    <li
      class="page-card"
      data-page-card={String(number)}
      data-testid={`page-${number}`}
      {...(canArrange ? { tabindex: 0, draggable: 'true' } : {})}
      aria-label={REREADING.page(number)}
    >
      <span class="page-card-picture">
        <img
          src={pageImage(dispatch.id, number, 240)}
          alt=""
          loading="lazy"
          draggable={false}
          width={150}
          height={Math.round((150 * (page.height ?? 842)) / (page.width ?? 595))}
          data-page-picture
        />
      </span>
      <span class="page-card-number">{number}</span>
      {canArrange && (
        <>
          <input type="hidden" name="page" value={String(number)} />
          <input type="hidden" name="turn" value="0" data-page-turn />
          <label class="page-card-drop">
            <input
              type="checkbox"
              name="drop"
              value={String(number)}
              aria-label={PAGES.drop(number)}
              data-page-drop
            />{' '}
            {PAGES.dropped}
          </label>
          <span class="page-card-tools" data-needs-script hidden>
            <CardTool act="earlier" icon="left" name={PAGES.earlier(number)} />
            <CardTool act="left" icon="undo" name={PAGES.rotateLeft(number)} />
            <CardTool act="right" icon="retry" name={PAGES.rotateRight(number)} />
            <CardTool act="later" icon="right" name={PAGES.later(number)} />
          </span>
          {number > 1 && (
            <button
              type="submit"
              class="button button-small page-card-split"
              name="tach"
              value={String(number)}
              formaction={`${pagesPath(dispatch.id)}/tach`}
            >
              <Icon name="split" />
              {PAGES.splitHere(number)}
            </button>
          )}
        </>
      )}
    </li>
  );
}

function CardTool({
  act,
  icon,
  name,
}: {
  act: string;
  icon: 'left' | 'right' | 'undo' | 'retry';
  name: string;
}) {
  return (
    <button
      type="button"
      class="icon-button"
      tabindex={-1}
      aria-label={name}
      title={name}
      data-page-act={act}
    >
      <Icon name={icon} />
    </button>
  );
}

function Merge({ dispatch, others }: { dispatch: DispatchView; others: readonly DispatchRow[] }) {
  return (
    <details class="page-panel">
      <summary>{PAGES.merge}</summary>
      {others.length === 0 ? (
        <p class="quiet">{PAGES.nothingToMerge}</p>
      ) : (
        <form method="post" action={`${pagesPath(dispatch.id)}/gop`}>
          <input type="hidden" name="version" value={String(dispatch.version)} />
          <p class="quiet">{PAGES.mergeHint}</p>
          <ul class="page-others">
            {others.map((other) => (
              <li>
                <label>
                  <input type="checkbox" name="other" value={`${other.id} ${other.version}`} />{' '}
                  <strong>{titleOf(other)}</strong> {subjectOf(other)}
                </label>
              </li>
            ))}
          </ul>
          <button type="submit" class="button" data-testid="merge">
            <Icon name="merge" />
            {PAGES.mergeDo}
          </button>
        </form>
      )}
    </details>
  );
}

/** The page to draw on what stays of it; `islands/crop-picture.ts` keeps it and the numbers alike. */
function CropPicture({ dispatch }: { dispatch: DispatchView }) {
  const first = dispatch.pages[0];
  if (first === undefined) return null;
  return (
    <div class="crop" data-needs-script hidden>
      <p class="quiet">{REREADING.cropHint}</p>
      <div class="crop-page" data-crop-page={dispatch.id}>
        <img
          src={pageImage(dispatch.id, first.number, 480)}
          alt={REREADING.page(first.number)}
          width={320}
          height={Math.round((320 * (first.height ?? 842)) / (first.width ?? 595))}
          draggable={false}
          loading="lazy"
        />
        <svg class="crop-kept" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path data-crop-shade />
          <rect data-crop-kept />
        </svg>
      </div>
      <button type="button" class="button button-small" data-crop-whole>
        {REREADING.cropWhole}
      </button>
    </div>
  );
}

function Reread({ dispatch }: { dispatch: DispatchView }) {
  return (
    <details class="page-panel">
      <summary>{REREADING.title}</summary>
      <form method="post" action={`${pagesPath(dispatch.id)}/doc-lai`} class="page-reread">
        <input type="hidden" name="version" value={String(dispatch.version)} />
        <p class="quiet">
          {dispatch.engine !== null && `${REREADING.readWith(dispatch.engine)} `}
          {REREADING.hint}
        </p>
        <div class="field">
          <label for="trang-doc-lai">{REREADING.pages}</label>
          <input id="trang-doc-lai" name="pages" type="text" placeholder={REREADING.pagesHint} />
        </div>
        <div class="field">
          <label for="chieu">{REREADING.turn}</label>
          <select id="chieu" name="turn">
            {Object.entries(REREADING.turns)
              .toSorted(([one], [other]) => Number(one === '' ? -1 : one) - Number(other === '' ? -1 : other))
              .map(([value, name]) => (
                <option value={value}>{name}</option>
              ))}
          </select>
        </div>
        <div class="field">
          <label for="may-doc">{REREADING.engine}</label>
          <select id="may-doc" name="engine">
            {Object.entries(REREADING.engines).map(([value, name]) => (
              <option value={value}>{name}</option>
            ))}
          </select>
        </div>
        <fieldset class="page-margins">
          <legend>{REREADING.crop}</legend>
          {Object.entries(REREADING.sides).map(([side, name]) => (
            <label>
              {name}{' '}
              <input
                name={side}
                type="number"
                min="0"
                max="45"
                value="0"
                inputmode="numeric"
                data-crop-side={side}
              />
            </label>
          ))}
        </fieldset>
        <CropPicture dispatch={dispatch} />
        <button type="submit" class="button" data-testid="propose-reading">
          <Icon name="retry" />
          {REREADING.start}
        </button>
      </form>
    </details>
  );
}
