// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { WeekScreen } from '../../../../../src/app/time/week/week-screen.tsx';
import type { WeekRequest, WeekData } from '../../../../../src/app/time/week/week-query.ts';
import type { Gap } from '../../../../../src/domain/tracking/gaps.ts';
import { HOUR, MINUTE, SECOND } from '../../../../../src/domain/time/units.ts';
import type { DayKey } from '../../../../../src/domain/time/units.ts';
import { at, dayWith, snapshotOf } from '../../../support/usage-snapshot-fixture.ts';
import { RECORD } from '../../elsewhere/elsewhere-fixture.ts';
import { gap, hours, NOW, weekDataOf, span } from './week-data-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  document.documentElement.dir = '';
});

const onRequest = vi.fn<(request: WeekRequest) => void>();

function show(data: WeekData): void {
  const { weeksAgo, date, member } = data;
  onRequest.mockClear();
  render(
    <main>
      <WeekScreen
        data={data}
        wall={NOW}
        request={{ weeksAgo, date, member }}
        onRequest={onRequest}
      />
    </main>,
  );
}

/** The texts of a day's panel. */
function wordsOf(date: DayKey, gaps: readonly Gap[], days: WeekData['snapshot']['days']): string {
  show(weekDataOf({ date, gaps, days, spans: [] }));
  const panel = screen.getByTestId('day');
  const words = [...panel.querySelectorAll('p, li')]
    .map(({ textContent }) => textContent)
    .join('; ');
  cleanup();
  return words;
}

describe('a week', () => {
  it('says how much, when and where before anything else', () => {
    show(weekDataOf());
    expect(screen.getByTestId('week-total').dataset['ms']).toBe(String(80 * MINUTE));
    const headings = screen.getAllByRole('heading', { level: 2 });
    expect(headings.map(({ textContent }) => textContent.replaceAll('\u2009', ' '))).toEqual([
      'May 4 – 10',
      'Day by day',
      'Tuesday, May 5',
      'About 6 of every 10 minutes in the endless feeds',
      'Half of it is between 8 PM and 9 PM',
    ]);
    expect(screen.getByText('Chose “Not now”')).toBeTruthy();
    // The time of a group's only part is that of the group.
    expect(screen.getByTestId('group-endless').textContent).toMatch(/^Endless feedsFor You\d/);
  });

  it('says nothing of the endless feeds while less than a minute is known', () => {
    const days = [
      dayWith('2026-05-05', { activeMs: 40 * SECOND, feedsMs: { 'for-you': 20 * SECOND } }),
    ];
    show(weekDataOf({ days, spans: [] }));
    expect(screen.queryByTestId('where')).toBeNull();
    cleanup();
    show(
      weekDataOf({
        days: [dayWith('2026-05-05', { activeMs: MINUTE, feedsMs: { 'for-you': MINUTE } })],
      }),
    );
    // What the heading says is not said again.
    expect(screen.getByTestId('where').textContent).toBe(
      '1 min of 1 min in the endless feedsFor You',
    );
  });

  it('knows no usual day before there are four whole ones', () => {
    show(weekDataOf());
    expect(screen.getByText('needs 4 full days')).toBeTruthy();
    expect(screen.queryByText(/^typical /)).toBeNull();
    cleanup();
    const days = [1, 2, 3, 4].map((i) => dayWith(`2026-05-0${i}`, { activeMs: i * 10 * MINUTE }));
    show(weekDataOf({ days }));
    expect(screen.getByText('Typical day, last 4 weeks').nextSibling?.textContent).toBe('25 min');
    expect(screen.getByText('typical 25m')).toBeTruthy();
  });

  it('has its days as tabs with all that their bars say', () => {
    show(weekDataOf());
    const tabs = screen.getAllByRole('tab');
    expect(tabs).toHaveLength(7);
    const spoken = tabs.map((tab) => tab.querySelector('.unseen')?.textContent);
    expect(spoken.slice(0, 2)).toEqual([
      'Monday, May 4: 0 minutes',
      'Tuesday, May 5: 1 hour, 20 minutes, with a limit of 1 hour',
    ]);
    expect(spoken[4]).toBe('Friday, May 8: still to come');
    expect(screen.getByRole('tab', { selected: true })).toBe(tabs[1]);
    expect(screen.getByText('Limit 1h')).toBeTruthy();
    expect(screen.getByText('+15m')).toBeTruthy();
    expect(screen.getByText('Outlined tops are messages, outside the limit.')).toBeTruthy();
    expect(screen.getByText('30 min of messages, outside the limit')).toBeTruthy();
  });

  it('shows the sessions of the chosen day, and nobody else’s', () => {
    const read = weekDataOf();
    const others = span('2026-05-05T10:00', '2026-05-05T11:00', 'live', 'ben');
    const members = [
      { id: 'm', name: 'Mia' },
      { id: 'ben', name: 'Ben' },
    ];
    show({
      ...read,
      snapshot: { ...read.snapshot, members },
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
    const long = weekDataOf({
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
    show(weekDataOf({ weeksAgo: 1, date: '2026-05-03', days: [], spans: [] }));
    expect(screen.getByText(/Kintime was not on in this week/)).toBeTruthy();
    expect(screen.getAllByRole('tab').every((tab) => tab.textContent.includes('—'))).toBe(true);
    expect(screen.getByTestId('week-total').dataset['ms']).toBeUndefined();
    expect(screen.queryByTestId('when')).toBeNull();
    expect(screen.queryByTestId('where')).toBeNull();
  });

  it('says in the first days what will appear, and later does not', () => {
    show(weekDataOf({ firstDate: '2026-05-06' }));
    expect(screen.getByTestId('first-days')).toBeTruthy();
    cleanup();
    show(weekDataOf());
    expect(screen.queryByTestId('first-days')).toBeNull();
  });

  it('is a first week of its own until there is any time, or any other gap than the first', () => {
    const { snapshot } = weekDataOf({ days: [dayWith('2026-05-07')] });
    const first = gap('2026-05-07T04:00', '2026-05-07T15:00', 'before');
    const since = { date: '2026-05-07', firstDate: '2026-05-07', spans: [] };
    show(weekDataOf({ ...since, snapshot, gaps: [first] }));
    expect(screen.getByRole('heading', { name: 'Your first week' })).toBeTruthy();
    expect(screen.queryByTestId('week-total')).toBeNull();
    cleanup();
    const asleep = gap('2026-05-07T15:30', '2026-05-07T16:00', 'asleep');
    show(weekDataOf({ ...since, snapshot, gaps: [first, asleep] }));
    expect(screen.queryByRole('heading', { name: 'Your first week' })).toBeNull();
    expect(screen.getByText('What was not counted')).toBeTruthy();
  });

  it('says how long the chosen day was in other browsers, in no total', () => {
    const otherBrowsers = [
      { member: 'm', ms: 20 * MINUTE },
      { member: 'b', ms: 50 * MINUTE },
    ];
    show(weekDataOf({ member: 'm', otherBrowsers }));
    expect(screen.getByTestId('day').textContent).toContain('20 min in other browsers');
    expect(screen.getByTestId('week-total').dataset['ms']).toBe(String(80 * MINUTE));
    cleanup();
    show(weekDataOf({ member: 'm', otherBrowsers: otherBrowsers.slice(1) }));
    expect(screen.getByTestId('day').textContent).not.toContain('other browsers');
  });

  it('shows the chosen day and the hours elsewhere, too', () => {
    const data = weekDataOf({ elsewhere: RECORD });
    const members = ['m', 'other'].map((id) => ({ id, name: id }));
    show({ ...data, snapshot: { ...data.snapshot, members } });
    const day = screen.getByTestId('day').textContent;
    expect(day).toContain('About 2 hr elsewhere');
    // The card of the week has the range, once.
    expect(day).not.toContain('2 hr 30 min');
    expect(day).toMatch(/Elsewhere\d/);
    const sources = screen.getAllByTestId('hours-source');
    expect(sources.map(({ textContent }) => textContent)).toEqual([
      'This browser',
      'Elsewhere',
      'Together',
    ]);
    for (const source of sources.slice(1)) fireEvent.click(source);
    expect(screen.getByTestId('when').textContent).toContain('Half of it is between 8 PM and 9 PM');
    const map = screen.getByRole('application', { name: 'Hours of the day by weekday' });
    fireEvent.keyDown(map, { key: 'ArrowDown' });
    for (let hour = 4; hour < 20; hour += 1) fireEvent.keyDown(map, { key: 'ArrowRight' });
    expect(document.querySelector('#hour-read')?.textContent).toBe(
      'Tuesday, 8 PM to 9 PM: 2 hr 50 min on 1 day',
    );
  });

  it('says of the tables of hours that they are in minutes, and of which time', async () => {
    show(weekDataOf({ elsewhere: RECORD }));
    const tables = screen.getByText('Show everything as tables').closest('details');
    if (tables === null) throw new Error('no tables');
    tables.open = true;
    fireEvent(tables, new Event('toggle'));
    const caption = 'Minutes by hour and weekday, four weeks together';
    const captions = (await screen.findAllByText(new RegExp(`${caption}$`))).map(
      ({ textContent }) => textContent.replaceAll(/[\u2068\u2069]/gu, ''),
    );
    expect(captions).toEqual([caption, `Elsewhere: ${caption}`, `Together: ${caption}`]);
  });

  it('says that a parent sees the same', () => {
    show(weekDataOf());
    expect(screen.getByText(/Parents see exactly what you see/)).toBeTruthy();
  });

  it.each([
    ['with time', weekDataOf()],
    ['without any', weekDataOf({ days: [], spans: [], weeksAgo: 1 })],
  ])('is without faults that a machine can find: %s', async (_, read) => {
    show(read);
    const { violations } = await axe.run(document.body, {
      // Contrast needs a browser; landmarks belong to the app frame.
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

describe('a week of somebody who came later', () => {
  /** Ben came on Wednesday, and Cleo was never chosen. */
  const snapshot = snapshotOf({
    members: ['m', 'ben', 'cleo'].map((id) => ({ id, name: id })),
    switches: [
      { at: 0, member: 'm' },
      { at: at('2026-05-06T15:10'), member: 'ben' },
    ],
    days: [
      ...['2026-05-03', '2026-05-04', '2026-05-05'].map((date) => dayWith(date)),
      dayWith('2026-05-06', { activeMs: HOUR }),
      dayWith('2026-05-06', {
        member: 'ben',
        activeMs: 20 * MINUTE,
        hoursMs: hours({ 20: 20 * MINUTE }),
        opens: 1,
      }),
      dayWith('2026-05-07'),
    ],
    settings: { ...snapshotOf().settings, firstDay: 1 },
  });
  const read = (date: DayKey, parts: Partial<WeekData> = {}): WeekData => ({
    ...weekDataOf({ date, spans: [], ...parts }),
    snapshot,
  });
  const panelOf = (shown: WeekData): string => {
    show(shown);
    const words = [...screen.getByTestId('day').querySelectorAll('p, li')];
    return words.map(({ textContent }) => textContent.replaceAll('\u202F', ' ')).join('; ');
  };
  const asleep = gap('2026-05-05T10:00', '2026-05-05T11:00', 'asleep');

  it('says of a day before that they were not here yet, and nothing of others’ gaps', () => {
    expect(panelOf(read('2026-05-05', { gaps: [asleep] }))).toBe('—; Not on this browser yet');
    cleanup();
    expect(panelOf(read('2026-05-05', { gaps: [asleep], member: 'm' }))).toMatch(
      /^0 min; No time on TikTok; Not counted 10:00 AM–11:00 AM/,
    );
  });

  it('says one reason for what was theirs neither before counting began nor before they came', () => {
    const first = gap('2026-05-06T04:00', '2026-05-06T09:00', 'before');
    const shown = read('2026-05-06', { gaps: [first] });
    expect(panelOf({ ...shown, snapshot: { ...snapshot, disqualifyingGaps: [first] } })).toMatch(
      /^20 min;.*Counted from 3:10 PM;.*; Not counted 4:00 AM–3:10 PM: not on this browser yet$/,
    );
    cleanup();
    expect(
      panelOf({ ...shown, member: 'm', snapshot: { ...snapshot, disqualifyingGaps: [first] } }),
    ).toMatch(
      /Counted from 9:00 AM;.*; Not counted 4:00 AM–9:00 AM: counting had not started here yet$/,
    );
  });

  it('says from when on they were counted on the day on which they came', () => {
    expect(panelOf(read('2026-05-06'))).toMatch(
      /^20 min;.*Counted from 3:10 PM;.*Not counted 4:00 AM–3:10 PM: not on this browser yet$/,
    );
    const tabs = screen.getAllByRole('tab').map((tab) => tab.querySelector('.unseen')?.textContent);
    expect(tabs.slice(0, 4).map((text) => text?.replaceAll('\u202F', ' '))).toEqual([
      'Monday, May 4: Not on this browser yet',
      'Tuesday, May 5: Not on this browser yet',
      'Wednesday, May 6: 20 minutes. Counted from 3:10 PM',
      'Thursday, May 7: 0 minutes',
    ]);
  });

  it('takes no day before for a usual one, nor for one of its hours', () => {
    show(read('2026-05-06'));
    expect(screen.getByText('needs 4 full days')).toBeTruthy();
    const map = screen.getByRole('application', { name: 'Hours of the day by weekday' });
    fireEvent.keyDown(map, { key: 'Home' });
    expect(document.querySelector('#hour-read')?.textContent).toBe('Monday: nothing is known');
  });

  it('leads to no week before, and says since when they are counted', () => {
    show(read('2026-05-06'));
    expect(screen.getByTestId('week-earlier').getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText(/^Counting here since May 6, 2026/)).toBeTruthy();
    expect(screen.getByTestId('first-days')).toBeTruthy();
    cleanup();
    show(read('2026-05-06', { member: 'm' }));
    expect(screen.getByTestId('week-earlier').getAttribute('aria-disabled')).toBe('false');
    expect(screen.getByText(/^Counting here since April 1, 2026/)).toBeTruthy();
  });

  it('leads on to what a file brought from before', () => {
    const days = [...snapshot.days, dayWith('2026-05-04', { device: 'other', member: 'ben' })];
    show({ ...read('2026-05-06'), snapshot: { ...snapshot, days } });
    expect(screen.getByTestId('week-earlier').getAttribute('aria-disabled')).toBe('false');
    expect(screen.getByText(/^Counting here since April 1, 2026/)).toBeTruthy();
  });

  it('says in a week of which they know nothing why, of whoever was never chosen as well', () => {
    show(read('2026-04-28', { weeksAgo: 1, gaps: [asleep] }));
    expect(screen.getByText('Not on this browser yet.')).toBeTruthy();
    expect(screen.getByTestId('week-total').dataset['ms']).toBeUndefined();
    cleanup();
    show(read('2026-05-07', { member: 'cleo' }));
    expect(screen.getByText('Not on this browser yet.')).toBeTruthy();
    expect(screen.queryByText(/Kintime was not on in/)).toBeNull();
    expect(screen.queryByText(/Counting here since/)).toBeNull();
  });
});

describe('a day that the browser lost', () => {
  const lost = gap('2026-05-07T04:00', '2026-05-07T15:00', 'lost');
  const used = (member: string, minutes: number) => ({
    member,
    date: '2026-05-07',
    ms: minutes * MINUTE,
    messagesMs: 0,
    leftMs: null,
  });
  const usedBeforeLoss = { at: at('2026-05-07T15:00'), used: [used('m', 40), used('b', 10)] };

  it.each<[string, WeekData['spans'], RegExp]>([
    [
      'all of it',
      [],
      /Not counted 4:00 AM–3:00 PM: lost by the browser; limits still count 40 min/,
    ],
    [
      'what a file did not bring back',
      [span('2026-05-07T12:00', '2026-05-07T12:15', 'for-you')],
      /limits still count 25 min of it/,
    ],
    [
      'nothing once it is back',
      [span('2026-05-07T12:00', '2026-05-07T13:00', 'for-you')],
      /Not counted 4:00 AM–3:00 PM: lost by the browser$/,
    ],
  ])('says how much of it limits still count: %s', (_, spans, text) => {
    const data = weekDataOf({ date: '2026-05-07', gaps: [lost], spans });
    const { settings } = data.snapshot;
    show({
      ...data,
      snapshot: { ...data.snapshot, settings: { ...settings, usedBeforeLoss } },
    });
    expect(screen.getByText(/^Not counted 4/).textContent?.replaceAll('\u202F', ' ')).toMatch(text);
  });
});

describe('the keys', () => {
  const cases: readonly [string, dir: string, key: string, Partial<WeekRequest>][] = [
    ['go on a day', 'ltr', 'ArrowRight', { date: '2026-05-06', weeksAgo: 0 }],
    ['go back a day', 'ltr', 'ArrowLeft', { date: '2026-05-04', weeksAgo: 0 }],
    ['are mirrored', 'rtl', 'ArrowRight', { date: '2026-05-04', weeksAgo: 0 }],
    ['go to the last day that is there', 'ltr', 'End', { date: '2026-05-07', weeksAgo: 0 }],
  ];
  it.each(cases)('on a day %s', (_, dir, key, wanted) => {
    document.documentElement.dir = dir;
    show(weekDataOf());
    fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { key });
    expect(onRequest).toHaveBeenCalledWith(expect.objectContaining(wanted));
    expect(onRequest).toHaveBeenCalledTimes(1);
  });

  it('on the first day of a week lead into the week before', () => {
    show(weekDataOf({ date: '2026-05-04', spans: [] }));
    fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { key: 'ArrowLeft' });
    expect(onRequest).toHaveBeenCalledWith(
      expect.objectContaining({ date: '2026-05-03', weeksAgo: 1 }),
    );
  });

  it('do not lead into days to come, or before everything', () => {
    show(weekDataOf({ date: '2026-05-07', spans: [], firstDate: '2026-05-04' }));
    fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { key: 'ArrowRight' });
    fireEvent.keyDown(document.body, { key: 'ArrowRight' });
    fireEvent.keyDown(document.body, { key: 'ArrowLeft' });
    expect(onRequest).not.toHaveBeenCalled();
  });

  it('on the page go from week to week', () => {
    show(weekDataOf());
    fireEvent.keyDown(document.body, { key: 'ArrowLeft' });
    expect(onRequest).toHaveBeenCalledWith(expect.objectContaining({ weeksAgo: 1, date: null }));
  });

  it('read the hours one by one', () => {
    show(weekDataOf());
    const map = screen.getByRole('application', { name: 'Hours of the day by weekday' });
    fireEvent.keyDown(map, { key: 'ArrowDown' });
    for (let hour = 4; hour < 20; hour += 1) fireEvent.keyDown(map, { key: 'ArrowRight' });
    expect(document.querySelector('#hour-read')?.textContent).toBe(
      'Tuesday, 8 PM to 9 PM: 50 min on 1 day',
    );
    expect(onRequest).not.toHaveBeenCalled();
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
