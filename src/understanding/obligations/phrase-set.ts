/** A lexicon of phrases that finds the longest one at a place in a passage. */
import { foldAccents, unifyTonePlacement } from '../../platform/vietnamese.ts';
import type { Token } from './tokens.ts';
import { endsPhrase, SKETCHES, sketchOf, tonelessOf } from './tokens.ts';

interface Phrase {
  words: string[];
  toneless: string[];
  folded: string[];
}

/** The phrases that open with a word, the longest first, by their second word; "" for the word alone. */
type Opened = Map<string, Phrase[]>;

export class PhraseSet {
  private readonly byFirst = new Map<string, Opened>();
  /** 1 for the sketches of first words: most words of a passage open no phrase. */
  private readonly opening = new Uint8Array(SKETCHES);

  private readonly exact: boolean;

  /** With `exact` every accent must be there, as for the words that only resemble others ("cùng cấp"). */
  constructor(phrases: readonly string[], exact = false) {
    this.exact = exact;
    for (const phrase of phrases) {
      const words = unifyTonePlacement(phrase).split(' ');
      this.add({ words, toneless: words.map(tonelessOf), folded: words.map(foldAccents) });
    }
    for (const opened of this.byFirst.values())
      for (const entries of opened.values()) entries.sort((a, b) => b.words.length - a.words.length);
  }

  private add(entry: Phrase): void {
    const [first = '', second = ''] = entry.folded;
    const opened: Opened = this.byFirst.get(first) ?? new Map();
    this.byFirst.set(first, opened);
    opened.set(second, [...(opened.get(second) ?? []), entry]);
    this.opening[sketchOf(first)] = 1;
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
    const first = tokens[at];
    if (first === undefined || this.opening[first.sketch] === 0) return 0;
    const opened = this.byFirst.get(first.folded);
    if (opened === undefined) return 0;
    const second = tokens[at + 1];
    const longer = second === undefined ? undefined : opened.get(second.folded);
    return (
      this.longestOf(longer, tokens, at, acrossCommas) ||
      this.longestOf(opened.get(''), tokens, at, acrossCommas)
    );
  }

  private longestOf(
    entries: readonly Phrase[] | undefined,
    tokens: readonly Token[],
    at: number,
    acrossCommas: boolean,
  ): number {
    if (entries === undefined) return 0;
    for (const entry of entries)
      if (standsAt(entry, tokens, at, acrossCommas, this.exact)) return entry.words.length;
    return 0;
  }
}

function standsAt(
  entry: Phrase,
  tokens: readonly Token[],
  at: number,
  acrossCommas: boolean,
  exact: boolean,
): boolean {
  const last = entry.words.length - 1;
  const single = exact || last === 0;
  let slips = 0;
  for (let offset = 0; offset <= last; offset += 1) {
    const token = tokens[at + offset];
    if (token === undefined || token.folded !== entry.folded[offset]) return false;
    if (!acrossCommas && offset < last && endsPhrase(token)) return false;
    if (token.word === entry.words[offset]) continue;
    if (single || !nearlySame(token, entry.toneless[offset] ?? '')) return false;
    if (token.word !== token.toneless && (++slips > 1 || namesInside(tokens, at, offset))) return false;
  }
  return true;
}

/** "phần Cấp" is no "phân cấp" that was misread: a name begins at its second word. */
function namesInside(tokens: readonly Token[], at: number, offset: number): boolean {
  return tokens[at]?.capital === false && tokens[at + Math.max(offset, 1)]?.capital === true;
}

/**
 * Of two accented spellings only the tone may differ: "tố chức" is "tổ chức", "đôi mới" is not "đội". Two words
 * with other tones than the phrase has are other words: "chợ hạng" is no "chở hàng", "phần Đầu" no "phấn đấu".
 */
function nearlySame(token: Token, toneless: string): boolean {
  return token.toneless === toneless || token.word === token.folded;
}
