// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { MemberRow } from '../../../../../src/app/household/week/member-row.tsx';
import { PrintSheet } from '../../../../../src/app/household/week/print-sheet.tsx';
import { rowNames } from '../../../../../src/app/household/week/row-text.ts';
import type { HouseholdRow } from '../../../../../src/domain/household/week/household-week.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { comparedBy } from '../../../domain/household/week/member-week-fixture.ts';
import { ELSEWHERE } from '../household-fixture.ts';
import { rowOf } from './row-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(cleanup);

const WEEK = '2026-05-04';
const SOME_DAYS = comparedBy('less', 45 * MINUTE, {
  beforeMs: 2 * HOUR,
  dates: ['2026-05-04', '2026-05-05', '2026-05-06', '2026-05-07', '2026-05-09'],
});

function shown(row: HouseholdRow): string {
  const name = rowNames([row]).get(row.person) ?? '';
  render(<MemberRow row={row} name={name} isParent={false} week={WEEK} lateFrom="22:00" />);
  return screen.getByTestId('member-row').textContent.replaceAll(/\s+/gu, ' ');
}

describe('a row of the week', () => {
  const rows: readonly [what: string, row: HouseholdRow, words: RegExp][] = [
    [
      'less',
      rowOf({ comparison: comparedBy('less', 45 * MINUTE, { beforeMs: 105 * MINUTE }) }),
      /45 min less.*1 hr 45 min the week before/,
    ],
    ['more', rowOf({ comparison: comparedBy('more', HOUR) }), /1 hr more/],
    ['the same', rowOf({}), /About the same/],
    [
      'some days',
      rowOf({ comparison: SOME_DAYS }),
      /45 min less.*Mon – Thu, Sat: 2 hr the week before/,
    ],
    ['too few days', rowOf({ comparison: comparedBy('none', 0) }), /No comparison yet/],
    [
      'no reason beside the one that there is',
      rowOf({ comparison: comparedBy('none', 0), elsewhereLarger: true }),
      /^Mia ?3 ?hrMore time elsewhere than here/,
    ],
    ['measured days', rowOf({ measuredDays: 4 }), /Counted ?4 of 7 days/],
    ['a limit that asks', rowOf({ kept: { days: 5, of: 6 } }), /Limit kept ?5 of 6 days/],
    [
      'a limit that stops',
      rowOf({ extra: { days: 2, ms: 30 * MINUTE } }),
      /Extra time ?2 of 7 days: 30 min/,
    ],
    ['openings', rowOf({ skipped: 4 }), /9 times, 4 ended with “Not now”/],
    ['openings without the pause', rowOf({}), /Opened ?9 times/],
    ['the evening', rowOf({ lateMs: 20 * MINUTE }), /After 10:00\sPM ?20 min/],
    ['a phone', rowOf({ phoneMs: 7 * HOUR }), /Phone, typed in: 7 hr/],
    [
      'time elsewhere with its range',
      rowOf({ elsewhere: ELSEWHERE }),
      /About 9 hr elsewhere, known for 5 of 7 days.*Between 8 hr and 10 hr 30 min$/,
    ],
    [
      'time elsewhere of the whole week',
      rowOf({ elsewhere: { ...ELSEWHERE, days: 7 } }),
      /10 hr 30 min(?!, known)/,
    ],
    [
      'a larger phone',
      rowOf({ phoneMs: 7 * HOUR, elsewhereLarger: true }),
      /More time elsewhere than here\./,
    ],
    [
      'one thing that went well',
      rowOf({ wentWell: 'kept', kept: { days: 5, of: 6 } }),
      /The limit was kept on 5 of 6 days/,
    ],
    ['several browsers', rowOf({ devices: 2 }), /Browsers: 2/],
    ['a browser without a card', rowOf({ missingDevices: 1 }), /Not every browser gave a card/],
    ['half a week', rowOf({ upTo: '2026-05-07' }), /Up to Thursday, May 7/],
    ['nobody’s card', rowOf(null, { member: null }), /^Mia ?—No week from ⁨?Mia⁩?’s browser yet$/],
    ['a week without Kintime', rowOf({ totalMs: null }), /—Nothing was counted here\.$/],
    [
      'a card without Kintime',
      rowOf({ totalMs: null }, { member: null }),
      /—Nothing was counted here\.$/,
    ],
    [
      'a phone without Kintime',
      rowOf({ totalMs: null, phoneMs: HOUR, comparison: comparedBy('none', 0) }),
      /—Phone, typed in: 1 hrNothing was counted here\.$/,
    ],
    ['no name', rowOf({}, { name: '' }), /^Person 1/],
  ];
  it.each(rows)('tells %s', (_, row, words) => {
    expect(shown(row)).toMatch(words);
  });

  it.each([3 * HOUR, null])('keeps the range of time elsewhere for More: %s here', (totalMs) => {
    shown(rowOf({ totalMs, elsewhere: ELSEWHERE }));
    const row = within(screen.getByTestId('member-row'));
    expect(
      row.getByText('About 9 hr elsewhere, known for 5 of 7 days').closest('details'),
    ).toBeNull();
    expect(row.getByText(/^Between 8 hr and 10 hr 30 min/).closest('details')).not.toBeNull();
  });

  it('has the range on paper, which has no More', () => {
    const row = rowOf({ elsewhere: ELSEWHERE });
    const week = { week: WEEK, rows: [row], totalMs: 0, comparison: comparedBy('none', 0) };
    const names = rowNames([row]);
    const { container } = render(
      <PrintSheet week={week} title="" names={names} lateFrom="22:00" question={null} note="" />,
    );
    expect(container.textContent).toContain(
      'About 9 hr elsewhere, between 8 hr and 10 hr 30 min, known for 5 of 7 days',
    );
  });

  it('does not repeat below what went well', () => {
    const text = shown(rowOf({ wentWell: 'kept', kept: { days: 5, of: 6 } }));
    expect(text).not.toContain('Limit kept');
  });

  it('says neither what was not there nor what does not concern it', () => {
    const text = shown(rowOf({}));
    for (const verdict of [
      'Limit kept',
      'Extra time',
      'Phone',
      'Elsewhere',
      'kept on',
      'From',
      'Up to',
    ]) {
      expect(text).not.toContain(verdict);
    }
  });
});
