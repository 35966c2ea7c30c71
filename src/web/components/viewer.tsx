/**
 * The picture of the paper with boxes drawn over it. Works as plain links (`?trang=2`); the island in
 * `islands/page-viewer.ts` adds zoom, moving between pages in place, lighting of passages and picking of words.
 */
import type { Box } from '../../reading/page.ts';
import type { PageSummary } from '../../registry/views.ts';
import { COMMON, VIEWER } from '../text.ts';
import { Icon, type IconName } from './icon.tsx';

/** A4 in points: for a page whose size is not known yet. */
const A4 = { width: 595, height: 842 };

export interface ViewerProps {
  dispatchId: string;
  pages: readonly PageSummary[];
  /** The page shown first, from 1. */
  current: number;
  /** Boxes lit on it when the page opens. */
  lit?: readonly Box[];
  /** Words to light once the page's words are there: a search. */
  searched?: string;
  /** Shown where there are no pictures yet. */
  emptyText?: string;
  /** A hint on what a click on a word does. */
  canPick?: boolean;
  /** What picking is for on this page. */
  pickHint?: string;
  /** Stands over the picture. */
  over?: unknown;
  /** Further tools in its bar. */
  tools?: unknown;
}

export function pageImage(dispatchId: string, page: number, width: number): string {
  return `/api/v1/dispatches/${dispatchId}/pages/${page}/image?width=${width}`;
}

export function Viewer(props: ViewerProps) {
  const { dispatchId, pages, lit = [], searched = '', canPick = false } = props;
  const page = pages.find((candidate) => candidate.number === props.current) ?? pages[0];
  if (page === undefined) return <EmptyViewer text={props.emptyText ?? VIEWER.noPages} />;
  return (
    <section
      class="viewer"
      aria-label={VIEWER.label}
      data-viewer
      data-dispatch={dispatchId}
      data-searched={searched}
      data-pick={canPick ? 'true' : 'false'}
      data-testid="viewer"
    >
      <ViewerBar
        page={page}
        total={pages.length}
        pickHint={canPick ? (props.pickHint ?? VIEWER.pickHint) : null}
        tools={props.tools}
      />
      <div class="viewer-body">
        {pages.length > 1 && <Thumbnails dispatchId={dispatchId} pages={pages} current={page.number} />}
        <Stage dispatchId={dispatchId} page={page} lit={lit} />
      </div>
      {props.over}
      {/* A page that failed keeps its place; the message stands over its picture. */}
      <ul hidden data-pages>
        {pages.map((each) => (
          <li
            data-number={each.number}
            data-width={each.width ?? A4.width}
            data-height={each.height ?? A4.height}
            data-failure={each.failure?.message ?? ''}
          />
        ))}
      </ul>
    </section>
  );
}

function EmptyViewer({ text }: { text: string }) {
  return (
    <section class="viewer viewer-empty" aria-label={VIEWER.label}>
      <div class="empty">
        <Icon name="paper" />
        <p>{text}</p>
      </div>
    </section>
  );
}

interface ViewerBarProps {
  page: PageSummary;
  total: number;
  pickHint: string | null;
  tools: unknown;
}

function ViewerBar({ page, total, pickHint, tools }: ViewerBarProps) {
  return (
    <div class="viewer-bar">
      <div class="viewer-tools">
        <PageLink to={page.number - 1} total={total} icon="left" name={VIEWER.previous} action="previous" />
        <span class="viewer-position">
          {COMMON.page(page.number).replace(/\d+$/u, '')}
          <strong data-viewer-number>{page.number}</strong> {VIEWER.pageOf(total)}
        </span>
        <PageLink to={page.number + 1} total={total} icon="right" name={VIEWER.next} action="next" />
      </div>
      {pickHint !== null && (
        <span class="viewer-hint" data-needs-script hidden>
          {pickHint}
        </span>
      )}
      {tools}
      <div class="viewer-tools" data-needs-script hidden>
        <Tool action="zoom-out" icon="minus" name={VIEWER.zoomOut} />
        <output class="viewer-zoom" data-viewer-zoom>
          100 %
        </output>
        <Tool action="zoom-in" icon="plus" name={VIEWER.zoomIn} />
        <Tool action="fit-width" icon="fitWidth" name={VIEWER.fitWidth} />
        <Tool action="fit-page" icon="fitPage" name={VIEWER.fitPage} />
        <span class="viewer-fold">
          <Tool action="fold" icon="down" name={VIEWER.fold} />
        </span>
      </div>
    </div>
  );
}

interface PageLinkProps {
  to: number;
  total: number;
  icon: IconName;
  name: string;
  action: 'previous' | 'next';
}

function PageLink({ to, total, icon, name, action }: PageLinkProps) {
  const exists = to >= 1 && to <= total;
  return (
    <a
      class="icon-button"
      href={`?trang=${Math.min(Math.max(to, 1), total)}`}
      aria-label={name}
      title={name}
      data-viewer-action={action}
      {...(exists ? {} : { 'aria-disabled': 'true' })}
    >
      <Icon name={icon} />
    </a>
  );
}

function Tool({ action, icon, name }: { action: string; icon: IconName; name: string }) {
  return (
    <button type="button" class="icon-button" aria-label={name} title={name} data-viewer-action={action}>
      <Icon name={icon} />
    </button>
  );
}

function Thumbnails({
  dispatchId,
  pages,
  current,
}: {
  dispatchId: string;
  pages: readonly PageSummary[];
  current: number;
}) {
  return (
    <ol class="thumbs" aria-label={VIEWER.thumbnails}>
      {pages.map((page) => (
        <li>
          <a
            class="thumb"
            href={`?trang=${page.number}`}
            data-thumb={page.number}
            aria-label={COMMON.page(page.number)}
            {...(page.number === current ? { 'aria-current': 'true' } : {})}
          >
            <img
              src={pageImage(dispatchId, page.number, 160)}
              alt=""
              loading="lazy"
              width={60}
              height={Math.round((60 * (page.height ?? A4.height)) / (page.width ?? A4.width))}
            />
            <span>{page.number}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}

function Stage({ dispatchId, page, lit }: { dispatchId: string; page: PageSummary; lit: readonly Box[] }) {
  const { width, height } = { width: page.width ?? A4.width, height: page.height ?? A4.height };
  return (
    <div class="stage" tabindex={0} data-stage aria-label={VIEWER.label}>
      <div class="sheet" data-sheet>
        <img
          src={pageImage(dispatchId, page.number, 1400)}
          alt={VIEWER.pageAlt(page.number)}
          width={Math.round(width)}
          height={Math.round(height)}
          data-sheet-image
        />
        <svg
          class="overlay"
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          data-overlay
        >
          {lit.map((box) => (
            <rect
              class="lit"
              x={box.x - 2}
              y={box.y - 2}
              width={box.width + 4}
              height={box.height + 4}
              rx="2"
            />
          ))}
        </svg>
        <p class="sheet-note" role="status" data-sheet-note hidden />
        <p class="sheet-failure" data-sheet-failure hidden={page.failure === null}>
          {page.failure?.message ?? ''}
        </p>
      </div>
    </div>
  );
}
