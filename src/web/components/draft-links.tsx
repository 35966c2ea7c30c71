/** From a paper that came in to the draft that carries it out or answers it. */
import type { DispatchRow } from '../../registry/views.ts';
import { DRAFTING } from '../text/drafting.ts';
import { Icon } from './icon.tsx';

export function DraftLinks({ dispatch: { id, direction, state } }: { dispatch: DispatchRow }) {
  if (direction !== 'incoming' || (state !== 'verified' && state !== 'registered')) return null;
  const to = (template: string) => `/soan-thao/mau/${template}?tu=${id}`;
  return (
    <>
      <a class="button" href={to('cong-van-trien-khai')} data-testid="draft-carry-out">
        <Icon name="pencil" />
        {DRAFTING.carryOut}
      </a>
      <a class="button" href={to('cong-van-tra-loi')} data-testid="draft-reply">
        <Icon name="pencil" />
        {DRAFTING.reply}
      </a>
    </>
  );
}
