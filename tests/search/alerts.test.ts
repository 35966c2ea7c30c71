import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/people/actor.ts';
import { dispatchAccess } from '../../src/registry/schema.ts';
import { newsOf, newsSeen, rebuildIndex, saveSearch, unseenNews } from '../../src/search/index.ts';
import { countPieces } from '../../src/search/fts-pieces.ts';
import { addPersonRow, type Archive, openArchive, person } from './archive.ts';

const LAN = person('lan', ['clerk']);
const STAFF = person('an', ['staff']);

function watched(text: string, actor: Actor = LAN) {
  const archive = openArchive();
  addPersonRow(archive, actor.id!, actor.roles);
  archive.add({ id: 'old', subject: 'phòng chống cháy rừng', pages: ['cháy rừng'] });
  archive.index();
  const search = { name: 'Cháy rừng', text, filters: {}, alert: true };
  const { id } = saveSearch(archive.database.db, search, actor, archive.clock);
  const news = () => newsOf(archive.database.db, id, actor).map((hit) => hit.id);
  return { archive, id, news };
}

describe('alerts of a saved search', () => {
  test('tell of what matches later, once, and not of what matched before', () => {
    const { archive, id, news } = watched('chay rung');
    expect(news()).toEqual([]);
    archive.add({ id: 'new', subject: 'công điện về cháy rừng', date: '2026-11-20' });
    archive.add({ id: 'other', subject: 'họp giao ban' });
    archive.index();
    expect(news()).toEqual(['new']);
    expect(unseenNews(archive.database.db, LAN)).toBe(1);
    newsSeen(archive.database.db, id, LAN, archive.clock);
    expect(news()).toEqual([]);
    // Changed, and matching still: no news. Rebuilt: none either.
    archive.change('new', { symbol: 'CĐ-UBND' });
    archive.change('old', { symbol: 'CV' });
    archive.index();
    expect(news()).toEqual([]);
  });

  test('a rebuild is no news', async () => {
    const { archive, news } = watched('chay rung');
    await rebuildIndex(archive.database.db, archive.clock);
    expect(countPieces(archive.database.db)).toBe(1);
    expect(news()).toEqual([]);
  });

  test('a paper that begins to match is news, also when it was there before', () => {
    const { archive, news } = watched('loai:"công điện"');
    archive.change('old', { type: 'Công điện' });
    archive.index();
    expect(news()).toEqual(['old']);
    archive.change('old', { type: 'Công văn' });
    archive.index();
    archive.change('old', { type: 'Công điện' });
    archive.index();
    expect(news()).toEqual(['old']);
  });

  test('tell each person only of what they may see, when they may see it', () => {
    const { archive, news } = watched('chay rung', STAFF);
    archive.add({ id: 'new', subject: 'cháy rừng lan rộng' });
    archive.index();
    expect(news()).toEqual([]);
    grant(archive, 'new', 'an');
    archive.change('new', { symbol: 'CĐ' });
    archive.index();
    expect(news()).toEqual(['new']);
    archive.database.db.delete(dispatchAccess).run();
    expect(news()).toEqual([]);
  });
});

function grant({ database, clock }: Archive, dispatchId: string, grantee: string): void {
  database.db
    .insert(dispatchAccess)
    .values({ dispatchId, kind: 'person', grantee, grantedAt: clock.now() })
    .run();
}
