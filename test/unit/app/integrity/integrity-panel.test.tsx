// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { ManagedRules } from '../../../../src/app/agreement/rules/managed-rules.tsx';
import { KnownWorkarounds } from '../../../../src/app/integrity/known-workarounds.tsx';
import { IntegrityList } from '../../../../src/app/integrity/integrity-panel.tsx';
import { integrityGroups, sealResultText } from '../../../../src/app/integrity/integrity-text.ts';
import type { SealResult } from '../../../../src/domain/integrity/seal.ts';
import type { IntegrityFact } from '../../../../src/domain/integrity/facts.ts';
import { HOUR } from '../../../../src/domain/time/units.ts';
import { agreementOf, BEDTIME } from '../../support/profile-fixture.ts';
import { at } from '../../support/usage-snapshot-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(cleanup);

const ZONE = 'Europe/Berlin';
const NOON = at('2026-05-07T12:00');
const USUAL: readonly IntegrityFact[] = [
  { what: 'private-windows', covered: false, at: NOON },
  { what: 'no-seal', at: NOON },
  { what: 'counting-since', at: at('2026-05-04T09:00') },
];
const FINE: SealResult = { at: NOON, until: '2026-05-03', fine: true, anew: false, found: [] };

function plain(text: string | null | undefined): string {
  return (text ?? '').replaceAll(/\s+/gu, ' ').trim();
}

describe('what the last check of a seal came to', () => {
  const rows: readonly [parts: Partial<SealResult>, sentence: string][] = [
    [{}, 'Unchanged outside Kintime up to May 3.'],
    [{ fine: false }, 'Some entries before May 3 were changed outside Kintime.'],
    [
      { fine: false, found: ['rules', 'days'] },
      'Some entries before May 3 were changed outside Kintime. What differs: Limits and Days.',
    ],
    [{ anew: true }, 'Kintime checks for changes from May 3 on.'],
  ];
  it.each(rows)('%j: %s', (parts, sentence) => {
    expect(sealResultText({ ...FINE, ...parts })).toBe(sentence);
  });
});

describe('what bears on whether the numbers can be trusted', () => {
  const gap = { what: 'not-measured', at: NOON, to: NOON + HOUR, ms: HOUR } as const;
  const jump = { what: 'jumps', count: 1, ms: HOUR, from: NOON, at: NOON } as const;
  const reset = { what: 'pin-reset', at: NOON } as const;
  const rows: readonly [fact: IntegrityFact, when: RegExp, sentence: string][] = [
    [{ what: 'counting-since', at: NOON }, /^May 7, 2026/, 'Counting began.'],
    [{ ...gap, reason: 'off' }, /^1 hr May 7/, 'Kintime was switched off.'],
    [{ ...gap, reason: 'access' }, /^1 hr May 7/, 'Kintime had no access to TikTok.'],
    [{ ...gap, reason: 'access', to: null }, /^1 hr Now$/, 'Kintime had no access to TikTok.'],
    [
      { what: 'clock-back', at: NOON, byMs: HOUR },
      /12:00/,
      'The computer’s clock was set back by 1 hr.',
    ],
    [
      { what: 'clock-trusted', at: NOON, byMs: HOUR },
      /12:00/,
      'Someone said that the clock is right. It was 1 hr behind.',
    ],
    [
      { ...jump, reason: 'asleep' },
      /^1 hr May 7$/,
      'The computer slept, or its clock was set forward: once.',
    ],
    [
      { ...jump, reason: 'clock-forward' },
      /^1 hr May 7$/,
      'The computer slept, or its clock was set forward: once.',
    ],
    [
      { ...jump, reason: 'stopped', count: 12, from: at('2026-05-01T12:00') },
      /^1 hr May 1 to May 7$/,
      'The computer or the browser stood still: 12 times.',
    ],
    [{ ...jump, reason: 'nobody' }, /^1 hr May 7$/, 'A video went on with nobody there: once.'],
    [{ what: 'private-windows', covered: true, at: NOON }, /^Now$/, 'Private windows are counted.'],
    [
      { what: 'deleted', at: NOON, dates: { from: '2026-05-01', to: '2026-05-02' }, whom: null },
      /12:00/,
      'Time was deleted: May 1\u2009–\u20092, 2026.',
    ],
    [
      { what: 'deleted', at: NOON, dates: { from: '2026-05-01', to: '2026-05-01' }, whom: 'Ben' },
      /12:00/,
      'Ben’s time was deleted: May 1, 2026.',
    ],
    [
      { what: 'deleted', at: NOON, dates: null, whom: null },
      /12:00/,
      'The whole history was deleted.',
    ],
    [{ what: 'seal', ...FINE }, /12:00/, 'Unchanged outside Kintime up to May 3.'],
    [{ what: 'no-seal', at: NOON }, /^Now$/, 'Kintime does not check for changes from outside.'],
    [{ ...reset, step: 'by-phone' }, /12:00/, 'A new PIN was set with digits from a phone.'],
    [{ ...reset, step: 'cancelled' }, /12:00/, 'The request for a new PIN was taken back.'],
  ];
  it.each(rows)('%j', (fact, when, sentence) => {
    const [group] = integrityGroups([fact], ZONE);
    const [line] = group?.lines ?? [];
    expect(line?.text).toBe(sentence);
    expect(plain(`${line?.amount} ${line?.when}`)).toMatch(when);
    expect(group?.means).toMatch(/Means$|^deleteAllText$/);
  });

  it('says of several of a kind once what they can mean, and shows the latest of them', () => {
    const many = Array.from({ length: 5 }, (_, i): IntegrityFact => ({
      ...gap,
      reason: 'access',
      at: NOON - i * 24 * HOUR,
    }));
    render(<IntegrityList facts={[...many, ...USUAL]} zone={ZONE} />);
    const kinds = screen.getAllByTestId('trust-kind');
    expect(kinds).toHaveLength(4);
    const read = plain(kinds[0]?.textContent);
    expect(read).toMatch(/^Kintime had no access to TikTok\. 1 hr ?A person .* May 7.*Earlier/);
    expect(read.match(/A person or the browser can do this/g)).toHaveLength(1);
    expect(read.match(/no access to TikTok\. 1 hr/g)).toHaveLength(5);
    const folded = kinds[0]?.querySelector('details');
    expect(folded?.textContent.match(/no access to TikTok/g)).toHaveLength(4);
    expect(kinds[1]?.querySelector('details')).toBeNull();
    expect(screen.getByText('Each of these can have a harmless reason.')).toBeTruthy();
  });

  it('excuses nothing where nothing was noticed', () => {
    render(<IntegrityList facts={[...USUAL, { what: 'seal', ...FINE }]} zone={ZONE} />);
    expect(screen.getAllByTestId('trust-kind')).toHaveLength(4);
    expect(screen.queryByText(/harmless/)).toBeNull();
  });
});

describe('ways around it', () => {
  it('is said plainly, and leads nowhere outside', () => {
    render(<KnownWorkarounds />);
    const part = screen.getByTestId('workarounds');
    const ways = [...part.querySelectorAll('li')];
    expect(ways).toHaveLength(12);
    // Each says what it does, the likely ones without a press.
    expect(ways.filter((way) => way.querySelector('span')?.textContent === '')).toEqual([]);
    const likely = ways.filter((way) => way.closest('details') === null);
    expect(likely.map((way) => plain(way.textContent))).toEqual([
      'A phone, or a browser that isn’t connected is not counted here.',
      'A private window counts only if the browser’s settings allow it.',
      'Removing Kintime removes its limits and its history.',
    ]);
    expect(part.textContent).toMatch(/Windows and macOS.*We have not tried this\./);
    expect(part.querySelector('code')?.textContent).toBe('docs/policies');
    expect(part.querySelector('a')).toBeNull();
  });
});

describe('rules of an administrator', () => {
  it('are told in words where there are some', () => {
    const { container } = render(<ManagedRules rules={null} />);
    expect(container.textContent).toBe('');
    cleanup();
    render(<ManagedRules rules={agreementOf(BEDTIME).rules} />);
    expect(plain(screen.getByTestId('administrator').textContent)).toMatch(
      /^Set by your administrator.*10:00 PM to 7:00 AM, every day.*Nobody here can loosen these\./,
    );
  });
});
