import { install } from 'temporal-polyfill/shim';
import { makeArchive } from '../../src/domain/archive.ts';
import type { Archive } from '../../src/domain/archive.ts';
import { addDays, dateOf, dayBounds, weekdayOf } from '../../src/domain/calendar.ts';
import { dayOf } from '../../src/domain/days.ts';
import type { Day } from '../../src/domain/days.ts';
import type { Feed } from '../../src/domain/feeds.ts';
import type { Gap } from '../../src/domain/gaps.ts';
import { DEFAULT_SETTINGS, firstCalendar } from '../../src/domain/settings.ts';
import { addClaims, cutClaim } from '../../src/domain/spans.ts';
import type { Claim, Span } from '../../src/domain/spans.ts';
import { HOUR, MINUTE } from '../../src/domain/units.ts';
import type { DayKey, EpochMs, ZoneId } from '../../src/domain/units.ts';

// Browsers bring Temporal themselves; the oldest Node that runs this does not.
install();

const PLACE = { device: '5d0f3c1e-0d5b-4b52-9a59-2b8f2c1f7a10', site: 'tiktok' };
const MEMBER = 'c3b7b0de-7a43-4b63-8a3f-6f2a6d0b9e21';

/** Hours after the day start, minutes, and where. */
type Visit = readonly [after: number, minutes: number, feed: Feed];

const SCHOOL_DAY: readonly Visit[] = [
  [3.2, 6, 'messages'],
  [11.5, 14, 'for-you'],
  [15.8, 22, 'for-you'],
  [16.2, 7, 'friends'],
  [17.6, 31, 'for-you'],
  [18.4, 9, 'following'],
];
const WEEKEND: readonly Visit[] = [
  [6.5, 25, 'for-you'],
  [10.1, 18, 'search'],
  [14.4, 12, 'messages'],
  [16.8, 44, 'for-you'],
  [18.2, 20, 'live'],
];

/**
 * Five weeks of a teenager up to a moment, the same for the same moment: school days and weekends,
 * a limit in the last two weeks with extra time on one day, a day on which Kintime was off, and
 * one on which it was for a part.
 */
export function seededWeeks(zone: ZoneId, now: EpochMs): Archive {
  const calendar = firstCalendar(zone);
  const today = dateOf(calendar, now);
  const dates = Array.from({ length: 36 }, (_, i) => addDays(today, i - 35));
  const off = addDays(today, -9);
  const partly = addDays(today, -12);
  let endBefore: EpochMs | null = null;
  const spans: Span[] = [];
  const days: Day[] = [];
  for (const [i, date] of dates.entries()) {
    if (date === off) continue;
    const claims = claimsOf(date, i).filter(({ start }) => start < now);
    const here = addClaims(
      [],
      claims.flatMap(({ start, end, feed }) =>
        cutClaim(
          { start, end: Math.min(end, now), feed },
          PLACE,
          [calendar],
          [{ at: 0, member: MEMBER }],
        ),
      ),
    );
    const terms = {
      limitMs: i < 22 ? null : 90 * MINUTE,
      grantedMs: i === 28 ? 30 * MINUTE : 0,
      messagesOpen: true,
    };
    days.push(dayOf({ ...PLACE, member: MEMBER, date }, here, { calendar, endBefore, terms }));
    spans.push(...here);
    endBefore = spans.at(-1)?.end ?? endBefore;
  }
  const bounds = dayBounds(calendar, partly);
  const list: Gap[] = [
    { ...PLACE, ...dayBounds(calendar, off), reason: 'off' },
    { ...PLACE, start: bounds.start + 3 * HOUR, end: bounds.start + 9 * HOUR, reason: 'access' },
    ...dates.map((date) => {
      const { start } = dayBounds(calendar, date);
      return {
        ...PLACE,
        start: start + 7 * HOUR,
        end: start + 8 * HOUR,
        reason: 'asleep',
      } as const;
    }),
  ];
  const gaps = list.filter(({ end }) => end !== null && end < now);
  const since = dayBounds(calendar, dates[0] ?? today).start;
  return makeArchive(
    {
      spans,
      days,
      members: [{ id: MEMBER, name: 'Mia' }],
      switches: [{ at: since, member: MEMBER }],
      gaps,
      log: [{ at: since, what: 'counting-agreed' }],
    },
    { ...DEFAULT_SETTINGS, device: PLACE.device, countingSince: since, calendars: [calendar] },
    now,
  );

  function claimsOf(date: DayKey, i: number): Claim[] {
    const { start } = dayBounds(calendar, date);
    const visits = weekdayOf(date) > 5 ? WEEKEND : SCHOOL_DAY;
    return visits.flatMap(([after, minutes, feed], visit) => {
      // Each day is a little different, in the same way in every run.
      const wave = ((i * 7 + visit * 5) % 9) - 4;
      if (wave === -4) return [];
      const from = start + after * HOUR + wave * 6 * MINUTE;
      return [{ start: from, end: from + (minutes + wave * 3) * MINUTE, feed }].filter(
        ({ start: begin, end }) => end > begin,
      );
    });
  }
}
