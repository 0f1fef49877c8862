import { rm } from 'node:fs/promises';
import { out } from '../paths.ts';
import { runTool } from '../run-tool.ts';
import { readSummary, summarizePlaywright, summarizeVitest } from './summary.ts';
import type { TestSummary } from './summary.ts';
import { measureSpareCapacity, workersFor } from './workers.ts';

const VISIBLE = { stdout: 'inherit', stderr: 'inherit' } as const;

export async function runUnitTests(signal: AbortSignal): Promise<TestSummary> {
  const report = `${out}/unit.json`;
  await rm(report, { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { exitCode } = await runTool('vitest', args, signal, VISIBLE);
  return readSummary(report, summarizeVitest, exitCode);
}

export async function runBrowserTests(
  projects: readonly string[],
  args: readonly string[],
  signal: AbortSignal,
): Promise<TestSummary> {
  // As in playwright.config.ts.
  const report = `${out}/e2e.json`;
  await rm(report, { force: true });
  const hasWorkers = args.some((arg) => /^(?:-j|--workers)(?:=|$)/.test(arg));
  const workers = hasWorkers ? [] : [`--workers=${workersFor(await measureSpareCapacity(signal))}`];
  const projectArgs = projects.map((project) => `--project=${project}`);
  const { exitCode } = await runTool(
    'playwright',
    ['test', ...projectArgs, ...workers, ...args],
    signal,
    VISIBLE,
  );
  return readSummary(report, summarizePlaywright, exitCode);
}
