import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { RESET_DAYS, RESET_RUNNING_TIME } from '../../../../src/domain/people/pin-reset.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
import { totpOf } from '../../../e2e/authenticator.ts';
import { at, PIN, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('a PIN', () => {
  it('is set by only one of two concurrent requests', async () => {
    const background = await TestBackground.open();
    const both = await Promise.all([
      background.send('unlock', { pin: PIN, confirm: PIN, parentName: 'Dad' }),
      background.send('unlock', { pin: '9999', confirm: '9999', parentName: 'Mum' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: 'needs-pin' });
    const { parents } = await background.profile();
    expect(parents.map(({ name }) => name)).toEqual([both[0].ok ? 'Dad' : 'Mum']);
    expect((await background.loggedEvents()).filter((what) => what === 'pin-first')).toHaveLength(
      1,
    );
  });

  it.each<[string, (background: TestBackground, secret: string) => Promise<unknown>]>([
    [
      'given to unlock',
      async (background) => background.request('unlock', { pin: PIN, confirm: '', parentName: '' }),
    ],
    [
      'changed by an unlocked parent',
      async (background) => background.request('change-pin', { pin: '1357', confirm: '1357' }),
    ],
    [
      'given for extra time',
      async (background) =>
        background.request('extra-time', { minutes: 5, code: PIN, pastBedtime: false, reason: '' }),
    ],
    [
      'as an authenticator code for extra time',
      async (background, secret) => {
        const code = await totpOf(secret, at('12:04'));
        return background.request('extra-time', {
          minutes: 5,
          code,
          pastBedtime: false,
          reason: '',
        });
      },
    ],
    [
      'reset with an authenticator code',
      async (background, secret) => {
        const code = await totpOf(secret, at('12:04'));
        return background.request('new-pin', { code, pin: '1357', confirm: '1357' });
      },
    ],
  ])('%s cancels a pending reset, and logs it', async (_, use) => {
    const background = await TestBackground.openWithParent();
    const { phone } = await background.request('phone', {});
    if (phone.confirmed) throw new Error('It is confirmed already');
    await background.request('confirm-phone', { code: await totpOf(phone.secret, at('12:00')) });
    await background.request('request-pin-reset', {});
    // Still within the 5 minutes of the unlock.
    background.setTime('12:04');
    expect((await background.profile()).reset).not.toBeNull();
    await use(background, phone.secret);
    expect((await background.profile()).reset).toBeNull();
    expect(
      (await background.loggedEvents()).filter((what) => what === 'reset-cancelled'),
    ).toHaveLength(1);
  });

  it('that replaces a forgotten one keeps the authenticator', async () => {
    const background = await TestBackground.openWithParent();
    const { phone } = await background.request('phone', {});
    if (phone.confirmed) throw new Error('It is confirmed already');
    await background.request('confirm-phone', { code: await totpOf(phone.secret, at('12:00')) });
    await background.request('lock', {});
    const askedAt = at('2026-05-01T12:00');
    const days = Array.from({ length: RESET_DAYS }, (_, day) => ({
      day,
      ranMs: RESET_RUNNING_TIME / RESET_DAYS,
    }));
    const pinReset = { askedAt, from: askedAt, jumpedMs: 0, days };
    await background.read((database) => writeSettings(database, { pinReset }));
    expect((await background.profile()).reset?.due).toBe(true);
    await background.request('unlock', { pin: '1357', confirm: '1357', parentName: 'Dad' });
    expect((await background.profile()).parents).toMatchObject([
      { name: 'Dad', phone: 'confirmed' },
    ]);
    expect(await background.loggedEvents()).not.toContain('phone-removed');
  });

  it('that is wrong does not end a session', async () => {
    const background = await TestBackground.openWithParent();
    await background.request('request-pin-reset', {});
    await background.send('unlock', { pin: '0000', confirm: '', parentName: '' });
    expect((await background.profile()).reset).not.toBeNull();
  });
});

describe('pages', () => {
  it('get none of the household’s secrets', async () => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    await background.request('set-member-pin', {
      member: mia,
      pin: '1111',
      confirm: '1111',
      current: PIN,
    });
    const { phone } = await background.request('phone', {});
    const secret = phone.confirmed ? 'none' : phone.secret;
    const told = JSON.stringify([
      await background.request('usage', { dates: ['2026-05-06'] }),
      await background.profile(),
      await background.request('export', {}),
    ]);
    for (const word of ['"salt"', '"verify"', '"rounds"', secret]) expect(told).not.toContain(word);
  });
});
