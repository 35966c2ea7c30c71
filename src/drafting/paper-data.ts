/** An issued paper as the data of an edXML package. */
import type { Db } from '../platform/database.ts';
import { findDispatch } from '../registry/store.ts';
import type { DraftRecord } from './store.ts';

/** @param organId of the office */
export function paperAsData(db: Db, { document, dispatchId, kind }: DraftRecord, organId: string) {
  const dispatch = findDispatch(db, dispatchId!)!;
  const { titles, name } = document.signatures.at(-1)!;
  return {
    from: { organId, name: document.header.agency.replaceAll('\n', ' ') },
    number: dispatch.number ?? '',
    symbol: document.header.symbol,
    place: document.header.place,
    date: dispatch.date ?? '',
    type: kind,
    subject: document.subject,
    signer: {
      capacity: /^(?:TM|KT|TL|TUQ|Q)\./u.exec(titles[0] ?? '')?.[0] ?? '',
      title: titles.at(-1) ?? '',
      name,
    },
    recipients: document.recipients?.list ?? [],
    urgency: document.urgency,
  };
}
