import { FEEDS } from '../tracking/feeds.ts';
import type { Feed } from '../tracking/feeds.ts';
import { sessionsOf } from '../tracking/sessions.ts';
import type { Session } from '../tracking/sessions.ts';
import { clip, totalMs } from '../time/interval.ts';
import type { Span } from '../tracking/span.ts';
import type { ZoneId } from '../time/units.ts';

/** One session of a day, as it is told to a person. */
export interface DaySession extends Session {
  /** The feed that most of it was watched in; of two alike, the one that stands first in `FEEDS`. */
  readonly mostly: Feed;
  /** Where its clock times are to be read. */
  readonly zone: ZoneId;
}

/**
 * The sessions of a day in order, each with its length. Two devices at the same time are two
 * sessions, as their rows are, so the lengths add up to the day.
 * @param spans of one member and one date, in any order; those of one device and site never overlap
 */
export function daySessionsOf(spans: readonly Span[]): DaySession[] {
  const places = new Map<string, Span[]>();
  for (const span of spans) {
    const place = `${span.device} ${span.site}`;
    places.set(place, [...(places.get(place) ?? []), span]);
  }
  return [...places.values()]
    .flatMap((here) => sessionsOf(here).map((session) => describe(session, here)))
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function describe(session: Session, spans: readonly Span[]): DaySession {
  const inside = clip(spans, session);
  const first = inside.toSorted((a, b) => a.start - b.start)[0];
  const times = FEEDS.map((feed) => totalMs(inside.filter((span) => span.feed === feed)));
  const mostly = FEEDS[times.indexOf(Math.max(...times))] ?? 'other';
  return { ...session, mostly, zone: first?.zone ?? 'UTC' };
}
