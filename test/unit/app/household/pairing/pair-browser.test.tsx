// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { PairBrowser } from '../../../../../src/app/household/pairing/pair-browser.tsx';
import { press } from '../../../support/accessibility.ts';
import { answering } from '../../../support/background-stub.ts';
import { FILE, KIN, MIA } from '../household-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const ANSWERS = {
  pairing: { ok: true, groups: ['ab2cd', 'efg3h'], short: ['ab2cd'], file: FILE },
} as const;

const choose = (value: string) =>
  fireEvent.change(screen.getByTestId('pair-for'), { target: { value } });

it('there is no pairing text before somebody says for whom', () => {
  const sent = answering(ANSWERS);
  render(<PairBrowser household={KIN} />);
  for (const testId of ['pairing-text', 'show-pairing', 'save-pairing'])
    expect(screen.queryByTestId(testId)).toBeNull();
  expect(sent).toEqual([]);
});

it.each([
  ['somebody of the household', MIA.person, MIA.person],
  ['somebody new', 'new', null],
])('the text is for %s, as chosen', async (_, value, as) => {
  const sent = answering(ANSWERS);
  render(<PairBrowser household={KIN} />);
  choose(value);
  await press('show-pairing');
  await screen.findByTestId('pairing-text');
  expect(sent).toEqual([{ name: 'pairing', as }]);
});

it('a text for another person is asked for anew', async () => {
  answering(ANSWERS);
  render(<PairBrowser household={KIN} madeFor={MIA.person} />);
  await screen.findByTestId('pairing-text');
  choose('new');
  expect(screen.queryByTestId('pairing-text')).toBeNull();
});
