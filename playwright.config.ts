import { defineConfig } from '@playwright/test';

const second = 1000;
const minute = 60 * second;

export default defineConfig({
  outputDir: 'out/e2e',
  // Each test has a browser of its own, which mostly waits for time to pass.
  workers: 4,
  fullyParallel: true,
  // A test that only passes the second time has found something.
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 90 * second,
  reporter: [['list'], ['json', { outputFile: 'out/e2e.json' }]],
  projects: [
    // The slowest first. Firefox takes the most to start, so no more than two at a time.
    { name: 'firefox', testDir: 'test/e2e/firefox', workers: 2 },
    // Windows on a screen of their own, where one of them has the focus.
    { name: 'focus', testDir: 'test/e2e/focus', workers: 1 },
    { name: 'chromium', testDir: 'test/e2e/chromium' },
    { name: 'long', testDir: 'test/e2e/long', timeout: 15 * minute },
  ],
  testMatch: '**/*.test.ts',
});
