import { MEMBER } from '../agreement/consent.ts';
import type { Agreement } from '../agreement/agreement.ts';
import {
  addDays,
  boundaryOf,
  dateOf,
  dayBounds,
  WEEKDAYS,
  weekdayOf,
  firstCalendar,
} from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { LogEntry } from '../agreement/change-log.ts';
import type { Day, DayTerms } from '../tracking/day-totals.ts';
import { recordDays } from './record-days.ts';
import { seededRandom } from './seeded-random.ts';
import type { Feed } from '../tracking/feeds.ts';
import type { Gap } from '../tracking/gaps.ts';
import type { UsageSnapshot } from './usage-snapshot.ts';
import { dailyLimitOn, NO_RULES } from '../limits/rules/rules.ts';
import type { Rules } from '../limits/rules/rules.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import type { Interval } from '../time/interval.ts';
import type { Claim, Span } from '../tracking/span.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../time/units.ts';
import type { DayKey, EpochMs, Millis, ZoneId } from '../time/units.ts';

/** Made-up weeks of one teen and a parent, to show the screens before anything was counted. */
export interface DemoData {
  /** All of its days. */
  readonly snapshot: UsageSnapshot;
  readonly spans: readonly Span[];
  readonly gaps: readonly Gap[];
  /** Agreed to by both sides after the fourth week. */
  readonly agreement: Agreement;
  /** The days of the parent, who has a browser of their own. */
  readonly parentDays: readonly Day[];
  /** What changed, latest first. */
  readonly log: readonly LogEntry[];
}

/** Names in the user's language. */
export interface DemoNames {
  readonly member: string;
  readonly parent: string;
}

const WEEKS = 10;
const WEEKS_BEFORE_AGREEMENT = 4;
const SOURCE = { device: 'sample', site: 'tiktok' };
export const PARENT_DEVICE = 'sample-parent-device';
const MEMBER_ID = 'sample-member';
export const DEMO_PARENT = 'sample-parent';

/** Kintime was off this many days ago, so that the demo has a day that was not measured. */
const DAY_OFF = 16;

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

/** What a session consists of: feeds in order, with their shares of it. */
const FEED_SEQUENCES: readonly (readonly (readonly [Feed, number])[])[] = [
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

/** When sessions may begin, in hours after midnight. */
const SCHOOL_DAY = [7.2, 15.5, 17.2, 19.4, 21];
const FREE_DAY = [9.8, 11.5, 14, 16.5, 19, 20.8];
const LATE = 22.6;
/** A parent's evenings. */
const EVENING = [20.2, 21.4];

/**
 * Deterministic: the same moment gives the same data, and a date the same day whenever it is asked for.
 * @param now in epoch milliseconds
 * @throws RangeError for a zone that does not exist
 */
export function makeDemoData(now: EpochMs, zone: ZoneId, names: DemoNames): DemoData {
  const calendar = firstCalendar(zone);
  const today = dateOf(calendar, now);
  const dates = Array.from({ length: WEEKS * 7 }, (_, i) => addDays(today, i + 1 - WEEKS * 7));
  const first = dates[0] ?? today;
  const agreedOn = addDays(first, WEEKS_BEFORE_AGREEMENT * 7);
  const off = addDays(today, -DAY_OFF);
  const since = eveningBefore(calendar, first);
  const termsOn = (date: DayKey): DayTerms => ({
    limitMs: date >= agreedOn ? dailyLimitOn(RULES, date) : null,
    grantedMs: 0,
    messagesOpen: date >= agreedOn,
  });
  const recorded = recordDays(
    { ...SOURCE, member: MEMBER_ID, calendar, now, termsOn },
    dates.filter((date) => date !== off),
    (date) => claimsOn(date, calendar, date >= agreedOn),
  );
  const ofParent = recordDays(
    { ...SOURCE, device: PARENT_DEVICE, member: DEMO_PARENT, calendar, now },
    dates,
    (date) => parentClaimsOn(date, calendar),
  );
  const agreement = agreementFrom(eveningBefore(calendar, agreedOn), addDays(today, 5));
  const gaps: Gap[] = [
    { ...SOURCE, ...dayBounds(calendar, off), reason: 'off' },
    { ...SOURCE, ...sleepOn(addDays(today, -3), calendar), reason: 'asleep' },
  ];
  return {
    snapshot: {
      settings: {
        ...DEFAULT_SETTINGS,
        device: SOURCE.device,
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
    agreement,
    parentDays: ofParent.map(({ day }) => day),
    log: logOf(agreement, names, since),
  };
}

/** When people decide: 19:00 on the day before. */
function eveningBefore(calendar: Calendar, date: DayKey): EpochMs {
  return boundaryOf(calendar, date) - 9 * HOUR;
}

/** The generator of a date, the same whenever it is asked for. @param salt tells people apart */
function randomOn(date: DayKey, salt = 0): () => number {
  return seededRandom(Math.round(Date.parse(`${date}T12:00Z`) / DAY) + salt);
}

function parentClaimsOn(date: DayKey, calendar: Calendar): Claim[] {
  const { start } = dayBounds(calendar, date);
  const random = randomOn(date, 1_000_000);
  return EVENING.flatMap((hour) => {
    const happens = random() < 0.6;
    const from = start + (hour - 4) * HOUR + Math.floor(random() * 40) * MINUTE;
    return happens ? claimsOf([['for-you', 1]], from, (5 + random() * 25) * MINUTE) : [];
  });
}

function logOf(
  { madeAt, version }: Agreement,
  { member, parent }: DemoNames,
  since: EpochMs,
): LogEntry[] {
  const by = { who: parent, whom: member };
  return [
    { at: madeAt, what: 'agreement-yes', who: '', whom: member },
    { at: madeAt, what: 'agreement-made', ...by, version },
    { at: madeAt, what: 'pin-first', who: parent },
    { at: since, what: 'counting-agreed' },
  ];
}

/** Less time once there is an agreement, more at the weekend, and now and then a late session. */
function claimsOn(date: DayKey, calendar: Calendar, agreed: boolean): Claim[] {
  const { start } = dayBounds(calendar, date);
  const random = randomOn(date);
  const isFree = weekdayOf(date) >= 6;
  const hours = isFree ? FREE_DAY : SCHOOL_DAY;
  const share = agreed ? 0.62 : 0.85;
  const late = random() < (agreed ? 0.06 : 0.4) ? [LATE] : [];
  return [...hours, ...late].flatMap((hour) => {
    const happens = random() < share;
    const from = start + (hour - 4) * HOUR + Math.floor(random() * 40) * MINUTE;
    const length = (5 + random() * random() * (isFree ? 45 : 32)) * (agreed ? 0.8 : 1) * MINUTE;
    const sequence = FEED_SEQUENCES[Math.floor(random() * FEED_SEQUENCES.length)] ?? [];
    return happens ? claimsOf(sequence, from, length) : [];
  });
}

function claimsOf(
  sequence: readonly (readonly [Feed, number])[],
  from: EpochMs,
  length: Millis,
): Claim[] {
  let at = from;
  return sequence.map(([feed, share]) => {
    const claim = { start: at, end: at + Math.round(length * share), feed };
    at = claim.end + 4 * SECOND;
    return claim;
  });
}

function sleepOn(date: DayKey, calendar: Calendar): Interval {
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
