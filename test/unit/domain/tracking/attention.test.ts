import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SOUND_PX } from '../../../../src/domain/tracking/playback.ts';
import type { VideoSample } from '../../../../src/domain/tracking/playback.ts';
import { photoPost, SimulatedVisit } from './simulated-visit.ts';

const playing = { playing: true };

describe('what is attended', () => {
  it.each<[string, () => SimulatedVisit, number]>([
    ['a playing video counts', () => new SimulatedVisit().video(playing).pass(30), 30],
    ['a page without video or input does not count', () => new SimulatedVisit().pass(30), 0],
    ['input counts for a minute', () => new SimulatedVisit().touch().pass(300), 60],
    ['input again counts on', () => new SimulatedVisit().touch().pass(40).touch().pass(300), 100],
    [
      'input while the window lacks focus does not count',
      () => new SimulatedVisit({ focused: false }).touch().pass(30),
      0,
    ],
    [
      'a video in a window without focus counts',
      () => new SimulatedVisit({ focused: false }).video(playing).pass(30),
      30,
    ],
    [
      'a video in a hidden tab does not count',
      () => new SimulatedVisit({ visible: false }).video(playing).pass(30),
      0,
    ],
    [
      'a video in a picture-in-picture window of a hidden tab counts',
      () =>
        new SimulatedVisit({ visible: false })
          .video({ playing: true, visiblePx: Infinity })
          .pass(30),
      30,
    ],
    [
      'a paused picture-in-picture window does not count',
      () =>
        new SimulatedVisit({ visible: false })
          .video({ playing: false, visiblePx: Infinity })
          .pass(30),
      0,
    ],
    [
      'a video outside the viewport does not count',
      () => new SimulatedVisit().video({ playing: true, visiblePx: 0 }).pass(30),
      0,
    ],
    [
      'a video that scrolls into the viewport counts from then on',
      () =>
        new SimulatedVisit()
          .video({ playing: true, visiblePx: 0 })
          .pass(30)
          .video({ visiblePx: 200_000 })
          .pass(10),
      10,
    ],
    ['the sound of a photo post counts', () => photoPost().pass(30), 30],
    [
      'the sound of a photo post in a window without focus does not count',
      () => photoPost({ focused: false }).pass(30),
      0,
    ],
    ['sound in a hidden tab does not count', () => photoPost({ visible: false }).pass(30), 0],
    [
      'the sound of a photo post counts until the window loses the focus, and from when it is back',
      () =>
        photoPost().pass(10).scene({ focused: false }).pass(20).scene({ focused: true }).pass(5),
      15,
    ],
    [
      'a page that prerenders does not count',
      () => new SimulatedVisit({ prerendering: true }).video(playing).pass(30),
      0,
    ],
    [
      'an embedded player outside the viewport does not count',
      () => new SimulatedVisit({ inView: false }).video(playing).pass(30),
      0,
    ],
    [
      'a locked screen does not count',
      () =>
        new SimulatedVisit()
          .video(playing)
          .pass(10)
          .take({ kind: 'system', system: { locked: true, idle: true } })
          .pass(30),
      10,
    ],
    [
      "nothing counts under Kintime's own cover",
      () =>
        new SimulatedVisit()
          .video(playing)
          .pass(10)
          .take({ kind: 'cover', covered: true })
          .pass(30),
      10,
    ],
    [
      'a page that is not for watching does not count, touched or not',
      () =>
        new SimulatedVisit()
          .video(playing)
          .pass(10)
          .take({ kind: 'feed', feed: null })
          .touch()
          .pass(30)
          .take({ kind: 'feed', feed: 'explore' })
          .pass(5),
      15,
    ],
    [
      'a page in the back/forward cache does not count',
      () => new SimulatedVisit().video(playing).pass(10).scene({ suspended: true }).pass(30),
      10,
    ],
    [
      'a pause ends it where no input speaks for more',
      () => new SimulatedVisit().video(playing).pass(10).video({ playing: false }).pass(30),
      10,
    ],
    [
      'a pause by hand counts for the minute after it',
      () =>
        new SimulatedVisit().video(playing).pass(10).touch().video({ playing: false }).pass(300),
      70,
    ],
    [
      'a video that waits for data counts for two seconds more',
      () => new SimulatedVisit().video(playing).pass(10).video({ stalled: true }).pass(30),
      12,
    ],
    [
      'switching away and back counts both visits',
      () =>
        new SimulatedVisit()
          .video(playing)
          .pass(10)
          .scene({ visible: false })
          .pass(20)
          .scene({ visible: true })
          .pass(10),
      20,
    ],
  ])('%s', (_, visit, counted) => {
    expect(visit().countedS).toBeCloseTo(counted, 1);
  });
});

describe('a video over messages (rule C3)', () => {
  it.each([
    ['a video is not messages', 300_000, 'other'],
    ['sound alone is', SOUND_PX, 'messages'],
    ['a video out of view is', 0, 'messages'],
  ] as const)('%s', (_, visiblePx, feed) => {
    const visit = new SimulatedVisit().take({ kind: 'feed', feed: 'messages' }).touch();
    visit.video({ ...playing, visiblePx }).pass(10);
    expect(new Set(visit.claims.map((claim) => claim.feed))).toEqual(new Set([feed]));
    expect(visit.countedS).toBe(10);
  });
});

it('counts what is in view, however many players out of view were there first', () => {
  const sample = { source: 1, durationS: 15, halted: false };
  const hidden = Array.from({ length: 40 }, (_, element) => ({ ...sample, element, visiblePx: 0 }));
  const visible = { ...sample, element: 'in view', visiblePx: 300_000 };
  const at = (seconds: number): VideoSample[] =>
    [...hidden, visible].map((one) => Object.assign({}, one, { seconds }));
  const visit = new SimulatedVisit();
  for (let second = 0; second <= 90; second += 1) {
    visit.take({ kind: 'media', videos: at(second) });
    visit.mono += 1000;
    visit.wall += 1000;
  }
  expect(visit.countedS).toBe(90);
});

describe('laws', () => {
  const happening = fc.oneof(
    fc.record({ act: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 7000 }) }),
    fc.record({ act: fc.constant('jump' as const), ms: fc.integer({ min: -1e7, max: 1e7 }) }),
    fc.record({ act: fc.constantFrom('play', 'pause', 'touch', 'hide', 'show', 'next') }),
  );

  it('never credits more than the monotonic clock passed, nor an instant twice, nor before it began', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
        const visit = new SimulatedVisit();
        const began = visit.mono;
        let jumped = false;
        for (const one of happenings) {
          if ('ms' in one && one.act === 'jump') {
            visit.clocks(one.ms, 0);
            jumped ||= one.ms < 0;
          } else if ('ms' in one) visit.clocks(one.ms).take({ kind: 'media', videos: [] });
          else if (one.act === 'play') visit.video({ playing: true });
          else if (one.act === 'pause') visit.video({ playing: false });
          else if (one.act === 'touch') visit.touch();
          else if (one.act === 'next') visit.video({ source: visit.mono, seconds: 0 });
          else visit.scene({ visible: one.act === 'show' });
        }
        expect(visit.countedS * 1000).toBeLessThanOrEqual(visit.mono - began + visit.claims.length);
        for (const claim of visit.claims) expect(claim.end).toBeGreaterThan(claim.start);
        if (!jumped) {
          for (const [i, claim] of visit.claims.entries()) {
            const before = visit.claims[i - 1];
            if (before !== undefined) expect(claim.start).toBeGreaterThanOrEqual(before.end - 5001);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('counts a steady visit the same however its ticks fall', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 50, max: 5900 }), { maxLength: 80 }), (steps) => {
        const visit = new SimulatedVisit().video({ playing: true, durationS: 1e6 });
        for (const step of steps) visit.pass(step / 1000, 10);
        const truth = steps.reduce((sum, step) => sum + step, 0);
        expect(Math.abs(visit.countedS * 1000 - truth)).toBeLessThanOrEqual(steps.length);
      }),
    );
  });
});
