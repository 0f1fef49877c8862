import { MINUTE } from '../../../src/domain/time/units.ts';
import {
  request,
  daily,
  browserProfile,
  memberId,
  setPin,
  setRules,
  sendMessage,
  currentVerdict,
} from '../messaging.ts';
import { contentScriptWorld } from '../content-script-world.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';

const PIN = '482915';

/** Sets a PIN, closes the site for today and locks. */
async function closedHousehold(kintime: Kintime): Promise<string> {
  await setPin(kintime, PIN);
  await setRules(kintime, daily(0));
  await request(kintime, 'lock', {});
  return memberId(kintime);
}

async function rulesOf(kintime: Kintime): Promise<readonly unknown[]> {
  return (await kintime.stored())['agreements'] ?? [];
}

test.describe('no back door of our own', () => {
  test('deleting leaves today and the rules as they are', async ({ open }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou');
    await waitUntilPlayed(page, 3000);
    await page.close();
    const counted = await kintime.stableCountMs();
    expect(counted).toBeGreaterThan(2000);
    await closedHousehold(kintime);
    const rules = await rulesOf(kintime);
    const { today } = await browserProfile(kintime);
    const outcomes = [
      await request(kintime, 'delete', { everything: true }),
      await request(kintime, 'delete', { from: '2020-01-01', to: today }),
    ];
    for (const { keptFrom } of outcomes) expect(keptFrom).toBe(today);
    expect(await kintime.countedMs()).toBe(counted);
    expect(await rulesOf(kintime)).toEqual(rules);
    expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'daily' });
    // With the PIN, the same succeeds.
    await setPin(kintime, PIN);
    expect(await request(kintime, 'delete', { from: today, to: today })).toMatchObject({
      keptFrom: null,
    });
    expect(await kintime.countedMs()).toBe(0);
  });

  test('a file changes neither rules nor extra time nor today', async ({ open }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou');
    await waitUntilPlayed(page, 3000);
    await page.close();
    await kintime.stableCountMs();
    const { archive } = await request(kintime, 'export', {});
    expect(JSON.stringify(archive)).not.toContain('verify');
    await closedHousehold(kintime);
    const before = await kintime.stored();
    const lighter = {
      ...archive,
      spans: [],
      days: archive.days.map((day) => ({ ...day, activeMs: 0 })),
      agreements: [],
      grants: [{ minutes: 600 }],
      settings: { ...archive.settings, parents: [] },
    };
    for (const file of [archive, lighter]) await sendMessage(kintime, 'import', { archive: file });
    const after = await kintime.stored();
    for (const table of ['spans', 'days', 'agreements', 'grants', 'settings', 'members']) {
      expect(withoutClock(after[table]), table).toEqual(withoutClock(before[table]));
    }
    expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'daily' });
  });

  test('neither a new member nor a switch gets round the rules', async ({ open }) => {
    const kintime = await open();
    const first = await closedHousehold(kintime);
    const { member: second } = await request(kintime, 'add-member', { memberName: 'Ben' });
    expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'who' });
    await request(kintime, 'switch-member', { member: second, pin: '' });
    expect(await currentVerdict(kintime)).toMatchObject({
      member: second,
      state: 'closed',
      reason: 'daily',
    });

    // A parent loosens the second member's rules; without a PIN, the first stays current.
    await request(kintime, 'switch-member', { member: first, pin: '' });
    await setPin(kintime, PIN);
    const { agreement } = await request(kintime, 'agreement', { member: second });
    const rules = { ...present(agreement.inForce).rules, daily: null };
    const draft = { member: second, way: 'parent' as const, rules };
    const terms = { lookAgain: null, wishes: [], atOnce: true };
    await request(kintime, 'save-agreement', { ...draft, ...terms });
    await request(kintime, 'lock', {});
    const to = { member: second };
    expect(await sendMessage(kintime, 'switch-member', { ...to, pin: '' })).toMatchObject({
      error: 'needs-pin',
    });
    expect(await sendMessage(kintime, 'switch-member', { ...to, pin: '000000' })).toMatchObject({
      error: 'wrong-pin',
    });
    const own = { ...to, pin: '1111', confirm: '1111', current: '' };
    expect(await sendMessage(kintime, 'set-member-pin', own)).toMatchObject({ error: 'needs-pin' });
    expect(await sendMessage(kintime, 'remove-member', { member: first })).toMatchObject({
      error: 'needs-pin',
    });
    expect((await browserProfile(kintime)).current).toBe(first);
    await request(kintime, 'set-member-pin', { ...own, current: PIN });
    await request(kintime, 'switch-member', { ...to, pin: '1111' });
    expect(await currentVerdict(kintime)).toMatchObject({ member: second, state: 'open' });
  });

  test('loosening needs the PIN, with any message', async ({ open }) => {
    const kintime = await open();
    const member = await closedHousehold(kintime);
    const { agreement } = await request(kintime, 'agreement', { member });
    const { rules } = present(agreement.inForce);
    const terms = { lookAgain: null, wishes: [], atOnce: true };
    const looser = [
      { member, way: 'parent' as const, rules: { ...rules, daily: null } },
      { member, way: 'self' as const, rules },
      { member, way: 'parent' as const, rules: { ...rules, freeExtension: true } },
    ];
    for (const draft of looser) {
      expect(await sendMessage(kintime, 'save-agreement', { ...draft, ...terms })).toMatchObject({
        error: 'needs-pin',
      });
    }
    await request(kintime, 'propose', {
      member,
      rules: { ...rules, daily: null },
      reason: 'please',
    });
    const [proposal] = (await kintime.stored())['proposals'] as { id: string }[];
    const answer = { id: present(proposal).id, answer: 'yes' as const, reason: '' };
    expect(await sendMessage(kintime, 'answer-proposal', answer)).toMatchObject({
      error: 'needs-pin',
    });
    expect(await sendMessage(kintime, 'free-extension', {})).toMatchObject({
      error: 'not-allowed',
    });
    const more = { minutes: 5, pastBedtime: false, reason: '' };
    expect(await sendMessage(kintime, 'extra-time', { ...more, code: '' })).toMatchObject({
      error: 'needs-pin',
    });
    for (const minutes of [-5, 0, 600, Number.NaN]) {
      expect(
        await sendMessage(kintime, 'extra-time', { ...more, minutes, code: PIN }),
      ).toMatchObject({
        error: 'malformed',
      });
    }
    const next = { pin: '9999', confirm: '9999' };
    for (const refused of [
      await sendMessage(kintime, 'change-pin', next),
      await sendMessage(kintime, 'add-parent', { ...next, parentName: 'Eve' }),
      await sendMessage(kintime, 'remove-parent', { parent: 'x' }),
      await sendMessage(kintime, 'consent', { member, version: 1, as: 'parent' }),
    ]) {
      expect(refused).toMatchObject({ error: 'needs-pin' });
    }
    expect(await rulesOf(kintime)).toHaveLength(1);
    expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'daily' });
  });

  test('a page of the site, or an extension page framed in it, can change nothing', async ({
    open,
  }) => {
    const kintime = await open();
    const page = await kintime.visit('/plain');
    await setPin(kintime, PIN);
    const world = await contentScriptWorld(page, kintime.launched);
    for (const message of [
      { name: 'unlock', pin: PIN, confirm: '', parentName: '' },
      { name: 'extra-time', minutes: 5, code: PIN, pastBedtime: true, reason: '' },
      { name: 'profile' },
    ]) {
      const code = `chrome.runtime.sendMessage(${JSON.stringify(message)})`;
      expect(await world(code)).toMatchObject({ ok: false, error: 'not-allowed' });
    }
    const framed = `${kintime.launched.extensionOrigin}/closed.html`;
    const shown = await page.evaluate(async (src) => {
      const frame = document.createElement('iframe');
      frame.src = src;
      document.body.append(frame);
      await new Promise((done) => frame.addEventListener('load', done, { once: true }));
      return frame.contentDocument?.body?.textContent ?? 'refused';
    }, framed);
    expect(shown).toBe('refused');
    const frames = page.frames().map((frame) => frame.url());
    expect(frames.filter((url) => url.startsWith(framed))).toEqual([]);
  });

  test('a new time zone does not open a day that is used up', async ({ open, profile }) => {
    const here = new Date().getUTCHours();
    const near = (hours: number): string =>
      hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
    // From noon to after the next 04:00, within the range of time zones.
    const noon = 12 - here;
    const later = noon + 17 > 14 ? noon - 9 : noon + 17;
    const first = await open({ profile, env: { TZ: near(noon) } });
    await closedHousehold(first);
    const { today } = await browserProfile(first);
    await first.launched.close();
    const second = await open({ profile, env: { TZ: near(later) } });
    expect((await browserProfile(second)).today).toBe(today);
    expect(await currentVerdict(second)).toMatchObject({ state: 'closed', reason: 'daily' });
  });
});

test.describe('guessing a PIN', () => {
  test('is throttled, also across a stopped background and a restart', async ({
    open,
    profile,
  }) => {
    const kintime = await open({ profile });
    await closedHousehold(kintime);
    const guess = { pin: '0001', confirm: '', parentName: '' };
    const at = await kintime.reader.evaluate(
      async (message) =>
        Promise.all(Array.from({ length: 12 }, async () => chrome.runtime.sendMessage(message))),
      { name: 'unlock', ...guess },
    );
    const errors = (at as { error: string }[]).map(({ error }) => error);
    expect(errors.slice(0, 5)).toEqual(Array<string>(5).fill('wrong-pin'));
    expect(errors.slice(5)).toEqual(Array<string>(7).fill('pin-wait'));
    // Not even the right PIN during the wait.
    const right = { ...guess, pin: PIN };
    const { waitMs } = await browserProfile(kintime);
    expect(waitMs).toBeGreaterThan(MINUTE / 3);
    expect(await sendMessage(kintime, 'unlock', right)).toMatchObject({ error: 'pin-wait' });
    await kintime.launched.stopBackground();
    expect((await browserProfile(kintime)).waitMs).toBeGreaterThan(waitMs - MINUTE / 4);
    await kintime.launched.kill('SIGKILL');
    const second = await open({ profile });
    expect((await browserProfile(second)).waitMs).toBeGreaterThan(waitMs - MINUTE / 4);
    expect(await sendMessage(second, 'unlock', right)).toMatchObject({ error: 'pin-wait' });
  });

  test('a reset is announced and has to wait, and the old PIN works meanwhile', async ({
    open,
  }) => {
    const kintime = await open();
    await closedHousehold(kintime);
    await request(kintime, 'request-pin-reset', {});
    const { reset } = await browserProfile(kintime);
    expect(reset).toMatchObject({ due: false });
    const { dueAt, askedAt } = present(reset);
    expect(dueAt - askedAt).toBe(48 * 60 * MINUTE);
    const fresh = { pin: '7777', confirm: '7777', parentName: 'Eve' };
    expect(await sendMessage(kintime, 'unlock', fresh)).toMatchObject({ error: 'wrong-pin' });
    await setPin(kintime, PIN);
    await request(kintime, 'cancel-pin-reset', {});
    expect((await browserProfile(kintime)).reset).toBeNull();
  });
});

function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('The value is missing');
  return value;
}

/** Rows without the settings that change while Kintime runs. */
function withoutClock(rows: readonly unknown[] | undefined): readonly unknown[] {
  return (rows ?? []).filter(
    (row) =>
      !(
        typeof row === 'object' &&
        row !== null &&
        'key' in row &&
        (row.key === 'seenAt' || row.key === 'recordedClock')
      ),
  );
}
