import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { RESET_RUN, RESET_WAIT } from '../../../../src/domain/people/pin-attempts.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
import { totpOf } from '../../../e2e/authenticator.ts';
import { at, PIN, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('a PIN', () => {
  it('is set first by one of two who do so at once', async () => {
    const background = await TestBackground.open();
    const both = await Promise.all([
      background.tell('unlock', { pin: PIN, confirm: PIN, parentName: 'Dad' }),
      background.tell('unlock', { pin: '9999', confirm: '9999', parentName: 'Mum' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: 'needs-pin' });
    const { parents } = await background.profile();
    expect(parents.map(({ name }) => name)).toEqual([both[0].ok ? 'Dad' : 'Mum']);
    expect((await background.logged()).filter((what) => what === 'pin-first')).toHaveLength(1);
  });

  it.each<[string, (background: TestBackground, secret: string) => Promise<unknown>]>([
    [
      'given to unlock',
      async (background) => background.ask('unlock', { pin: PIN, confirm: '', parentName: '' }),
    ],
    [
      'changed by a parent who is unlocked',
      async (background) => background.ask('change-pin', { pin: '1357', confirm: '1357' }),
    ],
    [
      'given for extra time',
      async (background) =>
        background.ask('extra-time', { minutes: 5, code: PIN, pastBedtime: false, reason: '' }),
    ],
    [
      'as a phone code for extra time',
      async (background, secret) => {
        const code = await totpOf(secret, at('12:04'));
        return background.ask('extra-time', { minutes: 5, code, pastBedtime: false, reason: '' });
      },
    ],
    [
      'made new by a phone code',
      async (background, secret) => {
        const code = await totpOf(secret, at('12:04'));
        return background.ask('new-pin', { code, pin: '1357', confirm: '1357' });
      },
    ],
  ])('%s ends the wait for a new one, and says so', async (_, use) => {
    const background = await TestBackground.withDad();
    const { phone } = await background.ask('phone', {});
    if (phone.confirmed) throw new Error('It is confirmed already');
    await background.ask('confirm-phone', { code: await totpOf(phone.secret, at('12:00')) });
    await background.ask('ask-reset', {});
    // Still within the five minutes of the unlock.
    background.go('12:04');
    expect((await background.profile()).reset).not.toBeNull();
    await use(background, phone.secret);
    expect((await background.profile()).reset).toBeNull();
    expect((await background.logged()).filter((what) => what === 'reset-cancelled')).toHaveLength(
      1,
    );
  });

  it('that took the place of a forgotten one leaves the phone as it was', async () => {
    const background = await TestBackground.withDad();
    const { phone } = await background.ask('phone', {});
    if (phone.confirmed) throw new Error('It is confirmed already');
    await background.ask('confirm-phone', { code: await totpOf(phone.secret, at('12:00')) });
    await background.ask('lock', {});
    const pinReset = { askedAt: at('12:00') - RESET_WAIT, ranMs: RESET_RUN };
    await background.read((database) => writeSettings(database, { pinReset }));
    expect((await background.profile()).reset?.due).toBe(true);
    await background.ask('unlock', { pin: '1357', confirm: '1357', parentName: 'Dad' });
    expect((await background.profile()).parents).toMatchObject([
      { name: 'Dad', phone: 'confirmed' },
    ]);
    expect(await background.logged()).not.toContain('phone-removed');
  });

  it('that is wrong ends nothing', async () => {
    const background = await TestBackground.withDad();
    await background.ask('ask-reset', {});
    await background.tell('unlock', { pin: '0000', confirm: '', parentName: '' });
    expect((await background.profile()).reset).not.toBeNull();
  });
});

describe('pages', () => {
  it('are told nothing that guards the household', async () => {
    const background = await TestBackground.withDad();
    const mia = await background.idOf('Mia');
    await background.ask('set-member-pin', {
      member: mia,
      pin: '1111',
      confirm: '1111',
      current: PIN,
    });
    const { phone } = await background.ask('phone', {});
    const secret = phone.confirmed ? 'none' : phone.secret;
    const told = JSON.stringify([
      await background.ask('usage', { dates: ['2026-05-06'] }),
      await background.profile(),
      await background.ask('export', {}),
    ]);
    for (const word of ['"salt"', '"verify"', '"rounds"', secret]) expect(told).not.toContain(word);
  });
});
