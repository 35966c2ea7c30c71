/** Chế độ xem đã lưu: a person's own filters of the board, under names of theirs. */
import { type Actor, forbidden } from '../people/actor.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { invalid } from './errors.ts';
import { dropView, type SavedView, saveView, viewsOf } from './views-store.ts';

const MOST_VIEWS = 50;

export function savedViews(db: Db, actor: Actor): SavedView[] {
  return actor.id === null ? [] : viewsOf(db, actor.id);
}

/** Saves under a name; the same name again replaces. @throws AppError `obligation.invalid` */
export function keepView(db: Db, view: { name: string; query: string }, by: Actor): SavedView {
  const personId = requireId(by);
  const name = view.name.normalize('NFC').trim();
  if (name === '') throw invalid('Hãy đặt tên cho chế độ xem.');
  return inTransaction(db, (tx) => {
    const others = viewsOf(tx, personId).filter((each) => each.name !== name);
    if (others.length >= MOST_VIEWS) throw invalid('Đã lưu quá nhiều chế độ xem. Hãy xóa bớt.');
    return saveView(tx, personId, name, view.query.replace(/^\?/u, ''));
  });
}

export function forgetView(db: Db, id: string, by: Actor): void {
  dropView(db, requireId(by), id);
}

function requireId(by: Actor): string {
  if (by.id === null) throw forbidden();
  return by.id;
}
