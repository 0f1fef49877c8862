import { describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import {
  authorshipOf,
  ELSEWHERE,
  JOINT,
  MEMBER,
} from '../../../../src/domain/agreement/consent.ts';
import type { Agreement, DecisionMode } from '../../../../src/domain/agreement/agreement.ts';
import type { Rules } from '../../../../src/domain/limits/rules/rules.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { VerdictView } from '../../../../src/messages/views.ts';
import { reasonText } from '../../../../src/ui/text/reason-text.ts';
import { upcomingText, closedText } from '../../../../src/ui/text/verdict-text.ts';
import {
  agreementOf,
  BEDTIME,
  DAD,
  EVENING,
  MORNING,
  verdictOf,
} from '../../support/profile-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

function plain(line: string | null): string | null {
  return line?.replaceAll(/\s/gu, ' ') ?? null;
}

describe('until when the site is off', () => {
  const rows: readonly [parts: Partial<VerdictView>, line: string][] = [
    [{}, 'TikTok is off until 7:00 AM'],
    [{ opensAt: MORNING + 3 * DAY }, 'TikTok is off until Monday, 7:00 AM'],
    [{ opensAt: MORNING + 7 * DAY }, 'TikTok is off until May 15, 2026, 7:00 AM'],
    [{ opensAt: null }, 'TikTok is off'],
    [{ reason: 'session' }, 'Time for a break until 7:00 AM'],
    [{ reason: 'who', opensAt: null }, 'Who’s watching?'],
  ];
  it.each(rows)('%j: %s', (parts, line) => {
    expect(plain(closedText(verdictOf(parts)))).toBe(line);
  });
});

describe('the one line of the popup', () => {
  const open = { state: 'open', reason: null, opensAt: null } as const;
  const next = (reason: 'bedtime' | 'quiet' | 'daily' | 'session', inMs: number): VerdictView =>
    verdictOf({ ...open, next: { at: EVENING + inMs, reason, strength: 'firm' } });
  const putOff = (by: 'extra' | 'continue', inMs: number): VerdictView => {
    const { next: coming, ...rest } = next('bedtime', inMs);
    return { ...rest, next: coming === null ? null : { ...coming, putOffBy: by } };
  };
  const rows: readonly [what: string, word: VerdictView, line: string | null][] = [
    ['closed', verdictOf(), 'TikTok is off until 7:00 AM'],
    ['a rule asks', verdictOf({ state: 'paused' }), 'Kintime asks before TikTok goes on'],
    ['nothing in sight', verdictOf(open), null],
    ['bedtime in an hour', next('bedtime', HOUR), 'Bedtime starts at 11:30 PM'],
    ['bedtime in more than an hour', next('bedtime', HOUR + MINUTE), null],
    ['a quiet time soon', next('quiet', 5 * MINUTE), 'Quiet time starts at 10:35 PM'],
    ['extra time past bedtime, with much of it left', putOff('extra', 9 * MINUTE), null],
    ['the last of it', putOff('extra', 4 * MINUTE + SECOND), 'Extra time until 10:34 PM'],
    ['“Continue” past bedtime', putOff('continue', MINUTE), 'Kintime asks again at 10:31 PM'],
    ['a limit in 5 minutes', next('daily', 5 * MINUTE), 'About 5 min left'],
    ['a limit in a little less', next('daily', 4 * MINUTE + SECOND), 'About 5 min left'],
    ['a limit in 6 minutes', next('daily', 6 * MINUTE), null],
    ['a break in 3 minutes', next('session', 3 * MINUTE), 'About 3 min left'],
  ];
  it.each(rows)('%s', (_, verdict, line) => {
    expect(plain(upcomingText(verdict))).toBe(line);
  });
});

/** Made by the member or by nobody known, and agreed to later. */
function madeBy(
  who: typeof MEMBER | null,
  way: DecisionMode,
  ...later: readonly string[]
): Partial<Agreement> {
  const speaker = { parent: null, isMember: who === MEMBER };
  const { madeBy: author, yeses } = authorshipOf(speaker, EVENING - DAY);
  return { way, madeBy: author, yeses: [...yeses, ...later.map((by) => ({ by, at: EVENING }))] };
}

describe('who set the rule that speaks', () => {
  const parents = [DAD];
  const dads = [{ by: 'dad', at: EVENING }];
  const limits = (minutes: number): Partial<Rules> => ({
    daily: {
      limitsMs: Array<number>(7).fill(minutes * MINUTE),
      strength: 'firm',
      messagesOpen: false,
    },
  });
  const session: Partial<Rules> = {
    session: { lengthMs: 20 * MINUTE, breakMs: HOUR, strength: 'firm', messagesOpen: false },
  };
  const rows: readonly [
    parts: Partial<VerdictView>,
    rules: Partial<Rules>,
    agreement: Partial<Agreement>,
    line: string,
  ][] = [
    [{}, BEDTIME, {}, 'Bedtime is 10:00 PM. You agreed on it together.'],
    [{}, BEDTIME, { yeses: dads }, 'Bedtime is 10:00 PM. Dad set it.'],
    [{}, BEDTIME, { yeses: [], madeBy: 'gone' }, 'Bedtime is 10:00 PM. A parent set it.'],
    [
      {},
      BEDTIME,
      { yeses: [], madeBy: MEMBER },
      'Bedtime is 10:00 PM. It was set here, without a PIN.',
    ],
    [
      {},
      BEDTIME,
      { yeses: [], madeBy: JOINT },
      'Bedtime is 10:00 PM. Two changes were made at the same time. The stricter of each rule holds until someone decides.',
    ],
    [
      {},
      BEDTIME,
      { yeses: [], madeBy: ELSEWHERE },
      'Bedtime is 10:00 PM. It was set in another browser.',
    ],
    [{}, BEDTIME, madeBy(null, 'self'), 'Bedtime is 10:00 PM. It was set here, without a PIN.'],
    [{}, BEDTIME, madeBy(null, 'self', MEMBER), 'Bedtime is 10:00 PM. You agreed to it.'],
    [{}, BEDTIME, madeBy(null, 'parent', MEMBER), 'Bedtime is 10:00 PM. You agreed to it.'],
    [{}, BEDTIME, madeBy(MEMBER, 'together'), 'Bedtime is 10:00 PM. You set it.'],
    [{}, BEDTIME, madeBy(MEMBER, 'self'), 'Bedtime is 10:00 PM. It’s your own rule.'],
    [{ reason: 'daily' }, limits(45), {}, 'Today’s limit is 45 min. You agreed on it together.'],
    [
      { reason: 'daily' },
      limits(0),
      {},
      'TikTok stays off on this computer today. You agreed on it together.',
    ],
    [
      { reason: 'session' },
      session,
      {},
      'There’s a break after 20 min. You agreed on it together.',
    ],
    [
      { reason: 'weekly' },
      { weekly: { limitMs: 7 * HOUR, strength: 'firm' } },
      {},
      'The weekly limit is 7 hr. You agreed on it together.',
    ],
    [{ reason: 'weekly' }, {}, {}, 'You agreed on it together.'],
  ];
  it.each(rows)('%j %j %j', (parts, rules, agreement, line) => {
    const told = reasonText(verdictOf(parts), agreementOf(rules, agreement), parents);
    expect(plain(told)).toBe(line);
  });

  it('names the strictest window that holds now', () => {
    const [bedtime] = BEDTIME.windows ?? [];
    if (bedtime === undefined) throw new Error('no bedtime');
    const windows = [
      { ...bedtime, from: '21:00', to: '09:00', strength: 'soft' as const },
      bedtime,
      { ...bedtime, from: '23:30' },
    ];
    expect(plain(reasonText(verdictOf(), agreementOf({ windows }), parents))).toContain('10:00 PM');
  });
});
