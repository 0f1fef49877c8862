import policies from '../../../docs/policies/firefox.policies.json' with { type: 'json' };
import { administer, canAdminister } from '../administered.ts';
import type { Administered } from '../administered.ts';
import { ask, household, setPin, word } from '../agreeing.ts';
import { until } from '../browsers/condition.ts';
import { executableOf } from '../browsers/executable.ts';
import { expect, test } from '../kintime.ts';

test.skip(!canAdminister, 'A namespace of mounts is made by root on Linux');

let administered: Administered;
let firefox: string;

test.beforeEach(async () => {
  firefox = executableOf('firefox');
  // Where Debian's Firefox looks for what comes with a distribution.
  administered = await administer(firefox, '/usr/share/firefox-esr/distribution');
  process.env['KINTIME_FIREFOX'] = administered.executable;
});

test.afterEach(async () => {
  process.env['KINTIME_FIREFOX'] = firefox;
  await administered.remove();
});

test('rules of an administrator hold', async ({ open }) => {
  const [id = ''] = Object.keys(policies.policies['3rdparty'].Extensions);
  const values = { dailyLimitMinutes: [0, 0, 0, 0, 0, 0, 0] };
  const wanted = { policies: { '3rdparty': { Extensions: { [id]: values } } } };
  await administered.write('policies.json', wanted);
  const kintime = await open();
  expect(kintime.launched.extensionId).toBe(id);
  await until('the policy to be heard of', async () => (await household(kintime)).managed !== null);
  const closed = { state: 'closed', reason: 'daily', byAdministrator: true };
  expect(await word(kintime)).toMatchObject(closed);
  await setPin(kintime);
  const wish = { minutes: 30, code: '2468', pastBedtime: true, reason: '' };
  await ask(kintime, 'extra-time', wish);
  expect(await word(kintime)).toMatchObject(closed);
});
