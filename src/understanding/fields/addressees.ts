/** Ô 9a: kính gửi; the list of a công điện ("… điện:") and those a giấy mời invites. */
import type { Finding } from '../evidence.ts';
import type { PaperParts } from '../parts.ts';
import { entriesOf, listFinding } from './lists.ts';

const HEADING =
  /^.{0,80}?(?:[Đđ]iện|ĐIỆN)\s{0,2}:|^[^:]{0,12}(?:g[ửứưữựuởơ][iìỉl]|th[ưừứ]a)\s{0,2}[:;.]?|^[^:]{0,90}m[ờòởơ]i\s{0,2}[:;]?/iu;

export function addresseesOf(parts: PaperParts): Finding<string[]> | null {
  return listFinding(entriesOf(parts.addressing, HEADING), parts.addressing, 0.95);
}
