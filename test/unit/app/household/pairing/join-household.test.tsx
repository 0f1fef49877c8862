// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { JoinHousehold } from '../../../../../src/app/household/pairing/join-household.tsx';
import type { PairingView } from '../../../../../src/messages/views.ts';
import { press, type } from '../../../support/accessibility.ts';
import { answering } from '../../../support/background-stub.ts';
import { profileOf } from '../../../support/profile-fixture.ts';
import { KIN, MIA, PAIRING } from '../household-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Without the isolates around names. */
const plain = (text: string | null): string => (text ?? '').replaceAll(/[\u2066-\u2069]/gu, '');

/** The form, for what the pairing says. @returns what it sends, and how it ends */
function show(pairing: Partial<PairingView>) {
  const sent = answering({
    'read-pairing': { ok: true, pairing: { ...PAIRING, persons: [], ...pairing } },
    'join-household': { ok: true },
  });
  const onDone = vi.fn<(message: string) => void>();
  render(<JoinHousehold profile={profileOf()} onDone={onDone} />);
  return { sent, onDone };
}

const preview = async () => plain((await screen.findByTestId('join-preview')).textContent);

const TEXT = 'kt1qqqqq';
const FOR_MIA = { person: MIA.person, personName: 'Mia' };

describe('before and after joining with a text, the page says', () => {
  it.each<[string, Partial<PairingView>, string, string]>([
    [
      'for somebody whom it names',
      FOR_MIA,
      'This browser becomes Mia’s, too. Limits for Mia hold here once both browsers share a folder.',
      'This browser joined the household. Limits for Mia hold here once both browsers share a folder.',
    ],
    [
      'for somebody new',
      {},
      'Whoever watches here becomes a new person in the household. Limits of others don’t hold here.',
      'This browser joined the household. Limits of others don’t hold here.',
    ],
    [
      'for somebody whom it does not name',
      { ...FOR_MIA, personName: '' },
      'This browser joins as someone the household knows. Their limits hold here once both browsers share a folder.',
      'This browser joined the household.',
    ],
    [
      'with the new key of the household that it is in, for somebody else',
      { ...FOR_MIA, again: true, newKey: true },
      'You are in it already. This brings its new key.',
      'This browser joined the household.',
    ],
    [
      'with the key that it has',
      { again: true },
      'You are in it already.',
      'This browser joined the household.',
    ],
  ])('%s', async (_, pairing, before, after) => {
    const { sent, onDone } = show(pairing);
    type('join-household', TEXT);
    expect(await preview()).toBe(`This is the household “Miller”.${before}`);
    await press('join-submit');
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(plain(onDone.mock.calls[0]?.[0] ?? '')).toBe(after);
    const as = pairing.again === true ? null : (pairing.person ?? null);
    const joining = { name: 'join-household', pairing: TEXT, as };
    expect(sent.at(-1)).toMatchObject(joining);
  });

  it('as soon as it is sent, if it is sent at once', async () => {
    const { onDone } = show(FOR_MIA);
    type('join-household', TEXT);
    fireEvent.click(screen.getByTestId('join-submit'));
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(plain(onDone.mock.calls[0]?.[0] ?? '')).toContain('Limits for Mia hold here');
  });
});

it('whoever chose a file says as whom they join, and the page follows', async () => {
  const { sent, onDone } = show({ persons: KIN.persons });
  const file = new File(['{}'], 'kintime-household.json');
  fireEvent.change(screen.getByTestId('pairing-file'), { target: { files: [file] } });
  expect(await preview()).toContain('Limits of others don’t hold here.');
  fireEvent.change(screen.getByTestId('join-as'), { target: { value: MIA.person } });
  await waitFor(async () => expect(await preview()).toContain('This browser becomes Mia’s, too.'));
  await press('join-submit');
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(sent.at(-1)).toMatchObject({ name: 'join-household', pairing: '{}', as: MIA.person });
});

it('whoever is in the household stays who they are with a file, unless they choose somebody', async () => {
  const { sent } = show({ ...FOR_MIA, persons: KIN.persons, again: true, newKey: true });
  const file = new File(['{}'], 'kintime-household.json');
  fireEvent.change(screen.getByTestId('pairing-file'), { target: { files: [file] } });
  expect(await preview()).toBe(
    'This is the household “Miller”.You are in it already. This brings its new key.',
  );
  const choice = screen.getByTestId<HTMLSelectElement>('join-as');
  expect(choice.selectedOptions[0]?.text).toBe('The same as before');
  await press('join-submit');
  await waitFor(() => expect(sent.at(-1)).toMatchObject({ name: 'join-household', as: null }));
});

it('whoever is in the household and chooses somebody reads what follows', async () => {
  const { sent, onDone } = show({ persons: KIN.persons, again: true });
  const file = new File(['{}'], 'kintime-household.json');
  fireEvent.change(screen.getByTestId('pairing-file'), { target: { files: [file] } });
  await preview();
  fireEvent.change(screen.getByTestId('join-as'), { target: { value: MIA.person } });
  await waitFor(async () => expect(await preview()).toContain('This browser becomes Mia’s, too.'));
  await press('join-submit');
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(sent.at(-1)).toMatchObject({ name: 'join-household', as: MIA.person });
  expect(plain(onDone.mock.calls[0]?.[0] ?? '')).toContain('Limits for Mia hold here');
});

it('what is wrong with a text is said once it is sent, and nothing before', async () => {
  const refused = { ok: false, error: 'pairing-length', detail: '' } as const;
  answering({ 'read-pairing': refused });
  render(<JoinHousehold profile={profileOf()} onDone={() => undefined} />);
  type('join-household', 'kt1');
  await press('join-submit');
  const result = screen.getByTestId('join-result');
  await waitFor(() =>
    expect(result.textContent).toContain('The text is different from the original'),
  );
  expect(screen.queryByTestId('join-preview')).toBeNull();
});
