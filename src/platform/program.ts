/**
 * A program of this house as plain JavaScript. Under tsx each of 600 modules is handed to another thread and
 * transformed again at every start, which costs seconds and, in a reader process, 250 MB; bundled once, a
 * program is small and starts at once.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, extname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

import type { OutputFile, Plugin } from 'esbuild';

import { isNotWritable, packagesFolder } from './packages-folder.ts';

export interface Program {
  /** File to run. */
  path: string;
  /** What node needs before it. */
  execArgv: string[];
}

/**
 * For a process that the service starts itself: the bundle beside its own, where the starter kept both.
 *
 * @param entry a TypeScript or JavaScript file
 * @param others what the program starts itself: it finds them beside it, and bundles nothing
 * @returns the bundled program; where nothing can be written beside the packages, the entry run by tsx
 */
export async function programOf(entry: string, others: readonly string[] = []): Promise<Program> {
  if (!entry.endsWith('.ts')) return { path: entry, execArgv: [] };
  const kept = join(import.meta.dirname, `${nameOf(entry)}.mjs`);
  if (existsSync(kept)) return { path: kept, execArgv: [] };
  const files = (await Promise.all([entry, ...others].map(bundled))).flat();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.contents);
  // The packages are found from where the bundle lies.
  const folder = join(cacheFolder(), `${nameOf(entry)}-${hash.digest('hex').slice(0, 16)}`);
  try {
    if (!existsSync(folder)) await writeFolder(folder, files);
    return { path: join(folder, `${nameOf(entry)}.mjs`), execArgv: [] };
  } catch (error) {
    if (!isNotWritable(error)) throw error;
    return { path: entry, execArgv: ['--import', import.meta.resolve('tsx')] };
  }
}

/**
 * A thread of this process that runs a program. What node needs before a program only a process of its own takes: a
 * thread registers tsx by itself.
 */
export function startThread({ path, execArgv }: Program, options: WorkerOptions): Worker {
  // Else it would take over what this process was started with, and register tsx for a program that needs none.
  const plain: WorkerOptions = { ...options, execArgv: [] };
  if (execArgv.length === 0) return new Worker(path, plain);
  const starter = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))};
register();
await import(${JSON.stringify(pathToFileURL(path).href)});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(starter)}`), plain);
}

/**
 * Writes the bundle of a program, and of those that it starts itself and then finds beside it, as the folder that the
 * starter (`scripts/vanthu.mjs`) looks for, if it can.
 */
export async function keepPrograms(entries: string[], folder: string): Promise<void> {
  try {
    // Each on its own: parts that they share would be loaded with all that one of them needs.
    const programs = await Promise.all(entries.map(bundled));
    await writeFolder(folder, programs.flat());
  } catch (error) {
    if (!isNotWritable(error)) throw error;
  }
}

const cacheFolder = () => join(packagesFolder(), '.cache', 'vanthu');
const nameOf = (entry: string) => basename(entry, extname(entry));

async function bundled(entry: string): Promise<OutputFile[]> {
  // A program whose parts are all kept starts sooner without it.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Node knows \p{L} of old; else esbuild makes a new pattern of each literal whenever it is run over.
    supported: { 'regexp-unicode-property-escapes': true },
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    plugins: [requiredAtOnce, packagesWithin, placesOfSources],
    outdir: '/',
    outExtension: { '.js': '.mjs' },
    write: false,
  });
  return outputFiles;
}

/**
 * Packages of hundreds of small modules, which node would open, parse and link one by one at each start: a third of what
 * a start of the service takes; and those that share classes with them: of two copies of one package neither knows
 * what the other made, so that a withdrawn certificate would be taken for good (`asn1js` under `pkijs`) and a request
 * nobody can parse for a defect (`hono` under `hono-openapi`). The others stay where they are: files that are found beside
 * their own (engines, typefaces, workers), native code, and what is one module already.
 */
const WITHIN = ['asn1js', 'better-auth', 'drizzle-orm', 'hono', 'hono-openapi', 'pdf-lib', 'pkijs', 'zod'];
/** What those load and what stays outside all the same. */
const NATIVE = ['better-sqlite3'];

const packagesWithin: Plugin = {
  name: 'packages-within',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind, importer }) => {
      if (kind === 'entry-point') return undefined;
      const name = path.split('/', path.startsWith('@') ? 2 : 1).join('/');
      // What a package within needs comes along: from where the bundle lies, another version may be found.
      const isWithin = WITHIN.includes(name) || (isOfPackage(importer) && !NATIVE.includes(name));
      return isWithin && !isBuiltin(path) ? undefined : { path, external: true };
    });
  },
};

/**
 * Packages that come in both forms of modules, in many files, and are used by their default alone: node takes them in
 * one file after the other where they are required, and in half the time that its graph of imports takes.
 */
const AT_ONCE = /^sharp$/;

const requiredAtOnce: Plugin = {
  name: 'required-at-once',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: AT_ONCE }, ({ path, importer }) =>
      isOfPackage(importer) ? undefined : { path, namespace: 'at-once' },
    );
    onLoad({ filter: AT_ONCE, namespace: 'at-once' }, ({ path }) => ({
      contents: `import { createRequire } from 'node:module';
export default createRequire(${JSON.stringify(import.meta.url)})(${JSON.stringify(path)});`,
    }));
  },
};

const isOfPackage = (importer: string) => importer.includes(`${sep}node_modules${sep}`);

/** Migrations, templates, style sheets and islands lie beside the sources: a module looks for them from there. */
const placesOfSources: Plugin = {
  name: 'places-of-sources',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      if (isOfPackage(path)) return undefined;
      const source = await readFile(path, 'utf8');
      const place = JSON.stringify(pathToFileURL(path).href);
      return {
        contents: source.replaceAll('import.meta.url', place),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      };
    });
  },
};

/** Writes the folder under another name and renames it: another process may be doing the same. */
async function writeFolder(folder: string, files: readonly OutputFile[]): Promise<void> {
  const fresh = `${folder}-${randomUUID()}`;
  await mkdir(fresh, { recursive: true });
  for (const file of files) await writeFile(join(fresh, basename(file.path)), file.contents);
  try {
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
