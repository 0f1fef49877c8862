import { at, world } from './context-fixture.ts';
import type { World } from './context-fixture.ts';
import { check, IN_MESSAGES, seen, continued, night } from './evaluate-table.ts';

const pause = (more: Partial<World>) =>
  world({}, { openingPauseMs: 5000, feed: 'for-you', ...more });

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
    'comes in another tab, too, where moments counted before it covered the first one',
    pause(seen('11:59:00-11:59:00.9', '11:59:30-11:59:31')),
    '12:00',
    'opening pause',
  ],
  ['does not come once somebody watched', pause(seen('11:59:00-11:59:03')), '12:00', 'open'],
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
