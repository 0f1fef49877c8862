import { mkdir } from 'node:fs/promises';
import { build } from './build.ts';
import { check } from './check.ts';
import { command } from './command.ts';
import { makePackages } from './package.ts';
import { out } from './paths.ts';
import { say } from './say.ts';
import { table } from './table.ts';
import type { Row } from './table.ts';
import { planOf } from './test/plan.ts';
import type { Part, Plan } from './test/plan.ts';
import { runBrowserTests, runUnitTests } from './test/runners.ts';
import { add, describeTally, nothing } from './test/tally.ts';
import type { Tally } from './test/tally.ts';

/** A part without tests of its own counts for nothing if it is well, and for one failure if not. */
const perform: Readonly<Record<Part, (plan: Plan, signal: AbortSignal) => Promise<Tally>>> = {
  check: async (_, signal) => ((await check(signal)) ? nothing : { ...nothing, failed: 1 }),
  build: async (_, signal) => {
    await build({ signal });
    return nothing;
  },
  unit: (_, signal) => runUnitTests(signal),
  package: async (_, signal) => {
    await makePackages(signal);
    return nothing;
  },
  e2e: ({ projects, rest }, signal) => runBrowserTests(projects, rest, signal),
};

async function attempt(part: Part, plan: Plan, signal: AbortSignal): Promise<Tally> {
  try {
    return await perform[part](plan, signal);
  } catch (error) {
    signal.throwIfAborted();
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { ...nothing, failed: 1 };
  }
}

await command(async (signal) => {
  const plan = planOf(process.argv.slice(2));
  await mkdir(out, { recursive: true });
  const rows: Row[] = [];
  let total = nothing;
  let isBuilt = true;
  for (const part of plan.parts) {
    const needsBuild = part === 'e2e' || part === 'package';
    if (needsBuild && !isBuilt) {
      rows.push({ name: part, tookMs: 0, outcome: 'not run', note: 'there is no build' });
      continue;
    }
    say(`\n== ${part} ==`);
    const start = performance.now();
    const tally = await attempt(part, plan, signal);
    if (part === 'build') isBuilt = tally.failed === 0;
    total = add(total, tally);
    const hasTests = part === 'unit' || part === 'e2e';
    rows.push({
      name: part,
      tookMs: performance.now() - start,
      outcome: tally.failed === 0 ? 'passed' : 'failed',
      ...(hasTests ? { note: describeTally(tally) } : {}),
    });
  }
  say(`\n${table(rows)}\n`);
  say(describeTally(total));
  return total.failed === 0 ? 0 : 1;
}, 'test');
