// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import type { JSX } from 'preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { AgreementPage } from '../../../../src/app/agreement/agreement-page.tsx';
import { useRoute } from '../../../../src/app/router.ts';
import type { AgreementView, BrowserProfileView } from '../../../../src/messages/views.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import { answering } from '../../support/background-stub.ts';
import { agreementOf, agreementViewOf, BEDTIME, profileOf } from '../../support/profile-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

// The page reads the database itself, and asks the background when it changes.
beforeAll(async () => (await openDatabase()).close());
beforeEach(() => {
  location.hash = '';
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const AGREED = agreementViewOf(agreementOf(BEDTIME));

function Page(): JSX.Element {
  const { part, detail } = useRoute();
  return <AgreementPage settings={null} part={part} detail={detail} />;
}

function open(agreement: AgreementView, profile: BrowserProfileView = profileOf()): void {
  answering({
    profile: { ok: true, profile },
    agreement: { ok: true, agreement },
    'save-agreement': { ok: true, version: 2, starts: 'now' },
    propose: { ok: true },
  });
  render(<Page />);
}

/** Presses a button or follows a link, which also focuses it. */
async function press(testId: string): Promise<void> {
  const button = await screen.findByTestId(testId);
  button.focus();
  fireEvent.click(button);
  const hash = button.getAttribute('href');
  if (hash !== null) location.hash = hash;
}

const focused = (): string => document.activeElement?.textContent ?? '';

describe('the focus on the page of the agreement', () => {
  it.each([
    ['a rule', 'edit-bedtime', 'Bedtime'],
    ['the kinds of rules', 'add-rule', 'Add a rule'],
    ['the next look', 'edit-review', 'Next look together'],
  ])('goes to the heading of the editor: %s', async (_, opener, title) => {
    open(AGREED);
    await press(opener);
    await waitFor(() => expect(focused()).toBe(title));
    await press('close-form');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(location.hash).toBe('#/agreement');
  });

  it('goes back to the button that says no, once the form is left', async () => {
    open(agreementViewOf(agreementOf(BEDTIME, { madeBy: 'dad', yeses: [] })));
    await press('say-no-member');
    expect((await screen.findByTestId('refuse-cancel')).textContent).toBe('Cancel');
    await press('refuse-cancel');
    await waitFor(() => expect(screen.queryByTestId('refuse-cancel')).toBeNull());
    expect(document.activeElement).toBe(screen.getByTestId('say-no-member'));
  });

  it('goes to the news once something was saved', async () => {
    open(AGREED, profileOf({ unlocked: { parent: 'dad', until: 9e12 } }));
    await press('add-rule');
    await press('choose-daily');
    fireEvent.input(await screen.findByTestId('daily-limit-all'), { target: { value: '60' } });
    await press('save-agreement');
    await waitFor(() => expect(focused()).toBe('Saved. Starts now.'));
    expect(document.activeElement?.getAttribute('role')).toBe('status');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('goes to the suggestions once something was suggested', async () => {
    open(AGREED);
    await press('suggest-change');
    await press('choose-daily');
    fireEvent.input(await screen.findByTestId('daily-limit-all'), { target: { value: '60' } });
    await press('propose');
    await waitFor(() => expect(focused()).toBe('Suggested. A parent can answer here.'));
    expect(location.hash).toBe('#/agreement/suggestions');
  });
});
