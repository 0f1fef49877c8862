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

test('extra time and a new PIN with codes of an independent implementation', async ({ open }) => {
  const kintime = await open();
  await setPin(kintime, '482915');
  await setRules(kintime, daily(0));
  const { phone } = await request(kintime, 'phone', {});
  if (phone.confirmed) throw new Error('Nobody confirmed it yet');
  await request(kintime, 'confirm-phone', {
    code: await totpOf(phone.secret, Date.now() - 30_000),
  });
  await request(kintime, 'lock', {});
  const code = await totpOf(phone.secret);
  const wish = { minutes: 5, code, pastBedtime: false, reason: '' };
  expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed' });
  expect(await request(kintime, 'extra-time', wish)).toMatchObject({ parent: 'Dad' });
  expect(await currentVerdict(kintime)).toMatchObject({ state: 'open' });
  expect(await sendMessage(kintime, 'extra-time', wish)).toMatchObject({ error: 'wrong-pin' });
  const next = await totpOf(phone.secret, Date.now() + 30_000);
  await request(kintime, 'new-pin', { code: next, pin: '719346', confirm: '719346' });
  await request(kintime, 'lock', {});
  const first = { pin: '482915', confirm: '', parentName: '' };
  expect(await sendMessage(kintime, 'unlock', first)).toMatchObject({ error: 'wrong-pin' });
  await setPin(kintime, '719346');
  expect(await browserProfile(kintime)).toMatchObject({ seal: { fine: true } });
});
