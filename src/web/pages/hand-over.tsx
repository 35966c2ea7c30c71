/** Bàn giao: whose work goes to whom, seen before it is done. */
import type { Held } from '../../obligations/index.ts';
import { type Option, SelectField, TextField } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayCount } from '../display.ts';
import { HAND_OVER } from '../text/hand-over.ts';

export interface HandOverProps {
  shell: Shell;
  /** Those whose work this person may hand over. */
  leaving: readonly Option[];
  everybody: readonly Option[];
  /** Whose work is looked at; null before somebody was chosen. */
  chosen: { id: string; name: string; held: Held } | null;
  typed: { toId: string; reason: string };
  problem?: string | undefined;
}

export function HandOverPage(props: HandOverProps) {
  const { shell, leaving, chosen, problem } = props;
  return (
    <Page shell={shell} title={HAND_OVER.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{HAND_OVER.title}</h1>
          <p class="page-lead">{HAND_OVER.lead}</p>
        </div>
      </div>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <div class="narrow form">
        <section class="panel" aria-label={HAND_OVER.from}>
          <form class="panel-body form" method="get" action="/ban-giao">
            <SelectField
              id="nguoi-ban-giao"
              name="tu"
              label={HAND_OVER.from}
              value={chosen?.id ?? ''}
              options={[{ value: '', name: HAND_OVER.choose }, ...leaving]}
            />
            <div class="buttons">
              <button type="submit" class="button">
                {HAND_OVER.show}
              </button>
            </div>
          </form>
        </section>
        {chosen !== null && <Chosen {...props} chosen={chosen} />}
      </div>
    </Page>
  );
}

type ChosenProps = HandOverProps & { chosen: NonNullable<HandOverProps['chosen']> };

function Chosen({ chosen, everybody, typed }: ChosenProps) {
  const { id, name, held } = chosen;
  const isEmpty = held.papers + held.duties + held.assigned === 0;
  return (
    <section class="panel" aria-label={HAND_OVER.held(name)} data-testid="held">
      <div class="panel-head">
        <h2>{HAND_OVER.held(name)}</h2>
      </div>
      <div class="panel-body form">
        {isEmpty ? (
          <p class="empty">{HAND_OVER.nothing}</p>
        ) : (
          <>
            <ul class="held-counts">
              {(['papers', 'duties', 'assigned'] as const).map((key) => (
                <li>
                  <strong>{displayCount(held[key])}</strong> {HAND_OVER[key]}
                </li>
              ))}
            </ul>
            <form class="form" method="post" action={`/ban-giao?tu=${id}`} data-testid="hand-over">
              <SelectField
                id="nguoi-nhan"
                name="to"
                label={HAND_OVER.to}
                value={typed.toId}
                options={[
                  { value: '', name: HAND_OVER.choose },
                  ...everybody.filter(({ value }) => value !== id),
                ]}
              />
              <TextField
                id="ly-do"
                name="reason"
                label={HAND_OVER.reason}
                hint={HAND_OVER.reasonHint}
                value={typed.reason}
                required
              />
              <div class="buttons">
                <button type="submit" class="button button-primary">
                  {HAND_OVER.hand}
                </button>
              </div>
            </form>
          </>
        )}
      </div>
    </section>
  );
}
