import type { SettingKey, Settings } from '../settings/settings.ts';
import { isSetUp } from '../settings/settings.ts';
import { HOUR } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';
import type { SecondCopy } from './second-copy.schema.ts';
import { usedTimeDueIn } from './used-time.ts';

export type { SecondCopy };

/** The settings in the second copy: consent, the hours of a day, PINs, the household, the clock. */
export const COPIED_SETTINGS = [
  'device',
  'countingSince',
  'awaited',
  'calendars',
  'firstDay',
  'recordedClock',
  'language',
  'keepDaysMonths',
  'seenAt',
  'forgottenUntil',
  'parents',
  'attempts',
  'household',
  'folder',
  'lostHistory',
] as const satisfies readonly SettingKey[];

type CopiedSetting = (typeof COPIED_SETTINGS)[number];

/** They change with every report and while a wait counts down, so the copy may lag behind them. */
const LAGGING: ReadonlySet<CopiedSetting> = new Set<CopiedSetting>(['recordedClock', 'seenAt']);

/** How far the copy's clock may lag behind the recorded clock. */
const LONGEST_LAG: Millis = HOUR;

/** The settings whose change calls for a new copy at once; the last two change its used time. */
export const WATCHED_SETTINGS: readonly SettingKey[] = [
  ...COPIED_SETTINGS.filter((key) => !LAGGING.has(key)),
  'usedBeforeLoss',
  'memberDeletions',
];

/** What of the database tells whether it is the one that the copy was made of. */
export interface DatabaseState {
  readonly settings: Settings;
  /** The key of the newest entry of its change log; 0 without any. */
  readonly logTo: number;
}

/**
 * From when on the history is gone, if the database lost what the copy has: it is empty, or an
 * older state of itself. `null` if it is as new as the copy, and holds.
 */
export function lostSince({ settings, logTo }: DatabaseState, copy: SecondCopy): EpochMs | null {
  const copied = copiedSettings(copy);
  if (!isSetUp(settings)) return copied.countingSince ?? copied.awaited?.at ?? copied.seenAt ?? 0;
  return settings.device === copied.device && logTo < copy.logTo ? settings.seenAt : null;
}

/** The copied settings by their names, as they were. */
export function copiedSettings(copy: SecondCopy): Partial<Settings> {
  return Object.fromEntries(copy.settings.map(({ key, value }) => [key, value]));
}

/** Whether a copy has to be replaced: something else changed, or its clock or used time lags too far behind. */
export function isOutdated(copy: SecondCopy | null, current: SecondCopy): boolean {
  if (copy === null) return true;
  const lag = (copiedSettings(current).seenAt ?? 0) - (copiedSettings(copy).seenAt ?? 0);
  return (
    Math.abs(lag) >= LONGEST_LAG ||
    usedTimeDueIn(copy.used ?? [], current.used ?? []) === 0 ||
    comparable(copy) !== comparable(current)
  );
}

/** A copy as text without what may lag behind, nor the wait after a wrong PIN, which counts down. */
function comparable(copy: SecondCopy): string {
  const settings = copy.settings
    .filter(({ key }) => !LAGGING.has(key))
    .map(({ key, value }) => [key, key === 'attempts' ? failuresOf(value) : value]);
  return JSON.stringify({ ...copy, settings, used: [] });
}

function failuresOf(attempts: unknown): unknown {
  return typeof attempts === 'object' && attempts !== null && 'failures' in attempts
    ? attempts.failures
    : null;
}
