/** Runs test files of this house inside of workerd. */
import { join } from 'node:path';
import { Miniflare } from 'miniflare';
import type { Plugin } from 'esbuild';
import { bundleForWorkerd, COMPATIBILITY, ROOT } from '../../scripts/edge/bundle.ts';
import type { Outcome } from './object.ts';

export async function startWorkerd(paths: readonly string[]) {
  const bundle = await bundleForWorkerd({
    entry: join(ROOT, 'tests/workerd/object.ts'),
    plugins: [testFiles(paths), ownDatabase],
  });
  const miniflare = new Miniflare({
    modules: bundle,
    compatibilityDate: COMPATIBILITY.date,
    compatibilityFlags: COMPATIBILITY.flags,
    durableObjects: { TESTS: { className: 'Tests', useSQLite: true } },
  });
  return {
    size: bundle[0]!.contents.length,
    /** @param without a pattern of names of tests that are left out */
    async run(path: string, without?: string): Promise<Outcome[]> {
      const query = without === undefined ? '' : `?without=${encodeURIComponent(without)}`;
      const response = await miniflare.dispatchFetch(`http://tests/${path}${query}`);
      if (!response.ok) return [{ name: path, state: 'fail', errors: [await response.text()] }];
      return (await response.json()) as Outcome[];
    },
    stop: () => miniflare.dispose(),
  };
}

/** Each file is loaded when it is run, inside of the object: outside of one nothing may wait, or draw lots. */
function testFiles(paths: readonly string[]): Plugin {
  return {
    name: 'test-files',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^test-files$/ }, () => ({ path: 'test-files', namespace: 'tests' }));
      onLoad({ filter: /./, namespace: 'tests' }, () => ({
        contents: `export const files = {${paths.map((path) => `${JSON.stringify(path)}: () => import(${JSON.stringify(join(ROOT, path))})`).join(',\n')}};`,
        resolveDir: ROOT,
      }));
    },
  };
}

const ownDatabase: Plugin = {
  name: 'own-database',
  setup({ onResolve }) {
    onResolve({ filter: /\/platform\/database\.ts$/ }, ({ importer }) =>
      importer.startsWith(join(ROOT, 'tests/')) && importer !== join(ROOT, 'tests/workerd/database.ts')
        ? { path: join(ROOT, 'tests/workerd/database.ts') }
        : undefined,
    );
  },
};
