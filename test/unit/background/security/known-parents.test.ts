import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import {
  confirmParents,
  takeOverParents,
  unknownParents,
} from '../../../../src/background/security/known-parents.ts';
import type { BrowserFile } from '../../../../src/domain/household/sharing/browser-file.schema.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { grownUpsOf, householdOf, outcomeOf, pairingOf } from '../handlers/household-fixture.ts';
import { PIN, TestBackground } from '../services-fixture.ts';
import { decide, fileOf, openWithDad, signaturesIn } from './shared-file-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const MUMS = '1357';
const GRANS = '8642';

/** Opens another browser of the household, as one of its own. */
type OpenOther = (parent?: string, member?: string) => Promise<TestBackground>;

/** What Dad's browser shares, and a way to open another browser of his household. */
async function shareFrom(
  act: (background: TestBackground) => Promise<unknown>,
): Promise<{ file: BrowserFile; openOther: OpenOther }> {
  const first = await openWithDad();
  await act(first);
  const file = await fileOf(first);
  const { text } = await pairingOf(first);
  const openOther: OpenOther = async (parent, memberName = 'Ben') => {
    const background = await TestBackground.install();
    await background.request('start-counting', { memberName });
    const member = await background.memberId(memberName);
    await background.request('join-household', { pairing: text, member, as: null });
    if (parent !== undefined) {
      await background.request('unlock', { pin: GRANS, confirm: GRANS, parentName: parent });
    }
    return background;
  };
  return { file, openOther };
}

/** Dad's and Mum's browser, opened once for all tests. */
let ofBoth: ReturnType<typeof shareFrom> | undefined;
const shareBothParents = async (): ReturnType<typeof shareFrom> => (ofBoth ??= shareFrom(addMum));

const addMum = async (background: TestBackground): Promise<void> => {
  background.setTime('12:01');
  await background.request('add-parent', { parentName: 'Mum', pin: MUMS, confirm: MUMS });
};

const unlock = async (background: TestBackground, pin: string): Promise<string> =>
  outcomeOf(background.send('unlock', { pin, confirm: '', parentName: '' }));

const parentsOf = async (background: TestBackground): Promise<string[]> =>
  (await background.profile()).parents.map(({ name }) => name);

const unknownTo = async (background: TestBackground, file: BrowserFile): Promise<string[]> =>
  (await unknownParents(background.services, file)).map(({ name }) => name);

describe('a browser without parents', () => {
  it('takes over all, whose PINs work there from then on', async () => {
    const { file, openOther } = await shareBothParents();
    const other = await openOther();
    await takeOverParents(other.services, file);
    expect(await parentsOf(other)).toEqual(['Dad', 'Mum']);
    expect(await other.loggedEvents()).toContain('parent-added');
    expect(await unlock(other, '0000')).toBe('wrong-pin');
    expect(await unlock(other, MUMS)).toBe('ok');
    expect(await unlock(other, PIN)).toBe('ok');
  });

  it('counts what they signed in the same file', async () => {
    const { file, openOther } = await shareFrom(decide);
    const other = await openOther();
    const checked = await takeOverParents(other.services, file);
    expect(signaturesIn(checked)).toEqual(['version by Dad', 'yes by Dad', 'grant by Dad']);
  });

  it('begins the seal of each at their first unlock, and checks it from then on', async () => {
    const { file, openOther } = await shareBothParents();
    const other = await openOther();
    await takeOverParents(other.services, file);
    const result = async () => (await other.read(readSettings)).sealResult;
    await unlock(other, PIN);
    expect(await result()).toMatchObject({ fine: true, anew: true });
    await unlock(other, MUMS);
    expect(await result()).toMatchObject({ fine: true, anew: true });
    await unlock(other, PIN);
    expect(await result()).toMatchObject({ fine: true, anew: false });
    await other.read(async ({ seals }) => seals.clear());
    await unlock(other, PIN);
    expect(await result()).toMatchObject({ fine: false, found: ['seal'] });
  });

  it('changes nothing when it reads the same file again', async () => {
    const { file, openOther } = await shareBothParents();
    const other = await openOther();
    await takeOverParents(other.services, file);
    const { parents } = await other.read(readSettings);
    const events = await other.loggedEvents();
    await takeOverParents(other.services, file);
    expect((await other.read(readSettings)).parents).toEqual(parents);
    expect(await other.loggedEvents()).toEqual(events);
  });

  it('does not take over a parent who has the name of a teen there', async () => {
    const { file, openOther } = await shareBothParents();
    const other = await openOther(undefined, 'MUM');
    await takeOverParents(other.services, file);
    expect(await parentsOf(other)).toEqual(['Dad']);
    expect(await unknownTo(other, file)).toEqual(['Mum']);
  });

  it('takes over a parent who has the name of a grown-up there, who may be the same', async () => {
    const { file, openOther } = await shareBothParents();
    const other = await openOther(undefined, 'Mum');
    await other.read(async ({ persons }) => persons.toCollection().modify({ grownUp: true }));
    await takeOverParents(other.services, file);
    expect(await parentsOf(other)).toEqual(['Dad', 'Mum']);
  });
});

describe('a browser with a parent of its own', () => {
  it('leaves others to be confirmed', async () => {
    const { file, openOther } = await shareBothParents();
    const other = await openOther('Gran');
    await takeOverParents(other.services, file);
    expect(await parentsOf(other)).toEqual(['Gran']);
    expect(await unknownTo(other, file)).toEqual(['Dad', 'Mum']);
    expect(await unlock(other, PIN)).toBe('wrong-pin');
  });

  it('takes them over when its parent confirms them, signed for other browsers', async () => {
    const { file, openOther } = await shareBothParents();
    const other = await openOther('Gran');
    expect(await confirmParents(other.services, file)).toEqual({ ok: true });
    expect(await parentsOf(other)).toEqual(['Gran', 'Dad', 'Mum']);
    expect(await unknownTo(other, file)).toEqual([]);
    const own = await fileOf(other);
    const checked = await takeOverParents(other.services, own);
    expect(signaturesIn(checked)).toEqual(['parent by Gran', 'parent by Gran']);
  });

  it('takes over one who has the name of a member once they are said to be the same', async () => {
    const { file, openOther } = await shareBothParents();
    const other = await openOther('Gran', 'Mum');
    const member = await other.memberId('Mum');
    const refused = await confirmParents(other.services, file);
    expect(refused).toMatchObject({ error: 'name-of-member', detail: 'Mum', member });
    expect(await unknownTo(other, file)).toEqual(['Mum']);
    expect(await confirmParents(other.services, file, member)).toEqual({ ok: true });
    expect(await parentsOf(other)).toEqual(['Gran', 'Dad', 'Mum']);
  });

  it('takes over one whose name is like that of a member in the same way', async () => {
    const { file, openOther } = await shareBothParents();
    const other = await openOther('Gran', 'MUM');
    const member = await other.memberId('MUM');
    const refused = await confirmParents(other.services, file);
    expect(refused).toMatchObject({ error: 'name-of-member', detail: 'MUM', member });
    expect(await confirmParents(other.services, file, member)).toEqual({ ok: true });
    expect(await parentsOf(other)).toEqual(['Gran', 'Dad', 'Mum']);
  });

  it('asks about each who has the name of a member, and takes over none before', async () => {
    const { file, openOther } = await shareBothParents();
    const other = await openOther('Gran', 'Dad');
    await other.request('add-member', { memberName: 'Mum' });
    await householdOf(other);
    const [dad, mum] = [await other.memberId('Dad'), await other.memberId('Mum')];
    const first = await confirmParents(other.services, file);
    expect(first).toMatchObject({ error: 'name-of-member', detail: 'Dad', member: dad });
    expect(await parentsOf(other)).toEqual(['Gran']);
    const second = await confirmParents(other.services, file, dad);
    expect(second).toMatchObject({ error: 'name-of-member', detail: 'Mum', member: mum });
    expect(await parentsOf(other)).toEqual(['Gran', 'Dad']);
    expect(await grownUpsOf(other)).toEqual(['Dad']);
    expect(await confirmParents(other.services, file, mum)).toEqual({ ok: true });
    expect(await parentsOf(other)).toEqual(['Gran', 'Dad', 'Mum']);
    expect(await grownUpsOf(other)).toEqual(['Dad', 'Mum']);
  });

  it('makes nobody a parent whose name is none of theirs', async () => {
    const { file, openOther } = await shareBothParents();
    const other = await openOther('Gran');
    const member = await other.memberId('Ben');
    expect(await outcomeOf(confirmParents(other.services, file, member))).toBe('not-there');
    expect(await parentsOf(other)).toEqual(['Gran']);
    expect(await grownUpsOf(other)).toEqual([]);
  });

  it('asks about a member although the name of another is taken', async () => {
    const { file, openOther } = await shareBothParents();
    const other = await openOther('Dad', 'Mum');
    const member = await other.memberId('Mum');
    expect(await outcomeOf(confirmParents(other.services, file))).toBe('name-of-member');
    const left = await confirmParents(other.services, file, member);
    expect(left).toMatchObject({ error: 'name-taken', detail: 'Dad' });
    expect(await parentsOf(other)).toEqual(['Dad', 'Mum']);
  });

  it('confirms nobody while it is locked', async () => {
    const { file, openOther } = await shareBothParents();
    const other = await openOther('Gran');
    await other.request('lock', {});
    expect(await outcomeOf(confirmParents(other.services, file))).toBe('needs-pin');
    expect(await parentsOf(other)).toEqual(['Gran']);
  });

  it('says whose name is taken, and takes over the others', async () => {
    const { file, openOther } = await shareBothParents();
    const other = await openOther('Dad');
    expect(await confirmParents(other.services, file)).toMatchObject({
      error: 'name-taken',
      detail: 'Dad',
    });
    expect(await parentsOf(other)).toEqual(['Dad', 'Mum']);
  });
});

describe('a browser that knows a parent', () => {
  /** Dad's browser before and after a change, and one that took over the state before. */
  async function shareBoth(
    before: (background: TestBackground) => Promise<unknown>,
    after: (background: TestBackground) => Promise<unknown>,
  ) {
    let first: BrowserFile | undefined;
    const { file, openOther } = await shareFrom(async (background) => {
      await before(background);
      first = await fileOf(background);
      await after(background);
    });
    if (first === undefined) throw new Error('Nothing was shared');
    const other = await openOther();
    await takeOverParents(other.services, first);
    return { first, file, other };
  }
  const nothing = async (): Promise<void> => undefined;

  it('takes over another whom that one let in', async () => {
    const { file, other } = await shareBoth(nothing, addMum);
    await takeOverParents(other.services, file);
    expect(await parentsOf(other)).toEqual(['Dad', 'Mum']);
    expect(await unlock(other, MUMS)).toBe('ok');
  });

  it('takes over whom the other one let in, too', async () => {
    const { file, other } = await shareBoth(nothing, async (background) => {
      await addMum(background);
      await unlock(background, MUMS);
      const pins = { pin: GRANS, confirm: GRANS };
      await background.request('add-parent', { parentName: 'Gran', ...pins });
    });
    await takeOverParents(other.services, file);
    expect(await parentsOf(other)).toEqual(['Dad', 'Mum', 'Gran']);
  });

  it('takes over a new PIN: the old one ends, and so does its unlock', async () => {
    const { file, other } = await shareBoth(nothing, async (background) =>
      background.request('change-pin', { pin: '7777', confirm: '7777' }),
    );
    expect(await unlock(other, PIN)).toBe('ok');
    await takeOverParents(other.services, file);
    expect((await other.profile()).unlocked).toBeNull();
    expect(await other.loggedEvents()).toContain('pin-changed');
    expect(await unlock(other, PIN)).toBe('wrong-pin');
    expect(await unlock(other, '7777')).toBe('ok');
    expect((await other.read(readSettings)).sealResult).toMatchObject({ fine: true, anew: true });
  });

  it('does not go back to the PIN before, in an older file', async () => {
    const { first, file, other } = await shareBoth(nothing, async (background) =>
      background.request('change-pin', { pin: '7777', confirm: '7777' }),
    );
    await takeOverParents(other.services, file);
    await takeOverParents(other.services, first);
    expect(await unlock(other, PIN)).toBe('wrong-pin');
    expect(await unlock(other, '7777')).toBe('ok');
  });

  it('leaves a PIN that nobody signed to be confirmed, as after a reset', async () => {
    const { file, other } = await shareBoth(nothing, async (background) =>
      background.request('change-pin', { pin: '7777', confirm: '7777' }),
    );
    const parents = file.parents.map((parent) => Object.assign(parent, { signature: null }));
    const unsigned = { ...file, parents };
    await takeOverParents(other.services, unsigned);
    expect(await unknownTo(other, unsigned)).toEqual(['Dad']);
    expect(await unlock(other, '7777')).toBe('wrong-pin');
    expect(await unlock(other, PIN)).toBe('ok');
  });

  it('does not bring back one who was removed there', async () => {
    const { file, other } = await shareBoth(nothing, addMum);
    await takeOverParents(other.services, file);
    await unlock(other, PIN);
    const mum = (await other.profile()).parents.find(({ name }) => name === 'Mum');
    await other.request('remove-parent', { parent: mum?.id ?? '' });
    await takeOverParents(other.services, file);
    expect(await parentsOf(other)).toEqual(['Dad']);
    expect(await unknownTo(other, file)).toEqual([]);
  });
});

describe('after a parent changed their PIN', () => {
  const changePin = async (background: TestBackground): Promise<unknown> =>
    background.request('change-pin', { pin: '7777', confirm: '7777' });
  const ALL = ['version by Dad', 'yes by Dad', 'grant by Dad', 'parent by Dad', 'parent by Dad'];

  it('a browser that knows the old one takes over the new one, and all that they signed', async () => {
    let before: BrowserFile | undefined;
    const { file, openOther } = await shareFrom(async (background) => {
      before = await fileOf(background);
      await addMum(background);
      await decide(background);
      await changePin(background);
    });
    const other = await openOther();
    if (before === undefined) throw new Error('Nothing was shared');
    await takeOverParents(other.services, before);
    const checked = await takeOverParents(other.services, file);
    expect(await parentsOf(other)).toEqual(['Dad', 'Mum']);
    // Dad's own record is signed with the PIN before.
    expect(signaturesIn(checked)).toEqual(ALL.slice(0, 4));
  });

  it('what was edited outside Kintime is not signed anew', async () => {
    const background = await openWithDad();
    await addMum(background);
    await decide(background);
    await background.read(async ({ agreements, grants }) => {
      await agreements.toCollection().modify({ way: 'self' });
      await grants.toCollection().modify({ ms: 0 });
    });
    const edited = await fileOf(background);
    await changePin(background);
    const after = await fileOf(background);
    expect(after.agreements[0]?.versions[0]?.signature).toEqual(
      edited.agreements[0]?.versions[0]?.signature,
    );
    expect(after.grants).toEqual(edited.grants);
    expect(after.parents[1]?.signature).not.toEqual(edited.parents[1]?.signature);
  });
});

it('wrong PINs are not forgotten because parents are taken over', async () => {
  const { file, openOther } = await shareBothParents();
  const other = await openOther('Gran');
  await unlock(other, '0000');
  await confirmParents(other.services, file);
  expect((await other.read(readSettings)).attempts.failures).toBe(1);
});
