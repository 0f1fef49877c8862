import { boundsOn } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { clip, subtract, totalMs } from '../time/interval.ts';
import type { Interval } from '../time/interval.ts';
import type { DayKey, Millis } from '../time/units.ts';
import type { Claim, Span } from './span.ts';
import type { UsedBeforeLoss, UsedTime } from './used-time.schema.ts';

/** Time of a member that was counted, and of which no span is left. */
export interface LostTime extends Claim {
  readonly member: string;
  readonly date: DayKey;
}

/**
 * What is missing among the spans of the time that was counted before a loss (rule C17). On each
 * date the larger of both totals holds, so what is imported again counts once. When it was is not
 * known: it is placed right before the loss, since extra time that was given earlier then counts as
 * used up; where nobody else watched, as far as there is room, since nothing may lower the total.
 * @param spans of this browser, of all members, on the dates in question
 * @throws RangeError for an empty list of calendars, or a zone that does not exist
 */
export function lostTime(
  { at, used }: UsedBeforeLoss,
  calendars: readonly Calendar[],
  spans: readonly Span[],
): LostTime[] {
  const lost: LostTime[] = [];
  for (const row of used) {
    const { member, date } = row;
    const { start, end } = boundsOn(calendars, date);
    const before = { start, end: Math.min(end, at) };
    const onDate = spans.filter((span) => span.date === date);
    const known = clip(onDate.filter(isOwn(member)), before);
    for (const [feed, missingMs] of missingByFeed(row, known)) {
      if (missingMs <= 0) continue;
      const taken = [...onDate, ...lost];
      const apart = lastOf(without(before, taken), missingMs);
      const own = [...taken.filter(isOwn(member)), ...apart];
      const leftMs = missingMs - totalMs(apart);
      const shared = leftMs === 0 ? [] : lastOf(without(before, own), leftMs);
      for (const piece of [...apart, ...shared]) lost.push({ ...piece, feed, member, date });
    }
  }
  return lost;
}

function isOwn(member: string): (row: Pick<LostTime, 'member'>) => boolean {
  return (row) => row.member === member;
}

function without(whole: Interval, cuts: readonly Interval[]): Interval[] {
  return cuts.reduce<Interval[]>((rest, cut) => subtract(rest, cut), [whole]);
}

function missingByFeed(
  { ms, messagesMs }: UsedTime,
  known: readonly Span[],
): readonly (readonly [feed: 'messages' | 'other', ms: Millis])[] {
  const knownMessagesMs = totalMs(known.filter(({ feed }) => feed === 'messages'));
  const knownOtherMs = totalMs(known) - knownMessagesMs;
  return [
    ['messages', messagesMs - knownMessagesMs],
    ['other', ms - messagesMs - knownOtherMs],
  ];
}

/** The last part of some intervals, of a total length; all of them if they are shorter. */
function lastOf(intervals: readonly Interval[], ms: Millis): Interval[] {
  const last: Interval[] = [];
  let left = ms;
  for (const { start, end } of intervals.toSorted((a, b) => b.start - a.start)) {
    if (left <= 0 || start >= end) continue;
    const piece = { start: Math.max(start, end - left), end };
    left -= piece.end - piece.start;
    last.push(piece);
  }
  return last;
}
