/** Liên thông: the agencies with which papers are exchanged over the network; for administrators. */
import type { Partner } from '../../people/index.ts';
import { FieldFrame, TextField } from '../components/form.tsx';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayInstant } from '../display.ts';
import { PARTNERS } from '../text/exchange.ts';

export interface TypedPartner {
  organId: string;
  name: string;
  otherNames: readonly string[];
  url: string;
  isActive: boolean;
}

export const BLANK_PARTNER: TypedPartner = { organId: '', name: '', otherNames: [], url: '', isActive: true };

export interface PartnersProps {
  shell: Shell;
  partners: readonly Partner[];
  /** Whether this office has a code of its own. */
  hasCode: boolean;
  typed: TypedPartner;
  problem?: string | undefined;
}

export function PartnersPage({ shell, partners, hasCode, typed, problem }: PartnersProps) {
  return (
    <Page shell={shell} title={PARTNERS.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{PARTNERS.title}</h1>
          <p class="page-lead">{PARTNERS.lead}</p>
        </div>
      </div>
      {!hasCode && <Notice kind="warning">{PARTNERS.noCode}</Notice>}
      <div class="with-side">
        <PartnersTable partners={partners} />
        <section class="panel side-panel" aria-label={PARTNERS.add}>
          <div class="panel-head">
            <h2>{PARTNERS.add}</h2>
          </div>
          <form class="panel-body form" method="post" action="/lien-thong" data-testid="add-partner">
            {problem !== undefined && <Notice kind="error">{problem}</Notice>}
            <PartnerFields typed={typed} />
            <button type="submit" class="button button-primary">
              <Icon name="plus" />
              {PARTNERS.add}
            </button>
          </form>
        </section>
      </div>
    </Page>
  );
}

function PartnersTable({ partners }: { partners: readonly Partner[] }) {
  if (partners.length === 0) return <p class="panel empty">{PARTNERS.empty}</p>;
  return (
    <div class="panel table-wrap">
      <table class="table table-cards" data-testid="partners">
        <thead>
          <tr>
            <th scope="col">{PARTNERS.name}</th>
            <th scope="col">{PARTNERS.organId}</th>
            <th scope="col">{PARTNERS.keys}</th>
            <th scope="col">{PARTNERS.contact}</th>
          </tr>
        </thead>
        <tbody>
          {partners.map((partner) => (
            <tr>
              <td class="cell-main">
                <a class="row-link" href={`/lien-thong/${partner.id}`}>
                  {partner.name}
                </a>{' '}
                {!partner.isActive && <span class="badge">{PARTNERS.rests}</span>}
                {partner.trouble !== '' && <p class="small partner-trouble">{partner.trouble}</p>}
              </td>
              <td data-label={PARTNERS.organId}>
                <code>{partner.organId}</code>
              </td>
              <td data-label={PARTNERS.keys}>
                {partner.hasTheirs ? PARTNERS.weHave : PARTNERS.weLack},{' '}
                {partner.oursSince === null ? PARTNERS.theyLack : PARTNERS.theyHave}
              </td>
              <td class="cell-date" data-label={PARTNERS.contact}>
                {lastContact(partner)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function lastContact({ reachedAt, heardAt }: Partner): string {
  const last = [reachedAt, heardAt].filter((at) => at !== null).sort();
  return last.length === 0 ? PARTNERS.never : displayInstant(last.at(-1)!);
}

function PartnerFields({ typed }: { typed: TypedPartner }) {
  return (
    <>
      <TextField id="ten" name="name" label={PARTNERS.name} value={typed.name} required />
      <TextField
        id="ma"
        name="organId"
        label={PARTNERS.organId}
        value={typed.organId}
        hint={PARTNERS.organIdHint}
        required
      />
      <TextField
        id="dia-chi"
        name="url"
        label={PARTNERS.url}
        value={typed.url}
        hint={PARTNERS.urlHint}
        required
      />
      <FieldFrame id="ten-khac" label={PARTNERS.otherNames} hint={PARTNERS.otherNamesHint}>
        <textarea id="ten-khac" name="otherNames" rows={2} aria-describedby="ten-khac-hint">
          {typed.otherNames.join('\n')}
        </textarea>
      </FieldFrame>
      <TextField
        id="khoa"
        name="theirs"
        type="password"
        label={PARTNERS.theirs}
        hint={PARTNERS.theirsHint}
        autocomplete="new-password"
      />
    </>
  );
}

export interface PartnerProps {
  shell: Shell;
  partner: Partner;
  /** Where this service is reached, to be told to the partner with the key. */
  ownUrl: string;
  problem?: string | undefined;
  /** A key that was just made: shown this once. */
  secret?: string | undefined;
  /** Who answered at the partner's address. */
  answered?: string | undefined;
}

export function PartnerPage({ shell, partner, ownUrl, problem, secret, answered }: PartnerProps) {
  const at = `/lien-thong/${partner.id}`;
  return (
    <Page shell={shell} title={partner.name}>
      <div class="page-head">
        <div class="page-head-text">
          <p class="crumb">
            <a href="/lien-thong">{PARTNERS.title}</a>
          </p>
          <h1>{partner.name}</h1>
          <p class="page-lead">
            <code>{partner.organId}</code> · {PARTNERS.reached}: {seen(partner.reachedAt)} · {PARTNERS.heard}:{' '}
            {seen(partner.heardAt)}
          </p>
        </div>
      </div>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      {problem === undefined && partner.trouble !== '' && <Notice kind="warning">{partner.trouble}</Notice>}
      {answered !== undefined && (
        <Notice kind="ok" status>
          {PARTNERS.answered(answered)}
        </Notice>
      )}
      {secret !== undefined && <KeyOnce name={partner.name} secret={secret} ownUrl={ownUrl} />}
      <div class="narrow form">
        <section class="panel" aria-label={partner.name}>
          <form class="panel-body form" method="post" action={at} data-testid="edit-partner">
            <PartnerFields typed={partner} />
            <label class="check">
              <input type="checkbox" name="active" value="1" checked={partner.isActive} />
              <span>{PARTNERS.active}</span>
            </label>
            <div class="buttons">
              <button type="submit" class="button button-primary">
                {PARTNERS.save}
              </button>
            </div>
          </form>
        </section>
        <section class="panel" aria-label={PARTNERS.oursTitle}>
          <div class="panel-head">
            <h2>{PARTNERS.oursTitle}</h2>
          </div>
          <div class="panel-body form">
            <p>
              {partner.oursSince === null
                ? PARTNERS.oursNone
                : `${PARTNERS.oursSince} ${displayInstant(partner.oursSince)}`}
            </p>
            <Deed at={`${at}/khoa`} name={PARTNERS.give} hint={PARTNERS.giveHint} testid="give-key" />
            <Deed at={`${at}/thu`} name={PARTNERS.check} hint={PARTNERS.checkHint} testid="check-partner" />
            <Deed at={`${at}/bo`} name={PARTNERS.remove} hint={PARTNERS.removeHint} testid="remove-partner" />
          </div>
        </section>
      </div>
    </Page>
  );
}

const seen = (at: string | null): string => (at === null ? PARTNERS.never : displayInstant(at));

function KeyOnce({ name, secret, ownUrl }: { name: string; secret: string; ownUrl: string }) {
  return (
    <Notice kind="warning" title={PARTNERS.once(name)} status>
      <dl class="hand-over" data-testid="partner-key">
        <dt>{PARTNERS.key}</dt>
        <dd>
          <code>{secret}</code>
        </dd>
        <dt>{PARTNERS.here}</dt>
        <dd>
          <code>{ownUrl}</code>
        </dd>
      </dl>
    </Notice>
  );
}

function Deed({ at, name, hint, testid }: { at: string; name: string; hint: string; testid: string }) {
  return (
    <form class="action-form" method="post" action={at} data-testid={testid}>
      <p class="small quiet">{hint}</p>
      <button type="submit" class="button">
        {name}
      </button>
    </form>
  );
}
