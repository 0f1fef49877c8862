import { describe, expect, it } from 'vitest';
import { SimulatedVisit } from './simulated-visit.ts';

describe('the clocks (the tick that finds out credits nothing)', () => {
  it.each<[string, (visit: SimulatedVisit) => SimulatedVisit, number, string[]]>([
    ['a page that is busy for 2.6 s at a time loses nothing', (v) => v.pass(26, 2.6), 26, []],
    ['a tick 5 s late loses nothing', (v) => v.pass(30, 6), 30, []],
    ['a tick more than 5 s late credits nothing', (v) => v.clocks(6100).pass(10), 9, ['stopped']],
    ['a stopped browser is not counted', (v) => v.clocks(60_000).pass(10), 9, ['stopped']],
    [
      'sleep in which the monotonic clock stands still is not counted',
      (v) => v.clocks(3_600_000, 200).pass(10),
      9,
      ['asleep'],
    ],
    [
      'sleep in which it runs on is not counted',
      (v) => v.clocks(3_600_000).pass(10),
      9,
      ['stopped'],
    ],
    [
      'a clock set back is noted, and time goes on',
      (v) => v.clocks(-7_200_000, 1000).pass(10),
      9,
      ['clock-back'],
    ],
    [
      'a clock set forward is noted, and time goes on',
      (v) => v.clocks(7_200_000, 1000).pass(10),
      9,
      ['asleep'],
    ],
    ['a clock put right by 3 s changes nothing', (v) => v.clocks(3000, 1000).pass(9), 10, []],
  ])('%s', (_, happen, counted, reasons) => {
    const visit = new SimulatedVisit().video({ playing: true, durationS: 1e6 });
    happen(visit);
    expect(visit.countedS).toBeCloseTo(counted, 1);
    expect(visit.gaps.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('takes new bearings from the wall clock after a sleep', () => {
    const visit = new SimulatedVisit().video({ playing: true, durationS: 1e6 }).pass(10);
    visit.clocks(3_600_000, 0).pass(1);
    const woke = visit.wall;
    visit.pass(10);
    expect(visit.claims.at(-1)?.end).toBe(woke + 10_000);
    expect(visit.gaps[0]).toMatchObject({ end: woke, reason: 'asleep' });
  });
});
