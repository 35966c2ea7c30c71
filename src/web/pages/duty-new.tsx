/** Giao nhiệm vụ: one or a few, directly or by the conclusions of a meeting. */
import { type Option, SelectField, TextField } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { DUTY_NEW, DUTY_PAGE } from '../text/follow-up.ts';

export interface DutyNewProps {
  shell: Shell;
  today: string;
  parties: readonly Option[];
  /** What was typed before, where something was wrong with it. */
  typed: { text(name: string): string; texts(name: string): string[] } | null;
  problem?: string | undefined;
}

const DUTIES = 3;

export function DutyNewPage({ shell, today, parties, typed, problem }: DutyNewProps) {
  const before = (name: string, at: number) => typed?.texts(name)[at] ?? '';
  return (
    <Page shell={shell} title={DUTY_NEW.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{DUTY_NEW.title}</h1>
          <p class="page-lead">{DUTY_NEW.lead}</p>
        </div>
      </div>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <form class="form duty-new" method="post" action="/nhiem-vu/moi">
        <section class="panel">
          <div class="panel-body form">
            <div class="form-row">
              <SelectField
                id="nguon"
                name="kind"
                label={DUTY_NEW.kind}
                value={typed?.text('kind') ?? 'direct'}
                options={[
                  { value: 'direct', name: DUTY_NEW.direct },
                  { value: 'meeting', name: DUTY_NEW.meeting },
                ]}
              />
              <TextField id="ten-nguon" name="name" label={DUTY_NEW.name} value={typed?.text('name') ?? ''} />
              <TextField
                id="ngay-nguon"
                name="date"
                type="date"
                label={DUTY_NEW.date}
                value={typed?.text('date') ?? today}
              />
            </div>
          </div>
        </section>
        {Array.from({ length: DUTIES }, (_, at) => (
          <section class="panel" aria-label={DUTY_NEW.duty(at + 1)}>
            <div class="panel-head">
              <h2>{DUTY_NEW.duty(at + 1)}</h2>
            </div>
            <div class="panel-body form">
              <div class="field">
                <label for={`noi-dung-${at}`}>{DUTY_NEW.action}</label>
                <textarea id={`noi-dung-${at}`} name="action" rows={2} maxlength={4000} required={at === 0}>
                  {before('action', at)}
                </textarea>
              </div>
              <div class="form-row">
                <SelectField
                  id={`chu-tri-${at}`}
                  name="lead"
                  label={DUTY_NEW.lead1}
                  value={before('lead', at)}
                  options={[{ value: '', name: '—' }, ...parties]}
                />
                <SelectField
                  id={`phoi-hop-${at}`}
                  name="cooperator"
                  label={DUTY_NEW.cooperators}
                  value={before('cooperator', at)}
                  options={[{ value: '', name: DUTY_PAGE.none }, ...parties]}
                />
                <TextField
                  id={`han-${at}`}
                  name="due"
                  type="date"
                  label={DUTY_NEW.due}
                  value={before('due', at)}
                />
              </div>
              <div class="form-row">
                <TextField
                  id={`san-pham-${at}`}
                  name="product"
                  label={DUTY_NEW.product}
                  value={before('product', at)}
                />
                <TextField
                  id={`ngoai-${at}`}
                  name="outside"
                  label={DUTY_NEW.outside}
                  hint={DUTY_NEW.outsideHint}
                  value={before('outside', at)}
                />
                <SelectField
                  id={`khan-${at}`}
                  name="urgent"
                  label={DUTY_NEW.urgent}
                  value={before('urgent', at)}
                  options={[
                    { value: '', name: DUTY_PAGE.none },
                    { value: 'true', name: DUTY_NEW.urgent },
                  ]}
                />
              </div>
            </div>
          </section>
        ))}
        <p class="quiet">{DUTY_NEW.more}</p>
        <div class="buttons">
          <button type="submit" class="button button-primary" data-testid="hand-out-now">
            {DUTY_NEW.submit}
          </button>
          <a class="button button-quiet" href="/nhiem-vu">
            {DUTY_NEW.cancel}
          </a>
        </div>
      </form>
    </Page>
  );
}
