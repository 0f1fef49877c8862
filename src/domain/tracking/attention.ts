import type { ClockReading } from '../time/clock.ts';
import type { Feed } from './feeds.ts';
import type { PageGap, PageGapReason } from './gaps.ts';
import type { Claim } from './span.ts';
import { MINUTE, SECOND } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';
import { withMovement, playsUntil, emptyRoomAt, withInput, updateVideos } from './playback.ts';
import type { Video, VideoSample } from './playback.ts';

/** How often attention is looked at while it lasts (design: Counting, rule 5). */
export const TICK: Millis = SECOND;

/** How far the clocks may part, or a tick be late, before the step credits nothing. */
const LATE: Millis = 5 * SECOND;

/** How long one touch of the page speaks for somebody being there. */
const TOUCH: Millis = MINUTE;

/** How long videos may play without a touch once the system is idle too. */
const UNTOUCHED: Millis = 30 * MINUTE;

/** What the document says of itself. */
export interface PageState {
  readonly visible: boolean;
  readonly focused: boolean;
  readonly prerendering: boolean;
  /** Kept by the browser but not running: frozen, or in the back/forward cache. */
  readonly suspended: boolean;
  /** For an embedded player: whether it is inside the viewport. Always true for a page of its own. */
  readonly inView: boolean;
}

/** What the machine says. */
export interface SystemState {
  readonly locked: boolean;
  readonly idle: boolean;
}

export type AttentionEvent =
  /** A look at the media elements: on their own events, and once a second while attended. */
  | { readonly kind: 'look'; readonly videos: readonly VideoSample[] }
  | { readonly kind: 'page'; readonly scene: PageState }
  | { readonly kind: 'system'; readonly system: SystemState }
  /** Trusted input; `agoMs` where it happened on the page before this one in the tab. */
  | { readonly kind: 'touch'; readonly agoMs: Millis }
  | { readonly kind: 'feed'; readonly feed: Feed }
  /** Kintime's own pause, question or cover came or went. */
  | { readonly kind: 'cover'; readonly covered: boolean };

/** Everything attention remembers of one document between two events. */
export interface Attention {
  readonly page: PageState;
  readonly system: SystemState;
  readonly covered: boolean;
  readonly feed: Feed;
  readonly videos: readonly Video[];
  /** The last touch; -Infinity before the first. */
  readonly touchedAt: Millis;
  /** The last touch, or else the document's first moment. */
  readonly quietSince: Millis;
  /** Both clocks at the last event. */
  readonly reading: ClockReading;
  /** The wall time at which what is credited next begins; runs on the monotonic clock while attended. */
  readonly at: EpochMs;
  readonly attended: boolean;
  /** Since when a video has been playing to an empty room. */
  readonly nobodySince: EpochMs | null;
}

/** What one event brought to light. */
export interface AttentionUpdate {
  readonly attention: Attention;
  readonly claims: readonly Claim[];
  readonly gaps: readonly PageGap[];
}

/** The attention of a document at its first moment. */
export function initialAttention(page: PageState, feed: Feed, reading: ClockReading): Attention {
  return {
    page,
    system: { locked: false, idle: false },
    covered: false,
    feed,
    videos: [],
    touchedAt: -Infinity,
    quietSince: reading.mono,
    reading,
    at: reading.wall,
    attended: false,
    nobodySince: null,
  };
}

/**
 * Takes one event in: credits the time since the last one, then judges anew
 * (design: Counting, rules 1, 2 and 5). Pure; events are given in the order in which they came.
 */
export function updateAttention(
  before: Attention,
  event: AttentionEvent,
  reading: ClockReading,
): AttentionUpdate {
  const { claims, gaps, at } = credit(withEvidence(before, event, reading), reading);
  const after = { ...withEvent(before, event, reading), reading, at };
  const attended = attendedUntil(after) > reading.mono;
  const nobody = !attended && playsToNobody(after);
  const since = before.nobodySince;
  return {
    attention: {
      ...after,
      attended,
      nobodySince: nobody ? (since ?? claims.at(-1)?.end ?? Math.round(at)) : null,
    },
    claims,
    gaps: since !== null && !nobody ? [...gaps, ...gapOf(since, at, 'nobody')] : gaps,
  };
}

/**
 * The monotonic moment at which attention ends if nothing more is heard; in the past or
 * -Infinity where nobody is watching.
 */
function attendedUntil(attention: Attention): Millis {
  if (!isPageActive(attention)) return -Infinity;
  const { page, videos } = attention;
  const untils = videos.map((video) =>
    isInSight(attention, video)
      ? Math.min(playsUntil(video), watchedUntil(attention, video))
      : -Infinity,
  );
  const touch = isInFront(page) && page.focused ? attention.touchedAt + TOUCH : -Infinity;
  // A touch speaks for a page without a playing video; beside one, that video's own limits rule.
  return Math.max(touch, ...untils);
}

function isPageActive({ page, system, covered }: Attention): boolean {
  return !page.prerendering && !page.suspended && !system.locked && !covered;
}

function isInFront(scene: PageState): boolean {
  return scene.visible && scene.inView;
}

function isInSight({ page }: Attention, video: Video): boolean {
  return isInFront(page) || video.pictureInPicture;
}

/** When an empty room stops the count of this video (design: Counting, rule 2). */
function watchedUntil({ system, quietSince }: Attention, video: Video): Millis {
  return Math.min(emptyRoomAt(video), system.idle ? quietSince + UNTOUCHED : Infinity);
}

/** Whether a video plays in sight and only the empty room keeps it from counting. */
function playsToNobody(attention: Attention): boolean {
  const { mono } = attention.reading;
  return (
    isPageActive(attention) &&
    attention.videos.some(
      (video) =>
        isInSight(attention, video) &&
        playsUntil(video) > mono &&
        watchedUntil(attention, video) <= mono,
    )
  );
}

function withEvidence(before: Attention, event: AttentionEvent, reading: ClockReading): Attention {
  return event.kind === 'look'
    ? { ...before, videos: withMovement(before.videos, event.videos, reading.mono) }
    : before;
}

function withEvent(before: Attention, event: AttentionEvent, { mono }: ClockReading): Attention {
  switch (event.kind) {
    case 'look':
      return { ...before, videos: updateVideos(before.videos, event.videos, mono) };
    case 'page':
      return becomesVisible(before.page, event.scene)
        ? { ...quietFrom(before, mono), page: event.scene }
        : { ...before, page: event.scene };
    case 'system':
      return { ...before, system: event.system };
    case 'touch': {
      const touchedAt = Math.max(before.touchedAt, mono - event.agoMs);
      return { ...quietFrom(before, touchedAt), touchedAt };
    }
    case 'feed':
      return { ...before, feed: event.feed };
    case 'cover':
      return { ...before, covered: event.covered };
  }
}

/** Somebody was there at this moment: what was held against an empty room begins anew. */
function quietFrom(before: Attention, mono: Millis): Attention {
  return {
    ...before,
    quietSince: Math.max(before.quietSince, mono),
    videos: before.videos.map((video) => withInput(video, mono)),
  };
}

/** Somebody brought the page to the front; no page can do that to itself. */
function becomesVisible(before: PageState, now: PageState): boolean {
  return (now.visible && !before.visible) || (now.focused && !before.focused);
}

interface Credit {
  readonly claims: readonly Claim[];
  readonly gaps: readonly PageGap[];
  readonly at: EpochMs;
}

/** What the time since the last event is worth (design: Counting, rule 5). */
function credit(before: Attention, now: ClockReading): Credit {
  const nothing: Credit = { claims: [], gaps: [], at: now.wall };
  if (!before.attended) return nothing;
  const wallStep = now.wall - before.reading.wall;
  const monoStep = now.mono - before.reading.mono;
  const reason = untrustworthy(wallStep, monoStep);
  if (reason !== undefined) {
    const from = reason === 'clock-back' ? now.wall : before.at;
    return { ...nothing, gaps: gapOf(from, now.wall, reason) };
  }
  const counted = Math.min(monoStep, attendedUntil(before) - before.reading.mono);
  const line = before.at + monoStep;
  // Clocks that drift apart by little at a time are brought together before it grows.
  const at = Math.abs(line - now.wall) > LATE ? now.wall : line;
  const start = Math.round(before.at);
  const end = Math.round(before.at + counted);
  return end > start
    ? { claims: [{ start, end, feed: before.feed }], gaps: [], at }
    : { ...nothing, at };
}

/** Why a step of the clocks cannot be credited, if it cannot. */
function untrustworthy(wallStep: Millis, monoStep: Millis): PageGapReason | undefined {
  if (monoStep - wallStep > LATE) return 'clock-back';
  if (wallStep - monoStep > LATE) return 'asleep';
  if (Math.max(wallStep, monoStep) - TICK > LATE) return 'stopped';
  return undefined;
}

function gapOf(from: EpochMs, to: EpochMs, reason: PageGapReason): readonly PageGap[] {
  const start = Math.round(Math.min(from, to));
  const end = Math.round(to);
  return end > start || reason === 'clock-back' ? [{ start, end, reason }] : [];
}
