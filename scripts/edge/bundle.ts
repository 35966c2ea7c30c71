/**
 * Makes one module for workerd of a program of this house. What the program reads from beside its sources
 * (migrations, templates, word lists, typefaces) goes along as files under `/bundle`, where the same code finds it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A module or file as workerd keeps it, its path below `/bundle`. */
export interface BundledFile {
  type: 'ESModule' | 'Text' | 'Data' | 'CompiledWasm';
  path: string;
  contents: Uint8Array<ArrayBuffer>;
}

export interface BundleOptions {
  /** A TypeScript file, or the text of one. */
  entry: string | { contents: string };
  plugins?: Plugin[];
  minify?: boolean;
}

/** The runtime's own modules. */
const PROVIDED = ['node:*', 'cloudflare:*'];

/** Packages of native code, and of programs that only a machine of one's own can start. */
const NATIVE =
  /^(?:sharp|@napi-rs\/canvas|better-sqlite3|tesseract\.js|pdfjs-dist\/.*|esbuild|tsx|fsevents)$/;

/** The oldest day whose runtime has all that is used; `wrangler.toml` says the same. */
export const COMPATIBILITY = {
  date: '2026-04-24',
  flags: [
    'nodejs_compat',
    'enable_request_signal',
    'request_signal_passthrough',
    'global_fetch_strictly_public',
  ],
};

/** What packages in CommonJS get the runtime's modules by; it gives `process` to imports alone. */
const REQUIRE = `
import { createRequire as requireOf } from 'node:module';
import processOfRuntime from 'node:process';
const requireOfRuntime = requireOf('/bundle/worker.js');
const require = (name) => (name === 'node:process' ? processOfRuntime : requireOfRuntime(name));`;

/** The program first, then what lies beside it. */
export async function bundleForWorkerd(options: BundleOptions): Promise<BundledFile[]> {
  const { entry, plugins = [], minify = false } = options;
  const { outputFiles } = await build({
    ...(typeof entry === 'string'
      ? { entryPoints: [entry] }
      : { stdin: { contents: entry.contents, resolveDir: ROOT, loader: 'ts' } }),
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    outdir: '/',
    format: 'esm',
    target: 'es2024',
    platform: 'node',
    conditions: ['workerd', 'worker'],
    mainFields: ['module', 'main'],
    external: PROVIDED,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    minify,
    keepNames: true,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: REQUIRE },
    plugins: [...plugins, nodeByItsName, notHere, filesOfPackages, placesOfSources],
  });
  const [program] = outputFiles;
  if (program === undefined) throw new Error('nothing was bundled');
  return [
    { type: 'ESModule', path: 'worker.js', contents: Uint8Array.from(program.contents) },
    ...besideTheSources(),
  ];
}

/** `fs` and `node:fs` are the same; the runtime knows the second name only. */
const nodeByItsName: Plugin = {
  name: 'node-by-its-name',
  setup({ onResolve }) {
    const builtin =
      /^(?:assert|buffer|child_process|crypto|events|fs|fs\/promises|http|https|module|net|os|path|perf_hooks|process|stream|stream\/promises|string_decoder|tls|tty|url|util|v8|vm|worker_threads|zlib|async_hooks|dns|constants|querystring|timers|timers\/promises|diagnostics_channel)$/;
    onResolve({ filter: builtin }, ({ path }) => ({ path: `node:${path}`, external: true }));
  },
};

/** Native packages answer, when they are used, that this form of the service has none. */
const notHere: Plugin = {
  name: 'native-packages-are-not-here',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: NATIVE }, ({ path }) => ({ path: `${path}.cjs`, namespace: 'not-here' }));
    onLoad({ filter: /./, namespace: 'not-here' }, () => ({
      contents: `module.exports = require('./src/edge/not-here.ts').notHere;`,
      resolveDir: ROOT,
    }));
  },
};

const filesOfPackages: Plugin = {
  name: 'files-of-packages',
  setup({ onResolve }) {
    onResolve({ filter: /platform\/package-file\.ts$/ }, () => ({
      path: join(ROOT, 'src/edge/package-file.ts'),
    }));
  },
};

/** A module looks for what lies beside it by its own place: below `/bundle` as below the project's folder. */
const placesOfSources: Plugin = {
  name: 'places-of-sources',
  setup({ onLoad }) {
    onLoad({ filter: new RegExp(`^${ROOT}(?:src|tests)/.*\\.tsx?$`) }, ({ path }) => {
      const place = JSON.stringify(`file:///bundle/${relative(ROOT, path)}`);
      return {
        contents: readFileSync(path, 'utf8')
          .replaceAll('import.meta.url', place)
          .replaceAll('import.meta.dirname', JSON.stringify(`/bundle/${relative(ROOT, join(path, '..'))}`)),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      };
    });
  },
};

function besideTheSources(): BundledFile[] {
  const require = createRequire(import.meta.url);
  const tinos = join(require.resolve('@expo-google-fonts/tinos/package.json'), '..');
  return [
    ...filesIn('src/platform/migrations', /\.sql$|_journal\.json$/),
    ...filesIn('templates', /./),
    ...filesIn('src/search/data', /\.json$/),
    ...['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic'].map((face) =>
      fileAt(
        join(tinos, face, `Tinos_${face}.ttf`),
        `node_modules/@expo-google-fonts/tinos/${face}/Tinos_${face}.ttf`,
      ),
    ),
  ];
}

function filesIn(folder: string, names: RegExp): BundledFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => fileAt(path, relative(ROOT, path)));
}

const fileAt = (path: string, as: string): BundledFile => ({
  type: 'Data',
  path: as,
  contents: Uint8Array.from(readFileSync(path)),
});
