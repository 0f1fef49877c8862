import { at, daily, extra, session, weekly, world } from '../evaluation/context-fixture.ts';
import type { World } from '../evaluation/context-fixture.ts';
import { check, NIGHT, night, seen } from '../evaluation/evaluate-table.ts';

const half = (more: Partial<World> = {}) => world({ session: session(30, 15) }, more);
const limit = (...grants: World['grants']) => ({ ...world({ daily: daily(60) }), grants });
const late = (minutes: number, now = '22:20', date = {}) => [
  extra(at(now), minutes, { pastBedtime: true, ...date }),
];

check('extra time of 15 minutes', [
  [
    'opens what the daily limit closed',
    { ...limit(extra(at('20:00'), 15)), ...seen('18:00-19:00') },
    '20:00',
    'open',
  ],
  [
    'ends when it was watched',
    { ...limit(extra(at('20:00'), 15)), ...seen('18:00-19:00', '20:00-20:15') },
    '20:15',
    'ending by daily since Wed 20:15',
  ],
  [
    'has nothing taken from it by the last video',
    { ...limit(extra(at('20:00'), 15)), ...seen('18:00-19:02', '20:00-20:14:59') },
    '20:15',
    'open',
  ],
  [
    'comes on top of what is left',
    { ...limit(extra(at('18:50'), 15)), ...seen('18:00-19:14') },
    '19:14',
    'open',
  ],
  [
    'twice is 30 minutes',
    {
      ...limit(extra(at('20:00'), 15), extra(at('20:10'), 15)),
      ...seen('18:00-19:00', '20:00-20:30'),
    },
    '20:30',
    'ending by daily since Wed 20:30',
  ],
  [
    'waits for whoever does not watch at once',
    { ...limit(extra(at('20:00'), 15)), ...seen('18:00-19:00') },
    '23:00',
    'open',
  ],
  [
    'ends with the day',
    { ...limit(extra(at('Thu 03:50'), 15)), ...seen('18:00-19:00', 'Thu 04:00-Thu 05:00') },
    'Thu 05:00',
    'ending by daily since Thu 05:00',
  ],
  [
    'opens a day of 0 minutes',
    { ...world({ daily: daily(0) }), grants: [extra(at('18:00'), 15)] },
    '18:00',
    'open',
  ],
  [
    'opens what a week closed',
    {
      ...world({ weekly: weekly(60) }),
      grants: [extra(at('18:00'), 15)],
      ...seen('Tue 18:00-Tue 19:02'),
    },
    '18:00',
    'open',
  ],
  [
    'opens a week for as long as it is',
    {
      ...world({ weekly: weekly(60) }),
      grants: [extra(at('18:00'), 15)],
      ...seen('Tue 18:00-Tue 19:02', '18:00-18:15'),
    },
    '18:15',
    'ending by weekly since Wed 18:15',
  ],
  [
    'opens a session',
    half({ grants: [extra(at('18:35'), 15)], ...seen('18:00-18:31') }),
    '18:35',
    'open',
  ],
  [
    'makes a session as much longer',
    half({ grants: [extra(at('18:35'), 15)], ...seen('18:00-18:31', '18:36-18:51') }),
    '18:51',
    'ending by session since Wed 18:51',
  ],
  [
    'lifts the session that begins later, too',
    half({ grants: [extra(at('17:00'), 15)], ...seen('18:00-18:44') }),
    '18:44',
    'open',
  ],
  [
    'lifts no session after it was watched',
    half({ grants: [extra(at('17:00'), 15)], ...seen('17:00-17:20', '18:00-18:30') }),
    '18:30',
    'ending by session since Wed 18:30',
  ],
  [
    'does not lift bedtime',
    night({ grants: [extra(at('22:20'), 15)] }),
    '22:20',
    'closed by bedtime until Thu 07:00',
  ],
  ['lifts bedtime where that was said', night({ grants: late(15) }), '22:20', 'open'],
  [
    'lifts bedtime for as long as it is',
    night({ grants: late(15), ...seen('22:20-22:35') }),
    '22:35',
    'ending by bedtime since Wed 22:35',
  ],
  [
    'lifts bedtime once again for as long as it is',
    night({ grants: [...late(15), ...late(15, '22:40')], ...seen('22:20-22:37', '22:40-22:54') }),
    '22:54',
    'open',
  ],
  [
    'does not lift bedtime beyond the day',
    night({ grants: late(15, 'Thu 03:50') }),
    'Thu 04:00',
    'closed by bedtime until Thu 07:00',
  ],
  [
    'lifts two quiet times for 15 minutes together',
    world(
      { windows: [NIGHT, { ...NIGHT, kind: 'quiet', from: '17:00', to: '18:00' }] },
      { grants: late(15, '17:20'), ...seen('17:20-17:30', '22:00-22:05') },
    ),
    '22:05',
    'ending by bedtime since Wed 22:05',
  ],
]);
