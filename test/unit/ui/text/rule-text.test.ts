import { describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { WEEKDAYS } from '../../../../src/domain/time/calendar.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import type { QuietWindow, Rules } from '../../../../src/domain/limits/rules/rules.ts';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import {
  changeSummaries,
  ruleLines,
  ruleSentence,
  ruleSummaries,
} from '../../../../src/ui/text/rule-text.ts';
import { BEDTIME as ASKING_BEDTIME, QUIET } from '../../../../src/app/limits-form/form-state.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

const BEDTIME: QuietWindow = {
  kind: 'bedtime',
  from: '22:00',
  to: '07:00',
  weekdays: WEEKDAYS,
  strength: 'firm',
};

const EVERY = Array.from({ length: 7 }, () => HOUR);

const FULL: Rules = {
  windows: [ASKING_BEDTIME, { ...QUIET, strength: 'firm' }],
  session: { lengthMs: 30 * MINUTE, breakMs: 10 * MINUTE, strength: 'firm', messagesOpen: true },
  daily: { limitsMs: [...EVERY.slice(2), null, 0], strength: 'soft', messagesOpen: false },
  weekly: { limitMs: 7 * HOUR, strength: 'firm' },
  dates: [{ from: '2026-12-24', to: '2026-12-26', limitMs: null, windows: false }],
  freeExtension: true,
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

/** Times of day contain narrow no-break spaces. */
function plain(lines: readonly string[]): string[] {
  return lines.map((line) => line.replaceAll(/\s/gu, ' '));
}

describe('what changed between two versions', () => {
  const week = { weekly: { limitMs: 7 * HOUR, strength: 'soft' } } as const;
  const bedtime = '10:00 PM to 7:00 AM, every day: TikTok stops';
  const rows: readonly [
    what: string,
    before: Partial<Rules>,
    after: Partial<Rules>,
    lines: readonly string[],
  ][] = [
    ['nothing', { windows: [BEDTIME] }, { windows: [BEDTIME] }, []],
    [
      'a limit, while bedtime stays',
      { windows: [BEDTIME], ...daily(60) },
      { windows: [BEDTIME], ...daily(45) },
      ['Each day: 45 min, then TikTok stops (before: 1 hr, then TikTok stops)'],
    ],
    [
      'the limit of some days',
      daily(60),
      daily(60, 60, 60, 60, 60, 120, 0),
      [
        'Each day: Mon – Fri: 1 hr; Sat: 2 hr; Sun: not on this computer, then TikTok stops (before: 1 hr, then TikTok stops)',
      ],
    ],
    [
      'a time and how strict it is',
      { windows: [BEDTIME] },
      { windows: [{ ...BEDTIME, from: '21:30', strength: 'soft' }], ...week },
      [
        `Bedtime: 9:30 PM to 7:00 AM, every day: Kintime asks (before: ${bedtime})`,
        'New rule, Each week: 7 hr, then Kintime asks',
      ],
    ],
    ['a rule goes', { windows: [BEDTIME], ...week }, week, [`Rule removed, Bedtime: ${bedtime}`]],
  ];
  it.each(rows)('%s', (_, before, after, lines) => {
    expect(plain(changeSummaries(rules(before), rules(after)))).toEqual(lines);
  });
});

describe('rules under headings', () => {
  it('says each rule in one line', () => {
    expect(ruleSummaries(FULL).map(({ text }) => text.replaceAll(/\s/gu, ' '))).toEqual([
      '10:00 PM to 7:00 AM, every day: Kintime asks',
      '30 min, then a break of 10 min; messages stay open',
      'Mon – Fri: 1 hr; Sat: no limit; Sun: not on this computer, then Kintime asks',
      '4:00 PM to 5:00 PM, Mon – Fri: TikTok stops',
      '7 hr, then TikTok stops',
      'December 24 to December 26: no limit; no bedtime or quiet times',
      '5 minutes once a day, without asking',
    ]);
    expect(ruleSummaries(NO_RULES)).toEqual([]);
  });

  it('says each with its heading where there is no other', () => {
    expect(plain(ruleLines(rules({ windows: [BEDTIME], ...daily(null, null, 30) })))).toEqual([
      'Bedtime: 10:00 PM to 7:00 AM, every day: TikTok stops',
      'Each day: Mon, Tue: no limit; Wed – Sun: 30 min, then TikTok stops',
    ]);
  });

  it('sets several of one kind apart, and knows a week that begins on a Sunday', () => {
    const nights = { ...ASKING_BEDTIME, weekdays: [1, 2, 3, 4, 7] as const };
    const late = { ...ASKING_BEDTIME, from: '23:00' as const, weekdays: [5, 6] as const };
    const [line] = ruleSummaries({ ...NO_RULES, windows: [nights, late] });
    expect(line?.text.replaceAll(/\s/gu, ' ')).toBe(
      '10:00 PM to 7:00 AM, Sun – Thu: Kintime asks; 11:00 PM to 7:00 AM, Fri, Sat: Kintime asks',
    );
  });

  it('says what a change changes, and nothing of what stays', () => {
    const limit = { limitsMs: EVERY, strength: 'soft', messagesOpen: false } as const;
    const before = { ...NO_RULES, windows: [ASKING_BEDTIME], daily: limit };
    const after = {
      ...NO_RULES,
      freeExtension: true,
      daily: { ...limit, strength: 'firm' as const },
    };
    expect(changeSummaries(before, after).map((text) => text.replaceAll(/\s/gu, ' '))).toEqual([
      'Each day: 1 hr, then TikTok stops (before: 1 hr, then Kintime asks)',
      'New rule, 5 more minutes: 5 minutes once a day, without asking',
      'Rule removed, Bedtime: 10:00 PM to 7:00 AM, every day: Kintime asks',
    ]);
  });
});

it('a rule is said with what happens then, and nothing where there is none', () => {
  expect(ruleSentence(FULL, 'ruleWeekly')).toBe('7 hr, then TikTok stops.');
  expect(ruleSentence(NO_RULES, 'ruleWeekly')).toBe('');
});
