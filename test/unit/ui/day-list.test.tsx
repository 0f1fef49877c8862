// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import './duration-format.ts';
import { DayList } from '../../../src/app/day-list.tsx';
import type { Gap } from '../../../src/domain/gaps.ts';
import { MINUTE } from '../../../src/domain/units.ts';
import { overviewOf } from '../../../src/ui/overview.ts';
import { at, dayWith, pictureOf } from './picture-of.ts';

vi.mock('../../../src/platform/browser.ts', () => import('./extension-stub.ts'));
afterEach(cleanup);

function gap(start: string, end: string, reason: Gap['reason']): Gap {
  return { device: 'd', site: 'tiktok', start: at(start), end: at(end), reason };
}

/** What My time says of the days of one week, by date. */
function wordsOf(breaks: readonly Gap[]): Record<string, string> {
  const picture = pictureOf({
    breaks,
    days: [dayWith('2026-05-04'), dayWith('2026-05-07', { activeMs: MINUTE, opens: 1 })],
  });
  const overview = overviewOf(picture, at('2026-05-07T18:00'), 1, 0);
  if (overview === null) throw new Error('no calendar');
  const { calendars } = picture.settings;
  render(<DayList days={overview.week.days} gaps={breaks} calendars={calendars} />);
  return Object.fromEntries(
    screen
      .getAllByTestId('day')
      .map((day) => [
        day.dataset['date'] ?? '',
        [...day.querySelectorAll('p, li')].map(({ textContent }) => textContent).join('; '),
      ]),
  );
}

describe('the days of a week in words', () => {
  it('say whether a day was deleted or not on, and name a gap of a whole day as one', () => {
    const words = wordsOf([
      gap('2026-05-04T04:00', '2026-05-05T04:00', 'off'),
      gap('2026-05-05T04:00', '2026-05-06T04:00', 'deleted'),
    ]);
    expect(words).toMatchObject({
      '2026-05-04': '—; Kintime was not on; Not counted all day: Kintime was switched off',
      '2026-05-05': '—; This day was deleted',
      '2026-05-06': '—; Kintime was not on',
    });
  });

  it('say of today that it counts from its deletion on', () => {
    const words = wordsOf([gap('2026-05-07T04:00', '2026-05-07T12:00', 'deleted')]);
    expect(words['2026-05-07']).toMatch(/^1 min;.*Counted from 12:00\sPM;.*deleted$/);
  });

  it('say of a day of which all came back but its end that a part is missing', () => {
    const words = wordsOf([gap('2026-05-07T12:00', '2026-05-07T12:05', 'deleted')]);
    expect(words['2026-05-07']).toMatch(
      /Part of the day was not counted; Not counted 12:00\sPM–12:05\sPM: deleted$/,
    );
    expect(words['2026-05-07']).not.toContain('Counted from');
  });
});
