/**
 * The list of obligations from the keyboard and the mouse: what is chosen lights up on the paper, what is decided is
 * saved by the API, and the list comes back as the server writes it.
 */
import type { Typed } from '../field-values.ts';
import { DUTY_CONTROLS, passageAsAction, typedStatement } from '../obligation-form.ts';
import { DUTIES } from '../text.ts';
import { DUTY_LIST } from '../text/duty-list.ts';
import { find, findAll, growWithText, need } from './dom.ts';
import { type Change, type FieldSaver, SaveRefused } from './field-saver.ts';
import { type PageViewer, passagesOf } from './page-viewer.ts';
import {
  chosenAfter,
  firstToWalk,
  paragraphsOf,
  passageOf,
  type Walked,
  walkedOn,
  wordsWalked,
} from './passage-choice.ts';
import type { PlacedWord } from './word-selection.ts';

/** In place of an id: the obligation that is about to be made of a passage. */
const NEW = 'moi';

export interface ObligationDesk {
  /** Words that were picked from the picture and belong to no field. */
  pick(words: readonly PlacedWord[]): void;
}

interface Decided {
  version: number;
  obligationId: string | null;
}

/** @returns null on a page without the list */
export function followObligations(viewer: PageViewer | null, saver: FieldSaver): ObligationDesk | null {
  const root = find('[data-duties]');
  return root === null ? null : new Desk(root, viewer, saver);
}

/** U was pressed where nothing was decided on this page, or it has gone from the list. */
class NothingToTakeBack extends Error {}

class Desk implements ObligationDesk {
  private readonly root: HTMLElement;
  private readonly viewer: PageViewer | null;
  private readonly saver: FieldSaver;
  private readonly list: HTMLElement;
  private readonly canDecide: boolean;
  /** One thing after the other, so that keys typed faster than the service answers all mean what they should. */
  private turn: Promise<void> = Promise.resolve();
  private choosing = false;
  /** Whether the reasons of the chosen one are shown, whichever it is. */
  private explains = false;
  /** Ids of what was decided on this page, the last one last: what U takes back from wherever one is by then. */
  private decided: string[] = [];
  /** The one that was chosen when all were accepted: until another is, U means all of them. */
  private chosenAfterAll: string | null = null;
  /** The paragraphs that keys chose on the page that is shown. */
  private walked: Walked | null = null;

  constructor(root: HTMLElement, viewer: PageViewer | null, saver: FieldSaver) {
    this.root = root;
    this.viewer = viewer;
    this.saver = saver;
    this.list = need('[data-duties-list]', root);
    this.canDecide = find('#nhiem-vu-form') !== null;
    this.root.addEventListener('click', (event) => this.clicked(event));
    this.root.addEventListener('change', (event) => this.changed(event));
    this.root.addEventListener('focusin', (event) => this.focused(event));
    this.root.addEventListener('keydown', (event) => this.keyInEditor(event));
    document.addEventListener('keydown', (event) => this.key(event));
    this.followPassageBar();
    const chosen = this.items().find((item) => item.hasAttribute('aria-current'));
    if (chosen !== undefined) this.choose(chosen, { focus: false });
    this.rove();
  }

  // ---- The list ----

  private items(): HTMLElement[] {
    return findAll('a.obligation', this.list);
  }

  private current(): HTMLElement | null {
    return find('a.obligation[aria-current]', this.list);
  }

  private itemOf(id: string | null): HTMLElement | null {
    return this.items().find((item) => idOf(item) === id) ?? null;
  }

  /** Tab reaches the chosen one (or the first), the arrows reach the rest. */
  private rove(): void {
    const items = this.items();
    const reached = this.current() ?? items[0];
    for (const item of items) item.tabIndex = item === reached ? 0 : -1;
  }

  private choose(item: HTMLElement, { focus = true } = {}): void {
    for (const other of this.items()) other.removeAttribute('aria-current');
    item.setAttribute('aria-current', 'true');
    this.rove();
    this.viewer?.light(passagesOf(item));
    if (this.explains) this.explain();
    if (focus && document.activeElement !== item) item.focus();
    (item.closest('li') ?? item).scrollIntoView({ block: 'nearest' });
  }

  /** Tells why the chosen one was suggested, and of no other. */
  private explain(): void {
    const chosen = this.current()?.closest('[data-duty]');
    for (const why of findAll<HTMLDetailsElement>('[data-duty-why]', this.list))
      why.open = this.explains && chosen?.contains(why) === true;
  }

  private move(by: number): void {
    const items = this.items();
    const at = items.findIndex((item) => item === this.current());
    const next = items[at < 0 ? 0 : Math.min(Math.max(at + by, 0), items.length - 1)];
    this.showProblem('');
    if (next !== undefined) this.choose(next);
  }

  /** After a word on one: the next nobody decided on, else the first of them, else the same. */
  private goOnFrom(id: string | null): void {
    const items = this.items();
    const at = items.findIndex((item) => idOf(item) === id);
    const isOpen = (item: HTMLElement) => stateOf(item) === 'suggested';
    const next = items.slice(at + 1).find(isOpen) ?? items.find(isOpen) ?? items[at];
    if (next !== undefined) this.choose(next);
  }

  // ---- Asking the server for the list ----

  private async load(query: { chon?: string | null; sua?: string | null }): Promise<void> {
    const search = new URLSearchParams();
    if (query.chon) search.set('chon', query.chon);
    if (query.sua) search.set('sua', query.sua);
    const unit = find<HTMLSelectElement>('[data-unit-choice] select', this.list);
    if (unit !== null) search.set('don-vi', unit.value);
    const response = await fetch(`/van-ban/${this.root.dataset['duties']}/nhiem-vu?${search}`);
    if (!response.ok) throw new TypeError(DUTIES.failed);
    // Written by our own server, which escapes every text of the paper.
    this.list.innerHTML = await response.text();
    for (const element of findAll('[data-needs-script]', this.list)) element.hidden = false;
    for (const element of findAll('[data-needs-no-script]', this.list)) element.hidden = true;
    for (const area of findAll<HTMLTextAreaElement>('textarea[data-grow]', this.list)) growWithText(area);
    this.showChoosing();
    this.rove();
  }

  // ---- Deciding ----

  /** Runs when everything before it is done; what goes wrong is said over the list. */
  private inTurn(work: () => Promise<void>): void {
    this.turn = this.tried(this.turn, work);
  }

  private async tried(before: Promise<void>, work: () => Promise<void>): Promise<void> {
    await before;
    try {
      await work();
      this.showProblem('');
    } catch (error) {
      if (error instanceof NothingToTakeBack) return this.showProblem(DUTY_LIST.nothingToTakeBack);
      const problem = error instanceof SaveRefused ? error.problem : null;
      // A page loaded again helps where the paper is another by now, not where a thing cannot be done.
      const mayReload = problem !== null && problem.status !== 422;
      this.showProblem(problem?.title || DUTIES.failed, mayReload);
    }
  }

  private async decide(id: string, body: { action: string } & Record<string, unknown>): Promise<void> {
    const answer = await this.send({ method: 'PUT', path: `/obligations/${id}`, body });
    await this.load({ chon: answer.obligationId ?? id });
    const looksAt = this.itemOf(answer.obligationId) === null ? id : answer.obligationId;
    this.decided = this.decided.filter((each) => each !== id && each !== looksAt);
    if (body.action !== 'undo') this.decided.push(looksAt ?? id);
    this.sayOf(looksAt);
    if (body.action === 'accept' || body.action === 'dismiss') this.goOnFrom(looksAt);
    else this.chooseById(looksAt);
  }

  /** Back to the last one that was decided here, undecided again. One that left the list has nothing to go back to. */
  private async takeBackLast(): Promise<void> {
    const last = this.decided.pop();
    if (last === ALL_AT_ONCE) return this.takeBackAll();
    const item = this.itemOf(last ?? null);
    if (item === null || stateOf(item) === 'suggested') throw new NothingToTakeBack();
    await this.decide(idOf(item), { action: 'undo' });
  }

  /** What became of one; the focus says which is next. */
  private sayOf(id: string | null): void {
    const item = this.itemOf(id);
    if (item === null) return this.say(DUTIES.states.dismissed);
    const state = DUTIES.states[stateOf(item) as keyof typeof DUTIES.states];
    const name = find('.obligation-clause', item) ?? find('.obligation-action', item);
    this.say(`${name?.textContent ?? ''}: ${state}`);
  }

  /** To those who hear the page and don't see it: with how many wait. */
  private say(what: string): void {
    const open = this.items().filter((item) => stateOf(item) === 'suggested').length;
    need('[data-duties-said]', this.root).textContent = DUTIES.said(what, open);
  }

  private send(change: Change): Promise<Decided> {
    return this.saver.send<Decided>(change);
  }

  private chooseById(id: string | null): void {
    const item = this.itemOf(id) ?? this.items()[0];
    if (item !== undefined) this.choose(item);
  }

  private async perform(word: string): Promise<void> {
    const [action = '', id = ''] = word.split(/:(.*)/su);
    switch (action) {
      case 'accept-all':
        return this.acceptAll({});
      case 'accept-open':
        return this.acceptAll({ unsure: true });
      case 'take':
        return this.takePossible(id);
      case 'undo-accept-all':
        return this.takeBackAll();
      case 'edit':
        return this.edit(id);
      case 'save':
        return this.save(id);
      case 'cut':
        return this.cut(id);
      case 'merge':
        return this.merge(id);
      case 'split':
        return this.split(id);
      default:
        return this.decide(id, { action });
    }
  }

  /** With the next as it is shown here, which need not be the next on the paper. */
  private merge(id: string): Promise<void> {
    const items = this.items();
    const behind = items.slice(items.findIndex((item) => idOf(item) === id) + 1);
    const next = behind.find((item) => stateOf(item) !== 'dismissed');
    return this.decide(id, { action: 'merge', ...(next === undefined ? {} : { with: idOf(next) }) });
  }

  /** At its seams; where the machine sees none, the person shows where, in the editor. */
  private async split(id: string): Promise<void> {
    try {
      await this.decide(id, { action: 'split' });
    } catch (error) {
      if (!(error instanceof SaveRefused) || error.problem.code !== 'dispatch.nothing-to-split') throw error;
      await this.edit(id);
      this.showEditorProblem(DUTIES.cutWhere);
    }
  }

  private async acceptAll(body: { unsure?: boolean }): Promise<void> {
    const { obligationId } = await this.send({ method: 'POST', path: '/obligations/accept-all', body });
    await this.load({ chon: obligationId });
    this.say(DUTIES.states.accepted);
    this.decided.push(ALL_AT_ONCE);
    this.chooseById(obligationId);
    this.chosenAfterAll = this.currentId();
  }

  /** One of those that fell just short of being suggested becomes a duty; the others stay in sight. */
  private async takePossible(place: string): Promise<void> {
    const answer = await this.send({ method: 'POST', path: `/obligations/possible/${place}`, body: {} });
    await this.load({ chon: answer.obligationId });
    const rest = find<HTMLDetailsElement>('[data-possible]', this.list);
    if (rest !== null) rest.open = true;
    this.sayOf(answer.obligationId);
    this.decided.push(answer.obligationId ?? '');
    this.chooseById(answer.obligationId);
  }

  /** Everything that was accepted at once is undecided again. */
  private async takeBackAll(): Promise<void> {
    this.decided = this.decided.filter((each) => each !== ALL_AT_ONCE);
    const { obligationId } = await this.send({
      method: 'POST',
      path: '/obligations/undo-accept-all',
      body: {},
    });
    await this.load({ chon: obligationId });
    this.say(DUTY_LIST.takenBack);
    this.chooseById(obligationId);
  }

  private currentId(): string | null {
    const item = this.current();
    return item === null ? null : idOf(item);
  }

  /** Whether U, pressed on this one, means what was decided last and not this one. */
  private meansLast(item: HTMLElement): boolean {
    if (stateOf(item) === 'suggested') return true;
    return this.decided.at(-1) === ALL_AT_ONCE && idOf(item) === this.chosenAfterAll;
  }

  private async edit(id: string): Promise<void> {
    await this.load({ chon: id, sua: id });
    const editor = need('[data-duty-editor]', this.list);
    this.viewer?.light(passagesOf(editor));
    const area = need<HTMLTextAreaElement>('textarea', editor);
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    editor.scrollIntoView({ block: 'nearest' });
  }

  private async cancel(): Promise<void> {
    const id = find('[data-duty-editor]', this.list)?.dataset['dutyEditor'] ?? null;
    await this.load({ chon: id });
    if (id === NEW) this.forgetPassage();
    this.chooseById(id);
  }

  private async save(id: string): Promise<void> {
    const typed = typedStatement(typedIn(this.list));
    if (!typed.ok) return this.showEditorProblem(typed.message);
    const { statement } = typed;
    if (id !== NEW) return this.decide(id, { action: 'edit', statement });
    const body = { statement, passages: this.chosenPassages() };
    const answer = await this.send({ method: 'POST', path: '/obligations', body });
    this.forgetPassage();
    await this.load({ chon: answer.obligationId });
    this.sayOf(answer.obligationId);
    this.decided.push(answer.obligationId ?? '');
    this.chooseById(answer.obligationId);
  }

  /** Two of one, cut where the caret stands in the action. */
  private async cut(id: string): Promise<void> {
    const area = need<HTMLTextAreaElement>(`[name="${DUTY_CONTROLS.action}"]`, this.list);
    const at = area.selectionStart;
    const actions = [area.value.slice(0, at), area.value.slice(at)]
      .map((part) => part.replace(/\s+/gu, ' ').replace(/^[\s;,.]+|[\s;,.]+$/gu, ''))
      .filter((part) => part !== '');
    if (actions.length < 2) return this.showEditorProblem(DUTIES.cutWhere);
    return this.decide(id, { action: 'split', actions });
  }

  private showEditorProblem(message: string): void {
    const place = need('[data-editor-problem]', this.list);
    place.textContent = message;
    place.hidden = message === '';
    need('[data-duty-editor]', this.list).scrollIntoView({ block: 'nearest' });
  }

  private showProblem(message: string, mayReload = false): void {
    const place = need('[data-duties-problem]', this.root);
    place.textContent = message;
    place.hidden = message === '';
    if (message === '' || !mayReload) return;
    const again = document.createElement('a');
    again.href = location.href;
    again.textContent = DUTIES.reload;
    place.append(' ', again);
    place.scrollIntoView({ block: 'nearest' });
  }

  // ---- Mouse and keys ----

  private clicked(event: MouseEvent): void {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>('[data-duty-action]');
    const item = target.closest<HTMLElement>('a.obligation');
    if (button !== null)
      return run(event, () => this.inTurn(() => this.perform(button.dataset['dutyAction'] ?? '')));
    if (target.closest('[data-duty-cancel]') !== null)
      return run(event, () => this.inTurn(() => this.cancel()));
    if (target.closest('[data-choose-passage]') !== null)
      return run(event, () => this.setChoosing(!this.choosing));
    if (item !== null) return run(event, () => this.choose(item));
    const possible = target.closest<HTMLElement>('a.possible-duty');
    if (possible !== null) run(event, () => this.viewer?.light(passagesOf(possible)));
  }

  private changed(event: Event): void {
    const target = event.target as Element;
    if (!target.matches('[data-unit-choice] select')) return;
    const unit = (target as HTMLSelectElement).value;
    this.inTurn(async () => {
      await this.load({});
      this.viewer?.light([]);
      find('[data-unit-choice] select', this.list)?.focus();
      keepInAddress('don-vi', unit);
    });
  }

  private focused(event: FocusEvent): void {
    const item = (event.target as Element).closest<HTMLElement>('a.obligation');
    if (item !== null && item !== this.current()) this.choose(item, { focus: false });
  }

  private keyInEditor(event: KeyboardEvent): void {
    const editor = (event.target as Element).closest<HTMLElement>('[data-duty-editor]');
    if (editor === null || event.isComposing) return;
    const isLine = (event.target as Element).matches('input, select');
    const saves = event.key === 'Enter' && (event.ctrlKey || isLine);
    const cuts = event.altKey && event.code === 'KeyS' && editor.dataset['dutyEditor'] !== NEW;
    if (event.key !== 'Escape' && !saves && !cuts) return;
    // Ctrl+Enter means the whole paper elsewhere on this page.
    event.stopPropagation();
    const id = editor.dataset['dutyEditor'] ?? '';
    const act = saves ? this.save : cuts ? this.cut : this.cancel;
    run(event, () => this.inTurn(() => act.call(this, id)));
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing || event.defaultPrevented) return;
    if (event.altKey && event.code === 'KeyJ') return run(event, () => this.goOnFrom(null));
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.target as Element;
    const isInList = this.list.contains(target) && target.closest('[data-duty-editor]') === null;
    const isNowhere = target === document.body || target.matches('[data-stage]');
    if (target.matches('input, textarea, select') || !(isInList || isNowhere)) return;
    if (event.key === 'Escape' && this.hasPassage()) return run(event, () => this.forgetPassage());
    const walking = this.choosing ? this.walkOf(event) : null;
    if (walking !== null) return run(event, walking);
    const action = this.actionOf(keyOf(event), target);
    if (action !== null) run(event, action);
  }

  private actionOf(key: string, target: Element): (() => void) | null {
    const isButton = target.matches('button, summary, a.possible-duty');
    switch (key) {
      case 'j':
      case 'ArrowDown':
        return target.matches('[data-stage]') && key !== 'j' ? null : () => this.move(1);
      case 'k':
      case 'ArrowUp':
        return target.matches('[data-stage]') && key !== 'k' ? null : () => this.move(-1);
      case 'v':
        return () => {
          this.explains = !this.explains;
          this.explain();
        };
      case 'A':
        // Where only the duties of one unit are seen, not all are accepted unseen.
        return this.offers('accept-open') ? () => this.inTurn(() => this.perform('accept-open')) : null;
      case 'o':
        return this.canDecide ? () => this.createOrChoose() : null;
      case 'Enter':
        return isButton ? null : this.wordOn('accept');
      default:
        return KEYS[key] === undefined ? null : this.wordOn(KEYS[key]);
    }
  }

  private offers(word: string): boolean {
    return find(`[data-duty-action="${word}"]`, this.list) !== null;
  }

  /** What a key means for the chosen one when its turn comes: it may be another by then. */
  private wordOn(action: string): (() => void) | null {
    if (!this.canDecide || this.items().length === 0) return null;
    return () =>
      this.inTurn(async () => {
        const item = this.current();
        if (item === null) return this.move(1);
        if (action === 'accept' && stateOf(item) !== 'suggested') return this.goOnFrom(idOf(item));
        if (action === 'undo' && this.meansLast(item)) return this.takeBackLast();
        return this.perform(`${action}:${idOf(item)}`);
      });
  }

  // ---- A passage of the person's own ----

  pick(words: readonly PlacedWord[]): void {
    if (!this.canDecide || this.viewer === null) return;
    const here = this.viewer.kept().find(({ page }) => page === this.viewer?.page())?.words ?? [];
    // A stray click on the picture is no passage, unless one is being chosen.
    if (words.length === 1 && !this.choosing && here.length !== 1) return;
    this.walked = null;
    this.viewer.keep(chosenAfter(this.viewer.words(), here, words));
    this.showChoosing();
  }

  /** While a passage is chosen the arrows go along the paragraphs of the page, and Enter takes them. */
  private walkOf({ key, shiftKey }: KeyboardEvent): (() => void) | null {
    if (key === 'ArrowDown') return () => this.inTurn(() => this.walk(1, shiftKey));
    if (key === 'ArrowUp') return () => this.inTurn(() => this.walk(-1, shiftKey));
    // In its turn: the arrows before it may still wait for the words of a page.
    return key === 'Enter' ? () => this.inTurn(() => this.takeWalked()) : null;
  }

  private async walk(by: number, isMore: boolean): Promise<void> {
    const { viewer } = this;
    if (viewer === null) return;
    const paragraphs = paragraphsOf(await viewer.wordsLoaded());
    const before = this.walked?.page === viewer.page() ? this.walked : null;
    const leaves = before !== null && (by > 0 ? before.to + by >= paragraphs.length : before.to + by < 0);
    if ((leaves || paragraphs.length === 0) && (by > 0 || !isMore)) return this.walkToPage(by, isMore);
    const page = viewer.page();
    const start = by > 0 ? firstToWalk(paragraphs) : paragraphs.length - 1;
    this.walked =
      before === null ? { page, from: start, to: start } : walkedOn(before, by, isMore, paragraphs.length);
    if (!isMore) viewer.forgetKept();
    const words = wordsWalked(paragraphs, this.walked);
    viewer.keep(words);
    viewer.light([{ page, boxes: passageOf(words).boxes }]);
    this.showChoosing();
  }

  /** On over the end of a page; the last page goes on nowhere. */
  private async walkToPage(by: number, isMore: boolean): Promise<void> {
    const before = this.viewer?.page();
    this.viewer?.step(by);
    if (this.viewer?.page() !== before) await this.walk(by, isMore);
  }

  private async takeWalked(): Promise<void> {
    if (this.chosenPassages().length > 0) await this.createFromPassage();
  }

  private hasPassage(): boolean {
    return this.choosing || (this.viewer?.kept().length ?? 0) > 0;
  }

  private chosenPassages() {
    return (this.viewer?.kept() ?? []).map(({ page, words }) => ({ page, ...passageOf(words) }));
  }

  private createOrChoose(): void {
    if (this.chosenPassages().length === 0) return this.setChoosing(!this.choosing);
    return this.inTurn(() => this.createFromPassage());
  }

  private async createFromPassage(): Promise<void> {
    const quote = this.chosenPassages()
      .map((passage) => passage.quote)
      .join(' ');
    const { clause, action } = passageAsAction(quote);
    await this.load({ sua: NEW });
    this.viewer?.light([]);
    const editor = need('[data-duty-editor]', this.list);
    need<HTMLTextAreaElement>(`[name="${DUTY_CONTROLS.action}"]`, editor).value = action;
    need<HTMLInputElement>(`[name="${DUTY_CONTROLS.clause}"]`, editor).value = clause;
    for (const area of findAll<HTMLTextAreaElement>('textarea', editor)) growWithText(area);
    need<HTMLTextAreaElement>(`[name="${DUTY_CONTROLS.assignees}"]`, editor).focus();
    editor.scrollIntoView({ block: 'nearest' });
  }

  private setChoosing(choosing: boolean): void {
    this.choosing = choosing;
    if (choosing) find('[data-viewer]')?.scrollIntoView({ block: 'nearest' });
    else this.viewer?.forgetKept();
    if (this.walked !== null) this.viewer?.light([]);
    this.walked = null;
    this.showChoosing();
  }

  private forgetPassage(): void {
    this.setChoosing(false);
  }

  private followPassageBar(): void {
    find('[data-passage-create]')?.addEventListener('click', () => this.createOrChoose());
    find('[data-passage-forget]')?.addEventListener('click', () => this.forgetPassage());
  }

  /** What keys chose is told by its first words too: who hears the page does not see it. */
  private toldChoice(words: number): string {
    if (this.walked === null) return DUTIES.chosen(words);
    const quote = this.chosenPassages()[0]?.quote ?? '';
    return DUTY_LIST.walked(words, quote.length > TOLD_LETTERS ? `${quote.slice(0, TOLD_LETTERS)}…` : quote);
  }

  private showChoosing(): void {
    const bar = find('[data-passage-bar]');
    if (bar === null) return;
    const words = this.chosenPassages().reduce((sum, { quote }) => sum + quote.split(' ').length, 0);
    const isUnderPen = find(`[data-duty-editor=${NEW}]`, this.list) !== null;
    bar.hidden = !this.hasPassage() || isUnderPen;
    need('[data-passage-text]', bar).textContent = words === 0 ? DUTY_LIST.walkHint : this.toldChoice(words);
    need('[data-passage-create]', bar).hidden = words === 0;
    find('[data-choose-passage]', this.list)?.setAttribute('aria-pressed', String(this.choosing));
  }
}

/** A choice is told by about so much of its beginning. */
const TOLD_LETTERS = 60;

/** In place of an id: all that were accepted at once. */
const ALL_AT_ONCE = '*';

/** Caps Lock changes no letter's meaning; Shift does. */
function keyOf({ key, shiftKey }: KeyboardEvent): string {
  if (key.length > 1) return key;
  return shiftKey ? key.toUpperCase() : key.toLowerCase();
}

const KEYS: Readonly<Record<string, string>> = {
  a: 'accept',
  e: 'edit',
  s: 'split',
  m: 'merge',
  x: 'dismiss',
  Delete: 'dismiss',
  u: 'undo',
};

const idOf = (item: HTMLElement) => item.closest<HTMLElement>('[data-duty]')?.dataset['duty'] ?? '';
const stateOf = (item: HTMLElement) => item.closest<HTMLElement>('[data-duty]')?.dataset['state'] ?? '';

function typedIn(list: HTMLElement): Typed {
  return (name) =>
    find<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(`[name="${name}"]`, list)?.value ?? '';
}

/** So that the page, loaded again or handed on, is seen from the same unit. */
function keepInAddress(name: string, value: string): void {
  const address = new URL(location.href);
  if (value === '') address.searchParams.delete(name);
  else address.searchParams.set(name, value);
  history.replaceState(history.state, '', address);
}

function run(event: Event, action: () => void): void {
  event.preventDefault();
  action();
}
