import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { PinGuard } from '../../../../src/background/security/pin-guard.ts';
import { DatabaseConnection } from '../../../../src/background/storage/database-connection.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));

it('a lock is not undone by concurrent checks', async () => {
  let wall = 0;
  const clock = { now: () => ({ wall, mono: wall }) };
  const pinGuard = new PinGuard(new DatabaseConnection(() => undefined), clock, () => undefined);
  expect(await pinGuard.unlock('dad')).toBeGreaterThan(0);
  wall += 1000;
  expect(await pinGuard.unlockedUntil()).toBeLessThan(Infinity);
  wall += 1000;
  await Promise.all([pinGuard.unlockedUntil(), pinGuard.lock(), pinGuard.unlockedUntil()]);
  expect(await pinGuard.unlockedUntil()).toBe(Infinity);
});
