/** Chia việc: whatever is chosen is written into kính gửi and nhiệm vụ giao of the form. */
import { handedOut } from '../../../drafting/assigning.ts';
import { findAll } from '../dom.ts';

/** Names of the controls that are written. */
const DUTIES = 'muc-nhiem_vu';
const RECEIVERS = 'muc-kinh_gui';

export function assignDuties(form: HTMLFormElement): void {
  const panel = form.querySelector<HTMLElement>('[data-assign]');
  panel?.addEventListener('change', (event) => {
    event.stopPropagation();
    const { rows, receivers } = chosenIn(panel);
    write(
      form,
      DUTIES,
      rows.map((row) => row.join(' | ')),
    );
    write(form, RECEIVERS, receivers);
  });
}

function chosenIn(panel: HTMLElement) {
  const items = findAll<HTMLElement>('[data-action]', panel).filter(
    (item) => item.querySelector<HTMLInputElement>('input')?.checked === true,
  );
  const assignments = items.map((item) => ({
    action: item.dataset['action'] ?? '',
    named: item.dataset['named'] ?? '',
    unit: item.querySelector('select')?.value ?? '',
  }));
  const cooperators = findAll<HTMLInputElement>('[data-cooperator]:checked', panel).map(({ value }) => value);
  return handedOut(assignments, cooperators);
}

/** As if it were typed: the pages follow, and the control grows. */
function write(form: HTMLFormElement, name: string, lines: readonly string[]): void {
  const area = form.elements.namedItem(name);
  if (!(area instanceof HTMLTextAreaElement)) return;
  area.value = lines.join('\n');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}
