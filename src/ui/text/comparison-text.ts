import { addDays } from '../../domain/time/calendar.ts';
import type { DaysComparison } from '../../domain/stats/weeks.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { t } from '../i18n.ts';
import type { Key } from '../i18n.ts';
import { shortWeekdayRange, weekdayName } from './format-date.ts';
import { durationText } from './format-duration.ts';
import { listText } from './format-list.ts';

/** What a week is compared with: the week before today's, or before an earlier one. */
export type EarlierWeek = 'last-week' | 'week-before';

const KEYS = {
  'last-week': { less: 'lastWeekLess', more: 'lastWeekMore', both: 'lastWeekBoth' },
  'week-before': { less: 'weekLess', more: 'weekMore', both: 'weekBoth' },
} as const satisfies Record<EarlierWeek, Record<'less' | 'more' | 'both', Key>>;

/**
 * Compares two weeks in words. Days are named unless all seven were compared. Then "about the
 * same" would stand beside totals of other days, so the two times stand in its place.
 * @param isUpToYesterday whether the compared days are all those before today
 * @returns `null` without a comparison
 */
export function comparisonText(
  { kind, byMs, nowMs, beforeMs, dates }: DaysComparison,
  earlier: EarlierWeek,
  isUpToYesterday = false,
): string | null {
  if (kind === 'none') return null;
  const keys = KEYS[earlier];
  const isWhole = dates.length === 7;
  if (isWhole && kind === 'same') return t('weekSame');
  const words =
    kind === 'same'
      ? t(keys.both, durationText(nowMs), durationText(beforeMs))
      : t(keys[kind], durationText(byMs));
  if (isWhole) return words;
  return t('labelled', isUpToYesterday ? t('upToYesterday') : datesText(dates), words);
}

/** "Mon – Thu, Sat": dates of one week, in order. */
export function datesText(dates: readonly DayKey[]): string {
  return listText(runsOf(dates).flatMap(runTexts));
}

function runTexts(run: readonly DayKey[]): string[] {
  const [first = '', last = ''] = [run[0], run.at(-1)];
  return run.length > 2
    ? [shortWeekdayRange(first, last)]
    : run.map((date) => weekdayName(date, 'short'));
}

/** Groups consecutive dates. */
function runsOf(dates: readonly DayKey[]): DayKey[][] {
  const runs: DayKey[][] = [];
  for (const date of dates) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === addDays(date, -1)) run.push(date);
    else runs.push([date]);
  }
  return runs;
}
