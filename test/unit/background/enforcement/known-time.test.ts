import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import { runDailyTasks } from '../../../../src/background/lifecycle/startup.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import type { Millis } from '../../../../src/domain/time/units.ts';
import { forgetBrowserFiles } from '../../../../src/store/household/folder.ts';
import { readPersons } from '../../../../src/store/household/household.ts';
import { takeOver } from '../../../../src/store/household/take-over.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
import { browserFile } from '../../../fixtures/browser-file.ts';
import { at, daily, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

beforeEach(() => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('off line')));
});

const TODAY = '2026-05-06';
const CONNECTION = { address: 'https://cloud.test/', user: '', password: '', browser: 'Laptop' };
const LEO = { id: '00000000000000b2', name: 'Leo', grownUp: false, joinedAt: 1e12 };
const DEVICES = ['desk', 'tablet'];

/** Mia's browser, in which nobody is unlocked. */
interface Opened {
  readonly background: TestBackground;
  readonly member: string;
  sequence: number;
}

/** What somebody does, or what happens to the folder. Whatever is refused changes nothing. */
type Step = (opened: Opened) => Promise<unknown>;

const STEPS: Readonly<Record<string, Step>> = {
  'makes a household': ({ background }) =>
    background.send('make-household', { householdName: 'Berg' }),
  connects: ({ background }) => background.connection.write(writeSettings, { folder: CONNECTION }),
  'leaves the folder': ({ background }) => background.send('leave-folder', {}),
  'leaves the household': ({ background }) => background.send('leave-household', {}),
  'makes a new key': ({ background }) => background.send('renew-key', {}),
  'joins as Leo': async ({ background, member }) => {
    const paired = await background.send('pairing', { as: null });
    if (!paired.ok) return;
    const file = JSON.parse(paired.file.content) as { persons: object[] };
    const pairing = JSON.stringify({ ...file, persons: [...file.persons, LEO] });
    await background.send('join-household', { pairing, member, as: LEO.id });
  },
  'removes everybody else': async ({ background }) => {
    for (const { id } of await background.read(readPersons))
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as on the page
      await background.send('remove-person', { person: id });
  },
  'finds no file in the folder': ({ background }) =>
    background.connection.write(forgetBrowserFiles, DEVICES, at('12:30')),
  'forgets the browsers': async ({ background }) => {
    for (const device of DEVICES)
      // oxlint-disable-next-line no-await-in-loop -- the same
      await background.send('forget-browser', { device });
  },
  'starts the browser': async ({ background }) => {
    await background.restartBrowser();
    await background.restartWorker();
    await runDailyTasks(background.services);
  },
};

/** What a PIN holds up; where no parent has one, it takes the whole day away. */
const DELETIONS: Readonly<Record<string, Step>> = {
  'deletes the week': ({ background }) =>
    background.send('delete', { from: '2026-05-04', to: TODAY }),
  'deletes her week': ({ background, member }) =>
    background.send('delete', { from: '2026-05-04', to: TODAY, member }),
  'deletes everything': ({ background }) => background.send('delete', { everything: true }),
  'removes herself': ({ background, member }) => background.send('remove-member', { member }),
};

/** Another browser is heard to have been watched in by whoever she is in the household. */
async function hear(opened: Opened, device: string, minutes: number): Promise<void> {
  const { background, member } = opened;
  const person = (await background.read(readPersons)).find((one) => one.member === member);
  if (person === undefined) return;
  const days = [{ date: TODAY, ms: minutes * MINUTE, messagesMs: 0 }];
  opened.sequence += 1;
  const { sequence } = opened;
  const file = browserFile({ device, sequence, totals: [{ person: person.id, days }] });
  await background.connection.write(takeOver, file, file, at('12:30'));
}

async function open(background: TestBackground): Promise<Opened> {
  const member = await background.memberId('Mia');
  await background.setRules(member, rules({ daily: daily(60) }));
  await background.addUnlimitedMember('Ben');
  await background.request('lock', {});
  await background.watch('12:00', '12:05');
  background.setTime('12:30');
  return { background, member, sequence: 0 };
}

async function chargedMs({ background, member }: Opened): Promise<Millis> {
  return (await background.request('agreement', { member })).agreement.chargedMs;
}

it.each<[string, () => Promise<TestBackground>, Readonly<Record<string, Step>>]>([
  ['', async () => TestBackground.open(), STEPS],
  [
    ', or deleted without the PIN',
    async () => TestBackground.openWithParent(),
    { ...STEPS, ...DELETIONS },
  ],
])(
  'what was charged today stays, whatever is left, joined and forgotten%s',
  async (_, opening, steps) => {
    const heard = fc.record({ device: fc.constantFrom(...DEVICES), minutes: fc.nat({ max: 50 }) });
    const step = fc.oneof({ arbitrary: fc.constantFrom(...Object.keys(steps)), weight: 3 }, heard);
    let most = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (list) => {
        const opened = await open(await opening());
        await STEPS['makes a household']?.(opened);
        await STEPS['connects']?.(opened);
        await hear(opened, 'desk', 10);
        let before = await chargedMs(opened);
        expect(before).toBe(15 * MINUTE);
        for (const one of list) {
          // oxlint-disable-next-line no-await-in-loop -- one after the other
          await (typeof one === 'string'
            ? steps[one]?.(opened)
            : hear(opened, one.device, one.minutes));
          // oxlint-disable-next-line no-await-in-loop -- the same
          const after = await chargedMs(opened);
          expect([one, after]).toEqual([one, Math.max(before, after)]);
          before = after;
        }
        most = Math.max(most, before);
      }),
      { numRuns: 5 },
    );
    // Something was heard again after something was left.
    expect(most).toBeGreaterThan(15 * MINUTE);
  },
  60_000,
);
