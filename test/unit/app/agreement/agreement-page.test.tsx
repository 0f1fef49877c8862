// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { RuleEditor } from '../../../../src/app/agreement/editors/rule-editor.tsx';
import { Start } from '../../../../src/app/agreement/start.tsx';
import { PinPanel } from '../../../../src/app/pin/pin-panel.tsx';
import { Unlocked } from '../../../../src/app/pin/unlocked.tsx';
import { Preview } from '../../../../src/app/limits-form/preview.tsx';
import { previewText } from '../../../../src/app/limits-form/preview-text.ts';
import type { Permission } from '../../../../src/domain/agreement/agreement.ts';
import type { RuleKind } from '../../../../src/domain/limits/rules/rule-kinds.ts';
import { firstCalendar } from '../../../../src/domain/time/calendar.ts';
import type {
  AgreementView,
  BrowserProfileView,
  VerdictView,
} from '../../../../src/messages/views.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import { answering } from '../../support/background-stub.ts';
import { agreementViewOf, agreementOf, profileOf } from '../../support/profile-fixture.ts';
import { contextOf } from './context-fixture.ts';
import { ALL } from './agreement-fixture.ts';
import { at } from '../../support/usage-snapshot-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

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

const onDone = vi.fn<(message: string, next: string) => void>();
const onClose = vi.fn<() => void>();

interface EditorParts {
  readonly agreement?: AgreementView;
  readonly view?: BrowserProfileView;
  readonly isSuggestion?: boolean;
}

/** Opens the editor of a kind of rule. @returns what is sent to the background */
function openEditor(kind: RuleKind, parts: EditorParts = {}): unknown[] {
  const { agreement = agreementViewOf(null), view = profile(), ...how } = parts;
  onDone.mockClear();
  const sent = answering({
    'save-agreement': { ok: true, version: 1, starts: 'now' },
    propose: { ok: true },
    preview: { ok: true, preview: { verdict: OPEN } },
  });
  render(
    <RuleEditor
      kind={kind}
      context={contextOf({ profile: view, agreement })}
      isSuggestion={how.isSuggestion ?? false}
      onClose={onClose}
      onDone={onDone}
    />,
  );
  return sent;
}

/** What was sent under a name. */
function sentAs(sent: readonly unknown[], name: string): unknown {
  return sent.find((message) => (message as { name: string }).name === name);
}

function enter(testId: string, value: string): void {
  fireEvent.input(screen.getByTestId(testId), { target: { value } });
}

/** The texts referenced by the field's `aria-describedby`. */
function described(field: HTMLElement): string[] {
  return (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '');
}

describe('the editor of a rule', () => {
  it('ties what is wrong to its field, loses nothing and saves nothing', async () => {
    const sent = openEditor('daily');
    const daily = screen.getByTestId<HTMLInputElement>('daily-limit-all');
    enter('daily-limit-all', '1440');
    expect(daily.getAttribute('aria-invalid')).toBe('true');
    expect(described(daily)).toContain('That is all of it. Leave it empty for no limit.');
    fireEvent.click(screen.getByTestId('save-agreement'));
    await waitFor(() => expect(screen.getByTestId('save-result').textContent).toMatch(/marked/));
    expect(daily.value).toBe('1440');
    expect(sentAs(sent, 'save-agreement')).toBeUndefined();
    enter('daily-limit-all', '0');
    expect(daily.getAttribute('aria-invalid')).toBe('false');
    expect(described(daily)).toContain('not on this computer');
    enter('daily-limit-all', '');
    expect(described(daily)).toContain('no limit');
  });

  it('opens what hides a wrong number', async () => {
    openEditor('daily');
    fireEvent.click(screen.getByTestId('daily-each'));
    const monday = screen.getByLabelText<HTMLInputElement>(/Monday/);
    fireEvent.input(monday, { target: { value: '-1' } });
    const fold = screen.getByTestId<HTMLDetailsElement>('daily-more');
    fold.open = false;
    fireEvent.click(screen.getByTestId('save-agreement'));
    await waitFor(() => expect(screen.getByTestId('save-result').textContent).toMatch(/marked/));
    expect(fold.open).toBe(true);
    expect(document.activeElement).toBe(monday);
  });

  it('saves what was typed, from now on where that was chosen', async () => {
    const sent = openEditor('daily');
    enter('daily-limit-all', '60');
    fireEvent.change(screen.getByTestId('daily-strength'), { target: { value: 'firm' } });
    fireEvent.click(screen.getByTestId('apply-now'));
    fireEvent.click(screen.getByTestId('save-agreement'));
    await waitFor(() => expect(onDone).toHaveBeenCalledWith('Saved. Starts now.', 'rules'));
    expect(sentAs(sent, 'save-agreement')).toMatchObject({
      member: 'mia',
      way: 'together',
      atOnce: true,
      lookAgain: '2026-05-21',
      rules: { daily: { strength: 'firm', messagesOpen: false } },
    });
  });

  it('closes without saving where nothing has changed', async () => {
    onClose.mockClear();
    const sent = openEditor('daily');
    fireEvent.click(screen.getByTestId('save-agreement'));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(sentAs(sent, 'save-agreement')).toBeUndefined();
    fireEvent.click(screen.getByTestId('way-parent'));
    fireEvent.click(screen.getByTestId('save-agreement'));
    await waitFor(() => expect(sentAs(sent, 'save-agreement')).toMatchObject({ way: 'parent' }));
  });

  it.each([
    [
      'that applies today',
      '2026-05-07',
      ['TikTok stays open today.', 'Today stays as it is.Starts tomorrow.'],
    ],
    ['that applies later', '2026-05-08', ['From May 8, 2026.', 'From May 8, 2026.']],
  ])(
    'says what a rule for dates %s means today only if it does',
    async (_, from, [changed, removed]) => {
      const dates = [{ from, to: '2026-05-24', limitMs: null, windows: true }];
      const sent = openEditor('dates', {
        agreement: agreementViewOf(agreementOf({ ...ALL, dates })),
      });
      fireEvent.input(screen.getByLabelText(/Limit on these days/), { target: { value: '30' } });
      await waitFor(() => expect(sentAs(sent, 'preview')).toBeDefined());
      await waitFor(() => expect(screen.getByTestId('preview').textContent).toBe(changed));
      expect(screen.queryByTestId('apply-tomorrow') === null).toBe(from > '2026-05-07');
      fireEvent.click(screen.getByTestId('remove-rule'));
      expect(screen.getByTestId('preview').textContent).toBe(removed);
    },
  );

  it('leaves every other rule as it is, also where its own goes', async () => {
    const agreement = agreementViewOf(agreementOf(ALL));
    const sent = openEditor('session', {
      agreement,
      view: profileOf({ verdict: OPEN, unlocked: { parent: 'dad', until: 9e12 } }),
    });
    fireEvent.click(screen.getByTestId('remove-rule'));
    expect(screen.getByText('One session: this rule goes.')).toBeTruthy();
    expect(screen.queryByTestId('session-length')).toBeNull();
    fireEvent.click(screen.getByTestId('save-agreement'));
    await waitFor(() => expect(onDone).toHaveBeenCalled());
    expect(sentAs(sent, 'save-agreement')).toMatchObject({ rules: { ...ALL, session: null } });
  });

  it('presses the card of what a rule does like the list behind it', () => {
    openEditor('daily');
    fireEvent.click(screen.getByText('The video may finish. Then TikTok closes.'));
    expect(screen.getByTestId('daily-strength')).toHaveProperty('value', 'firm');
  });

  it('suggests no number before it knows what is usual, and then none above it', () => {
    openEditor('daily');
    expect(screen.queryByText(/typical day/)).toBeNull();
    cleanup();
    openEditor('daily', { agreement: agreementViewOf(null, { typicalMs: 64 * 60_000 }) });
    expect(screen.getByText(/typical day/).textContent).toBe('A typical day here is about 1 hr.');
  });

  it.each([
    [1, 'Monday', 'Sunday'],
    [6, 'Saturday', 'Friday'],
    [7, 'Sunday', 'Saturday'],
  ] as const)('has weekdays in the order of a week that begins on day %s', (firstDay, from, to) => {
    openEditor('bedtime', { view: profile({ firstDay }) });
    const boxes = screen.getByRole('group', { name: 'Nights' }).querySelectorAll('input');
    const names = [...boxes].map((box) => box.getAttribute('aria-label'));
    expect([names.length, names[0], names.at(-1)]).toEqual([7, from, to]);
  });

  it('shows the first of two numbers once the second is in', () => {
    openEditor('daily');
    enter('wish-member', '90');
    fireEvent.click(screen.getByTestId('ready-member'));
    expect(screen.getByText('Mia is ready.')).toBeTruthy();
    expect(screen.queryByText(/1 hr 30 min/)).toBeNull();
    enter('wish-parent', '45');
    fireEvent.click(screen.getByTestId('ready-parent'));
    expect(screen.getAllByTestId('wish').map(({ textContent }) => textContent)).toEqual([
      'Mia: 1 hr 30 minTake this number',
      'A parent: 45 minTake this number',
    ]);
  });
});

describe('a looser rule without the PIN', () => {
  const agreement = agreementViewOf(agreementOf(ALL));
  const view = profileOf({ verdict: OPEN });

  it('is suggested to the parent, with a reason', async () => {
    const sent = openEditor('weekly', { agreement, view });
    expect(screen.queryByTestId('propose')).toBeNull();
    enter('weekly-limit', '600');
    expect(screen.getByTestId('propose').textContent).toBe('Suggest to Dad');
    expect(screen.getByTestId('preview').textContent).toContain('Needs a parent’s PIN');
    enter('propose-reason', ' Holidays. ');
    fireEvent.click(screen.getByTestId('propose'));
    await waitFor(() => expect(onDone).toHaveBeenCalledWith(expect.anything(), 'suggestions'));
    expect(sentAs(sent, 'propose')).toMatchObject({
      member: 'mia',
      reason: 'Holidays.',
      rules: { ...ALL, weekly: { limitMs: 600 * 60_000 } },
    });
    expect(sentAs(sent, 'save-agreement')).toBeUndefined();
  });

  it('can also be saved by a parent who is here', async () => {
    const sent = openEditor('weekly', { agreement, view });
    enter('weekly-limit', '600');
    expect(screen.getByTestId('save-agreement').textContent).toBe('Save with the PIN');
    fireEvent.click(screen.getByTestId('save-agreement'));
    await waitFor(() => expect(sentAs(sent, 'save-agreement')).toBeTruthy());
  });

  it('is no matter of a suggestion where it is tighter, unless one is wanted', () => {
    openEditor('weekly', { agreement, view });
    enter('weekly-limit', '300');
    expect(screen.queryByTestId('propose')).toBeNull();
    cleanup();
    openEditor('weekly', { agreement, view, isSuggestion: true });
    expect(screen.getByTestId('propose-reason')).toBeTruthy();
    enter('weekly-limit', '300');
    expect(screen.getByTestId('propose')).toBeTruthy();
  });

  it('closes without suggesting where nothing has changed', async () => {
    onClose.mockClear();
    const sent = openEditor('weekly', { agreement, view, isSuggestion: true });
    fireEvent.click(screen.getByTestId('propose'));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(sentAs(sent, 'propose')).toBeUndefined();
  });
});

describe('a way of deciding that needs a PIN', () => {
  it('says that it holds nobody without one, and leads there', () => {
    openEditor('daily');
    const note = screen.getByTestId('way-no-pin');
    for (const way of ['together', 'parent']) {
      fireEvent.click(screen.getByTestId(`way-${way}`));
      expect(note.textContent).toContain('No parent has a PIN, so anyone here can loosen limits');
    }
    expect(screen.getByTestId('way-set-pin').getAttribute('href')).toBe('#/agreement/people');
    fireEvent.click(screen.getByTestId('way-self'));
    expect(note.textContent).toBe('');
  });
});

describe('a first bedtime', () => {
  it.each([
    ['set by a member who is alone is theirs', true, { way: 'self', forMyself: true }],
    ['is nobody’s own otherwise', false, { way: 'together', forMyself: false }],
  ])('%s, and adds no other rule', async (_, isMember, expected) => {
    const sent = openEditor('bedtime');
    if (isMember) fireEvent.click(screen.getByTestId('for-myself'));
    fireEvent.click(screen.getByTestId('save-agreement'));
    await waitFor(() => expect(onDone).toHaveBeenCalledWith('Saved. Starts now.', 'rules'));
    expect(sentAs(sent, 'save-agreement')).toMatchObject({
      ...expected,
      rules: { ...NO_RULES, windows: [{ kind: 'bedtime' }] },
    });
  });

  it.each([
    ['mia', '#/welcome/bedtime'],
    ['zoe', '#/welcome/bedtime/mia'],
  ])('is one of two ways to begin; current is %s', (current, href) => {
    render(<Start context={contextOf({ profile: profile({ current }) })} />);
    expect(screen.getByTestId('path-bedtime').getAttribute('href')).toBe(href);
    expect(screen.getByTestId('path-baseline').getAttribute('href')).toBe('#/time');
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
    expect(screen.getByText(/stops quick changes, not an expert/)).toBeTruthy();
    cleanup();
    show({ hasPin: true, parents });
    expect([has('pin'), has('pin-confirm'), has('unlock')]).toEqual([true, false, true]);
  });

  it('marks what was not done, beside the field that it is about', async () => {
    answering({ unlock: { ok: false, error: 'wrong-pin', detail: '' } });
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
    const unlocked = { parent: 'dad', until: OPEN.now + 290_000 };
    render(
      <Unlocked profile={profile({ hasPin: true, parents, unlocked })} refresh={() => undefined} />,
    );
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
    [OPEN, 'TikTok stays open today.'],
    [next('2026-05-08T22:00', 'bedtime', 'firm'), 'TikTok stays open today.'],
    [next('2026-05-07T22:00', 'bedtime', 'firm'), 'TikTok will stop at 10:00 PM today.'],
    [next('2026-05-07T20:10', 'daily', 'firm'), 'If you keep watching, TikTok stops at 8:10 PM.'],
    [next('2026-05-08T00:30', 'bedtime', 'soft'), 'Kintime will ask at 12:30 AM today.'],
    [
      { ...OPEN, state: 'closed', opensAt: at('2026-05-08T07:00') },
      'TikTok closes now, until 7:00 AM.',
    ],
    [
      { ...OPEN, state: 'closed', opensAt: at('2026-05-11T07:00') },
      'TikTok closes now, until Mon 07:00 AM.',
    ],
    [{ ...OPEN, state: 'closed' }, 'TikTok closes now, for the coming days.'],
    [{ ...OPEN, state: 'paused' }, 'Kintime asks now.'],
  ];
  it.each(rows)('%#: %s', (verdict, sentence) => {
    expect(previewText(verdict, CALENDAR).replaceAll(/\s/gu, ' ')).toBe(sentence);
  });

  it.each<[RuleKind, string]>([
    ['daily', 'If you keep watching, TikTok stops at 8:10 PM.'],
    ['dates', 'If you keep watching, TikTok stops at 8:10 PM.'],
    ['bedtime', 'TikTok is off from 10:00 PM to 7:00 AM.'],
  ])('says of today what comes from the rule in the form: %s', (kind, said) => {
    const about = { kind, sentence: 'TikTok is off from 10:00 PM to 7:00 AM.' };
    const preview = { verdict: next('2026-05-07T20:10', 'daily', 'firm') };
    const permission = { allowed: true, from: 'now' } as const;
    const parts = { preview, calendar: CALENDAR, permission, laterDay: null, about };
    render(<Preview {...parts} hasToday isFaulty={false} isNothing />);
    expect(screen.getByTestId('preview').textContent.replaceAll(/\s/gu, ' ')).toBe(said);
  });

  it.each<[Permission, string]>([
    [{ allowed: true, from: 'now' }, 'TikTok closes now, for the coming days.'],
    [{ allowed: true, from: 'tomorrow' }, 'Today stays as it is. Starts tomorrow.'],
    [
      { allowed: false, needs: 'pin' },
      'TikTok closes now, for the coming days. Needs a parent’s PIN, or a parent’s yes.',
    ],
    [
      { allowed: false, needs: 'member' },
      'TikTok closes now, for the coming days. These are one person’s own rules. If they are yours, check “I set this for myself”. Otherwise it takes a parent’s PIN.',
    ],
  ])('says nothing of today where nothing of it changes: %j', (permission, sentences) => {
    const preview = { verdict: { ...OPEN, state: 'closed' as const } };
    const parts = { preview, calendar: CALENDAR, permission, laterDay: null };
    render(<Preview {...parts} hasToday isFaulty={false} isNothing={false} />);
    const said = [...screen.getByTestId('preview').children].map((one) => one.textContent);
    expect(said.join(' ')).toBe(sentences);
  });
});
