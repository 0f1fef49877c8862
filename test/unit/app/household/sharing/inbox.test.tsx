// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { Inbox } from '../../../../../src/app/household/sharing/inbox.tsx';
import { press, type } from '../../../support/accessibility.ts';
import { answering } from '../../../support/background-stub.ts';
import type { Answers } from '../../../support/background-stub.ts';
import { profileOf } from '../../../support/profile-fixture.ts';
import { inboxItem } from './folder-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function show(items = [inboxItem()], answers: Answers = {}, hasPin = true) {
  const sent = answering(answers);
  const onChange = vi.fn();
  const inbox = (left: typeof items) => (
    <Inbox items={left} profile={profileOf({ hasPin })} onChange={onChange} />
  );
  const { rerender } = render(inbox(items));
  return { sent, onChange, empty: () => rerender(inbox([])) };
}

const isolated = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '');
const sentText = (): string => isolated(screen.getByTestId('inbox-sent').textContent);

describe('what members of other browsers wait for', () => {
  it('names who asks, for how much, and where', () => {
    show();
    const { textContent } = screen.getByTestId('inbox-request');
    expect(isolated(textContent)).toContain('Mia asks for 15 min more (Laptop)');
    expect(isolated(textContent)).toContain('to finish a call');
  });

  it('says how long they watched on that day, where that is known', () => {
    const { request } = inboxItem();
    const yesterday = request === null ? null : { ...request, id: 'r2', date: '2026-05-06' };
    const other = request === null ? null : { ...request, id: 'r3' };
    show([
      inboxItem(),
      inboxItem({ request: yesterday }),
      inboxItem({ request: other, watchedMs: null }),
    ]);
    const texts = screen.getAllByTestId('inbox-request').map((one) => one.textContent);
    expect(texts[0]).toContain('Today: 46 min');
    expect(texts[1]).toContain('Wednesday, May 6: 46 min');
    expect(texts[2]).not.toContain('Today');
  });

  it('is answered with the minutes that are chosen, and says when it arrives', async () => {
    const { sent, empty } = show(undefined, { 'answer-other-request': { ok: true } });
    await press('request-submit');
    await waitFor(() =>
      expect(sentText()).toBe('Answered. It reaches Laptop at its next look into the folder.'),
    );
    expect(sent).toEqual([
      { name: 'answer-other-request', request: 'r1', minutes: 15, reason: '' },
    ]);
    // It stays when the request is gone.
    empty();
    expect(screen.queryByTestId('inbox-request')).toBeNull();
    expect(sentText()).toContain('Answered.');
  });

  it('shows what a suggestion changes, and takes a no with its reason alone', async () => {
    const { sent } = show(undefined, { 'answer-other-proposal': { ok: true } });
    const { textContent } = screen.getByTestId('inbox-suggestion');
    expect(isolated(textContent)).toContain('Mia suggests a change (Laptop)');
    expect(textContent).toContain('45 min');
    expect(textContent).toContain('1 hr');
    await press('answer-no');
    await waitFor(() => expect(screen.getByTestId('inbox-result').textContent).not.toBe(''));
    expect(sent).toEqual([]);
    type('answer-reason', 'school week');
    await press('answer-no');
    await waitFor(() =>
      expect(sent).toEqual([
        { name: 'answer-other-proposal', proposal: 'p1', answer: 'no', reason: 'school week' },
      ]),
    );
  });

  it('cannot be answered where no parent has a PIN, and says so', () => {
    show(undefined, {}, false);
    expect(screen.getByText(/a parent needs a PIN in this browser/)).toBeTruthy();
    expect(screen.queryByTestId('request-submit')).toBeNull();
    expect(screen.queryByTestId('answer-yes')).toBeNull();
  });

  it('takes no room where nothing waits', () => {
    show([]);
    expect(screen.queryByRole('heading')).toBeNull();
  });
});
