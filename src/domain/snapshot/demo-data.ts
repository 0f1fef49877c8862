import { MEMBER } from '../agreement/consent.ts';
import type { Agreement } from '../agreement/agreement.ts';
import { addDays, boundaryOf, dateOf, dayBounds, WEEKDAYS, weekdayOf } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { dayOf } from '../tracking/day-totals.ts';
import type { Day } from '../tracking/day-totals.ts';
import { seededRandom } from './seeded-random.ts';
import type { Feed } from '../tracking/feeds.ts';
import type { Gap } from '../tracking/gaps.ts';
import type { UsageSnapshot } from './usage-snapshot.ts';
import { NO_RULES } from '../limits/rules/rules.ts';
import type { Rules } from '../limits/rules/rules.ts';
import { DEFAULT_SETTINGS, firstCalendar } from '../settings/settings.ts';
import { mergeSpans, splitClaim } from '../tracking/merge-spans.ts';
import type { Claim, Span } from '../tracking/span.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../time/units.ts';
import type { DayKey, EpochMs, Millis, ZoneId } from '../time/units.ts';

/** Made-up weeks of one teen, for whoever wants to see what Kintime shows before it has counted. */
export interface DemoData {
  /** All of its days. */
  readonly snapshot: UsageSnapshot;
  readonly spans: readonly Span[];
  readonly gaps: readonly Gap[];
  /** Agreed by both after the fourth week. */
  readonly agreement: Agreement;
}

/** Names that go into it, in the reader's language. */
export interface DemoNames {
  readonly member: string;
  readonly parent: string;
}

const WEEKS = 10;
const WEEKS_BEFORE = 4;
const PLACE = { device: 'sample', site: 'tiktok' };
const MEMBER_ID = 'sample-member';
export const DEMO_PARENT = 'sample-parent';

/** How many days ago Kintime was off, so that a day that was not measured is seen as well. */
const DAY_OFF = 9;

const RULES: Rules = {
  ...NO_RULES,
  windows: [{ kind: 'bedtime', from: '22:00', to: '07:00', weekdays: WEEKDAYS, strength: 'firm' }],
  daily: {
    limitsMs: [60, 60, 60, 60, 75, 90, 90].map((minutes) => minutes * MINUTE),
    strength: 'soft',
    messagesOpen: true,
  },
  freeExtension: true,
};

/** What is watched one after the other in a sitting, with each one's share of it. */
const COURSES: readonly (readonly (readonly [Feed, number])[])[] = [
  [['for-you', 1]],
  [
    ['for-you', 0.7],
    ['following', 0.3],
  ],
  [
    ['messages', 0.3],
    ['for-you', 0.7],
  ],
  [
    ['search', 0.2],
    ['for-you', 0.5],
    ['friends', 0.3],
  ],
];

/** When a sitting begins, in hours after midnight: after school, in the evening, and late. */
const SCHOOL_DAY = [7.2, 15.5, 17.2, 19.4, 21];
const FREE_DAY = [9.8, 11.5, 14, 16.5, 19, 20.8];
const LATE = 22.6;

/**
 * The same moment gives the same sample, and the same date the same day whenever it is asked for.
 * @throws RangeError for a zone that does not exist
 */
export function makeDemoData(now: EpochMs, zone: ZoneId, names: DemoNames): DemoData {
  const calendar = firstCalendar(zone);
  const today = dateOf(calendar, now);
  const dates = Array.from({ length: WEEKS * 7 }, (_, i) => addDays(today, i + 1 - WEEKS * 7));
  const first = dates[0] ?? today;
  const agreedOn = addDays(first, WEEKS_BEFORE * 7);
  const off = addDays(today, -DAY_OFF);
  const since = boundaryOf(calendar, first);
  let endBefore: EpochMs | null = null;
  const recorded = dates.flatMap((date) => {
    if (date === off) return [];
    const agreed = date >= agreedOn;
    const spans = spansOn(date, calendar, agreed, now);
    const day = dayOn(date, calendar, spans, agreed, endBefore);
    endBefore = spans.at(-1)?.end ?? endBefore;
    return [{ day, spans }];
  });
  const gaps: Gap[] = [
    { ...PLACE, ...dayBounds(calendar, off), reason: 'off' },
    { ...PLACE, ...sleepOn(addDays(today, -3), calendar), reason: 'asleep' },
  ];
  return {
    snapshot: {
      settings: {
        ...DEFAULT_SETTINGS,
        device: PLACE.device,
        countingSince: since,
        calendars: [calendar],
        seenAt: now,
      },
      members: [{ id: MEMBER_ID, name: names.member }],
      switches: [{ at: since, member: MEMBER_ID }],
      days: recorded.map(({ day }) => day),
      disqualifyingGaps: gaps.filter(({ reason }) => reason === 'off'),
    },
    spans: recorded.flatMap(({ spans }) => spans),
    gaps,
    agreement: agreementFrom(boundaryOf(calendar, agreedOn), addDays(today, 5)),
  };
}

function spansOn(date: DayKey, calendar: Calendar, agreed: boolean, now: EpochMs): Span[] {
  const claims = claimsOn(date, calendar, agreed)
    .filter(({ start }) => start < now)
    .map(({ start, end, feed }) => ({ start, end: Math.min(end, now), feed }));
  const owner = [{ at: 0, member: MEMBER_ID }];
  return mergeSpans(
    [],
    claims.flatMap((claim) => splitClaim(claim, PLACE, [calendar], owner)),
  );
}

/** A day is less full with the agreement, and more at the weekend; late only now and then. */
function claimsOn(date: DayKey, calendar: Calendar, agreed: boolean): Claim[] {
  const { start } = dayBounds(calendar, date);
  const dice = seededRandom(Math.round(Date.parse(`${date}T12:00Z`) / DAY));
  const isFree = weekdayOf(date) >= 6;
  const hours = isFree ? FREE_DAY : SCHOOL_DAY;
  const share = agreed ? 0.62 : 0.85;
  const late = dice() < (agreed ? 0.06 : 0.4) ? [LATE] : [];
  return [...hours, ...late].flatMap((hour) => {
    const comes = dice() < share;
    const from = start + (hour - 4) * HOUR + Math.floor(dice() * 40) * MINUTE;
    const length = (5 + dice() * dice() * (isFree ? 45 : 32)) * (agreed ? 0.8 : 1) * MINUTE;
    const course = COURSES[Math.floor(dice() * COURSES.length)] ?? [];
    return comes ? courseFrom(course, from, length) : [];
  });
}

function courseFrom(
  course: readonly (readonly [Feed, number])[],
  from: EpochMs,
  length: Millis,
): Claim[] {
  let at = from;
  return course.map(([feed, share]) => {
    const claim = { start: at, end: at + Math.round(length * share), feed };
    at = claim.end + 4 * SECOND;
    return claim;
  });
}

function dayOn(
  date: DayKey,
  calendar: Calendar,
  spans: readonly Span[],
  agreed: boolean,
  endBefore: EpochMs | null,
): Day {
  const limitMs = agreed ? (RULES.daily?.limitsMs[weekdayOf(date) - 1] ?? null) : null;
  const terms = { limitMs, grantedMs: 0, messagesOpen: agreed };
  return dayOf({ ...PLACE, member: MEMBER_ID, date }, spans, { calendar, endBefore, terms });
}

function sleepOn(date: DayKey, calendar: Calendar): { start: EpochMs; end: EpochMs } {
  const { start } = dayBounds(calendar, date);
  return { start: start + 9 * HOUR, end: start + 10.5 * HOUR };
}

function agreementFrom(madeAt: EpochMs, lookAgain: DayKey): Agreement {
  return {
    id: 'sample-agreement',
    member: MEMBER_ID,
    version: 1,
    way: 'together',
    rules: RULES,
    madeAt,
    madeBy: DEMO_PARENT,
    from: madeAt,
    yeses: [DEMO_PARENT, MEMBER].map((by) => ({ by, at: madeAt })),
    wishes: [],
    lookAgain,
  };
}
