import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { TestBackground } from '../services-fixture.ts';
import { cardOf, join, householdOf, made, outcome, pairingOf, WEEK } from './household-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('a week card', () => {
  it('says exactly what will be given, and giving gives that', async () => {
    const background = await made();
    await background.watch('12:00', '12:48');
    const mia = await background.idOf('Mia');
    await background.ask('set-phone-week', { member: mia, week: '2026-05-07', ms: 3 * HOUR });
    const { card: shown } = await background.ask('week-card', { member: mia, week: '2026-05-06' });
    expect(shown).toMatchObject({
      name: 'Mia',
      household: 'Miller',
      week: WEEK,
      upTo: '2026-05-06',
      totalMs: 50 * MINUTE,
      phoneMs: 3 * HOUR,
    });
    const given = await background.ask('give-card', { member: mia, week: WEEK });
    expect(given.card).toEqual(shown);
    expect(given.file).toEqual({ name: `kintime-Mia-${WEEK}.txt`, content: `${given.text}\n` });
    const said = await background.read(async ({ log }) => log.toArray());
    await background.ask('give-card', { member: mia, week: WEEK });
    expect(await background.read(async ({ log }) => log.toArray())).toEqual(said);
    expect(said).toContainEqual(
      expect.objectContaining({ what: 'card-given', whom: 'Mia', fromDate: WEEK }),
    );
  });

  it('brings its household’s name and its member to whoever joined by a text', async () => {
    const first = await made();
    await first.watch('12:00', '12:30');
    const [{ text }, card] = [await pairingOf(first), await cardOf(first)];
    const background = await TestBackground.open();
    await join(background, text);
    expect(await background.ask('receive-card', { content: card })).toMatchObject({ news: 'new' });
    expect(await background.ask('receive-card', { content: card })).toMatchObject({ news: 'same' });
    const household = await householdOf(background);
    expect(household.name).toBe('Miller');
    const { week } = await background.ask('household-week', { week: WEEK });
    expect(week.rows.map(({ member, week: one }) => [member !== null, one?.totalMs])).toEqual(
      expect.arrayContaining([
        [false, 30 * MINUTE],
        [true, null],
      ]),
    );
    const other = household.persons.find(({ member }) => member === null);
    await background.ask('remove-person', { person: other?.id ?? '' });
    expect((await background.ask('household-week', { week: WEEK })).week.rows).toHaveLength(1);
    expect(await background.read(async ({ cards }) => cards.count())).toBe(0);
  });

  it('of the same week takes the place of an older one, and never the other way', async () => {
    const first = await made();
    const { text } = await pairingOf(first);
    await first.watch('12:00', '12:30');
    const older = await cardOf(first);
    await first.watch('13:00', '13:30');
    const newer = await cardOf(first);
    const background = await TestBackground.open();
    await join(background, text);
    expect(await outcome(background.tell('receive-card', { content: older }))).toBe('ok');
    expect(await background.ask('receive-card', { content: newer })).toMatchObject({
      news: 'newer',
    });
    expect(await outcome(background.tell('receive-card', { content: older }))).toBe('card-older');
    const { week } = await background.ask('household-week', { week: WEEK });
    expect(week.totalMs).toBe(HOUR);
  });

  it('of somebody on two devices makes one row', async () => {
    const first = await made();
    await first.watch('12:00', '12:30');
    const [mia] = (await householdOf(first)).persons;
    const [{ text }, card] = [await pairingOf(first, mia?.id), await cardOf(first)];
    const background = await TestBackground.open();
    await join(background, text, mia?.id);
    await background.watch('12:00', '12:20');
    await background.ask('receive-card', { content: card });
    const { week } = await background.ask('household-week', { week: WEEK });
    expect(week.rows).toHaveLength(1);
    expect(week.rows[0]?.week).toMatchObject({ totalMs: 50 * MINUTE, devices: 2 });
  });

  it('is not received by the browser that gave it', async () => {
    const background = await made();
    const content = await cardOf(background);
    expect(await outcome(background.tell('receive-card', { content }))).toBe('card-own');
  });

  it('says skipped once the member wants it there', async () => {
    const background = await made();
    const member = await background.idOf('Mia');
    const skipped = async () =>
      (await background.ask('week-card', { member, week: WEEK })).card.skipped;
    expect(await skipped()).toBeNull();
    await background.ask('set-shows-skipped', { member, shown: true });
    expect(await skipped()).toBe(0);
  });

  it('is not given by a browser in no household, nor for somebody who is not here', async () => {
    const background = await TestBackground.open();
    const member = await background.idOf('Mia');
    expect(await outcome(background.tell('give-card', { member, week: WEEK }))).toBe(
      'no-household',
    );
    expect(await outcome(background.tell('receive-card', { content: '' }))).toBe('no-household');
    // Whoever shares a browser has a page of the week without any.
    await background.watch('12:00', '12:30');
    const { week } = await background.ask('household-week', { week: WEEK });
    expect(week.rows.map((row) => [row.name, row.week?.totalMs])).toEqual([['Mia', 30 * MINUTE]]);
    await made(background);
    const nobody = { member: 'nobody', week: WEEK };
    expect(await outcome(background.tell('give-card', nobody))).toBe('not-there');
    expect(await outcome(background.tell('set-phone-week', { ...nobody, ms: 1 }))).toBe(
      'not-there',
    );
  });
});
