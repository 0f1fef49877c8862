// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { LostDevice } from '../../../../../src/app/household/pairing/lost-device.tsx';
import { answering } from '../../../support/background-stub.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it.each([
  [false, /^This browser left the household\.$/],
  [true, /^This browser left the household\. .+/],
])('says that the household was left; connected to a folder: %s', async (hasFolder, words) => {
  answering({ 'leave-household': { ok: true } });
  const done = vi.fn<(message: string) => void>();
  render(<LostDevice hasFolder={hasFolder} onDone={done} />);
  fireEvent.click(screen.getByTestId('leave-household-confirm'));
  await waitFor(() => expect(done).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(words)));
});
