// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { AgreementPage } from '../../../../src/app/agreement/agreement-page.tsx';
import type { AgreementView, BrowserProfileView } from '../../../../src/messages/views.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import { answering } from '../../support/background-stub.ts';
import { agreementOf, agreementViewOf, BEDTIME, profileOf } from '../../support/profile-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

// The page reads the database itself, and asks the background when it changes.
beforeAll(async () => (await openDatabase()).close());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const AGREED = agreementViewOf(agreementOf(BEDTIME));

function open(agreement: AgreementView, profile: BrowserProfileView = profileOf()): void {
  answering({
    profile: { ok: true, profile },
    agreement: { ok: true, agreement },
    propose: { ok: true },
  });
  render(<AgreementPage settings={null} part="" />);
}

/** Clicks a button, which also focuses it. */
async function press(testId: string): Promise<void> {
  const button = await screen.findByTestId(testId);
  button.focus();
  fireEvent.click(button);
}

const focused = (): string => document.activeElement?.textContent ?? '';

describe('the focus on the page of the agreement', () => {
  it.each([
    ['See all rules', agreementViewOf(null), profileOf()],
    ['Change the limits', AGREED, profileOf({ hasPin: false })],
    ['Tighten, or suggest a change', AGREED, profileOf()],
  ])('goes from “%s” to the heading of the form, and back again', async (words, view, people) => {
    open(view, people);
    await press('open-form');
    await waitFor(() => expect(focused()).toBe('The rules'));
    expect(document.activeElement?.id).toBe('rules-title');
    await press('close-form');
    await waitFor(() => expect(focused()).toBe(words));
  });

  it('goes back to the button that says no, once the form is left', async () => {
    open(agreementViewOf(agreementOf(BEDTIME, { madeBy: 'dad', yeses: [] })));
    await press('say-no-member');
    expect((await screen.findByTestId('refuse-cancel')).textContent).toBe('Cancel');
    await press('refuse-cancel');
    await waitFor(() => expect(screen.queryByTestId('refuse-cancel')).toBeNull());
    expect(document.activeElement).toBe(screen.getByTestId('say-no-member'));
  });

  it('stays with the form where what was typed goes and the form does not', async () => {
    open(AGREED, profileOf({ unlocked: { parent: 'dad', until: 9e12 } }));
    const limit = await screen.findByTestId('daily-limit-all');
    fireEvent.input(limit, { target: { value: '60' } });
    await press('close-form');
    await waitFor(() => expect(document.activeElement?.id).toBe('rules-title'));
  });

  it('goes to the news once something was suggested', async () => {
    open(AGREED);
    await press('open-form');
    fireEvent.input(await screen.findByTestId('daily-limit-all'), { target: { value: '60' } });
    await press('propose');
    await waitFor(() => expect(focused()).toBe('Suggested. A parent can answer on this page.'));
    expect(document.activeElement?.getAttribute('role')).toBe('status');
    expect(screen.queryByTestId('propose')).toBeNull();
  });
});

describe('a second press at once', () => {
  it('meets no opposite choice where the first one was', async () => {
    open(agreementViewOf(null));
    await press('begin-bedtime');
    const other = await screen.findByTestId('begin-week');
    await waitFor(() => expect(other.closest('details')?.open).toBe(false));
  });

  it('leaves the other way in to whoever unfolds it', async () => {
    open(agreementViewOf(null));
    await press('begin-bedtime');
    fireEvent.click(screen.getByText('Not tonight?'));
    await press('begin-week');
    await waitFor(() => expect(focused()).toBe('See a normal week first'));
    expect(screen.getByTestId('begin-bedtime')).toBeTruthy();
  });
});
