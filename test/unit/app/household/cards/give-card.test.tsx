// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { GiveCard } from '../../../../../src/app/household/cards/give-card.tsx';
import { answering } from '../../../support/background-stub.ts';
import { CARD, FILE, FULL_CARD, KIN, WEEK } from '../household-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('shows its text on a press, and hides it on the next', async () => {
  answering({
    'week-card': CARD,
    'give-card': { ok: true, text: 'abc', file: FILE, card: FULL_CARD },
  });
  render(
    <GiveCard
      rows={WEEK.rows}
      week={WEEK.week}
      lateFrom="22:00"
      persons={KIN.persons}
      hasFolder={false}
      onChange={() => undefined}
    />,
  );
  const button = screen.getByTestId('give-text');
  const isShown = (): [string | null, boolean] => [
    button.getAttribute('aria-expanded'),
    screen.queryByTestId('copy-text') !== null,
  ];
  expect(isShown()).toEqual(['false', false]);
  fireEvent.click(button);
  await waitFor(() => expect(isShown()).toEqual(['true', true]));
  fireEvent.click(button);
  await waitFor(() => expect(isShown()).toEqual(['false', false]));
});
