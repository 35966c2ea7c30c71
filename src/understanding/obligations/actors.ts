/**
 * Who is meant: agencies, posts, groups of them. A name runs from its head word ("Sở", "Chủ tịch", "các
 * đơn vị") to where a predicate begins; commas and "và" inside names ("Sở Văn hóa, Thể thao và Du lịch")
 * do not part it, a new head or determiner does.
 */
import {
  bracketsClosed,
  bracketsOpened,
  obligedAt,
  opensRelative,
  relativeClauseEnd,
  whoeverUntil,
} from './actors/clauses-in-names.ts';
import { closesName, opensFurtherName } from './actors/going-on.ts';
import { furtherFieldEnd, headEnd } from './actors/heads.ts';
import type { ActorPhrase } from './actors/lexicon.ts';
import { namesOf } from './actors/lists.ts';
import { beginsName } from './actors/opening.ts';
import { stopsName } from './actors/stops.ts';
import { oncePerPlace } from './once-per-place.ts';
import { actsBehindPerson, personEnd } from './persons.ts';
import { beginsPredicate } from './predicates.ts';
import type { Token } from './tokens.ts';

/** The actors named from a place on, or null where no name begins there. */
export const actorsAt = oncePerPlace(readActors);

function readActors(tokens: readonly Token[], at: number): ActorPhrase | null {
  if (!beginsName(tokens, at)) return null;
  const to = endOfNames(tokens, at);
  const names = namesOf(tokens.slice(at, to));
  return names.length === 0 ? null : { names, from: at, to };
}

function endOfNames(tokens: readonly Token[], from: number): number {
  const whoever = whoeverUntil(tokens, from);
  const obliged = whoever > 0 ? whoever : obligedAt(tokens, from);
  if (obliged > 0) return obliged;
  let depth = 0;
  let name = from;
  let person = from;
  let head = headEnd(tokens, from);
  let whole = from;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (depth <= 0 && token.whole > 0) whole = Math.max(whole, at + token.whole);
    if (depth <= 0 && actsBehindPerson(tokens, name, at)) return at;
    if (depth <= 0 && at >= head && opensFurtherName(tokens, at)) {
      name = at;
      if (personEnd(tokens, person) !== at) person = at;
      head = headEnd(tokens, at);
      const further = obligedAt(tokens, at);
      if (further > 0) return further;
    }
    depth += bracketsOpened(token);
    if (depth <= 0 && at >= head) head = Math.max(head, furtherFieldEnd(tokens, at));
    if (depth <= 0 && (at === head || opensRelative(tokens, name, at)))
      head = Math.max(head, relativeClauseEnd(tokens, name, at));
    if (depth <= 0 && at >= Math.max(head, whole) && stopsName(tokens, at, name)) return at;
    depth -= bracketsClosed(token);
    if (
      depth <= 0 &&
      at >= Math.max(head, whole) - 1 &&
      (closesName(tokens, at) || closesPost(tokens, person, at))
    )
      return at + 1;
  }
  return tokens.length;
}

/** "đồng chí Lò Văn Pẩu, Trưởng phòng Văn hóa, | tham mưu …": behind a person's post a comma ends it where something is done. */
function closesPost(tokens: readonly Token[], from: number, at: number): boolean {
  const end = personEnd(tokens, from);
  if (end === from || at <= end || tokens[end - 1]?.closes !== ',') return false;
  return tokens[at]?.closes === ',' && beginsPredicate(tokens, at + 1) && !beginsName(tokens, at + 1);
}
