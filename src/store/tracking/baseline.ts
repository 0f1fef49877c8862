import type { Day } from '../../domain/tracking/day-totals.ts';
import { isMeasured, recordsOfMember } from '../../domain/stats/coverage.ts';
import { missingTime } from '../../domain/tracking/member-deletions.ts';
import { memberSince } from '../../domain/people/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { DayKey, Millis } from '../../domain/time/units.ts';
import { baselineDates } from '../../domain/stats/baseline.ts';
import { typicalMs } from '../../domain/stats/weeks.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSnapshot } from './usage-queries.ts';

/**
 * A member's typical day, from the measured days (rule C13) of the last four weeks before today;
 * `null` if there are too few (rule A1).
 */
export async function readBaseline(
  database: KintimeDatabase,
  settings: Settings,
  member: string,
  today: DayKey,
): Promise<{ typicalMs: Millis | null; measuredDays: number }> {
  const { calendars, device, memberDeletions } = settings;
  const dates = baselineDates(today);
  const { days: all, disqualifyingGaps, switches } = await readSnapshot(database, () => dates);
  // Imported days say nothing about when Kintime was on in this browser.
  const here = all.filter((day) => day.device === device);
  const own = here.filter((day) => day.member === member);
  const records = recordsOfMember(
    {
      days: here,
      disqualifyingGaps: disqualifyingGaps.filter((gap) => gap.device === device),
      calendars,
    },
    own,
    memberSince(switches, member),
    missingTime(
      memberDeletions,
      member,
      own.map(({ date }) => date),
      calendars,
    ),
  );
  const recent = dates.map((date) => ({
    date,
    activeMs: sumOf(own.filter((day) => day.date === date)),
    measured: isMeasured(date, records),
  }));
  return {
    typicalMs: typicalMs(recent),
    measuredDays: recent.filter(({ measured }) => measured).length,
  };
}

function sumOf(days: readonly Day[]): Millis {
  return days.reduce((sum, { activeMs }) => sum + activeMs, 0);
}
