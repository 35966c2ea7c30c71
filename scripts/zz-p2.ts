import { openDatabase } from '../src/platform/database.ts';
import { embeddedIndex } from '../src/search/index.ts';
import { systemClock } from '../src/platform/clock.ts';
const d = openDatabase(process.argv[2] ?? '/tmp/search-bench/100000.db');
const index = embeddedIndex(d.db, systemClock);
const ALL: any = { id: 'b', name: 'b', roles: ['leader'], unitIds: [], address: null, scopes: null };
const ONE: any = { ...ALL, roles: ['staff'], unitIds: ['unit-3'] };
const words = ['công', 'nghiệp', 'tác', 'kinh', 'hoạch', 'giao', 'thông', 'tế', 'xây', 'dựng', 'phòng', 'giáo'];
const kinds: Record<string, (i: number) => [string, any, any]> = {
  number: (i) => [`so:${100 + i * 37}`, {}, ALL], box: (i) => [`${100 + i * 37}`, {}, ALL], one: (i) => [words[i % 12]!, {}, ALL],
  year: (i) => [words[i % 12]!, { year: 2012 + (i % 14) }, ALL], two: (i) => [`${words[i % 12]} ${words[(i * 5 + 1) % 12]}`, {}, ALL],
  yt: (i) => [`${words[i % 12]} ${words[(i * 5 + 1) % 12]}`, { year: 2012 + (i % 14), type: 'Quyết định' }, ALL],
  phrase: (i) => [`"${words[i % 12]} ${words[(i * 5 + 1) % 12]}"`, {}, ALL], unit: (i) => [`${words[i % 12]} ${words[(i * 5 + 1) % 12]}`, {}, ONE], all: () => ['', {}, ALL],
};
const only = process.argv[3];
for (const [k, f] of Object.entries(kinds)) { if (only !== undefined && only !== k) continue; const t: number[] = []; for (let i = 0; i < 200; i++) { const [text, filters, a] = f(i); const u = process.cpuUsage(); await index.search({ text, filters }, a); const c = process.cpuUsage(u); if (i >= 4) t.push((c.user + c.system) / 1000); } t.sort((a, b) => a - b); console.log(k.padEnd(8), 'min', t[0]!.toFixed(1), 'p50', t[16]!.toFixed(1), 'p95', t[30]!.toFixed(1)); }
