import { weekly, world } from './context-fixture.ts';
import { check, seen } from './evaluate-table.ts';

check('a weekly limit of two hours', [
  [
    'is open below it',
    world({ weekly: weekly(120) }, seen('Mon 18:00-Mon 19:00', '18:00-18:59')),
    '19:00',
    'open',
  ],
  [
    'ends where it is reached',
    world({ weekly: weekly(120) }, seen('Mon 18:00-Mon 19:00', '18:00-19:01')),
    '19:01',
    'ending by weekly since Wed 19:00',
  ],
  [
    'closes until the week is over',
    world({ weekly: weekly(120) }, seen('Mon 18:00-Mon 19:00', '18:00-19:02')),
    '19:02',
    'closed by weekly until Mon 04:00',
  ],
  [
    'is closed on the days after',
    world({ weekly: weekly(120) }, seen('Mon 18:00-Mon 20:00')),
    'Sat 12:00',
    'closed by weekly until Mon 04:00',
  ],
  [
    'asks if it is soft',
    world({ weekly: weekly(120, 'soft') }, seen('Mon 18:00-Mon 20:00')),
    'Sat 12:00',
    'paused by weekly until Mon 04:00',
  ],
  [
    'has two minutes, though the day turns within them',
    world({ weekly: weekly(120) }, seen('Wed 01:59-Wed 04:00:30')),
    'Wed 04:00:30',
    'ending by weekly since Wed 03:59',
  ],
  [
    'has no more than two minutes at the turn of the day',
    world({ weekly: weekly(120) }, seen('Wed 01:59-Wed 04:01')),
    'Wed 04:01',
    'closed by weekly until Mon 04:00',
  ],
  [
    'reached exactly at the turn of the day ends from there',
    world({ weekly: weekly(120) }, seen('Wed 02:00-Wed 04:01')),
    'Wed 04:01',
    'ending by weekly since Wed 04:00',
  ],
]);

check('a weekly limit of 0 minutes', [
  ['never opens', world({ weekly: weekly(0) }), '12:00', 'closed by weekly until further notice'],
]);
