import { configDefaults, defineConfig } from 'vitest/config';

/**
 * These change what their process shares (its clock, the constructor of regular expressions, its environment), or
 * start readers, services and browsers: each has a process of its own. They are the long ones, and run first.
 */
const APART = [
  'tests/browser/**/*.test.ts',
  'tests/people/sign-in.test.ts',
  'tests/reading/**/*.test.ts',
  'tests/samples/**/*.test.ts',
  'tests/service/**/*.test.ts',
  'tests/understanding/no-backtracking.test.ts',
];

export default defineConfig({
  test: {
    // Many files wait for a process or a port of their own: three at once fill two cores, two do not.
    maxWorkers: 3,
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
          // One process loads the program once for many files: loading it for each was a third of the whole time.
          isolate: false,
        },
      },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
});
