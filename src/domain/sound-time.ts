import { isDayKey, isZoneId } from './calendar.ts';
import type { Day } from './days.ts';
import { isFeed } from './feeds.ts';
import type { Gap } from './gaps.ts';
import type { Member, Switch } from './members.ts';
import {
  isLength,
  isMoment,
  isNumber,
  isOrNull,
  isRecord,
  isText,
  MOST_DAY,
} from './sound-parts.ts';
import type { Unsure } from './sound-parts.ts';
import type { Span } from './spans.ts';

/*
 * The same as `sound.ts` for what was counted, and for whom: a row that was written by hand neither stops the
 * counting nor any page, and gives no time back.
 */

/** Whether a row is attended time. */
export function isSoundSpan(row: Unsure<Span>): row is Span {
  const { start, end } = row;
  return (
    isMoment(start) &&
    isMoment(end) &&
    start < end &&
    end - start <= MOST_DAY &&
    [row.device, row.member, row.site, row.date].every(isText) &&
    isFeed(row.feed) &&
    isZoneId(row.zone)
  );
}

/** Whether a row is a day that everything can be read from. */
export function isSoundDay(row: Unsure<Day>): row is Day {
  return (
    [row.device, row.member, row.site].every(isText) &&
    isDayKey(row.date) &&
    [row.activeMs, row.longestMs, row.lateMs, row.unchargedMs].every(isPartOfDay) &&
    [row.opens, row.skipped, row.sessions].every((count) => isNumber(count) && count >= 0) &&
    isOrNull(row.limitMs, isLength) &&
    isLength(row.grantedMs) &&
    Array.isArray(row.hoursMs) &&
    row.hoursMs.length === 24 &&
    row.hoursMs.every(isPartOfDay) &&
    isRecord<object>(row.feedsMs, (feeds) => Object.values(feeds).every(isPartOfDay)) &&
    isZoneId(row.zone)
  );
}

/** Whether a row is a stretch that was not counted; one that lasts has no end. */
export function isSoundGap(row: Unsure<Gap>): row is Gap {
  return (
    [row.device, row.site, row.reason].every(isText) &&
    isMoment(row.start) &&
    isOrNull(row.end, isMoment)
  );
}

/** Whether a row says whose this browser is from some moment on. */
export function isSoundSwitch(row: Unsure<Switch>): row is Switch {
  return isMoment(row.at) && isText(row.member);
}

/** Whether a row is somebody of the household. */
export function isSoundMember(row: Unsure<Member>): row is Member {
  return (
    isText(row.id) &&
    isText(row.name) &&
    (row.ideas === undefined || (Array.isArray(row.ideas) && row.ideas.every(isText))) &&
    (row.openingPauseMs === undefined || isLength(row.openingPauseMs))
  );
}

function isPartOfDay(ms: unknown): boolean {
  return isNumber(ms) && 0 <= ms && ms <= MOST_DAY;
}
