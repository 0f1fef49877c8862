import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { HOUR } from '../../../../src/domain/time/units.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { daily, rules, TestBackground } from '../services-fixture.ts';
import {
  cardOf,
  join,
  householdOf,
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
    const background = await TestBackground.open();
    await background.ask('add-member', { memberName: 'Dad' });
    const dad = await background.idOf('Dad');
    await background.ask('make-household', { householdName: ' Miller ', grownUps: [dad] });
    const household = await householdOf(background);
    expect(household.name).toBe('Miller');
    expect(household.persons.map(({ name, grownUp }) => [name, grownUp])).toEqual([
      ['Dad', true],
      ['Mia', false],
    ]);
    expect(await background.logged()).toContain('household-made');
  });

  it('has everybody who is added to the browser later', async () => {
    const background = await made();
    background.go('12:05');
    await background.ask('add-member', { memberName: 'Ben' });
    expect((await householdOf(background)).persons.map(({ name }) => name)).toEqual(['Mia', 'Ben']);
    await background.ask('remove-member', { member: await background.idOf('Ben') });
    expect((await householdOf(background)).persons.map(({ name }) => name)).toEqual(['Mia']);
  });

  it('needs a name, and is made once', async () => {
    const background = await TestBackground.open();
    const name = (householdName: string) =>
      outcome(background.tell('make-household', { householdName, ...NOBODY }));
    expect(await name(' ')).toBe('name-missing');
    expect(await name('Miller')).toBe('ok');
    expect(await name('Smith')).toBe('in-household');
  });

  it('keeps its key out of a saved file', async () => {
    const background = await made();
    const key = (await background.read(readSettings)).household?.key ?? '';
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(await background.ask('export', {}))).not.toContain(key);
    expect(JSON.stringify(await background.ask('household', {}))).not.toContain(key);
  });
});

describe('deleting everything', () => {
  it('takes the household along', async () => {
    const background = await made();
    await background.ask('set-phone-week', {
      member: await background.idOf('Mia'),
      week: WEEK,
      ms: HOUR,
    });
    await background.ask('set-weekly-reminder', { moment: { weekday: 7, at: '18:30' } });
    expect(await background.ask('delete', { everything: true })).toMatchObject({
      householdKept: false,
    });
    expect((await background.ask('household', {})).household).toBeNull();
    const left = await background.read(async ({ persons, phoneWeeks }) =>
      Promise.all([persons.count(), phoneWeeks.count()]),
    );
    expect(left).toEqual([0, 0]);
  });

  it('takes what phones said along, also where there is no household', async () => {
    const background = await TestBackground.open();
    await background.read(async ({ phoneWeeks }) =>
      phoneWeeks.put({ member: 'mia', week: WEEK, ms: 1 }),
    );
    await background.ask('delete', { everything: true });
    expect(await background.read(async ({ phoneWeeks }) => phoneWeeks.count())).toBe(0);
  });

  it('without the PIN takes the cards, and leaves the household', async () => {
    const first = await made();
    const [{ text }, card] = [await pairingOf(first), await cardOf(first)];
    const background = await TestBackground.withDad();
    await background.agree(await background.idOf('Mia'), rules({ daily: daily(60) }));
    await join(background, text);
    await background.ask('receive-card', { content: card });
    await background.ask('lock', {});
    expect(await background.ask('delete', { everything: true })).toMatchObject({
      householdKept: true,
    });
    expect(await background.read(async ({ cards }) => cards.count())).toBe(0);
    expect((await householdOf(background)).name).toBe('Miller');
  });
});
