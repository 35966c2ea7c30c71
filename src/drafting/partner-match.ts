/** Which of the names in kính gửi and nơi nhận are partner agencies, to whom a paper goes over the network. Pure. */
import { agencyKey } from '../understanding/agency-match.ts';
import type { Obligation } from '../understanding/index.ts';
import type { Receiver } from './issue.ts';

interface NamedPartner {
  organId: string;
  names: readonly string[];
}

/** "Sở Y tế" of the own province, written without it: "Sở Y tế tỉnh Nam Hải". */
const BEHIND_THE_NAME = /^(?:tinh|thanhpho)./u;

/** Receivers whose name is one partner's get the paper as data; the others stay as they were. */
export function overTheNetwork(
  partners: readonly NamedPartner[],
  receivers: readonly Receiver[],
): Receiver[] {
  const keyed = partners.map(({ organId, names }) => ({ organId, keys: names.map(agencyKey) }));
  return receivers.map((receiver) => {
    const organId = receiver.channel === 'paper' ? partnerNamed(keyed, agencyKey(receiver.receiver)) : null;
    return organId === null ? receiver : { ...receiver, channel: 'edxml', address: organId, copies: 0 };
  });
}

/** "Các sở, ban, ngành", "Thủ trưởng các cơ quan": whoever gets the paper may be meant. */
const EVERYBODY = /(?:^|\s)(?:các|mọi|toàn thể)\s/iu;

/**
 * When the first duty of a paper is due that is a partner's, because it names it or everybody. An ISO date; null where
 * there is none.
 * @param organId null: whoever's
 */
export function firstDue(
  duties: readonly Pick<Obligation, 'assignees' | 'cooperators' | 'deadline'>[],
  partners: readonly NamedPartner[],
  organId: string | null,
): string | null {
  const keyed = partners.map((partner) => ({ ...partner, keys: partner.names.map(agencyKey) }));
  const isTheirs = (name: string) =>
    organId === null || EVERYBODY.test(name) || partnerNamed(keyed, agencyKey(name)) === organId;
  const dates = duties
    .filter(({ assignees, cooperators }) => [...assignees, ...cooperators].some(isTheirs))
    .flatMap(({ deadline }) => deadline.date ?? deadline.due ?? []);
  return dates.toSorted()[0] ?? null;
}

/** Null also where two partners have the name: the văn thư says which. */
function partnerNamed(
  partners: readonly { organId: string; keys: readonly string[] }[],
  name: string,
): string | null {
  if (name === '') return null;
  const only = (fits: (key: string) => boolean) => {
    const found = partners.filter(({ keys }) => keys.some(fits));
    return found.length === 1 ? found[0]!.organId : null;
  };
  return (
    only((key) => key === name) ??
    only((key) => key.startsWith(name) && BEHIND_THE_NAME.test(key.slice(name.length)))
  );
}
