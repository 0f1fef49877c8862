// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { toFormState } from '../../../../src/app/limits-form/form-state.ts';
import { LimitsForm } from '../../../../src/app/limits-form/limits-form.tsx';
import type { AgreementContext } from '../../../../src/app/agreement/context.ts';
import { Onboarding } from '../../../../src/app/agreement/onboarding.tsx';
import { PinPanel } from '../../../../src/app/pin/pin-panel.tsx';
import { Preview } from '../../../../src/app/limits-form/preview.tsx';
import { previewText } from '../../../../src/app/limits-form/preview-text.ts';
import type { Permission } from '../../../../src/domain/agreement/agreement.ts';
import type { Weekday } from '../../../../src/domain/time/calendar.ts';
import { firstCalendar } from '../../../../src/domain/time/calendar.ts';
import type { BrowserProfileView, VerdictView } from '../../../../src/messages/views.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import { runtime } from '../../support/browser-stub.ts';
import { agreementViewOf, profileOf } from '../../support/profile-fixture.ts';
import { contextOf } from './context-fixture.ts';
import { at } from '../../support/usage-snapshot-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const TODAY = '2026-05-07';
const CALENDAR = firstCalendar('Europe/Berlin');
const OPEN: VerdictView = {
  member: 'mia',
  state: 'open',
  reason: null,
  opensAt: null,
  next: null,
  now: at('2026-05-07T18:00'),
  zone: 'Europe/Berlin',
};

function profile(parts: Partial<BrowserProfileView> = {}): BrowserProfileView {
  return profileOf({ parents: [], hasPin: false, verdict: OPEN, ...parts });
}

const askForPin = vi.fn<() => void>();

interface FormProps {
  readonly typicalMs?: number | null;
  readonly firstDay?: Weekday;
}

function Form({ typicalMs = null, firstDay = 1 }: FormProps): JSX.Element {
  const [fields, change] = useState(toFormState(null, TODAY));
  const view = profile({ firstDay });
  const context = {
    profile: view,
    member: view.members[0],
    agreement: agreementViewOf(null, { typicalMs }),
    calendar: CALENDAR,
    refresh: () => undefined,
  } as unknown as AgreementContext;
  return (
    <LimitsForm
      context={context}
      fields={fields}
      isChanged
      change={change}
      onSaved={() => undefined}
      close={null}
      onProposed={() => undefined}
      askForPin={askForPin}
      heading={null}
    />
  );
}

/** The texts referenced by the field's `aria-describedby`. */
function described(field: HTMLElement): string[] {
  return (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '');
}

describe('the form of the agreement', () => {
  it('ties what is wrong to its field, loses nothing and saves nothing', async () => {
    const send = vi.spyOn(runtime, 'sendMessage');
    render(<Form />);
    const daily = screen.getByTestId<HTMLInputElement>('daily-limit-all');
    fireEvent.input(daily, { target: { value: '1440' } });
    expect(daily.getAttribute('aria-invalid')).toBe('true');
    expect(described(daily)).toContain('That is the whole day. Leave it empty for no limit.');
    fireEvent.click(screen.getByTestId('save-agreement'));
    await waitFor(() => expect(screen.getByTestId('save-result').textContent).toMatch(/marked/));
    expect(daily.value).toBe('1440');
    expect(send).not.toHaveBeenCalledWith(expect.objectContaining({ name: 'save-agreement' }));
    fireEvent.input(daily, { target: { value: '0' } });
    expect(daily.getAttribute('aria-invalid')).toBe('false');
    expect(screen.getByText('not on this computer')).toBeTruthy();
  });

  it('saves what was typed, from now on where that was chosen', async () => {
    const send = vi
      .spyOn(runtime, 'sendMessage')
      .mockResolvedValue({ ok: true, version: 1, starts: 'now' });
    render(<Form />);
    fireEvent.input(screen.getByTestId('daily-limit-all'), { target: { value: '60' } });
    fireEvent.change(screen.getByTestId('daily-strength'), { target: { value: 'firm' } });
    fireEvent.click(screen.getByTestId('apply-now'));
    fireEvent.click(screen.getByTestId('save-agreement'));
    await waitFor(() =>
      expect(screen.getByTestId('save-result').textContent).toBe('Saved. Starts now.'),
    );
    expect(send).toHaveBeenCalledWith(
      expect.objectContaining({
        name: 'save-agreement',
        member: 'mia',
        way: 'together',
        atOnce: true,
        lookAgain: '2026-05-21',
        rules: expect.objectContaining({
          daily: expect.objectContaining({ strength: 'firm', messagesOpen: false }),
        }),
      }),
    );
  });

  it('suggests no number before it knows what is usual, and then none above it', () => {
    const { rerender } = render(<Form />);
    expect(screen.queryByTestId('usual-day')).toBeNull();
    rerender(<Form typicalMs={64 * 60_000} />);
    expect(screen.getByTestId('usual-day').textContent).toBe('A usual day here is about 1 hr.');
  });

  it.each([
    [1, 'Monday', 'Sunday'],
    [6, 'Saturday', 'Friday'],
    [7, 'Sunday', 'Saturday'],
  ] as const)('has weekdays in the order of a week that begins on day %s', (firstDay, from, to) => {
    render(<Form firstDay={firstDay} />);
    fireEvent.click(screen.getByTestId('add-bedtime'));
    const boxes = screen.getByRole('group', { name: 'Days' }).querySelectorAll('input');
    const names = [...boxes].map((box) => box.getAttribute('aria-label'));
    expect([names.length, names[0], names.at(-1)]).toEqual([7, from, to]);
  });

  it('shows the first of two numbers once the second is in', () => {
    render(<Form />);
    fireEvent.input(screen.getByTestId('wish-member'), { target: { value: '90' } });
    fireEvent.click(screen.getByTestId('ready-member'));
    expect(screen.getByText('Mia is ready.')).toBeTruthy();
    expect(screen.queryByText(/1 hr, 30 min/)).toBeNull();
    fireEvent.input(screen.getByTestId('wish-parent'), { target: { value: '45' } });
    fireEvent.click(screen.getByTestId('ready-parent'));
    expect(screen.getAllByTestId('wish').map(({ textContent }) => textContent)).toEqual([
      'Mia: 1 hr, 30 minTake this number',
      'A parent: 45 minTake this number',
    ]);
  });
});

describe('a way of deciding that needs a PIN', () => {
  it('says that it holds nobody without one, and leads there', () => {
    render(<Form />);
    const note = screen.getByTestId('way-no-pin');
    for (const way of ['together', 'parent']) {
      fireEvent.click(screen.getByTestId(`way-${way}`));
      expect(note.textContent).toContain('No parent has a PIN, so anyone here can loosen limits');
    }
    fireEvent.click(screen.getByTestId('way-set-pin'));
    expect(askForPin).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByTestId('way-self'));
    expect(note.textContent).toBe('');
  });
});

describe('a first bedtime', () => {
  const saved = async (isMemberHere: boolean): Promise<unknown> => {
    const send = vi
      .spyOn(runtime, 'sendMessage')
      .mockResolvedValue({ ok: true, version: 1, starts: 'now' });
    const view = profile();
    render(
      <Onboarding
        context={contextOf({ profile: view })}
        isBedtime
        isMemberHere={isMemberHere}
        onBegin={() => undefined}
        openForm={() => undefined}
        opener={null}
      />,
    );
    expect(screen.getByText(/^Starts now\./)).toBeTruthy();
    fireEvent.click(screen.getByTestId('save-bedtime'));
    await waitFor(() =>
      expect(screen.getByTestId('bedtime-result').textContent).toBe('Saved. Starts now.'),
    );
    return send.mock.calls.at(-1)?.[0];
  };

  it.each([
    ['set by a member who is alone is theirs', true, { way: 'self', forMyself: true }],
    ['is nobody’s own otherwise', false, { way: 'together', forMyself: false }],
  ])('%s, and adds no other rule', async (_, isMemberHere, expected) => {
    expect(await saved(isMemberHere)).toMatchObject({
      ...expected,
      rules: { ...NO_RULES, windows: [{ kind: 'bedtime' }] },
    });
  });
});

describe('the panel for the PIN', () => {
  const { parents } = profileOf({});
  const show = (parts: Partial<BrowserProfileView>): void => {
    render(<PinPanel profile={profile(parts)} refresh={() => undefined} />);
  };
  const has = (id: string): boolean => screen.queryByTestId(id) !== null;

  it('sets the first PIN twice, and gives it once from then on', () => {
    show({});
    expect([has('pin'), has('pin-confirm'), has('unlock'), has('parent-name')]).toEqual(
      Array.from({ length: 4 }, () => true),
    );
    expect(screen.getByText(/stops curiosity, not expertise/)).toBeTruthy();
    cleanup();
    show({ hasPin: true, parents });
    expect([has('pin'), has('pin-confirm'), has('unlock')]).toEqual([true, false, true]);
  });

  it('marks what was not done, beside the field that it is about', async () => {
    vi.spyOn(runtime, 'sendMessage').mockResolvedValue({
      ok: false,
      error: 'wrong-pin',
      detail: '',
    });
    show({ hasPin: true, parents });
    fireEvent.click(screen.getByTestId('unlock'));
    const result = screen.getByTestId('pin-result');
    await waitFor(() => expect(result.textContent).toBe('That PIN or code is not right.'));
    expect(result.className).toContain('result-failed');
    expect(described(screen.getByTestId('pin'))).toEqual(['That PIN or code is not right.']);
  });

  it('can show what was typed', () => {
    show({ hasPin: true, parents });
    const pin = screen.getByTestId<HTMLInputElement>('pin');
    expect([pin.type, pin.autocomplete]).toEqual(['password', 'off']);
    fireEvent.click(screen.getByText('Show'));
    expect(pin.type).toBe('text');
  });

  it('says who opened it and for how long, what is left to wait, and what was asked for', () => {
    show({ hasPin: true, parents, unlocked: { parent: 'dad', until: OPEN.now + 290_000 } });
    expect(screen.getByTestId('unlocked').textContent).toBe('Unlocked by Dad for 5 minutes');
    cleanup();
    const dueAt = at('2026-05-09T18:00');
    const reset = { askedAt: OPEN.now, dueAt, runLeftMs: 7_200_000, daysLeft: 3, due: false };
    show({ hasPin: true, parents, waitMs: 29_500, reset });
    expect(screen.getByTestId('pin-wait').textContent).toBe('Wait 30 seconds');
    expect(screen.getByTestId('reset-state').textContent).toMatch(/May 9, 2026.*2 hr more/);
    expect(has('reset-cancel')).toBe(true);
  });
});

describe('what rules would mean, in words', () => {
  const next = (
    time: string,
    reason: 'bedtime' | 'daily',
    strength: 'soft' | 'firm',
  ): VerdictView => ({
    ...OPEN,
    next: { at: at(time), reason, strength },
  });
  const rows: readonly [verdict: VerdictView, sentence: string][] = [
    [OPEN, 'With this, TikTok would stay open today.'],
    [next('2026-05-08T22:00', 'bedtime', 'firm'), 'With this, TikTok would stay open today.'],
    [
      next('2026-05-07T22:00', 'bedtime', 'firm'),
      'With this, TikTok would go off at 10:00 PM today.',
    ],
    [
      next('2026-05-07T20:10', 'daily', 'firm'),
      'Watching on from now, TikTok would go off at 8:10 PM today.',
    ],
    [
      next('2026-05-08T00:30', 'bedtime', 'soft'),
      'With this, Kintime would ask at 12:30 AM today.',
    ],
    [
      { ...OPEN, state: 'closed', opensAt: at('2026-05-08T07:00') },
      'With this, TikTok would close now, until 7:00 AM.',
    ],
    [
      { ...OPEN, state: 'closed', opensAt: at('2026-05-11T07:00') },
      'With this, TikTok would close now, until Mon 07:00 AM.',
    ],
    [{ ...OPEN, state: 'closed' }, 'With this, TikTok would close now, for the coming days.'],
    [{ ...OPEN, state: 'paused' }, 'With this, Kintime would ask now.'],
  ];
  it.each(rows)('%#: %s', (verdict, sentence) => {
    expect(previewText(verdict, CALENDAR).replaceAll(/\s/gu, ' ')).toBe(sentence);
  });

  it.each<[Permission, string]>([
    [
      { allowed: true, from: 'now' },
      'With this, TikTok would close now, for the coming days. Starts now.',
    ],
    [{ allowed: true, from: 'tomorrow' }, 'Today stays as it is. Starts tomorrow.'],
    [
      { allowed: false, needs: 'pin' },
      'With this, TikTok would close now, for the coming days. Needs a parent’s PIN, or a parent’s yes.',
    ],
    [
      { allowed: false, needs: 'member' },
      'With this, TikTok would close now, for the coming days. These are one person’s own rules. If they are yours, tick “I set this for myself”. Otherwise it takes a parent’s PIN.',
    ],
  ])('says nothing of today where nothing of it changes: %j', (permission, sentences) => {
    const preview = { verdict: { ...OPEN, state: 'closed' as const } };
    const parts = { preview, calendar: CALENDAR, permission, isFaulty: false, isNothing: false };
    render(<Preview {...parts} />);
    const said = [...screen.getByTestId('preview').children].map((one) => one.textContent);
    expect(said.join(' ')).toBe(sentences);
  });
});
