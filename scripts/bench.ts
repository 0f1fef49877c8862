import { mkdir, writeFile } from 'node:fs/promises';
import { figuresOf } from './bench/budgets.ts';
import { importPreview } from './bench/measurements/import-preview.ts';
import { enforcement } from './bench/measurements/enforcement.ts';
import { floods } from './bench/measurements/floods.ts';
import { describeMachine, loadNow } from './bench/machine.ts';
import type { Bench, Measurement } from './bench/measurement.ts';
import { messages } from './bench/measurements/messages.ts';
import { parseOptions } from './bench/options.ts';
import { popup } from './bench/measurements/popup.ts';
import { scriptTime } from './bench/measurements/script-time.ts';
import { sharedFolder } from './bench/measurements/shared-folder.ts';
import { sharedFolderHour } from './bench/measurements/shared-folder-hour.ts';
import { sizes } from './bench/measurements/sizes.ts';
import { closingLines, tableOf, verdictOf } from './bench/table.ts';
import type { Outcome } from './bench/table.ts';
import { tabs } from './bench/measurements/tabs.ts';
import { tiktokRecord } from './bench/measurements/tiktok-record.ts';
import { timePage } from './bench/measurements/time-page.ts';
import { wakeUps } from './bench/measurements/wake-ups.ts';
import { build } from './build.ts';
import { runCommand } from './cli.ts';
import { out } from './paths.ts';

/** In the order of the table. */
const measurements: readonly Measurement[] = [
  messages,
  wakeUps,
  sizes,
  scriptTime,
  enforcement,
  tabs,
  floods,
  popup,
  importPreview,
  timePage,
  tiktokRecord,
  sharedFolder,
  sharedFolderHour,
];

/** A failure becomes an outcome, so that the other measurements still run. */
async function run({ name, measure }: Measurement, bench: Bench): Promise<readonly Outcome[]> {
  console.log(`${name} …`);
  try {
    const figures = await measure(bench);
    return figuresOf(name).map((figure) =>
      Object.assign({ name: figure }, figures[figure] ?? { failure: 'no result' }),
    );
  } catch (error) {
    bench.signal.throwIfAborted();
    const failure = error instanceof Error ? error.message : String(error);
    return figuresOf(name).map((figure) => ({ name: figure, failure }));
  }
}

async function save(machine: string, outcomes: readonly Outcome[], report: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const rows = outcomes.map((outcome) => ({ ...outcome, verdict: verdictOf(outcome) }));
  await Promise.all([
    writeFile(`${out}/bench.txt`, `${report}\n`),
    writeFile(`${out}/bench.json`, `${JSON.stringify({ machine, rows }, undefined, 2)}\n`),
  ]);
}

await runCommand(async (signal) => {
  const { selected, skipped, isPartial } = parseOptions(process.argv.slice(2), measurements);
  // A folder of its own, so that a parallel build cannot change it during a measurement.
  const dist = `${out}/bench`;
  await build({ outdir: dist, signal });
  const loadBefore = loadNow();
  const outcomes: Outcome[] = [];
  for (const measurement of measurements) {
    if (skipped.includes(measurement)) {
      const figures = figuresOf(measurement.name);
      outcomes.push(...figures.map((name) => ({ name, isSkipped: true }) as const));
    }
    if (selected.includes(measurement))
      outcomes.push(...(await run(measurement, { dist, signal })));
  }

  const machine = await describeMachine(loadBefore);
  const report = [machine, '', tableOf(outcomes), '', ...closingLines(outcomes)].join('\n');
  console.log(`\n${report}`);
  if (!isPartial) await save(machine, outcomes, report);
  return outcomes.some((outcome) => 'failure' in outcome) ? 1 : 0;
}, 'bench');
