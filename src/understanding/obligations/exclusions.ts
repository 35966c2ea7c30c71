/** Members a group leaves out: "(trừ Sở Y tế đã báo cáo)", "ngoại trừ …", "không bao gồm …". */
import { matchesIn } from '../matches.ts';
import { actorsAt } from './actors.ts';
import { tokensOf } from './tokens.ts';

const LEAVES_OUT =
  /(?:ngoại trừ|(?<!ngoại |loại |khấu |giảm |bù |phòng )trừ|không bao gồm|không kể)(?: các| đơn vị)? (?=\p{Lu})/giu;

export function excludedIn(text: string): string[] {
  return matchesIn(text, LEAVES_OUT).flatMap((match) => {
    const from = match.index + match[0].length;
    return actorsAt(tokensOf(text.slice(from, from + 200)), 0)?.names ?? [];
  });
}

/** "(qua Sở Nội vụ)", "gửi qua Sở Nội vụ": who passes a report on. */
export function relayIn(text: string): string | null {
  const found = /(?:\(| )(?:thông )?qua (?=\p{Lu})/u.exec(text);
  if (found === null) return null;
  const from = found.index + found[0].length;
  return actorsAt(tokensOf(text.slice(from, from + 120)), 0)?.names.join(', ') ?? null;
}
