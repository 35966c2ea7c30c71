/** How the agency follows its duties up, and who heads its units. */
import type { FollowUpSettings } from '../../obligations/index.ts';
import { type Option, SelectField, TextField } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { FOLLOW_UP_SETTINGS as WORDS } from '../text/follow-up.ts';

export interface FollowUpSettingsProps {
  shell: Shell;
  settings: FollowUpSettings;
  units: readonly { id: string; name: string; headId: string | null }[];
  people: readonly Option[];
  /** Heads are the administrator's to name. */
  mayNameHeads: boolean;
  problem?: string | undefined;
}

export function FollowUpSettingsPage(props: FollowUpSettingsProps) {
  const { shell, problem } = props;
  return (
    <Page shell={shell} title={WORDS.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{WORDS.title}</h1>
          <p class="page-lead">{WORDS.lead}</p>
        </div>
      </div>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      <div class="duty-new">
        <Settings {...props} />
        {props.mayNameHeads && <Heads {...props} />}
      </div>
    </Page>
  );
}

function yesNo(): Option[] {
  return [
    { value: 'true', name: WORDS.yes },
    { value: 'false', name: WORDS.no },
  ];
}

function Settings({ settings }: FollowUpSettingsProps) {
  return (
    <form class="panel" method="post" action="/nhiem-vu/cai-dat">
      <div class="panel-head">
        <h2>{WORDS.remind}</h2>
      </div>
      <div class="panel-body form">
        <div class="form-row">
          <TextField
            id="truoc-han"
            name="before"
            label={WORDS.before}
            hint={WORDS.beforeHint}
            value={settings.remindBefore.join(', ')}
          />
          <SelectField
            id="dung-han"
            name="onTheDay"
            label={WORDS.onTheDay}
            value={String(settings.remindOnTheDay)}
            options={yesNo()}
          />
        </div>
        <div class="form-row">
          <TextField
            id="qua-han"
            name="lateEvery"
            type="number"
            label={WORDS.lateEvery}
            hint={WORDS.lateHint}
            value={String(settings.remindLateEvery)}
          />
          <TextField
            id="bao-cap-tren"
            name="escalateAfter"
            type="number"
            label={WORDS.escalate}
            hint={WORDS.escalateHint}
            value={String(settings.escalateAfter)}
          />
        </div>
        <div class="form-row">
          <TextField id="tu-gio" name="from" label={WORDS.from} value={settings.officeHours.from} />
          <TextField id="den-gio" name="to" label={WORDS.to} value={settings.officeHours.to} />
          <TextField id="gio-gui" name="digestAt" label={WORDS.digestAt} value={settings.digestAt} />
        </div>
        <h3>{WORDS.confirm}</h3>
        <div class="form-row">
          <SelectField
            id="tinh-han"
            name="onTimeBy"
            label={WORDS.onTimeBy}
            value={settings.onTimeBy}
            options={[
              { value: 'sent', name: WORDS.sent },
              { value: 'confirmed', name: WORDS.confirmed },
            ]}
          />
          <SelectField
            id="hai-cap"
            name="twoLevel"
            label={WORDS.twoLevel}
            value={String(settings.twoLevel)}
            options={yesNo()}
          />
        </div>
        <div class="buttons">
          <button type="submit" class="button button-primary">
            {WORDS.save}
          </button>
        </div>
      </div>
    </form>
  );
}

function Heads({ units, people }: FollowUpSettingsProps) {
  return (
    <form class="panel" method="post" action="/nhiem-vu/cai-dat/thu-truong">
      <div class="panel-head">
        <h2>{WORDS.heads}</h2>
      </div>
      <div class="panel-body form">
        <p class="field-hint">{WORDS.headsHint}</p>
        <div class="heads">
          {units.map((unit) => (
            <SelectField
              id={`thu-truong-${unit.id}`}
              name={`head:${unit.id}`}
              label={unit.name}
              value={unit.headId ?? ''}
              options={[{ value: '', name: WORDS.noHead }, ...people]}
            />
          ))}
        </div>
        <div class="buttons">
          <button type="submit" class="button">
            {WORDS.save}
          </button>
        </div>
      </div>
    </form>
  );
}
