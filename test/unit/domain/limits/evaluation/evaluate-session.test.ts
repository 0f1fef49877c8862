import { daily, extra, at, session, weekly, world } from './context-fixture.ts';
import type { World } from './context-fixture.ts';
import {
  check,
  continued,
  IN_MESSAGES,
  NIGHT,
  night,
  OPEN_MESSAGES,
  SOFT,
  seen,
} from './evaluate-table.ts';

const sitting = (more: Partial<World> = {}) => world({ session: session(30, 15) }, more);
const gentle = (more: Partial<World> = {}) => world({ session: session(30, 5, SOFT) }, more);
const chatty = world({ session: session(30, 15, OPEN_MESSAGES) });

check('sessions of 30 minutes with a break of 15', [
  [
    'are open until the last millisecond',
    sitting(seen('18:00-18:29:59.999')),
    '18:29:59.999',
    'open',
  ],
  [
    'end after 30 minutes',
    sitting(seen('18:00-18:30')),
    '18:30',
    'ending by session since Wed 18:30',
  ],
  [
    'close two minutes later, for a break from then',
    sitting(seen('18:00-18:32')),
    '18:32',
    'closed by session until Wed 18:47',
  ],
  ['do not count their pauses', sitting(seen('18:00-18:20', '18:24-18:33:59')), '18:34', 'open'],
  [
    'begin anew after five minutes, if the length was not used up',
    sitting(seen('18:00-18:29', '18:34-19:03')),
    '19:03',
    'open',
  ],
  [
    'go on after a millisecond less',
    sitting(seen('18:00-18:29', '18:33:59.999-18:36')),
    '18:36',
    'ending by session since Wed 18:34:59.999',
  ],
  [
    'stay closed to the last millisecond of the break',
    sitting(seen('18:00-18:30')),
    '18:44:59.999',
    'closed by session until Wed 18:45',
  ],
  ['begin anew after the break', sitting(seen('18:00-18:30')), '18:45', 'open'],
  [
    'may be 30 minutes again after it',
    sitting(seen('18:00-18:30', '18:45-19:14')),
    '19:14',
    'open',
  ],
  [
    'close again at once where the break was not kept',
    sitting(seen('18:00-18:30', '18:40-18:41')),
    '18:41',
    'closed by session until Wed 18:56',
  ],
  [
    'keep their break across the end of the day',
    sitting(seen('Thu 03:25-Thu 03:55')),
    'Thu 04:05',
    'closed by session until Thu 04:10',
  ],
  [
    'ask if they are soft, until nobody watched for five minutes',
    gentle(seen('18:00-18:30')),
    '18:31',
    'paused by session until Wed 18:35',
  ],
  [
    'go on after "Continue"',
    gentle({ ...seen('18:00-18:34'), ...continued('18:35') }),
    '18:34',
    'open',
  ],
  [
    'ask again five minutes later',
    gentle({ ...seen('18:00-18:35'), ...continued('18:35') }),
    '18:35',
    'paused by session until Wed 18:40',
  ],
  [
    'charge no messages that are left open',
    { ...chatty, ...seen('18:00-18:20', '18:20-18:40 messages') },
    '18:40',
    'open',
  ],
  [
    'leave messages open in the break, videos stay still',
    { ...chatty, ...IN_MESSAGES, ...seen('18:00-18:30') },
    '18:40',
    'open, videos still',
  ],
  [
    'let the break go by while messages are read',
    { ...chatty, ...seen('18:00-18:30', '18:30-18:45 messages') },
    '18:45',
    'open',
  ],
]);

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
    sitting({ grants: [extra(at('18:35'), 15)], ...seen('18:00-18:31') }),
    '18:35',
    'open',
  ],
  [
    'makes a session as much longer',
    sitting({ grants: [extra(at('18:35'), 15)], ...seen('18:00-18:31', '18:36-18:51') }),
    '18:51',
    'ending by session since Wed 18:51',
  ],
  [
    'lifts the session that begins later, too',
    sitting({ grants: [extra(at('17:00'), 15)], ...seen('18:00-18:44') }),
    '18:44',
    'open',
  ],
  [
    'lifts no session after it was watched',
    sitting({ grants: [extra(at('17:00'), 15)], ...seen('17:00-17:20', '18:00-18:30') }),
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
