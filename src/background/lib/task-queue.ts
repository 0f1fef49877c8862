import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';

/** How long a task may hold up those that wait for it. */
export const TASK_DEADLINE: Millis = 10 * SECOND;

/** A task was not over at its deadline. */
export class OverdueError extends Error {
  override readonly name = 'OverdueError';

  constructor() {
    super(`A task took longer than ${TASK_DEADLINE / SECOND} s`);
  }
}

/** Runs async tasks one at a time; a rejection does not block the next. */
export function serialize(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return async (task) => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
}

/**
 * Runs one task again each time it is asked for, one run at a time. Whoever asks before the next
 * run has started shares it, so that many who ask do not make a long queue. A run that is not over
 * at the deadline is rejected and its signal aborted, and the next one starts.
 */
export function coalesce(task: (signal: AbortSignal) => Promise<void>): () => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;
  return async () => {
    if (next === undefined) {
      next = last.then(async () => {
        next = undefined;
        return withDeadline(task);
      });
      last = next.catch(() => undefined);
    }
    return next;
  };
}

/**
 * Runs tasks of the same key at most `width` at a time, each in turn, while those of other keys do
 * not wait. A task that is not over at the deadline makes room for the next.
 * @param onOverdue called at the deadline; the task itself goes on
 */
export function limitPerKey(
  width: number,
  onOverdue: (error: OverdueError) => void,
): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  interface Queue {
    running: number;
    readonly waiting: (() => void)[];
  }
  const queues = new Map<string, Queue>();
  const makeRoom = async (key: string, queue: Queue, result: Promise<unknown>): Promise<void> => {
    await withDeadline(async () => result).catch((error: unknown) => {
      if (error instanceof OverdueError) onOverdue(error);
    });
    const start = queue.waiting.shift();
    if (start !== undefined) {
      start();
      return;
    }
    queue.running -= 1;
    if (queue.running === 0) queues.delete(key);
  };
  return async (key, task) => {
    const queue = queues.get(key) ?? { running: 0, waiting: [] };
    queues.set(key, queue);
    if (queue.running < width) queue.running += 1;
    else await new Promise<void>((resolve) => queue.waiting.push(resolve));
    const result = task();
    void makeRoom(key, queue, result);
    return result;
  };
}

/**
 * Runs the tasks of a key at most once an interval: the first at once, and of those that come
 * before the interval is over only the last, whose result the others get, too.
 */
export function throttle<T>(interval: Millis): (key: string, task: () => Promise<T>) => Promise<T> {
  interface Pause {
    readonly over: Promise<void>;
    latest?: () => Promise<T>;
    result?: Promise<T>;
  }
  const pauses = new Map<string, Pause>();
  const end = async (key: string, pause: Pause): Promise<void> => {
    await pause.over;
    if (pause.result === undefined) pauses.delete(key);
  };
  const start = async (key: string, task: () => Promise<T>): Promise<T> => {
    const pause: Pause = { over: new Promise((resolve) => setTimeout(resolve, interval)) };
    pauses.set(key, pause);
    void end(key, pause);
    return task();
  };
  return async (key, task) => {
    const pause = pauses.get(key);
    if (pause === undefined) return start(key, task);
    pause.latest = task;
    pause.result ??= pause.over.then(async () => start(key, pause.latest ?? task));
    return pause.result;
  };
}

/** @throws OverdueError if the task is not over at the deadline */
async function withDeadline<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const overdue = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new OverdueError();
      overdue.abort(error);
      reject(error);
    }, TASK_DEADLINE);
  });
  try {
    return await Promise.race([task(overdue.signal), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
