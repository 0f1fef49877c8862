import { expect, it } from 'vitest';
import {
  browserTimes,
  sharedUsage,
} from '../../../../../src/domain/household/sharing/shared-usage.ts';
import type { SharedTime } from '../../../../../src/domain/household/sharing/shared-time.schema.ts';
import { firstCalendar } from '../../../../../src/domain/time/calendar.ts';
import { MINUTE } from '../../../../../src/domain/time/units.ts';
import { moment } from '../../../../arbitraries.ts';

const NOON = moment('2026-05-06T12:00Z');

function rowOf(device: string, minutes: number, more: Partial<SharedTime> = {}): SharedTime {
  const steps = [{ at: NOON, otherMs: minutes * MINUTE, messagesMs: 0 }];
  return { device, browser: device, member: 'mia', date: '2026-05-06', steps, ...more };
}

it('charges messages apart, and what was heard of before the day from its beginning on', () => {
  const steps = [
    { at: NOON, otherMs: 4 * MINUTE, messagesMs: MINUTE },
    { at: NOON + MINUTE, otherMs: 0, messagesMs: 2 * MINUTE },
  ];
  const tomorrow = rowOf('family', 9, { date: '2026-05-07' });
  expect(sharedUsage([rowOf('family', 0, { steps }), tomorrow], [firstCalendar('UTC')])).toEqual([
    { at: NOON, date: '2026-05-06', ms: 4 * MINUTE, feed: 'other' },
    { at: NOON, date: '2026-05-06', ms: MINUTE, feed: 'messages' },
    { at: NOON + MINUTE, date: '2026-05-06', ms: 2 * MINUTE, feed: 'messages' },
    { at: moment('2026-05-07T04:00Z'), date: '2026-05-07', ms: 9 * MINUTE, feed: 'other' },
  ]);
});

it('adds up each browser by its latest name, the longest of the week first', () => {
  const rows = [
    rowOf('phone', 10, { date: '2026-05-06', browser: 'Tablet' }),
    rowOf('phone', 5, { date: '2026-05-05', browser: 'Old tablet' }),
    rowOf('family', 30, { date: '2026-05-04' }),
    rowOf('office', 0),
  ];
  expect(browserTimes(rows, '2026-05-06')).toEqual([
    { browser: 'family', todayMs: 0, weekMs: 30 * MINUTE },
    { browser: 'Tablet', todayMs: 10 * MINUTE, weekMs: 15 * MINUTE },
  ]);
});
