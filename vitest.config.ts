import { defineConfig } from 'vitest/config';

/** Pure functions, which can share one module graph. */
const pure = ['test/unit/domain/**/*.test.ts'];

export default defineConfig({
  // As in tsconfig.json, which does not apply to tests.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    setupFiles: ['test/unit/setup.ts'],
    environment: 'node',
    // Some tests render whole pages and run axe on them, perhaps on a busy machine.
    testTimeout: 30_000,
    restoreMocks: true,
    // By default one core is left to the terminal, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      // Isolated files would each load Temporal and the rules again.
      { extends: true, test: { name: 'domain', include: pure, isolate: false } },
      {
        extends: true,
        test: { name: 'rest', include: ['test/unit/**/*.test.{ts,tsx}'], exclude: pure },
      },
    ],
  },
});
