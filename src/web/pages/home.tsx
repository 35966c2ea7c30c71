/** Trang chủ: what waits for this person, at one glance. */
import type { Role } from '../../people/roles.ts';
import {
  type DispatchRow,
  type HandlingCounts,
  MOST_UNOPENED,
  type WaitingCounts,
} from '../../registry/index.ts';
import { DutiesAtHome, type DutiesAtHomeProps } from '../components/duties-at-home.tsx';
import { ShortList } from '../components/dispatch-list.tsx';
import { Icon } from '../components/icon.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayCount, displayDay } from '../display.ts';
import { HOME } from '../text.ts';
import { DRAFTS } from '../text/drafts.ts';
import { HOME_LATE } from '../text/registry.ts';

/** Each list is null where it is not this person's work. */
export interface HomeProps {
  shell: Shell;
  today: string;
  counts: WaitingCounts;
  handling: HandlingCounts;
  /** Drafts that wait for this person: to review, to check, to sign, to issue. */
  waitingDrafts: number;
  toVerify: readonly DispatchRow[] | null;
  toRegister: readonly DispatchRow[] | null;
  troubled: readonly DispatchRow[] | null;
  registered: readonly DispatchRow[] | null;
  /** For those who do not see everything: what was routed to them, and what they handed in. */
  mine: readonly DispatchRow[] | null;
  /** What is asked of this person; null for who has no part in the work of the office. */
  duties: DutiesAtHomeProps | null;
}

export function HomePage(props: HomeProps) {
  const { shell, today } = props;
  return (
    <Page shell={shell} title={HOME.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{HOME.title}</h1>
          <p class="page-lead">{displayDay(today)}</p>
        </div>
        <HomeActions roles={shell.person?.roles ?? []} toVerify={props.counts.toVerify} />
      </div>
      {props.duties !== null && <DutiesAtHome {...props.duties} />}
      <Counts {...props} />
      <div class="home-lists">
        <div class="home-column">
          <List
            title={HOME.toVerify}
            rows={props.toVerify}
            empty={HOME.nothingToVerify}
            href="/van-ban?trang-thai=to-verify"
            today={today}
            verify
          />
          <List
            title={HOME.routedOrMine}
            rows={props.mine}
            empty={HOME.nothingRouted}
            href="/van-ban"
            today={today}
          />
        </div>
        <div class="home-column">
          <List
            title={HOME.toRegister}
            rows={props.toRegister}
            empty={HOME.nothingToRegister}
            href="/van-ban?trang-thai=verified"
            today={today}
            verify
          />
          {(props.troubled?.length ?? 0) > 0 && (
            <List
              title={HOME.troubled}
              rows={props.troubled}
              empty=""
              href="/van-ban?trang-thai=unreadable"
              today={today}
            />
          )}
          <List
            title={HOME.registered}
            rows={props.registered}
            empty={HOME.nothingRegistered}
            href="/van-ban?trang-thai=registered"
            today={today}
          />
        </div>
      </div>
    </Page>
  );
}

function HomeActions({ roles, toVerify }: { roles: readonly Role[]; toVerify: number }) {
  const isClerk = roles.includes('clerk');
  const handsIn = roles.some((role) => role !== 'admin');
  return (
    <div class="buttons">
      {handsIn && (
        <a class={isClerk && toVerify > 0 ? 'button' : 'button button-primary'} href="/tiep-nhan">
          <Icon name="upload" />
          {isClerk ? HOME.drop : HOME.handIn}
        </a>
      )}
      {isClerk && toVerify > 0 && (
        <a class="button button-primary" href="/xac-minh" data-testid="start-verifying">
          <Icon name="verify" />
          {HOME.startVerifying}
        </a>
      )}
    </div>
  );
}

const DRAFTS_WAITING = '/soan-thao/ban-thao?xem=waiting';

interface Tile {
  name: string;
  count: number;
  /** No further than this it is counted. */
  most?: number;
  href: string;
  tone: 'work' | 'calm' | 'trouble';
}

function handlingTiles({ shell, handling, waitingDrafts }: HomeProps): Tile[] {
  const roles = shell.person?.roles ?? [];
  const seesAll = roles.includes('clerk') || roles.includes('leader');
  const late: Tile = {
    name: HOME_LATE.tile,
    count: handling.late,
    href: '/van-ban?qua-han=1',
    tone: 'trouble',
  };
  const toRoute = '/van-ban?giai-quyet=to-route';
  const withMe = '/van-ban?cho-toi=1';
  return [
    ...(roles.includes('clerk')
      ? [{ name: HOME_LATE.toRoute, count: handling.toRoute, href: toRoute, tone: 'work' } as const]
      : []),
    ...(roles.includes('leader')
      ? [{ name: HOME_LATE.toDirect, count: handling.toDirect, href: withMe, tone: 'work' } as const]
      : []),
    { name: HOME_LATE.withMe, count: handling.withMe, href: withMe, tone: 'work' },
    ...(waitingDrafts > 0
      ? [{ name: DRAFTS.waitingForMe, count: waitingDrafts, href: DRAFTS_WAITING, tone: 'work' } as const]
      : []),
    ...(seesAll ? [late] : []),
  ];
}

function tilesFor(props: HomeProps): Tile[] {
  const { shell, counts } = props;
  const roles = shell.person?.roles ?? [];
  const toMe: Tile = {
    name: HOME.routed,
    count: counts.routedToMe,
    most: MOST_UNOPENED,
    href: '/van-ban',
    tone: 'work',
  };
  if (!roles.includes('clerk')) {
    return [
      toMe,
      ...handlingTiles(props),
      { name: HOME.reading, count: counts.toRead, href: '/van-ban?trang-thai=reading', tone: 'calm' },
    ];
  }
  return [
    { name: HOME.toVerify, count: counts.toVerify, href: '/xac-minh', tone: 'work' },
    { name: HOME.toRegister, count: counts.toRegister, href: '/van-ban?trang-thai=verified', tone: 'work' },
    { name: HOME.reading, count: counts.toRead, href: '/tiep-nhan', tone: 'calm' },
    {
      name: HOME.unreadable,
      count: counts.unreadable,
      href: '/van-ban?trang-thai=unreadable',
      tone: 'trouble',
    },
    {
      name: HOME.quarantined,
      count: counts.quarantined,
      href: '/van-ban?trang-thai=quarantined',
      tone: 'trouble',
    },
    ...handlingTiles(props),
    toMe,
  ];
}

function Counts(props: HomeProps) {
  return (
    <ul class="tiles" data-testid="counts">
      {tilesFor(props).map((tile) => (
        <li>
          <a class={`tile tile-${tile.tone}${tile.count === 0 ? ' tile-zero' : ''}`} href={tile.href}>
            <span class="tile-count">
              {displayCount(tile.count)}
              {tile.count === tile.most && '+'}
            </span>
            <span class="tile-name">{tile.name}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

interface ListProps {
  title: string;
  rows: readonly DispatchRow[] | null;
  empty: string;
  href: string;
  today: string;
  /** Rows lead to the verify page. */
  verify?: boolean;
}

function List({ title, rows, empty, href, today, verify = false }: ListProps) {
  if (rows === null) return null;
  return (
    <section class="panel" aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
        {rows.length > 0 && (
          <a class="small" href={href}>
            {HOME.all}
          </a>
        )}
      </div>
      <ShortList
        rows={rows}
        today={today}
        empty={empty}
        {...(verify ? { hrefOf: (row: DispatchRow) => `/xac-minh/${row.id}` } : {})}
      />
    </section>
  );
}
