/** What every page's handler needs: the rooms, the frame of the page, forms, and errors as a page shows them. */
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import {
  type Actor,
  actorOf,
  type AppEnv,
  hasRole,
  requireRole,
  type Role,
  type SignIn,
} from '../../people/index.ts';
import { unreadNotices } from '../../obligations/index.ts';
import { unreadDraftNotices } from '../../drafting/index.ts';
import type { Courier } from '../../exchange/index.ts';
import type { ReadOnce, SharedDoor } from '../../reading/index.ts';
import type { SigningMeans, TrustPlace } from '../../signatures/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/database.ts';
import { AppError } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { Room } from '../../platform/room.ts';
import { type CheckSignatures, type ReceivingDeps, waitingFor } from '../../registry/index.ts';
import { type SearchIndex, unseenNews } from '../../search/index.ts';
import type { Assets } from '../assets.ts';
import { type Shell, type Theme, THEMES } from '../components/shell.tsx';
import type { SystemFacts } from '../pages/system.tsx';
import { FORMS } from '../text.ts';

export interface WebRoutesDeps {
  db: Db;
  clock: Clock;
  log: Log;
  signIn: SignIn;
  index: SearchIndex;
  receiving: ReceivingDeps;
  /** The bundled styles and scripts: `await buildAssets()`. */
  assets: Assets;
  agencyName: string;
  /** Where people open the service, without a trailing slash; blank: as they asked. */
  url?: string;
  /** Reads PDFs that nobody keeps; none: they are not checked here. */
  readOnce?: ReadOnce;
  /** Where the certificates lie that are trusted to issue signatures. */
  trust: TrustPlace;
  signing: SigningMeans;
  /** Whether the office has a mail server. */
  sendsMail: boolean;
  /** Reaches partner agencies. */
  courier: Courier;
  /** The desk of the installation around the office; none where it is alone. */
  shared?: SharedDoor;
  /** None: digital signatures cannot be checked here. */
  checkSignatures?: CheckSignatures;
  maxFileBytes: number;
  maxPages: number;
  /** What the database may hold, and how much of it is used; none where only the machine's disk sets a limit. */
  room?: () => Room;
  /** What only the service knows of its machine, for the page on the state of the system. */
  systemFacts: () => SystemFacts | Promise<SystemFacts>;
}

export type PageContext = Context<AppEnv>;

export const THEME_COOKIE = 'theme';

/** The frame for whoever asks. */
export function shellOf(deps: WebRoutesDeps, c: PageContext): Shell {
  const { actor } = c.var;
  const waits = actor !== null && hasRole(actor, 'clerk');
  return {
    ...plainShell(deps, c),
    waitingToVerify: waits ? waitingFor(deps.db, actor).toVerify : 0,
    newMatches: actor === null ? 0 : unseenNews(deps.db, actor),
    unread: actor === null ? 0 : unreadNotices(deps.db, actor) + unreadDraftNotices(deps.db, actor),
    room: actor !== null && hasRole(actor, 'admin') ? (deps.room?.() ?? null) : null,
  };
}

/** The frame without a look into the database: for reporting that something is wrong. */
export function plainShell({ assets, agencyName }: WebRoutesDeps, c: PageContext): Shell {
  // Nobody is known yet where a request was refused at the door.
  const actor = c.var.actor ?? null;
  return {
    agencyName,
    person: actor === null ? null : { id: actor.id, name: actor.name, roles: actor.roles },
    theme: themeOf(getCookie(c, THEME_COOKIE)),
    path: c.req.path,
    waitingToVerify: 0,
    newMatches: 0,
    unread: 0,
    room: null,
    done: c.req.query('xong') ?? null,
    asset: assets.url,
  };
}

export function themeOf(word: string | undefined): Theme {
  return THEMES.find((theme) => theme === word) ?? 'auto';
}

/** The person of a page behind `requireSignIn`. */
export const personOf = (c: PageContext): Actor => actorOf(c);

/**
 * Keeps pages to people with one of these roles.
 * @throws AppError `people.forbidden`
 */
export function onlyFor(...roles: readonly Role[]): MiddlewareHandler<AppEnv> {
  return (c, next) => {
    requireRole(personOf(c), ...roles);
    return next();
  };
}

/** A posted form: texts by name, `''` where missing. */
export interface Form {
  text(name: string): string;
  texts(name: string): string[];
  has(name: string): boolean;
  /** Null where none was chosen. */
  file(name: string): File | null;
  files(name: string): File[];
}

export async function formOf(c: PageContext): Promise<Form> {
  const data = await c.req.formData();
  const texts = (name: string) => data.getAll(name).filter((value) => typeof value === 'string');
  const files = (name: string) =>
    data.getAll(name).filter((value): value is File => value instanceof File && value.size > 0);
  const file = (name: string) => files(name)[0] ?? null;
  return { texts, text: (name) => texts(name)[0] ?? '', has: (name) => data.has(name), file, files };
}

/**
 * What a control that must be filled says.
 * @throws AppError `request.invalid` where it is blank
 */
export function requiredText(form: Form, name: string, label: string): string {
  const text = form.text(name).trim();
  if (text === '') throw notFilled(label);
  return text;
}

export function notFilled(label: string): AppError {
  return new AppError('request.invalid', 400, FORMS.notFilled(label));
}

/** The version of a paper that a form was filled on; one that no paper has where it is missing. */
export function versionIn(form: Form): number {
  const version = Number(form.text('version'));
  return Number.isSafeInteger(version) ? version : 0;
}

/**
 * Does what a form asks for; what a person can put right (`AppError`) is returned, to be shown beside the form.
 * @returns null where it was done
 */
export async function problemOf(action: () => unknown): Promise<AppError | null> {
  try {
    await action();
    return null;
  } catch (error) {
    if (error instanceof AppError && error.status !== 404 && error.status !== 401) return error;
    throw error;
  }
}

/** After a form: away from it, so that a reload does not send it again. */
export function seeOther(c: PageContext, path: string, done?: string): Response {
  if (done === undefined) return c.redirect(path, 303);
  return c.redirect(`${path}${path.includes('?') ? '&' : '?'}xong=${done}`, 303);
}

/** A page number in an address; 1 for anything else. */
export function pageNumberIn(text: string | undefined): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}

export function queryOf(c: PageContext): URLSearchParams {
  const query = new URL(c.req.url).searchParams;
  query.delete('xong');
  return query;
}
