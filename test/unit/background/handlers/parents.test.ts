import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { RESET_RUN, RESET_WAIT } from '../../../../src/domain/people/pin-attempts.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
import { digitsOf } from '../../../e2e/authenticator.ts';
import { at, PIN, SampleHouse } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('a PIN', () => {
  it('is set first by one of two who do so at once', async () => {
    const house = await SampleHouse.open();
    const both = await Promise.all([
      house.tell('unlock', { pin: PIN, confirm: PIN, parentName: 'Dad' }),
      house.tell('unlock', { pin: '9999', confirm: '9999', parentName: 'Mum' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: 'needs-pin' });
    const { parents } = await house.household();
    expect(parents.map(({ name }) => name)).toEqual([both[0].ok ? 'Dad' : 'Mum']);
    expect((await house.logged()).filter((what) => what === 'pin-first')).toHaveLength(1);
  });

  it.each<[string, (house: SampleHouse, secret: string) => Promise<unknown>]>([
    [
      'given to unlock',
      async (house) => house.ask('unlock', { pin: PIN, confirm: '', parentName: '' }),
    ],
    [
      'changed by a parent who is unlocked',
      async (house) => house.ask('change-pin', { pin: '1357', confirm: '1357' }),
    ],
    [
      'given for extra time',
      async (house) =>
        house.ask('extra-time', { minutes: 5, code: PIN, pastBedtime: false, reason: '' }),
    ],
    [
      'as a phone code for extra time',
      async (house, secret) => {
        const code = await digitsOf(secret, at('12:04'));
        return house.ask('extra-time', { minutes: 5, code, pastBedtime: false, reason: '' });
      },
    ],
    [
      'made new by a phone code',
      async (house, secret) => {
        const code = await digitsOf(secret, at('12:04'));
        return house.ask('new-pin', { code, pin: '1357', confirm: '1357' });
      },
    ],
  ])('%s ends the wait for a new one, and says so', async (_, use) => {
    const house = await SampleHouse.withDad();
    const { phone } = await house.ask('phone', {});
    if (phone.confirmed) throw new Error('It is confirmed already');
    await house.ask('confirm-phone', { code: await digitsOf(phone.secret, at('12:00')) });
    await house.ask('ask-reset', {});
    // Still within the five minutes of the unlock.
    house.go('12:04');
    expect((await house.household()).reset).not.toBeNull();
    await use(house, phone.secret);
    expect((await house.household()).reset).toBeNull();
    expect((await house.logged()).filter((what) => what === 'reset-cancelled')).toHaveLength(1);
  });

  it('that took the place of a forgotten one leaves the phone as it was', async () => {
    const house = await SampleHouse.withDad();
    const { phone } = await house.ask('phone', {});
    if (phone.confirmed) throw new Error('It is confirmed already');
    await house.ask('confirm-phone', { code: await digitsOf(phone.secret, at('12:00')) });
    await house.ask('lock', {});
    const pinReset = { askedAt: at('12:00') - RESET_WAIT, ranMs: RESET_RUN };
    await house.read((database) => writeSettings(database, { pinReset }));
    expect((await house.household()).reset?.due).toBe(true);
    await house.ask('unlock', { pin: '1357', confirm: '1357', parentName: 'Dad' });
    expect((await house.household()).parents).toMatchObject([{ name: 'Dad', phone: 'confirmed' }]);
    expect(await house.logged()).not.toContain('phone-removed');
  });

  it('that is wrong ends nothing', async () => {
    const house = await SampleHouse.withDad();
    await house.ask('ask-reset', {});
    await house.tell('unlock', { pin: '0000', confirm: '', parentName: '' });
    expect((await house.household()).reset).not.toBeNull();
  });
});

describe('pages', () => {
  it('are told nothing that guards the household', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    await house.ask('set-member-pin', { member: mia, pin: '1111', confirm: '1111', current: PIN });
    const { phone } = await house.ask('phone', {});
    const secret = phone.confirmed ? 'none' : phone.secret;
    const told = JSON.stringify([
      await house.ask('read', { dates: ['2026-05-06'] }),
      await house.household(),
      await house.ask('export', {}),
    ]);
    for (const word of ['"salt"', '"verify"', '"rounds"', secret]) expect(told).not.toContain(word);
  });
});
