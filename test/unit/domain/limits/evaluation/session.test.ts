import { session, world } from './context-fixture.ts';
import type { World } from './context-fixture.ts';
import { check, continued, IN_MESSAGES, OPEN_MESSAGES, SOFT, seen } from './evaluate-table.ts';

const half = (more: Partial<World> = {}) => world({ session: session(30, 15) }, more);
const gentle = (more: Partial<World> = {}) => world({ session: session(30, 5, SOFT) }, more);
const chatty = world({ session: session(30, 15, OPEN_MESSAGES) });

check('sessions of 30 minutes with a break of 15', [
  ['are open until the last millisecond', half(seen('18:00-18:29:59.999')), '18:29:59.999', 'open'],
  ['end after 30 minutes', half(seen('18:00-18:30')), '18:30', 'ending by session since Wed 18:30'],
  [
    'close two minutes later, for a break from then',
    half(seen('18:00-18:32')),
    '18:32',
    'closed by session until Wed 18:47',
  ],
  ['do not count their pauses', half(seen('18:00-18:20', '18:24-18:33:59')), '18:34', 'open'],
  [
    'begin anew after five minutes, if the length was not used up',
    half(seen('18:00-18:29', '18:34-19:03')),
    '19:03',
    'open',
  ],
  [
    'go on after a millisecond less',
    half(seen('18:00-18:29', '18:33:59.999-18:36')),
    '18:36',
    'ending by session since Wed 18:34:59.999',
  ],
  [
    'stay closed to the last millisecond of the break',
    half(seen('18:00-18:30')),
    '18:44:59.999',
    'closed by session until Wed 18:45',
  ],
  ['begin anew after the break', half(seen('18:00-18:30')), '18:45', 'open'],
  ['may be 30 minutes again after it', half(seen('18:00-18:30', '18:45-19:14')), '19:14', 'open'],
  [
    'close again at once where the break was not kept',
    half(seen('18:00-18:30', '18:40-18:41')),
    '18:41',
    'closed by session until Wed 18:56',
  ],
  [
    'keep their break across the end of the day',
    half(seen('Thu 03:25-Thu 03:55')),
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
