// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../support/duration-format.ts';
import { NO_RULES } from '../../../src/domain/limits/rules/rules.ts';
import { addDays } from '../../../src/domain/time/calendar.ts';
import type { Day } from '../../../src/domain/tracking/day-totals.ts';
import type { UsageSnapshot } from '../../../src/domain/snapshot/usage-snapshot.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time/units.ts';
import type { DayKey, EpochMs } from '../../../src/domain/time/units.ts';
import type { AgreementView, BrowserProfileView } from '../../../src/messages/views.ts';
import type { BackgroundAnswers } from '../../../src/popup/suggested-action.ts';
import { PopupView } from '../../../src/popup/popup-view.tsx';
import type { OnState as On, PopupState } from '../../../src/popup/popup-state.ts';
import { todayComparison } from '../../../src/ui/usage/today-comparison.ts';
import { lastWeekOf, weekOverviewOf } from '../../../src/ui/usage/week-overview.ts';
import { permissions, runtime } from '../support/browser-stub.ts';
import {
  agreementOf,
  agreementViewOf,
  BEDTIME,
  EVENING,
  profileOf,
  MIA,
  requestOf,
  verdictOf,
} from '../support/profile-fixture.ts';
import { at, dayWith, snapshotOf } from '../support/usage-snapshot-fixture.ts';

vi.mock('../../../src/platform/browser.ts', () => import('../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const NOW = at('2026-05-07T18:00');
const MONDAY = dayWith('2026-05-04', { activeMs: HOUR + 5 * MINUTE });
const TUESDAY = dayWith('2026-05-05', { activeMs: 42 * MINUTE });

function on(parts: Partial<On> = {}): On {
  return { ...seen([MONDAY, TUESDAY, dayWith('2026-05-07')], NOW), ...parts };
}

function seen(days: readonly Day[], now: EpochMs, parts: Partial<UsageSnapshot> = {}): On {
  const snapshot = snapshotOf({ days, ...parts });
  const overview = weekOverviewOf(snapshot, now, 1, 0);
  const lastWeek = lastWeekOf(snapshot, now, 1);
  if (overview === null || lastWeek === null) throw new Error('no calendar');
  return {
    is: 'on',
    overview,
    lastWeek,
    todayComparison: todayComparison(snapshot, now),
    access: true,
    issue: null,
    clockBehindMs: null,
  };
}

/** Consecutive days with these minutes; `null` for days on which Kintime was not on. */
function daysFrom(first: DayKey, minutes: readonly (number | null)[]): Day[] {
  return minutes.flatMap((each, i) =>
    each === null ? [] : [dayWith(addDays(first, i), { activeMs: each * MINUTE })],
  );
}

/** Day and time as screen readers read them. */
function spoken(bar: HTMLElement): string {
  const day = within(bar).getByRole('rowheader');
  const time = within(bar).getByRole('cell');
  return [day, time].map((cell) => cell.querySelector('.unseen')?.textContent).join(': ');
}

const NARROW_SPACE = /\u202F/gu;

/** The title and lines of the first message, in large letters, and the title of the second. */
function messages(): (string | null)[] {
  return [...document.querySelectorAll('main section:is([data-testid]), .popup-other')].map(
    (message) =>
      [...(message.matches('p') ? [message] : message.children)]
        .filter((line) => line.matches('h2, .popup-other, p:not([data-testid])'))
        .map((line) => line.textContent)
        .join(' | ')
        .replaceAll(NARROW_SPACE, ' '),
  );
}

describe('what was asked for', () => {
  const BEN = { ...MIA, id: 'ben', name: 'Ben' };
  const refused = { ms: 0, by: 'dad', at: 1, reason: 'Dinner first.' };
  const show = (profile: BackgroundAnswers['profile'], agreement = agreementViewOf(null)): void => {
    render(<PopupView state={on()} answers={{ profile, agreement }} />);
  };

  it('stands first until it is answered, with a link to where that is done', () => {
    show(profileOf({ members: [MIA, BEN], current: 'ben', requests: [requestOf()] }));
    expect(messages()).toEqual(['At 6:20 PM, Mia asked for 15 min | “to finish a call”']);
    expect(screen.getAllByRole('heading', { level: 2 })[0]?.textContent).toMatch(
      /^At .+ Mia asked/,
    );
    expect(screen.getByTestId('popup-word').textContent).toMatch(/^TikTok is off until 7:00/);
    const link = screen.getByTestId('request-answer');
    expect(link.textContent).toBe('Answer Mia');
    expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual([
      'app.html#/agreement/suggestions/mia',
      '_blank',
    ]);
  });

  it('waits in another browser, and a parent is led to it', () => {
    show(profileOf({ waitingElsewhere: 2 }));
    expect(messages()).toEqual(['Waiting in other browsers: 2']);
    const link = screen.getByTestId('inbox-open');
    expect(link.getAttribute('href')).toBe('app.html#/household/inbox');
  });

  it.each([
    [true, []],
    [false, ['Answer Mia']],
  ])('leads whoever asked to no answer, unless anyone may give it: %s', (hasPin, links) => {
    show(profileOf({ hasPin, requests: [requestOf()] }));
    expect(messages()[0]).toContain('| Your request stays open until the day ends.');
    expect(screen.queryAllByTestId('request-answer').map((one) => one.textContent)).toEqual(links);
  });

  it('says what the request is to lift, whichever rule was in the way', () => {
    const requests = [requestOf({ pastBedtime: true })];
    show(profileOf({ members: [MIA, BEN], current: 'ben', requests }));
    expect(messages()[0]).toContain('| Also past bedtime and quiet times');
  });

  it.each([
    [refused, 'Dad said no to 15 min | “Dinner first.”'],
    [{ ...refused, ms: 5 * MINUTE, reason: '' }, 'Dad said yes to 5 min of 15 min'],
    [{ ...refused, ms: 15 * MINUTE, reason: '' }, 'Dad said yes to 15 min'],
    [{ ...refused, by: 'no-pin', reason: '' }, 'Someone without a PIN said no to 15 min'],
  ])('is answered first thing, to whoever asked: %o', (answer, words) => {
    show(profileOf({ requests: [requestOf({ answer }), requestOf({ member: 'ben', answer })] }));
    expect(messages()).toEqual([words]);
  });

  it('comes after what is wrong, which somebody can mend at once', () => {
    const profile = profileOf({ requests: [requestOf({ answer: refused })] });
    render(
      <PopupView
        state={on({ access: false })}
        answers={{ profile, agreement: agreementViewOf(null) }}
      />,
    );
    expect(messages().map((message) => message?.split(' | ')[0])).toEqual([
      'TikTok isn’t counted',
      'Dad said no to 15 min',
    ]);
  });

  it('stands in large letters if it is the latest, and as a link to its answer otherwise', () => {
    const requests = [
      requestOf({ id: 'r2', member: 'ben', answer: refused }),
      requestOf({ id: 'r1', member: 'mia' }),
    ];
    show(profileOf({ members: [MIA, BEN], current: 'ben', requests }));
    expect(messages()).toEqual([
      'Dad said no to 15 min | “Dinner first.”',
      'At 6:20 PM, Mia asked for 15 min',
    ]);
    expect(screen.getByText(/^At .+ Mia asked/).getAttribute('href')).toBe(
      'app.html#/agreement/suggestions/mia',
    );
    expect(screen.queryByTestId('request-answer')).toBeNull();
    expect(screen.getByTestId('next-step').textContent).toBe('Ask for more time');
  });

  it('of other rules is answered with the no and its reason', () => {
    const refusal = {
      id: 'p',
      member: MIA.id,
      at: 0,
      rules: { ...NO_RULES, weekly: { limitMs: 5 * HOUR, strength: 'firm' as const } },
      reason: '',
      answer: 'no' as const,
      answerReason: 'Not before the exam.',
      answeredBy: 'dad',
      answeredAt: 1,
    };
    show(profileOf(), agreementViewOf(null, { refusal }));
    expect(messages()).toEqual(['Dad said no to your suggestion | “Not before the exam.”']);
  });
});

describe('the popup', () => {
  it('shows today, the week and its seven days as a table drawn as bars', () => {
    render(<PopupView state={on()} />);
    expect(screen.getByTestId('today-total').textContent).toBe('0 min');
    expect(screen.getByTestId('today-total').dataset['ms']).toBe('0');
    expect(screen.getByTestId('week-total').dataset['ms']).toBe(String(HOUR + 47 * MINUTE));
    const bars = screen.getAllByTestId('week-bar');
    expect(screen.getByRole('table', { name: 'Time on each day' })).toBeTruthy();
    expect(bars.map((bar) => [spoken(bar), bar.dataset['ms']])).toEqual([
      ['Monday: 1 hour, 5 minutes', String(HOUR + 5 * MINUTE)],
      ['Tuesday: 42 minutes', String(42 * MINUTE)],
      ['Wednesday: Kintime was not on', undefined],
      ['Thursday: 0 minutes', '0'],
      ['Friday: still to come', undefined],
      ['Saturday: still to come', undefined],
      ['Sunday: still to come', undefined],
    ]);
    expect(bars[2]?.textContent).toContain('—');
    expect(screen.getByText('TikTok in this browser, not the phone app.')).toBeTruthy();
  });

  type Minutes = readonly (number | null)[];
  const LAST = [60, 60, 60, 60, 60, 60, 60];
  const pairs: readonly [what: string, last: Minutes, current: Minutes, words: string][] = [
    ['less', LAST, [50, 50, 50, 40, 0], 'Mon – Thu: 50 min less than last week'],
    ['more', LAST, [80, 80, 80, 80, 0], 'Mon – Thu: 1 hr 20 min more than last week'],
    ['about the same', LAST, [60, 60, 60, 40, 300], 'Mon – Thu: 3 hr 40 min; last week 4 hr'],
    [
      'a hole between',
      LAST,
      [60, 60, 60, 30, null, 20, 90],
      'Mon – Thu, Sat: 1 hr 10 min less than last week',
    ],
    ['two days are enough', LAST, [10, 10, 300], 'Mon, Tue: 1 hr 40 min less than last week'],
    ['one day is not', LAST, [10, 300], ''],
    ['a hole this week', LAST, [10, null, 300], ''],
    ['a hole last week', [60, null, 60, 60, 60, 60, 60], [10, 10, 0], ''],
  ];
  it.each(pairs)('sets this week beside last week: %s', (_, last, current, words) => {
    const days = [...daysFrom('2026-04-27', last), ...daysFrom('2026-05-04', current)];
    const now = at('2026-05-04T18:00') + (current.length - 1) * DAY;
    render(<PopupView state={seen(days, now)} />);
    const total = screen.getByTestId('last-week-total');
    const hours = last.includes(null) ? 6 : 7;
    expect([total.textContent, total.dataset['ms']]).toEqual([
      `Counted last week: ${hours} hr`,
      String(hours * HOUR),
    ]);
    const compared = screen.getByTestId('week-comparison').textContent;
    expect(compared.replaceAll('\u2009', ' ')).toBe(words);
  });

  it('has a dash for a last week on which Kintime was not on', () => {
    render(<PopupView state={on()} />);
    const total = screen.getByTestId('last-week-total');
    expect([total.textContent, total.dataset['ms']]).toEqual(['Counted last week: —', undefined]);
    expect(screen.getByTestId('week-comparison').textContent).toBe('Each day adds a bar.');
  });

  it('says of a today that is not known that the browser lost it', () => {
    const lost = { start: at('2026-05-07T12:00'), end: at('2026-05-07T13:00'), reason: 'lost' };
    const gap = { device: 'd', site: 'tiktok', ...lost } as const;
    const parts = { disqualifyingGaps: [gap] } as Partial<UsageSnapshot>;
    render(<PopupView state={seen([dayWith('2026-05-07')], NOW, parts)} />);
    expect(screen.getByTestId('today-total').textContent).toBe('—');
    expect(screen.getByTestId('today-usual').textContent).toBe('The browser lost this day');
  });

  it('has dashes for the days before the member came, and says so', () => {
    const parts: Partial<UsageSnapshot> = {
      members: ['m', 'ben'].map((id) => ({ id, name: id })),
      switches: [
        { at: 0, member: 'm' },
        { at: at('2026-05-06T15:10'), member: 'ben' },
      ],
    };
    const days = daysFrom('2026-04-27', [60, 60, 60, 60, 60, 60, 60, 50, 50, 50, 40]);
    render(<PopupView state={seen(days, NOW, parts)} />);
    const bars = screen.getAllByTestId('week-bar').slice(0, 4);
    expect(bars.map((bar) => [spoken(bar).replace('\u202F', ' '), bar.dataset['ms']])).toEqual([
      ['Monday: Not on this browser yet', undefined],
      ['Tuesday: Not on this browser yet', undefined],
      ['Wednesday: 0 minutes. Counted from 3:10 PM', '0'],
      ['Thursday: 0 minutes', '0'],
    ]);
    expect(bars[0]?.textContent).toContain('—');
    expect(screen.getByTestId('last-week-total').textContent).toBe('Counted last week: —');
    expect(screen.getByTestId('week-comparison').textContent).toBe('Each day adds a bar.');
    expect(screen.getByTestId('today-usual').textContent).toBe('');
  });

  it('says of the day on which the member came from when on it was counted', () => {
    const parts: Partial<UsageSnapshot> = {
      members: ['m', 'ben'].map((id) => ({ id, name: id })),
      switches: [
        { at: 0, member: 'm' },
        { at: at('2026-05-07T15:10'), member: 'ben' },
      ],
    };
    render(<PopupView state={seen([], NOW, parts)} />);
    expect(screen.getAllByRole('heading')[1]?.textContent.replace('\u202F', ' ')).toBe(
      'Today, since 3:10 PM',
    );
    expect(screen.getByTestId('today-usual').textContent).toBe('Your first day here');
  });

  it('calls no day the first whose beginning was deleted', () => {
    const deleted = { start: at('2026-05-07T04:00'), end: at('2026-05-07T12:00') };
    const gap = { device: 'd', site: 'tiktok', ...deleted, reason: 'deleted' } as const;
    const parts = { disqualifyingGaps: [gap] } as Partial<UsageSnapshot>;
    render(<PopupView state={seen([dayWith('2026-05-06')], NOW, parts)} />);
    expect(screen.getAllByRole('heading')[1]?.textContent).toMatch(/^Today, since/);
    expect(screen.getByTestId('today-usual').textContent).toBe('');
  });

  it('says how today stands beside a usual day, by this time of day', () => {
    const hours = (minutes: number): Partial<Day> => ({
      activeMs: minutes * MINUTE,
      hoursMs: Array.from({ length: 24 }, (_, hour) => (hour === 16 ? minutes * MINUTE : 0)),
    });
    const earlier = [1, 2, 3, 4].map((ago) => dayWith(addDays('2026-05-07', -ago), hours(40)));
    render(<PopupView state={seen([...earlier, dayWith('2026-05-07', hours(60))], NOW)} />);
    expect(screen.getByTestId('today-usual').textContent).toBe('A bit more than usual by now');
  });

  it('keeps a place for the button, and offers one thing once it is known', () => {
    const { rerender, container } = render(<PopupView state={on()} />);
    expect(screen.queryByTestId('next-step')).toBeNull();
    const place = container.querySelector('.popup-step');
    rerender(<PopupView state={on()} answers={{ profile: profileOf(), agreement: null }} />);
    const step = screen.getByTestId('next-step');
    expect(step.parentElement).toBe(place);
    expect([step.textContent, step.getAttribute('href'), step.getAttribute('target')]).toEqual([
      'Ask for more time',
      'closed.html',
      '_blank',
    ]);
  });

  const next = (reason: 'daily' | 'session' | 'bedtime', minutes: number, strength = 'firm') => ({
    state: 'open' as const,
    reason: null,
    opensAt: null,
    next: { at: EVENING + minutes * MINUTE, reason, strength: strength as 'firm' | 'soft' },
  });
  const agreement = agreementViewOf(agreementOf(BEDTIME));
  const ADMINISTRATOR = { ...NO_RULES, ...BEDTIME };

  describe('says in large letters', () => {
    const rows: readonly [what: string, profile: Partial<BrowserProfileView>, words: RegExp][] = [
      ['that TikTok is off, and who agreed', {}, /^TikTok is off until 7:00.AM \| .*agreed/u],
      [
        'that an administrator closed it',
        { verdict: verdictOf({ byAdministrator: true }), managed: ADMINISTRATOR },
        /^TikTok is off until 7:00.AM \| .*administrator/u,
      ],
      [
        'what is left in the last minutes before TikTok stops',
        { verdict: verdictOf(next('session', 4)) },
        /^About 4 minutes left \| Off around 10:34.PM$/u,
      ],
      [
        'what is left in the last minutes before Kintime asks',
        { verdict: verdictOf(next('session', 1, 'soft')) },
        /^About 1 minute left \| Kintime asks around 10:31.PM$/u,
      ],
      [
        'when bedtime is in a few minutes',
        { verdict: verdictOf(next('bedtime', 3)) },
        /^About 3 minutes left \| Bedtime starts at 10:33.PM$/u,
      ],
      [
        'that Kintime asks',
        { verdict: verdictOf({ state: 'paused', reason: 'daily' }) },
        /^Kintime asks before TikTok goes on$/u,
      ],
    ];
    it.each(rows)('%s', (_, profile, words) => {
      render(<PopupView state={on()} answers={{ profile: profileOf(profile), agreement }} />);
      const [title, ...lines] = [
        screen.getByTestId('popup-word'),
        ...document.querySelectorAll('.popup-sentence ~ p'),
      ];
      expect([title, ...lines].map((line) => line?.textContent).join(' | ')).toMatch(words);
      expect(screen.getByTestId('today-total').textContent).toBe('0 min');
      expect(screen.getAllByTestId('week-bar')).toHaveLength(7);
    });

    it('only today’s time while nothing is near, with bedtime beside it in the hour before', () => {
      const verdict = verdictOf(next('bedtime', 40));
      render(<PopupView state={on()} answers={{ profile: profileOf({ verdict }), agreement }} />);
      expect(screen.getByTestId('popup-word').textContent).toMatch(/^Bedtime starts at 11:10.PM$/u);
      expect(document.querySelector('.popup-sentence')).toBeNull();
    });
  });

  const moods: readonly [what: string, state: PopupState, profile: object, mood: string][] = [
    ['by day while TikTok is open', on(), { verdict: verdictOf(next('daily', 40)) }, 'day'],
    ['at dusk in the last minutes', on(), { verdict: verdictOf(next('daily', 4)) }, 'dusk'],
    ['at dusk after a limit', on(), { verdict: verdictOf({ reason: 'daily' }) }, 'dusk'],
    ['at night at bedtime', on(), {}, 'night'],
    [
      'by day while it asks who is watching',
      on(),
      { verdict: verdictOf({ reason: 'who' }) },
      'day',
    ],
    ['off without access', on({ access: false }), {}, 'off'],
    ['off while nothing can be stored', on({ issue: 'full' }), {}, 'off'],
    ['off before counting', { is: 'off', issue: null, awaiting: true }, {}, 'off'],
  ];
  it.each(moods)('has a sky: %s', (_, state, profile, mood) => {
    render(<PopupView state={state} answers={{ profile: profileOf(profile), agreement }} />);
    expect(document.querySelector<HTMLElement>('.popup-hero')?.dataset['mood']).toBe(mood);
  });

  it('has nothing in large letters that moves today’s time when the rules arrive', () => {
    const { rerender } = render(<PopupView state={on()} />);
    expect(screen.getByTestId('popup-word').textContent).toBe('');
    expect(screen.queryByTestId('popup-member')).toBeNull();
    const figure = screen.getByTestId('today-total');
    rerender(<PopupView state={on()} answers={{ profile: profileOf(), agreement: null }} />);
    // Another element: one that moved would be a layout shift.
    expect(screen.getByTestId('today-total')).not.toBe(figure);
  });

  describe('with a daily limit of 45 minutes', () => {
    const verdict = (leftMs: number) =>
      verdictOf({
        state: 'open',
        reason: null,
        opensAt: null,
        next: { at: EVENING + leftMs, reason: 'daily', strength: 'soft' },
      });
    type Facts = Pick<AgreementView, 'chargedMs' | 'unchargedMs'>;
    const charged = (chargedMs: number, unchargedMs = 0): Facts => ({ chargedMs, unchargedMs });
    const rows: readonly [today: Facts, limit: number, picture: string, words: string][] = [
      [charged(0), 45, '0 of 45 min', ''],
      [charged(39 * MINUTE + 40 * SECOND), 45, '39 of 45 min', ''],
      [charged(40 * MINUTE + 40 * SECOND), 45, '40 of 45 min', 'About 5 minutes left'],
      [charged(44 * MINUTE + 59 * SECOND), 45, '44 of 45 min', 'About 1 minute left'],
      [charged(30 * MINUTE, 20 * MINUTE), 45, '30 of 45 min, without messages', ''],
      [
        charged(42 * MINUTE, 8 * MINUTE),
        45,
        '42 of 45 min, without messages',
        'About 3 minutes left',
      ],
      [charged(65 * MINUTE), 90, '1 hr 5 min of 1 hr 30 min', ''],
    ];
    // The row of the day knows of 10 minutes only: the browser lost the rest, which still counts.
    const today = dayWith('2026-05-07', { activeMs: 10 * MINUTE });
    it.each(rows)('shows %j of %d minutes as "%s"', (facts, limit, picture, words) => {
      const allowanceMs = limit * MINUTE;
      const answers: BackgroundAnswers = {
        profile: profileOf({ verdict: verdict(allowanceMs - facts.chargedMs) }),
        agreement: agreementViewOf(null, { allowanceMs, ...facts }),
      };
      render(<PopupView state={seen([today], NOW)} answers={answers} />);
      expect(screen.getByTestId('today-limit').textContent).toBe(`Today’s limit: ${picture}`);
      expect(screen.getByTestId('popup-word').textContent).toBe(words);
    });

    it.each([
      [20 * MINUTE, '20 min of that in other browsers'],
      [59 * SECOND, undefined],
    ])('says what of it was in other browsers: %d ms', (sharedMs, words) => {
      const used = { allowanceMs: 45 * MINUTE, chargedMs: 39 * MINUTE, sharedMs };
      const profile = profileOf({ verdict: verdict(6 * MINUTE) });
      const answers = { profile, agreement: agreementViewOf(null, used) };
      render(<PopupView state={on()} answers={answers} />);
      const line = screen.getByTestId('today-limit');
      expect(line.textContent).toBe('Today’s limit: 39 of 45 min');
      expect(line.nextElementSibling?.textContent).toBe(words);
    });

    it('has no picture where there is no limit, or nothing was measured', () => {
      const without = agreementViewOf(null, { allowanceMs: null });
      render(<PopupView state={on()} answers={{ profile: profileOf(), agreement: without }} />);
      expect(screen.queryByTestId('today-limit')).toBeNull();
    });
  });

  describe('where several share the browser', () => {
    const members = [MIA, { ...MIA, id: 'ben', name: 'Ben' }];
    const shown = (parts: Partial<BrowserProfileView> = {}): void => {
      const profile = profileOf({ members, ...parts });
      render(<PopupView state={on()} answers={{ profile, agreement: null }} />);
    };

    it('names the member, and switches to another one after a press on the name', async () => {
      const send = vi.spyOn(runtime, 'sendMessage');
      shown();
      const name = screen.getByTestId('popup-member');
      expect([name.textContent, name.getAttribute('aria-expanded')]).toEqual(['Mia', 'false']);
      fireEvent.click(name);
      expect(name.getAttribute('aria-expanded')).toBe('true');
      expect(screen.queryAllByTestId('week-bar')).toEqual([]);
      const people = screen.getAllByTestId('who-member');
      expect(people.map((one) => [one.textContent, one.getAttribute('aria-pressed')])).toEqual([
        ['Mia', 'true'],
        ['Ben', 'false'],
      ]);
      fireEvent.click(people[1] as HTMLElement);
      expect(send).toHaveBeenCalledWith({ name: 'switch-member', member: 'ben', pin: '' });
      await waitFor(() => expect(screen.getAllByTestId('week-bar')).toHaveLength(7));
    });

    it('leads to where a PIN is typed if that is needed', async () => {
      vi.spyOn(runtime, 'sendMessage').mockResolvedValue({ ok: false, error: 'needs-pin' });
      shown();
      fireEvent.click(screen.getByTestId('popup-member'));
      fireEvent.click(screen.getAllByTestId('who-member')[1] as HTMLElement);
      const link = await screen.findByTestId('who-pin');
      expect(link.getAttribute('href')).toBe('closed.html');
      expect(screen.getByTestId('who-result').textContent).toMatch(
        /^Enter a PIN to switch to .*Ben/u,
      );
    });

    it('asks who is watching before all else, and shows nobody’s numbers', () => {
      shown({ current: null, verdict: verdictOf({ reason: 'who' }) });
      expect(screen.getByRole('heading', { level: 2 }).textContent).toMatch(/^Who.*watching\?$/u);
      expect(screen.getAllByTestId('who-member')).toHaveLength(2);
      expect(screen.queryByTestId('today-total')).toBeNull();
      expect(screen.queryByTestId('next-step')).toBeNull();
    });
  });

  it('says which share of the time was in this browser, once it is known', () => {
    const { rerender } = render(<PopupView state={on()} />);
    expect(screen.queryByTestId('popup-share')).toBeNull();
    rerender(<PopupView state={on()} share={{ part: 1, of: 6 }} />);
    expect(screen.getByTestId('popup-share').textContent).toBe(
      'This counts about 1 of every 6 TikTok minutes.',
    );
  });

  describe('says what the pale bars are', () => {
    it.each([
      ['in the longest bar of a day to come', 4, 'last week'],
      ['beside last week’s total where no bar has room', 7, null],
    ])('%s', (_, count, words) => {
      const days = [
        ...daysFrom('2026-04-27', [60, 60, 60, 60, 60, 80, 60]),
        ...daysFrom('2026-05-04', [50, 50, 50, 40, 30, 30, 30].slice(0, count)),
      ];
      const { container } = render(
        <PopupView state={seen(days, at('2026-05-04T18:00') + (count - 1) * DAY)} />,
      );
      const labels = [...container.querySelectorAll('.shape-before')].flatMap((bar) =>
        bar.textContent === '' ? [] : [bar.textContent],
      );
      expect(labels).toEqual(words === null ? [] : [words]);
      expect(container.querySelectorAll('.last-week-key')).toHaveLength(words === null ? 1 : 0);
    });
  });

  it('leads to the limits', () => {
    render(<PopupView state={on()} />);
    expect(screen.getByText('Our agreement').getAttribute('href')).toBe('app.html#/agreement');
  });

  const open = profileOf({ verdict: verdictOf({ state: 'open', reason: null, opensAt: null }) });
  const feet: readonly [
    what: string,
    state: PopupState,
    answers: BackgroundAnswers,
    last: string,
  ][] = [
    ['while the button is not known yet', on(), { profile: null, agreement: null }, 'Data'],
    ['while the button leads there', on(), { profile: open, agreement: 'none' }, 'Data'],
    [
      'while the button leads elsewhere',
      on(),
      { profile: profileOf(), agreement: 'none' },
      'My time',
    ],
    [
      'while counting is off',
      { is: 'off', issue: null, awaiting: false },
      { profile: null, agreement: null },
      'My time',
    ],
    [
      'while nothing can be read',
      { is: 'unreadable', problem: 'broken' },
      { profile: null, agreement: null },
      'My time',
    ],
  ];
  it.each(feet)(
    'leads to My time once, last in the foot if there: %s',
    (_, state, answers, last) => {
      const { container } = render(<PopupView state={state} answers={answers} />);
      const pages = within(screen.getByRole('navigation')).getAllByRole('link');
      const names = ['Our agreement', 'Our week', 'Data', ...(last === 'Data' ? [] : [last])];
      expect(pages.map(({ textContent }) => textContent)).toEqual(names);
      expect(container.querySelectorAll('a[href="app.html#/time"]').length).toBeLessThan(2);
    },
  );

  it('offers one way on while counting is off, and no number', () => {
    render(<PopupView state={{ is: 'off', issue: null, awaiting: false }} />);
    expect(screen.getByText('Counting is off')).toBeTruthy();
    expect(screen.getByTestId('go-welcome').textContent).toBe('Get started');
    expect(screen.getByTestId('go-welcome').getAttribute('href')).toBe('app.html#/welcome');
    expect(screen.queryByTestId('today-total')).toBeNull();
  });

  it('while counting waits, says what the rules say already, and leads to what presses', () => {
    const state = { is: 'off', issue: null, awaiting: true } as const;
    const { rerender } = render(<PopupView state={state} />);
    expect(screen.queryByTestId('next-step')).toBeNull();
    rerender(<PopupView state={state} answers={{ profile: profileOf(), agreement: null }} />);
    expect(screen.getByTestId('popup-word').textContent).toMatch(/^TikTok is off until/);
    expect(screen.getByTestId('next-step').getAttribute('href')).toBe('closed.html');
    const verdict = verdictOf({ state: 'open', reason: null, opensAt: null });
    const known = { profile: profileOf({ verdict }), agreement: 'none' } as const;
    rerender(<PopupView state={state} answers={known} />);
    expect(screen.getByTestId('next-step').getAttribute('href')).toBe('app.html#/welcome');
    expect(screen.queryByTestId('today-total')).toBeNull();
  });

  it('asks for access within the click, and says when it was refused', async () => {
    const request = vi.spyOn(permissions, 'request').mockResolvedValue(false);
    render(<PopupView state={on({ access: false })} />);
    fireEvent.click(screen.getByTestId('give-access'));
    expect(request).toHaveBeenCalledWith({
      origins: ['*://*.tiktok.com/*', '*://*.tiktok.com./*'],
    });
    await waitFor(() => expect(screen.getByText(/did not give access/)).toBeTruthy());
    expect(screen.getByTestId('today-total')).toBeTruthy();
  });

  it('lets a person say that a clock that is far behind is right', () => {
    const send = vi.spyOn(runtime, 'sendMessage');
    render(<PopupView state={on({ clockBehindMs: 3 * DAY })} />);
    const name = 'This computer’s clock is 3 days behind';
    expect(screen.getByRole('heading', { name })).toBeTruthy();
    fireEvent.click(screen.getByTestId('trust-clock'));
    expect(send).toHaveBeenCalledWith({ name: 'trust-clock' });
  });

  it('leads to the rules after a loss, where all about it is said', () => {
    const loss = { from: at('2026-05-05T12:00'), at: at('2026-05-07T12:00') };
    render(<PopupView state={on({ issue: loss })} />);
    expect(messages()).toEqual([
      'The browser lost what was counted | Rules and PINs are back. Please check them.',
    ]);
    expect(screen.getByTestId('loss-read').getAttribute('href')).toBe('app.html#/agreement');
  });

  it.each(['full', 'newer', 'broken'] as const)('says what to do when storage is %s', (problem) => {
    render(<PopupView state={{ is: 'unreadable', problem }} />);
    expect(screen.getByTestId(`notice-storage-${problem}`)).toBeTruthy();
  });

  it('keeps the numbers while new ones cannot be written', () => {
    render(<PopupView state={on({ issue: 'full' })} />);
    expect(screen.getByTestId('notice-storage-full')).toBeTruthy();
    expect(screen.getByTestId('week-total').dataset['ms']).toBe(String(HOUR + 47 * MINUTE));
  });
});
