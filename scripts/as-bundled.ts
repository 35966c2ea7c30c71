/**
 * Runs a script as an office runs the service, bundled, in a process of its own: what tsx makes of the sources one
 * by one is slower, and works beside what is measured.
 *
 *     node --import tsx scripts/as-bundled.ts scripts/bench-understanding.ts
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { programOf } from '../src/platform/program.ts';

const [script = '', ...options] = process.argv.slice(2);
const { path, execArgv } = await programOf(resolve(script));
const { status } = spawnSync(process.execPath, [...execArgv, path, ...options], { stdio: 'inherit' });
process.exitCode = status ?? 1;
