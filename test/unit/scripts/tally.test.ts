import { expect, test } from 'vitest';
import {
  add,
  describeTally,
  nothing,
  playwrightTally,
  vitestTally,
} from '../../../scripts/test/tally.ts';

const vitest = {
  success: true,
  numPassedTests: 4,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
};
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

test('unit tests are added up', () => {
  expect(vitestTally(vitest)).toMatchObject({ passed: 4, failed: 0, skipped: 2 });
});

test('a file of unit tests that cannot be loaded is a failure', () => {
  expect(vitestTally({ ...vitest, success: false })).toMatchObject({ failed: 1 });
});

test('browser tests are added up', () => {
  expect(playwrightTally(playwright)).toMatchObject({ passed: 3, failed: 0, skipped: 0 });
});

test('an error outside any browser test is a failure', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 0, skipped: 0 };
  expect(playwrightTally({ stats, errors: ['unreadable file'] })).toMatchObject({ failed: 2 });
});

test('a browser test that passes the second time has passed, and is named', () => {
  const specs = [
    { title: 'stays closed', tests: [{ status: 'flaky', projectName: 'firefox' }] },
    { title: 'opens', tests: [{ status: 'expected', projectName: 'firefox' }] },
  ];
  const stats = { expected: 3, unexpected: 0, flaky: 1, skipped: 0 };
  const report = { stats, errors: [], suites: [{ suites: [{ specs }] }] };
  const tally = playwrightTally(report);
  expect(tally).toEqual({
    passed: 4,
    failed: 0,
    skipped: 0,
    repeated: ['firefox: stays closed'],
  });
  expect(describeTally(add(nothing, tally))).toBe(
    '4 passed, 0 failed, 1 passed only the second time (firefox: stays closed)',
  );
});

test.each([
  [{ passed: 7, failed: 0, skipped: 0, repeated: [] }, '7 passed, 0 failed'],
  [{ passed: 7, failed: 2, skipped: 1, repeated: [] }, '7 passed, 2 failed, 1 skipped'],
])('the closing line', (tally, line) => {
  expect(describeTally(tally)).toBe(line);
});
