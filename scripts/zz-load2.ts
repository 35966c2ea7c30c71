import { openDatabase } from '../src/platform/database.ts';
import { rebuildIndex } from '../src/search/index.ts';
import { systemClock } from '../src/platform/clock.ts';
const d = openDatabase('/tmp/search-bench/10000.db');
const log = new Map<string, number>(); const n = new Map<string, number>();
const orig = d.connection.prepare.bind(d.connection);
(d.connection as any).prepare = (s: string) => {
  const st = orig(s);
  for (const k of ['all', 'get', 'run'] as const) {
    const f = (st as any)[k].bind(st); const key = s.replace(/\s+/g, ' ').slice(0, 110);
    (st as any)[k] = (...a: unknown[]) => { const u = performance.now(); const r = f(...a); log.set(key, (log.get(key) ?? 0) + performance.now() - u); n.set(key, (n.get(key) ?? 0) + 1); return r; };
  }
  const raw = (st as any).raw.bind(st); (st as any).raw = () => { const q = raw(); return q; };
  return st;
};
const u = process.cpuUsage();
await rebuildIndex(d.db, systemClock);
const c = process.cpuUsage(u); console.log('docs/s cpu', Math.round(10000 / ((c.user + c.system) / 1e6)));
for (const [k, v] of [...log].sort((a, b) => b[1] - a[1]).slice(0, 16)) console.log(v.toFixed(0).padStart(7), String(n.get(k)).padStart(6), k);
