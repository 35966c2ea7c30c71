import { openDatabase } from '../src/platform/database.ts';
import { rebuildIndex } from '../src/search/index.ts';
import { systemClock } from '../src/platform/clock.ts';
const d = openDatabase('/tmp/search-bench/10000.db');
await rebuildIndex(d.db, systemClock);
const u = process.cpuUsage(); const b = performance.now();
await rebuildIndex(d.db, systemClock);
const c = process.cpuUsage(u); console.log('docs/s cpu', Math.round(10000 / ((c.user + c.system) / 1e6)), 'sys', c.system / 1e6, 'wall', ((performance.now() - b) / 1000).toFixed(1));
