// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import '../support/duration-format.ts';
import { mountWhenShown } from '../../../src/closed/mount-when-shown.ts';
import { HOUR, MINUTE } from '../../../src/domain/time/units.ts';
import { openDatabase } from '../../../src/store/db/database.ts';
import { answering } from '../support/background-stub.ts';
import { agreementViewOf, profileOf, verdictOf } from '../support/profile-fixture.ts';

vi.mock('../../../src/platform/browser.ts', () => import('../support/browser-stub.ts'));

test('a page asks nothing while it is hidden: not before it is first shown, nor when the site opens', async () => {
  (await openDatabase()).close();
  const databases = vi.spyOn(indexedDB, 'open');
  const timers = vi.spyOn(globalThis, 'setTimeout');
  const asked = answering({
    profile: {
      ok: true,
      profile: profileOf({ verdict: verdictOf({ opensAt: Date.now() + HOUR }) }),
    },
    agreement: { ok: true, agreement: agreementViewOf(null) },
  });
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  const change = (isHidden: boolean): void => {
    hidden.mockReturnValue(isHidden);
    document.dispatchEvent(new Event('visibilitychange'));
  };

  const mounted = mountWhenShown();
  // By then a page that is mounted at once would have asked.
  await import('../../../src/closed/closed.tsx');
  await vi.dynamicImportSettled();
  expect(document.body.childElementCount).toBe(0);
  expect(databases).not.toHaveBeenCalled();
  expect(asked).toEqual([]);

  change(false);
  await mounted;
  await screen.findByTestId('closed-today');
  const onOpening = await vi.waitUntil(
    () => timers.mock.calls.find(([, ms = 0]) => Math.abs(ms - HOUR) < MINUTE)?.[0],
  );

  change(true);
  const before = asked.length;
  // Each new query listens for the page to be shown.
  const queries = vi.spyOn(document, 'addEventListener');
  await act(async () => onOpening());
  expect(queries).not.toHaveBeenCalled();
  change(false);
  await vi.waitUntil(() => asked.length > before);
});
