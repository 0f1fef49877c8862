import { expect, test } from 'vitest';
import {
  add,
  describeFailures,
  describeSummary,
  EMPTY_SUMMARY,
  summarizePlaywright,
  summarizeVitest,
} from '../../../scripts/test/summary.ts';

const vitest = {
  success: true,
  numPassedTests: 4,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [],
};
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

test('unit tests are added up', () => {
  expect(summarizeVitest(vitest)).toMatchObject({ passed: 4, failed: 0, skipped: 2 });
});

test('a file of unit tests that cannot be loaded is a failure', () => {
  expect(summarizeVitest({ ...vitest, success: false })).toMatchObject({ failed: 1 });
});

test('browser tests are added up', () => {
  expect(summarizePlaywright(playwright)).toMatchObject({ passed: 3, failed: 0, skipped: 0 });
});

test('an error outside any browser test is a failure', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 0, skipped: 0 };
  expect(summarizePlaywright({ stats, errors: ['unreadable file'] })).toMatchObject({ failed: 2 });
});

test('a browser test that passes the second time has passed, and is named', () => {
  const specs = [
    { title: 'stays closed', tests: [{ status: 'flaky', projectName: 'firefox', results: [] }] },
    { title: 'opens', tests: [{ status: 'expected', projectName: 'firefox', results: [] }] },
  ];
  const stats = { expected: 3, unexpected: 0, flaky: 1, skipped: 0 };
  const report = { stats, errors: [], suites: [{ suites: [{ specs }] }] };
  const summary = summarizePlaywright(report);
  expect(summary).toEqual({
    passed: 4,
    failed: 0,
    skipped: 0,
    flaky: ['firefox: stays closed'],
    failures: [],
  });
  expect(describeSummary(add(EMPTY_SUMMARY, summary))).toBe(
    '4 passed, 0 failed, 1 passed only the second time (firefox: stays closed)',
  );
});

test('what failed is repeated at the end, with the reason', () => {
  const file = { name: 'limits.test.ts', message: '', status: 'failed' };
  const unit = summarizeVitest({
    ...vitest,
    success: false,
    testResults: [
      {
        ...file,
        assertionResults: [
          { fullName: 'limits hold', status: 'failed', failureMessages: ['seed: 7\nat line 1'] },
          { fullName: 'limits end', status: 'passed', failureMessages: [] },
        ],
      },
      { ...file, name: 'broken.test.ts', message: 'no such module', assertionResults: [] },
    ],
  });
  const failed = {
    status: 'unexpected',
    projectName: 'chromium',
    results: [{ error: { message: '\u001B[31mstayed open\u001B[39m' } }],
  };
  const browsers = summarizePlaywright({
    ...playwright,
    suites: [{ specs: [{ title: 'closes', tests: [failed] }] }],
  });
  expect(describeFailures(add(unit, browsers))).toBe(
    [
      'Failed: limits.test.ts: limits hold\n  seed: 7\n  at line 1\n',
      'Failed: broken.test.ts\n  no such module\n',
      'Failed: chromium: closes\n  stayed open\n\n',
    ].join('\n'),
  );
  expect(describeFailures(EMPTY_SUMMARY)).toBe('');
});

test.each([
  [{ passed: 7, failed: 0, skipped: 0, flaky: [], failures: [] }, '7 passed, 0 failed'],
  [{ passed: 7, failed: 2, skipped: 1, flaky: [], failures: [] }, '7 passed, 2 failed, 1 skipped'],
])('the closing line', (summary, line) => {
  expect(describeSummary(summary)).toBe(line);
});
