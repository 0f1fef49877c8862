import { until } from './browsers/wait-until.ts';
import type { BrowserName } from './browsers/launched.ts';
import { Kintime } from './kintime.ts';
import type { Site } from '../fixtures/site/server.ts';
import { browserProfile, daily, sendMessage, setPin, setRules } from './messaging.ts';
import type { SmallDisk } from './small-disk.ts';

/** A browser whose profile is on a small disk. */
export interface DiskTrial {
  readonly browser: BrowserName;
  readonly disk: SmallDisk;
  readonly site: Site;
  readonly signal: AbortSignal;
}

export async function startOn({ browser, disk, site, signal }: DiskTrial): Promise<Kintime> {
  return Kintime.start({ browser, site, signal, profile: disk.profile });
}

/** Counting, Dad's PIN, and nothing allowed on this computer. */
export async function agreeOnNothing(kintime: Kintime): Promise<void> {
  await kintime.agree();
  await setPin(kintime);
  await setRules(kintime, daily(0));
}

/** A wrong PIN, which is stored. @returns what came of it */
export async function guess(kintime: Kintime, pin: string): Promise<string> {
  const answer = await sendMessage(kintime, 'unlock', { pin, confirm: '', parentName: '' });
  return answer.ok ? 'unlocked' : answer.error;
}

/** What is left of `agreeOnNothing`, in words. */
export async function whatIsLeft(kintime: Kintime): Promise<string> {
  const { members, parents, verdict } = await until('the background to answer', async () =>
    browserProfile(kintime).catch(() => false as const),
  );
  const stored = await kintime.stored();
  const names = `${members.length} member, ${parents.length} parent`;
  return `${names}, ${stored['agreements']?.length ?? 0} agreement, ${verdict.state}`;
}

export const ALL_LEFT = '1 member, 1 parent, 1 agreement, closed';

/** Whether what was counted and decided before is there too, and was not lost. */
export async function hasHistory(kintime: Kintime): Promise<boolean> {
  const { log } = await kintime.stored();
  return log.every(({ what }) => what !== 'history-lost');
}

/** Waits until the toolbar button says that nothing is stored, or that it is again. */
export async function waitForBadge(kintime: Kintime, problem: boolean): Promise<void> {
  await until(
    problem ? 'the badge to say that nothing is stored' : 'the badge to count again',
    async () => ((await kintime.badge()) === '!') === problem,
    { within: 60_000, every: 500 },
  );
}
