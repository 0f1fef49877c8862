import { availableParallelism, cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** What the machine has to spare. */
export interface Spare {
  /** Cores that this process may use. */
  cores: number;
  /** How many of the machine's cores stand idle. */
  idleCores: number;
  /** Free memory in bytes. */
  memory: number;
}

/** Browsers for each idle core. */
const EACH_CORE = 1.5;

/** A machine that is called quiet still does so much, in cores. */
const SLACK = 0.25;

/** A browser with a few tabs of video, and the test that drives it. */
const MEMORY_EACH = 1.5 * 1024 ** 3;

/**
 * How many browser tests may run at once, never fewer than one: three for two cores that are idle,
 * since a browser whose video is watched for real seconds mostly waits. Those that start are what
 * takes a core each; more at once would measure the machine instead of Kintime.
 */
export function workersFor({ cores, idleCores, memory }: Spare): number {
  const byCores = Math.floor(Math.min(cores, idleCores + SLACK) * EACH_CORE);
  return Math.max(1, Math.min(byCores, Math.floor(memory / MEMORY_EACH)));
}

interface CpuTimes {
  idle: number;
  all: number;
}

function cpuTimes(): CpuTimes {
  const times = cpus().map((cpu) => cpu.times);
  // What runs at a low priority gives way.
  const idle = times.reduce((sum, one) => sum + one.idle + one.nice, 0);
  return {
    idle,
    all: times.reduce((sum, one) => sum + one.user + one.sys + one.irq, idle),
  };
}

/** Looks at the machine for so many milliseconds. */
export async function lookAtMachine(signal: AbortSignal, ms = 5000): Promise<Spare> {
  const before = cpuTimes();
  await pause(ms, undefined, { signal });
  const after = cpuTimes();
  const share = (after.idle - before.idle) / Math.max(1, after.all - before.all);
  return {
    cores: availableParallelism(),
    idleCores: share * cpus().length,
    memory: process.availableMemory(),
  };
}
