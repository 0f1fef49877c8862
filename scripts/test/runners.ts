import { out, root } from '../paths.ts';
import { show } from '../tool.ts';
import { forgetReport, nothing, playwrightTally, readReport, vitestTally } from './tally.ts';
import type { Tally } from './tally.ts';
import { lookAtMachine, workersFor } from './workers.ts';

/** A run of which nothing is known has failed. */
function judged(tally: Tally | undefined, code: number): Tally {
  const known = tally ?? { ...nothing, failed: 1 };
  const isEmpty = known.passed + known.failed === 0;
  // The exit code has the last word: whatever the runner objects to is a failure.
  return known.failed === 0 && (code !== 0 || isEmpty) ? { ...known, failed: 1 } : known;
}

export async function runUnitTests(signal: AbortSignal): Promise<Tally> {
  const report = `${out}/unit.json`;
  await forgetReport(report);
  const code = await show(
    `${root}node_modules/vitest/vitest.mjs`,
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { signal },
  );
  const read = await readReport<Parameters<typeof vitestTally>[0]>(report);
  return judged(read && vitestTally(read), code);
}

export async function runBrowserTests(
  projects: readonly string[],
  args: readonly string[],
  signal: AbortSignal,
): Promise<Tally> {
  // The same file as in playwright.config.ts.
  const report = `${out}/e2e.json`;
  await forgetReport(report);
  const isChosen = args.some((arg) => /^(?:-j|--workers)(?:=|$)/.test(arg));
  const workers = isChosen ? [] : [`--workers=${workersFor(await lookAtMachine(signal))}`];
  const code = await show(
    `${root}node_modules/@playwright/test/cli.js`,
    ['test', ...projects.map((project) => `--project=${project}`), ...workers, ...args],
    { signal },
  );
  const read = await readReport<Parameters<typeof playwrightTally>[0]>(report);
  return judged(read && playwrightTally(read), code);
}
