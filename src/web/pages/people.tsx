/** Người dùng: who works here and with which roles; for administrators. */
import { ROLE_NAMES, ROLES } from '../../people/roles.ts';
import type { Person } from '../../people/people.ts';
import { Checks, type Option, TextField } from '../components/form.tsx';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { Pager } from '../components/pager.tsx';
import { Avatar, Page, type Shell } from '../components/shell.tsx';
import { COMMON, PEOPLE, SEARCH } from '../text.ts';
import { HAND_OVER } from '../text/hand-over.ts';

const ROLE_OPTIONS: readonly Option[] = ROLES.map((role) => ({ value: role, name: ROLE_NAMES[role] }));

export interface TypedPerson {
  name: string;
  username: string;
  post: string;
  roles: readonly string[];
  unitIds: readonly string[];
}

export const BLANK_PERSON: TypedPerson = { name: '', username: '', post: '', roles: [], unitIds: [] };

export interface PeopleProps {
  shell: Shell;
  people: readonly Person[];
  next: string | null;
  query: URLSearchParams;
  units: readonly Option[];
  /** What was typed in the form, where it could not be done, and why. */
  typed: TypedPerson;
  problem?: string | undefined;
  /** A temporary password to hand over, shown this once. */
  handOver?: { name: string; username: string; password: string } | undefined;
}

export function PeoplePage(props: PeopleProps) {
  const { shell, people, query } = props;
  return (
    <Page shell={shell} title={PEOPLE.title}>
      <div class="page-head">
        <h1 class="page-head-text">{PEOPLE.title}</h1>
        <form class="filter-bar" method="get" action="/nguoi-dung">
          <div class="field">
            <label for="loc-ten">{PEOPLE.filter}</label>
            <input id="loc-ten" name="q" type="text" value={query.get('q') ?? ''} />
          </div>
          <label class="check">
            <input type="checkbox" name="khoa" value="1" checked={query.get('khoa') === '1'} />
            <span>{PEOPLE.withDisabled}</span>
          </label>
          <button type="submit" class="button">
            {SEARCH.apply}
          </button>
        </form>
      </div>
      {props.handOver !== undefined && <HandOver {...props.handOver} />}
      <div class="with-side">
        <div>
          <PeopleTable people={people} units={props.units} />
          <Pager path="/nguoi-dung" query={query} next={props.next} />
        </div>
        <AddPerson {...props} />
      </div>
    </Page>
  );
}

/** A temporary password: big, selectable, once. */
export function HandOver({ name, username, password }: { name: string; username: string; password: string }) {
  return (
    <Notice kind="warning" title={PEOPLE.temporaryOnce(name)} status>
      <dl class="hand-over" data-testid="temporary-password">
        <dt>{PEOPLE.username}</dt>
        <dd>
          <code>{username}</code>
        </dd>
        <dt>{PEOPLE.temporary}</dt>
        <dd>
          <code>{password}</code>
        </dd>
      </dl>
    </Notice>
  );
}

function PeopleTable({ people, units }: { people: readonly Person[]; units: readonly Option[] }) {
  if (people.length === 0) return <p class="panel empty">{PEOPLE.empty}</p>;
  const unitNames = new Map(units.map((unit) => [unit.value, unit.name.trim()]));
  return (
    <div class="panel table-wrap">
      <table class="table table-cards" data-testid="people">
        <thead>
          <tr>
            <th scope="col">{PEOPLE.name}</th>
            <th scope="col">{PEOPLE.roles}</th>
            <th scope="col">{PEOPLE.units}</th>
            <th scope="col">{PEOPLE.username}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr>
              <td class="cell-main">
                <a class="person" href={`/nguoi-dung/${person.id}`}>
                  <Avatar name={person.name} />
                  <span>
                    <span class="row-link">{person.name}</span>
                    {person.post !== '' && <span class="quiet small">{person.post}</span>}
                  </span>
                </a>
              </td>
              <td>
                <span class="badges">
                  {person.roles.map((role) => (
                    <span class="badge">{ROLE_NAMES[role]}</span>
                  ))}
                  {person.disabled && <span class="badge badge-unreadable">{PEOPLE.disabled}</span>}
                </span>
              </td>
              <td>{person.unitIds.map((id) => unitNames.get(id) ?? '').join(', ')}</td>
              <td class="quiet">
                {person.account?.username}
                {person.account?.mustChangePassword === true && (
                  <span class="small"> · {PEOPLE.mustChange}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AddPerson({ typed, units, problem }: PeopleProps) {
  return (
    <section class="panel side-panel" aria-label={PEOPLE.add}>
      <div class="panel-head">
        <h2>{PEOPLE.add}</h2>
      </div>
      <form class="panel-body form" method="post" action="/nguoi-dung" data-testid="add-person">
        {problem !== undefined && <Notice kind="error">{problem}</Notice>}
        <TextField id="ten" name="name" label={PEOPLE.name} value={typed.name} required />
        <TextField
          id="ten-dang-nhap"
          name="username"
          label={PEOPLE.username}
          value={typed.username}
          required
          hint={PEOPLE.usernameHint}
        />
        <PersonFields typed={typed} units={units} />
        <button type="submit" class="button button-primary">
          <Icon name="plus" />
          {PEOPLE.add}
        </button>
        <p class="field-hint">{PEOPLE.addHint}</p>
      </form>
    </section>
  );
}

function PersonFields({
  typed,
  units,
}: {
  typed: Pick<TypedPerson, 'post' | 'roles' | 'unitIds'>;
  units: readonly Option[];
}) {
  return (
    <>
      <TextField id="chuc-vu" name="post" label={PEOPLE.post} value={typed.post} />
      <Checks legend={PEOPLE.roles} name="role" options={ROLE_OPTIONS} chosen={typed.roles} />
      {units.length > 0 && (
        <Checks legend={PEOPLE.units} name="unit" options={units} chosen={typed.unitIds} />
      )}
    </>
  );
}

export interface PersonProps {
  shell: Shell;
  person: Person;
  units: readonly Option[];
  problem?: string | undefined;
  handOver?: { name: string; username: string; password: string } | undefined;
}

export function PersonPage({ shell, person, units, problem, handOver }: PersonProps) {
  return (
    <Page shell={shell} title={person.name}>
      <div class="page-head">
        <div class="page-head-text">
          <p class="crumb">
            <a href="/nguoi-dung">{PEOPLE.title}</a>
          </p>
          <h1>{person.name}</h1>
          <p class="page-lead">
            {person.account?.username}{' '}
            {person.disabled && <span class="badge badge-unreadable">{PEOPLE.disabled}</span>}
          </p>
        </div>
      </div>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      {handOver !== undefined && <HandOver {...handOver} />}
      <div class="narrow form">
        <section class="panel" aria-label={PEOPLE.editTitle}>
          <form
            class="panel-body form"
            method="post"
            action={`/nguoi-dung/${person.id}`}
            data-testid="edit-person"
          >
            <TextField id="ten" name="name" label={PEOPLE.name} value={person.name} required />
            <PersonFields typed={person} units={units} />
            <div class="buttons">
              <button type="submit" class="button button-primary">
                {COMMON.save}
              </button>
            </div>
          </form>
        </section>
        <section class="panel" aria-label={PEOPLE.resetPassword}>
          <div class="panel-body form">
            <form
              class="action-form"
              method="post"
              action={`/nguoi-dung/${person.id}/mat-khau`}
              data-testid="reset-password"
            >
              <button type="submit" class="button">
                <Icon name="key" />
                {PEOPLE.resetPassword}
              </button>
              <span class="small quiet">{PEOPLE.resetHint}</span>
            </form>
            <form
              class="action-form"
              method="post"
              action={`/nguoi-dung/${person.id}/${person.disabled ? 'mo' : 'khoa'}`}
            >
              <button type="submit" class={person.disabled ? 'button' : 'button button-danger'}>
                <Icon name="lock" />
                {person.disabled ? PEOPLE.enable : PEOPLE.disable}
              </button>
              <span class="small quiet">{PEOPLE.disableHint}</span>
            </form>
            {!person.disabled && (
              <p class="small">
                <a href={`/ban-giao?tu=${person.id}`}>{HAND_OVER.beforeLock}</a>
              </p>
            )}
          </div>
        </section>
      </div>
    </Page>
  );
}
