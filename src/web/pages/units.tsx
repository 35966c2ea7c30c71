/** Đơn vị: the tree of the office, with what was dissolved and who took over. */
import type { Unit, UnitNode } from '../../people/units.ts';
import { type Option, SelectField, TextField } from '../components/form.tsx';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayDate } from '../display.ts';
import { COMMON, UNITS } from '../text.ts';

export interface UnitsProps {
  shell: Shell;
  tree: readonly UnitNode[];
  /** Names of all units that ever were, for successors. */
  names: ReadonlyMap<string, string>;
  /** Living units, indented as they stand in the tree. */
  options: readonly Option[];
  typed: { name: string; shortName: string; parentId: string };
  problem?: string | undefined;
}

export function UnitsPage(props: UnitsProps) {
  const { shell, tree } = props;
  return (
    <Page shell={shell} title={UNITS.title}>
      <div class="page-head">
        <h1 class="page-head-text">{UNITS.title}</h1>
      </div>
      <div class="with-side">
        <section class="panel" aria-label={UNITS.title}>
          {tree.length === 0 ? (
            <p class="empty">{UNITS.empty}</p>
          ) : (
            <Tree nodes={tree} names={props.names} depth={0} />
          )}
        </section>
        <AddUnit {...props} />
      </div>
    </Page>
  );
}

function Tree({
  nodes,
  names,
  depth,
}: {
  nodes: readonly UnitNode[];
  names: ReadonlyMap<string, string>;
  depth: number;
}) {
  return (
    <ul class={depth === 0 ? 'tree' : 'tree tree-below'} {...(depth === 0 ? { 'data-testid': 'units' } : {})}>
      {nodes.map(({ unit, children }) => (
        <li>
          <a class={unit.validTo === null ? 'tree-unit' : 'tree-unit tree-ended'} href={`/don-vi/${unit.id}`}>
            <span class="tree-name">{unit.name}</span>
            {unit.shortName !== '' && <span class="badge">{unit.shortName}</span>}
            {unit.validTo !== null && <Ended unit={unit} names={names} />}
          </a>
          {children.length > 0 && <Tree nodes={children} names={names} depth={depth + 1} />}
        </li>
      ))}
    </ul>
  );
}

function Ended({ unit, names }: { unit: Unit; names: ReadonlyMap<string, string> }) {
  const successor = unit.successorId === null ? undefined : names.get(unit.successorId);
  return (
    <span class="quiet small">
      {UNITS.dissolved(displayDate(unit.validTo))}
      {successor !== undefined && `, ${UNITS.succeededBy(successor)}`}
    </span>
  );
}

function AddUnit({ typed, options, problem }: UnitsProps) {
  return (
    <section class="panel side-panel" aria-label={UNITS.add}>
      <div class="panel-head">
        <h2>{UNITS.add}</h2>
      </div>
      <form class="panel-body form" method="post" action="/don-vi" data-testid="add-unit">
        {problem !== undefined && <Notice kind="error">{problem}</Notice>}
        <TextField id="ten" name="name" label={UNITS.name} value={typed.name} required />
        <TextField
          id="viet-tat"
          name="shortName"
          label={UNITS.shortName}
          value={typed.shortName}
          hint={UNITS.shortNameHint}
        />
        <ParentField options={options} value={typed.parentId} />
        <button type="submit" class="button button-primary">
          <Icon name="plus" />
          {UNITS.add}
        </button>
      </form>
    </section>
  );
}

function ParentField({ options, value }: { options: readonly Option[]; value: string }) {
  return (
    <SelectField
      id="thuoc"
      name="parentId"
      label={UNITS.parent}
      value={value}
      options={[{ value: '', name: UNITS.noParent }, ...options]}
    />
  );
}

export interface UnitProps {
  shell: Shell;
  unit: Unit;
  options: readonly Option[];
  names: ReadonlyMap<string, string>;
  today: string;
  problem?: string | undefined;
}

export function UnitPage({ shell, unit, options, names, today, problem }: UnitProps) {
  const others = options.filter((option) => option.value !== unit.id);
  return (
    <Page shell={shell} title={unit.name}>
      <div class="page-head">
        <div class="page-head-text">
          <p class="crumb">
            <a href="/don-vi">{UNITS.title}</a>
          </p>
          <h1>{unit.name}</h1>
          <p class="page-lead">
            {UNITS.validFrom} {displayDate(unit.validFrom)}
          </p>
        </div>
      </div>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <div class="narrow form">
        <section class="panel" aria-label={UNITS.editTitle}>
          <form class="panel-body form" method="post" action={`/don-vi/${unit.id}`} data-testid="edit-unit">
            <TextField id="ten" name="name" label={UNITS.name} value={unit.name} required />
            <TextField
              id="viet-tat"
              name="shortName"
              label={UNITS.shortName}
              value={unit.shortName}
              hint={UNITS.shortNameHint}
            />
            <ParentField options={others} value={unit.parentId ?? ''} />
            <div class="buttons">
              <button type="submit" class="button button-primary">
                {COMMON.save}
              </button>
            </div>
          </form>
        </section>
        {unit.validTo === null ? (
          <Dissolve unit={unit} options={others} today={today} />
        ) : (
          <Notice kind="info">
            <Ended unit={unit} names={names} />
          </Notice>
        )}
      </div>
    </Page>
  );
}

function Dissolve({ unit, options, today }: { unit: Unit; options: readonly Option[]; today: string }) {
  return (
    <section class="panel" aria-label={UNITS.dissolve}>
      <div class="panel-head">
        <h2>{UNITS.dissolve}</h2>
      </div>
      <form
        class="panel-body form"
        method="post"
        action={`/don-vi/${unit.id}/giai-the`}
        data-testid="dissolve-unit"
      >
        <p class="quiet">{UNITS.dissolveHint}</p>
        <div class="form-row">
          <TextField
            id="ngay-cuoi"
            name="lastDay"
            label={UNITS.validTo}
            value={displayDate(today)}
            required
            placeholder="dd/mm/yyyy"
          />
          <SelectField
            id="ke-thua"
            name="successorId"
            label={UNITS.successor}
            options={[{ value: '', name: UNITS.noSuccessor }, ...options]}
          />
        </div>
        <div class="buttons">
          <button type="submit" class="button button-danger">
            {UNITS.dissolve}
          </button>
        </div>
      </form>
    </section>
  );
}
