import { describe, expect, it, vi } from 'vitest';
import '../support/duration-format.ts';
import { HOUR, MINUTE, SECOND } from '../../../src/domain/time/units.ts';
import { durationText } from '../../../src/ui/text/format-duration.ts';
import type { DurationStyle } from '../../../src/ui/text/format-duration.ts';
import { dateText, timeText, wallTimeText, weekdayName } from '../../../src/ui/text/format-date.ts';
import { firstWeekday, locale } from '../../../src/ui/language.ts';
import { t, tPlural } from '../../../src/ui/i18n.ts';

vi.mock('../../../src/platform/browser.ts', () => import('../support/browser-stub.ts'));

describe('a length of time in words', () => {
  const rows: readonly [ms: number, style: DurationStyle, words: string][] = [
    [0, 'short', '0 min'],
    [1, 'short', 'less than 1 min'],
    [59 * SECOND, 'short', 'less than 1 min'],
    [59 * SECOND, 'narrow', '<1m'],
    [59 * SECOND, 'long', 'less than 1 minute'],
    [MINUTE, 'short', '1 min'],
    [42 * MINUTE + 59 * SECOND, 'long', '42 minutes'],
    [HOUR, 'short', '1 hr'],
    [HOUR + 30 * SECOND, 'short', '1 hr'],
    [HOUR + 5 * MINUTE, 'short', '1 hr 5 min'],
    [HOUR + 5 * MINUTE, 'long', '1 hour, 5 minutes'],
    [120 * HOUR + 39 * MINUTE, 'short', '120 hr 39 min'],
  ];
  it.each(rows)('%d ms, %s: %s', (ms, style, words) => {
    expect(durationText(ms, style)).toBe(words);
  });
});

describe('a message about a number', () => {
  it.each([
    [1, 'once'],
    [0, '0 times'],
    [9, '9 times'],
    [1200, '1,200 times'],
  ])('%d: %s', (count, words) => {
    expect(tPlural('factTimes', count)).toBe(words);
  });

  it('takes more values after the number', () => {
    expect(tPlural('previewDays', 4, '3 hr', 'May 1 – 4')).toBe(
      '4 days change: May 1 – 4. 3 hr is added.',
    );
    expect(tPlural('previewDays', 1, '3 hr', 'May 1')).toBe(
      'One day changes: May 1. 3 hr is added.',
    );
  });

  it('falls back on the general form where a language has more forms than were written', () => {
    vi.spyOn(Intl.PluralRules.prototype, 'select').mockReturnValueOnce('few');
    expect(tPlural('factTimes', 3)).toBe('3 times');
  });
});

describe('dates and times', () => {
  it('names a day by the date, wherever the machine is', () => {
    expect(weekdayName('2026-05-05', 'long')).toBe('Tuesday');
    expect(dateText('2026-05-05')).toBe('May 5, 2026');
  });

  it('tells a moment by the clock of the zone asked for', () => {
    expect(timeText(Date.UTC(2026, 4, 5, 13, 10), 'Europe/Berlin')).toMatch(/^3:10\sPM$/);
    expect(wallTimeText('22:00')).toMatch(/^10:00\sPM$/);
  });
});

describe('the language', () => {
  it('takes the region of a browser that speaks the language of the words', () => {
    expect(locale()).toBe('en-US');
  });

  it('puts the household before what is usual in the region', () => {
    expect(firstWeekday(7)).toBe(7);
    expect(firstWeekday(3)).toBe(3);
  });

  it('says the values in their places', () => {
    expect(t('gapAt', '14:02–14:40', t('gapAsleep'))).toBe(
      'Not counted 14:02–14:40: computer asleep',
    );
  });
});
