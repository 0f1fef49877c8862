import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../../../../src/domain/time/units.ts';
import { at, bedtime, daily, extra, nextIn, session, weekly, world } from './context-fixture.ts';
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
import type { Row } from './evaluate-table.ts';

const homework = bedtime('15:00', '17:00', { kind: 'quiet', ...SOFT });
const hour = (more: Partial<World> = {}) => world({ daily: daily(60) }, more);

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

const gentle = (more: Partial<World> = {}) => world({ daily: daily(60, SOFT) }, more);
const weekend = daily(60, { limitsMs: [0, 0, 0, 0, 60 * MINUTE, null, null] });

describe('what comes next', () => {
  test.each<Row>([
    ['nothing without rules', world({}), '12:00', 'nothing'],
    ['bedtime', night(), '12:00', 'firm bedtime at Wed 22:00'],
    [
      'the daily limit, if that is sooner',
      world({ windows: [NIGHT], daily: daily(60) }),
      '12:00',
      'firm daily at Wed 13:00',
    ],
    [
      'the limit of tomorrow where that of today is not reached before it ends',
      hour(),
      '03:30',
      'firm daily at Wed 05:00',
    ],
    [
      'a day of 0 minutes right at its start',
      world({ daily: weekend }),
      'Mon 03:30',
      'firm daily at Mon 04:00',
    ],
    [
      'the break',
      world({ session: session(30, 15) }, seen('11:40-12:00')),
      '12:00',
      'firm session at Wed 12:10',
    ],
    [
      'bedtime, put off by extra time',
      night({ grants: [extra(at('21:50'), 15, { pastBedtime: true })] }),
      '21:50',
      'firm bedtime at Wed 22:15, put off by extra',
    ],
    [
      'the end of extra time during bedtime',
      night({ grants: [extra(at('22:44'), 5, { pastBedtime: true })] }),
      '22:44',
      'firm bedtime at Wed 22:49, put off by extra',
    ],
    [
      'bedtime itself where extra time leaves it alone',
      night({ grants: [extra(at('21:50'), 15)] }),
      '21:50',
      'firm bedtime at Wed 22:00',
    ],
    [
      'a question once "Continue" during bedtime is over',
      world({ windows: [{ ...NIGHT, ...SOFT }] }, continued('22:06')),
      '22:01',
      'soft bedtime at Wed 22:06, put off by continue',
    ],
    [
      'a soft rule once "Continue" is over',
      gentle({ ...seen('18:00-19:01'), ...continued('19:05') }),
      '19:01',
      'soft daily at Wed 19:05',
    ],
    [
      'of two at once, the firm one',
      world({ daily: daily(60, SOFT), weekly: weekly(60) }),
      '12:00',
      'firm weekly at Wed 13:00',
    ],
    [
      'nothing of a limit that messages are left open by',
      world({ daily: daily(60, OPEN_MESSAGES) }, IN_MESSAGES),
      '12:00',
      'nothing',
    ],
  ])('is %s', (_, given, now, expected) => {
    expect(nextIn(given, at(now))).toBe(expected);
  });
});
