import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { HOUR, MINUTE } from '../../../src/domain/units.ts';
import { keepMoment } from '../../../src/background/weekly-moment.ts';
import type { KinView } from '../../../src/protocol/views.ts';
import { readSettings } from '../../../src/store/settings.ts';
import { weekly } from '../domain/situation-sample.ts';
import { notices } from './browser-sample.ts';
import { at, daily, PIN, rules, SampleHouse } from './house-sample.ts';

vi.mock('../../../src/platform/browser.ts', () => import('./browser-sample.ts'));
vi.mock('../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

/** The Monday of the week in which the sample house lives. */
const WEEK = '2026-05-04';
const NOBODY = { grownUps: [] };

async function kinOf(house: SampleHouse): Promise<KinView> {
  const { kin } = await house.ask('kin', {});
  if (kin === null) throw new Error('It is in no household');
  return kin;
}

/** Mia's browser in a household that was made there. */
async function made(house?: SampleHouse): Promise<SampleHouse> {
  const here = house ?? (await SampleHouse.open());
  await here.ask('make-household', { householdName: 'Miller', ...NOBODY });
  return here;
}

async function pairingOf(house: SampleHouse, as: string | null = null) {
  const { groups, file } = await house.ask('pairing', { as });
  return { text: groups.join(' '), file: file.content };
}

/** What comes of a request: `ok`, or why not. */
async function outcome(answer: Promise<{ ok: boolean }>): Promise<string> {
  const given = await answer;
  return 'error' in given ? String(given.error) : 'ok';
}

async function join(house: SampleHouse, pairing: string, as: string | null = null) {
  const member = await house.idOf('Mia');
  return house.tell('join-household', { pairing, member, as, ...NOBODY });
}

async function cardOf(house: SampleHouse, name = 'Mia'): Promise<string> {
  return (await house.ask('give-card', { member: await house.idOf(name), week: WEEK })).text;
}

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

describe('another browser joins', () => {
  it('by a text, as somebody new', async () => {
    const { text } = await pairingOf(await made());
    const house = await SampleHouse.open();
    const { pairing } = await house.ask('read-pairing', { pairing: text });
    expect(pairing).toEqual({ name: '', firstDay: 1, persons: [], person: null, again: false });
    expect(await outcome(join(house, text.toUpperCase()))).toBe('ok');
    expect((await kinOf(house)).persons.map(({ name }) => name)).toEqual(['Mia']);
    expect(await house.logged()).toContain('household-joined');
  });

  it('by a file, and knows who is there', async () => {
    const first = await made();
    const [mia] = (await kinOf(first)).persons;
    const { file } = await pairingOf(first);
    const house = await SampleHouse.open();
    const { pairing } = await house.ask('read-pairing', { pairing: file });
    expect(pairing.name).toBe('Miller');
    expect(pairing.persons.map(({ name }) => name)).toEqual(['Mia']);
    // Mia of this browser is another one, or the same.
    expect(await outcome(join(house, file))).toBe('ok');
    expect((await kinOf(house)).persons).toHaveLength(2);
    await house.ask('leave-household', {});
    expect(await outcome(join(house, file, mia?.id))).toBe('ok');
    const [same, ...others] = (await kinOf(house)).persons;
    expect(same).toMatchObject({ id: mia?.id, joinedAt: mia?.joinedAt });
    expect(others).toEqual([]);
  });

  it('by a text that was made for somebody who is there, as nobody else', async () => {
    const first = await made();
    const [mia] = (await kinOf(first)).persons;
    const { text } = await pairingOf(first, mia?.id);
    const house = await SampleHouse.open();
    expect((await house.ask('read-pairing', { pairing: text })).pairing.person).toBe(mia?.id);
    expect(await outcome(join(house, text, '00000000000000ff'))).toBe('not-there');
    expect(await outcome(join(house, text, mia?.id))).toBe('ok');
    expect((await kinOf(house)).persons.map(({ id }) => id)).toEqual([mia?.id]);
  });

  it('and has the household’s first day of the week, for which it needs the PIN', async () => {
    const sunday = await SampleHouse.open();
    await sunday.read(async ({ settings }) => settings.put({ key: 'firstDay', value: 7 }));
    const { text } = await pairingOf(await made(sunday));
    const house = await SampleHouse.withDad();
    await house.agree(await house.idOf('Mia'), rules({ weekly: weekly(60) }));
    await house.ask('lock', {});
    expect(await outcome(join(house, text))).toBe('needs-pin');
    await house.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
    expect(await outcome(join(house, text))).toBe('ok');
    expect((await kinOf(house)).firstDay).toBe(7);
  });

  it('without a PIN where nothing turns', async () => {
    const { text } = await pairingOf(await made());
    const house = await SampleHouse.withDad();
    await house.ask('lock', {});
    expect(await outcome(join(house, text))).toBe('ok');
  });

  it('only before it is in another one', async () => {
    const { text } = await pairingOf(await made());
    const house = await made(await SampleHouse.open());
    expect(await outcome(join(house, text))).toBe('in-household');
    expect(await outcome(house.tell('read-pairing', { pairing: text }))).toBe('in-household');
  });

  it('not by what pairs nothing', async () => {
    const { text, file } = await pairingOf(await made());
    const wrong = text.replace(/.$/, (letter) => (letter === 'q' ? 'p' : 'q'));
    const read = (pairing: string) =>
      SampleHouse.open().then((house) => house.tell('read-pairing', { pairing }));
    expect(await read(wrong)).toMatchObject({ error: 'pairing-typo', detail: '13' });
    expect(await outcome(read(text.slice(0, -1)))).toBe('pairing-length');
    expect(await outcome(read('hello'))).toBe('pairing-not-ours');
    expect(await outcome(read('{"program":"kintime"}'))).toBe('pairing-not-ours');
    const later = file.replace('"version": 1', '"version": 2');
    expect(await outcome(read(later))).toBe('pairing-newer');
  });
});

describe('a new key', () => {
  it('refuses the old key’s cards, and keeps what was received', async () => {
    const first = await made();
    const { text } = await pairingOf(first);
    const old = await cardOf(first);
    const house = await SampleHouse.open();
    await join(house, text);
    expect(await outcome(house.tell('receive-card', { content: old }))).toBe('ok');
    await house.ask('renew-key', {});
    expect(await outcome(house.tell('receive-card', { content: old }))).toBe('card-old-key');
    expect(await house.read(async ({ cards }) => cards.count())).toBe(1);
    // Nobody joins with the old one, and the others join again with the new one.
    expect(await outcome(house.tell('read-pairing', { pairing: text }))).toBe('pairing-old');
    expect(await house.logged()).toContain('key-renewed');
  });

  it('comes to a browser that is in the household already', async () => {
    const first = await made();
    const { text: before } = await pairingOf(first);
    await first.ask('renew-key', {});
    const [after, card] = [await pairingOf(first), await cardOf(first)];
    const house = await SampleHouse.open();
    await join(house, before);
    expect(await outcome(house.tell('receive-card', { content: card }))).toBe('card-other-key');
    const { pairing } = await house.ask('read-pairing', { pairing: after.text });
    expect(pairing.again).toBe(true);
    const [mia] = (await kinOf(house)).persons;
    expect(await outcome(join(house, after.text))).toBe('ok');
    expect(await outcome(house.tell('receive-card', { content: card }))).toBe('ok');
    expect((await kinOf(house)).persons).toContainEqual(expect.objectContaining({ id: mia?.id }));
  });

  it('takes the place of the one before with the PIN where there is one, and says who', async () => {
    const first = await made();
    const { text: before } = await pairingOf(first);
    await first.ask('renew-key', {});
    const { text: after } = await pairingOf(first);
    const house = await SampleHouse.withDad();
    await house.ask('lock', {});
    expect(await outcome(join(house, before))).toBe('ok');
    const key = async () => (await house.read(readSettings)).kin?.key;
    const known = await key();
    expect(await outcome(join(house, after))).toBe('needs-pin');
    expect(await key()).toBe(known);
    // The same key again changes nothing.
    expect(await outcome(join(house, before))).toBe('ok');
    await house.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
    expect(await outcome(join(house, after))).toBe('ok');
    expect(await key()).not.toBe(known);
    const said = await house.read(async ({ log }) => log.toArray());
    expect(said.at(-1)).toMatchObject({ what: 'key-renewed', who: 'Dad' });
  });

  it('and leaving need the PIN where there is one, and say who', async () => {
    const house = await made(await SampleHouse.withDad());
    await house.ask('lock', {});
    expect(await outcome(house.tell('renew-key', {}))).toBe('needs-pin');
    expect(await outcome(house.tell('leave-household', {}))).toBe('needs-pin');
    await house.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
    await house.ask('renew-key', {});
    await house.ask('leave-household', {});
    expect((await house.ask('kin', {})).kin).toBeNull();
    const said = await house.read(async ({ log }) => log.toArray());
    expect(said).toContainEqual(expect.objectContaining({ what: 'key-renewed', who: 'Dad' }));
    expect(said).toContainEqual(expect.objectContaining({ what: 'household-left', who: 'Dad' }));
  });
});

describe('a week card', () => {
  it('says exactly what will be given, and giving gives that', async () => {
    const house = await made();
    await house.watch('12:00', '12:48');
    const mia = await house.idOf('Mia');
    await house.ask('set-phone-week', { member: mia, week: '2026-05-07', ms: 3 * HOUR });
    const { card: shown } = await house.ask('week-card', { member: mia, week: '2026-05-06' });
    expect(shown).toMatchObject({
      name: 'Mia',
      household: 'Miller',
      week: WEEK,
      upTo: '2026-05-06',
      totalMs: 50 * MINUTE,
      phoneMs: 3 * HOUR,
    });
    const given = await house.ask('give-card', { member: mia, week: WEEK });
    expect(given.card).toEqual(shown);
    expect(given.file).toEqual({ name: `kintime-Mia-${WEEK}.txt`, content: `${given.text}\n` });
    const said = await house.read(async ({ log }) => log.toArray());
    await house.ask('give-card', { member: mia, week: WEEK });
    expect(await house.read(async ({ log }) => log.toArray())).toEqual(said);
    expect(said).toContainEqual(
      expect.objectContaining({ what: 'card-given', whom: 'Mia', fromDate: WEEK }),
    );
  });

  it('brings its household’s name and its member to whoever joined by a text', async () => {
    const first = await made();
    await first.watch('12:00', '12:30');
    const [{ text }, card] = [await pairingOf(first), await cardOf(first)];
    const house = await SampleHouse.open();
    await join(house, text);
    expect(await house.ask('receive-card', { content: card })).toMatchObject({ news: 'new' });
    expect(await house.ask('receive-card', { content: card })).toMatchObject({ news: 'same' });
    const kin = await kinOf(house);
    expect(kin.name).toBe('Miller');
    const { week } = await house.ask('household-week', { week: WEEK });
    expect(week.rows.map(({ member, week: one }) => [member !== null, one?.totalMs])).toEqual(
      expect.arrayContaining([
        [false, 30 * MINUTE],
        [true, null],
      ]),
    );
    const other = kin.persons.find(({ member }) => member === null);
    await house.ask('remove-person', { person: other?.id ?? '' });
    expect((await house.ask('household-week', { week: WEEK })).week.rows).toHaveLength(1);
    expect(await house.read(async ({ cards }) => cards.count())).toBe(0);
  });

  it('of the same week takes the place of an older one, and never the other way', async () => {
    const first = await made();
    const { text } = await pairingOf(first);
    await first.watch('12:00', '12:30');
    const older = await cardOf(first);
    await first.watch('13:00', '13:30');
    const newer = await cardOf(first);
    const house = await SampleHouse.open();
    await join(house, text);
    expect(await outcome(house.tell('receive-card', { content: older }))).toBe('ok');
    expect(await house.ask('receive-card', { content: newer })).toMatchObject({ news: 'newer' });
    expect(await outcome(house.tell('receive-card', { content: older }))).toBe('card-older');
    const { week } = await house.ask('household-week', { week: WEEK });
    expect(week.totalMs).toBe(HOUR);
  });

  it('of somebody on two devices makes one row', async () => {
    const first = await made();
    await first.watch('12:00', '12:30');
    const [mia] = (await kinOf(first)).persons;
    const [{ text }, card] = [await pairingOf(first, mia?.id), await cardOf(first)];
    const house = await SampleHouse.open();
    await join(house, text, mia?.id);
    await house.watch('12:00', '12:20');
    await house.ask('receive-card', { content: card });
    const { week } = await house.ask('household-week', { week: WEEK });
    expect(week.rows).toHaveLength(1);
    expect(week.rows[0]?.week).toMatchObject({ totalMs: 50 * MINUTE, devices: 2 });
  });

  it('is not received by the browser that gave it', async () => {
    const house = await made();
    const content = await cardOf(house);
    expect(await outcome(house.tell('receive-card', { content }))).toBe('card-own');
  });

  it('says skipped once the member wants it there', async () => {
    const house = await made();
    const member = await house.idOf('Mia');
    const skipped = async () => (await house.ask('week-card', { member, week: WEEK })).card.skipped;
    expect(await skipped()).toBeNull();
    await house.ask('set-shows-skipped', { member, shown: true });
    expect(await skipped()).toBe(0);
  });

  it('is not given by a browser in no household, nor for somebody who is not here', async () => {
    const house = await SampleHouse.open();
    const member = await house.idOf('Mia');
    expect(await outcome(house.tell('give-card', { member, week: WEEK }))).toBe('no-household');
    expect(await outcome(house.tell('receive-card', { content: '' }))).toBe('no-household');
    // Whoever shares a browser has a page of the week without any.
    await house.watch('12:00', '12:30');
    const { week } = await house.ask('household-week', { week: WEEK });
    expect(week.rows.map((row) => [row.name, row.week?.totalMs])).toEqual([['Mia', 30 * MINUTE]]);
    await made(house);
    const nobody = { member: 'nobody', week: WEEK };
    expect(await outcome(house.tell('give-card', nobody))).toBe('not-there');
    expect(await outcome(house.tell('set-phone-week', { ...nobody, ms: 1 }))).toBe('not-there');
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

describe('the weekly moment', () => {
  const clock = (time: string) => ({ now: () => ({ wall: at(time), mono: 0 }) });
  const SUNDAY = { weekday: 7, at: '18:30' } as const;

  beforeEach(() => {
    notices.splice(0);
  });

  it('is said once, in its hour, and asks for the next one', async () => {
    const house = await made();
    expect(await keepMoment(house.vault, clock('12:00'))).toBe(Infinity);
    await house.ask('set-moment', { moment: SUNDAY });
    expect(await keepMoment(house.vault, clock('12:00'))).toBe(at('2026-05-10T18:30'));
    expect(notices).toEqual([]);
    const next = at('2026-05-17T18:30');
    expect(await keepMoment(house.vault, clock('2026-05-10T18:30'))).toBe(next);
    expect(await keepMoment(house.vault, clock('2026-05-10T18:31'))).toBe(next);
    expect(notices).toEqual(['momentTitle']);
    expect((await house.read(readSettings)).moment).toMatchObject(SUNDAY);
  });

  it('is not said for an evening that is over', async () => {
    const house = await made();
    await house.ask('set-moment', { moment: SUNDAY });
    await keepMoment(house.vault, clock('2026-05-11T09:00'));
    expect(notices).toEqual([]);
  });

  it('is said no more once it was taken away', async () => {
    const house = await made();
    await house.ask('set-moment', { moment: SUNDAY });
    await house.ask('set-moment', { moment: null });
    await keepMoment(house.vault, clock('2026-05-10T18:30'));
    expect(notices).toEqual([]);
    expect(await house.logged()).toEqual(expect.arrayContaining(['moment-chosen', 'moment-ended']));
  });
});
