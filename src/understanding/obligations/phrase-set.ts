/** A lexicon of phrases that finds the longest one at a place in a passage. */
import { foldAccents, unifyTonePlacement } from '../../platform/vietnamese.ts';
import type { Token } from './tokens.ts';
import { endsPhrase, tonelessOf } from './tokens.ts';
import {
  allPhrasesOpened,
  goingOnWith,
  NO_WORD,
  numberPhrases,
  numberedWord,
  phrasesOpened,
  placeIn,
} from './word-numbers.ts';
import type { Phrase, PhrasesBehind } from './word-numbers.ts';

export class PhraseSet {
  /** The place of this lexicon among those of a word. */
  private readonly place: number;
  private readonly exact: boolean;

  /** With `exact` every accent must be there, as for the words that only resemble others ("cùng cấp"). */
  constructor(phrases: readonly string[], exact = false) {
    this.exact = exact;
    this.place = numberPhrases(phrases.map(phraseOf));
  }

  /** The first place at which a phrase stands; -1 where none does. */
  firstIn(tokens: readonly Token[]): number {
    for (let at = 0; at < tokens.length; at += 1) if (this.lengthAt(tokens, at) > 0) return at;
    return -1;
  }

  /**
   * How many words of the longest phrase stand at a place, 0 for none. A single word must have its accents;
   * of longer phrases they may be lost, as OCR does.
   */
  lengthAt(tokens: readonly Token[], at: number, acrossCommas = false): number {
    const opened = at >= 0 && at < tokens.length ? phrasesOpened(tokens[at]!.opening, this.place) : undefined;
    if (opened === undefined) return 0;
    return this.longest(opened, tokens, at, acrossCommas);
  }

  private longest(
    opened: PhrasesBehind,
    tokens: readonly Token[],
    at: number,
    acrossCommas: boolean,
  ): number {
    const second = at + 1 < tokens.length ? tokens[at + 1]!.foldedNumber : NO_WORD;
    const length = this.longestOf(goingOnWith(opened, second), tokens, at, acrossCommas);
    if (length > 0 || opened.alone === null) return length;
    return placeIn(opened.alone, tokens[at]!.wordNumber) >= 0 ? 1 : 0;
  }

  private longestOf(
    phrases: readonly Phrase[],
    tokens: readonly Token[],
    at: number,
    acrossCommas: boolean,
  ): number {
    for (const phrase of phrases)
      if (standsAt(phrase, tokens, at, acrossCommas, this.exact)) return phrase.folded.length;
    return 0;
  }
}

function phraseOf(text: string): Phrase {
  const words = unifyTonePlacement(text).split(' ');
  return {
    words: words.map(numberedWord),
    toneless: words.map(tonelessOf),
    folded: words.map((word) => numberedWord(foldAccents(word))),
  };
}

/** Whether a phrase of two words or more stands at a place. */
function standsAt(
  phrase: Phrase,
  tokens: readonly Token[],
  at: number,
  acrossCommas: boolean,
  exact: boolean,
): boolean {
  const last = phrase.folded.length - 1;
  let slips = 0;
  for (let offset = 0; offset <= last; offset += 1) {
    const token = tokens[at + offset];
    if (token === undefined || token.foldedNumber !== phrase.folded[offset]) return false;
    if (!acrossCommas && offset < last && endsPhrase(token)) return false;
    if (token.wordNumber === phrase.words[offset]) continue;
    if (exact || !nearlySame(token, phrase.toneless[offset] ?? '')) return false;
    if (token.word === token.toneless) continue;
    if (++slips > 1 || namesInside(tokens, at, offset)) return false;
    if (offset > 0 && offset === last && opensAsPrinted(token, tokens[at + offset + 1])) return false;
  }
  return true;
}

/** "phần Cấp" is no "phân cấp" that was misread: a name begins at its second word. */
function namesInside(tokens: readonly Token[], at: number, offset: number): boolean {
  return tokens[at]?.capital === false && tokens[at + Math.max(offset, 1)]?.capital === true;
}

/** "Phòng Tài chính | thực hiện" has no "chính thức" that was misread: with the word behind it "thực" is one of its own. */
function opensAsPrinted(token: Token, next: Token | undefined): boolean {
  if (next === undefined || next.wordNumber === NO_WORD || endsPhrase(token)) return false;
  return allPhrasesOpened(token.opening).some((opened) =>
    goingOnWith(opened, next.foldedNumber).some(
      ({ words }) => words[0] === token.wordNumber && words[1] === next.wordNumber,
    ),
  );
}

/**
 * Of two accented spellings only the tone may differ: "tố chức" is "tổ chức", "đôi mới" is not "đội". Two words
 * with other tones than the phrase has are other words: "chợ hạng" is no "chở hàng", "phần Đầu" no "phấn đấu".
 */
function nearlySame(token: Token, toneless: string): boolean {
  return token.toneless === toneless || token.word === token.folded;
}
