// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { RequestPanel } from '../../../../src/app/agreement/requests/request-panel.tsx';
import { Status } from '../../../../src/app/agreement/status.tsx';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import type { BrowserProfileView } from '../../../../src/messages/views.ts';
import { answering } from '../../support/background-stub.ts';
import { agreementViewOf, profileOf, requestOf } from '../../support/profile-fixture.ts';
import { COMING, UNLOCKED } from './agreement-fixture.ts';
import { contextOf } from './context-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function showRequest(parts: Partial<BrowserProfileView> = {}): unknown[] {
  const sent = answering({ 'answer-extra-time': { ok: true } });
  const profile = profileOf({ requests: [requestOf()], ...parts });
  render(<RequestPanel context={contextOf({ profile })} />);
  return sent;
}

function choices(): string[] {
  return screen.getAllByTestId('request-choice').map(({ textContent }) => textContent);
}

describe('the answer to a request for extra time', () => {
  it('is all of it, less, or no, with one PIN', async () => {
    const sent = showRequest();
    expect(choices()).toEqual(['Yes, 15 min', 'Yes, 5 min', 'No']);
    fireEvent.click(screen.getByText('Yes, 5 min'));
    fireEvent.input(screen.getByTestId('request-code'), { target: { value: '2468' } });
    fireEvent.click(screen.getByTestId('request-submit'));
    const terms = { name: 'answer-extra-time', id: 'r1', reason: '' };
    await waitFor(() => expect(sent).toEqual([{ ...terms, minutes: 5, code: '2468' }]));
  });

  it('of no has a reason', async () => {
    const sent = showRequest();
    expect(screen.queryByTestId('request-reason')).toBeNull();
    fireEvent.click(screen.getByText('No'));
    fireEvent.click(screen.getByTestId('request-submit'));
    await screen.findByText('Please write a few words about why.');
    expect(sent).toEqual([]);
    fireEvent.input(screen.getByTestId('request-reason'), { target: { value: ' Dinner. ' } });
    fireEvent.click(screen.getByTestId('request-submit'));
    const terms = { name: 'answer-extra-time', id: 'r1', code: '' };
    await waitFor(() => expect(sent).toEqual([{ ...terms, minutes: null, reason: 'Dinner.' }]));
  });

  it.each([
    ['a parent is unlocked', { unlocked: UNLOCKED.unlocked }, ''],
    [
      'nobody has one',
      { hasPin: false, parents: [] },
      'No parent has a PIN, so anyone here can answer.',
    ],
  ])('needs no PIN where %s', (_, parts, words) => {
    showRequest(parts);
    expect(screen.queryByTestId('request-code')).toBeNull();
    expect(document.querySelector('.hint')?.textContent ?? '').toBe(words);
  });

  it('stays on the page until the day ends', () => {
    const answer = { ms: 5 * MINUTE, by: 'dad', at: 1, reason: '' };
    showRequest({ requests: [requestOf({ answer })] });
    expect(screen.getByTestId('request-panel').textContent).toContain(
      'Dad said yes to 5 min of 15 min',
    );
    expect(screen.queryByTestId('request-submit')).toBeNull();
  });
});

describe('a rule that is not agreed yet', () => {
  it('is answered with a no that asks for a reason', async () => {
    const sent = answering({ refuse: { ok: true } });
    render(<Status context={contextOf({ agreement: agreementViewOf(COMING) })} />);
    fireEvent.click(screen.getByTestId('say-no-member'));
    fireEvent.click(screen.getByTestId('refuse-submit'));
    await screen.findByText('Please write a few words about why.');
    fireEvent.input(screen.getByTestId('refuse-reason'), { target: { value: 'Too short.' } });
    fireEvent.click(screen.getByTestId('refuse-submit'));
    const no = { version: 3, as: 'member', reason: 'Too short.' };
    await waitFor(() => expect(sent).toEqual([{ name: 'refuse', member: 'mia', ...no }]));
    await waitFor(() => expect(screen.queryByTestId('refuse-reason')).toBeNull());
  });

  it('shows the no with its reason, and can still be agreed to', () => {
    const noes = [{ by: 'member', at: 1, reason: 'Too short.' }];
    render(<Status context={contextOf({ agreement: agreementViewOf({ ...COMING, noes }) })} />);
    expect(screen.getByTestId('refusals').textContent).toBe('Mia doesn’t agree. “Too short.”');
    expect(screen.queryByTestId('say-no-member')).toBeNull();
    expect(screen.getByTestId('say-yes-member')).toBeTruthy();
  });
});
