/** The slips OCR makes on Vietnamese papers, sown by a seed so that every run sees the same ones. */

/** A small generator of our own (mulberry32): tests must not depend on the machine's randomness. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const LETTER_SLIPS: readonly (readonly [string, string])[] = [
  ['ổ', 'ố'],
  ['ở', 'ớ'],
  ['ử', 'ứ'],
  ['ủ', 'ú'],
  ['ẩ', 'ấ'],
  ['ể', 'ế'],
  ['ướ', 'ưó'],
  ['ợ', 'ọ'],
  ['ă', 'ä'],
  ['y', 'v'],
  ['ộ', 'ô'],
  ['ị', 'i'],
];

/** Damages about one word in `1 / share`, and now and then a mark, a semicolon or a digit of a date. */
export function slips(seed: number, share = 0.03): (text: string) => string {
  const random = seeded(seed);
  return (text) =>
    text
      .split(' ')
      .map((word, index) => (random() < share ? slip(word, index, random) : word))
      .join(' ');
}

function slip(word: string, index: number, random: () => number): string {
  if (index === 0 && word === 'a)') return random() < 0.5 ? '4)' : '8)';
  if (index === 0 && word === 'đ)') return 'd)';
  if (/^\d{1,2}\/1\d?\//u.test(word)) return word.replace('1', 'l');
  if (word.endsWith(';')) return word.replace(';', ':');
  const possible = LETTER_SLIPS.filter(([right]) => word.includes(right));
  const [right, wrong] = possible[Math.floor(random() * possible.length)] ?? ['', ''];
  return right === '' ? word : word.replace(right, wrong);
}
