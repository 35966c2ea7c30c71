import { openDatabase } from '../src/platform/database.ts';
import { embeddedIndex } from '../src/search/index.ts';
import { systemClock } from '../src/platform/clock.ts';
const d = openDatabase(process.argv[2] ?? '/tmp/search-bench/100000.db');
const P = Object.getPrototypeOf(d.connection.prepare('select 1'));
const log = new Map<string, number[]>(); let on = false;
const orig = d.connection.prepare.bind(d.connection);
(d.connection as any).prepare = (s: string) => {
  const t0 = process.cpuUsage(); const st = orig(s); const pr = process.cpuUsage(t0);
  if (on) (log.get('PREPARE') ?? log.set('PREPARE', []).get('PREPARE')!).push((pr.user + pr.system) / 1000);
  for (const k of ['all', 'get', 'run'] as const) {
    const f = (st as any)[k].bind(st);
    (st as any)[k] = (...a: unknown[]) => { const u = process.cpuUsage(); const r = f(...a); const { user, system } = process.cpuUsage(u); if (on) { const key = s.replace(/\s+/g, ' ').slice(0, 230) + ' || ' + JSON.stringify(a).slice(0, 160); (log.get(key) ?? log.set(key, []).get(key)!).push((user + system) / 1000); } return r; };
  }
  return st;
};
void P;
const index = embeddedIndex(d.db, systemClock);
const ALL: any = { id: 'b', name: 'b', roles: ['leader'], unitIds: [], address: null, scopes: null };
const ONE: any = { ...ALL, roles: ['staff'], unitIds: ['unit-3'] };
const qs: [string, any, any][] = [
  ['so:968', {}, ALL], ['968', {}, ALL], ['công', {}, ALL], ['nghiệp', { year: 2019 }, ALL], ['công tác', {}, ALL], ['công nghiệp', { year: 2019, type: 'Quyết định' }, ALL], ['"kế hoạch"', {}, ALL], ['công nghiệp', {}, ONE], ['', {}, ALL]];
for (const [text, filters, actor] of qs) {
  const best = new Map<string, number>(); let whole = 1e9;
  for (let r = 0; r < 5; r++) { log.clear(); on = true; const u = process.cpuUsage(); const res = await index.search({ text, filters }, actor); const { user, system } = process.cpuUsage(u); on = false; whole = Math.min(whole, (user + system) / 1000); if (r === 0) console.log(`\n=== ${text} ${JSON.stringify(filters)} total ${res.total}`); for (const [k, v] of log) best.set(k, Math.min(best.get(k) ?? 1e9, v.reduce((a, b) => a + b, 0))); }
  console.log('whole', whole.toFixed(1)); for (const [k, v] of [...best].sort((a, b) => b[1] - a[1]).slice(0, 9)) console.log(v.toFixed(2).padStart(8), k);
}
