import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** These change what their process shares (its clock, its environment, the constructor of patterns): each has its own. */
const APART = [
  'tests/people/sign-in.test.ts',
  'tests/reading/{elsewhere,engines}.test.ts',
  'tests/understanding/no-backtracking.test.ts',
];

/** Tens of seconds each, though the files are short: begun last, one of them would keep the others waiting. */
const LONG = [
  'edge/edge',
  'workerd/same-tests',
  'reading/marks',
  'reading/scans',
  'reading/bad-files',
  'service/cli',
  'browser/drafting',
  'browser/walk',
  'browser/obligations',
  'evaluation/floor',
  'service/kill',
  'samples/scan-paper',
  'obligations/killed',
  'understanding/corpus/corpus',
];

class LongFirst extends BaseSequencer {
  /** Within the order of the projects, which keeps the files of a process together. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) =>
      LONG.some((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((project) => {
      const ofProject = sorted.filter((file) => file.project === project);
      return [...ofProject.filter(isLong), ...ofProject.filter((file) => !isLong(file))];
    });
  }
}

export default defineConfig({
  test: {
    // Many files wait for a process or a port of their own: three at once fill two cores, two do not.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    // A scan read beside another file's processes takes tens of seconds; a test that hangs still ends.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'apart', include: APART } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: [...configDefaults.exclude, ...APART],
          // One process loads the program once for many files: loading it for each was a third of the whole time. What
          // a file starts (readers, services, browsers) it ends, so that these may share it too.
          isolate: false,
        },
      },
    ],
  },
  // The same library as its maker bundles it: one file to load in each process instead of 190.
  resolve: { alias: { 'pdf-lib': join(import.meta.dirname, 'node_modules/pdf-lib/dist/pdf-lib.esm.js') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
});
