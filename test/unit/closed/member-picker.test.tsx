// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../support/duration-format.ts';
import type { Answer } from '../../../src/messages/index.ts';
import { answering } from '../support/background-stub.ts';
import { show, stay, went, WHO } from './closed-fixture.tsx';

vi.mock('../../../src/platform/browser.ts', () => import('../support/browser-stub.ts'));

beforeEach(stay);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
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
    // Ben has no PIN of his own.
    expect(screen.getByLabelText('A parent’s PIN')).toBe(field);
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
