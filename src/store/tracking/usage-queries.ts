import type { Table } from 'dexie';
import { addDays } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/tracking/day-totals.ts';
import { breaksMeasuring, GAP_REASONS } from '../../domain/tracking/gaps.ts';
import type { Gap } from '../../domain/tracking/gaps.ts';
import type { Picture, Stretches } from '../../domain/snapshot/usage-snapshot.ts';
import { reachOf } from '../../domain/settings/retention.ts';
import { withoutPins } from '../../domain/people/members.ts';
import { shownOf } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import {
  isSoundDay,
  isSoundGap,
  isSoundMember,
  isSoundSpan,
} from '../../domain/tracking/row-guards.ts';
import type { Interval } from '../../domain/tracking/span.ts';
import type { DayKey } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings } from '../settings.ts';
import { soundOf } from '../db/valid-rows.ts';
import { readSwitches } from '../people/member-switches.ts';

/** The tables that a picture is read from. */
export function pictureTables(database: KintimeDatabase): Table[] {
  const { settings, members, switches, days, gaps } = database;
  return [settings, members, switches, days, gaps];
}

/**
 * Reads the days of some dates, and what is needed to understand them.
 * @param dates which ones, by the settings; nothing else waits for that
 */
export async function readPicture(
  database: KintimeDatabase,
  dates: (settings: Settings) => readonly DayKey[],
): Promise<Picture> {
  const { days, members } = database;
  const reading = readSettings(database);
  const readWanted = async (): Promise<readonly Day[]> => readDays(days, dates(await reading));
  const [settings, rows, people, log, breaks] = await Promise.all([
    reading,
    readWanted(),
    soundOf(members, isSoundMember),
    readSwitches(database),
    readBreaks(database),
  ]);
  return {
    settings: shownOf(settings),
    members: withoutPins(people),
    switches: log,
    days: rows,
    breaks,
  };
}

/** The stretches that no day with them is measured throughout, each reason in one go. */
export async function readBreaks({ gaps }: KintimeDatabase): Promise<Gap[]> {
  const reasons = GAP_REASONS.filter(breaksMeasuring);
  const found = reasons.map((reason) => soundOf(gaps.where('reason').equals(reason), isSoundGap));
  return (await Promise.all(found)).flat();
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
  return soundOf(
    isUnbroken ? rows.between(first, last, true, true) : rows.anyOf(sorted),
    isSoundDay,
  );
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
    soundOf(gaps.where('start').between(within.start, within.end), isSoundGap),
    reach === null ? [] : spans.where('start').between(reach.start, reach.end).toArray(),
    days.orderBy('date').filter(isSoundDay).first(),
  ]);
  return {
    gaps: holes,
    spans: near.filter((span) => span.date === date && isSoundSpan(span)),
    firstDate: first?.date ?? null,
  };
}
