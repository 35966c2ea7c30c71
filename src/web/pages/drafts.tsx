/** Bản thảo: the list of drafts, what changed between versions, who may sign. */
import type { DraftList, DraftRow, NewPower, OfficeProfile } from '../../drafting/index.ts';
import {
  type ChangedPassage,
  DRAFT_LISTS,
  DRAFT_STATE_NAMES,
  listPowers,
  SIGNING_FORM_NAMES,
  signatureTitles,
} from '../../drafting/index.ts';
import { Checks, FieldFrame, type Option, SelectField, TextField } from '../components/form.tsx';
import { DraftChanges } from '../components/draft-changes.tsx';
import { Notice } from '../components/notice.tsx';
import { Pager } from '../components/pager.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayDay, displayRecent, documentNumber } from '../display.ts';
import { COMMON } from '../text.ts';
import { DRAFTING, FORM_ORDER } from '../text/drafting.ts';
import { DRAFT_VERSIONS, DRAFTS, POWERS } from '../text/drafts.ts';

export interface DraftsProps {
  shell: Shell;
  list: DraftList;
  rows: readonly DraftRow[];
  next: string | null;
  waiting: number;
  today: string;
  query: URLSearchParams;
}

export function DraftsPage({ shell, list, rows, next, waiting, today, query }: DraftsProps) {
  return (
    <Page shell={shell} title={DRAFTS.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{DRAFTS.title}</h1>
          <p class="page-lead">{DRAFTS.lead}</p>
        </div>
        <div class="buttons">
          {shell.person?.roles.includes('admin') && (
            <a class="button" href="/soan-thao/quyen-ky">
              {POWERS.nav}
            </a>
          )}
          <a class="button button-primary" href="/soan-thao">
            {DRAFTS.newDraft}
          </a>
        </div>
      </div>
      <nav class="draft-lists" aria-label={DRAFTS.listLabel}>
        {DRAFT_LISTS.map((name) => (
          <a
            class="button"
            href={`/soan-thao/ban-thao?xem=${name}`}
            {...(name === list ? { 'aria-current': 'page' } : {})}
          >
            {DRAFTS.lists[name]}
            {name === 'waiting' && waiting > 0 && <span class="nav-count">{waiting}</span>}
          </a>
        ))}
      </nav>
      {rows.length === 0 ? (
        <div class="panel empty">
          <strong>{list === 'waiting' ? DRAFTS.emptyWaiting : DRAFTS.empty}</strong>
          {list !== 'waiting' && DRAFTS.emptyHint}
        </div>
      ) : (
        <div class="panel table-wrap">
          <table class="table table-cards" data-testid="drafts">
            <thead>
              <tr>
                <th scope="col">{DRAFTS.subject}</th>
                <th scope="col">{DRAFTS.state}</th>
                <th scope="col">{DRAFTS.owner}</th>
                <th scope="col">{DRAFTS.changed}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row row={row} today={today} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager path="/soan-thao/ban-thao" query={query} next={next} />
    </Page>
  );
}

function Row({ row, today }: { row: DraftRow; today: string }) {
  const { id, kind, subject, state, owner, unit, updatedAt, remarks, number, symbol } = row;
  return (
    <tr>
      <td data-label={DRAFTS.subject}>
        <a class="row-link" href={`/soan-thao/${id}`}>
          {subject || DRAFTS.noSubject}
        </a>
        <span class="quiet small">
          {kind}
          {number !== null && ` ${documentNumber(number, symbol)}`}
          {remarks > 0 && ` · ${DRAFTS.remarks(remarks)}`}
        </span>
      </td>
      <td data-label={DRAFTS.state}>
        <span class={`badge draft-state-${state}`}>{DRAFT_STATE_NAMES[state]}</span>
      </td>
      <td data-label={DRAFTS.owner}>
        {owner}
        {unit !== null && <span class="quiet small draft-unit">{unit}</span>}
      </td>
      <td data-label={DRAFTS.changed} class="nowrap">
        {displayRecent(updatedAt, today)}
      </td>
    </tr>
  );
}

export interface ComparisonProps {
  shell: Shell;
  draftId: string;
  from: number;
  to: number | null;
  changes: readonly ChangedPassage[];
}

export function DraftComparisonPage({ shell, draftId, from, to, changes }: ComparisonProps) {
  const title = DRAFT_VERSIONS.comparison(
    from,
    to === null ? DRAFT_VERSIONS.now : DRAFT_VERSIONS.version(to).toLowerCase(),
  );
  return (
    <Page shell={shell} title={title}>
      <div class="page-head">
        <div class="page-head-text">
          <p class="small">
            <a href={`/soan-thao/${draftId}`}>{DRAFTS.open}</a>
          </p>
          <h1>{title}</h1>
        </div>
      </div>
      <div class="panel panel-body">
        <DraftChanges changes={changes} legend={DRAFT_VERSIONS.legend} />
      </div>
    </Page>
  );
}

export interface PowersProps {
  shell: Shell;
  powers: ReturnType<typeof listPowers>;
  office: OfficeProfile;
  people: readonly Option[];
  today: string;
  problem?: string | undefined;
  typed?: Partial<NewPower>;
}

export function PowersPage({ shell, powers, office, people, today, problem }: PowersProps) {
  const forms = FORM_ORDER.map((form) => ({ value: form, name: SIGNING_FORM_NAMES[form] }));
  return (
    <Page shell={shell} title={POWERS.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{POWERS.title}</h1>
          <p class="page-lead">{POWERS.lead}</p>
        </div>
      </div>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <section class="panel">
        <div class="panel-head">
          <h2>{POWERS.who}</h2>
        </div>
        {powers.length === 0 ? (
          <p class="panel-empty">{POWERS.none}</p>
        ) : (
          <div class="table-wrap">
            <table class="table table-cards" data-testid="powers">
              <thead>
                <tr>
                  <th scope="col">{POWERS.who}</th>
                  <th scope="col">{POWERS.lines}</th>
                  <th scope="col">{POWERS.kinds}</th>
                  <th scope="col">{POWERS.basis}</th>
                  <th scope="col">{POWERS.to}</th>
                  <th scope="col"></th>
                </tr>
              </thead>
              <tbody>
                {powers.map((power) => (
                  <tr>
                    <td data-label={POWERS.who}>{power.name}</td>
                    <td data-label={POWERS.lines}>{signatureTitles(power).join(' · ')}</td>
                    <td data-label={POWERS.kinds}>{power.kinds.join(', ') || POWERS.allKinds}</td>
                    <td data-label={POWERS.basis}>{power.basis}</td>
                    <td data-label={POWERS.to}>
                      {power.validTo === null ? POWERS.open : displayDay(power.validTo)}
                    </td>
                    <td>
                      <form method="post" action={`/soan-thao/quyen-ky/${power.id}/thu-hoi`}>
                        <button class="button button-small button-danger" type="submit">
                          {POWERS.revoke}
                        </button>
                      </form>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <form class="panel-body drafts-form" method="post" action="/soan-thao/quyen-ky">
          <div class="drafting-pair">
            <SelectField id="personId" name="personId" label={POWERS.who} options={people} />
            <SelectField id="form" name="form" label={POWERS.form} options={forms} />
            <TextField id="power-head" name="head" label={DRAFTING.head} value={office.head} />
            <TextField id="own" name="own" label={DRAFTING.own} />
            <TextField
              id="power-collective"
              name="collective"
              label={DRAFTING.collective}
              hint={POWERS.collectiveHint}
            />
            <TextField id="unitHead" name="unitHead" label={DRAFTING.unitHead} />
            <TextField id="kinds" name="kinds" label={POWERS.kinds} hint={POWERS.kindsHint} />
            <TextField id="basis" name="basis" label={POWERS.basis} hint={POWERS.basisHint} />
            <TextField id="validFrom" name="validFrom" type="date" label={POWERS.from} value={today} />
            <TextField id="validTo" name="validTo" type="date" label={POWERS.to} hint={POWERS.toHint} />
          </div>
          <button class="button button-primary" type="submit">
            {POWERS.add}
          </button>
        </form>
      </section>
      <OfficeForm office={office} people={people} />
    </Page>
  );
}

function OfficeForm({ office, people }: Pick<PowersProps, 'office' | 'people'>) {
  return (
    <section class="panel drafts-section">
      <div class="panel-head">
        <h2>{POWERS.officeTitle}</h2>
      </div>
      <form class="panel-body drafts-form" method="post" action="/soan-thao/co-quan">
        <div class="drafting-pair">
          <TextField id="parent" name="parent" label={DRAFTING.parent} value={office.parent ?? ''} />
          <TextField id="agency" name="agency" label={DRAFTING.agency} value={office.agency} />
          <TextField id="place" name="place" label={DRAFTING.place} value={office.place} />
          <TextField
            id="agencySymbol"
            name="agencySymbol"
            label={DRAFTING.agencySymbol}
            value={office.agencySymbol}
          />
          <TextField id="head" name="head" label={DRAFTING.head} value={office.head} />
          <TextField
            id="collective"
            name="collective"
            label={DRAFTING.collective}
            value={office.collective}
          />
          <TextField id="organId" name="organId" label={POWERS.organId} value={office.organId} />
        </div>
        <FieldFrame id="contact" label={DRAFTING.contact}>
          <textarea id="contact" name="contact" rows={2}>
            {office.contact.join('\n')}
          </textarea>
        </FieldFrame>
        <Checks
          legend={POWERS.checkers}
          name="checkers"
          options={people}
          chosen={office.checkers}
          hint={POWERS.checkersHint}
        />
        <button class="button button-primary" type="submit">
          {COMMON.save}
        </button>
      </form>
    </section>
  );
}
