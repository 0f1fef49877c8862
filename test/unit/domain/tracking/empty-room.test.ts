import { describe, expect, it } from 'vitest';
import { photoPost, SimulatedVisit } from './simulated-visit.ts';

const playing = { playing: true };

describe('an empty room', () => {
  it.each<[string, () => SimulatedVisit, number]>([
    [
      'the same video looping stops after 3 minutes',
      () => new SimulatedVisit().video(playing).pass(600),
      180,
    ],
    [
      'time away is not held against it: somebody came back',
      () =>
        new SimulatedVisit()
          .video(playing)
          .pass(90)
          .scene({ visible: false })
          .pass(300)
          .scene({ visible: true })
          .pass(600),
      270,
    ],
    [
      'a touch gives it 3 minutes more',
      () => new SimulatedVisit().video(playing).pass(100).touch().pass(600),
      280,
    ],
    [
      'a long video is seen through, then has 3 minutes',
      () => new SimulatedVisit().video({ playing: true, durationS: 400 }).pass(1200),
      580,
    ],
    ['the repeating sound of a photo post stops after 3 minutes', () => photoPost().pass(600), 180],
    [
      'sound that the page starts again at its end is the same sound',
      () => restarts(400, photoPost()),
      180,
    ],
    [
      'a source that is replaced in the middle is still the same video',
      () =>
        new SimulatedVisit()
          .video(playing)
          .pass(100)
          .video({ playing: false })
          .video({ playing: true, source: 2 })
          .pass(500),
      180,
    ],
    [
      'a new video in the same element is another video',
      () =>
        new SimulatedVisit().video(playing).pass(100).video({ source: 2, seconds: 0 }).pass(500),
      280,
    ],
    [
      'a step back in a long video repeats nothing',
      () => stepsBack({ durationS: 3600, seconds: 3000 }).pass(500),
      600,
    ],
    [
      'a step back in a live stream repeats nothing',
      () => stepsBack({ durationS: Infinity, seconds: 5 }).pass(500),
      600,
    ],
    [
      'a live stream whose duration grows may fall back behind its newest moment',
      () => stepsBack({ durationS: 3101, seconds: 3000 }).pass(500),
      600,
    ],
    ['a feed that moves on by itself goes on', () => feed(1500), 1500],
    [
      'a feed that scrolls every 8 s goes on while the system is in use',
      () => feed(3600, false, 8),
      3600,
    ],
    [
      'a feed that moves on by itself goes on for 25 minutes, idle or not',
      () => feed(1500, true),
      1500,
    ],
    [
      'a video that starts anew by hand of the page is still the same video',
      () => restarts(400),
      180,
    ],
  ])('%s', (_, visit, counted) => {
    expect(visit().countedS).toBeCloseTo(counted, 0);
  });

  it('stops at 30 minutes when the system says it is idle, and says so afterwards', () => {
    const visit = feed(2000, true);
    expect(visit.countedS).toBeCloseTo(1800, 0);
    visit.touch();
    expect(visit.gaps).toEqual([
      { start: visit.wall - 200_000, end: visit.wall, reason: 'nobody' },
    ]);
  });

  it('keeps what was credited before the system said it is idle', () => {
    const visit = feed(2000);
    visit.take({ kind: 'system', system: { locked: false, idle: true } }).pass(60);
    expect(visit.countedS).toBeCloseTo(2000, 0);
  });

  it('counts again from the next touch', () => {
    const visit = new SimulatedVisit().video(playing).pass(600).touch().pass(60);
    expect(visit.countedS).toBeCloseTo(240, 1);
    expect(visit.gaps.map(({ start, end, reason }) => [end - start, reason])).toEqual([
      [420_000, 'nobody'],
    ]);
  });

  /** A feed in which a new video comes every so often without anybody touching it. */
  function feed(seconds: number, idle = false, everyS = 15): SimulatedVisit {
    const visit = new SimulatedVisit().video(playing);
    visit.take({ kind: 'system', system: { locked: false, idle } });
    for (let source = 2; source * everyS <= seconds + everyS; source += 1) {
      visit.pass(everyS).video({ source, seconds: 0 });
    }
    return visit.pass(seconds % everyS);
  }

  /** 100 s of a video or stream, then 20 s back without a person. */
  function stepsBack(player: { durationS: number; seconds: number }): SimulatedVisit {
    const visit = new SimulatedVisit().video({ ...playing, ...player }).pass(100);
    return visit.video({ seconds: player.seconds + 80, durationS: player.durationS + 600 });
  }

  /** A page that pauses a video at its end and plays it from the start, instead of looping it. */
  function restarts(seconds: number, visit = new SimulatedVisit().video(playing)): SimulatedVisit {
    for (let passed = 0; passed < seconds; passed += 10) {
      visit.pass(10).video({ playing: false }).video({ playing: true, seconds: 0 });
    }
    return visit;
  }
});
