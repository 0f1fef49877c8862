import { defineConfig } from '@playwright/test';

const second = 1000;
const minute = 60 * second;

export default defineConfig({
  outputDir: 'out/e2e',
  // `npm test` says how many the machine has room for.
  workers: 1,
  fullyParallel: true,
  // A test that passes only the second time has found something: the closing line names it.
  retries: 1,
  forbidOnly: process.env['CI'] !== undefined,
  // What a machine needs that is five times slower than two quiet cores.
  timeout: 5 * minute,
  reporter: [['./test/e2e/progress.ts'], ['json', { outputFile: 'out/e2e.json' }]],
  projects: [
    // Windows on a screen of their own, where one of them has the focus.
    { name: 'focus', testDir: 'test/e2e/focus', workers: 1 },
    { name: 'firefox', testDir: 'test/e2e/firefox' },
    { name: 'chromium', testDir: 'test/e2e/chromium' },
    { name: 'long', testDir: 'test/e2e/long', timeout: 30 * minute },
  ],
  testMatch: '**/*.test.ts',
});
