import { readFile } from 'node:fs/promises';

export interface TestSummary {
  passed: number;
  failed: number;
  skipped: number;
  /** Names of passed tests that failed at the first attempt. */
  flaky: readonly string[];
}

export const EMPTY_SUMMARY: TestSummary = { passed: 0, failed: 0, skipped: 0, flaky: [] };

export function add(one: TestSummary, other: TestSummary): TestSummary {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    flaky: [...one.flaky, ...other.flaky],
  };
}

/** The closing line of `npm test`; it names flaky tests. */
export function describeSummary({ passed, failed, skipped, flaky }: TestSummary): string {
  const parts = [`${passed} passed`, `${failed} failed`];
  if (skipped > 0) parts.push(`${skipped} skipped`);
  if (flaky.length > 0)
    parts.push(`${flaky.length} passed only the second time (${flaky.join('; ')})`);
  return parts.join(', ');
}

interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

/** A test file that cannot be loaded has no failed tests, but `success` is false. */
export function summarizeVitest(report: VitestReport): TestSummary {
  return {
    passed: report.numPassedTests,
    failed: report.success ? report.numFailedTests : Math.max(1, report.numFailedTests),
    skipped: report.numPendingTests + report.numTodoTests,
    flaky: [],
  };
}

interface PlaywrightSuite {
  specs?: readonly { title: string; tests: readonly { status: string; projectName: string }[] }[];
  suites?: readonly PlaywrightSuite[];
}

interface PlaywrightReport extends PlaywrightSuite {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: readonly unknown[];
}

function flakyIn({ specs = [], suites = [] }: PlaywrightSuite): string[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'flaky')
      .map(({ projectName }) => `${projectName}: ${title}`),
  );
  return [...own, ...suites.flatMap(flakyIn)];
}

/** Errors outside of tests, such as a file that cannot be loaded, count as failures. */
export function summarizePlaywright({ stats, errors, ...suite }: PlaywrightReport): TestSummary {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    flaky: flakyIn(suite),
  };
}

/**
 * Reads a runner's JSON report. A runner that failed, wrote no report or ran no test counts as a
 * failure, whatever the report says.
 */
export async function readSummary(
  path: string,
  summarize: (report: never) => TestSummary,
  exitCode: number,
): Promise<TestSummary> {
  const summary = await readFile(path, 'utf8').then(
    (text) => summarize(JSON.parse(text) as never),
    () => EMPTY_SUMMARY,
  );
  const isEmpty = summary.passed + summary.failed === 0;
  return summary.failed === 0 && (exitCode !== 0 || isEmpty) ? { ...summary, failed: 1 } : summary;
}
