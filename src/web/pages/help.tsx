/** Trợ giúp: what is there, who may do what (from the very table that is enforced), and the keys. */
import { TEMPLATE_RIGHTS } from '../../drafting/index.ts';
import { type Role, ROLE_NAMES, ROLES } from '../../people/roles.ts';
import { DISPATCH_ACTIONS, OFFICE_ACTIONS, type Standing } from '../../registry/actions.ts';
import { DutyRights } from '../components/duty-rights.tsx';
import { Icon } from '../components/icon.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { ACTION_NAMES, COMMON, HELP } from '../text.ts';
import { HELP_RIGHTS, OFFICE_ACTION_NAMES } from '../text/registry.ts';
import { TEMPLATE_HELP, TEMPLATE_RIGHT_NAMES } from '../text/templates.ts';

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
      <div class="help-wide">
        <DutyRights />
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

/** Printed from the tables that are enforced, and that the tests go through role by role. */
function Rights() {
  return (
    <>
      <RightsTable
        title={`${HELP.rightsTitle}: ${HELP_RIGHTS.onPapers.toLowerCase()}`}
        rules={DISPATCH_ACTIONS}
        names={ACTION_NAMES}
      />
      <RightsTable
        title={`${HELP.rightsTitle}: ${HELP_RIGHTS.inOffice.toLowerCase()}`}
        rules={OFFICE_ACTIONS}
        names={OFFICE_ACTION_NAMES}
      />
      <RightsTable
        title={`${HELP.rightsTitle}: ${TEMPLATE_HELP.rights}`}
        rules={TEMPLATE_RIGHTS}
        names={TEMPLATE_RIGHT_NAMES}
      />
    </>
  );
}

interface Rule {
  roles: readonly Role[];
  besides?: readonly Standing[];
}

interface RightsTableProps {
  title: string;
  rules: Readonly<Record<string, Rule>>;
  names: Readonly<Record<string, string>>;
}

function RightsTable({ title, rules, names }: RightsTableProps) {
  return (
    <section class="panel" aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
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
            {Object.entries(rules).map(([action, { roles, besides = [] }]) => (
              <tr>
                <th scope="row">
                  {names[action]}
                  {besides.length > 0 && (
                    <span class="rights-note">
                      {besides.map((standing) => HELP_RIGHTS.besides[standing]).join('; ')}
                    </span>
                  )}
                </th>
                {ROLES.map((role) => (
                  <td>{roles.includes(role) && <Allowed />}</td>
                ))}
              </tr>
            ))}
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
