/** Trợ giúp: what is there, who may do what (from the very table that is enforced), and the keys. */
import { ROLE_NAMES, ROLES } from '../../people/roles.ts';
import { DISPATCH_ACTIONS, type DispatchAction } from '../../registry/actions.ts';
import { Icon } from '../components/icon.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { ACTION_NAMES, COMMON, HELP } from '../text.ts';

export function HelpPage({ shell }: { shell: Shell }) {
  return (
    <Page shell={shell} title={HELP.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{HELP.title}</h1>
          <p class="page-lead">{HELP.lead}</p>
        </div>
      </div>
      <div class="help">
        <div class="help-text">
          {HELP.sections.map((section) => (
            <section>
              <h2>{section.title}</h2>
              {section.body.map((paragraph) => (
                <p>{paragraph}</p>
              ))}
            </section>
          ))}
        </div>
        <div class="help-side">
          <Keys />
          <Rights />
        </div>
      </div>
    </Page>
  );
}

function Keys() {
  return (
    <section class="panel" aria-label={HELP.keysTitle}>
      <div class="panel-head">
        <h2>{HELP.keysTitle}</h2>
      </div>
      <dl class="keys">
        {HELP.keys.map(({ keys, does }) => (
          <div>
            <dt>
              {keys.map((key) => (
                <kbd>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Rights() {
  const actions = Object.keys(DISPATCH_ACTIONS) as DispatchAction[];
  return (
    <section class="panel" aria-label={HELP.rightsTitle}>
      <div class="panel-head">
        <h2>{HELP.rightsTitle}</h2>
      </div>
      <div class="table-wrap">
        <table class="table rights" data-testid="rights">
          <thead>
            <tr>
              <th />
              {ROLES.map((role) => (
                <th scope="col">{ROLE_NAMES[role]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <tr>
                <th scope="row">{ACTION_NAMES[action]}</th>
                {ROLES.map((role) => (
                  <td>{allows(action, role) && <Allowed />}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function allows(action: DispatchAction, role: string): boolean {
  const roles: readonly string[] = DISPATCH_ACTIONS[action].roles;
  return roles.includes(role);
}

function Allowed() {
  return (
    <>
      <Icon name="check" />
      <span class="visually-hidden">{COMMON.yes}</span>
    </>
  );
}
