import { sumBy } from '../stats/sum.ts';
import { totalMs } from '../time/interval.ts';
import { MINUTE } from '../time/units.ts';
import type { Millis } from '../time/units.ts';
import type { Day } from '../tracking/day-totals.ts';
import type { LostTime } from '../tracking/lost-time.ts';
import type { UsedTime } from '../tracking/used-time.schema.ts';

/** How far the second copy may lag behind what was watched. */
const LONGEST_LAG: Millis = 5 * MINUTE;

type OwnDate = Pick<UsedTime, 'member' | 'date'>;

/**
 * How long each member watched on each date, with what was lost before.
 * @param days of this browser
 */
export function usedTimes(days: readonly Day[], lost: readonly LostTime[]): UsedTime[] {
  const dates = new Map<string, OwnDate>();
  for (const { member, date } of [...days, ...lost]) {
    dates.set(`${date} ${member}`, { member, date });
  }
  return [...dates.values()]
    .map((own) => usedTime(own, days.filter(isOf(own)), lost.filter(isOf(own))))
    .filter(({ ms }) => ms > 0);
}

function usedTime(
  { member, date }: OwnDate,
  days: readonly Day[],
  lost: readonly LostTime[],
): UsedTime {
  const ms = sumBy(days, ({ activeMs }) => activeMs) + totalMs(lost);
  const lostMessages = lost.filter(({ feed }) => feed === 'messages');
  const limits = days.flatMap(({ limitMs, grantedMs }) =>
    limitMs === null ? [] : [limitMs + grantedMs],
  );
  const chargedMs = ms - sumBy(days, ({ unchargedMs }) => unchargedMs);
  return {
    member,
    date,
    ms,
    messagesMs: sumBy(days, ({ feedsMs }) => feedsMs.messages ?? 0) + totalMs(lostMessages),
    leftMs: limits.length === 0 ? null : Math.max(0, Math.min(...limits) - chargedMs),
  };
}

/**
 * For how long the second copy need not follow what is watched (rule C17): until it lags 5 minutes
 * behind, or a daily limit is reached. At most one member watches at a time, so neither comes any
 * sooner.
 * @returns 0 if the copy is to be written now
 */
export function usedTimeDueIn(copied: readonly UsedTime[], current: readonly UsedTime[]): Millis {
  // What was deleted here goes there too.
  if (copied.some((row) => !current.some(isOf(row)))) return 0;
  return Math.min(LONGEST_LAG, ...current.map((row) => dueIn(copied.find(isOf(row)), row)));
}

function dueIn(copied: UsedTime | undefined, { ms, leftMs }: UsedTime): Millis {
  if ((leftMs === 0) !== (copied?.leftMs === 0)) return 0;
  const lag = Math.abs(ms - (copied?.ms ?? 0));
  const left = leftMs === null || leftMs === 0 ? Infinity : leftMs;
  return Math.max(0, Math.min(LONGEST_LAG - lag, left));
}

function isOf({ member, date }: OwnDate): (row: OwnDate) => boolean {
  return (row) => row.member === member && row.date === date;
}
