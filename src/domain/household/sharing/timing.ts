import { HOUR, MINUTE, SECOND } from '../../time/units.ts';
import type { EpochMs, Millis } from '../../time/units.ts';
import type { FolderState } from './connection.ts';

/** Why the shared folder is visited. */
export type VisitCause =
  /** Somebody watches, or has watched since the last visit. */
  | 'watching'
  /** A page of Kintime was opened, or somebody waits there for an answer. */
  | 'page'
  /** Somebody changed what the others should know: rules, extra time, a request, an answer. */
  | 'change'
  /** Somebody pressed a button to have it tried again. */
  | 'asked'
  /** Nothing of the kind. */
  | 'idle';

/** How often the folder is visited while somebody watches or waits (rule H4). */
const VISIT_INTERVAL: Millis = 2 * MINUTE;

/** How long after the last visit the next one may come, by its cause (rule H4). */
const INTERVALS: Readonly<Record<VisitCause, Millis>> = {
  watching: VISIT_INTERVAL,
  // Several pages may open at once.
  page: 10 * SECOND,
  change: 0,
  // A key that is held down must not flood the server.
  asked: 3 * SECOND,
  idle: HOUR,
};

type VisitTimes = Pick<FolderState, 'triedAt' | 'waitUntil' | 'serverWaitUntil'>;

/**
 * Whether a visit for that cause may begin. A change waits for nothing but the pause after a failure,
 * and somebody who asks for a visit not even for that, unless the server asked for it. A clock set
 * back must not keep the folder from being visited.
 * @param now on the wall clock
 */
export function isVisitDue(
  { triedAt, waitUntil, serverWaitUntil }: VisitTimes,
  cause: VisitCause,
  now: EpochMs,
): boolean {
  const until = cause === 'asked' ? serverWaitUntil : waitUntil;
  if (isAhead(until, now, LONGEST_WAIT)) return false;
  return triedAt > now || now - triedAt >= INTERVALS[cause];
}

/** How long a visit that somebody asked for has to wait until it may begin. */
export function waitUntilAsked({ triedAt }: Pick<VisitTimes, 'triedAt'>, now: EpochMs): Millis {
  return triedAt > now ? 0 : Math.max(0, triedAt + INTERVALS.asked - now);
}

/**
 * When the next visit is due by itself: soon after somebody watched, so that the others hear of it,
 * else within the hour.
 * @param watchedAt when somebody last watched here, on the wall clock
 */
export function nextVisit(times: VisitTimes, watchedAt: EpochMs, now: EpochMs): EpochMs {
  const { triedAt, waitUntil } = times;
  const due = triedAt > now ? now : triedAt + INTERVALS[causeOf(times, watchedAt)];
  return isAhead(waitUntil, now, LONGEST_WAIT) ? Math.max(waitUntil, due) : due;
}

/** Why a visit that nobody asked for is made. */
export function causeOf({ triedAt }: Pick<VisitTimes, 'triedAt'>, watchedAt: EpochMs): VisitCause {
  return watchedAt > triedAt ? 'watching' : 'idle';
}

/** Nothing makes the folder wait longer. */
const LONGEST_WAIT: Millis = 24 * HOUR;

function isAhead(at: EpochMs, now: EpochMs, most: Millis): boolean {
  return now < at && at <= now + most;
}
