import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { RESET_RUN, RESET_WAIT } from '../../../src/domain/attempts.ts';
import { faultsOf } from '../../../src/domain/rules-check.ts';
import { readSettings, writeSettings } from '../../../src/store/settings.ts';
import { digitsOf } from '../../e2e/authenticator.ts';
import { bedtime, session, weekly } from '../domain/situation-sample.ts';
import { at, daily, PIN, rules, SampleHouse } from './house-sample.ts';

vi.mock('../../../src/platform/browser.ts', () => import('./browser-sample.ts'));
vi.mock('../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const TERMS = { lookAgain: null, wishes: [], atOnce: false };

describe('a clock that is set back', () => {
  it('opens no bedtime that was set when its hour had come', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    house.go('18:00');
    await house.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
    await house.agree(mia, rules({ windows: [bedtime('16:00', '07:00')] }));
    await house.ask('lock', {});
    expect(await house.word()).toBe('Mia closed bedtime');
    house.go('15:00');
    expect(await house.word()).toBe('Mia closed bedtime');
  });
});

describe('switching without a PIN', () => {
  it('at the start of the browser makes nobody less limited than anybody here', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    await house.agree(mia, rules({ daily: daily(0) }));
    const dad = await house.addFree('Dad');
    expect(await house.switchTo(dad)).toBe('switched');
    await house.ask('lock', {});
    await house.startAnew();
    expect(await house.word()).toBe('nobody closed who');
    expect(await house.switchTo(dad)).toBe('needs-pin');
    expect(await house.word()).toBe('nobody closed who');
    expect(await house.switchTo(mia)).toBe('switched');
    expect(await house.word()).toBe('Mia closed daily');
    // Once somebody was chosen, staying is free.
    expect(await house.switchTo(mia)).toBe('switched');
    expect(await house.switchTo(dad, PIN)).toBe('switched');
  });

  it('is refused where bedtime hides that the day is used up', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    const quiet = bedtime('16:00', '17:00', { kind: 'quiet' });
    await house.agree(mia, rules({ windows: [quiet], daily: daily(60) }));
    const { member: ghost } = await house.ask('add-member', { memberName: 'Ghost' });
    await house.switchTo(mia);
    await house.ask('lock', {});
    await house.watch('13:00', '14:00');
    house.go('16:10');
    expect(await house.switchTo(ghost)).toBe('needs-pin');
    house.go('17:01');
    expect(await house.word()).toBe('Mia closed daily');
  });

  it('is refused where a window comes first and the week is nearly used up', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    await house.agree(mia, rules({ windows: [bedtime('14:00', '15:00')], weekly: weekly(60) }));
    const { member: ghost } = await house.ask('add-member', { memberName: 'Ghost' });
    await house.switchTo(mia);
    await house.ask('lock', {});
    await house.watch('13:00', '13:58');
    house.go('13:59');
    expect(await house.switchTo(ghost)).toBe('needs-pin');
  });

  it('does not escape tonight what is tightened from tomorrow on', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    await house.agree(mia, rules({ daily: daily(120) }));
    await house.ask('switch-member', { member: mia, pin: '' });
    const free = await house.addFree('Ben');
    await house.agree(free, rules({ daily: daily(120) }));
    house.go('2026-05-07T12:00');
    await house.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
    await house.agree(mia, rules({ windows: [bedtime('20:00', '06:30')], daily: daily(30) }));
    await house.ask('lock', {});
    expect(await house.switchTo(free)).toBe('needs-pin');
  });

  it('to somebody added tonight does not escape what is tightened from tomorrow on', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    await house.agree(mia, rules({ daily: daily(120) }));
    await house.agree(mia, rules({ windows: [bedtime('20:00', '06:30')], daily: daily(30) }));
    await house.ask('lock', {});
    const { member: ghost } = await house.ask('add-member', { memberName: 'Ghost' });
    await house.switchTo(ghost);
    house.go('2026-05-07T21:00');
    const { agreement } = await house.ask('agreement', { member: ghost });
    expect(agreement.inForce?.rules).toMatchObject({ daily: daily(30) });
    expect(agreement.inForce?.rules.windows).toHaveLength(1);
    expect(await house.word()).toContain('closed bedtime');
  });

  it('adds members whose rules can be saved, however many there were before them', async () => {
    const house = await SampleHouse.withDad();
    const windows = Array.from({ length: 20 }, (_, i) =>
      bedtime(`${String(i + 4).padStart(2, '0')}:00`, `${String(i + 4).padStart(2, '0')}:30`),
    );
    await house.agree(await house.idOf('Mia'), rules({ windows: windows.slice(0, 15) }));
    for (const name of ['Ben', 'Cleo', 'Dan']) await house.ask('add-member', { memberName: name });
    const { agreement } = await house.ask('agreement', { member: await house.idOf('Dan') });
    expect(agreement.inForce?.rules.windows).toHaveLength(15);
    expect(faultsOf(agreement.inForce?.rules ?? rules())).toEqual([]);
  });
});

describe('a sitting', () => {
  it.each([
    ['whose break has to be kept', '13:15', 'Mia closed session'],
    ['that is nearly used up', '13:13', 'Mia open'],
  ])('%s is not left for another member’s without a PIN', async (_, until, said) => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    await house.agree(mia, rules({ session: session(15, 30) }));
    const { member: ben } = await house.ask('add-member', { memberName: 'Ben' });
    await house.switchTo(mia);
    await house.ask('lock', {});
    await house.watch('13:00', until);
    if (said.includes('closed')) house.go('13:18');
    expect(await house.word()).toBe(said);
    expect(await house.switchTo(ben)).toBe('needs-pin');
    await house.startAnew();
    expect(await house.switchTo(ben)).toBe('needs-pin');
    const { member: third } = await house.ask('add-member', { memberName: 'Cleo' });
    expect(await house.switchTo(third)).toBe('needs-pin');
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

describe('a file', () => {
  it('makes nobody a member to switch to', async () => {
    const house = await SampleHouse.withDad();
    await house.agree(await house.idOf('Mia'), rules({ daily: daily(0) }));
    await house.ask('lock', {});
    const { archive } = await house.ask('export', {});
    const member = 'e1a5e0de-4f7a-4c1e-8c6b-0d7c2b6f9a11';
    const members = [...archive.members, { id: member, name: 'Elsewhere' }];
    await house.ask('import', { archive: { ...archive, members } });
    expect(await house.read(({ members: table }) => table.count())).toBe(2);
    const draft = { member, way: 'self' as const, rules: rules() };
    for (const refused of [
      await house.tell('save-agreement', { ...draft, ...TERMS }),
      await house.tell('preview', draft),
      await house.tell('propose', { member, rules: rules(), reason: '' }),
      await house.tell('set-member-pin', { member, pin: '1111', confirm: '1111', current: PIN }),
      await house.tell('switch-member', { member, pin: PIN }),
    ]) {
      expect(refused).toMatchObject({ ok: false, error: 'not-there' });
    }
    expect(await house.word()).toBe('Mia closed daily');
  });

  it('says nothing of decisions while it is locked, and all of it with the PIN', async () => {
    const house = await SampleHouse.withDad();
    const { archive } = await house.ask('export', {});
    const decided = [
      { what: 'agreement-made' as const, who: 'Dad', whom: 'Mia', version: 7 },
      { what: 'extra-time' as const, who: 'Dad', whom: 'Mia', minutes: 30, how: 'pin' as const },
      { what: 'parent-added' as const, who: 'Eve' },
      { what: 'deleted-everything' as const },
    ];
    const noticed = { at: at('11:00'), what: 'switched-off' as const, fromMs: at('10:00') };
    const log = [...archive.log, ...decided.map((line) => ({ at: at('12:00'), ...line })), noticed];
    await house.ask('lock', {});
    await house.ask('import', { archive: { ...archive, log } });
    const locked = await house.logged();
    expect(locked).toContain('switched-off');
    for (const { what } of decided) expect(locked).not.toContain(what);
    await house.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
    await house.ask('import', { archive: { ...archive, log } });
    for (const { what } of decided) expect(await house.logged()).toContain(what);
  });
});

describe('removing a member', () => {
  it('leaves nothing behind that a late report could bring back', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    const ben = await house.addFree('Ben');
    await house.ask('switch-member', { member: ben, pin: '' });
    await house.watch('12:00', '12:01');
    await house.ask('remove-member', { member: ben });
    await house.watch('12:00', '12:02');
    const owners = await house.read(async ({ days, spans }) => [
      ...(await days.toArray()).map(({ member }) => member),
      ...(await spans.toArray()).map(({ member }) => member),
    ]);
    expect(new Set(owners)).toEqual(new Set([mia]));
    expect((await house.household()).current).toBe(mia);
  });

  it('switches in the same breath, or not at all', async () => {
    const house = await SampleHouse.withDad();
    const ben = await house.addFree('Ben');
    await house.ask('switch-member', { member: ben, pin: '' });
    const broken = await house.read(async (database) =>
      vi.spyOn(database.days, 'filter').mockImplementation(() => {
        throw new Error('broken');
      }),
    );
    expect((await house.tell('remove-member', { member: ben })).ok).toBe(false);
    broken.mockRestore();
    expect((await house.household()).current).toBe(ben);
    expect((await house.logged()).filter((what) => what === 'member-switched')).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('of yes makes the agreement, or was not given', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    await house.agree(mia, rules({ daily: daily(60) }));
    await house.ask('propose', { member: mia, rules: rules({ daily: daily(90) }), reason: '' });
    const { agreement } = await house.ask('agreement', { member: mia });
    const id = agreement.proposals[0]?.id ?? '';
    const yes = { id, answer: 'yes' as const, reason: '' };
    const broken = await house.read(async (database) =>
      vi.spyOn(database.agreements, 'put').mockImplementation(() => {
        throw new Error('broken');
      }),
    );
    expect((await house.tell('answer-proposal', yes)).ok).toBe(false);
    broken.mockRestore();
    const before = await house.ask('agreement', { member: mia });
    expect(before.agreement.proposals[0]?.answer).toBeNull();
    await house.ask('answer-proposal', yes);
    const after = await house.ask('agreement', { member: mia });
    expect(after.agreement.proposals[0]?.answer).toBe('yes');
    expect(after.agreement.inForce?.rules.daily).toEqual(daily(90));
    expect(await house.tell('answer-proposal', yes)).toMatchObject({ error: 'not-there' });
  });

  it('comes too late for what was taken back, which needs no PIN and is logged', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    await house.agree(mia, rules({ daily: daily(60) }));
    await house.ask('lock', {});
    const proposals = async () =>
      (await house.ask('agreement', { member: mia })).agreement.proposals;
    await house.ask('propose', { member: mia, rules: rules({ daily: daily(90) }), reason: '' });
    const id = (await proposals())[0]?.id ?? '';
    await house.ask('withdraw-proposal', { id });
    expect(await proposals()).toEqual([]);
    expect((await house.logged()).at(-1)).toBe('proposal-withdrawn');
    await house.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
    const yes = { id, answer: 'yes' as const, reason: '' };
    expect(await house.tell('answer-proposal', yes)).toMatchObject({ error: 'not-there' });
    expect(await house.tell('withdraw-proposal', { id })).toMatchObject({ error: 'not-there' });
  });

  it.each([
    ['talk', { ok: true }],
    ['no', { error: 'not-there' }],
    ['yes', { error: 'not-there' }],
  ] as const)('of "%s" and then taking it back: %o', async (answer, outcome) => {
    const house = await SampleHouse.withDad();
    const member = await house.idOf('Mia');
    await house.ask('propose', { member, rules: rules({ daily: daily(90) }), reason: '' });
    const { agreement } = await house.ask('agreement', { member });
    const id = agreement.proposals[0]?.id ?? '';
    await house.ask('answer-proposal', { id, answer, reason: 'x' });
    expect(await house.tell('withdraw-proposal', { id })).toMatchObject(outcome);
  });

  it('of yes is to the version that was seen', async () => {
    const house = await SampleHouse.withDad();
    const member = await house.idOf('Mia');
    await house.agree(member, rules({ daily: daily(60) }));
    await house.agree(member, rules({ daily: daily(90) }));
    for (const version of [1, 3]) {
      const answer = await house.tell('say-yes', { member, version, as: 'member' });
      expect(answer).toMatchObject({ error: 'not-there' });
    }
    await house.ask('say-yes', { member, version: 2, as: 'member' });
    const { agreement } = await house.ask('agreement', { member });
    expect(agreement.versions.map(({ yeses }) => yeses.length)).toEqual([2, 1]);
  });
});

describe('a break that has to be kept', () => {
  it('does not go with a file that hands yesterday to somebody else', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    await house.agree(mia, rules({ session: session(15, 60) }));
    await house.ask('lock', {});
    // The day turns at four.
    await house.watch('2026-05-07T03:30', '2026-05-07T03:46');
    house.go('2026-05-07T04:05');
    expect(await house.word()).toBe('Mia closed session');
    const { archive } = await house.ask('export', {});
    const spans = archive.spans.map((span) => ({ ...span, member: '!' }));
    const members = [...archive.members, { id: '!', name: '' }];
    await house.ask('import', { archive: { ...archive, spans, days: [], members } });
    expect(await house.word()).toBe('Mia closed session');
  });
});

describe('counting that waits for the first visit', () => {
  const notice = (answer: object): unknown => Reflect.get(answer, 'word')?.notice;

  it('begins by no player within a page, however it answers', async () => {
    const house = await SampleHouse.install();
    await house.ask('start-counting', { memberName: 'Mia', alone: true });
    for (const embedded of [true, false]) {
      await house.hear('hello', { began: at('12:00'), embedded }, 7);
      await house.hear('answer', { answer: 'begin', embedded }, 7);
      await house.hear('answer', { answer: 'look', embedded }, 7);
    }
    const settings = await house.read(readSettings);
    expect(settings.countingSince).toBeNull();
    expect(await house.hear('hello', { began: at('12:00') })).toMatchObject({
      counting: false,
      word: { notice: { reason: 'first-visit' } },
    });
  });

  it.each(['continue', 'stop', 'not-now', 'pause-passed'])('begins by no "%s"', async (answer) => {
    const house = await SampleHouse.install();
    await house.ask('start-counting', { memberName: 'Mia', alone: true });
    await house.hear('answer', { answer });
    await house.hear('finished', {});
    expect((await house.read(readSettings)).countingSince).toBeNull();
    expect(await house.read(({ skips }) => skips.count())).toBe(0);
  });

  it('begins once, and not where nobody waits', async () => {
    const house = await SampleHouse.install();
    await house.hear('answer', { answer: 'begin' });
    expect((await house.read(readSettings)).countingSince).toBeNull();
    await house.ask('start-counting', { memberName: 'Mia', alone: true });
    await Promise.all([
      house.hear('answer', { answer: 'begin' }),
      house.hear('answer', { answer: 'begin' }),
    ]);
    expect(await house.logged()).toEqual(['counting-agreed']);
    expect((await house.household()).members.map(({ name }) => name)).toEqual(['Mia']);
    // Asked once more, it does not wait again.
    await house.ask('start-counting', { memberName: 'Eve', alone: true });
    expect(notice(await house.hear('hello', { began: at('12:00') }))).toBeNull();
    expect((await house.household()).members.map(({ name }) => name)).toEqual(['Mia']);
  });
});

it('the pause before opening is logged with what it was changed to', async () => {
  const house = await SampleHouse.open();
  const member = await house.idOf('Mia');
  for (const pauseMs of [3000, null]) await house.ask('set-opening-pause', { member, pauseMs });
  const lines = await house.read(async ({ log }) => log.toArray());
  expect(lines.slice(-2)).toMatchObject([
    { what: 'opening-pause', whom: 'Mia', pauseMs: 3000 },
    { what: 'opening-pause', whom: 'Mia', pauseMs: null },
  ]);
});
