// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import './duration-format.ts';
import { ClosedView } from '../../../src/closed/closed-view.tsx';
import { DAY, MINUTE, SECOND } from '../../../src/domain/units.ts';
import type { Answer, MessageName } from '../../../src/protocol/messages.ts';
import type { AgreementView, HouseholdView } from '../../../src/protocol/views.ts';
import { runtime, tabs } from './extension-stub.ts';
import {
  agreementOf,
  agreementViewOf,
  BEDTIME,
  DAD,
  EVENING,
  householdOf,
  MIA,
  wordOf,
} from './household-of.ts';

vi.mock('../../../src/platform/browser.ts', () => import('./extension-stub.ts'));

let went: string[] = [];
beforeEach(() => {
  went = [];
  vi.spyOn(location, 'assign').mockImplementation((to) => void went.push(String(to)));
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const BEN = { ...MIA, id: 'ben', name: 'Ben' };
const EARLY = BEDTIME.windows?.map((window) => ({ ...window, from: '21:30' })) ?? [];
const GRANT = {
  id: 'g1',
  member: MIA.id,
  date: '2026-05-07',
  at: EVENING,
  ms: 5 * MINUTE,
  pastBedtime: true,
  how: 'pin' as const,
  parent: 'dad',
  reason: '',
};
const OPEN = wordOf({ state: 'open', reason: null, opensAt: null });
const WHO = householdOf({
  members: [MIA, BEN],
  current: null,
  word: wordOf({ member: null, reason: 'who', opensAt: null }),
});

function show(
  household: HouseholdView = householdOf(),
  agreement: AgreementView | null = agreementViewOf(agreementOf(BEDTIME)),
  stopped = false,
): ReturnType<typeof render> {
  return render(<ClosedView household={household} agreement={agreement} stopped={stopped} />);
}

function reason(): string {
  return (screen.getByTestId('closed-reason').textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
}

/** What the background answers to each message; everything that was sent, in order. */
function answering(
  answers: Partial<{ [N in MessageName]: Answer<N> | (() => Answer<N>) }>,
): unknown[] {
  const sent: unknown[] = [];
  const byName = new Map<string, unknown>(Object.entries(answers));
  vi.spyOn(runtime, 'sendMessage').mockImplementation(async (message) => {
    sent.push(message);
    const { name } = message as { name: string };
    const answer: unknown = byName.get(name);
    return typeof answer === 'function' ? (answer as () => unknown)() : answer;
  });
  return sent;
}

it('shows no number before anything is counted, and says when counting starts', () => {
  show(householdOf(), agreementViewOf(agreementOf(BEDTIME), { todayMs: null }));
  expect(screen.getByTestId('closed-today').textContent).toBe('—');
  expect(screen.getByTestId('closed-not-counted').textContent).toContain('not started yet');
});

describe('what the closed page says', () => {
  const zero = agreementOf({
    daily: { limitsMs: Array<number>(7).fill(0), strength: 'firm', messagesOpen: false },
  });
  const rows: readonly [
    what: string,
    household: HouseholdView,
    agreement: AgreementView | null,
    stopped: boolean,
    words: string,
  ][] = [
    [
      'bedtime',
      householdOf(),
      agreementViewOf(agreementOf(BEDTIME)),
      false,
      'TikTok is off until 7:00 AM. You both agreed on bedtime at 10:00 PM.',
    ],
    [
      'a rule of an administrator',
      householdOf({
        word: wordOf({ byAdministrator: true }),
        managed: agreementOf({ windows: EARLY }).rules,
      }),
      agreementViewOf(agreementOf(BEDTIME)),
      false,
      'TikTok is off until 7:00 AM. Your administrator set bedtime at 9:30 PM. Nobody here can loosen it.',
    ],
    [
      '0 minutes of an administrator, after extra time',
      householdOf({
        word: wordOf({ reason: 'daily', byAdministrator: true }),
        managed: zero.rules,
      }),
      agreementViewOf(null, { grants: [GRANT] }),
      false,
      'Not on this computer today. Your administrator set 0 min for today. Nobody here can loosen it.',
    ],
    ['before the agreement is there', householdOf(), null, false, 'TikTok is off until 7:00 AM.'],
    [
      '0 minutes',
      householdOf({ word: wordOf({ reason: 'daily' }) }),
      agreementViewOf(zero),
      false,
      'Not on this computer today. You both agreed on 0 min for today.',
    ],
    [
      'who is watching',
      WHO,
      null,
      false,
      'Who is watching? Time counts for the one who is watching.',
    ],
    [
      'open again',
      householdOf({ word: OPEN }),
      agreementViewOf(agreementOf(BEDTIME)),
      false,
      'TikTok is open again. Nothing opens by itself. It is your choice.',
    ],
    [
      'stopped at a question',
      householdOf({ word: wordOf({ state: 'paused' }) }),
      agreementViewOf(agreementOf(BEDTIME)),
      false,
      'You stopped here. You both agreed on bedtime at 10:00 PM.',
    ],
    [
      'not now',
      householdOf({ word: OPEN }),
      agreementViewOf(agreementOf(BEDTIME)),
      true,
      'You stopped here.',
    ],
  ];
  it.each(rows)('%s', (_, household, agreement, stopped, words) => {
    show(household, agreement, stopped);
    expect(reason()).toBe(words);
    expect(went).toEqual([]);
  });

  it('shows what today was, and extra time that was given', () => {
    const grant = { member: 'mia', date: '2026-05-07', at: EVENING, reason: 'x', id: '1' };
    const grants = [
      { ...grant, ms: 15 * MINUTE, pastBedtime: true, how: 'pin' as const, parent: 'dad' },
      { ...grant, id: '2', ms: 5 * MINUTE, pastBedtime: false, how: 'free' as const, parent: null },
    ];
    show(householdOf(), agreementViewOf(agreementOf(BEDTIME), { grants }));
    expect(screen.getByTestId('closed-today').textContent).toBe('42 min');
    const lines = [...screen.getByTestId('closed-grants').children].map((li) => li.textContent);
    expect(lines).toEqual([
      'Dad gave 15 min of extra time, also past bedtime',
      '5 min taken without asking',
    ]);
  });

  it('shows the ideas of the member, or where to write them down', () => {
    const { rerender } = show();
    const ideas = screen.getByTestId('closed-ideas');
    expect(ideas.textContent).toContain('Write down two or three things you like to do.');
    expect(ideas.querySelector('a')?.getAttribute('href')).toBe('app.html#/agreement');
    const written = householdOf({ members: [{ ...MIA, ideas: ['Draw', 'Call Lea'] }] });
    rerender(<ClosedView household={written} agreement={null} />);
    expect([...ideas.querySelectorAll('li')].map((li) => li.textContent)).toEqual([
      'Draw',
      'Call Lea',
    ]);
  });

  it('shows a PIN reset to everybody', () => {
    const reset = { askedAt: EVENING, dueAt: EVENING + 2 * DAY, runLeftMs: 1, due: false };
    const { rerender } = show(householdOf({ reset }));
    expect(screen.getByTestId('closed-reset').textContent).toMatch(/May 7, 2026.*May 9, 2026/);
    rerender(
      <ClosedView household={householdOf({ reset: { ...reset, due: true } })} agreement={null} />,
    );
    expect(screen.getByTestId('closed-reset').textContent).toContain('can be set now');
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
    show(householdOf({ word: OPEN }));
    fireEvent.click(screen.getByTestId('open-site'));
    expect(went).toEqual(['https://www.tiktok.com/']);
  });

  it('offers no way to the site while it is off', () => {
    show();
    expect(screen.queryByTestId('open-site')).toBeNull();
  });
});

describe('who is watching', () => {
  it('goes to the site with whoever says so', async () => {
    const sent = answering({ 'switch-member': { ok: true } });
    show(WHO, null);
    const names = screen.getAllByTestId('who-member');
    expect(names.map((name) => name.textContent)).toEqual(['Mia', 'Ben']);
    fireEvent.click(screen.getByText('Ben'));
    await waitFor(() => expect(went).toEqual(['https://www.tiktok.com/']));
    expect(sent).toEqual([{ name: 'switch-member', member: 'ben', pin: '' }]);
  });

  it('asks for a PIN where one is needed, and says when it is wrong', async () => {
    let answer: Answer<'switch-member'> = { ok: false, error: 'needs-pin', detail: '' };
    const sent = answering({ 'switch-member': () => answer });
    show(WHO, null);
    fireEvent.click(screen.getByText('Ben'));
    const field = await screen.findByTestId('who-pin');
    expect(screen.getByTestId('who-result').textContent).toBe('');
    answer = { ok: false, error: 'wrong-pin', detail: '' };
    fireEvent.input(field, { target: { value: '1111' } });
    fireEvent.click(screen.getByTestId('who-submit'));
    await waitFor(() =>
      expect(screen.getByTestId('who-result').textContent).toBe('That PIN or code is not right.'),
    );
    expect(went).toEqual([]);
    answer = { ok: true };
    fireEvent.input(field, { target: { value: '2468' } });
    fireEvent.click(screen.getByTestId('who-submit'));
    await waitFor(() => expect(went).toHaveLength(1));
    expect(sent.at(-1)).toEqual({ name: 'switch-member', member: 'ben', pin: '2468' });
  });
});

describe('extra time', () => {
  const opened: Answer<'household'> = { ok: true, household: householdOf({ word: OPEN }) };

  function fill(code: string): void {
    fireEvent.click(screen.getByTestId('ask-more'));
    fireEvent.change(screen.getByTestId('extra-minutes'), { target: { value: '15' } });
    fireEvent.input(screen.getByTestId('extra-code'), { target: { value: code } });
    fireEvent.click(screen.getByTestId('extra-submit'));
  }

  it.each(['dad', 'Dad'])('says who gave how much, and offers the site (%s)', async (parent) => {
    const sent = answering({ 'extra-time': { ok: true, parent }, household: opened });
    show();
    fill('2468');
    await waitFor(() =>
      expect(screen.getByTestId('closed-given').textContent).toBe('Dad gave 15 min.'),
    );
    expect(sent[0]).toEqual({
      name: 'extra-time',
      minutes: 15,
      code: '2468',
      pastBedtime: true,
      reason: '',
    });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('closed-given')));
    expect(screen.queryByTestId('extra-code')).toBeNull();
    expect(went).toEqual([]);
    fireEvent.click(screen.getByTestId('open-site'));
    expect(went).toHaveLength(1);
  });

  it('says so when another rule still keeps the site off', async () => {
    answering({
      'extra-time': { ok: true, parent: 'Dad' },
      household: { ok: true, household: householdOf() },
    });
    show();
    fill('2468');
    await screen.findByText('Dad gave 15 min. Another rule still keeps TikTok off.');
    expect(screen.queryByTestId('open-site')).toBeNull();
  });

  it('offers 5, 15 and 30 minutes, and bedtime where it is the reason', () => {
    const { rerender } = show();
    fireEvent.click(screen.getByTestId('ask-more'));
    const choices = [...screen.getByTestId('extra-minutes').querySelectorAll('option')];
    expect(choices.map(({ value }) => value)).toEqual(['5', '15', '30']);
    expect(screen.getByTestId<HTMLInputElement>('extra-past').checked).toBe(true);
    const daily = householdOf({ word: wordOf({ reason: 'daily' }) });
    rerender(<ClosedView household={daily} agreement={null} />);
    expect(screen.queryByTestId('extra-past')).toBeNull();
  });

  it('offers nothing where an administrator’s rule speaks', () => {
    show(
      householdOf({ word: wordOf({ byAdministrator: true }) }),
      agreementViewOf(agreementOf(BEDTIME), { freeExtension: true }),
    );
    expect(screen.getByTestId('close-tab')).toBeTruthy();
    expect(screen.queryByTestId('ask-more')).toBeNull();
    expect(screen.queryByTestId('free-extension')).toBeNull();
  });

  it.each([
    ['none', 'A parent’s PIN'],
    // It works once its first code came.
    ['waiting', 'A parent’s PIN'],
    ['confirmed', 'A parent’s PIN, or the digits from their phone'],
  ] as const)('asks for what a parent has: phone %s', (phone, label) => {
    show(householdOf({ parents: [{ ...DAD, phone }] }));
    fireEvent.click(screen.getByTestId('ask-more'));
    expect(screen.getByLabelText(label)).toBe(screen.getByTestId('extra-code'));
  });

  it('says that a PIN was wrong, and counts down what has to be waited for', async () => {
    answering({
      'extra-time': { ok: false, error: 'wrong-pin', detail: '', waitMs: 30 * SECOND },
    });
    show();
    fill('1111');
    await waitFor(() =>
      expect(screen.getByTestId('extra-result').textContent).toBe('That PIN or code is not right.'),
    );
    const field = screen.getByTestId<HTMLInputElement>('extra-code');
    expect([field.type, field.value]).toEqual(['password', '']);
    expect(document.activeElement).toBe(field);
    expect(screen.getByTestId('pin-wait').textContent).toBe('You can try again in 0:30.');
  });

  it('counts down what was left when the page opened', () => {
    show(householdOf({ waitMs: 75 * SECOND }));
    fireEvent.click(screen.getByTestId('ask-more'));
    expect(screen.getByTestId('pin-wait').textContent).toBe('You can try again in 1:15.');
  });

  it('says where a PIN is set, where there is none', () => {
    show(householdOf({ hasPin: false, parents: [] }));
    fireEvent.click(screen.getByTestId('ask-more'));
    const panel = screen.getByTestId('extra-no-pin');
    expect(panel.querySelector('a')?.getAttribute('href')).toBe('app.html#/agreement');
    expect(screen.queryByTestId('extra-code')).toBeNull();
  });

  it('offers 5 minutes without asking once a day, where that helps', async () => {
    const sent = answering({ 'free-extension': { ok: true }, household: opened });
    const agreement = agreementViewOf(agreementOf(BEDTIME), { freeExtension: true });
    const { rerender } = show(householdOf(), agreement);
    expect(screen.queryByTestId('free-extension')).toBeNull();
    const daily = householdOf({ word: wordOf({ reason: 'daily' }) });
    rerender(<ClosedView household={daily} agreement={agreement} />);
    fireEvent.click(screen.getByTestId('free-extension'));
    await screen.findByText('You took 5 more minutes.');
    expect(sent[0]).toEqual({ name: 'free-extension' });
    expect(screen.getByTestId('open-site')).toBeTruthy();
  });

  it('forgets what was given once it is used up', async () => {
    answering({ 'extra-time': { ok: true, parent: 'Dad' }, household: opened });
    const { rerender } = show();
    fill('2468');
    await screen.findByText('Dad gave 15 min.');
    rerender(<ClosedView household={householdOf({ word: OPEN })} agreement={null} />);
    rerender(<ClosedView household={householdOf()} agreement={null} />);
    await waitFor(() => expect(screen.queryByTestId('open-site')).toBeNull());
    expect(screen.getByTestId('closed-given').textContent).toBe('');
  });
});
