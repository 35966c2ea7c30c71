/** A paper that came as data: who sent it, what came along, what its sender was told. */
import { STATUS_CODES, STATUS_NAMES } from '../../registry/edxml/status.ts';
import type { attachmentsOf, packageOfDispatch, statusesOf } from '../../registry/edxml/store.ts';
import type { DispatchView } from '../../registry/views.ts';
import { displayBytes, displayDate, displayInstant } from '../display.ts';
import { SENT_STATUS } from '../text/exchange.ts';
import { DATA } from '../text/registry.ts';
import { SelectField, TextField } from './form.tsx';
import { Icon } from './icon.tsx';
import { Fold } from './way.tsx';

export interface DataPanelProps {
  dispatch: DispatchView;
  data: {
    package: ReturnType<typeof packageOfDispatch>;
    attachments: ReturnType<typeof attachmentsOf>;
    statuses: ReturnType<typeof statusesOf>;
  };
}

export function DataPanel({ dispatch, data }: DataPanelProps) {
  if (data.package === null && data.attachments.length === 0) return null;
  return (
    <section class="panel" aria-label={DATA.title} id="du-lieu">
      <div class="panel-head">
        <h2>{DATA.title}</h2>
      </div>
      {data.package !== null && <Facts record={data.package} />}
      <div class="panel-body form">
        <Attachments dispatch={dispatch} files={data.attachments} />
        {data.package !== null && <Statuses dispatch={dispatch} statuses={data.statuses} />}
      </div>
    </section>
  );
}

function Facts({ record }: { record: NonNullable<DataPanelProps['data']['package']> }) {
  const facts: [string, string][] = [
    [DATA.from, [record.fromName, record.fromOrganId].filter(Boolean).join(' · ')],
    [DATA.documentId, record.documentId],
    [DATA.signature, record.signed ? DATA.signed : DATA.unsigned],
    ...(record.dueDate === null ? [] : [[DATA.due, displayDate(record.dueDate)] as [string, string]]),
  ];
  return (
    <dl class="facts" data-testid="package">
      {facts.map(([name, value]) => (
        <div class="fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Attachments({
  dispatch,
  files,
}: {
  dispatch: DispatchView;
  files: DataPanelProps['data']['attachments'];
}) {
  if (files.length === 0) return null;
  return (
    <div class="corrections" data-testid="attachments">
      <h3>{DATA.attachments}</h3>
      <ul>
        {files.map((file) => (
          <li>
            <a
              href={`/api/v1/dispatches/${dispatch.id}/attachments/${file.position}`}
              download={file.fileName}
            >
              {file.fileName}
            </a>{' '}
            <span class="small quiet">{displayBytes(file.size)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const OPTIONS = STATUS_NAMES.map((name) => ({ value: name, name: STATUS_CODES[name].words }));

function Statuses({
  dispatch,
  statuses,
}: {
  dispatch: DispatchView;
  statuses: DataPanelProps['data']['statuses'];
}) {
  return (
    <>
      {statuses.length > 0 && (
        <div class="corrections" data-testid="statuses">
          <h3>{DATA.told}</h3>
          <ul>
            {statuses.map(({ code, description, at, sentAt }) => (
              <li>
                {code} · {description}{' '}
                <span class="small quiet">
                  {displayInstant(at)}
                  {sentAt !== null && `, ${SENT_STATUS.sent(displayInstant(sentAt))}`}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {dispatch.may.includes('tell-status') && (
        <Fold name={DATA.tell}>
          <form
            class="form"
            method="post"
            action={`/van-ban/${dispatch.id}/trang-thai`}
            data-testid="tell-status"
          >
            <SelectField
              id="trang-thai"
              name="status"
              label={DATA.status}
              options={OPTIONS}
              value="received"
            />
            <TextField id="mo-ta" name="description" label={DATA.description} />
            <button type="submit" class="button button-small">
              <Icon name="download" />
              {DATA.submit}
            </button>
          </form>
        </Fold>
      )}
    </>
  );
}
