import { defineConfig } from '@playwright/test';

const second = 1000;
const minute = 60 * second;

export default defineConfig({
  outputDir: 'out/e2e',
  // `npm test` chooses a number by the machine's spare capacity.
  workers: 1,
  fullyParallel: true,
  // `npm test` names tests that pass only at the second attempt.
  retries: 1,
  forbidOnly: process.env['CI'] !== undefined,
  // Enough for a machine five times slower than two idle cores.
  timeout: 5 * minute,
  reporter: [['./test/e2e/progress.ts'], ['json', { outputFile: 'out/e2e.json' }]],
  projects: [
    // Several windows on a virtual display, of which one has the focus.
    { name: 'focus', testDir: 'test/e2e/focus', workers: 1 },
    // First, since its longest tests wait for minutes, beside which others can run.
    { name: 'chromium', testDir: 'test/e2e/chromium' },
    { name: 'firefox', testDir: 'test/e2e/firefox' },
    { name: 'long', testDir: 'test/e2e/long', timeout: 30 * minute },
  ],
  testMatch: '**/*.test.ts',
});
