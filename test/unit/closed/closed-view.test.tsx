// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import type { JSX } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../support/duration-format.ts';
import { ClosedView } from '../../../src/closed/closed-view.tsx';
import type { MemberChoice } from '../../../src/closed/closed-text.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time/units.ts';
import type { AgreementView, BrowserProfileView } from '../../../src/messages/views.ts';
import { tabs } from '../support/browser-stub.ts';
import {
  agreementOf,
  agreementViewOf,
  BEDTIME,
  EVENING,
  grantOf,
  profileOf,
  requestOf,
  MIA,
  TAKEN,
  verdictOf,
} from '../support/profile-fixture.ts';
import { BEN, OPEN, show, stay, went, WHO } from './closed-fixture.tsx';

vi.mock('../../../src/platform/browser.ts', () => import('../support/browser-stub.ts'));

beforeEach(stay);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const EARLY = BEDTIME.windows?.map((window) => ({ ...window, from: '21:30' })) ?? [];

const NEXT = { at: EVENING + 4 * MINUTE, reason: 'bedtime', strength: 'firm' } as const;

function reason(): string {
  return (screen.getByTestId('closed-reason').textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
}

it('shows no number before anything is counted, and says when counting starts', () => {
  show(profileOf(), agreementViewOf(agreementOf(BEDTIME), { todayMs: null }));
  expect(screen.queryByTestId('closed-today')).toBeNull();
  expect(screen.getByTestId('closed-not-counted').textContent).toContain('not started yet');
});

it('closes the form for extra time where another member is watching now', () => {
  const profile = profileOf({ members: [MIA, BEN], hasPin: true });
  const agreement = agreementViewOf(agreementOf(BEDTIME));
  const { rerender } = show(profile, agreement);
  fireEvent.click(screen.getByTestId('ask-more'));
  expect(screen.getByTestId('extra-submit')).toBeDefined();
  rerender(<ClosedView profile={{ ...profile, current: 'ben' }} agreement={agreement} />);
  expect(screen.queryByTestId('extra-submit')).toBeNull();
  expect(screen.getByTestId('ask-more')).toBeDefined();
});

describe('more time before TikTok closes', () => {
  const soon = profileOf({ verdict: { ...OPEN, next: NEXT } });
  const agreement = agreementViewOf(agreementOf(BEDTIME));
  const drawn = (profile: BrowserProfileView): JSX.Element => (
    <ClosedView profile={profile} agreement={agreement} choice="ask" />
  );
  const hasForm = (): boolean => screen.queryByTestId('extra-submit') !== null;

  it('is not asked for twice by itself', () => {
    show({ ...soon, requests: [requestOf()] }, agreement, 'ask');
    expect(hasForm()).toBe(false);
    expect(screen.getByTestId('ask-more')).toBeDefined();
  });

  it('is asked for once the agreement is known, which says who can answer', () => {
    const { rerender } = show(soon, null, 'ask');
    expect(hasForm()).toBe(false);
    rerender(drawn(soon));
    expect(hasForm()).toBe(true);
  });

  it('can still be asked for where TikTok closes meanwhile, and on the closed page', () => {
    const { rerender } = show(soon, agreement, 'ask');
    rerender(drawn(profileOf()));
    expect(hasForm()).toBe(true);
    cleanup();
    show(profileOf(), agreement, 'ask');
    expect(hasForm()).toBe(true);
  });

  it('is not asked for again by itself once it was given', () => {
    const { rerender } = show(soon, agreement, 'ask');
    rerender(drawn({ ...soon, verdict: OPEN }));
    expect(hasForm()).toBe(false);
    rerender(drawn(soon));
    expect(hasForm()).toBe(false);
    rerender(drawn(profileOf()));
    expect(hasForm()).toBe(false);
    expect(screen.getByTestId('ask-more')).toBeDefined();
    expect(screen.queryByTestId('open-site')).toBeNull();
  });
});

it('asks for more time before TikTok closes, past bedtime too, but not past an administrator', () => {
  const profile = profileOf({ verdict: { ...OPEN, next: NEXT } });
  const agreement = agreementViewOf(agreementOf(BEDTIME, {}));
  show(profile, agreement, 'ask');
  expect(screen.getByTestId<HTMLInputElement>('extra-past').checked).toBe(true);
  fireEvent.click(screen.getByText('Not now'));
  expect(screen.queryByTestId('extra-submit')).toBeNull();
  expect(screen.getByTestId('open-site')).toBeDefined();
  fireEvent.click(screen.getByTestId('ask-more'));
  expect(screen.getByTestId('extra-submit')).toBeDefined();
  cleanup();
  show({ ...profile, managed: agreementOf(BEDTIME).rules }, agreement, 'ask');
  expect(screen.queryByTestId('extra-submit')).toBeNull();
  expect(screen.queryByTestId('ask-more')).toBeNull();
});

describe('what the closed page says', () => {
  const zero = agreementOf({
    daily: { limitsMs: Array<number>(7).fill(0), strength: 'firm', messagesOpen: false },
  });
  const rows: readonly [
    what: string,
    household: BrowserProfileView,
    agreement: AgreementView | null,
    choice: MemberChoice | null,
    words: string,
  ][] = [
    [
      'bedtime',
      profileOf(),
      agreementViewOf(agreementOf(BEDTIME)),
      null,
      'TikTok is off until 7:00 AM Bedtime is 10:00 PM. You agreed on it together.',
    ],
    [
      'a rule of an administrator',
      profileOf({
        verdict: verdictOf({ byAdministrator: true }),
        managed: agreementOf({ windows: EARLY }).rules,
      }),
      agreementViewOf(agreementOf(BEDTIME)),
      null,
      'TikTok is off until 7:00 AM Bedtime is 9:30 PM. Your administrator set it. Nobody here can loosen it.',
    ],
    [
      '0 minutes of an administrator, after extra time',
      profileOf({
        verdict: verdictOf({ reason: 'daily', byAdministrator: true }),
        managed: zero.rules,
      }),
      agreementViewOf(null, { grants: [grantOf()] }),
      null,
      'TikTok is off until 7:00 AM TikTok stays off on this computer today. Your administrator set it. Nobody here can loosen it.',
    ],
    ['before the agreement is there', profileOf(), null, null, 'TikTok is off until 7:00 AM'],
    [
      '0 minutes',
      profileOf({ verdict: verdictOf({ reason: 'daily' }) }),
      agreementViewOf(zero),
      null,
      'TikTok is off until 7:00 AM TikTok stays off on this computer today. You agreed on it together.',
    ],
    ['who is watching', WHO, null, null, 'Who’s watching? Time counts for whoever you choose.'],
    [
      'open again',
      profileOf({ verdict: OPEN }),
      agreementViewOf(agreementOf(BEDTIME)),
      null,
      'TikTok is open again',
    ],
    [
      'asked for more time in the last minutes',
      profileOf({ verdict: { ...OPEN, next: NEXT } }),
      agreementViewOf(agreementOf(BEDTIME)),
      'ask',
      'Bedtime starts at 10:34 PM',
    ],
    [
      'asked for more time, and given',
      profileOf({ verdict: OPEN }),
      agreementViewOf(agreementOf(BEDTIME)),
      'ask',
      'TikTok is open',
    ],
    [
      'asked for more time, and closed by now',
      profileOf(),
      agreementViewOf(agreementOf(BEDTIME)),
      'ask',
      'TikTok is off until 7:00 AM Bedtime is 10:00 PM. You agreed on it together.',
    ],
    [
      'a rule that asks',
      profileOf({ verdict: verdictOf({ state: 'paused' }) }),
      agreementViewOf(agreementOf(BEDTIME)),
      null,
      'Kintime asks before TikTok goes on Bedtime is 10:00 PM. You agreed on it together.',
    ],
    [
      'stopped at a question',
      profileOf({ verdict: verdictOf({ state: 'paused' }) }),
      agreementViewOf(agreementOf(BEDTIME)),
      'stopped',
      'Good place to stop Bedtime is 10:00 PM. You agreed on it together.',
    ],
    [
      'stopped before anything was watched',
      profileOf({ verdict: verdictOf({ state: 'paused' }) }),
      agreementViewOf(agreementOf(BEDTIME)),
      'declined',
      'TikTok can wait Bedtime is 10:00 PM. You agreed on it together.',
    ],
    [
      'the pause before opening',
      profileOf({ verdict: verdictOf({ state: 'opening-pause', reason: 'opening' }) }),
      agreementViewOf(agreementOf(BEDTIME)),
      null,
      'Kintime asks before TikTok goes on',
    ],
    [
      'stopped, and open by now',
      profileOf({ verdict: OPEN }),
      agreementViewOf(agreementOf(BEDTIME)),
      'stopped',
      'Good place to stop',
    ],
    [
      'not now',
      profileOf({ verdict: OPEN }),
      agreementViewOf(agreementOf(BEDTIME)),
      'declined',
      'TikTok can wait',
    ],
  ];
  it.each(rows)('%s', (_, profile, agreement, choice, words) => {
    show(profile, agreement, choice);
    expect(reason()).toBe(words);
    expect(went).toEqual([]);
  });

  it('shows what today was, and extra time that was given', () => {
    show(profileOf(), agreementViewOf(agreementOf(BEDTIME), { grants: [grantOf(), TAKEN] }));
    expect(screen.getByTestId('closed-today').textContent).toMatch(/^Today: .*42 min.*$/u);
    const lines = [...screen.getByTestId('closed-grants').children].map((li) => li.textContent);
    expect(lines).toEqual([
      'Dad gave 15 min of extra time. Also past bedtime and quiet times',
      '5 min taken without asking',
    ]);
  });

  describe('where the time went', () => {
    const otherBrowsers = [
      { browser: 'Family computer', todayMs: 20 * MINUTE, weekMs: 2 * HOUR },
      { browser: 'حاسوب العائلة', todayMs: 10 * MINUTE, weekMs: 20 * MINUTE },
      { browser: 'Tablet', todayMs: 0, weekMs: 59 * SECOND },
    ];
    const lines = (limit: 'bedtime' | 'session' | 'daily' | 'weekly', none = false) => {
      const agreement = agreementViewOf(agreementOf(BEDTIME), {
        weekMs: HOUR,
        otherBrowsers: none ? [] : otherBrowsers,
      });
      show(profileOf({ verdict: verdictOf({ reason: limit }) }), agreement);
      return ['closed-today', 'closed-week'].map(
        (id) => screen.queryByTestId(id)?.textContent ?? null,
      );
    };

    it('is said at a daily limit, for each browser', () => {
      expect(lines('daily')).toEqual([
        'Today: \u206642 min here, 20 min on Family computer, 10 min on \u2068حاسوب العائلة\u2069\u2069',
        null,
      ]);
    });

    it('is said at a weekly limit', () => {
      expect(lines('weekly')).toEqual([
        'Today: 42 min',
        'This week: \u20661 hr here, 2 hr on Family computer, 20 min on \u2068حاسوب العائلة\u2069\u2069',
      ]);
    });

    it.each(['bedtime', 'session'] as const)('is not said at %s', (limit) => {
      expect(lines(limit)).toEqual(['Today: 42 min', null]);
    });

    it.each(['daily', 'weekly'] as const)('needs other browsers: %s', (limit) => {
      expect(lines(limit, true)).toEqual(['Today: 42 min', null]);
    });
  });

  it('shows the ideas of the member, or where to write them down', () => {
    const { rerender } = show();
    const ideas = screen.getByTestId('closed-ideas');
    expect(ideas.textContent).toContain('Write down two or three things you like to do');
    expect(ideas.querySelector('a')?.getAttribute('href')).toBe('app.html#/agreement/ideas');
    const written = profileOf({ members: [{ ...MIA, ideas: ['Draw', 'Call Lea'] }] });
    rerender(<ClosedView profile={written} agreement={null} />);
    expect([...ideas.querySelectorAll('li')].map((li) => li.textContent)).toEqual([
      'Draw',
      'Call Lea',
    ]);
    // TikTok is open, so there is nothing that they are instead of.
    rerender(<ClosedView profile={profileOf({ verdict: OPEN })} agreement={null} />);
    expect(screen.queryByTestId('closed-ideas')).toBeNull();
  });

  it('shows a PIN reset to everybody', () => {
    const reset = {
      askedAt: EVENING,
      dueAt: EVENING + 2 * DAY,
      runLeftMs: 1,
      daysLeft: 2,
      due: false,
    };
    const { rerender } = show(profileOf({ reset }));
    expect(screen.getByTestId('closed-reset').textContent).toMatch(/Not before May 9, 2026/);
    rerender(
      <ClosedView profile={profileOf({ reset: { ...reset, due: true } })} agreement={null} />,
    );
    expect(screen.getByTestId('closed-reset').textContent).toContain('can be set now');
    expect(screen.getByText('Set a parent’s PIN').getAttribute('href')).toBe(
      'app.html#/agreement/people',
    );
  });
});

describe('leaving the closed page', () => {
  it.each([
    ['closes its tab', [{ id: 1 }, { id: 2 }], 'remove', [1]],
    ['leaves a blank tab in its window', [{ id: 1 }], 'update', [1, { url: 'about:blank' }]],
  ] as const)('%s', async (_, open, how, args) => {
    vi.spyOn(tabs, 'query').mockResolvedValue([...open]);
    const done = vi.spyOn(tabs, how);
    show();
    fireEvent.click(screen.getByTestId('close-tab'));
    await waitFor(() => expect(done).toHaveBeenCalledWith(...args));
  });

  it('goes to the site for a click alone', () => {
    show(profileOf({ verdict: OPEN }));
    fireEvent.click(screen.getByTestId('open-site'));
    expect(went).toEqual(['https://www.tiktok.com/']);
  });

  it('offers no way to the site while it is off', () => {
    show();
    expect(screen.queryByTestId('open-site')).toBeNull();
  });
});
