import { describe, expect, it, test } from 'vitest';
import { evaluate } from '../../../../../src/domain/limits/evaluation/evaluate.ts';
import {
  managedContext,
  dailyProgress,
} from '../../../../../src/domain/limits/evaluation/managed.ts';
import { beforeTracking } from '../../../../../src/domain/limits/evaluation/before-tracking.ts';
import { laterContext, opensToday } from '../../../../../src/domain/limits/evaluation/context.ts';
import { chargedMs } from '../../../../../src/domain/limits/rules/charged-time.ts';
import { dailyCharged } from '../../../../../src/domain/limits/evaluation/daily.ts';
import { MINUTE } from '../../../../../src/domain/time/units.ts';
import {
  at,
  contextAt,
  daily,
  extra,
  heard,
  nextIn,
  session,
  watched,
  weekly,
  world,
} from './context-fixture.ts';
import type { World } from './context-fixture.ts';
import { check, IN_MESSAGES, NIGHT, OPEN_MESSAGES, SOFT, seen } from './evaluate-table.ts';

const hour = (more: Partial<World> = {}) => world({ daily: daily(60) }, more);
const week = (more: Partial<World> = {}) => world({ weekly: weekly(120) }, more);
const from = (...texts: readonly string[]) => ({ shared: heard(...texts) });

check('a daily limit of an hour with another browser (rule H4)', [
  [
    'adds what was watched there',
    hour({ ...seen('18:00-18:30'), ...from('17:00 30') }),
    '20:00',
    'closed by daily until Thu 04:00',
  ],
  [
    'is open below both together',
    hour({ ...seen('18:00-18:30'), ...from('17:00 29') }),
    '20:00',
    'open',
  ],
  [
    'adds several browsers',
    hour(from('17:00 20', '17:00 20', '18:00 20')),
    '18:00',
    'closed by daily until Thu 04:00',
  ],
  [
    'counts a report once it was heard of, not before',
    hour({ ...seen('18:00-18:30'), ...from('18:30:01 30') }),
    '18:30',
    'open',
  ],
  [
    'counts what was watched at the same moment twice',
    hour({ ...seen('18:00-18:30'), ...from('18:15 30') }),
    '18:30',
    'ending by daily since Wed 18:30',
  ],
  [
    'lets the video finish that plays when a report crosses the limit',
    hour({ ...seen('18:00-18:30'), ...from('18:30 45') }),
    '18:31:59.999',
    'ending by daily since Wed 18:30',
  ],
  [
    'gives it two minutes, and no more with a second report',
    hour({ ...seen('18:00-18:32'), ...from('18:30 45', '18:31 15') }),
    '18:32',
    'closed by daily until Thu 04:00',
  ],
  [
    'counts the two minutes from the report that crossed it',
    hour({ ...seen('18:00-18:33'), ...from('18:10 10', '18:32 45', '18:33 15') }),
    '18:33',
    'ending by daily since Wed 18:32',
  ],
  [
    'closes at once where nobody watches',
    hour({ ...seen('18:00-18:30'), ...from('18:40 45') }),
    '18:40',
    'closed by daily until Thu 04:00',
  ],
  [
    'begins anew with the day',
    hour({ ...seen('18:00-18:30'), ...from('18:40 45') }),
    'Thu 04:00',
    'open',
  ],
  [
    'counts what is heard of yesterday to yesterday',
    hour(from('Thu 05:00 90 of Wed')),
    'Thu 06:00',
    'open',
  ],
  [
    'asks if it is soft',
    world({ daily: daily(60, SOFT) }, from('18:00 60')),
    '18:00',
    'paused by daily until Thu 04:00',
  ],
  [
    'that leaves messages open does not charge those of other browsers',
    world({ daily: daily(60, OPEN_MESSAGES) }, from('18:00 59', '18:00 90 messages')),
    '18:00',
    'open',
  ],
  [
    'that leaves messages open leaves them open here, too',
    world({ daily: daily(60, OPEN_MESSAGES) }, { ...from('18:00 60'), ...IN_MESSAGES }),
    '18:00',
    'open, videos still',
  ],
  [
    'that charges messages charges those of other browsers',
    hour(from('18:00 30', '18:00 30 messages')),
    '18:00',
    'closed by daily until Thu 04:00',
  ],
]);

check('a weekly limit of two hours with another browser', [
  [
    'adds what was watched there on all days of the week',
    week({ ...seen('Mon 18:00-Mon 18:30', '18:00-18:30'), ...from('Tue 19:00 30', '17:00 30') }),
    '20:00',
    'closed by weekly until Mon 04:00',
  ],
  [
    'is open below that',
    week({ ...seen('Mon 18:00-Mon 18:30', '18:00-18:30'), ...from('Tue 19:00 30', '17:00 29') }),
    '20:00',
    'open',
  ],
  [
    'charges messages',
    week(from('Tue 19:00 60 messages', '17:00 60 messages')),
    '20:00',
    'closed by weekly until Mon 04:00',
  ],
  [
    'counts what is heard late of an earlier day from then on',
    week({ ...seen('18:00-18:30'), ...from('18:30 90 of Mon') }),
    '18:31',
    'ending by weekly since Wed 18:30',
  ],
  [
    'gives the two minutes once, though the day turns within them',
    week({ ...seen('Wed 03:30-Wed 04:00:30'), ...from('Wed 03:59 100') }),
    'Wed 04:00:30',
    'ending by weekly since Wed 03:59',
  ],
  [
    'that was reached on an earlier day has no last video',
    week({ ...seen('18:00-18:00:10'), ...from('Tue 19:00 120', '18:00:05 10') }),
    '18:00:10',
    'closed by weekly until Mon 04:00',
  ],
]);

const late = extra(at('22:20'), 15, { pastBedtime: true });

check('extra time of 15 minutes with another browser', [
  [
    'is used up by what was heard of after it was given',
    hour({ ...seen('18:00-19:00'), grants: [extra(at('20:00'), 15)], ...from('20:10 15') }),
    '20:10',
    'closed by daily until Thu 04:00',
  ],
  [
    'is left in part',
    hour({ ...seen('18:00-19:00'), grants: [extra(at('20:00'), 15)], ...from('20:10 14') }),
    '20:10',
    'open',
  ],
  [
    'is not used up by what was heard of before',
    hour({ ...seen('18:00-19:00'), grants: [extra(at('20:00'), 15)], ...from('19:50 90') }),
    '20:10',
    'open',
  ],
  [
    'comes with the report of the browser in which it was used up',
    hour({ ...seen('18:00-19:00'), grants: [extra(at('20:00'), 15)], ...from('20:00 15') }),
    '20:00',
    'closed by daily until Thu 04:00',
  ],
  [
    'of a week is used up by what was heard of after it was given',
    week({ ...seen('18:00-20:00'), grants: [extra(at('20:10'), 15)], ...from('20:20 15 of Tue') }),
    '20:20',
    'closed by weekly until Mon 04:00',
  ],
  [
    'past bedtime is used up by what was heard of within bedtime',
    world({ windows: [NIGHT] }, { grants: [late], ...from('22:30 15') }),
    '22:30',
    'closed by bedtime until Thu 07:00',
  ],
  [
    'past bedtime lets the video finish that plays when it is used up',
    world({ windows: [NIGHT] }, { grants: [late], ...seen('22:20-22:30'), ...from('22:30 15') }),
    '22:31',
    'ending by bedtime since Wed 22:30',
  ],
  [
    'past bedtime is not used up by what was heard of before bedtime',
    world({ windows: [NIGHT] }, { grants: [late], ...from('21:50 15') }),
    '22:30',
    'open',
  ],
  [
    'does not lift a session after it was used up in another browser',
    world(
      { session: session(30, 15) },
      { grants: [extra(at('17:00'), 15)], ...seen('18:00-18:30'), ...from('17:30 15') },
    ),
    '18:30',
    'ending by session since Wed 18:30',
  ],
]);

check('what other browsers report', [
  [
    'makes no session here',
    world({ session: session(30, 15) }, { ...seen('18:00-18:20'), ...from('18:10 90') }),
    '18:20',
    'open',
  ],
  [
    'does not make a break longer',
    world({ session: session(30, 15) }, { ...seen('18:00-18:32'), ...from('18:40 20') }),
    '18:47',
    'open',
  ],
  ['closes no bedtime', world({ windows: [NIGHT] }, from('20:00 90')), '21:00', 'open'],
]);

it('is no open', () => {
  expect(opensToday(contextAt(hour(from('18:00 30')), at('20:00')))).toBe(0);
});

test.each<[string, World, string]>([
  ['what is left today', hour({ ...seen('18:00-18:30'), ...from('17:00 20') }), '18:40'],
  ['a minute', hour({ ...seen('18:00-18:30'), ...from('17:00 10', '17:30 19') }), '18:31'],
])('the forecast goes by both together: %s', (_, given, next) => {
  expect(nextIn(given, at('18:30'))).toBe(`firm daily at Wed ${next}`);
});

test('the forecast of a week goes by all of it', () => {
  const given = week({ ...seen('18:00-18:30'), ...from('Tue 19:00 60', '17:00 20') });
  expect(nextIn(given, at('18:30'))).toBe('firm weekly at Wed 18:40');
});

test('what counts today counts in the week from tomorrow on, and in no other week', () => {
  const given = week({ ...seen('18:00-19:00'), ...from('Tue 19:00 30', '17:00 30') });
  const now = contextAt(given, at('19:10'));
  expect(evaluate(laterContext(now, at('Thu 12:00')))).toMatchObject({
    state: 'closed',
    reason: 'weekly',
  });
  expect(chargedMs(dailyCharged(laterContext(now, at('Thu 12:00'))))).toBe(0);
  expect(evaluate(laterContext(now, at('Sun 12:00') + 24 * 60 * MINUTE)).state).toBe('open');
});

describe('where only this browser counts', () => {
  const context = contextAt(hour(from('18:00 90')), at('20:00'));

  it.each([
    [
      'by the rules of an administrator',
      managedContext(context, context.rules, { ...context.usage, shared: [] }),
    ],
    ['before counting has started', beforeTracking(context)],
  ])('nothing else is charged: %s', (_, alone) => {
    expect(evaluate(context).state).toBe('closed');
    expect(evaluate(alone).state).toBe('open');
  });
});

test.each([
  [false, 60, 30, 0],
  [true, 35, 20, 25],
])('progress says what was in other browsers: %s', (messagesOpen, charged, shared, uncharged) => {
  const given = world(
    { daily: daily(90, { messagesOpen }) },
    {
      watched: watched('18:00-18:15', '19:00-19:15 messages'),
      ...from('17:00 20', '18:00 10 messages'),
    },
  );
  expect(dailyProgress(contextAt(given, at('20:00')), null)).toEqual({
    allowanceMs: 90 * MINUTE,
    chargedMs: charged * MINUTE,
    sharedMs: shared * MINUTE,
    unchargedMs: uncharged * MINUTE,
  });
});
