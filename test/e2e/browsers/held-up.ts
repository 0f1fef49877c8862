import { readFile } from 'node:fs/promises';

/** The second number of a process's schedstat: nanoseconds in which it could have run and had to wait. */
async function waitedNs(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => '');
  return Number(text.split(' ')[1] ?? 0);
}

/**
 * Begins to measure how long the machine holds these processes up: their main threads, through
 * which one thing after the other has to go, are ready to run and something else runs instead.
 * A browser that waits for itself is not held up. Systems other than Linux do not tell, and are
 * taken to hold nobody up.
 * @returns the milliseconds since then, of all of them together
 */
export async function heldUp(pids: readonly number[]): Promise<() => Promise<number>> {
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
