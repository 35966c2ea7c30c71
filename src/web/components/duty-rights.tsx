/** Who may do what with a duty, in which status: the very table that is enforced. */
import { ACTION_NAMES, ruleOf, RELATIONS, STATUS_NAMES } from '../../obligations/index.ts';
import { COMMON } from '../text.ts';
import { DUTY_RIGHTS, RELATION_LABELS } from '../text/follow-up.ts';
import { Icon } from './icon.tsx';

export function DutyRights() {
  return (
    <section class="panel" aria-label={DUTY_RIGHTS.title}>
      <div class="panel-head">
        <h2>{DUTY_RIGHTS.title}</h2>
      </div>
      <div class="table-wrap">
        <table class="table rights duty-rights" data-testid="duty-rights">
          <thead>
            <tr>
              <th />
              {RELATIONS.map((relation) => (
                <th scope="col">{RELATION_LABELS[relation]}</th>
              ))}
              <th scope="col">{DUTY_RIGHTS.when}</th>
            </tr>
          </thead>
          <tbody>
            {ACTION_NAMES.map((action) => {
              const { name, by, from } = ruleOf(action);
              return (
                <tr>
                  <th scope="row">{name}</th>
                  {RELATIONS.map((relation) => (
                    <td>{by.includes(relation) && <Allowed />}</td>
                  ))}
                  <td class="duty-rights-when">{from.map((status) => STATUS_NAMES[status]).join(', ')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Allowed() {
  return (
    <>
      <Icon name="check" />
      <span class="visually-hidden">{COMMON.yes}</span>
    </>
  );
}
