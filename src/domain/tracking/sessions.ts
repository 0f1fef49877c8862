import type { Interval } from '../time/interval.ts';
import { MINUTE } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';

/** Without attention for this long, a session is over and the next moment opens another one. */
export const SESSION_GAP: Millis = 5 * MINUTE;

/** Spans with less than `SESSION_GAP` between them. */
export interface Session extends Interval {
  /** The attended time within it; its pauses do not count. */
  readonly activeMs: Millis;
}

/**
 * The sessions that spans make up, in order (design: Words, session). Time claimed twice counts
 * once.
 * @param spans of whoever the sessions are to be of, in any order
 */
export function sessionsOf(spans: readonly Interval[]): Session[] {
  const sessions: Session[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = sessions.at(-1);
    if (last !== undefined && span.start - last.end < SESSION_GAP) {
      const fresh = Math.max(0, span.end - Math.max(span.start, last.end));
      sessions[sessions.length - 1] = {
        start: last.start,
        end: Math.max(last.end, span.end),
        activeMs: last.activeMs + fresh,
      };
    } else {
      sessions.push({ start: span.start, end: span.end, activeMs: span.end - span.start });
    }
  }
  return sessions;
}

/**
 * How often the site was opened: the first attended moments after at least `SESSION_GAP`
 * without any (design: Words, open).
 * @param spans in any order
 * @param endBefore when the last attended moment before these spans ended, or `null` when there
 *   is none; it keeps a session that runs across the day boundary from being opened twice
 */
export function opensOf(spans: readonly Interval[], endBefore: EpochMs | null): number {
  const sessions = sessionsOf(spans);
  const [first] = sessions;
  const goesOn = first !== undefined && endBefore !== null && first.start - endBefore < SESSION_GAP;
  return goesOn ? sessions.length - 1 : sessions.length;
}
