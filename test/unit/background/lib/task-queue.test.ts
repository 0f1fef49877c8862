import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  limitPerKey,
  coalesce,
  TASK_DEADLINE,
  throttle,
} from '../../../../src/background/lib/task-queue.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const ignore = (): void => undefined;
const never = async (): Promise<never> => new Promise(() => undefined);
/** Takes so long by the fake timers, which `pass` advances. */
const work = async (ms: number): Promise<unknown> =>
  new Promise((resolve) => setTimeout(resolve, ms));
const pass = async (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('a task that is repeated', () => {
  it('goes on after a run that hangs, and says so', async () => {
    const signals: AbortSignal[] = [];
    const run = coalesce(async (signal) => {
      signals.push(signal);
      if (signals.length === 1) await never();
    });
    const hung = expect(run()).rejects.toThrow('longer than 10 s');
    await pass(0);
    const next = run();
    await pass(TASK_DEADLINE - 1);
    expect(signals).toHaveLength(1);
    await pass(1);
    await hung;
    await next;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('runs once for all who ask before it starts, and again for those who ask later', async () => {
    let runs = 0;
    const run = coalesce(async () => {
      runs += 1;
      await work(100);
    });
    const first = run();
    await pass(50);
    const rest = [run(), run(), run()];
    await pass(50);
    await first;
    expect(runs).toBe(2);
    await pass(100);
    await Promise.all(rest);
    expect(runs).toBe(2);
  });

  it('runs again after a rejection', async () => {
    const run = coalesce(
      vi
        .fn<() => Promise<void>>()
        .mockRejectedValueOnce(new Error('full'))
        .mockResolvedValue(undefined),
    );
    await expect(run()).rejects.toThrow('full');
    await expect(run()).resolves.toBeUndefined();
  });
});

describe('a limit per key', () => {
  it('holds up nobody else, and keeps the order', async () => {
    const limited = limitPerKey(2, ignore);
    const started: string[] = [];
    const busy = async (name: string): Promise<string> => {
      started.push(name);
      await work(100);
      return name;
    };
    const all = ['a1', 'a2', 'a3', 'a4', 'b1'].map(async (name) =>
      limited(name.slice(0, 1), async () => busy(name)),
    );
    await pass(0);
    expect(started).toEqual(['a1', 'a2', 'b1']);
    await pass(200);
    expect(started).toEqual(['a1', 'a2', 'b1', 'a3', 'a4']);
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'a4', 'b1']);
  });

  it('goes on after a task that fails, and after one that hangs, and says so of that one', async () => {
    const overdue: string[] = [];
    const limited = limitPerKey(1, ({ message }) => overdue.push(message));
    const failed = expect(
      limited('a', async () => Promise.reject(new Error('full'))),
    ).rejects.toThrow('full');
    void limited('a', never);
    const last = limited('a', async () => 'last');
    await pass(TASK_DEADLINE);
    await failed;
    expect(await last).toBe('last');
    expect(overdue).toEqual(['A task took longer than 10 s']);
  });
});

describe('a throttle', () => {
  it('runs the first at once, and of the others only the last of each interval', async () => {
    const throttled = throttle<string>(500);
    const ran: string[] = [];
    const ask = async (name: string): Promise<string> =>
      throttled(name.slice(0, 1), async () => {
        ran.push(name);
        return name;
      });
    const first = ask('a1');
    const rest = [ask('a2'), ask('a3')];
    const other = ask('b1');
    await pass(0);
    expect(ran).toEqual(['a1', 'b1']);
    await pass(500);
    expect(ran).toEqual(['a1', 'b1', 'a3']);
    const later = ask('a4');
    await pass(499);
    expect(ran).toHaveLength(3);
    await pass(1);
    expect(await Promise.all([first, ...rest, other, later])).toEqual([
      'a1',
      'a3',
      'a3',
      'b1',
      'a4',
    ]);
    await pass(1000);
    void ask('a5');
    expect(ran.at(-1)).toBe('a5');
  });

  it('passes a failure on to all who waited for it', async () => {
    const throttled = throttle<string>(500);
    await throttled('a', async () => 'first');
    const waited = [1, 2].map(async () =>
      expect(throttled('a', async () => Promise.reject(new Error('full')))).rejects.toThrow('full'),
    );
    await pass(500);
    await Promise.all(waited);
  });
});
