import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface TestSummary {
  passed: number;
  failed: number;
  skipped: number;
  /** Names of passed tests that failed at the first attempt. */
  flaky: readonly string[];
  /** What failed and why, as far as the runner knows; `failed` may be more. */
  failures: readonly Failure[];
}

interface Failure {
  name: string;
  message: string;
}

export const EMPTY_SUMMARY: TestSummary = {
  passed: 0,
  failed: 0,
  skipped: 0,
  flaky: [],
  failures: [],
};

export function add(one: TestSummary, other: TestSummary): TestSummary {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    flaky: [...one.flaky, ...other.flaky],
    failures: [...one.failures, ...other.failures],
  };
}

/** Lines of a message that are repeated; property tests need some for the seed. */
const MESSAGE_LINES = 12;

/** What failed, repeated at the end, where it is not lost among what passed; or nothing. */
export function describeFailures({ failures }: TestSummary): string {
  return failures
    .map(({ name, message }) => {
      const lines = message.split('\n').slice(0, MESSAGE_LINES);
      return `Failed: ${name}\n${lines.map((line) => `  ${line}\n`).join('')}\n`;
    })
    .join('');
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
  testResults: readonly {
    name: string;
    status: string;
    /** Why the file could not be loaded. */
    message: string;
    assertionResults: readonly {
      fullName: string;
      status: string;
      failureMessages: readonly string[];
    }[];
  }[];
}

/** A test file that cannot be loaded has no failed tests, but `success` is false. */
export function summarizeVitest(report: VitestReport): TestSummary {
  return {
    passed: report.numPassedTests,
    failed: report.success ? report.numFailedTests : Math.max(1, report.numFailedTests),
    skipped: report.numPendingTests + report.numTodoTests,
    flaky: [],
    failures: report.testResults.flatMap(failuresIn),
  };
}

function failuresIn(file: VitestReport['testResults'][number]): Failure[] {
  const path = relative(process.cwd(), file.name);
  const failures = file.assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => ({
      name: `${path}: ${fullName}`,
      message: failureMessages.join('\n'),
    }));
  const isUnreadable = file.status === 'failed' && failures.length === 0;
  return isUnreadable ? [{ name: path, message: file.message }] : failures;
}

interface PlaywrightTest {
  status: string;
  projectName: string;
  results: readonly { error?: { message?: string } }[];
}

interface PlaywrightSuite {
  specs?: readonly { title: string; tests: readonly PlaywrightTest[] }[];
  suites?: readonly PlaywrightSuite[];
}

interface PlaywrightReport extends PlaywrightSuite {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: readonly unknown[];
}

/** The tests with a status, and the first reason why each failed. */
function testsIn({ specs = [], suites = [] }: PlaywrightSuite, wanted: string): Failure[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === wanted)
      .map(({ projectName, results }) => ({
        name: `${projectName}: ${title}`,
        message: stripVTControlCharacters(
          results.map(({ error }) => error?.message ?? '').find((text) => text !== '') ?? '',
        ),
      })),
  );
  return [...own, ...suites.flatMap((suite) => testsIn(suite, wanted))];
}

/** Errors outside of tests, such as a file that cannot be loaded, count as failures. */
export function summarizePlaywright({ stats, errors, ...suite }: PlaywrightReport): TestSummary {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    flaky: testsIn(suite, 'flaky').map(({ name }) => name),
    failures: testsIn(suite, 'unexpected'),
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
