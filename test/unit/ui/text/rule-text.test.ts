import { describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { WEEKDAYS } from '../../../../src/domain/time/calendar.ts';
import type { Weekday } from '../../../../src/domain/time/calendar.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import type { QuietWindow, Rules } from '../../../../src/domain/limits/rules/rules.ts';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { daysText } from '../../../../src/ui/text/weekday-text.ts';
import { changeLines, ruleLines } from '../../../../src/ui/text/rule-text.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

const BEDTIME: QuietWindow = {
  kind: 'bedtime',
  from: '22:00',
  to: '07:00',
  weekdays: WEEKDAYS,
  strength: 'firm',
};

function daily(...minutes: readonly (number | null)[]): Partial<Rules> {
  const limitsMs = Array.from({ length: 7 }, (_, i) => {
    const limit = minutes[Math.min(i, minutes.length - 1)] ?? null;
    return limit === null ? null : limit * MINUTE;
  });
  return { daily: { limitsMs, strength: 'firm', messagesOpen: false } };
}

function rules(parts: Partial<Rules>): Rules {
  return { ...NO_RULES, ...parts };
}

/** Spaces in times of day are narrow ones. */
function plain(lines: readonly string[]): string[] {
  return lines.map((line) => line.replaceAll(/\s/gu, ' '));
}

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
    expect(plain([daysText(days)])).toEqual([words]);
  });
});

describe('a rule in words', () => {
  const rows: readonly [parts: Partial<Rules>, lines: readonly string[]][] = [
    [{}, []],
    [{ windows: [BEDTIME] }, ['Bedtime 10:00 PM to 7:00 AM every day; stops']],
    [
      { windows: [{ ...BEDTIME, kind: 'quiet', strength: 'soft', weekdays: [6] }] },
      ['Quiet time 10:00 PM to 7:00 AM Sat; asks'],
    ],
    [
      {
        session: {
          lengthMs: 20 * MINUTE,
          breakMs: 10 * MINUTE,
          strength: 'firm',
          messagesOpen: true,
        },
      },
      ['Sessions of 20 min, then a break of 10 min; stops; messages stay open'],
    ],
    [
      daily(60, 60, 60, 60, 60, 120, 0),
      [
        'Daily limit 1 hr Mon – Fri; stops',
        'Daily limit 2 hr Sat; stops',
        'Not on this computer Sun; stops',
      ],
    ],
    [daily(null, null, 30), ['Daily limit 30 min Wed – Sun; stops']],
    [{ weekly: { limitMs: 7 * HOUR, strength: 'soft' } }, ['Weekly limit 7 hr; asks']],
    [
      { dates: [{ from: '2026-12-24', to: '2026-12-26', limitMs: null, windows: false }] },
      ['December 24 – 26, 2026: no daily limit; no bedtime or quiet times'],
    ],
    [{ freeExtension: true }, ['5 more minutes once a day without asking']],
  ];
  it.each(rows)('%j: %j', (parts, lines) => {
    expect(plain(ruleLines(rules(parts)))).toEqual(lines);
  });
});

describe('what changed between two versions', () => {
  const week = { weekly: { limitMs: 7 * HOUR, strength: 'soft' } } as const;
  const rows: readonly [
    what: string,
    before: Partial<Rules>,
    after: Partial<Rules>,
    lines: readonly string[],
  ][] = [
    ['nothing', { windows: [BEDTIME] }, { windows: [BEDTIME] }, ['Nothing changes.']],
    [
      'a limit, while bedtime stays',
      { windows: [BEDTIME], ...daily(60) },
      { windows: [BEDTIME], ...daily(45) },
      ['Daily limit 45 min every day; stops (before: 1 hr)', 'As before: bedtime'],
    ],
    [
      'the limit of some days',
      daily(60),
      daily(60, 60, 60, 60, 60, 120, 120),
      ['Daily limit 2 hr Sat, Sun; stops (before: 1 hr)'],
    ],
    [
      'a time and how strict it is',
      { windows: [BEDTIME] },
      { windows: [{ ...BEDTIME, from: '21:30', strength: 'soft' }], ...week },
      [
        'Bedtime 9:30 PM to 7:00 AM every day; asks (before: 10:00 PM to 7:00 AM, stops)',
        'New: Weekly limit 7 hr; asks',
      ],
    ],
    [
      'a rule goes',
      { windows: [BEDTIME], ...week },
      week,
      ['No longer: Bedtime 10:00 PM to 7:00 AM every day; stops', 'As before: weekly limit'],
    ],
    ['all of it goes', week, {}, ['No longer: Weekly limit 7 hr; asks']],
  ];
  it.each(rows)('%s', (_, before, after, lines) => {
    expect(plain(changeLines(rules(before), rules(after)))).toEqual(lines);
  });
});
