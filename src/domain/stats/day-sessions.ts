import { FEEDS } from '../tracking/feeds.ts';
import type { Feed } from '../tracking/feeds.ts';
import { sessionsOf } from '../tracking/sessions.ts';
import type { Session } from '../tracking/sessions.ts';
import { clip, totalMs } from '../time/interval.ts';
import type { Span } from '../tracking/span.ts';
import type { ZoneId } from '../time/units.ts';

/** One session of a day, as shown on screen. */
export interface DaySession extends Session {
  /** The feed with the most time; on a tie the first in `FEEDS`. */
  readonly mostly: Feed;
  /** Zone in which to show its times. */
  readonly zone: ZoneId;
}

/**
 * The sessions of a day (rule C11), by start. Simultaneous use of two devices makes two sessions,
 * so the lengths add up to the day.
 * @param spans of one member and one date, in any order; those of one device and site never overlap
 */
export function daySessionsOf(spans: readonly Span[]): DaySession[] {
  const bySource = new Map<string, Span[]>();
  for (const span of spans) {
    const source = `${span.device} ${span.site}`;
    bySource.set(source, [...(bySource.get(source) ?? []), span]);
  }
  return [...bySource.values()]
    .flatMap((own) => sessionsOf(own).map((session) => describe(session, own)))
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function describe(session: Session, spans: readonly Span[]): DaySession {
  const inside = clip(spans, session);
  const first = inside.toSorted((a, b) => a.start - b.start)[0];
  const times = FEEDS.map((feed) => totalMs(inside.filter((span) => span.feed === feed)));
  const mostly = FEEDS[times.indexOf(Math.max(...times))] ?? 'other';
  return { ...session, mostly, zone: first?.zone ?? 'UTC' };
}
