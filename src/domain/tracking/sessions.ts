import type { Interval } from '../time/interval.ts';
import { MINUTE } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';

/** After this long without attention, the next attended moment starts a new session (rule C11). */
export const SESSION_GAP: Millis = 5 * MINUTE;

/** A series of spans with less than `SESSION_GAP` between them. */
export interface Session extends Interval {
  /** The attended time within it, without its pauses. */
  readonly activeMs: Millis;
}

/**
 * The sessions that spans form, in order (rule C11). Overlapping time counts once.
 * @param spans in any order
 */
export function sessionsOf(spans: readonly Interval[]): Session[] {
  const sessions: Session[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = sessions.at(-1);
    if (last !== undefined && span.start - last.end < SESSION_GAP) {
      const addedMs = Math.max(0, span.end - Math.max(span.start, last.end));
      sessions[sessions.length - 1] = {
        start: last.start,
        end: Math.max(last.end, span.end),
        activeMs: last.activeMs + addedMs,
      };
    } else {
      sessions.push({ start: span.start, end: span.end, activeMs: span.end - span.start });
    }
  }
  return sessions;
}

/**
 * How often the site was opened: the number of sessions that start within the spans (rule C11).
 * @param spans in any order
 * @param endBefore when the last attended moment before these spans ended, or `null` for none;
 *   a session that continues across the day boundary is not opened again
 */
export function opensOf(spans: readonly Interval[], endBefore: EpochMs | null): number {
  const sessions = sessionsOf(spans);
  const [first] = sessions;
  const continues =
    first !== undefined && endBefore !== null && first.start - endBefore < SESSION_GAP;
  return continues ? sessions.length - 1 : sessions.length;
}
