import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // Reading and browser tests start processes of their own: two files at once fill two cores.
    maxWorkers: 2,
    // A scan read beside another file's processes takes tens of seconds; a test that hangs still ends.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
});
