import {
  request,
  daily,
  browserProfile,
  setPin,
  setRules,
  sendMessage,
  currentVerdict,
} from '../messaging.ts';
import { totpOf } from '../authenticator.ts';
import { expect, test } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';

const PIN = '482915';
const STEP = 30_000;

/** Closes the site, sets up an authenticator and locks. @returns the secret */
async function closeWithAuthenticator(kintime: Kintime): Promise<string> {
  await setPin(kintime, PIN);
  await setRules(kintime, daily(0));
  const secret = await newSecret(kintime);
  // Confirmed with the code of the previous time step, so that the current one is still unused.
  await request(kintime, 'confirm-phone', { code: await totpOf(secret, Date.now() - STEP) });
  await request(kintime, 'lock', {});
  return secret;
}

async function newSecret(kintime: Kintime): Promise<string> {
  const { phone } = await request(kintime, 'phone', {});
  if (phone.confirmed) throw new Error('It is confirmed already');
  return phone.secret;
}

function wish(code: string) {
  return { minutes: 5, code, pastBedtime: false, reason: '' };
}

async function phoneState(kintime: Kintime): Promise<string | undefined> {
  return (await browserProfile(kintime)).parents[0]?.phone;
}

async function linesOf(kintime: Kintime, what: string): Promise<unknown[]> {
  return (await kintime.stored()).log.filter((line) => line.what === what);
}

test.describe('an authenticator', () => {
  test('gives extra time with a code of an independent implementation, once', async ({ open }) => {
    const kintime = await open();
    const secret = await closeWithAuthenticator(kintime);
    expect(await phoneState(kintime)).toBe('confirmed');
    const code = await totpOf(secret);
    expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed' });
    expect(
      await request(kintime, 'extra-time', wish(`${code.slice(0, 3)} ${code.slice(3)}`)),
    ).toEqual(expect.objectContaining({ parent: 'Dad' }));
    expect(await currentVerdict(kintime)).toMatchObject({ state: 'open' });
    expect(await linesOf(kintime, 'extra-time')).toEqual([
      expect.objectContaining({ who: 'Dad', minutes: 5, how: 'code' }),
    ]);
    expect(await linesOf(kintime, 'phone-added')).toHaveLength(1);
    const again = await sendMessage(kintime, 'extra-time', wish(code));
    expect(again).toMatchObject({ ok: false, error: 'wrong-pin' });
    const before = await totpOf(secret, Date.now() - STEP);
    expect(await sendMessage(kintime, 'extra-time', wish(before))).toMatchObject({
      error: 'wrong-pin',
    });
    // The next code, as from a phone whose clock is ahead.
    const next = await totpOf(secret, Date.now() + STEP);
    expect(await sendMessage(kintime, 'extra-time', wish(next))).toMatchObject({ ok: true });
    expect(await linesOf(kintime, 'extra-time')).toHaveLength(2);
  });

  test('has codes that work once, even for two concurrent requests and after a crash', async ({
    open,
    profile,
  }) => {
    const first = await open({ profile });
    const secret = await closeWithAuthenticator(first);
    const code = await totpOf(secret);
    const answers = (await first.reader.evaluate(
      async (message) =>
        Promise.all(Array.from({ length: 3 }, async () => chrome.runtime.sendMessage(message))),
      { name: 'extra-time', ...wish(code) },
    )) as { ok: boolean }[];
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    await first.launched.kill('SIGKILL');
    const second = await open({ profile });
    expect(await sendMessage(second, 'extra-time', wish(code))).toMatchObject({ ok: false });
    expect(await linesOf(second, 'extra-time')).toHaveLength(1);
  });

  test('has codes that do not work later with the clock set back', async ({ open }) => {
    const kintime = await open();
    const secret = await closeWithAuthenticator(kintime);
    const now = Date.now();
    await request(kintime, 'extra-time', wish(await totpOf(secret, now)));
    const early = await totpOf(secret, now - 3_600_000);
    // Changes the clock of the background only.
    await kintime.launched.inBackground((back) => {
      const real = Date.now.bind(Date);
      Date.now = () => real() - back;
    }, 3_600_000);
    expect(await sendMessage(kintime, 'extra-time', wish(early))).toMatchObject({
      error: 'wrong-pin',
    });
    expect(await linesOf(kintime, 'extra-time')).toHaveLength(1);
  });

  test('resets a PIN, and guessing codes is throttled like guessing PINs', async ({ open }) => {
    const kintime = await open();
    const secret = await closeWithAuthenticator(kintime);
    const fresh = { pin: '719346', confirm: '719346' };
    const code = await totpOf(secret);
    expect(await sendMessage(kintime, 'new-pin', { code, pin: '71', confirm: '71' })).toMatchObject(
      {
        error: 'pin-length',
      },
    );
    // The PIN is not accepted as a code; it can be changed with the PIN itself.
    expect(await sendMessage(kintime, 'new-pin', { code: PIN, ...fresh })).toMatchObject({
      ok: false,
    });
    await request(kintime, 'new-pin', { code, ...fresh });
    const { parents, unlocked } = await browserProfile(kintime);
    expect(parents.find(({ id }) => id === unlocked?.parent)?.name).toBe('Dad');
    expect((await browserProfile(kintime)).seal).toMatchObject({ fine: true, anew: true });
    await request(kintime, 'lock', {});
    const old = { pin: PIN, confirm: '', parentName: '' };
    expect(await sendMessage(kintime, 'unlock', old)).toMatchObject({ error: 'wrong-pin' });
    expect(await sendMessage(kintime, 'unlock', { ...old, pin: '719346' })).toMatchObject({
      ok: true,
    });
    expect(await linesOf(kintime, 'pin-changed')).toEqual([
      expect.objectContaining({ who: 'Dad', how: 'code' }),
    ]);
    const errors: unknown[] = [];
    for (let i = 0; i < 6; i += 1) {
      const wrong = await sendMessage(kintime, 'extra-time', wish(code));
      errors.push(wrong.ok ? 'ok' : wrong.error);
    }
    expect(errors).toEqual([...Array<string>(5).fill('wrong-pin'), 'pin-wait']);
    const right = await totpOf(secret, Date.now() + STEP);
    expect(await sendMessage(kintime, 'extra-time', wish(right))).toMatchObject({
      error: 'pin-wait',
    });
  });

  test('shows its secret only until it is confirmed, and is removed with a PIN', async ({
    open,
  }) => {
    const kintime = await open();
    await setPin(kintime, PIN);
    const first = await newSecret(kintime);
    const answer = await request(kintime, 'phone', {});
    expect(answer.phone).toMatchObject({ uri: expect.stringContaining('otpauth://totp/') });
    const secret = answer.phone.confirmed ? '' : answer.phone.secret;
    expect(secret).not.toBe(first);
    await request(kintime, 'lock', {});
    // Codes are not accepted until the authenticator is confirmed.
    expect(await sendMessage(kintime, 'phone', {})).toMatchObject({ error: 'needs-pin' });
    for (const key of [first, secret]) {
      const code = await totpOf(key);
      expect(await sendMessage(kintime, 'extra-time', wish(code))).toMatchObject({
        error: 'wrong-pin',
      });
      const fresh = { code, pin: '719346', confirm: '719346' };
      expect(await sendMessage(kintime, 'new-pin', fresh)).toMatchObject({ error: 'not-there' });
      expect(await sendMessage(kintime, 'confirm-phone', { code })).toMatchObject({
        error: 'needs-pin',
      });
    }
    await setPin(kintime, PIN);
    const old = { code: await totpOf(first) };
    expect(await sendMessage(kintime, 'confirm-phone', old)).toMatchObject({ error: 'wrong-pin' });
    await request(kintime, 'confirm-phone', { code: await totpOf(secret) });
    expect((await request(kintime, 'phone', {})).phone).toEqual({ confirmed: true });
    const { archive } = await request(kintime, 'export', {});
    const told = {
      archive,
      household: await browserProfile(kintime),
      log: (await kintime.stored()).log,
    };
    expect(JSON.stringify(told)).not.toContain(secret);
    const [dad] = (await browserProfile(kintime)).parents;
    await request(kintime, 'lock', {});
    const removal = { parent: dad?.id ?? '' };
    expect(await sendMessage(kintime, 'remove-phone', removal)).toMatchObject({
      error: 'needs-pin',
    });
    await setPin(kintime, PIN);
    await request(kintime, 'remove-phone', removal);
    expect(await phoneState(kintime)).toBe('none');
    const next = await totpOf(secret, Date.now() + STEP);
    expect(await sendMessage(kintime, 'extra-time', wish(next))).toMatchObject({
      error: 'wrong-pin',
    });
    expect(await linesOf(kintime, 'phone-removed')).toHaveLength(1);
  });
});
