/** The papers a paper hangs together with, and the whole story they tell. */
import { LINK_KINDS } from '../../registry/link-schema.ts';
import type { DispatchView, LinkedPaper, LinkView, ThreadStep } from '../../registry/views.ts';
import { displayDate, documentNumber } from '../display.ts';
import { NUMBER_NAMES } from '../text.ts';
import { LINK_NAMES, LINKS } from '../text/registry.ts';
import { subjectOf } from './dispatch-bits.tsx';
import { SelectField, TextField } from './form.tsx';
import { Icon } from './icon.tsx';
import { Fold } from './way.tsx';

export interface LinksProps {
  dispatch: DispatchView;
  links: readonly LinkView[];
  thread: readonly ThreadStep[];
}

export function LinksPanel({ dispatch, links, thread }: LinksProps) {
  const canLink = dispatch.may.includes('link-papers');
  if (links.length === 0 && !canLink) return null;
  return (
    <section class="panel" aria-label={LINKS.title} id="lien-ket">
      <div class="panel-head">
        <h2>{LINKS.title}</h2>
      </div>
      <div class="panel-body form">
        {links.length === 0 ? (
          <p class="quiet">{LINKS.none}</p>
        ) : (
          <ul class="links" data-testid="links">
            {links.map((link) => (
              <Link dispatch={dispatch} link={link} canLink={canLink} />
            ))}
          </ul>
        )}
        {thread.length > 1 && <Thread thread={thread} current={dispatch.id} />}
        {canLink && <AddLink dispatch={dispatch} />}
      </div>
    </section>
  );
}

function Link({ dispatch, link, canLink }: { dispatch: DispatchView; link: LinkView; canLink: boolean }) {
  return (
    <li class="link">
      <span class="link-kind">{LINK_NAMES[link.kind][link.towards]}</span>
      <Paper paper={link.paper} />
      {link.source !== 'person' && (
        <span class="small quiet">{link.source === 'edxml' ? LINKS.byData : LINKS.byMachine}</span>
      )}
      {canLink && (
        <form method="post" action={`/van-ban/${dispatch.id}/bo-lien-ket`} class="link-remove">
          <input type="hidden" name="link" value={link.id} />
          <button type="submit" class="icon-button" aria-label={LINKS.remove} title={LINKS.remove}>
            <Icon name="close" />
          </button>
        </form>
      )}
    </li>
  );
}

function Paper({ paper }: { paper: LinkedPaper }) {
  const name = [paper.type, documentNumber(paper.number, paper.symbol)].filter(Boolean).join(' ');
  return (
    <span class="link-paper">
      <a href={`/van-ban/${paper.id}`}>{name || paper.fileName}</a>
      {paper.date !== null && <span class="number small"> {displayDate(paper.date)}</span>}
      <span class="small quiet link-subject">{subjectOf(paper)}</span>
      {paper.registerNumber !== null && (
        <span class="small quiet">
          {NUMBER_NAMES[paper.direction]} {paper.registerNumber}/{paper.registerYear}
        </span>
      )}
    </span>
  );
}

function Thread({ thread, current }: { thread: readonly ThreadStep[]; current: string }) {
  const names = new Map(
    thread.map(({ paper }) => [paper.id, documentNumber(paper.number, paper.symbol) || paper.fileName]),
  );
  return (
    <div class="thread" data-testid="thread">
      <h3>{LINKS.thread}</h3>
      <ol>
        {thread.map(({ paper, links }) => (
          <li class={paper.id === current ? 'thread-step thread-current' : 'thread-step'}>
            <span class="number small thread-date">{displayDate(paper.date)}</span>
            <span>
              {paper.id === current ? (
                <strong>{names.get(paper.id)}</strong>
              ) : (
                <a href={`/van-ban/${paper.id}`}>{names.get(paper.id)}</a>
              )}{' '}
              <span class="small quiet">{paper.issuer}</span>
              {links.map(({ kind, toId }) => (
                <span class="small thread-link">
                  {LINK_NAMES[kind].to} {names.get(toId)}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function AddLink({ dispatch }: { dispatch: DispatchView }) {
  const kinds = LINK_KINDS.map((kind) => ({ value: kind, name: LINK_NAMES[kind].to }));
  return (
    <Fold name={LINKS.add}>
      <form class="form" method="post" action={`/van-ban/${dispatch.id}/lien-ket`} data-testid="add-link">
        <div class="form-row">
          <SelectField id="loai-lk" name="kind" label={LINKS.kind} options={kinds} value="related" />
          <TextField
            id="so-lk"
            name="symbol"
            label={LINKS.symbol}
            placeholder={LINKS.symbolPlaceholder}
            required
          />
        </div>
        <TextField id="ngay-lk" name="date" type="date" label={LINKS.date} />
        <button type="submit" class="button button-small">
          {LINKS.submit}
        </button>
      </form>
    </Fold>
  );
}
