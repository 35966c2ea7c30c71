/** Receivers of an issued paper as lines a person types: "Sở Nội vụ | giấy | 2", "Sở Y tế | thư | vanthu@…". */
import { DELIVERY_CHANNELS, type Receiver } from '../drafting/index.ts';
import { AppError } from '../platform/errors.ts';
import { foldAccents } from '../platform/vietnamese.ts';
import { ISSUE } from './text/drafts.ts';

export function receiversAsTyped(receivers: readonly Receiver[]): string {
  return receivers
    .map(({ receiver, channel, address, copies }) =>
      [receiver, ISSUE.channels[channel], channel === 'paper' ? copies : address].join(' | '),
    )
    .join('\n');
}

/** A name alone is one printed copy. @throws AppError `request.invalid` naming the line that is not understood */
export function typedReceivers(text: string): Receiver[] {
  return text
    .replaceAll('\r', '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(typedReceiver);
}

function typedReceiver(line: string): Receiver {
  const [receiver = '', way = ISSUE.channels.paper, rest = '1'] = line.split('|').map((part) => part.trim());
  const channel = DELIVERY_CHANNELS.find((known) => foldAccents(ISSUE.channels[known]) === foldAccents(way));
  if (receiver === '' || channel === undefined)
    throw new AppError('request.invalid', 400, ISSUE.wrongLine(line.slice(0, 120)));
  const isPaper = channel === 'paper';
  return { receiver, channel, address: isPaper ? '' : rest, copies: isPaper ? Number(rest) : 0 };
}
