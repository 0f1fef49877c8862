import { describe, expect, it } from 'vitest';
import { forecast } from '../../../../../src/domain/limits/evaluation/forecast.ts';
import { at, bedtime, contextAt, daily, session, weekly, world } from './context-fixture.ts';

const fresh = world({
  windows: [bedtime('16:00', '17:00', { kind: 'quiet' }), bedtime('22:00', '06:30')],
  session: session(45, 15),
  daily: daily(60),
  weekly: weekly(300),
});

describe('a look ahead', () => {
  it('goes by the rules of each day', () => {
    const now = at('15:00');
    const closed = { ...fresh.rules, daily: daily(0) };
    const tomorrow = at('Thu 04:00');
    const ahead = forecast(contextAt(world({}), now), (then) =>
      then < tomorrow ? world({}).rules : closed,
    );
    expect(ahead).toEqual([
      { at: now, state: 'open' },
      { at: tomorrow, state: 'closed' },
    ]);
  });

  it('sees a bedtime that has begun to its end, although there is none from that day on', () => {
    const now = at('23:00');
    const before = world({ windows: [bedtime('22:00', '07:00')] });
    const tomorrow = at('Thu 04:00');
    const after = world({}).rules;
    const ahead = forecast(contextAt(before, now), (then) =>
      then < tomorrow ? before.rules : after,
    );
    expect(ahead).toEqual([
      { at: now, state: 'closed' },
      { at: at('Thu 07:00'), state: 'open' },
    ]);
  });
});
