/** Things that were found, with the passages that show why; and papers related to one, in short. */
import { DRAFT_STATE_NAMES } from '../../drafting/index.ts';
import { type Passage, type SearchHit, type TextPart, wordsAskedFor } from '../../search/index.ts';
import { displayDate, documentNumber } from '../display.ts';
import { COMMON, NUMBER_NAMES, SEARCH } from '../text.ts';
import { FINDING } from '../text/search.ts';
import { capitalised, StateBadge } from './dispatch-bits.tsx';
import { dutyHref } from './duties.tsx';
import { queryWith } from './pager.tsx';
import { pageImage } from './viewer.tsx';

export function Hits({ hits, text }: { hits: readonly SearchHit[]; text: string }) {
  const lit = wordsAskedFor(text).join(' ');
  return (
    <ol class="hits" data-testid="hits">
      {hits.map((hit) => (
        <Hit hit={hit} lit={lit} />
      ))}
    </ol>
  );
}

function Hit({ hit, lit }: { hit: SearchHit; lit: string }) {
  const page = hit.passages[0]?.page;
  return (
    <li class="hit" data-testid="hit">
      <div class="hit-text">
        <h2>
          <a href={hrefOf(hit, page, lit)}>
            {hit.subjectParts.length > 0 ? (
              <Marked parts={sentence(hit.subjectParts)} />
            ) : (
              capitalised(hit.subject ?? COMMON.noSubject)
            )}
          </a>
        </h2>
        {hit.obligation !== null && <ObligationFacts obligation={hit.obligation} />}
        {hit.draft !== null && <DraftFacts draft={hit.draft} />}
        <Facts hit={hit} />
        {hit.passages.length > 0 && (
          <ul class="passages" aria-label={SEARCH.passages}>
            {hit.passages.map((passage) => (
              <PassageLine hit={hit} passage={passage} lit={lit} />
            ))}
          </ul>
        )}
      </div>
      {hit.hasPages && hit.dispatchId !== null && (
        <a class="hit-page" href={hrefOf(hit, page ?? 1, lit)} tabindex={-1} aria-hidden="true">
          <img
            src={pageImage(hit.dispatchId, page ?? 1, 160)}
            alt={FINDING.pagePicture(page ?? 1)}
            loading="lazy"
            width="88"
          />
        </a>
      )}
    </li>
  );
}

function ObligationFacts({ obligation }: { obligation: NonNullable<SearchHit['obligation']> }) {
  const { assignees, deadline, due } = obligation;
  return (
    <p class="hit-facts">
      {assignees.length > 0 && (
        <span>
          {FINDING.assignees}: <strong>{assignees.join(', ')}</strong>
        </span>
      )}
      {(due !== null || deadline !== null) && (
        <span>
          {FINDING.deadline}: <strong>{due === null ? deadline : displayDate(due)}</strong>
        </span>
      )}
    </p>
  );
}

function DraftFacts({ draft }: { draft: NonNullable<SearchHit['draft']> }) {
  return (
    <p class="hit-facts">
      <span class="badge">{DRAFT_STATE_NAMES[draft.state]}</span>
      <span>
        {FINDING.writer}: <strong>{draft.owner}</strong>
      </span>
    </p>
  );
}

function Facts({ hit }: { hit: SearchHit }) {
  const isPaper = hit.dispatchId !== null;
  const number = documentNumber(hit.number, hit.symbol) || (isPaper ? COMMON.unknownNumber : '');
  return (
    <p class="hit-facts">
      {isPaper && hit.kind !== 'dispatch' && <span class="quiet">{FINDING.of}</span>}
      {number !== '' && <span class="docnumber">{number}</span>}
      {hit.issuer !== null && <span>{hit.issuer}</span>}
      {hit.date !== null && <span class="number">{displayDate(hit.date)}</span>}
      {hit.type !== null && <span>{hit.type}</span>}
      {hit.registerNumber !== null && hit.direction !== null && (
        <span>
          {NUMBER_NAMES[hit.direction]} <strong class="number">{hit.registerNumber}</strong>
        </span>
      )}
      {hit.urgency !== null && <span class="urgency">{hit.urgency}</span>}
      {hit.state !== null && <StateBadge state={hit.state} />}
    </p>
  );
}

/** The page on which it was found, with the words lit on its picture; what is no paper has a place of its own. */
function hrefOf(hit: SearchHit, page: number | undefined, lit: string): string {
  if (hit.draft !== null) return `/soan-thao/${hit.id}`;
  if (hit.dispatchId === null) return dutyHref(hit.id);
  const query = queryWith(new URLSearchParams(), {
    trang: page === undefined ? null : String(page),
    tim: lit,
  });
  return `/van-ban/${hit.dispatchId}${query}${hit.kind === 'obligation' ? '#nhiem-vu' : ''}`;
}

function PassageLine({ hit, passage, lit }: { hit: SearchHit; passage: Passage; lit: string }) {
  return (
    <li>
      {hit.dispatchId !== null && (
        <a class="passage-page" href={hrefOf(hit, passage.page, lit)}>
          {COMMON.page(passage.page)}
        </a>
      )}
      <span class="passage-text">
        <Marked parts={passage.parts} />
      </span>
    </li>
  );
}

function sentence(parts: readonly TextPart[]): TextPart[] {
  return parts.map((part, index) => (index === 0 ? { ...part, text: capitalised(part.text) } : part));
}

/** Found words that stand side by side are one mark: a phrase, not a row of flags. */
export function joinedHits(parts: readonly TextPart[]): TextPart[] {
  const joined: TextPart[] = [];
  parts.forEach((part, index) => {
    const last = joined.at(-1);
    const isGap = !part.hit && /^\s+$/u.test(part.text) && parts[index + 1]?.hit === true;
    if (last?.hit === true && (part.hit || isGap))
      joined[joined.length - 1] = { text: last.text + part.text, hit: true };
    else joined.push(part);
  });
  return joined;
}

function Marked({ parts }: { parts: readonly TextPart[] }) {
  return <>{joinedHits(parts).map((part) => (part.hit ? <mark>{part.text}</mark> : part.text))}</>;
}

export interface RelatedPapers {
  similar: readonly SearchHit[];
  citing: readonly SearchHit[];
}

/** Beside a paper: who cites it, and what is like it. Nothing where there is neither. */
export function RelatedPanel({ similar, citing }: RelatedPapers) {
  if (similar.length + citing.length === 0) return null;
  return (
    <>
      <RelatedList title={FINDING.citing} hits={citing} testId="citing" />
      <RelatedList title={FINDING.similar} hits={similar} testId="similar" />
    </>
  );
}

function RelatedList({ title, hits, testId }: { title: string; hits: readonly SearchHit[]; testId: string }) {
  if (hits.length === 0) return null;
  return (
    <section class="panel" aria-label={title} data-testid={testId}>
      <div class="panel-head">
        <h2>{title}</h2>
      </div>
      <ul class="related">
        {hits.map((hit) => (
          <li>
            <a href={hrefOf(hit, hit.passages[0]?.page, '')}>
              {capitalised(hit.subject ?? COMMON.noSubject)}
            </a>
            <p class="hit-facts">
              <span class="docnumber">{documentNumber(hit.number, hit.symbol) || COMMON.unknownNumber}</span>
              {hit.date !== null && <span class="number">{displayDate(hit.date)}</span>}
              {hit.issuer !== null && <span>{hit.issuer}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
