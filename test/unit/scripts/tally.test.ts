import { expect, test } from 'vitest';
import { describeTally, playwrightTally, vitestTally } from '../../../scripts/test/tally.ts';

const vitest = {
  success: true,
  numPassedTests: 4,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
};
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

test('unit tests are added up', () => {
  expect(vitestTally(vitest)).toEqual({ passed: 4, failed: 0, skipped: 2 });
});

test('a file of unit tests that cannot be loaded is a failure', () => {
  expect(vitestTally({ ...vitest, success: false })).toMatchObject({ failed: 1 });
});

test('browser tests are added up', () => {
  expect(playwrightTally(playwright)).toEqual({ passed: 3, failed: 0, skipped: 0 });
});

test('a browser test that passes only sometimes is a failure, and so is an error outside any', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
  expect(playwrightTally({ stats, errors: ['unreadable file'] })).toMatchObject({ failed: 3 });
});

test.each([
  [{ passed: 7, failed: 0, skipped: 0 }, '7 passed, 0 failed'],
  [{ passed: 7, failed: 2, skipped: 1 }, '7 passed, 2 failed, 1 skipped'],
])('the closing line', (tally, line) => {
  expect(describeTally(tally)).toBe(line);
});
