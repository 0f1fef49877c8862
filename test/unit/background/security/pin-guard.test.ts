import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { Guard } from '../../../../src/background/security/pin-guard.ts';
import { Vault } from '../../../../src/background/storage/database-connection.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));

it('a parent who locks stays away, whoever looks at the same moment', async () => {
  let wall = 0;
  const clock = { now: () => ({ wall, mono: wall }) };
  const guard = new Guard(new Vault(() => undefined), clock, () => undefined);
  expect(await guard.unlock('dad')).toBeGreaterThan(0);
  wall += 1000;
  expect(await guard.unlockedUntil()).toBeLessThan(Infinity);
  wall += 1000;
  await Promise.all([guard.unlockedUntil(), guard.lock(), guard.unlockedUntil()]);
  expect(await guard.unlockedUntil()).toBe(Infinity);
});
