import { expect, it } from 'vitest';
import { dailyCharged } from '../../../../../src/domain/limits/evaluation/daily.ts';
import { chargedMs } from '../../../../../src/domain/limits/rules/charged-time.ts';
import { MINUTE } from '../../../../../src/domain/time/units.ts';
import { at, contextAt, daily, watched, world } from './context-fixture.ts';
import type { World } from './context-fixture.ts';
import { check, NIGHT, SOFT, seen, continued } from './evaluate-table.ts';

const hour = (more: Partial<World> = {}) => world({ daily: daily(60) }, more);
const gentle = (more: Partial<World> = {}) => world({ daily: daily(60, SOFT) }, more);
const weekend = daily(60, { limitsMs: [0, 0, 0, 0, 60 * MINUTE, null, null] });

check('a daily limit of an hour', [
  [
    'is not reached after an hour less a millisecond',
    hour(seen('18:00-18:59:59.999')),
    '19:00',
    'open',
  ],
  [
    'ends the video once the hour is full',
    hour(seen('18:00-19:00')),
    '19:00',
    'ending by daily since Wed 19:00',
  ],
  [
    'ends it for two minutes',
    hour(seen('18:00-19:01:59')),
    '19:01:59.999',
    'ending by daily since Wed 19:00',
  ],
  [
    'then closes until the day ends at 04:00',
    hour(seen('18:00-19:02')),
    '19:02',
    'closed by daily until Thu 04:00',
  ],
  [
    'counts all of the day',
    hour(seen('09:00-09:30', '18:00-18:30')),
    '20:00',
    'closed by daily until Thu 04:00',
  ],
  [
    'counts what is after midnight to the day before',
    hour(seen('23:30-Thu 00:30')),
    'Thu 03:59:59.999',
    'closed by daily until Thu 04:00',
  ],
  ['begins anew at 04:00', hour(seen('23:30-Thu 00:30')), 'Thu 04:00', 'open'],
  ['asks if it is soft', gentle(seen('18:00-19:00')), '19:00', 'paused by daily until Thu 04:00'],
  [
    'lets somebody continue',
    gentle({ ...seen('18:00-19:04'), ...continued('19:05') }),
    '19:04',
    'open',
  ],
  [
    'asks each time',
    gentle({ ...seen('18:00-19:05'), ...continued('19:05') }),
    '19:05',
    'paused by daily until Thu 04:00',
  ],
]);

check('a limit of 0 minutes', [
  [
    'is "not on this computer"',
    world({ daily: weekend }),
    'Mon 12:00',
    'closed by daily until Fri 04:00',
  ],
  [
    'has no last video for who only opens the site',
    world({ daily: weekend }, seen('Mon 12:00-Mon 12:00:10')),
    'Mon 12:00:10',
    'closed by daily until Fri 04:00',
  ],
  [
    'lets who watches into that day finish',
    world({ daily: weekend }, seen('Mon 03:50-Mon 04:01')),
    'Mon 04:01',
    'ending by daily since Mon 04:00',
  ],
  [
    'stops even them after two minutes',
    world({ daily: weekend }, seen('Mon 03:50-Mon 04:02')),
    'Mon 04:02',
    'closed by daily until Fri 04:00',
  ],
  [
    'is none on a day without a limit',
    world({ daily: weekend }, seen('Sat 05:00-Sun 03:00')),
    'Sun 03:00',
    'open',
  ],
  [
    'on all days never opens',
    world({ daily: daily(0) }),
    '12:00',
    'closed by daily until further notice',
  ],
]);

check('rules for a date', [
  [
    'take the place of the weekday',
    world(
      {
        daily: daily(60),
        dates: [{ from: '2026-05-06', to: '2026-05-06', limitMs: 120 * MINUTE, windows: true }],
      },
      seen('10:00-11:30'),
    ),
    '12:00',
    'open',
  ],
  [
    'hold without a daily rule, and firmly',
    world({ dates: [{ from: '2026-05-06', to: '2026-05-06', limitMs: 0, windows: true }] }),
    '12:00',
    'closed by daily until Thu 04:00',
  ],
  [
    'can lift bedtime',
    world({
      windows: [NIGHT],
      dates: [{ from: '2026-05-06', to: '2026-05-06', limitMs: null, windows: false }],
    }),
    '23:00',
    'open',
  ],
  [
    'do not lift the bedtime that began the evening before',
    world({
      windows: [NIGHT],
      dates: [{ from: '2026-05-06', to: '2026-05-06', limitMs: null, windows: false }],
    }),
    'Wed 06:00',
    'closed by bedtime until Wed 07:00',
  ],
  [
    'lift the limit where they name none',
    world(
      {
        daily: daily(60),
        dates: [{ from: '2026-05-05', to: '2026-05-07', limitMs: null, windows: true }],
      },
      seen('10:00-13:00'),
    ),
    '13:00',
    'open',
  ],
  [
    'of which two hold: the first does',
    world({
      dates: [
        { from: '2026-05-06', to: '2026-05-06', limitMs: null, windows: true },
        { from: '2026-05-01', to: '2026-05-31', limitMs: 0, windows: true },
      ],
    }),
    '12:00',
    'open',
  ],
]);

it.each([
  [true, 40],
  [false, 50],
])('charges lost time too, and messages unless they stay open: %s', (messagesOpen, minutes) => {
  const given = world(
    { daily: daily(60, { messagesOpen }) },
    { watched: [...watched('18:00-18:30'), ...watched('19:00-19:10 messages')] },
  );
  const context = contextAt(given, at('20:00'));
  const usage = { ...context.usage, lost: watched('08:00-08:10') };
  expect(chargedMs(dailyCharged({ ...context, usage })) / MINUTE).toBe(minutes);
});
