/** From a paper to the draft that carries it out, answers it, or copies it. */
import type { DispatchRow } from '../../registry/views.ts';
import { DRAFTING } from '../text/drafting.ts';
import { DRAFTS } from '../text/drafts.ts';
import { Icon } from './icon.tsx';

export function DraftLinks({ dispatch: { id, direction, state } }: { dispatch: DispatchRow }) {
  if (state !== 'verified' && state !== 'registered') return null;
  const to = (template: string) => `/soan-thao/mau/${template}?tu=${id}`;
  const copy = (
    <a class="button" href={`${to('sao-y')}&kieu=copies`} data-testid="draft-copy">
      <Icon name="paper" />
      {DRAFTS.copy}
    </a>
  );
  if (direction !== 'incoming') return copy;
  return (
    <>
      {copy}
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
