import { readdir, readFile } from 'node:fs/promises';

const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

/** The threads of a process that answer: the main one and those of service workers. */
async function answeringThreads(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/task`;
  const threads = await readdir(folder).catch(() => []);
  const named = await Promise.all(
    threads.map(async (id) => ({ id, name: await read(`${folder}/${id}/comm`) })),
  );
  return named
    .filter(({ id, name }) => Number(id) === pid || name.startsWith('ServiceWorker'))
    .map(({ id }) => `${folder}/${id}`);
}

/** Nanoseconds that a thread was runnable but waited for a core: the second field of schedstat. */
async function waitedNs(thread: string): Promise<number> {
  return Number((await read(`${thread}/schedstat`)).split(' ')[1] ?? 0);
}

/**
 * Starts to measure how long the main threads and service workers of these processes wait for a core
 * because of other load. 0 on systems other than Linux.
 * @param combine what to make of the milliseconds of each thread; by default their sum
 * @returns a function that returns the milliseconds since then
 */
export async function measureSchedulingDelay(
  pids: readonly number[],
  combine = (waits: readonly number[]): number => waits.reduce((sum, ms) => sum + ms, 0),
): Promise<() => Promise<number>> {
  const threads = (await Promise.all(pids.map(answeringThreads))).flat();
  const before = new Map(
    await Promise.all(threads.map(async (thread) => [thread, await waitedNs(thread)] as const)),
  );
  return async () => {
    const since = await Promise.all(
      [...before].map(async ([thread, from]) => Math.max(0, (await waitedNs(thread)) - from)),
    );
    return combine(since.map((ns) => ns / 1e6));
  };
}
