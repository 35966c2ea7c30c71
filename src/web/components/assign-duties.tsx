/** Chia việc: the duties of the paper that is carried out, each for a unit of the office. */
import { ASSIGNING } from '../text/assigning.ts';

export interface AssignableDuty {
  /** With its deadline. */
  action: string;
  /** Whom the paper names. */
  named: string;
  isChosen: boolean;
}

export interface Assigning {
  duties: readonly AssignableDuty[];
  /** Names of the office's units. */
  units: readonly string[];
  /** Of the leader's directive; blank where there is none. */
  lead: string;
  cooperators: readonly string[];
}

/** The script of the form writes kính gửi and nhiệm vụ giao anew with every choice. */
export function AssignDuties({ duties, units, lead, cooperators }: Assigning) {
  return (
    <fieldset class="assign" data-assign data-testid="assign-duties">
      <legend>{ASSIGNING.title}</legend>
      <p class="quiet small">{ASSIGNING.hint}</p>
      <ul class="assign-duties">
        {duties.map(({ action, named, isChosen }, index) => (
          <li data-action={action} data-named={named}>
            <label class="assign-duty">
              <input type="checkbox" checked={isChosen} />
              <span>
                {action}
                <span class="quiet small">{ASSIGNING.named(named)}</span>
              </span>
            </label>
            <select aria-label={ASSIGNING.unitFor(index + 1)}>
              <option value="">{ASSIGNING.asNamed}</option>
              {units.map((name) => (
                <option value={name} selected={isChosen && name === lead}>
                  {name}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      <details class="assign-cooperators" open={cooperators.length > 0}>
        <summary>{ASSIGNING.cooperators}</summary>
        <div class="assign-units">
          {units.map((name) => (
            <label>
              <input type="checkbox" value={name} data-cooperator checked={cooperators.includes(name)} />{' '}
              {name}
            </label>
          ))}
        </div>
      </details>
    </fieldset>
  );
}
