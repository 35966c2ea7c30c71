/** Thông báo: what the person was told; where letters go; the address of their calendar. */
import type { DraftNotice } from '../../drafting/index.ts';
import type { NoticeView } from '../../obligations/index.ts';
import { dutyHref } from '../components/duties.tsx';
import { TextField } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { Pager } from '../components/pager.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayDate, displayInstantDay, displayRecent } from '../display.ts';
import { DRAFT_NOTICES } from '../text/draft-issue.ts';
import { DRAFTS } from '../text/drafts.ts';
import { DUTY, NOTICES } from '../text/follow-up.ts';

export interface NoticesProps {
  shell: Shell;
  query: URLSearchParams;
  rows: readonly NoticeView[];
  next: string | null;
  /** About drafts that wait for the person, came back, were signed. */
  drafts: readonly DraftNotice[];
  today: string;
  address: string | null;
  feed: { createdAt: string } | null;
  /** Shown this once. */
  feedAddress: string | null;
  problem?: string | undefined;
}

export function NoticesPage(props: NoticesProps) {
  const { shell, rows, next, query, problem } = props;
  return (
    <Page shell={shell} title={NOTICES.title}>
      <div class="page-head">
        <h1 class="page-head-text">{NOTICES.title}</h1>
        {[...rows, ...props.drafts].some(({ read }) => !read) && (
          <form method="post" action="/thong-bao/da-doc">
            <input type="hidden" name="upTo" value={rows[0]?.id ?? ''} />
            <button type="submit" class="button">
              {NOTICES.readAll}
            </button>
          </form>
        )}
      </div>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <div class="home-lists">
        <div class="home-column">
          {props.drafts.length > 0 && <DraftNotices {...props} />}
          <section class="panel" aria-label={NOTICES.title}>
            {rows.length === 0 && <p class="panel-empty">{NOTICES.empty}</p>}
            <ul class="notices" data-testid="notices">
              {rows.map((row) => (
                <Line row={row} today={props.today} />
              ))}
            </ul>
          </section>
          <Pager path="/thong-bao" query={query} next={next} />
        </div>
        <div class="home-column">
          <Letters {...props} />
          <Feed {...props} />
        </div>
      </div>
    </Page>
  );
}

function DraftNotices({ drafts, today }: NoticesProps) {
  return (
    <section class="panel notices-of-drafts" aria-label={DRAFT_NOTICES.title}>
      <div class="panel-head">
        <h2>{DRAFT_NOTICES.title}</h2>
      </div>
      <ul class="notices" data-testid="draft-notices">
        {drafts.map(({ draftId, kind, byName, documentKind, subject, at, read }) => (
          <li class={read ? '' : 'notice-unread'}>
            <a href={`/soan-thao/${draftId}`}>
              <span class="notice-text">
                {byName} {DRAFT_NOTICES.texts[kind as keyof typeof DRAFT_NOTICES.texts]}
              </span>
              <span class="quiet number">{displayRecent(at, today)}</span>
              <span class="notice-what">
                {documentKind} · {subject || DRAFTS.noSubject}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ row, today }: { row: NoticeView; today: string }) {
  return (
    <li class={row.read ? '' : 'notice-unread'}>
      <a href={dutyHref(row.obligationId)}>
        <span class="notice-text">{row.text}</span>
        <span class="quiet number">{displayRecent(row.at, today)}</span>
        <span class="notice-what">
          {row.code} · {row.title}
          {row.due !== null && ` · ${DUTY.due.toLowerCase()} ${displayDate(row.due)}`}
        </span>
      </a>
    </li>
  );
}

function Letters({ address }: NoticesProps) {
  return (
    <section class="panel" aria-label={NOTICES.mail}>
      <div class="panel-head">
        <h2>{NOTICES.mail}</h2>
      </div>
      <form class="panel-body form" method="post" action="/thong-bao/dia-chi">
        <TextField
          id="dia-chi"
          name="email"
          label={NOTICES.address}
          hint={NOTICES.mailHint}
          value={address ?? ''}
          autocomplete="email"
        />
        <div class="buttons">
          <button type="submit" class="button">
            {NOTICES.save}
          </button>
        </div>
      </form>
    </section>
  );
}

function Feed({ feed, feedAddress }: NoticesProps) {
  return (
    <section class="panel" aria-label={NOTICES.feed} data-testid="feed">
      <div class="panel-head">
        <h2>{NOTICES.feed}</h2>
      </div>
      <div class="panel-body form">
        <p class="field-hint">{NOTICES.feedHint}</p>
        {feedAddress !== null && (
          <div>
            <p>{NOTICES.feedOnce}</p>
            <code class="feed-address">{feedAddress}</code>
          </div>
        )}
        {feed !== null && feedAddress === null && (
          <p>{NOTICES.feedSince(displayInstantDay(feed.createdAt))}</p>
        )}
        <div class="buttons">
          <form method="post" action="/thong-bao/lich">
            <button type="submit" class="button">
              {feed === null ? NOTICES.feedOpen : NOTICES.feedRenew}
            </button>
          </form>
          {feed !== null && (
            <form method="post" action="/thong-bao/lich/thu-hoi">
              <button type="submit" class="button button-danger">
                {NOTICES.feedClose}
              </button>
            </form>
          )}
        </div>
      </div>
    </section>
  );
}
