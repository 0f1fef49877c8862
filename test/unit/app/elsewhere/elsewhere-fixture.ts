import type { ElsewhereRecord } from '../../../../src/domain/elsewhere/record.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import type { DayKey } from '../../../../src/domain/time/units.ts';
import { at } from '../../support/usage-snapshot-fixture.ts';
import { hours } from '../time/week/week-data-fixture.ts';

const day = (date: DayKey, minutes: number, member = 'm') => ({
  member,
  date,
  ms: minutes * MINUTE,
  lowMs: minutes * 0.8 * MINUTE,
  highMs: minutes * 1.2 * MINUTE,
  hoursMs: hours({ 20: minutes * MINUTE }),
  sessions:
    minutes === 0
      ? []
      : [
          {
            start: at(`${date}T20:00`),
            end: at(`${date}T20:00`) + minutes * MINUTE,
            activeMs: minutes * MINUTE,
          },
        ],
});

/** Four days, the last of them without any time, and another member's. */
export const RECORD: ElsewhereRecord = {
  days: [
    day('2026-04-30', 60),
    day('2026-05-04', 90),
    day('2026-05-05', 120),
    day('2026-05-06', 0),
    day('2026-05-05', 500, 'other'),
  ],
  known: [
    { member: 'm', from: '2026-04-30', to: '2026-05-06' },
    { member: 'other', from: '2026-05-05', to: '2026-05-05' },
  ],
};
