import { readFile, rm } from 'node:fs/promises';

/** How many tests passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** The names of those among the passed that failed the first time. */
  repeated: readonly string[];
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0, repeated: [] };

export function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    repeated: [...one.repeated, ...other.repeated],
  };
}

/** The closing line; a test that had to be repeated is named in it. */
export function describeTally({ passed, failed, skipped, repeated }: Tally): string {
  const parts = [`${passed} passed`, `${failed} failed`];
  if (skipped > 0) parts.push(`${skipped} skipped`);
  if (repeated.length > 0) {
    parts.push(`${repeated.length} passed only the second time (${repeated.join('; ')})`);
  }
  return parts.join(', ');
}

interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

/** A test file that cannot even be loaded has no tests to fail, yet it has failed. */
export function vitestTally(report: VitestReport): Tally {
  return {
    passed: report.numPassedTests,
    failed: report.success ? report.numFailedTests : Math.max(1, report.numFailedTests),
    skipped: report.numPendingTests + report.numTodoTests,
    repeated: [],
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
  const here = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'flaky')
      .map(({ projectName }) => `${projectName}: ${title}`),
  );
  return [...here, ...suites.flatMap(flakyIn)];
}

/** An error outside any test, such as a file that cannot be loaded, counts as one that failed. */
export function playwrightTally({ stats, errors, ...suite }: PlaywrightReport): Tally {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    repeated: flakyIn(suite),
  };
}

/** Reads a report that a runner has just written, or nothing if it did not come that far. */
export async function readReport<Report>(path: string): Promise<Report | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** So that no report of an earlier run is taken for this one's. */
export const forgetReport = (path: string): Promise<void> => rm(path, { force: true });
