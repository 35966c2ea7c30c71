/** Where a word that the machine read wrong is put right: beside the word, over the picture of the page. */
import { WORDS } from '../text/paper-pages.ts';
import { Icon } from './icon.tsx';

/** Stands over the picture; `islands/word-desk.ts` shows it at a word. */
export function WordDesk() {
  return (
    <form class="word-desk" role="dialog" aria-label={WORDS.title} data-word-desk hidden>
      <p class="word-desk-read">
        <span>
          {WORDS.read}: <q data-word-read />
        </span>
        <span class="quiet" data-word-confidence />
        <button type="button" class="icon-button" aria-label={WORDS.close} title="Esc" data-word-close>
          <Icon name="close" />
        </button>
      </p>
      <label class="visually-hidden" for="sua-chu">
        {WORDS.title}
      </label>
      <input
        id="sua-chu"
        type="text"
        maxlength={300}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="done"
        data-word-input
      />
      <div class="word-desk-buttons">
        <button type="submit" class="button button-small button-primary" data-testid="save-word">
          {WORDS.save} <kbd>↵</kbd>
        </button>
        <button type="button" class="button button-small" data-word-into hidden>
          {WORDS.into}
        </button>
        <button type="button" class="button button-small" data-word-restore hidden>
          {WORDS.restore}
        </button>
      </div>
      <p class="word-desk-note" role="status" data-word-note />
    </form>
  );
}

/** In the bar of the viewer: how many words of the page are doubtful, and the way to the first. */
export function DoubtfulWords() {
  return (
    <button
      type="button"
      class="button button-small doubtful-words"
      title={WORDS.hint}
      aria-keyshortcuts="Alt+C"
      data-doubtful-words
      data-testid="doubtful-words"
      hidden
    >
      {WORDS.doubtful} <strong data-doubtful-count>0</strong>
    </button>
  );
}
