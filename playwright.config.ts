import { defineConfig } from '@playwright/test';

const second = 1000;
const minute = 60 * second;

export default defineConfig({
  outputDir: 'out/e2e',
  // `npm test` asks for two where tests get along beside each other.
  workers: 1,
  fullyParallel: false,
  // A test that only passes the second time has found something.
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 90 * second,
  reporter: [['list'], ['json', { outputFile: 'out/e2e.json' }]],
  projects: [
    { name: 'chromium', testDir: 'test/e2e/chromium' },
    { name: 'firefox', testDir: 'test/e2e/firefox' },
    // Windows on a screen of their own, where one of them has the focus.
    { name: 'focus', testDir: 'test/e2e/focus' },
    { name: 'long', testDir: 'test/e2e/long', timeout: 15 * minute },
  ],
  testMatch: '**/*.test.ts',
});
