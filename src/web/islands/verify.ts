/** The verify page: one field after the other, from the keyboard, with the paper following. */
import type { FieldDecision } from '../../registry/decide.ts';
import type { MetadataField } from '../../understanding/understanding.ts';
import type { FieldState } from '../../registry/schema.ts';
import { decisionFor } from '../decisions.ts';
import { displayInstant } from '../display.ts';
import { controlName, FIELD_KINDS, fieldText, SIGNER_PART_NAMES, signerParts } from '../field-values.ts';
import { FIELD_STATE_NAMES, VERIFY } from '../text.ts';
import { find, findAll, fromTemplate, growWithText, need } from './dom.ts';
import { createFieldSaver, SaveRefused } from './field-saver.ts';
import { followObligations } from './obligations.ts';
import { createPageViewer, passagesOf } from './page-viewer.ts';
import { followWords } from './word-desk.ts';
import { followDetails } from './paper-details.ts';
import { insertPicked, type PlacedWord, textOf } from './word-selection.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const CONTROLS = 'input[type=text], textarea, select';

const desk = need('[data-verify]');
const viewer = createPageViewer();
const fields = findAll('[data-field]', desk);
const form = find<HTMLFormElement>('form#xac-minh');
const verifyButton = find<HTMLButtonElement>('[data-verify-button]');
const saver = createFieldSaver({
  dispatchId: desk.dataset['dispatch'] ?? '',
  version: Number(desk.dataset['version']),
  onVersion(version) {
    for (const input of findAll<HTMLInputElement>('[data-version-input]')) input.value = String(version);
  },
  reason: () => find<HTMLInputElement>('[data-correction-reason]')?.value ?? '',
});

const nameOf = (element: HTMLElement) => element.dataset['field'] as MetadataField;
const controlsOf = (element: HTMLElement) => findAll<Control>(CONTROLS, element);
const fieldAround = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null;

// ---- Lighting: what has the focus, and for a moment what the mouse is over ----

let focused: HTMLElement | null = null;
let hoverTimer = 0;

function lightFocused(): void {
  viewer?.light(focused === null ? [] : passagesOf(focused), { move: false });
}

function followWithLight(): void {
  for (const element of fields) {
    element.addEventListener('focusin', () => {
      focused = element;
      viewer?.light(passagesOf(element));
    });
    element.addEventListener('mouseenter', () => {
      clearTimeout(hoverTimer);
      hoverTimer = window.setTimeout(() => viewer?.light(passagesOf(element)), 140);
    });
    element.addEventListener('mouseleave', () => {
      clearTimeout(hoverTimer);
      lightFocused();
    });
  }
}

function drawHints(): void {
  viewer?.setHints(
    fields.flatMap((element) =>
      passagesOf(element).map((passage) => ({
        ...passage,
        doubtful: element.dataset['doubtful'] === 'true',
      })),
    ),
  );
}

// ---- Deciding ----

function typedIn(element: HTMLElement): (name: string) => string {
  return (name) => controlsOf(element).find((control) => control.name === name)?.value ?? '';
}

function absentBox(element: HTMLElement): HTMLInputElement {
  return need<HTMLInputElement>('[data-absent]', element);
}

/** Saves what the field's control says. @returns whether the person may go on to the next */
async function decide(element: HTMLElement): Promise<boolean> {
  const field = nameOf(element);
  const suggestionKey = element.dataset['suggestion'] ?? '';
  const decision = decisionFor({
    field,
    suggestionKey,
    absent: absentBox(element).checked,
    typed: typedIn(element),
  });
  if (decision === 'invalid') {
    refuse(element, VERIFY.badDate);
    return false;
  }
  if (decision === 'nothing') return element.dataset['required'] !== 'true';
  return save(element, decision);
}

/** What was sent last for each field: Enter, leaving the control and its `change` all mean one decision. */
const sent = new Map<HTMLElement, string>();

async function save(element: HTMLElement, decision: FieldDecision): Promise<boolean> {
  const meaning = JSON.stringify(decision);
  if (sent.get(element) === meaning) return true;
  sent.set(element, meaning);
  showSaving(VERIFY.saving);
  try {
    const saved = await saver.save(nameOf(element), decision);
    // The paper turned out to be secret: nothing of it may stay on this page.
    if (saved.state === 'quarantined') location.assign(`/van-ban/${desk.dataset['dispatch']}`);
    showDecided(element, saved.field.state, saved.field.decidedBy?.name ?? '');
    if (decision.action === 'absent' || decision.action === 'undo') showValue(element, saved.field.value);
    showSaving(VERIFY.saved);
    return true;
  } catch (error) {
    sent.delete(element);
    showSaving(VERIFY.notSaved, true);
    if (error instanceof SaveRefused) showRefusal(element, error);
    return false;
  }
}

function showDecided(element: HTMLElement, state: FieldState, by: string): void {
  element.dataset['state'] = state;
  element.dataset['doubtful'] = 'false';
  const decided = need('[data-decided]', element);
  decided.title = by;
  need('[data-decided-name]', element).textContent = state === 'suggested' ? '' : FIELD_STATE_NAMES[state];
  const note = need('[data-note]', element);
  note.classList.remove('vfield-note-error');
  const suggestion = note.dataset['suggestion'] ?? '';
  const overruled = (state === 'corrected' || state === 'absent') && suggestion !== '';
  note.textContent = overruled ? `${VERIFY.suggestion}: ${suggestion}` : '';
  for (const control of controlsOf(element)) control.removeAttribute('aria-invalid');
  drawHints();
  showLeft();
}

/** The value in force, in the field's controls: nothing where it is not on the paper. */
function showValue(element: HTMLElement, value: unknown): void {
  const field = nameOf(element);
  const parts = signerParts(value);
  for (const control of controlsOf(element)) {
    const part = SIGNER_PART_NAMES.find((name) => control.name === controlName('signer', name));
    control.value = part === undefined ? fieldText(field, value) : parts[part];
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function refuse(element: HTMLElement, message: string): void {
  const note = need('[data-note]', element);
  note.textContent = message;
  note.classList.add('vfield-note-error');
  for (const control of controlsOf(element)) control.setAttribute('aria-invalid', 'true');
}

function showRefusal(element: HTMLElement, { problem }: SaveRefused): void {
  if (problem.status === 422 || problem.status === 400) {
    refuse(element, problem.title);
    return;
  }
  const banner = fromTemplate('bao-loi');
  need('[data-text]', banner).textContent =
    problem.code === 'dispatch.changed' ? conflictText(problem) : problem.title;
  need('[data-messages]').replaceChildren(banner);
  banner.scrollIntoView({ block: 'nearest' });
}

function conflictText(problem: SaveRefused['problem']): string {
  const who = typeof problem['changedBy'] === 'string' ? problem['changedBy'] : null;
  const when =
    typeof problem['changedAt'] === 'string' ? displayInstant(problem['changedAt']).slice(11) : null;
  return VERIFY.conflict(who, when);
}

function showSaving(text: string, failed = false): void {
  const place = find('[data-saving]');
  if (place === null) return;
  place.textContent = text;
  place.classList.toggle('desk-saving-failed', failed);
}

function showLeft(): void {
  const left = fields.filter((element) => element.dataset['doubtful'] === 'true').length;
  const place = find('[data-left]');
  if (place !== null) place.textContent = left === 0 ? VERIFY.allDecided : VERIFY.fieldsLeft(left);
}

// ---- Moving: doubtful fields first, then what is still open, then the button ----

const isOpen = (element: HTMLElement) =>
  element.dataset['state'] === 'suggested' && element.dataset['blank'] !== 'true';
const isDoubtful = (element: HTMLElement) => element.dataset['doubtful'] === 'true';

function nextAfter(element: HTMLElement | null): HTMLElement | null {
  const position = element === null ? -1 : fields.indexOf(element);
  const around = [...fields.slice(position + 1), ...fields.slice(0, Math.max(position, 0))];
  return around.find(isDoubtful) ?? around.find(isOpen) ?? null;
}

function focusField(element: HTMLElement): void {
  const [first] = controlsOf(element);
  first?.focus();
  if (first instanceof HTMLInputElement || first instanceof HTMLTextAreaElement) first.select();
}

function goOn(from: HTMLElement | null): void {
  const next = nextAfter(from);
  if (next !== null) focusField(next);
  else verifyButton?.focus();
}

/** The next field has the focus before the answer is there: a fast clerk never waits. */
function acceptAndGoOn(element: HTMLElement): void {
  const decision = decide(element);
  const isInvalid = find('[aria-invalid]', element) !== null;
  if (!isInvalid) goOn(element);
  void decision;
}

// ---- Keys ----

function followKeys(): void {
  document.addEventListener('keydown', (event) => {
    // While a Vietnamese letter is being composed, Enter belongs to the input method.
    if (event.isComposing) return;
    if (event.key === 'Enter' && event.ctrlKey) return run(event, submitAll);
    if (event.altKey && event.code === 'KeyN')
      return run(event, () => location.assign(desk.dataset['next'] ?? '/xac-minh'));
    if (event.altKey && event.key === 'PageUp') return run(event, () => viewer?.step(-1));
    if (event.altKey && event.key === 'PageDown') return run(event, () => viewer?.step(1));
    const element = fieldAround(event.target);
    if (element === null) return;
    if (event.altKey && event.code === 'Digit0') return run(event, () => absentBox(element).click());
    const isControl = (event.target as Element).matches(CONTROLS);
    if (event.key === 'Enter' && !event.shiftKey && isControl) run(event, () => acceptAndGoOn(element));
  });
}

function run(event: Event, action: () => void): void {
  event.preventDefault();
  action();
}

function submitAll(): void {
  if (verifyButton !== null) form?.requestSubmit(verifyButton);
  else find<HTMLButtonElement>('[data-register-button]')?.click();
}

/** The form is sent when everything typed before it is saved: else it would come with an old version. */
function waitForSaves(): void {
  form?.addEventListener('submit', (event) => {
    if (saver.isIdle()) return;
    event.preventDefault();
    const { submitter } = event;
    void saver.idle().then(() => form.requestSubmit(submitter));
  });
}

function followControls(): void {
  for (const element of fields) {
    need('[data-accept]', element).addEventListener('click', () => acceptAndGoOn(element));
    absentBox(element).addEventListener('change', () => void toggleAbsent(element));
    for (const control of controlsOf(element)) {
      control.addEventListener('change', () => {
        absentBox(element).checked = false;
        void decide(element);
      });
      if (control instanceof HTMLTextAreaElement) growWithText(control);
    }
  }
}

async function toggleAbsent(element: HTMLElement): Promise<void> {
  if (absentBox(element).checked) {
    if (await save(element, { action: 'absent' })) goOn(element);
  } else {
    await save(element, { action: 'undo' });
  }
}

// ---- Picking words from the paper ----

/** @returns whether a field had the focus to take them */
function pickInto(words: readonly PlacedWord[]): boolean {
  const control = document.activeElement;
  const element = fieldAround(control);
  if (element === null || !(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement))
    return false;
  const field = nameOf(element);
  const picked = textOf(words, field);
  const separator = FIELD_KINDS[field] === 'lines' ? '\n' : ' ';
  const { value: text, selectionStart, selectionEnd } = control;
  const start = selectionStart ?? text.length;
  const inserted = insertPicked({ text, start, end: selectionEnd ?? start }, picked, separator);
  control.value = inserted.text;
  control.setSelectionRange(inserted.caret, inserted.caret);
  control.dispatchEvent(new Event('input', { bubbles: true }));
  markTyped(control);
  return true;
}

/** A value that a script set fires no `change`: it is saved when the person leaves the control. */
function markTyped(control: Control): void {
  const element = fieldAround(control);
  if (element === null) return;
  control.addEventListener(
    'blur',
    () => {
      if (element.dataset['state'] !== 'suggested' || control.value !== '') void decide(element);
    },
    { once: true },
  );
}

followWithLight();
followDetails(viewer);
followKeys();
followControls();
waitForSaves();
drawHints();
const duties = followObligations(viewer, saver);
const wordDesk = followWords(viewer, saver, pickInto);
viewer?.onPick((words) => {
  if (wordDesk?.takes(words)) return;
  if (!pickInto(words)) duties?.pick(words);
});
if (verifyButton !== null) {
  const first = nextAfter(null) ?? fields[0];
  const isPassageChosen = find('.obligation[aria-current]') !== null;
  if (!isPassageChosen && first !== undefined && matchMedia('(min-width: 1024px)').matches) focusField(first);
}
