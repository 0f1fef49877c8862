// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { ClosedView } from '../../../../src/closed/closed-view.tsx';
import type { ExtraTimeRequest } from '../../../../src/domain/agreement/extra-time-request.ts';
import { MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { Answer } from '../../../../src/messages/index.ts';
import { answering } from '../../support/background-stub.ts';
import {
  agreementOf,
  agreementViewOf,
  BEDTIME,
  DAD,
  EVENING,
  profileOf,
  requestOf,
  verdictOf,
} from '../../support/profile-fixture.ts';
import { OPEN, show, stay, went } from '../closed-fixture.tsx';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

beforeEach(stay);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const nextRender = async (): Promise<void> => act(() => undefined);

describe('extra time', () => {
  const opened: Answer<'profile'> = { ok: true, profile: profileOf({ verdict: OPEN }) };

  function fill(code: string): void {
    if (screen.queryByTestId('extra-code') === null) {
      fireEvent.click(screen.getByTestId('ask-more'));
    }
    fireEvent.change(screen.getByTestId('extra-minutes'), { target: { value: '15' } });
    fireEvent.input(screen.getByTestId('extra-code'), { target: { value: code } });
    fireEvent.click(screen.getByTestId('extra-submit'));
  }

  it.each(['dad', 'Dad'])('says who gave how much, and offers the site (%s)', async (parent) => {
    const sent = answering({ 'extra-time': { ok: true, parent }, profile: opened });
    show();
    fill('2468');
    await waitFor(() =>
      expect(screen.getByTestId('closed-given').textContent).toBe('Dad gave 15 min of extra time.'),
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

  it('says how far extra time past bedtime carries', async () => {
    const next = { at: EVENING + 900 * SECOND, reason: 'bedtime', strength: 'firm' } as const;
    const verdict = { ...OPEN, next: { ...next, putOffBy: 'extra' as const } };
    answering({
      'extra-time': { ok: true, parent: 'Dad' },
      profile: { ok: true, profile: profileOf({ verdict }) },
    });
    show();
    fill('2468');
    const given = await screen.findByText(/^Dad gave 15 min of extra time\./);
    expect(given.textContent.replaceAll(/\s/gu, ' ')).toBe(
      'Dad gave 15 min of extra time. If you keep watching, it lasts until 10:45 PM.',
    );
  });

  it('says so when another rule still keeps the site off', async () => {
    answering({
      'extra-time': { ok: true, parent: 'Dad' },
      profile: { ok: true, profile: profileOf() },
    });
    show();
    fill('2468');
    await screen.findByText('Dad gave 15 min of extra time. Another rule still keeps TikTok off.');
    expect(screen.queryByTestId('open-site')).toBeNull();
  });

  it('offers 5, 15 and 30 minutes, and bedtime where it is the reason', () => {
    const { rerender } = show();
    fireEvent.click(screen.getByTestId('ask-more'));
    const choices = [...screen.getByTestId('extra-minutes').querySelectorAll('option')];
    expect(choices.map(({ value }) => value)).toEqual(['5', '15', '30']);
    expect(screen.getByTestId<HTMLInputElement>('extra-past').checked).toBe(true);
    const daily = profileOf({ verdict: verdictOf({ reason: 'daily' }) });
    rerender(<ClosedView profile={daily} agreement={null} />);
    expect(screen.queryByTestId('extra-past')).toBeNull();
  });

  it.each([
    ['ArrowRight', '15'],
    ['ArrowRight ArrowRight ArrowRight', '30'],
    ['ArrowRight ArrowRight ArrowLeft', '15'],
    ['ArrowLeft', '5'],
  ])('moves between the minutes with the arrow keys to the sides: %s', async (keys, minutes) => {
    show();
    fireEvent.click(screen.getByTestId('ask-more'));
    for (const key of keys.split(' ')) {
      fireEvent.keyDown(screen.getByTestId('extra-minutes'), { key });
      await nextRender();
    }
    expect(screen.getByTestId('extra-submit').textContent).toBe(`Ask for ${minutes} minutes`);
  });

  it('offers nothing where an administrator’s rule speaks', () => {
    show(
      profileOf({ verdict: verdictOf({ byAdministrator: true }) }),
      agreementViewOf(agreementOf(BEDTIME), { freeExtension: true }),
    );
    expect(screen.getByTestId('close-tab')).toBeTruthy();
    expect(screen.queryByTestId('ask-more')).toBeNull();
    expect(screen.queryByTestId('free-extension')).toBeNull();
  });

  it.each([
    ['none', 'A parent’s PIN'],
    // Not usable before its first code.
    ['waiting', 'A parent’s PIN'],
    ['confirmed', 'A parent’s PIN, or six digits from their phone'],
  ] as const)('asks for what a parent has: phone %s', (phone, label) => {
    show(profileOf({ parents: [{ ...DAD, phone }] }));
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
    expect(screen.getByTestId('pin-wait').textContent).toBe('Wait 30 seconds');
  });

  it('counts down what was left when the page opened', () => {
    show(profileOf({ waitMs: 75 * SECOND }));
    fireEvent.click(screen.getByTestId('ask-more'));
    expect(screen.getByTestId('pin-wait').textContent).toBe('Wait 75 seconds');
  });

  it('is asked for without a code, and waits for its answer', async () => {
    const sent = answering({ 'ask-extra-time': { ok: true } });
    const { rerender } = show();
    fireEvent.click(screen.getByTestId('ask-more'));
    expect(screen.getByTestId('extra-submit').textContent).toBe('Ask for 5 minutes');
    fireEvent.input(screen.getByTestId('extra-code'), { target: { value: '1' } });
    expect(screen.getByTestId('extra-submit').textContent).toBe('Add 5 minutes');
    fireEvent.input(screen.getByTestId('extra-reason'), { target: { value: ' a quiz ' } });
    fill('');
    const given = screen.getByTestId('closed-given');
    await waitFor(() =>
      expect(given.textContent).toBe('Your request stays open until the day ends.'),
    );
    const asked = { minutes: 15, pastBedtime: true, reason: 'a quiz' };
    expect(sent).toEqual([{ name: 'ask-extra-time', ...asked }]);
    expect(screen.queryByTestId('open-site')).toBeNull();
    const again = (request: ExtraTimeRequest): void =>
      rerender(<ClosedView profile={profileOf({ requests: [request] })} agreement={null} />);
    again(requestOf());
    expect(screen.getByTestId('request').dataset['state']).toBe('asked');
    expect(document.activeElement).toBe(screen.getByTestId('ask-more'));
    await waitFor(() => expect(given.textContent).toBe(''));
    expect(screen.getByTestId('request').textContent).toContain('Your request stays open');
    again(requestOf({ answer: { ms: 0, by: 'dad', at: 1, reason: 'Dinner.' } }));
    expect(screen.getByTestId('request').textContent).toContain('Dad said no to 15 min');
    expect(given.textContent).toBe('');
    const yes = { ms: 15 * MINUTE, by: 'dad', at: 1, reason: '' };
    again(requestOf({ answer: yes }));
    // The list of what was given says it.
    expect(screen.queryByTestId('request')).toBeNull();
    again(requestOf({ answer: { ...yes, ms: 5 * MINUTE } }));
    expect(screen.getByTestId('request').textContent).toContain('Dad said yes to 5 min of 15 min');
  });

  it('is not asked for with an address', async () => {
    const sent = answering({ 'ask-extra-time': { ok: true } });
    show();
    fireEvent.click(screen.getByTestId('ask-more'));
    const reason = { target: { value: 'https://www.tiktok.com/@x' } };
    fireEvent.input(screen.getByTestId('extra-reason'), reason);
    fireEvent.click(screen.getByTestId('extra-submit'));
    await screen.findByText('Please write this without “://” and “/@”.');
    expect(sent).toEqual([]);
  });

  it('has no field for a code where nobody has a PIN, and says who can answer', () => {
    show(profileOf({ hasPin: false, parents: [] }));
    fireEvent.click(screen.getByTestId('ask-more'));
    expect(screen.queryByTestId('extra-code')).toBeNull();
    expect(screen.getByText(/anyone here can answer/)).toBeTruthy();
  });

  it('says where a PIN is set, where the member decides and nobody has one', () => {
    show(
      profileOf({ hasPin: false, parents: [] }),
      agreementViewOf(agreementOf(BEDTIME, { way: 'self' })),
    );
    fireEvent.click(screen.getByTestId('ask-more'));
    const panel = screen.getByTestId('extra-no-pin');
    expect(panel.querySelector('a')?.getAttribute('href')).toBe('app.html#/agreement/people');
    expect(screen.queryByTestId('extra-code')).toBeNull();
  });

  it('offers 5 minutes without asking once a day, where that helps', async () => {
    const sent = answering({ 'free-extension': { ok: true }, profile: opened });
    const agreement = agreementViewOf(agreementOf(BEDTIME), { freeExtension: true });
    const { rerender } = show(profileOf(), agreement);
    expect(screen.queryByTestId('free-extension')).toBeNull();
    const daily = profileOf({ verdict: verdictOf({ reason: 'daily' }) });
    rerender(<ClosedView profile={daily} agreement={agreement} />);
    fireEvent.click(screen.getByTestId('free-extension'));
    await screen.findByText('5 min taken without asking.');
    expect(sent[0]).toEqual({ name: 'free-extension' });
    expect(screen.getByTestId('open-site')).toBeTruthy();
  });

  it('forgets what was given once it is used up', async () => {
    answering({ 'extra-time': { ok: true, parent: 'Dad' }, profile: opened });
    const { rerender } = show();
    fill('2468');
    await screen.findByText('Dad gave 15 min of extra time.');
    rerender(<ClosedView profile={profileOf({ verdict: OPEN })} agreement={null} />);
    rerender(<ClosedView profile={profileOf()} agreement={null} />);
    await waitFor(() => expect(screen.queryByTestId('open-site')).toBeNull());
    expect(screen.getByTestId('closed-given').textContent).toBe('');
  });
});
