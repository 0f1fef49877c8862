import { at, bedtime, daily, weekly, world } from './context-fixture.ts';
import type { World } from './context-fixture.ts';
import {
  check,
  NIGHT,
  SOFT,
  OPEN_MESSAGES,
  IN_MESSAGES,
  seen,
  continued,
  night,
} from './evaluate-table.ts';

const homework = bedtime('15:00', '17:00', { kind: 'quiet', ...SOFT });
const hour = (more: Partial<World> = {}) => world({ daily: daily(60) }, more);
const pause = (more: Partial<World>) =>
  world({}, { openingPauseMs: 5000, feed: 'for-you', ...more });

check('several rules at once', [
  [
    'the strictest is named',
    world({ windows: [homework], daily: daily(60) }, seen('10:00-11:00')),
    '16:00',
    'closed by daily until Thu 04:00',
  ],
  [
    'a soft rule does not open what a firm one closes',
    world({ windows: [NIGHT, bedtime('21:00', '23:00', SOFT)] }, continued('22:05')),
    '22:03',
    'closed by bedtime until Thu 07:00',
  ],
  [
    'of equally strict ones the one that lasts longest is named',
    world({ windows: [NIGHT], daily: daily(60) }, seen('20:00-21:00')),
    '22:30',
    'closed by bedtime until Thu 07:00',
  ],
  [
    'weekly lasts longer than daily',
    world({ daily: daily(60), weekly: weekly(60) }, seen('20:00-21:00')),
    '22:30',
    'closed by weekly until Mon 04:00',
  ],
  [
    'an ending does not hold off what closed before',
    world({ windows: [NIGHT], daily: daily(60) }, seen('20:57-22:00:10')),
    '22:00:10',
    'closed by daily until Thu 07:00',
  ],
  [
    'opens once the last of them is silent',
    world({ windows: [NIGHT, bedtime('06:00', '08:00', { kind: 'quiet' })] }),
    '23:00',
    'closed by bedtime until Thu 08:00',
  ],
]);

check('the opening pause', [
  ['comes when the site is opened', pause({}), '12:00', 'opening pause'],
  [
    'comes after five minutes without watching',
    pause(seen('11:00-11:55')),
    '12:00',
    'opening pause',
  ],
  ['does not come a millisecond earlier', pause(seen('11:00-11:55:00.001')), '12:00', 'open'],
  [
    'does not come when it was just sat through',
    pause({ answers: { ...continued('00:00').answers, pausePassedAt: at('11:56') } }),
    '12:00',
    'open',
  ],
  ['never comes before messages', pause(IN_MESSAGES), '12:00', 'open'],
  ['is not asked about while nobody opens anything', pause({ feed: null }), '12:00', 'open'],
  [
    'gives way to a rule that closes',
    { ...pause({}), rules: night().rules },
    '23:00',
    'closed by bedtime until Thu 07:00',
  ],
]);

check('messages left open', [
  [
    'by the daily limit: videos stay still',
    world({ daily: daily(60, OPEN_MESSAGES) }, { ...seen('18:00-19:00'), ...IN_MESSAGES }),
    '19:30',
    'open, videos still',
  ],
  [
    'do not open the feed',
    world({ daily: daily(60, OPEN_MESSAGES) }, { ...seen('18:00-19:00'), feed: 'for-you' }),
    '19:30',
    'closed by daily until Thu 04:00',
  ],
  [
    'are not charged',
    world({ daily: daily(60, OPEN_MESSAGES) }, seen('18:00-18:59', '18:59-20:00 messages')),
    '20:00',
    'open',
  ],
  [
    'are charged where they are not left open',
    hour(seen('18:00-18:30', '18:30-19:00 messages')),
    '19:30',
    'closed by daily until Thu 04:00',
  ],
  [
    'are closed at bedtime',
    world({ windows: [NIGHT], daily: daily(60, OPEN_MESSAGES) }, IN_MESSAGES),
    '23:00',
    'closed by bedtime until Thu 07:00',
  ],
  [
    'are closed where another rule does not leave them open',
    world(
      { daily: daily(60, OPEN_MESSAGES), weekly: weekly(60) },
      { ...seen('18:00-19:00'), ...IN_MESSAGES },
    ),
    '19:30',
    'closed by weekly until Mon 04:00',
  ],
  [
    'stay open when the soft limit asks',
    world(
      { daily: daily(60, { ...OPEN_MESSAGES, ...SOFT }) },
      { ...seen('18:00-19:00'), ...IN_MESSAGES },
    ),
    '19:30',
    'open, videos still',
  ],
]);
