import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import { session } from '../../domain/limits/evaluation/context-fixture.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { at, daily, PIN, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const TERMS = { lookAgain: null, wishes: [], atOnce: false };

describe('an imported file', () => {
  it('adds no member to switch to', async () => {
    const background = await TestBackground.openWithParent();
    await background.setRules(await background.memberId('Mia'), rules({ daily: daily(0) }));
    await background.request('lock', {});
    const { archive } = await background.request('export', {});
    const member = 'e1a5e0de-4f7a-4c1e-8c6b-0d7c2b6f9a11';
    const members = [...archive.members, { id: member, name: 'Elsewhere' }];
    await background.request('import', { archive: { ...archive, members } });
    expect(await background.read(({ members: table }) => table.count())).toBe(2);
    const draft = { member, way: 'self' as const, rules: rules() };
    for (const refused of [
      await background.send('save-agreement', { ...draft, ...TERMS }),
      await background.send('preview', draft),
      await background.send('propose', { member, rules: rules(), reason: '' }),
      await background.send('set-member-pin', {
        member,
        pin: '1111',
        confirm: '1111',
        current: PIN,
      }),
      await background.send('switch-member', { member, pin: PIN }),
    ]) {
      expect(refused).toMatchObject({ ok: false, error: 'not-there' });
    }
    expect(await background.verdict()).toBe('Mia closed daily');
  });

  it('adds no decisions to the log while locked, and all of them with the PIN', async () => {
    const background = await TestBackground.openWithParent();
    const { archive } = await background.request('export', {});
    const decided = [
      { what: 'agreement-made' as const, who: 'Dad', whom: 'Mia', version: 7 },
      { what: 'extra-time' as const, who: 'Dad', whom: 'Mia', minutes: 30, how: 'pin' as const },
      { what: 'parent-added' as const, who: 'Eve' },
      { what: 'deleted-everything' as const },
    ];
    const noticed = { at: at('11:00'), what: 'switched-off' as const, fromMs: at('10:00') };
    const log = [...archive.log, ...decided.map((line) => ({ at: at('12:00'), ...line })), noticed];
    await background.request('lock', {});
    await background.request('import', { archive: { ...archive, log } });
    const locked = await background.loggedEvents();
    expect(locked).toContain('switched-off');
    for (const { what } of decided) expect(locked).not.toContain(what);
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    await background.request('import', { archive: { ...archive, log } });
    for (const { what } of decided) expect(await background.loggedEvents()).toContain(what);
  });
});

describe('the rules of an imported file', () => {
  /** Mia's browser with 30 minutes a day, a file of it, and 60 minutes agreed since. */
  async function changedSince(): Promise<{ background: TestBackground; archive: unknown }> {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    await background.setRules(mia, rules({ daily: daily(30) }));
    const { archive } = await background.request('export', {});
    await background.setRules(mia, rules({ daily: daily(60) }));
    return { background, archive };
  }

  const versions = async (background: TestBackground) =>
    background.read(async ({ agreements }) => agreements.toArray());

  it('hold nothing secret', async () => {
    const { background, archive } = await changedSince();
    const [parent] = (await background.read(readSettings)).parents;
    expect(JSON.stringify(archive)).toContain('limitsMs');
    expect(JSON.stringify(archive)).not.toContain(parent?.pin.verify);
    expect(JSON.stringify(archive)).not.toContain(parent?.pin.salt);
  });

  it('become a version of the parent who restores them, once', async () => {
    const { background, archive } = await changedSince();
    const { preview } = await background.request('preview-import', { archive });
    expect(preview.rules).toMatchObject([{ name: 'Mia', status: 'now' }]);
    expect(await background.request('import', { archive, rules: true })).toMatchObject({
      ok: true,
    });
    const [parent] = (await background.read(readSettings)).parents;
    const latest = (await versions(background)).find(({ version }) => version === 3);
    expect(latest).toMatchObject({
      madeBy: parent?.id,
      yeses: [{ by: parent?.id }],
      from: latest?.madeAt,
      rules: { daily: daily(30) },
    });
    const log = await background.read(async (database) => database.log.toArray());
    expect(log.slice(-2)).toMatchObject([
      { what: 'imported', days: 0 },
      { what: 'agreement-made', who: 'Dad', whom: 'Mia', version: 3 },
    ]);
    await background.request('import', { archive, rules: true });
    expect(await versions(background)).toHaveLength(3);
    expect(await background.read(async (database) => database.log.count())).toBe(log.length);
  });

  it('stay out unless they are asked for', async () => {
    const { background, archive } = await changedSince();
    await background.request('import', { archive });
    await background.request('import', { archive, rules: false });
    expect(await versions(background)).toHaveLength(2);
  });

  it('stay out without the PIN, looser or stricter', async () => {
    const { background, archive } = await changedSince();
    await background.request('lock', {});
    const { preview } = await background.request('preview-import', { archive });
    expect(preview).toMatchObject({ nothing: true, rules: [{ status: 'needs-pin' }] });
    expect(await background.request('import', { archive, rules: true })).toMatchObject({
      ok: true,
    });
    expect(await versions(background)).toHaveLength(2);
  });

  it('hold at once in a new installation, for whoever has the same name', async () => {
    const { archive } = await changedSince();
    const background = await TestBackground.open();
    await background.watch('12:00', '12:40');
    await background.request('import', { archive, rules: true });
    expect(await background.verdict()).toBe('Mia closed daily');
  });
});

describe('a break that is due', () => {
  it('is not lifted by a file that gives yesterday to another member', async () => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    await background.setRules(mia, rules({ session: session(15, 60) }));
    await background.request('lock', {});
    // The day starts at 04:00.
    await background.watch('2026-05-07T03:30', '2026-05-07T03:46');
    background.setTime('2026-05-07T04:05');
    expect(await background.verdict()).toBe('Mia closed session');
    const { archive } = await background.request('export', {});
    const spans = archive.spans.map((span) => ({ ...span, member: '!' }));
    const members = [...archive.members, { id: '!', name: '' }];
    await background.request('import', { archive: { ...archive, spans, days: [], members } });
    expect(await background.verdict()).toBe('Mia closed session');
  });
});

describe('deleting days', () => {
  it('is done for one member or for everybody, as chosen, and a week card follows it', async () => {
    const background = await TestBackground.open();
    const mia = await background.memberId('Mia');
    const { member: ben } = await background.request('add-member', { memberName: 'Ben' });
    await background.watch('18:00', '18:20');
    await background.switchTo(ben);
    await background.watch('19:00', '19:30');
    const { today: date } = await background.profile();
    const minutes = async () => {
      const { week } = await background.request('household-week', { week: date });
      const rows = week.rows.map(({ name, week: own }) => [name, (own?.totalMs ?? 0) / MINUTE]);
      return Object.fromEntries(rows);
    };
    expect(await minutes()).toEqual({ Mia: 20, Ben: 30 });
    await background.request('delete', { from: date, to: date, member: mia });
    expect(await minutes()).toEqual({ Mia: 0, Ben: 30 });
    expect(await background.send('delete', { from: date, to: date, member: 'nobody' })).toEqual(
      expect.objectContaining({ ok: false, error: 'not-there' }),
    );
    await background.request('delete', { from: date, to: date });
    expect(await minutes()).toEqual({ Mia: 0, Ben: 0 });
  });
});

it('deleting keeps this week for a weekly limit that starts tomorrow', async () => {
  const background = await TestBackground.openWithParent();
  const member = await background.memberId('Mia');
  await background.watch('2026-05-06T13:00', '2026-05-06T13:50');
  background.setTime('2026-05-07T13:00');
  await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
  const weekly = { limitMs: 30 * MINUTE, strength: 'firm' as const };
  const draft = { member, way: 'parent' as const, rules: rules({ weekly }) };
  await background.request('save-agreement', { ...draft, ...TERMS });
  await background.request('lock', {});
  const days = { from: '2026-05-01', to: '2026-05-07' };
  expect(await background.request('delete', days)).toMatchObject({ days: 0 });
  background.setTime('2026-05-08T13:00');
  expect(await background.verdict()).toBe('Mia closed weekly');
});
