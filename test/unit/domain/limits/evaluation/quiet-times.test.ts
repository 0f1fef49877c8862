import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../../../src/domain/time/units.ts';
import { at, bedtime, extra, nextIn, world } from './context-fixture.ts';
import { check, SOFT, seen, continued, night } from './evaluate-table.ts';

const school = world({ windows: [bedtime('22:00', '07:00', { weekdays: [1, 2, 3, 4, 7] })] });
const early = world({ windows: [bedtime('00:30', '06:00', { weekdays: [3] })] });
const homework = bedtime('15:00', '17:00', { kind: 'quiet', ...SOFT });

check('bedtime at 22:00', [
  ['is nothing to anybody a millisecond before', night(), '21:59:59.999', 'open'],
  ['closes on the dot', night(), '22:00', 'closed by bedtime until Thu 07:00'],
  [
    'has closed at 22:03 when nobody was watching at 22:00',
    night(),
    '22:03',
    'closed by bedtime until Thu 07:00',
  ],
  ['closes after midnight, too', night(), 'Thu 03:00', 'closed by bedtime until Thu 07:00'],
  ['closes after the day has turned', night(), 'Thu 04:00', 'closed by bedtime until Thu 07:00'],
  [
    'closes to the last millisecond',
    night(),
    'Thu 06:59:59.999',
    'closed by bedtime until Thu 07:00',
  ],
  ['opens at 07:00', night(), 'Thu 07:00', 'open'],
  [
    'lets the video finish that plays',
    night(seen('21:50-22:00:30')),
    '22:00:30',
    'ending by bedtime since Wed 22:00',
  ],
  [
    'lets it finish when the last report is 15 s old',
    night(seen('21:50-21:59:45')),
    '22:00',
    'ending by bedtime since Wed 22:00',
  ],
  [
    'lets nobody finish who left earlier',
    night(seen('21:50-21:59:44.999')),
    '22:00',
    'closed by bedtime until Thu 07:00',
  ],
  [
    'lets nobody finish who came later',
    night(seen('22:00-22:00:10')),
    '22:00:10',
    'closed by bedtime until Thu 07:00',
  ],
  [
    'gives the last video two minutes less a millisecond',
    night(seen('21:50-22:01:59.999')),
    '22:01:59.999',
    'ending by bedtime since Wed 22:00',
  ],
  [
    'stops the video after two minutes',
    night(seen('21:50-22:02')),
    '22:02',
    'closed by bedtime until Thu 07:00',
  ],
  [
    'does not begin the two minutes again after a reload',
    night(seen('21:50-22:01', '22:01:30-22:02:10')),
    '22:02:10',
    'closed by bedtime until Thu 07:00',
  ],
  [
    'closes when the last video is over',
    night({
      ...seen('21:50-22:00:30'),
      answers: { ...continued('00:00').answers, endedKey: `bedtime ${at('22:00')} 0` },
    }),
    '22:00:30',
    'closed by bedtime until Thu 07:00',
  ],
  [
    'does not take the end of another ending for this one',
    night({
      ...seen('21:50-22:00:30'),
      answers: { ...continued('00:00').answers, endedKey: `bedtime ${at('Tue 22:00')} 0` },
    }),
    '22:00:30',
    'ending by bedtime since Wed 22:00',
  ],
  [
    'holds on a Thursday evening before school',
    school,
    'Thu 23:00',
    'closed by bedtime until Fri 07:00',
  ],
  ['does not hold on a Friday evening', school, 'Fri 23:00', 'open'],
  ['does not hold early on Saturday', school, 'Sat 03:00', 'open'],
  [
    'holds on Friday morning, since it began on Thursday',
    school,
    'Fri 06:00',
    'closed by bedtime until Fri 07:00',
  ],
  [
    'from 00:30 on Wednesdays begins in the night to Thursday',
    early,
    'Thu 00:30',
    'closed by bedtime until Thu 06:00',
  ],
  ['from 00:30 on Wednesdays is not in the night before', early, 'Wed 00:30', 'open'],
]);

check('a quiet time', [
  [
    'asks if it is soft',
    world({ windows: [homework] }),
    '16:00',
    'paused by quiet until Wed 17:00',
  ],
  [
    'is silent after "Continue"',
    world({ windows: [homework] }, continued('16:05')),
    '16:04:59.999',
    'open',
  ],
  [
    'asks again five minutes later',
    world({ windows: [homework] }, continued('16:05')),
    '16:05',
    'paused by quiet until Wed 17:00',
  ],
  [
    'that is firm does not listen to "Continue"',
    night(continued('22:05')),
    '22:01',
    'closed by bedtime until Thu 07:00',
  ],
  ['is over at its end', world({ windows: [homework] }), '17:00', 'open'],
]);

/** Bedtime from 22:00 to 07:00, with the wall clock behind recorded time. */
const behind = (hours: number) => night({ aheadMs: hours * HOUR });

const twoWindows = [
  bedtime('22:00', '23:00', { kind: 'quiet' }),
  bedtime('16:00', '17:00', { kind: 'quiet' }),
];

check('extra time while the wall clock is 12 hours behind', [
  [
    // Used from 10:00 on, which is 22:00 the day before on the wall clock; its day turns at 16:00.
    'that was used up before the day of the wall clock turned stays used up',
    world(
      { windows: twoWindows },
      {
        aheadMs: 12 * HOUR,
        grants: [extra(at('10:00'), 15, { pastBedtime: true })],
        ...seen('10:00-10:15'),
      },
    ),
    '16:30',
    'closed by quiet until Wed 17:00',
  ],
]);

check('bedtime while the wall clock is 2 hours behind', [
  ['is nothing to anybody before either clock says so', behind(2), '21:59', 'open'],
  [
    'closes when recorded time says so',
    behind(2),
    '22:00',
    // 07:00 on the wall clock.
    'closed by bedtime until Thu 09:00',
  ],
  [
    'stays closed when only recorded time says it is over',
    behind(2),
    'Thu 07:00',
    'closed by bedtime until Thu 09:00',
  ],
  ['opens when both clocks say it is over', behind(2), 'Thu 09:00', 'open'],
]);

check('bedtime while the wall clock is 10 hours behind', [
  [
    'closes when the wall clock says so, though recorded time is long past it',
    behind(10),
    // 22:00 on Tuesday by the wall clock.
    '08:00',
    'closed by bedtime until Wed 17:00',
  ],
  ['is over when both say so', behind(10), '17:00', 'open'],
]);

describe('the next bedtime while the wall clock is behind', () => {
  it('is the one of the clock that gets there first', () => {
    expect(nextIn(behind(2), at('21:00'))).toBe('firm bedtime at Wed 22:00');
    expect(nextIn(behind(10), at('07:30'))).toBe('firm bedtime at Wed 08:00');
  });
});
