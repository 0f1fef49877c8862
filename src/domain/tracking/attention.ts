import type { ClockReading } from '../time/clock.ts';
import type { Feed } from './feeds.ts';
import type { PageGap, PageGapReason } from './gaps.ts';
import type { Claim } from './span.ts';
import { MINUTE, SECOND } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';
import { withMovement, playsUntil, withInput, updateVideos, SOUND_PX } from './playback.ts';
import type { Video, VideoSample } from './playback.ts';

/** How often attention is sampled while it lasts (rule C5). */
export const TICK: Millis = SECOND;

/** How far the two clocks may diverge, or a tick be late, before it credits nothing (rule C5). */
const MAX_DRIFT: Millis = 5 * SECOND;

/** How long a page counts as attended after input (rule C1). */
const INPUT_TIMEOUT: Millis = MINUTE;

/** How long videos count without input while the system is idle (rule C2). */
const IDLE_TIMEOUT: Millis = 30 * MINUTE;

/** The state of the document. */
export interface PageState {
  readonly visible: boolean;
  readonly focused: boolean;
  readonly prerendering: boolean;
  /** Frozen, or in the back/forward cache. */
  readonly suspended: boolean;
  /** Whether an embedded player is in the viewport; always true for a top-level page. */
  readonly inView: boolean;
}

/** The state of the system, as far as the browser reports it. */
export interface SystemState {
  readonly locked: boolean;
  readonly idle: boolean;
}

export type AttentionEvent =
  /** Samples of media elements: on their events, and once per `TICK` while attended. */
  | { readonly kind: 'media'; readonly videos: readonly VideoSample[] }
  | { readonly kind: 'page'; readonly page: PageState }
  | { readonly kind: 'system'; readonly system: SystemState }
  /** Trusted input; `agoMs` is above 0 for input on the tab's previous page. */
  | { readonly kind: 'input'; readonly agoMs: Millis }
  | { readonly kind: 'feed'; readonly feed: Feed | null }
  /** One of Kintime's overlays was shown or removed. */
  | { readonly kind: 'cover'; readonly covered: boolean };

/** The attention state of one document between two events. Monotonic moments unless `EpochMs`. */
export interface Attention {
  readonly page: PageState;
  readonly system: SystemState;
  readonly covered: boolean;
  /** `null` on a page that is not for watching: nothing counts there (rule C4). */
  readonly feed: Feed | null;
  readonly videos: readonly Video[];
  /** The last input; -Infinity before the first. */
  readonly inputAt: Millis;
  /** The last sign of a person: input, the page brought to the front, or the document's start. */
  readonly activeAt: Millis;
  /** Both clocks at the last event. */
  readonly reading: ClockReading;
  /** Where the next claim begins, in wall time; advanced by the monotonic clock while attended. */
  readonly at: EpochMs;
  readonly attended: boolean;
  /** Since when videos have been playing to an empty room (rule C2). */
  readonly emptyRoomSince: EpochMs | null;
}

/** The result of one event: the new state, and the time to report. */
export interface AttentionUpdate {
  readonly attention: Attention;
  readonly claims: readonly Claim[];
  readonly gaps: readonly PageGap[];
}

/** The state of a document when it starts. */
export function initialAttention(
  page: PageState,
  feed: Feed | null,
  reading: ClockReading,
): Attention {
  return {
    page,
    system: { locked: false, idle: false },
    covered: false,
    feed,
    videos: [],
    inputAt: -Infinity,
    activeAt: reading.mono,
    reading,
    at: reading.wall,
    attended: false,
    emptyRoomSince: null,
  };
}

/**
 * Reducer: credits the time since the last event, then applies this one (rules C1, C2 and C5).
 * @param reading both clocks at the event; events come in order
 */
export function updateAttention(
  before: Attention,
  event: AttentionEvent,
  reading: ClockReading,
): AttentionUpdate {
  const changed = withEvent(before, event, reading);
  const videos = withMovement(before.videos, changed.videos);
  const { claims, gaps, at } = credit({ ...before, videos }, reading);
  const after = { ...changed, reading, at };
  const attended = attendedUntil(after) > reading.mono;
  const isEmptyRoom = playsToEmptyRoom({ ...after, attended });
  const since = before.emptyRoomSince;
  return {
    attention: {
      ...after,
      attended,
      emptyRoomSince: isEmptyRoom ? (since ?? claims.at(-1)?.end ?? Math.round(at)) : null,
    },
    claims,
    gaps: since !== null && !isEmptyRoom ? [...gaps, ...gapOf(since, at, 'nobody')] : gaps,
  };
}

/**
 * The monotonic moment at which attention ends without further events; in the past or -Infinity
 * if the document is not attended.
 */
function attendedUntil(attention: Attention): Millis {
  const { page, system, covered, feed, activeAt } = attention;
  if (page.prerendering || page.suspended || system.locked || covered || feed === null) {
    return -Infinity;
  }
  const idleAt = system.idle ? activeAt + IDLE_TIMEOUT : Infinity;
  const untils = attention.videos
    .filter((video) => isVisible(attention, video))
    .map((video) => Math.min(playsUntil(video), video.emptyRoomAt, idleAt));
  const input = isInView(page) && page.focused ? attention.inputAt + INPUT_TIMEOUT : -Infinity;
  return Math.max(input, ...untils);
}

/** Whether the document, or an embedded player in its viewport, is visible. */
export function isInView(page: PageState): boolean {
  return page.visible && page.inView;
}

/** Whether what a media element plays can be watched. Sound without a picture needs the focus as well. */
export function isVisible({ page }: Attention, { visiblePx }: Video): boolean {
  return visiblePx === Infinity || (isInView(page) && visiblePx > (page.focused ? 0 : SOUND_PX));
}

/** Whether a visible video plays and only the empty-room limits keep it from counting. */
export function playsToEmptyRoom(attention: Attention): boolean {
  const { mono } = attention.reading;
  return !attention.attended && attendedUntil(withActivity(attention, mono)) > mono;
}

function withEvent(before: Attention, event: AttentionEvent, { mono }: ClockReading): Attention {
  if (event.kind === 'media') {
    return { ...before, videos: updateVideos(before.videos, event.videos, mono) };
  }
  if (event.kind === 'input') {
    const inputAt = Math.max(before.inputAt, mono - event.agoMs);
    return { ...withActivity(before, inputAt), inputAt };
  }
  const { kind, ...change } = event;
  const hasPerson = kind === 'page' && comesToFront(before.page, event.page);
  return { ...(hasPerson ? withActivity(before, mono) : before), ...change };
}

/** Restarts the empty-room limits: there was a person at this moment. */
function withActivity(before: Attention, mono: Millis): Attention {
  return {
    ...before,
    activeAt: Math.max(before.activeAt, mono),
    videos: before.videos.map((video) => withInput(video, mono)),
  };
}

/** Only a person can make a page visible or focused. */
function comesToFront(before: PageState, now: PageState): boolean {
  return (now.visible && !before.visible) || (now.focused && !before.focused);
}

interface Credit {
  readonly claims: readonly Claim[];
  readonly gaps: readonly PageGap[];
  readonly at: EpochMs;
}

/** Whether a video plays in view; sound alone is no video. */
export function showsVideo({ videos }: Attention): boolean {
  return videos.some(({ visiblePx, halted }) => visiblePx > SOUND_PX && !halted);
}

/** Whether a document is attended because of what plays, not only because of input. */
export function plays(attention: Attention): boolean {
  return attendedUntil({ ...attention, inputAt: -Infinity }) > attention.reading.mono;
}

/** The claims and gaps since the last event (rule C5). */
function credit(before: Attention, now: ClockReading): Credit {
  const nothing: Credit = { claims: [], gaps: [], at: now.wall };
  // A video that plays over messages, as in a floating player, is not messages (rule C3).
  const feed = before.feed === 'messages' && showsVideo(before) ? 'other' : before.feed;
  if (!before.attended || feed === null) return nothing;
  const wallStep = now.wall - before.reading.wall;
  const monoStep = now.mono - before.reading.mono;
  const reason = gapReason(wallStep, monoStep);
  if (reason !== undefined) {
    const from = reason === 'clock-back' ? now.wall : before.at;
    return { ...nothing, gaps: gapOf(from, now.wall, reason) };
  }
  const counted = Math.min(monoStep, attendedUntil(before) - before.reading.mono);
  const next = before.at + monoStep;
  // Corrects slow drift that no single step reveals.
  const at = Math.abs(next - now.wall) > MAX_DRIFT ? now.wall : next;
  const start = Math.round(before.at);
  const end = Math.round(before.at + counted);
  return end > start ? { claims: [{ start, end, feed }], gaps: [], at } : { ...nothing, at };
}

/** Why the time between two clock readings cannot be credited; undefined if it can. */
function gapReason(wallStep: Millis, monoStep: Millis): PageGapReason | undefined {
  if (monoStep - wallStep > MAX_DRIFT) return 'clock-back';
  if (wallStep - monoStep > MAX_DRIFT) return 'asleep';
  if (Math.max(wallStep, monoStep) - TICK > MAX_DRIFT) return 'stopped';
  return undefined;
}

function gapOf(from: EpochMs, to: EpochMs, reason: PageGapReason): readonly PageGap[] {
  const start = Math.round(Math.min(from, to));
  const end = Math.round(to);
  return end > start || reason === 'clock-back' ? [{ start, end, reason }] : [];
}
