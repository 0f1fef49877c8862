import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { HOUR } from '../../../../src/domain/time/units.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { daily, rules, SampleHouse } from '../services-fixture.ts';
import {
  cardOf,
  join,
  kinOf,
  made,
  NOBODY,
  outcome,
  pairingOf,
  WEEK,
} from './household-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('a household', () => {
  it('is made of the members of one browser, with parents on top', async () => {
    const house = await SampleHouse.open();
    await house.ask('add-member', { memberName: 'Dad' });
    const dad = await house.idOf('Dad');
    await house.ask('make-household', { householdName: ' Miller ', grownUps: [dad] });
    const kin = await kinOf(house);
    expect(kin.name).toBe('Miller');
    expect(kin.persons.map(({ name, grownUp }) => [name, grownUp])).toEqual([
      ['Dad', true],
      ['Mia', false],
    ]);
    expect(await house.logged()).toContain('household-made');
  });

  it('has everybody who is added to the browser later', async () => {
    const house = await made();
    house.go('12:05');
    await house.ask('add-member', { memberName: 'Ben' });
    expect((await kinOf(house)).persons.map(({ name }) => name)).toEqual(['Mia', 'Ben']);
    await house.ask('remove-member', { member: await house.idOf('Ben') });
    expect((await kinOf(house)).persons.map(({ name }) => name)).toEqual(['Mia']);
  });

  it('needs a name, and is made once', async () => {
    const house = await SampleHouse.open();
    const name = (householdName: string) =>
      outcome(house.tell('make-household', { householdName, ...NOBODY }));
    expect(await name(' ')).toBe('name-missing');
    expect(await name('Miller')).toBe('ok');
    expect(await name('Smith')).toBe('in-household');
  });

  it('keeps its key out of a saved file', async () => {
    const house = await made();
    const key = (await house.read(readSettings)).kin?.key ?? '';
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(await house.ask('export', {}))).not.toContain(key);
    expect(JSON.stringify(await house.ask('kin', {}))).not.toContain(key);
  });
});

describe('deleting everything', () => {
  it('takes the household along', async () => {
    const house = await made();
    await house.ask('set-phone-week', { member: await house.idOf('Mia'), week: WEEK, ms: HOUR });
    await house.ask('set-moment', { moment: { weekday: 7, at: '18:30' } });
    expect(await house.ask('delete', { everything: true })).toMatchObject({ householdKept: false });
    expect((await house.ask('kin', {})).kin).toBeNull();
    const left = await house.read(async ({ persons, phoneWeeks }) =>
      Promise.all([persons.count(), phoneWeeks.count()]),
    );
    expect(left).toEqual([0, 0]);
  });

  it('takes what phones said along, also where there is no household', async () => {
    const house = await SampleHouse.open();
    await house.read(async ({ phoneWeeks }) =>
      phoneWeeks.put({ member: 'mia', week: WEEK, ms: 1 }),
    );
    await house.ask('delete', { everything: true });
    expect(await house.read(async ({ phoneWeeks }) => phoneWeeks.count())).toBe(0);
  });

  it('without the PIN takes the cards, and leaves the household', async () => {
    const first = await made();
    const [{ text }, card] = [await pairingOf(first), await cardOf(first)];
    const house = await SampleHouse.withDad();
    await house.agree(await house.idOf('Mia'), rules({ daily: daily(60) }));
    await join(house, text);
    await house.ask('receive-card', { content: card });
    await house.ask('lock', {});
    expect(await house.ask('delete', { everything: true })).toMatchObject({ householdKept: true });
    expect(await house.read(async ({ cards }) => cards.count())).toBe(0);
    expect((await kinOf(house)).name).toBe('Miller');
  });
});
