import { beforeEach, expect, it, vi } from 'vitest';
import {
  readSession,
  readWholeSession,
  removeFromSession,
  writeLatest,
  writeSession,
} from '../../../../src/platform/storage/session-storage.ts';
import { storage } from '../../background/browser-stub.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../background/browser-stub.ts'));

beforeEach(async () => removeFromSession(Object.keys(await readWholeSession())));

it('keeps what does not fit for as long as the worker runs', async () => {
  const full = vi.spyOn(storage.session, 'set').mockRejectedValue(new Error('quota exceeded'));
  await writeSession('unlocked', { until: 5 });
  expect(await readSession('unlocked')).toEqual({ until: 5 });
  expect(await readWholeSession()).toEqual({ unlocked: { until: 5 } });
  full.mockRestore();
  await writeSession('unlocked', { until: 6 });
  expect(await storage.session.get('unlocked')).toEqual({ unlocked: { until: 6 } });
  await removeFromSession('unlocked');
  expect(await readSession('unlocked')).toBeUndefined();
});

it('keeps only the latest times under a prefix', async () => {
  for (const at of [1, 2, 3, 4, 5]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await writeLatest('document:1:', `d${at}`, at, 3);
  }
  await writeLatest('document:2:', 'other', 1, 3);
  expect(Object.keys(await readWholeSession()).toSorted()).toEqual([
    'document:1:d3',
    'document:1:d4',
    'document:1:d5',
    'document:2:other',
  ]);
});
