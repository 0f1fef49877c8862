import { until } from './browsers/wait-until.ts';
import type { Kintime } from './kintime.ts';
import { putRows } from './rows.ts';

const OFF_MS = 79_000;

/** As if the background had last run a while ago. Written again until nothing else writes it. */
export async function ageLastRun(kintime: Kintime): Promise<void> {
  const value = Date.now() - OFF_MS;
  await until(
    'the last run to be long ago',
    async () => {
      if ((await kintime.setting('seenAt')) === value) return true;
      await putRows(kintime.reader, { settings: [{ key: 'seenAt', value }] });
      return false;
    },
    { every: 700 },
  );
}

/** Switches the extension off and on, as if it had been off for longer. */
export async function switchOffAndOn(kintime: Kintime): Promise<void> {
  await ageLastRun(kintime);
  await kintime.launched.setEnabled(false);
  await kintime.launched.setEnabled(true);
  await kintime.reopenReader();
}

export async function offTimes(kintime: Kintime): Promise<{ lines: number; gaps: number }> {
  const { log, gaps } = await kintime.stored();
  return {
    lines: log.filter(({ what }) => what === 'switched-off').length,
    gaps: gaps.filter(({ reason }) => reason === 'off').length,
  };
}

/** Until the first start in this session has been attributed: `startSession` in `startup.ts`. */
export async function waitForCause(kintime: Kintime): Promise<void> {
  await until('the cause of the start to be known', async () => {
    const { awake } = await kintime.reader.evaluate(async () => chrome.storage.session.get());
    return awake === true && (await kintime.setting('suspectedOff')) === null;
  });
}
