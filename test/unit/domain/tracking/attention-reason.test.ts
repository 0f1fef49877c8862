import { describe, expect, it } from 'vitest';
import type { AttentionReason } from '../../../../src/domain/tracking/attention-reason.ts';
import { SOUND_PX } from '../../../../src/domain/tracking/playback.ts';
import { SimulatedVisit } from './simulated-visit.ts';

const playing = { playing: true };
const floating = { playing: true, visiblePx: Infinity };
const locked = { kind: 'system', system: { locked: true, idle: true } } as const;
const covered = { kind: 'cover', covered: true } as const;

/** The reasons for which a document counts. */
const COUNTING: ReadonlySet<AttentionReason> = new Set(['playing', 'touched']);

describe('why a document counts, or why not', () => {
  it.each<[string, SimulatedVisit, AttentionReason]>([
    ['a video plays', new SimulatedVisit().video(playing).pass(5), 'playing'],
    [
      'a video plays, and somebody touched the page',
      new SimulatedVisit().touch().video(playing).pass(5),
      'playing',
    ],
    [
      'a video plays in a window without focus',
      new SimulatedVisit({ focused: false }).video(playing).pass(5),
      'playing',
    ],
    [
      'a hidden tab plays in picture-in-picture',
      new SimulatedVisit({ visible: false }).video(floating).pass(5),
      'playing',
    ],
    [
      'a video plays below the fold',
      new SimulatedVisit().video({ playing: true, visiblePx: 0 }).pass(5),
      'out-of-view',
    ],
    [
      'the sound of a photo post plays in a window without focus',
      new SimulatedVisit({ focused: false }).video({ playing: true, visiblePx: SOUND_PX }).pass(5),
      'unfocused',
    ],
    ['nothing plays, but somebody reads', new SimulatedVisit().touch().pass(59), 'touched'],
    ['a minute later', new SimulatedVisit().touch().pass(61), 'untouched'],
    ['nobody was ever there', new SimulatedVisit().pass(1), 'untouched'],
    [
      'a paused video',
      new SimulatedVisit().video(playing).pass(5).video({ playing: false }),
      'untouched',
    ],
    [
      'nothing plays, and somebody touches another window',
      new SimulatedVisit().touch().scene({ focused: false }),
      'unfocused',
    ],
    [
      'a video that waits for data',
      new SimulatedVisit().video(playing).pass(5).video({ stalled: true }).pass(3),
      'stalled',
    ],
    ['a tab behind another', new SimulatedVisit({ visible: false }).touch(), 'hidden'],
    [
      'a video in a tab behind another',
      new SimulatedVisit({ visible: false }).video(playing).pass(5),
      'hidden',
    ],
    [
      'a player scrolled out of view',
      new SimulatedVisit({ inView: false }).video(playing).pass(5),
      'out-of-view',
    ],
    [
      'a clip that loops for long with nobody there',
      new SimulatedVisit().video(playing).pass(4 * 60),
      'empty-room',
    ],
    [
      'a clip that loops for long beneath a cover',
      new SimulatedVisit()
        .video(playing)
        .pass(4 * 60)
        .take(covered),
      'covered',
    ],
    ['a locked screen', new SimulatedVisit().video(playing).pass(5).take(locked), 'locked'],
    ["Kintime's cover", new SimulatedVisit().video(playing).pass(5).take(covered), 'covered'],
    ['a page that prerenders', new SimulatedVisit({ prerendering: true }), 'suspended'],
    ['a frozen page', new SimulatedVisit().video(playing).scene({ suspended: true }), 'suspended'],
  ])('%s', (_, visit, reason) => {
    expect(visit.reason).toBe(reason);
    expect(COUNTING.has(visit.reason)).toBe(visit.attended);
  });
});
