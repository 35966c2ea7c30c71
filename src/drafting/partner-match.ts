/** Which of the names in kính gửi and nơi nhận are partner agencies, to whom a paper goes over the network. Pure. */
import { agencyKey } from '../understanding/agency-match.ts';
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
