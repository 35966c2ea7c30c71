/** Vietnamese syllables by their spelling: to tell Vietnamese text from garbage. */

const ONSETS = 'ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x';
const RIMES = [
  'a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|ă|ăc|ăm|ăn|ăng|ăp|ăt|âc|âm|ân|âng|âp|ât|âu|ây',
  'e|ec|em|en|eng|eo|ep|et|ê|êch|êm|ên|ênh|êp|êt|êu',
  'i|ia|ich|iêc|iêm|iên|iêng|iêp|iêt|iêu|im|in|inh|ip|it|iu',
  'o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oat|oay|oăc|oăm|oăn|oăng|oăt|oc|oe|oen|oeo|oet|oi|om|on|ong|ooc|oong|op|ot',
  'ô|ôc|ôi|ôm|ôn|ông|ôp|ôt|ơ|ơi|ơm|ơn|ơp|ơt',
  'u|ua|uân|uâng|uât|uây|uc|uê|uêch|uênh|ui|um|un|ung|uôc|uôi|uôm|uôn|uông|uôt|uơ|up|ut|uy|uya|uych|uyên|uyêt|uynh|uyt|uyu',
  'ư|ưa|ưc|ưi|ưng|ươc|ươi|ươm|ươn|ương|ươp|ươt|ươu|ưt|ưu|y|yêm|yên|yêng|yêt|yêu',
].join('|');
const SYLLABLE = new RegExp(`^(?:${ONSETS})?(?:${RIMES})$`, 'u');
/** Grave, acute, hook above, tilde, dot below: the tones (not the vowel marks ^ ˘ and horn). */
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Whether a word is spelled as a Vietnamese syllable, with at most one tone. */
export function isSyllable(word: string): boolean {
  const parts = word.toLowerCase().normalize('NFD');
  const tones = parts.match(TONE)?.length ?? 0;
  return tones <= 1 && SYLLABLE.test(parts.replace(TONE, '').normalize('NFC'));
}

/** Whether a word has a letter that only Vietnamese has: a tone, a vowel mark or đ. */
export function isMarked(word: string): boolean {
  return /đ/i.test(word) || /\p{M}/u.test(word.normalize('NFD'));
}
