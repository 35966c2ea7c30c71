/** The frame around every page: head, navigation by role, search, account menu. */
import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Role } from '../../people/roles.ts';
import { ROLE_NAMES } from '../../people/roles.ts';
import { levelOf, percentUsed, type Room } from '../../platform/room.ts';
import type { AssetName } from '../assets.ts';
import { displayCount } from '../display.ts';
import { COMMON, DONE, NAV, ROOM, SEARCH, THEME } from '../text.ts';
import { DRAFTING } from '../text/drafting.ts';
import { DUTY, FOLLOW_UP_SETTINGS, NOTICES } from '../text/follow-up.ts';
import { PARTNERS } from '../text/exchange.ts';
import { HAND_OVER } from '../text/hand-over.ts';
import { FINDING } from '../text/search.ts';
import { TEMPLATES } from '../text/templates.ts';
import { Icon, type IconName } from './icon.tsx';
import { Notice } from './notice.tsx';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What the frame needs to know of the request. */
export interface Shell {
  agencyName: string;
  /** Null before sign-in. */
  person: { id: string | null; name: string; roles: readonly Role[] } | null;
  theme: Theme;
  /** Path of the page, to mark it in the navigation and to come back to it. */
  path: string;
  /** Papers that wait for a clerk's eyes; shown at the navigation. */
  waitingToVerify: number;
  /** Notices the person has not read; a hundred stands for more. */
  unread: number;
  /** New matches of the person's saved searches. */
  newMatches: number;
  /** For administrators, where the office's database has a limit of its own: how near it is. */
  room: Room | null;
  /** Code of a confirmation, see {@link DONE}. */
  done: string | null;
  /** Address of a bundled style or script. */
  asset(name: AssetName): string;
}

interface Destination {
  href: string;
  name: string;
  icon: IconName;
  /** Roles it is meant for; everybody where missing. */
  roles?: readonly Role[];
  group: 'work' | 'administration';
}

const DESTINATIONS: readonly Destination[] = [
  { href: '/', name: NAV.home, icon: 'home', group: 'work' },
  {
    href: '/tiep-nhan',
    name: NAV.intake,
    icon: 'inbox',
    roles: ['clerk', 'drafter', 'leader', 'staff'],
    group: 'work',
  },
  { href: '/xac-minh', name: NAV.verify, icon: 'verify', roles: ['clerk'], group: 'work' },
  { href: '/van-ban', name: NAV.dispatches, icon: 'paper', group: 'work' },
  {
    href: '/nhiem-vu',
    name: DUTY.nav,
    icon: 'tasks',
    roles: ['clerk', 'drafter', 'leader', 'staff'],
    group: 'work',
  },
  {
    href: '/soan-thao',
    name: DRAFTING.nav,
    icon: 'pencil',
    roles: ['clerk', 'drafter', 'leader', 'staff'],
    group: 'work',
  },
  { href: '/so-dang-ky', name: NAV.registers, icon: 'book', roles: ['clerk', 'leader'], group: 'work' },
  { href: '/tim-kiem', name: NAV.search, icon: 'search', group: 'work' },
  { href: '/nguoi-dung', name: NAV.people, icon: 'people', roles: ['admin'], group: 'administration' },
  { href: '/don-vi', name: NAV.units, icon: 'units', roles: ['admin'], group: 'administration' },
  { href: '/mau-van-ban', name: TEMPLATES.nav, icon: 'pencil', roles: ['admin'], group: 'administration' },
  { href: '/ban-giao', name: HAND_OVER.title, icon: 'send', roles: ['admin'], group: 'administration' },
  {
    href: '/nhiem-vu/cai-dat',
    name: FOLLOW_UP_SETTINGS.nav,
    icon: 'bell',
    roles: ['admin'],
    group: 'administration',
  },
  { href: '/lien-thong', name: PARTNERS.nav, icon: 'link', roles: ['admin'], group: 'administration' },
  { href: '/he-thong', name: NAV.system, icon: 'system', roles: ['admin'], group: 'administration' },
];

/** Where a person of these roles can go. */
export function destinationsFor(roles: readonly Role[]): readonly Destination[] {
  return DESTINATIONS.filter(
    (place) => place.roles === undefined || place.roles.some((role) => roles.includes(role)),
  );
}

type PageProps = PropsWithChildren<{
  shell: Shell;
  title: string;
  /** Client scripts besides the one every page has. */
  scripts?: readonly AssetName[];
  /** `focus`: the work takes the whole window, the navigation shrinks to icons. `bare`: no frame (sign-in). */
  layout?: 'normal' | 'focus' | 'bare';
  /** Text for the search box, where the page shows results. */
  query?: string;
}>;

export function Page({ shell, title, scripts = [], layout = 'normal', query = '', children }: PageProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="vi" data-theme={shell.theme}>
        <Head shell={shell} title={title} scripts={scripts} />
        <body class={`layout-${layout}`}>
          {layout === 'bare' ? (
            children
          ) : (
            <Frame shell={shell} query={query}>
              {children}
            </Frame>
          )}
        </body>
      </html>
    </>
  );
}

/** In "auto" the dark colours are a style sheet with a media condition: no script decides, nothing flashes. */
const DARK_MEDIA: Readonly<Record<Theme, string>> = {
  auto: '(prefers-color-scheme: dark)',
  light: 'not all',
  dark: 'all',
};

function Head({ shell, title, scripts }: { shell: Shell; title: string; scripts: readonly AssetName[] }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{`${title} · ${COMMON.product}`}</title>
      <link rel="icon" href={shell.asset('icon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={shell.asset('app.css')} />
      <link rel="stylesheet" href={shell.asset('dark.css')} media={DARK_MEDIA[shell.theme]} data-dark />
      {(['app.js', ...scripts] as const).map((name) => (
        <script type="module" src={shell.asset(name)} />
      ))}
    </head>
  );
}

function Frame({ shell, query, children }: { shell: Shell; query: string; children?: Child }) {
  return (
    <>
      <a class="skip" href="#noi-dung">
        {COMMON.skip}
      </a>
      <header class="topbar">
        <Brand agencyName={shell.agencyName} />
        <SearchBox query={query} />
        <div class="topbar-end">
          {shell.person !== null && <Bell unread={shell.unread} />}
          <AccountMenu shell={shell} />
        </div>
      </header>
      <Navigation shell={shell} />
      <main id="noi-dung" class="main" tabindex={-1}>
        {shell.done !== null && DONE[shell.done] !== undefined && (
          <Notice kind="ok" status>
            {DONE[shell.done]}
          </Notice>
        )}
        {shell.room !== null && <RoomNotice room={shell.room} path={shell.path} />}
        {children}
      </main>
    </>
  );
}

/** Pages that an administrator opens to see how things stand. */
const OVERVIEWS = ['/', '/he-thong'];

/** Years before the end it is said on the overviews; near it, everywhere. */
function RoomNotice({ room, path }: { room: Room; path: string }) {
  const level = levelOf(room);
  if (level === 'ample' || (level === 'filling' && !OVERVIEWS.includes(path))) return null;
  const kind = level === 'filling' ? 'warning' : 'error';
  return (
    <Notice kind={kind} title={ROOM.title(percentUsed(room))}>
      <p>{ROOM[level]}</p>
    </Notice>
  );
}

function Bell({ unread }: { unread: number }) {
  const shown = unread > 99 ? '99+' : String(unread);
  return (
    <a
      class="bell"
      href="/thong-bao"
      aria-label={NOTICES.bell(unread)}
      title={NOTICES.title}
      data-testid="bell"
    >
      <Icon name="bell" />
      {unread > 0 && <span class="bell-count">{shown}</span>}
    </a>
  );
}

function Brand({ agencyName }: { agencyName: string }) {
  return (
    <a class="brand" href="/">
      <BrandMark />
      <span class="brand-names">
        <span class="brand-product">{COMMON.product}</span>
        {agencyName !== '' && (
          <span class="brand-agency" title={agencyName}>
            {agencyName}
          </span>
        )}
      </span>
    </a>
  );
}

/** The arrival stamp of a văn thư office, slightly turned, as the mark of the product. */
export function BrandMark() {
  return (
    <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect class="brand-sheet" x="6" y="3" width="20" height="26" rx="2" />
      <path class="brand-lines" d="M10 9h12M10 13h8" />
      <rect class="brand-stamp" x="12" y="17" width="16" height="9" rx="1.5" transform="rotate(-8 20 21.5)" />
    </svg>
  );
}

function SearchBox({ query }: { query: string }) {
  return (
    <form class="searchbox" action="/tim-kiem" method="get" role="search">
      <Icon name="search" />
      <input
        id="tim"
        type="search"
        name="q"
        value={query}
        aria-label={SEARCH.label}
        placeholder={SEARCH.placeholder}
        autocomplete="off"
        data-suggestions={FINDING.suggestions}
        data-testid="global-search"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}

function Navigation({ shell }: { shell: Shell }) {
  const places = destinationsFor(shell.person?.roles ?? []);
  const work = places.filter((place) => place.group === 'work');
  const administration = places.filter((place) => place.group === 'administration');
  return (
    <nav class="nav" aria-label={NAV.label}>
      <ul class="nav-group">
        {work.map((place) => (
          <NavLink place={place} shell={shell} />
        ))}
      </ul>
      {administration.length > 0 && (
        <ul class="nav-group nav-administration" aria-label={NAV.administration}>
          {administration.map((place) => (
            <NavLink place={place} shell={shell} />
          ))}
        </ul>
      )}
      <ul class="nav-group nav-last">
        <NavLink place={{ href: '/tro-giup', name: NAV.help, icon: 'help', group: 'work' }} shell={shell} />
      </ul>
    </nav>
  );
}

function isCurrent(href: string, path: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}

function countAt(href: string, { waitingToVerify, newMatches }: Shell): number {
  if (href === '/xac-minh') return waitingToVerify;
  return href === '/tim-kiem' ? newMatches : 0;
}

function NavLink({ place, shell }: { place: Destination; shell: Shell }) {
  const count = countAt(place.href, shell);
  return (
    <li>
      <a
        href={place.href}
        title={place.name}
        {...(isCurrent(place.href, shell.path) ? { 'aria-current': 'page' } : {})}
      >
        <Icon name={place.icon} />
        <span class="nav-name">{place.name}</span>
        {count > 0 && (
          <span class="nav-count" data-testid="nav-waiting">
            {displayCount(count)}
          </span>
        )}
      </a>
    </li>
  );
}

function AccountMenu({ shell }: { shell: Shell }) {
  if (shell.person === null) return <span />;
  const administration = destinationsFor(shell.person.roles).filter(
    (place) => place.group === 'administration',
  );
  return (
    <details class="menu" data-menu>
      <summary aria-label={NAV.userMenu} data-testid="account-menu">
        <Avatar name={shell.person.name} />
        <span class="menu-person">
          <span class="menu-name">{shell.person.name}</span>
          <span class="menu-roles">{shell.person.roles.map((role) => ROLE_NAMES[role]).join(', ')}</span>
        </span>
        <Icon name="down" />
      </summary>
      <div class="menu-sheet">
        <ul class="menu-links menu-administration">
          {administration.map((place) => (
            <MenuLink href={place.href} icon={place.icon} name={place.name} />
          ))}
          <MenuLink href="/so-dang-ky" icon="book" name={NAV.registers} />
          <MenuLink href="/tro-giup" icon="help" name={NAV.help} />
        </ul>
        <ThemeChoice shell={shell} />
        <ul class="menu-links">
          <MenuLink href="/tai-khoan" icon="person" name={NAV.account} />
          <li>
            <form method="post" action="/dang-xuat">
              <button type="submit" class="menu-link" data-testid="sign-out">
                <Icon name="leave" />
                {NAV.signOut}
              </button>
            </form>
          </li>
        </ul>
      </div>
    </details>
  );
}

function MenuLink({ href, icon, name }: { href: string; icon: IconName; name: string }) {
  return (
    <li>
      <a class="menu-link" href={href}>
        <Icon name={icon} />
        {name}
      </a>
    </li>
  );
}

/** The first letter of the given name, which in Vietnamese stands last. */
export function Avatar({ name }: { name: string }) {
  const given = name.trim().split(/\s+/u).at(-1) ?? '';
  return (
    <span class="avatar" aria-hidden="true">
      {given.slice(0, 1).toUpperCase()}
    </span>
  );
}

function ThemeChoice({ shell }: { shell: Shell }) {
  const names: Readonly<Record<Theme, string>> = { auto: THEME.auto, light: THEME.light, dark: THEME.dark };
  return (
    <form class="theme" method="post" action="/giao-dien" data-theme-form>
      <input type="hidden" name="return" value={shell.path} />
      <span class="theme-label">{THEME.label}</span>
      <div class="segments" role="group" aria-label={THEME.label}>
        {THEMES.map((theme) => (
          <button
            type="submit"
            name="theme"
            value={theme}
            aria-pressed={shell.theme === theme ? 'true' : 'false'}
          >
            {names[theme]}
          </button>
        ))}
      </div>
    </form>
  );
}
