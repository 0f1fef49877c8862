// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { MakeHousehold } from '../../../../../src/app/household/pairing/make-household.tsx';
import { useHasRules } from '../../../../../src/app/use-has-rules.ts';
import { press } from '../../../support/accessibility.ts';
import { answering } from '../../../support/background-stub.ts';
import { MIA } from '../../../support/profile-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
vi.mock('../../../../../src/app/use-has-rules.ts', () => ({ useHasRules: vi.fn<() => boolean>() }));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const BEN = { ...MIA, id: 'ben', name: 'Ben' };

it.each([
  ['the only person, whose limits are to hold there', true, [MIA], MIA.id],
  ['somebody new, where the only person has no limits', false, [MIA], 'new'],
  ['nobody yet, where there are several', true, [MIA, BEN], ''],
])('the next browser is taken to be for %s', async (_, hasRules, members, next) => {
  vi.mocked(useHasRules).mockReturnValue(hasRules);
  answering({ 'make-household': { ok: true } });
  const onDone = vi.fn();
  render(<MakeHousehold members={members} onDone={onDone} />);
  await press('make-household');
  await waitFor(() => expect(onDone).toHaveBeenCalledExactlyOnceWith(expect.any(String), next));
});

it('what somebody chooses counts', async () => {
  vi.mocked(useHasRules).mockReturnValue(true);
  answering({ 'make-household': { ok: true } });
  const onDone = vi.fn();
  render(<MakeHousehold members={[MIA]} onDone={onDone} />);
  fireEvent.change(screen.getByTestId('pair-for'), { target: { value: 'new' } });
  await press('make-household');
  await waitFor(() => expect(onDone).toHaveBeenCalledExactlyOnceWith(expect.any(String), 'new'));
});
