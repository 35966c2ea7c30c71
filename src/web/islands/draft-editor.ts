/**
 * The editor of a draft: its parts as controls, saved while one types, the pages set anew beside them. What somebody
 * else saved meanwhile is never overwritten: both are shown, and the person says which stays.
 */
import type { DispatchDocument } from '../../drafting/document.ts';
import type { EditorWords } from '../text/drafts.ts';
import { find, findAll, need } from './dom.ts';
import { element, wideButton } from './draft/context.ts';
import { type PartsContext, partsOf } from './draft/parts.ts';

/** Milliseconds without a key before the draft is saved. */
const PAUSE = 700;
const RETRY = 5_000;
/** How often it is told that somebody has the draft open, and asked who else does. */
const PULSE = 20_000;

const root = need('[data-editor]');
const pages = need('[data-pages]');
const saving = need('[data-saving]');
const others = need('[data-other]');
const address = root.dataset['address'] ?? '';
const words = JSON.parse(root.dataset['words'] ?? '{}') as EditorWords;

let draft = JSON.parse(root.dataset['document'] ?? '{}') as DispatchDocument;
let revision = Number(root.dataset['revision']);
let dirty = false;
let conflicted = false;
let timer: number | undefined;
let running: Promise<void> | null = null;

const context: PartsContext = { words, cursor: null, changed, redraw };
redraw();
tell(words.saved);

function redraw(): void {
  context.cursor = null;
  root.replaceChildren(...partsOf(draft, context));
}

function changed(): void {
  dirty = true;
  tell(words.unsaved);
  wait(PAUSE);
}

function wait(milliseconds: number): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void save(), milliseconds);
}

function tell(state: string): void {
  saving.textContent = state;
}

/** One save at a time: the next one takes what was typed meanwhile. */
async function save(): Promise<void> {
  if (running !== null) {
    await running;
    return save();
  }
  if (!dirty || conflicted) return;
  running = send();
  await running;
  running = null;
}

async function send(): Promise<void> {
  dirty = false;
  tell(words.saving);
  try {
    const response = await fetch(`${address}/luu`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ revision, document: draft }),
    });
    const answer = (await response.json()) as SaveAnswer;
    if (response.status === 409 && answer.document !== undefined) return showConflict(answer);
    if (!response.ok) {
      dirty = true;
      return tell(answer.title ?? words.unsaved);
    }
    noteRevision(answer.revision);
    pages.innerHTML = answer.html;
    others.textContent = answer.writing ?? '';
    tell(dirty ? words.unsaved : words.saved);
  } catch {
    // The connection broke: what was typed is still here, and the next try sends it.
    dirty = true;
    tell(words.offline);
    wait(RETRY);
  }
}

interface SaveAnswer {
  revision: number;
  html: string;
  writing?: string;
  title?: string;
  /** Of a conflict: what is kept now. */
  document?: DispatchDocument;
}

/** The forms below act on the revision that is kept. */
function noteRevision(now: number): void {
  revision = now;
  for (const field of findAll<HTMLInputElement>('[data-revision-field]')) field.value = String(now);
}

function showConflict({ title, html, revision: now, document: theirs }: SaveAnswer): void {
  conflicted = true;
  dirty = true;
  tell(words.unsaved);
  const changes = element('div');
  changes.innerHTML = html;
  const settle = () => {
    conflicted = false;
    panel.remove();
  };
  const panel = element(
    'section',
    { class: 'panel panel-body draft-conflict', role: 'alert', 'data-testid': 'draft-conflict' },
    element('h2', {}, words.conflictTitle),
    element('p', {}, title ?? ''),
    changes,
    element(
      'div',
      { class: 'buttons' },
      wideButton(words.keepMine, () => {
        settle();
        noteRevision(now);
        void save();
      }),
      wideButton(words.takeTheirs, () => {
        settle();
        if (theirs !== undefined) draft = theirs;
        dirty = false;
        noteRevision(now);
        redraw();
        changed();
      }),
    ),
  );
  find('[data-testid=draft-conflict]')?.remove();
  root.before(panel);
  panel.scrollIntoView({ block: 'center' });
}

/** What a form does is done to what was typed, not to what was saved a moment before. */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches('[data-needs-saving]') || !isBusy()) return;
  event.preventDefault();
  void sendAfterSaving(form, event.submitter);
});

async function sendAfterSaving(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  await save();
  if (!dirty) form.requestSubmit(submitter);
}

const isBusy = () => dirty || running !== null;

window.addEventListener('beforeunload', (event) => {
  if (dirty) event.preventDefault();
});

window.setInterval(() => void pulse(), PULSE);

async function pulse(): Promise<void> {
  if (document.hidden) return;
  try {
    const response = await fetch(`${address}/dang-viet`, { method: 'POST' });
    if (!response.ok) return;
    const { revision: now, writing } = (await response.json()) as { revision: number; writing: string };
    others.textContent = writing;
    // Somebody saved and nothing of ours waits: their words are the ones to read.
    if (now !== revision && !isBusy()) window.location.reload();
  } catch {
    // The connection broke: the next save says so.
  }
}
