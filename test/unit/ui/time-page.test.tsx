// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import './duration-format.ts';
import { WeekScreen } from '../../../src/app/time/week-screen.tsx';
import type { Wanted, WeekRead } from '../../../src/app/time/week-query.ts';
import type { Gap } from '../../../src/domain/gaps.ts';
import { HOUR, MINUTE } from '../../../src/domain/units.ts';
import type { DayKey } from '../../../src/domain/units.ts';
import { dayWith } from './picture-of.ts';
import { gap, NOW, readOf, span } from './week-read.ts';

vi.mock('../../../src/platform/browser.ts', () => import('./extension-stub.ts'));
afterEach(() => {
  cleanup();
  document.documentElement.dir = '';
});

const want = vi.fn<(wanted: Wanted) => void>();

function show(read: WeekRead): void {
  want.mockClear();
  const wanted: Wanted = { weeksAgo: read.weeksAgo, date: read.date, whose: read.whose };
  render(
    <main>
      <WeekScreen read={read} wall={NOW} wanted={wanted} want={want} />
    </main>,
  );
}

/** What the page says of one day, after that was chosen. */
function wordsOf(date: DayKey, gaps: readonly Gap[], days: WeekRead['picture']['days']): string {
  show(readOf({ date, gaps, days, spans: [] }));
  const panel = screen.getByTestId('day');
  const words = [...panel.querySelectorAll('p, li')]
    .map(({ textContent }) => textContent)
    .join('; ');
  cleanup();
  return words;
}

describe('a week', () => {
  it('says how much, when and where before anything else', () => {
    show(readOf());
    expect(screen.getByTestId('week-total').dataset['ms']).toBe(String(80 * MINUTE));
    expect(screen.getByTestId('week-lead').textContent).toBe(
      'Half of the time was between 8 PM and 9 PM. About 6 of every 10 minutes were in the endless feed.',
    );
    expect(screen.getByText('Turned away at the pause')).toBeTruthy();
  });

  it('knows no usual day before there are four whole ones', () => {
    show(readOf());
    expect(screen.getByText('after 4 whole days')).toBeTruthy();
    cleanup();
    const days = [1, 2, 3, 4].map((i) => dayWith(`2026-05-0${i}`, { activeMs: i * 10 * MINUTE }));
    show(readOf({ days }));
    expect(screen.getByText('A usual day, over four weeks').nextSibling?.textContent).toBe(
      '25 min',
    );
  });

  it('has its days as tabs with all that their bars say', () => {
    show(readOf());
    const tabs = screen.getAllByRole('tab');
    expect(tabs).toHaveLength(7);
    const spoken = tabs.map((tab) => tab.querySelector('.unseen')?.textContent);
    expect(spoken.slice(0, 2)).toEqual([
      'Monday, May 4: 0 minutes',
      'Tuesday, May 5: 1 hour, 20 minutes, with a limit of 1 hour',
    ]);
    expect(spoken[4]).toBe('Friday, May 8: still to come');
    expect(screen.getByRole('tab', { selected: true })).toBe(tabs[1]);
    expect(screen.getByText('Limit with extra time')).toBeTruthy();
    expect(screen.getByText('Messages, which the limit leaves out')).toBeTruthy();
  });

  it('shows the sessions of the chosen day, and nobody else’s', () => {
    const read = readOf();
    const others = span('2026-05-05T10:00', '2026-05-05T11:00', 'live', 'ben');
    const members = [
      { id: 'm', name: 'Mia' },
      { id: 'ben', name: 'Ben' },
    ];
    show({
      ...read,
      picture: { ...read.picture, members },
      spans: [...read.spans, others],
    });
    const rows = within(screen.getByTestId('sessions')).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => textContent.replaceAll('\u202F', ' '))).toEqual([
      '8:05 PM–8:55 PM50 minmostly For You',
      '10:00 PM–10:30 PM30 minmostly Messages',
    ]);
    expect(screen.getAllByTestId('time-member').map(({ textContent }) => textContent)).toEqual([
      'Mia',
      'Ben',
    ]);
  });

  it('says of a day whose sessions are not kept any more why there are none', () => {
    const long = readOf({
      weeksAgo: 40,
      date: '2025-07-29',
      days: [dayWith('2025-07-29', { activeMs: HOUR })],
      spans: [],
      firstDate: '2025-07-01',
    });
    show(long);
    expect(screen.getByText(/kept for 200 days/)).toBeTruthy();
  });

  it('of which nothing is known has dashes and says so', () => {
    show(readOf({ weeksAgo: 1, date: '2026-05-03', days: [], spans: [] }));
    expect(screen.getByText(/Kintime was not on in this week/)).toBeTruthy();
    expect(screen.getAllByRole('tab').every((tab) => tab.textContent.includes('—'))).toBe(true);
    expect(screen.getByTestId('week-total').dataset['ms']).toBeUndefined();
    expect(screen.queryByTestId('when')).toBeNull();
    expect(screen.queryByTestId('where')).toBeNull();
  });

  it('says in the first days what will appear, and later does not', () => {
    show(readOf({ firstDate: '2026-05-06' }));
    expect(screen.getByTestId('first-days')).toBeTruthy();
    cleanup();
    show(readOf());
    expect(screen.queryByTestId('first-days')).toBeNull();
  });

  it('says that a parent sees the same', () => {
    show(readOf());
    expect(screen.getByText(/What a parent can see is this same page/)).toBeTruthy();
  });

  it.each([
    ['with time', readOf()],
    ['without any', readOf({ days: [], spans: [], weeksAgo: 1 })],
  ])('is without faults that a machine can find: %s', async (_, read) => {
    show(read);
    const { violations } = await axe.run(document.body, {
      // Colours need a browser; regions are the frame's.
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

describe('the keys', () => {
  const cases: readonly [string, dir: string, key: string, Partial<Wanted>][] = [
    ['go on a day', 'ltr', 'ArrowRight', { date: '2026-05-06', weeksAgo: 0 }],
    ['go back a day', 'ltr', 'ArrowLeft', { date: '2026-05-04', weeksAgo: 0 }],
    ['are mirrored', 'rtl', 'ArrowRight', { date: '2026-05-04', weeksAgo: 0 }],
    ['go to the last day that is there', 'ltr', 'End', { date: '2026-05-07', weeksAgo: 0 }],
  ];
  it.each(cases)('on a day %s', (_, dir, key, wanted) => {
    document.documentElement.dir = dir;
    show(readOf());
    fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { key });
    expect(want).toHaveBeenCalledWith(expect.objectContaining(wanted));
    expect(want).toHaveBeenCalledTimes(1);
  });

  it('on the first day of a week lead into the week before', () => {
    show(readOf({ date: '2026-05-04', spans: [] }));
    fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { key: 'ArrowLeft' });
    expect(want).toHaveBeenCalledWith(expect.objectContaining({ date: '2026-05-03', weeksAgo: 1 }));
  });

  it('do not lead into days to come, or before everything', () => {
    show(readOf({ date: '2026-05-07', spans: [], firstDate: '2026-05-04' }));
    fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { key: 'ArrowRight' });
    fireEvent.keyDown(document.body, { key: 'ArrowRight' });
    fireEvent.keyDown(document.body, { key: 'ArrowLeft' });
    expect(want).not.toHaveBeenCalled();
  });

  it('on the page go from week to week', () => {
    show(readOf());
    fireEvent.keyDown(document.body, { key: 'ArrowLeft' });
    expect(want).toHaveBeenCalledWith(expect.objectContaining({ weeksAgo: 1, date: null }));
  });

  it('read the hours one by one', () => {
    show(readOf());
    const map = screen.getByRole('application', { name: 'Hours of the day by weekday' });
    fireEvent.keyDown(map, { key: 'ArrowDown' });
    for (let hour = 4; hour < 20; hour += 1) fireEvent.keyDown(map, { key: 'ArrowRight' });
    expect(document.querySelector('#hour-read')?.textContent).toBe(
      'Tuesday, 8 PM to 9 PM: 50 min on one day',
    );
    expect(want).not.toHaveBeenCalled();
  });
});

describe('a day in words', () => {
  const some = [dayWith('2026-05-04'), dayWith('2026-05-07', { activeMs: MINUTE, opens: 1 })];

  it('says whether it was deleted or not on, and names a gap of a whole day as one', () => {
    const gaps = [
      gap('2026-05-04T04:00', '2026-05-05T04:00', 'off'),
      gap('2026-05-05T04:00', '2026-05-06T04:00', 'deleted'),
    ];
    expect(wordsOf('2026-05-04', gaps, some)).toBe(
      '—; Kintime was not on; Not counted all day: Kintime was switched off',
    );
    expect(wordsOf('2026-05-05', gaps, some)).toBe('—; This day was deleted');
    expect(wordsOf('2026-05-06', gaps, some)).toBe('—; Kintime was not on');
  });

  it('says of today that it counts from its deletion on', () => {
    const gaps = [gap('2026-05-07T04:00', '2026-05-07T12:00', 'deleted')];
    expect(wordsOf('2026-05-07', gaps, some)).toMatch(/^1 min;.*Counted from 12:00\sPM;.*deleted$/);
  });

  it('says of a day of which all came back but its end that a part is missing', () => {
    const gaps = [gap('2026-05-07T12:00', '2026-05-07T12:05', 'deleted')];
    const words = wordsOf('2026-05-07', gaps, some);
    expect(words).toMatch(
      /Part of the day was not counted;.*Not counted 12:00\sPM–12:05\sPM: deleted$/,
    );
    expect(words).not.toContain('Counted from');
  });
});
