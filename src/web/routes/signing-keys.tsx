/** Keys that sign, and who is trusted to issue them. */
import { Hono } from 'hono';
import { type AppEnv, hasRole } from '../../people/index.ts';
import {
  distrustAuthority,
  keyOf,
  type KeyOwner,
  linkRemoteKey,
  listFiles,
  loadKey,
  readTrustList,
  removeKey,
  trustAuthority,
} from '../../signatures/index.ts';
import { SigningKeysPage, type SigningKeysProps } from '../pages/signing-keys.tsx';
import { REMOTE_KEY } from '../text/draft-issue.ts';
import { SIGNING_KEYS } from '../text/signatures.ts';
import {
  formOf,
  notFilled,
  onlyFor,
  type PageContext,
  personOf,
  problemOf,
  requiredText,
  seeOther,
  shellOf,
  type WebRoutesDeps,
} from './context.ts';

const PATH = '/chu-ky-so';
const OWNERS: readonly { path: string; owner: KeyOwner }[] = [
  { path: 'cua-toi', owner: 'me' },
  { path: 'co-quan', owner: 'agency' },
];

export function signingKeyPages(deps: WebRoutesDeps): Hono<AppEnv> {
  const { db, clock } = deps;
  const pages = new Hono<AppEnv>()
    .use(`${PATH}/noi-cap`, onlyFor('admin'))
    .use(`${PATH}/noi-cap/*`, onlyFor('admin'))
    .get(PATH, (c) => c.html(<SigningKeysPage {...propsOf(deps, c)} />))
    .post(`${PATH}/noi-cap`, async (c) => {
      const problem = await problemOf(async () => {
        const bytes = await uploaded(c, 'certificate');
        if (bytes === null) throw notFilled(SIGNING_KEYS.trustFile);
        trustAuthority(deps, bytes, personOf(c));
      });
      return problem === null ? seeOther(c, PATH, 'da-tin') : shown(deps, c, 'trust', problem);
    })
    .post(`${PATH}/noi-cap/bo`, async (c) => {
      distrustAuthority(deps, (await formOf(c)).text('file'), personOf(c));
      return seeOther(c, PATH, 'da-bo-tin');
    });
  for (const { path, owner } of OWNERS) {
    pages.post(`${PATH}/${path}`, async (c) => {
      const problem = await problemOf(() => load(deps, c, owner));
      return problem === null ? seeOther(c, PATH, 'da-nap-khoa') : shown(deps, c, owner, problem);
    });
    pages.post(`${PATH}/${path}/tu-xa`, async (c) => {
      const problem = await problemOf(() => link(deps, c, owner));
      return problem === null ? seeOther(c, PATH, 'da-noi-khoa') : shown(deps, c, owner, problem);
    });
    pages.post(`${PATH}/${path}/go`, (c) => {
      removeKey(db, owner, personOf(c), clock);
      return seeOther(c, PATH, 'da-go-khoa');
    });
  }
  return pages;
}

async function load({ db, clock }: WebRoutesDeps, c: PageContext, owner: KeyOwner): Promise<void> {
  const p12 = await uploaded(c, 'p12');
  if (p12 === null) throw notFilled(SIGNING_KEYS.p12);
  const password = (await formOf(c)).text('password');
  loadKey(db, { p12, password, ...(await looksOf(c, owner)) }, personOf(c), clock);
}

async function link({ db, clock, signing }: WebRoutesDeps, c: PageContext, owner: KeyOwner): Promise<void> {
  const credentialId = requiredText(await formOf(c), 'credentialId', REMOTE_KEY.credential);
  await linkRemoteKey(db, { credentialId, ...(await looksOf(c, owner)) }, signing, personOf(c), clock);
}

async function looksOf(c: PageContext, owner: KeyOwner) {
  const diameter = Number((await formOf(c)).text('diameter').replace(',', '.'));
  const size = owner === 'agency' && diameter >= 10 && diameter <= 80 ? { sealDiameter: diameter } : {};
  return { owner, picture: await uploaded(c, 'picture'), ...size };
}

/** Null where no file was chosen. */
async function uploaded(c: PageContext, name: string): Promise<Uint8Array | null> {
  const file = (await c.req.formData()).get(name);
  if (!(file instanceof File) || file.size === 0) return null;
  return new Uint8Array(await file.arrayBuffer());
}

function propsOf({ db, trust, ...deps }: WebRoutesDeps, c: PageContext): SigningKeysProps {
  const by = personOf(c);
  const administration = hasRole(by, 'admin')
    ? {
        agency: keyOf(db, 'agency', by),
        trust: readTrustList(trust),
        lists: listFiles(trust),
        trustFolder: trust.folder,
      }
    : null;
  return {
    shell: shellOf({ db, trust, ...deps }, c),
    mine: keyOf(db, 'me', by),
    hasService: deps.signing.service !== null,
    administration,
  };
}

function shown(
  deps: WebRoutesDeps,
  c: PageContext,
  of: KeyOwner | 'trust',
  { message, status }: { message: string; status: number },
): Response | Promise<Response> {
  return c.html(<SigningKeysPage {...propsOf(deps, c)} problem={{ of, message }} />, status as 422);
}
