import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { TestBackground } from '../services-fixture.ts';
import {
  cardOf,
  join,
  householdOf,
  openWithHousehold,
  outcomeOf,
  pairingOf,
  WEEK,
} from './household-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('a week card', () => {
  it('previews exactly what is given', async () => {
    const background = await openWithHousehold();
    await background.watch('12:00', '12:48');
    const mia = await background.memberId('Mia');
    await background.request('set-phone-week', { member: mia, week: '2026-05-07', ms: 3 * HOUR });
    const { card: shown } = await background.request('week-card', {
      member: mia,
      week: '2026-05-06',
    });
    expect(shown).toMatchObject({
      name: 'Mia',
      household: 'Miller',
      week: WEEK,
      upTo: '2026-05-06',
      totalMs: 50 * MINUTE,
      phoneMs: 3 * HOUR,
    });
    const given = await background.request('give-card', { member: mia, week: WEEK });
    expect(given.card).toEqual(shown);
    expect(given.file).toEqual({ name: `kintime-Mia-${WEEK}.txt`, content: `${given.text}\n` });
    const said = await background.read(async ({ log }) => log.toArray());
    await background.request('give-card', { member: mia, week: WEEK });
    expect(await background.read(async ({ log }) => log.toArray())).toEqual(said);
    expect(said).toContainEqual(
      expect.objectContaining({ what: 'card-given', whom: 'Mia', fromDate: WEEK }),
    );
  });

  it('brings the names of its household and member to a browser that joined with a code', async () => {
    const first = await openWithHousehold();
    await first.watch('12:00', '12:30');
    const [{ text }, card] = [await pairingOf(first), await cardOf(first)];
    const background = await TestBackground.open();
    await join(background, text);
    expect(await background.request('receive-card', { content: card })).toMatchObject({
      news: 'new',
    });
    expect(await background.request('receive-card', { content: card })).toMatchObject({
      news: 'same',
    });
    const household = await householdOf(background);
    expect(household.name).toBe('Miller');
    const { week } = await background.request('household-week', { week: WEEK });
    expect(week.rows.map(({ member, week: one }) => [member !== null, one?.totalMs])).toEqual(
      expect.arrayContaining([
        [false, 30 * MINUTE],
        [true, null],
      ]),
    );
    const other = household.persons.find(({ member }) => member === null);
    await background.request('remove-person', { person: other?.id ?? '' });
    expect((await background.request('household-week', { week: WEEK })).week.rows).toHaveLength(1);
    expect(await background.read(async ({ cards }) => cards.count())).toBe(0);
  });

  it('replaces an older one of the same week, and never the reverse', async () => {
    const first = await openWithHousehold();
    const { text } = await pairingOf(first);
    await first.watch('12:00', '12:30');
    const older = await cardOf(first);
    await first.watch('13:00', '13:30');
    const newer = await cardOf(first);
    const background = await TestBackground.open();
    await join(background, text);
    expect(await outcomeOf(background.send('receive-card', { content: older }))).toBe('ok');
    expect(await background.request('receive-card', { content: newer })).toMatchObject({
      news: 'newer',
    });
    expect(await outcomeOf(background.send('receive-card', { content: older }))).toBe('card-older');
    const { week } = await background.request('household-week', { week: WEEK });
    expect(week.totalMs).toBe(HOUR);
  });

  it('of a member on two devices makes one row', async () => {
    const first = await openWithHousehold();
    await first.watch('12:00', '12:30');
    const [mia] = (await householdOf(first)).persons;
    const [{ text }, card] = [await pairingOf(first, mia?.id), await cardOf(first)];
    const background = await TestBackground.open();
    await join(background, text, mia?.id);
    await background.watch('12:00', '12:20');
    await background.request('receive-card', { content: card });
    const { week } = await background.request('household-week', { week: WEEK });
    expect(week.rows).toHaveLength(1);
    expect(week.rows[0]?.week).toMatchObject({ totalMs: 50 * MINUTE, devices: 2 });
  });

  it('is refused by the browser that gave it', async () => {
    const background = await openWithHousehold();
    const content = await cardOf(background);
    expect(await outcomeOf(background.send('receive-card', { content }))).toBe('card-own');
  });

  it('includes declined opens once the member wants that', async () => {
    const background = await openWithHousehold();
    const member = await background.memberId('Mia');
    const skipped = async () =>
      (await background.request('week-card', { member, week: WEEK })).card.skipped;
    expect(await skipped()).toBeNull();
    await background.request('set-card-content', { member, what: 'skipped', shown: true });
    expect(await skipped()).toBe(0);
  });

  it('includes the time elsewhere once the member wants that, who sees it before', async () => {
    const background = await openWithHousehold();
    const member = await background.memberId('Mia');
    const preview = async () => background.request('week-card', { member, week: WEEK });
    expect((await preview()).elsewhere).toBeNull();
    await background.read(async ({ elsewhere }) => {
      const day = { date: WEEK, zone: 'UTC', from: 0, waits: [0], runs: [60] };
      await elsewhere.bulkPut([
        { ...day, member: 'ben' },
        { ...day, member },
      ]);
    });
    const offered = { days: 1, ms: 0, lowMs: 0, highMs: 5 * MINUTE };
    const before = await preview();
    expect(before.elsewhere).toEqual(offered);
    expect(before.card).not.toHaveProperty('elsewhere');
    await background.request('set-card-content', { member, what: 'elsewhere', shown: true });
    expect((await preview()).card.elsewhere).toEqual(offered);
    const given = await background.request('give-card', { member, week: WEEK });
    expect(given.card.elsewhere).toEqual(offered);
    await background.request('set-card-content', { member, what: 'elsewhere', shown: false });
    expect((await preview()).card).not.toHaveProperty('elsewhere');
  });

  it('is not given without a household, nor for an unknown member', async () => {
    const background = await TestBackground.open();
    const member = await background.memberId('Mia');
    expect(await outcomeOf(background.send('give-card', { member, week: WEEK }))).toBe(
      'no-household',
    );
    expect(await outcomeOf(background.send('receive-card', { content: '' }))).toBe('no-household');
    // The members of a browser have a week page without a household.
    await background.watch('12:00', '12:30');
    const { week } = await background.request('household-week', { week: WEEK });
    expect(week.rows.map((row) => [row.name, row.week?.totalMs])).toEqual([['Mia', 30 * MINUTE]]);
    await openWithHousehold(background);
    const nobody = { member: 'nobody', week: WEEK };
    expect(await outcomeOf(background.send('give-card', nobody))).toBe('not-there');
    expect(await outcomeOf(background.send('set-phone-week', { ...nobody, ms: 1 }))).toBe(
      'not-there',
    );
  });
});
