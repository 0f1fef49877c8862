import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { PinGuard } from '../../../../src/background/security/pin-guard.ts';
import { DatabaseConnection } from '../../../../src/background/storage/database-connection.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { totpOf } from '../../../e2e/authenticator.ts';
import { at, PIN, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));

vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('a background that is stopped while it checks a PIN', () => {
  it.each([
    ['right', PIN],
    ['wrong', '0000'],
  ])('has booked no failure for a %s one', async (_, pin) => {
    const background = await TestBackground.openWithParent();
    // Never comes back, as in a worker that was stopped.
    const derived = vi.spyOn(crypto.subtle, 'deriveBits').mockReturnValue(new Promise(() => {}));
    void background.send('unlock', { pin, confirm: '', parentName: '' });
    await vi.waitFor(() => expect(derived).toHaveBeenCalled());
    const { attempts } = await background.read(readSettings);
    expect(attempts).toEqual({ failures: 0, waitMs: 0 });
  });
});

it('a failure is booked before it is told', async () => {
  const background = await TestBackground.openWithParent();
  const answer = await background.send('unlock', { pin: '0000', confirm: '', parentName: '' });
  expect(answer).toMatchObject({ error: 'wrong-pin' });
  expect((await background.read(readSettings)).attempts.failures).toBe(1);
});

describe('how long a check takes does not tell how it ends', () => {
  it.each([
    ['the PIN of the first parent', PIN],
    ['the PIN of the second', '1357'],
    ['a code from a phone', 'code'],
    ['a wrong PIN', '000000'],
  ])('%s', async (_, typed) => {
    const background = await TestBackground.openWithParent();
    const { phone } = await background.request('phone', {});
    if (phone.confirmed) throw new Error('It is confirmed already');
    await background.request('confirm-phone', { code: await totpOf(phone.secret, at('12:00')) });
    await background.request('add-parent', { parentName: 'Mum', pin: '1357', confirm: '1357' });
    background.setTime('12:04');
    const code = typed === 'code' ? await totpOf(phone.secret, at('12:04')) : typed;
    const derived = vi.spyOn(crypto.subtle, 'deriveBits');
    await background.send('extra-time', { minutes: 5, code, pastBedtime: false, reason: '' });
    const slow = derived.mock.calls.filter(([algorithm]) => isPbkdf2(algorithm));
    expect(slow).toHaveLength(2);
  });
});

function isPbkdf2(algorithm: unknown): boolean {
  return typeof algorithm === 'object' && JSON.stringify(algorithm).includes('PBKDF2');
}

it('a lock is not undone by concurrent checks', async () => {
  let wall = 0;
  const clock = { now: () => ({ wall, mono: wall }) };
  const pinGuard = new PinGuard(new DatabaseConnection(() => undefined), clock, () => undefined);
  expect(await pinGuard.unlock('dad', 'seed')).toBeGreaterThan(0);
  wall += 1000;
  expect(await pinGuard.unlockedUntil()).toBeLessThan(Infinity);
  wall += 1000;
  await Promise.all([pinGuard.unlockedUntil(), pinGuard.lock(), pinGuard.unlockedUntil()]);
  expect(await pinGuard.unlockedUntil()).toBe(Infinity);
});
