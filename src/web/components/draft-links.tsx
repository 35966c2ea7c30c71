/** From a paper to the draft that carries it out, answers it, or copies it. */
import type { DispatchRow } from '../../registry/views.ts';
import { DRAFTING } from '../text/drafting.ts';
import { COPY, DRAFT_RECORD } from '../text/draft-issue.ts';
import { DRAFTS } from '../text/drafts.ts';
import { Icon } from './icon.tsx';

interface DraftLinksProps {
  dispatch: DispatchRow;
  /** The draft that it was, where the person may see it. */
  draftId: string | null;
}

export function DraftLinks({ dispatch: { id, direction, state }, draftId }: DraftLinksProps) {
  if (state !== 'verified' && state !== 'registered') return null;
  const to = (template: string) => `/soan-thao/mau/${template}?tu=${id}`;
  const copies = [
    { template: 'sao-y', name: DRAFTS.copy, testid: 'draft-copy' },
    { template: 'sao-luc', name: COPY.record, testid: 'draft-copy-of-copy' },
    { template: 'trich-sao', name: COPY.excerpt, testid: 'draft-excerpt' },
  ];
  const copy = copies.map(({ template, name, testid }) => (
    <a class="button" href={`${to(template)}&kieu=copies`} data-testid={testid}>
      <Icon name="paper" />
      {name}
    </a>
  ));
  const record = draftId !== null && (
    <a class="button" href={`/soan-thao/${draftId}`} data-testid="draft-record">
      <Icon name="pencil" />
      {DRAFT_RECORD}
    </a>
  );
  if (direction !== 'incoming')
    return (
      <>
        {record}
        {copy}
      </>
    );
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
