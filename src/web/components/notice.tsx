import type { PropsWithChildren } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

export type NoticeKind = 'ok' | 'info' | 'warning' | 'error';

const ICONS: Readonly<Record<NoticeKind, IconName>> = {
  ok: 'check',
  info: 'info',
  warning: 'warning',
  error: 'warning',
};

type NoticeProps = PropsWithChildren<{
  kind: NoticeKind;
  title?: string;
  /** Read out when the page opens: the answer to what the person has just done. */
  status?: boolean;
  id?: string;
}>;

/** A sentence that the page wants to be noticed, with what to do about it. */
export function Notice({ kind, title, status = false, id, children }: NoticeProps) {
  const role = kind === 'error' ? { role: 'alert' } : status ? { role: 'status' } : {};
  return (
    <div class={`notice notice-${kind}`} {...role} {...(id === undefined ? {} : { id })} data-notice>
      <Icon name={ICONS[kind]} />
      <div class="notice-body">
        {title !== undefined && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
