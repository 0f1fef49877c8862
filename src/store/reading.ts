import { addDays } from '../domain/calendar.ts';
import type { Day } from '../domain/days.ts';
import { breaksMeasuring, GAP_REASONS } from '../domain/gaps.ts';
import { isMeasured } from '../domain/measured.ts';
import type { Picture, Stretches } from '../domain/picture.ts';
import { reachOf } from '../domain/retention.ts';
import { withoutPins } from '../domain/members.ts';
import { shownOf } from '../domain/settings.ts';
import type { Settings } from '../domain/settings.ts';
import { isSoundLine, isSoundMember } from '../domain/sound.ts';
import { isSoundDay, isSoundGap, isSoundSpan } from '../domain/sound-time.ts';
import type { Interval } from '../domain/spans.ts';
import type { TrustRecords } from '../domain/trust.ts';
import type { DayKey, Millis } from '../domain/units.ts';
import { usualDates } from '../domain/usual.ts';
import { typicalMs } from '../domain/weeks.ts';
import type { KintimeDatabase } from './database.ts';
import { readSwitches } from './people.ts';
import { readSettings } from './settings.ts';

/** Reads the days of some dates, and what is needed to understand them. */
export async function readPicture(
  database: KintimeDatabase,
  dates: readonly DayKey[],
): Promise<Picture> {
  const { days, gaps, members } = database;
  const [settings, people, log, rows, breaks] = await Promise.all([
    readSettings(database),
    members.filter(isSoundMember).toArray(),
    readSwitches(database),
    readDays(days, dates),
    gaps.where('reason').anyOf(GAP_REASONS.filter(breaksMeasuring)).filter(isSoundGap).toArray(),
  ]);
  return {
    settings: shownOf(settings),
    members: withoutPins(people),
    switches: log,
    days: rows,
    breaks,
  };
}

/**
 * The rows of some dates. Where these follow one another, as the last four weeks do, the browser
 * hands them over in one go; date by date costs a step each.
 */
async function readDays(
  days: KintimeDatabase['days'],
  dates: readonly DayKey[],
): Promise<readonly Day[]> {
  const sorted = [...new Set(dates)].toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const isUnbroken = addDays(first, sorted.length - 1) === last;
  const rows = days.where('date');
  return (isUnbroken ? rows.between(first, last, true, true) : rows.anyOf(sorted))
    .filter(isSoundDay)
    .toArray();
}

/**
 * What lies below the totals: the gaps that begin in a stretch of time, and the spans of a date.
 * @param date `null` for no spans
 */
export async function readStretches(
  database: KintimeDatabase,
  within: Interval,
  date: DayKey | null,
): Promise<Stretches> {
  const { days, gaps, spans } = database;
  const reach = date === null ? null : reachOf(date);
  const [holes, near, first] = await Promise.all([
    gaps.where('start').between(within.start, within.end).filter(isSoundGap).toArray(),
    reach === null ? [] : spans.where('start').between(reach.start, reach.end).toArray(),
    days.orderBy('date').filter(isSoundDay).first(),
  ]);
  return {
    gaps: holes,
    spans: near.filter((span) => span.date === date && isSoundSpan(span)),
    firstDate: first?.date ?? null,
  };
}

/** What bears on whether the numbers can be trusted. */
export async function readTrust(
  database: KintimeDatabase,
): Promise<Omit<TrustRecords, 'now' | 'privateWindows'> & Pick<Settings, 'ledger' | 'seenAt'>> {
  const { gaps, log } = database;
  const [settings, holes, lines] = await Promise.all([
    readSettings(database),
    gaps.filter(isSoundGap).toArray(),
    log.filter(isSoundLine).toArray(),
  ]);
  const { countingSince, device, ledger, sealWord, seenAt } = settings;
  return { countingSince, device, ledger, seenAt, sealWord, gaps: holes, log: lines };
}

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
  const { days: all, breaks } = await readPicture(database, dates);
  const days = all.filter((day) => day.member === member && day.device === device);
  const recent = dates.map((date) => ({
    date,
    activeMs: sumOf(days.filter((day) => day.date === date)),
    measured: isMeasured(date, { days, breaks, calendars }),
  }));
  return {
    typicalMs: typicalMs(recent),
    measuredDays: recent.filter(({ measured }) => measured).length,
  };
}

function sumOf(days: readonly Day[]): Millis {
  return days.reduce((sum, { activeMs }) => sum + activeMs, 0);
}
