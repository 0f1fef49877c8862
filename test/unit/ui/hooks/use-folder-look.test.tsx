// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import { useFolderLook } from '../../../../src/ui/hooks/use-folder-look.ts';
import { answering } from '../../support/background-stub.ts';
import { profileOf, requestOf } from '../../support/profile-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

const WAITING = profileOf({ requests: [requestOf()] });
const ANSWERED = profileOf({
  requests: [requestOf({ answer: { at: 0, by: 'dad', ms: 15 * MINUTE, reason: '' } })],
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it.each([
  ['once where nothing is known of requests', null, 1],
  ['once where every request is answered', ANSWERED, 1],
  ['every 2 minutes while one waits', WAITING, 6],
] as const)('an open page looks into the shared folder %s', (_, profile, looks) => {
  const sent = answering({});
  renderHook(() => useFolderLook(profile));
  vi.advanceTimersByTime(11 * MINUTE);
  expect(sent).toEqual(Array.from({ length: looks }, () => ({ name: 'sync-folder' })));
});

it('a hidden page looks once', () => {
  const sent = answering({});
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  renderHook(() => useFolderLook(WAITING));
  vi.advanceTimersByTime(11 * MINUTE);
  expect(sent).toHaveLength(1);
});
