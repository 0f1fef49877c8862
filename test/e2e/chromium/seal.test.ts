import { HOUR, MINUTE } from '../../../src/domain/time/units.ts';
import { request, daily, browserProfile, memberId, setPin, setRules } from '../messaging.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { putRows } from '../rows.ts';

const PIN = '482915';

/** Edits a row in IndexedDB, as with developer tools. */
async function edit(
  kintime: Kintime,
  table: string,
  change: 'delete' | Readonly<Record<string, unknown>>,
): Promise<void> {
  await kintime.reader.evaluate(
    async (store, wanted) => {
      const settle = async <T>(pending: IDBRequest<T>): Promise<T> =>
        new Promise((done, fail) => {
          pending.addEventListener('success', () => done(pending.result));
          pending.addEventListener('error', () => fail(pending.error ?? new Error('unknown')));
        });
      const database = await settle(indexedDB.open('kintime'));
      const rows = database.transaction(store, 'readwrite').objectStore(store);
      const [first] = (await settle(rows.getAll())) as object[];
      if (first === undefined) throw new Error(`${store} is empty`);
      const [key] = await settle(rows.getAllKeys());
      if (wanted === 'delete') await settle(rows.delete(key ?? ''));
      else await settle(rows.put({ ...first, ...wanted }));
      database.close();
    },
    table,
    change,
  );
}

/** Inserts a past day, since tests cannot wait for tomorrow. */
async function addEarlierDay(kintime: Kintime): Promise<void> {
  const [today] = (await kintime.stored()).days;
  const hoursMs = Array.from({ length: 24 }, (_, i) => (i === 12 ? HOUR : 0));
  const use = { activeMs: HOUR, hoursMs, feedsMs: { other: HOUR }, longestMs: HOUR };
  const counts = { opens: 1, sessions: 1 };
  const earlier = { ...today, ...use, ...counts, date: '2026-01-01' };
  await putRows(kintime.reader, { days: [earlier] });
}

/** Sets up an agreement and a past day, sealed and locked. */
async function sealed(kintime: Kintime): Promise<void> {
  await setPin(kintime, PIN);
  await setRules(kintime, daily(60 * MINUTE));
  await addEarlierDay(kintime);
  await unlockAnew(kintime);
  expect((await browserProfile(kintime)).seal).toMatchObject({ fine: true, anew: false });
}

async function unlockAnew(kintime: Kintime): Promise<void> {
  await request(kintime, 'lock', {});
  await setPin(kintime, PIN);
}

async function saidInLog(kintime: Kintime): Promise<number> {
  return (await kintime.stored()).log.filter(({ what }) => what === 'seal-broken').length;
}

test('an edit in the database is reported once, at the next unlock', async ({ open }) => {
  const kintime = await open();
  await sealed(kintime);
  const edits: readonly (readonly [string, Parameters<typeof edit>[2], string])[] = [
    ['agreements', { way: 'self' }, 'rules'],
    ['days', { activeMs: 1 }, 'days'],
    ['days', 'delete', 'days'],
    ['log', { at: 1 }, 'log'],
    ['log', 'delete', 'log'],
    ['seals', 'delete', 'seal'],
    ['seals', { marks: [] }, 'seal'],
    ['agreements', 'delete', 'rules'],
  ];
  for (const [i, [table, change, found]] of edits.entries()) {
    await edit(kintime, table, change);
    await unlockAnew(kintime);
    const { seal } = await browserProfile(kintime);
    expect(seal, `${table} ${JSON.stringify(change)}`).toMatchObject({ fine: false });
    expect(seal?.found).toEqual([found]);
    expect(await saidInLog(kintime)).toBe(i + 1);
    await unlockAnew(kintime);
    expect((await browserProfile(kintime)).seal).toMatchObject({ fine: true });
  }
});

test('ordinary use is not reported as an edit', async ({ open }) => {
  const kintime = await open();
  await sealed(kintime);
  const member = await memberId(kintime);
  const { archive } = await request(kintime, 'export', {});
  const page = await kintime.visit('/foryou');
  await waitUntilPlayed(page, 3000);
  await page.close();
  await kintime.stableCountMs();
  await setRules(kintime, daily(45 * MINUTE));
  const { agreement } = await request(kintime, 'agreement', { member });
  const [latest] = agreement.versions;
  await request(kintime, 'consent', { member, version: latest?.version ?? 0, as: 'member' });
  const wish = { minutes: 5, code: PIN, pastBedtime: false, reason: '' };
  await request(kintime, 'extra-time', wish);
  const { member: other } = await request(kintime, 'add-member', { memberName: 'Ben' });
  await request(kintime, 'change-pin', { pin: PIN, confirm: PIN });
  await request(kintime, 'remove-member', { member: other });
  await request(kintime, 'add-parent', { parentName: 'Mum', pin: '1357', confirm: '1357' });
  await request(kintime, 'delete', { from: '2026-01-01', to: '2026-01-01' });
  await request(kintime, 'import', { archive });
  for (const pin of [PIN, '1357', PIN]) {
    await request(kintime, 'lock', {});
    await setPin(kintime, pin);
    expect((await browserProfile(kintime)).seal).toMatchObject({
      fine: true,
      anew: false,
      found: [],
    });
  }
  await request(kintime, 'delete', { everything: true });
  await unlockAnew(kintime);
  expect((await browserProfile(kintime)).seal).toMatchObject({ fine: true });
  expect(await saidInLog(kintime)).toBe(0);
});

test('the integrity panel lists facts with their dates', async ({ open }) => {
  const kintime = await open();
  const since = (await kintime.setting('countingSince')) as number;
  expect((await request(kintime, 'integrity', {})).facts).toEqual([
    { what: 'private-windows', covered: false, at: expect.any(Number) },
    { what: 'no-seal', at: expect.any(Number) },
    { what: 'counting-since', at: since },
  ]);
  await sealed(kintime);
  await edit(kintime, 'agreements', { way: 'self' });
  await unlockAnew(kintime);
  const { facts } = await request(kintime, 'integrity', {});
  expect(facts).toContainEqual(
    expect.objectContaining({ what: 'seal', fine: false, found: ['rules'] }),
  );
  expect(facts.filter(({ what }) => what === 'seal')).toHaveLength(1);
});
