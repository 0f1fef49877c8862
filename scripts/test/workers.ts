import { availableParallelism, cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

export interface SpareCapacity {
  /** Cores that this process may use. */
  cores: number;
  idleCores: number;
  /** Free memory in bytes. */
  memory: number;
}

/** Browsers per idle core: one that plays a video for real seconds needs a quarter of a core. */
const WORKERS_PER_CORE = 2.5;

/** Background load, in cores, at which a machine still counts as idle. */
const SLACK = 0.25;

/** Memory of a test with its browser and a few tabs of video. */
const MEMORY_PER_WORKER = 1.5 * 1024 ** 3;

/**
 * How many browser tests may run in parallel; at least one. Starting a browser takes a whole core
 * for a second, so many more would measure the machine instead of Kintime.
 */
export function workersFor({ cores, idleCores, memory }: SpareCapacity): number {
  const byCores = Math.floor(Math.min(cores, idleCores + SLACK) * WORKERS_PER_CORE);
  return Math.max(1, Math.min(byCores, Math.floor(memory / MEMORY_PER_WORKER)));
}

function cpuTimes(): { idle: number; all: number } {
  const times = cpus().map((cpu) => cpu.times);
  // Low-priority processes give way, so their time counts as idle.
  const idle = times.reduce((sum, one) => sum + one.idle + one.nice, 0);
  return {
    idle,
    all: times.reduce((sum, one) => sum + one.user + one.sys + one.irq, idle),
  };
}

/** Samples the load of the machine for `ms` milliseconds. */
export async function measureSpareCapacity(signal: AbortSignal, ms = 5000): Promise<SpareCapacity> {
  const before = cpuTimes();
  await sleep(ms, undefined, { signal });
  const after = cpuTimes();
  const idleShare = (after.idle - before.idle) / Math.max(1, after.all - before.all);
  return {
    cores: availableParallelism(),
    idleCores: idleShare * cpus().length,
    memory: process.availableMemory(),
  };
}
