import type { Day } from '../domain/days.ts';
import { isMeasured, recordsOfMember } from '../domain/measured.ts';
import { hereSince } from '../domain/members.ts';
import type { Settings } from '../domain/settings.ts';
import type { DayKey, Millis } from '../domain/units.ts';
import { usualDates } from '../domain/usual.ts';
import { typicalMs } from '../domain/weeks.ts';
import type { KintimeDatabase } from './database.ts';
import { readPicture } from './reading.ts';

/**
 * What a day of one member is usually like, from the measured days of the last four weeks
 * without today, which is not over; `null` for too few of them.
 */
export async function readTypical(
  database: KintimeDatabase,
  settings: Settings,
  member: string,
  today: DayKey,
): Promise<{ typicalMs: Millis | null; measuredDays: number }> {
  const { calendars, device } = settings;
  const dates = usualDates(today);
  const { days: all, breaks, switches } = await readPicture(database, () => dates);
  // Kintime was on for all who share this browser; what came in with a file is another's.
  const here = all.filter((day) => day.device === device);
  const own = here.filter((day) => day.member === member);
  const records = recordsOfMember(
    { days: here, breaks: breaks.filter((gap) => gap.device === device), calendars },
    own,
    hereSince(switches, member),
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
