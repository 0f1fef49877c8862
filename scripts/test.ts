import { mkdir } from 'node:fs/promises';
import { build } from './build.ts';
import { check } from './check.ts';
import { runCommand } from './cli.ts';
import { formatResults } from './format-table.ts';
import { makePackages } from './package.ts';
import { out } from './paths.ts';
import { parseOptions } from './test/options.ts';
import type { Options, Step } from './test/options.ts';
import { runBrowserTests, runUnitTests } from './test/runners.ts';
import { add, describeFailures, describeSummary, EMPTY_SUMMARY } from './test/summary.ts';
import type { TestSummary } from './test/summary.ts';

/** Steps without tests resolve with nothing, or `false` or a rejection if they fail. */
const run: Readonly<
  Record<Step, (options: Options, signal: AbortSignal) => Promise<TestSummary | boolean | void>>
> = {
  check: (_, signal) => check(signal),
  build: (_, signal) => build({ signal }),
  unit: (_, signal) => runUnitTests(signal),
  package: (_, signal) => makePackages(signal),
  e2e: ({ projects, playwrightArgs }, signal) => runBrowserTests(projects, playwrightArgs, signal),
};

await runCommand(async (signal) => {
  const options = parseOptions(process.argv.slice(2));
  await mkdir(out, { recursive: true });
  const results: Parameters<typeof formatResults>[0][number][] = [];
  let total = EMPTY_SUMMARY;
  let isBuilt = true;
  for (const step of options.steps) {
    if (!isBuilt && (step === 'e2e' || step === 'package')) {
      const note = 'there is no build';
      results.push({ name: step, durationMs: undefined, hasPassed: false, note });
      continue;
    }
    console.log(`\n== ${step} ==`);
    const start = performance.now();
    const result = await run[step](options, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      console.log(error instanceof Error ? error.stack : error);
      return false;
    });
    const hasTests = typeof result === 'object';
    const summary = hasTests ? result : { ...EMPTY_SUMMARY, failed: result === false ? 1 : 0 };
    total = add(total, summary);
    const hasPassed = summary.failed === 0;
    if (step === 'build') isBuilt = hasPassed;
    const note = hasTests ? describeSummary(summary) : '';
    results.push({ name: step, durationMs: performance.now() - start, hasPassed, note });
  }
  console.log(`\n${describeFailures(total)}${formatResults(results)}\n\n${describeSummary(total)}`);
  return total.failed === 0 ? 0 : 1;
}, 'test');
