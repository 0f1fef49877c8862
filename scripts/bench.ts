import { mkdir, writeFile } from 'node:fs/promises';
import { describeMachine, loadNow } from './bench/machine.ts';
import type { Bench, Measurement } from './bench/measurement.ts';
import { enforcement } from './bench/enforcement.ts';
import { messages } from './bench/messages.ts';
import { popup } from './bench/popup.ts';
import { scriptTime } from './bench/script-time.ts';
import { sizes } from './bench/sizes.ts';
import { closingLines, tableOf, verdictOf } from './bench/table.ts';
import type { Outcome } from './bench/table.ts';
import { timePage } from './bench/time-page.ts';
import { wakeUps } from './bench/wake-ups.ts';
import { parseOptions } from './bench/options.ts';
import { build } from './build.ts';
import { command } from './command.ts';
import { out } from './paths.ts';
import { say } from './say.ts';

/** In the order of the table. */
const measurements: readonly Measurement[] = [
  messages,
  wakeUps,
  sizes,
  scriptTime,
  enforcement,
  popup,
  timePage,
];

/** One that fails leaves the others their chance. */
async function perform(measurement: Measurement, bench: Bench): Promise<readonly Outcome[]> {
  const { name, figures, measure } = measurement;
  say(`${name} …`);
  try {
    const found = await measure(bench);
    return figures.map((figure) => ({
      name: figure,
      ...(found[figure] ?? { failure: 'nothing came of it' }),
    }));
  } catch (error) {
    bench.signal.throwIfAborted();
    const failure = error instanceof Error ? error.message : String(error);
    return figures.map((figure) => ({ name: figure, failure }));
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

await command(async (signal) => {
  const { wanted, leftOut, isPart } = parseOptions(process.argv.slice(2), measurements);
  // A folder of its own, which nobody builds into while it is measured.
  const dist = `${out}/bench`;
  await build({ outdir: dist, signal });
  const loadBefore = loadNow();
  const outcomes: Outcome[] = [];
  for (const measurement of measurements) {
    if (leftOut.includes(measurement)) {
      const { figures } = measurement;
      outcomes.push(...figures.map((name) => ({ name, isLeftOut: true }) as const));
    }
    if (!wanted.includes(measurement)) continue;
    outcomes.push(...(await perform(measurement, { dist, signal })));
  }

  const machine = await describeMachine(loadBefore);
  const report = [machine, '', tableOf(outcomes), '', ...closingLines(outcomes)].join('\n');
  say(`\n${report}`);
  if (!isPart) await save(machine, outcomes, report);
  return outcomes.some((outcome) => 'failure' in outcome) ? 1 : 0;
}, 'bench');
