/** The surname of a signer, where the seal over it or a bad copy cost it a mark or a letter. */
import { foldAccents } from '../../platform/vietnamese.ts';
import { isSyllable } from '../../reading/syllables.ts';
import surnames from '../data/surnames.json' with { type: 'json' };
import { editDistance } from '../likeness.ts';

const COMMON = surnames.common.split(', ');
const NAMES = [...COMMON, ...surnames.others.split(', ')];
const KNOWN = new Set(NAMES.map((name) => name.toUpperCase()));
/** Rare ones that differ from a common one by their marks only: "Trượng" is no misread "Trương". */
const RARE_NAMES = surnames.alike.split(', ');
const RARE = new Set(RARE_NAMES.map((name) => name.toUpperCase()));

/** Whether a text begins as names do: "VÕ VĂN AN". */
export function opensWithSurname(text: string): boolean {
  return KNOWN.has(text.split(' ', 1)[0]!.toUpperCase());
}

/**
 * "Quach Thị Mơ" → "Quách Thị Mơ", "Tiần Mai" → "Trần Mai": a first word that is no surname and can be only one of the
 * common ones, by its letters without marks or, where it is no syllable at all, but for one letter; or of all, where its
 * acute is a hook ("Chấu" → "Chẩu").
 */
export function withSurname(name: string): string {
  const [first = '', ...given] = withMiddleName(name).split(' ');
  const isKnown = [KNOWN, RARE].some((names) => names.has(first.toUpperCase()));
  if (given.length === 0 || first.length < 2 || isKnown) return [first, ...given].join(' ');
  const sameLetters = NAMES.filter((known) => foldAccents(known) === foldAccents(first));
  const alike = COMMON.filter((known) => foldAccents(known) === foldAccents(first));
  const hooked = [...NAMES, ...RARE_NAMES].filter((known) => isHookOf(first, known));
  const near =
    isSyllable(first.toLowerCase()) || sameLetters.length > 0
      ? []
      : NAMES.filter((known) => editDistance(known, first, 1) <= 1);
  const certain = sameLetters.length === 1 && alike.length === 1 ? alike : near;
  const meant = certain.length === 1 ? certain : hooked;
  if (meant.length !== 1) return [first, ...given].join(' ');
  const surname = first === first.toUpperCase() ? meant[0]!.toUpperCase() : meant[0]!;
  return [surname, ...given].join(' ');
}

/** An acute where a hook is printed, the mark that is lost most often at a few pixels. */
function isHookOf(read: string, known: string): boolean {
  const [marks, meant] = [read, known].map((name) => name.toLowerCase().normalize('NFD'));
  return marks!.includes('\u0301') && marks!.replace('\u0301', '\u0309') === meant;
}

/** "Mạc Tàị Hạnh" → "Mạc Thị Hạnh": what is no syllable between T and ị is the commonest of middle names. */
function withMiddleName(name: string): string {
  const words = name.split(' ');
  return words
    .map((word, at) =>
      at > 0 && at < words.length - 1 && /^T\p{L}ị$/u.test(word) && !isSyllable(word) ? 'Thị' : word,
    )
    .join(' ');
}
