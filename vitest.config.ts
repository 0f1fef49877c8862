import { defineConfig } from 'vitest/config';

/** Pure functions: nothing that one file loads can be in another's way. */
const pure = ['test/unit/domain/**/*.test.ts'];

export default defineConfig({
  // The same as in tsconfig.json, which the tests of pages are not under.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    setupFiles: ['test/unit/setup.ts'],
    environment: 'node',
    // Whole pages are drawn and looked through by axe, on machines that have other things to do.
    testTimeout: 30_000,
    restoreMocks: true,
    projects: [
      // Each file would otherwise load Temporal and the rules anew.
      { extends: true, test: { name: 'domain', include: pure, isolate: false } },
      {
        extends: true,
        test: { name: 'rest', include: ['test/unit/**/*.test.{ts,tsx}'], exclude: pure },
      },
    ],
  },
});
