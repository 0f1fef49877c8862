import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The same as in tsconfig.json, which the tests of pages are not under.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}'],
    setupFiles: ['test/unit/setup.ts'],
    environment: 'node',
    restoreMocks: true,
    // Each file would otherwise load Temporal, Dexie and a DOM anew, which takes longer than the tests.
    isolate: false,
  },
});
