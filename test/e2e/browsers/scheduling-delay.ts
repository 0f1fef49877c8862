import { readFile } from 'node:fs/promises';

/** Nanoseconds that a process was runnable but waited for a core: the second field of schedstat. */
async function waitedNs(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => '');
  return Number(text.split(' ')[1] ?? 0);
}

/**
 * Starts to measure how long the main threads of these processes wait for a core because of other
 * load. 0 on systems other than Linux.
 * @returns a function that returns the total in milliseconds since then
 */
export async function measureSchedulingDelay(
  pids: readonly number[],
): Promise<() => Promise<number>> {
  const before = new Map(
    await Promise.all(pids.map(async (pid) => [pid, await waitedNs(pid)] as const)),
  );
  return async () => {
    const since = await Promise.all(
      [...before].map(async ([pid, from]) => Math.max(0, (await waitedNs(pid)) - from)),
    );
    return since.reduce((sum, ns) => sum + ns, 0) / 1e6;
  };
}
