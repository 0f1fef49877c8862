import 'fake-indexeddb/auto';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { takeOverFile } from '../../../../src/background/sharing/take-over-file.ts';
import { browserFileSchema } from '../../../../src/domain/household/sharing/browser-file.schema.ts';
import type { BrowserFile } from '../../../../src/domain/household/sharing/browser-file.schema.ts';
import type { HouseholdMember } from '../../../../src/domain/household/members.ts';
import { readBrowserFiles } from '../../../../src/store/household/folder.ts';
import { nameHousehold } from '../../../../src/store/household/household.ts';
import { householdOf, pairingOf } from '../handlers/household-fixture.ts';
import { fileOf, openWithDad } from '../security/shared-file-fixture.ts';
import { at, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

it('a file that is older than the known one brings nobody in, whoever signed it', async () => {
  const first = await openWithDad();
  const alone = await fileOf(first);
  await first.request('add-parent', { parentName: 'Mum', pin: '1357', confirm: '1357' });
  const both = await fileOf(first);
  const { text } = await pairingOf(first);
  const other = await TestBackground.install();
  await other.request('start-counting', { memberName: 'Ben' });
  const member = await other.memberId('Ben');
  await other.request('join-household', { pairing: text, member, as: null });
  const take = async (file: BrowserFile) => takeOverFile(other.services, file, [file], at('12:00'));
  await take({ ...alone, sequence: 2 });
  expect((await take({ ...both, sequence: 1 })).refusals).toMatchObject([{ reason: 'replayed' }]);
  const parents = async () => (await other.profile()).parents.map(({ name }) => name);
  expect(await parents()).toEqual(['Dad']);
  await take({ ...both, sequence: 3 });
  expect(await parents()).toEqual(['Dad', 'Mum']);
});

describe('names', () => {
  /** A browser whose member has no name, in a household of which the text told none. */
  async function openNameless() {
    const first = await openWithDad();
    const [mia] = (await householdOf(first)).persons;
    const { 'text to read aloud': pairing } = await pairingOf(first, mia?.id);
    const file = { ...(await fileOf(first)), household: 'Miller', people: peopleOf(mia) };
    const background = await TestBackground.install();
    await background.request('start-counting', { memberName: '' });
    const [member] = (await background.profile()).members;
    const joining = { pairing, member: member?.id ?? '', as: mia?.id ?? '' };
    await background.request('join-household', joining);
    const take = async (told: BrowserFile) =>
      takeOverFile(background.services, told, [told], at('12:00'));
    return { background, file, take };
  }

  const peopleOf = (mia?: HouseholdMember): BrowserFile['people'] => {
    if (mia === undefined) throw new Error('Nobody');
    const { id, name, grownUp, joinedAt } = mia;
    return [{ id, name, grownUp, joinedAt }];
  };

  it('of household and member come with a file where they are not known', async () => {
    const { background, file, take } = await openNameless();
    expect(await householdOf(background)).toMatchObject({ name: '', persons: [{ name: '' }] });
    await take(file);
    const known = { name: 'Miller', persons: [{ name: 'Mia' }] };
    expect(await householdOf(background)).toMatchObject(known);
    expect((await background.profile()).members).toMatchObject([{ name: 'Mia' }]);
    await take({ ...file, sequence: 2, household: 'The Bergs' });
    expect(await householdOf(background)).toMatchObject(known);
  });

  it('that a parent here has are given to nobody', async () => {
    const { background, file, take } = await openNameless();
    await take({
      ...file,
      people: file.people.map((one) => Object.assign({}, one, { name: 'Dad' })),
    });
    expect((await background.profile()).parents).toMatchObject([{ name: 'Dad' }]);
    expect((await background.profile()).members).toMatchObject([{ name: '' }]);
  });

  it('are given to nobody who has a PIN', async () => {
    const { background, file, take } = await openNameless();
    const member = await background.memberId('');
    const own = { pin: '1357', confirm: '1357', current: '' };
    await background.request('set-member-pin', { member, ...own });
    await take(file);
    expect((await background.profile()).members).toMatchObject([{ name: '' }]);
  });

  it('that could not be stored leave the file taken over, and are reported', async () => {
    const { background, file, take } = await openNameless();
    const reported = vi.fn<(error: unknown) => void>();
    vi.stubGlobal('reportError', reported);
    onTestFinished(() => void vi.unstubAllGlobals());
    const { connection } = background.services;
    const full = new Error('The disk is full');
    const write: typeof connection.write = connection.write.bind(connection);
    vi.spyOn(connection, 'write').mockImplementation(async (task, ...rest) => {
      if ((task as unknown) === nameHousehold) throw full;
      return write(task, ...rest);
    });
    expect(await take(file)).toMatchObject({ isNewer: true, refusals: [] });
    expect(reported).toHaveBeenCalledExactlyOnceWith(full);
    expect(await background.read(readBrowserFiles)).toMatchObject([{ device: file.device }]);
  });

  it('come with no file of an earlier version, which has none of the household', async () => {
    const { background, file, take } = await openNameless();
    const { household: _, ...earlier } = file;
    await take(v.parse(browserFileSchema, earlier));
    expect(await householdOf(background)).toMatchObject({ name: '', persons: [{ name: 'Mia' }] });
  });
});
