import { describe, expect, it } from 'vitest';
import { type Announcement, Switchboard } from '../../src/reading/index.ts';
import type { PagesWaiting, WorkKind } from '../../src/reading/desk.ts';
import type { LoanAsJson } from '../../src/reading/elsewhere/wire.ts';

const reader = { id: 'máy 1', hands: 1, engine: '' };
const PAGES: WorkKind[] = ['open', 'read'];
const stays = new AbortController().signal;

/** Offices with so many pages each, and what the desk did. */
function installation(pages: Record<string, number>, urgent: readonly string[] = []) {
  const asked: string[] = [];
  const kept = new Map<string, Announcement>();
  const away = new Set<string>();
  const returned: string[] = [];
  let at = 0;
  const said = (name: string): Announcement => {
    const waits: PagesWaiting = urgent.includes(name) ? 'urgent' : 'some';
    return { pages: (pages[name] ?? 0) > 0 ? waits : 'none', errands: false, at: ++at };
  };
  const begin = () =>
    new Switchboard(
      {
        ask: async (name) => {
          asked.push(name);
          if (away.has(name)) throw new Error('away');
          const isThere = (pages[name] ?? 0) > 0;
          if (isThere) pages[name]!--;
          const loan = isThere ? ({ id: `${pages[name]}` } as LoanAsJson) : null;
          return { loan, waiting: said(name) };
        },
        giveBack: async (name, _key, id) => void returned.push(`${name} ${id}`),
        keep: (name, word) => void (word === null ? kept.delete(name) : kept.set(name, word)),
        trouble: () => undefined,
        restMs: 20,
      },
      kept,
    );
  const borrow = async (desk: Switchboard, waitMs = 0) =>
    (await desk.borrow('khóa', { reader, takes: PAGES }, waitMs, stays))?.office ?? null;
  return { begin, borrow, asked, away, kept, returned, said };
}

describe('the desk of an installation', () => {
  it('sends hands to the offices in turn, first where something is urgent, and to none that said nothing', async () => {
    const { begin, borrow, asked, said } = installation({ a: 100, b: 2, c: 2, d: 5 }, ['c']);
    const desk = begin();
    for (const name of ['a', 'b', 'c']) desk.announce(name, said(name));
    const turns: (string | null)[] = [];
    for (let hand = 0; hand < 8; hand++) turns.push(await borrow(desk));
    expect(turns).toEqual(['c', 'c', 'a', 'b', 'a', 'b', 'a', 'a']);
    expect(asked).not.toContain('d');
  });

  it('lets one hand look where one page waits, and asks nobody when nothing is left', async () => {
    const { begin, borrow, asked, said } = installation({ a: 1 });
    const desk = begin();
    desk.announce('a', said('a'));
    const got = await Promise.all(Array.from({ length: 8 }, () => borrow(desk)));
    expect(got.filter((office) => office !== null)).toEqual(['a']);
    expect(asked).toEqual(['a']);
    expect(await desk.watch('some', 5, stays)).toBe('none');
    expect(asked).toEqual(['a']);
  });

  it('begins again with what offices had said, and forgets an office whose work is done', async () => {
    const { begin, borrow, kept, said } = installation({ a: 1, b: 1 });
    const before = begin();
    for (const name of ['a', 'b']) before.announce(name, said(name));
    const desk = begin();
    expect(desk.pagesWaiting).toBe('some');
    expect([await borrow(desk), await borrow(desk), await borrow(desk)]).toEqual(['a', 'b', null]);
    expect(kept.size).toBe(0);
  });

  it('does not forget work over a word that was said before it and came after', () => {
    const { begin } = installation({});
    const desk = begin();
    desk.announce('a', { pages: 'some', errands: false, at: 2 });
    desk.announce('a', { pages: 'none', errands: false, at: 1 });
    expect(desk.pagesWaiting).toBe('some');
    desk.announce('a', { pages: 'none', errands: false, at: 3 });
    expect(desk.pagesWaiting).toBe('none');
  });

  it('wakes a hand that waits with the first word of an office', async () => {
    const { begin, borrow, said } = installation({ a: 1 });
    const desk = begin();
    const [watching, waiting] = [desk.watch('some', 10_000, stays), borrow(desk, 10_000)];
    desk.announce('a', said('a'));
    expect(await watching).toBe('some');
    expect(await waiting).toBe('a');
  });

  it('leaves an office alone for a while that does not answer, and goes on with the others', async () => {
    const { begin, borrow, away, said } = installation({ a: 1, b: 1 });
    const desk = begin();
    for (const name of ['a', 'b']) desk.announce(name, said(name));
    away.add('a');
    expect([await borrow(desk), await borrow(desk), desk.pagesWaiting]).toEqual(['b', null, 'none']);
    away.clear();
    expect(await borrow(desk, 10_000)).toBe('a');
  });

  it('gives back what a reader that left did not get', async () => {
    const { begin, returned, said } = installation({ a: 1 });
    const desk = begin();
    desk.announce('a', said('a'));
    const left = new AbortController();
    const borrowing = desk.borrow('khóa', { reader, takes: PAGES }, 10_000, left.signal);
    left.abort();
    expect(await borrowing).toBeNull();
    expect(returned).toEqual(['a 0']);
  });
});
