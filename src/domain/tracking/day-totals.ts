import { splitAtHours, lateBounds } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day } from './day.schema.ts';
import type { Feed } from './feeds.ts';
import { opensOf, sessionsOf } from './sessions.ts';
import { clip, totalMs } from '../time/interval.ts';
import type { Span } from './span.ts';
import type { DayKey, EpochMs, Millis, ZoneId } from '../time/units.ts';

export type { Day };

/** The primary key of a day row. */
export type DayId = Pick<Day, 'device' | 'member' | 'site' | 'date'>;

/** What a day row is computed from besides its spans. */
export interface DayContext {
  /** The calendar in force on that day; zones come from the spans. */
  readonly calendar: Calendar;
  /** When this member's last attended moment on this site before the day's spans ended; `null` for none. */
  readonly endBefore: EpochMs | null;
  /** The stored row, for what spans do not hold: declined opens, and `terms` where not given. */
  readonly stored?: Day | undefined;
  readonly terms?: DayTerms;
}

/** The rules in force on a day. */
export interface DayTerms {
  readonly limitMs: Millis | null;
  readonly grantedMs: Millis;
  /** Whether messages are left open: time there is counted, not charged (rule A8). */
  readonly messagesOpen: boolean;
}

/** A day on which nothing was attended. */
export function emptyDay(id: DayId, zone: ZoneId): Day {
  return {
    device: id.device,
    member: id.member,
    site: id.site,
    date: id.date,
    activeMs: 0,
    hoursMs: Array.from({ length: 24 }, () => 0),
    feedsMs: {},
    opens: 0,
    skipped: 0,
    sessions: 0,
    longestMs: 0,
    lateMs: 0,
    unchargedMs: 0,
    limitMs: null,
    grantedMs: 0,
    zone,
  };
}

/**
 * Computes a day row from its spans (rules C7 and C9). Hours and feeds each add up to `activeMs`.
 * A session across the day boundary counts on both days, with each day's part of it, but its open
 * counts on the first day only (rule C11).
 * @param spans all spans of that day, in any order, without overlaps
 * @throws RangeError if the date, wall time or zone does not exist
 */
export function dayOf(id: DayId, spans: readonly Span[], context: DayContext): Day {
  const { calendar, endBefore, stored, terms } = context;
  const ordered = spans.toSorted((a, b) => a.start - b.start);
  const sessions = sessionsOf(ordered);
  return {
    // After travel a date can have two zones; the row has the one that the day began in.
    ...emptyDay(id, ordered[0]?.zone ?? calendar.zone),
    activeMs: totalMs(ordered),
    hoursMs: hoursOf(ordered),
    feedsMs: feedsOf(ordered),
    opens: opensOf(ordered, endBefore),
    sessions: sessions.length,
    longestMs: sessions.reduce((longest, { activeMs }) => Math.max(longest, activeMs), 0),
    lateMs: lateOf(id.date, ordered, calendar),
    skipped: stored?.skipped ?? 0,
    unchargedMs:
      terms === undefined
        ? (stored?.unchargedMs ?? 0)
        : terms.messagesOpen
          ? (feedsOf(ordered).messages ?? 0)
          : 0,
    limitMs: (terms ?? stored)?.limitMs ?? null,
    grantedMs: (terms ?? stored)?.grantedMs ?? 0,
  };
}

function hoursOf(spans: readonly Span[]): Millis[] {
  const hours = Array.from({ length: 24 }, () => 0);
  for (const span of spans) {
    for (const { hour, start, end } of splitAtHours(span.zone, span)) {
      hours[hour] = (hours[hour] ?? 0) + (end - start);
    }
  }
  return hours;
}

function feedsOf(spans: readonly Span[]): Partial<Record<Feed, Millis>> {
  const feeds: Partial<Record<Feed, Millis>> = {};
  for (const { feed, start, end } of spans) feeds[feed] = (feeds[feed] ?? 0) + (end - start);
  return feeds;
}

function lateOf(date: DayKey, spans: readonly Span[], calendar: Calendar): Millis {
  const zones = [...new Set(spans.map(({ zone }) => zone))];
  return zones.reduce((sum, zone) => {
    const inZone = spans.filter((span) => span.zone === zone);
    return sum + totalMs(clip(inZone, lateBounds({ ...calendar, zone }, date)));
  }, 0);
}
