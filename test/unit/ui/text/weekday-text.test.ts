import { describe, expect, it, vi } from 'vitest';
import { WEEKDAYS } from '../../../../src/domain/time/calendar.ts';
import type { Weekday } from '../../../../src/domain/time/calendar.ts';
import { daysText } from '../../../../src/ui/text/weekday-text.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

describe('weekdays', () => {
  const rows: readonly [days: readonly Weekday[], words: string][] = [
    [WEEKDAYS, 'every day'],
    [[1, 2, 3, 4, 5], 'Mon – Fri'],
    [[1, 2, 3, 4, 7], 'Sun – Thu'],
    [[6, 7], 'Sat, Sun'],
    [[5, 1, 3], 'Mon, Wed, Fri'],
    [[1], 'Mon'],
  ];
  it.each(rows)('%j: %s', (days, words) => {
    expect(daysText(days).replaceAll(/\s/gu, ' ')).toBe(words);
  });
});
