/** What differs between two versions of a draft: words taken out, words put in. */
import type { ChangedPassage } from '../../drafting/index.ts';
import { DRAFT_VERSIONS } from '../text/drafts.ts';

export function DraftChanges({ changes, legend }: { changes: readonly ChangedPassage[]; legend: string }) {
  if (changes.length === 0) return <p class="panel-empty">{DRAFT_VERSIONS.same}</p>;
  return (
    <div class="draft-changes">
      <p class="quiet small">{legend}</p>
      <ul>
        {changes.map(({ kind, label, parts }) => (
          <li>
            <span class="draft-change-label">
              {label} <em>{DRAFT_VERSIONS.kinds[kind]}</em>
            </span>
            <p>
              {parts.map((part) => (
                <ChangedWords part={part} />
              ))}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function ChangedWords({ part: { kind, text } }: { part: ChangedPassage['parts'][number] }) {
  if (kind === 'old') return <del>{text} </del>;
  return kind === 'new' ? <ins>{text} </ins> : <>{text} </>;
}
