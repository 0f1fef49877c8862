import { isDayKey, isZoneId } from '../time/calendar.ts';
import type { Day } from './day-totals.ts';
import { isFeed } from './feeds.ts';
import type { Gap } from './gaps.ts';
import type { Member, Switch } from '../people/members.ts';
import { isLength, isMoment, isNumber, isText, MAX_DAY } from '../time/value-guards.ts';
import type { Unverified } from '../time/value-guards.ts';
import type { Span } from './span.ts';

/*
 * The same as `row-guards.ts` for what was counted, and for whom: a row that was written by hand
 * neither stops the counting nor any page, and gives no time back.
 */

type Check = (value: unknown) => boolean;

/** What each field of a row has to be. */
type Checks<T> = { readonly [K in keyof T]-?: Check };

const SPAN: Checks<Span> = {
  start: isMoment,
  end: isMoment,
  device: isText,
  member: isText,
  site: isText,
  date: isText,
  feed: isFeed,
  zone: isZoneId,
};

const RECORDED: Checks<Day> = {
  device: isText,
  member: isText,
  site: isText,
  date: isDayKey,
  activeMs: isPartOfDay,
  hoursMs: (hours) => Array.isArray(hours) && hours.length === 24 && hours.every(isPartOfDay),
  feedsMs: (feeds) =>
    typeof feeds === 'object' && feeds !== null && Object.values(feeds).every(isPartOfDay),
  opens: isCount,
  skipped: isCount,
  sessions: isCount,
  longestMs: isPartOfDay,
  lateMs: isPartOfDay,
  unchargedMs: isPartOfDay,
  limitMs: orElse(null, isLength),
  grantedMs: isLength,
  zone: isZoneId,
};

const GAP: Checks<Gap> = {
  device: isText,
  site: isText,
  start: isMoment,
  end: orElse(null, isMoment),
  reason: isText,
};

const SWITCH: Checks<Switch> = { at: isMoment, member: isText };

const MEMBER: Checks<Pick<Member, 'id' | 'name' | 'ideas' | 'openingPauseMs'>> = {
  id: isText,
  name: isText,
  ideas: orElse(undefined, (ideas) => Array.isArray(ideas) && ideas.every(isText)),
  openingPauseMs: orElse(undefined, isLength),
};

/** Whether a row is attended time. */
export function isValidSpan(row: Unverified<Span>): row is Span {
  const length = Number(row.end) - Number(row.start);
  return fits(row, SPAN) && 0 < length && length <= MAX_DAY;
}

/** Whether a row is a day that everything can be read from. */
export function isValidDay(row: Unverified<Day>): row is Day {
  return fits(row, RECORDED);
}

/** Whether a row is a stretch that was not counted; one that lasts has no end. */
export function isValidGap(row: Unverified<Gap>): row is Gap {
  return fits(row, GAP);
}

/** Whether a row says whose this browser is from some moment on. */
export function isValidSwitch(row: Unverified<Switch>): row is Switch {
  return fits(row, SWITCH);
}

/** Whether a row is somebody of the household. */
export function isValidMember(row: Unverified<Member>): row is Member {
  return fits(row, MEMBER);
}

function fits(row: object, checks: Readonly<Record<string, Check>>): boolean {
  return Object.entries(checks).every(([field, is]) => is(Reflect.get(row, field)));
}

function orElse(other: null | undefined, is: Check): Check {
  return (value) => value === other || is(value);
}

function isPartOfDay(ms: unknown): boolean {
  return isNumber(ms) && 0 <= ms && ms <= MAX_DAY;
}

function isCount(count: unknown): boolean {
  return isNumber(count) && 0 <= count;
}
