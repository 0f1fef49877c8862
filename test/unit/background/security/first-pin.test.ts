import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { newParent } from '../../../../src/background/security/first-pin.ts';
import { takeOverFile } from '../../../../src/background/sharing/take-over-file.ts';
import type { BrowserFile } from '../../../../src/domain/household/sharing/browser-file.schema.ts';
import { sharedParentsOf } from '../../../../src/domain/household/sharing/shared-parents.ts';
import { readSettings, writeSettings } from '../../../../src/store/settings.ts';
import {
  grownUpsOf,
  householdOf,
  openWithHousehold,
  outcomeOf,
  pairingOf,
} from '../handlers/household-fixture.ts';
import { at, PIN, TestBackground } from '../services-fixture.ts';
import { fileOf, openWithDad } from './shared-file-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));
// The server of the folder is not what is tested.
vi.mock('../../../../src/platform/extension/host-permission.ts', async (original) => ({
  ...(await original<object>()),
  hasFolderAccess: async () => false,
}));

const OTHER_PIN = '1357';

/** Dad's own browser, where he is the one who watches. */
async function openDads(): Promise<TestBackground> {
  const background = await TestBackground.install();
  await background.request('start-counting', { memberName: 'Dad' });
  return background;
}

const firstPin = (parentName: string, member?: string, pin = PIN) => ({
  pin,
  confirm: pin,
  parentName,
  ...(member === undefined ? {} : { member }),
});

const parentsOf = async (background: TestBackground): Promise<string[]> =>
  (await background.profile()).parents.map(({ name }) => name);

describe('a first PIN for a parent who has the name of a member', () => {
  it('is set once somebody says that they are the same person', async () => {
    const background = await openWithHousehold(await openDads());
    const refused = await background.send('unlock', firstPin('Dad'));
    expect(refused).toMatchObject({ error: 'name-of-member', detail: 'Dad' });
    expect(await parentsOf(background)).toEqual([]);
    const member = await background.memberId('Dad');
    await background.request('unlock', firstPin('Dad', member));
    expect(await parentsOf(background)).toEqual(['Dad']);
    expect(await grownUpsOf(background)).toEqual(['Dad']);
    expect(await background.loggedEvents()).toContain('pin-first');
  });

  it('makes that member a parent in a household that is made later', async () => {
    const background = await openDads();
    await background.request('unlock', firstPin('Dad', await background.memberId('Dad')));
    await openWithHousehold(background);
    expect(await grownUpsOf(background)).toEqual(['Dad']);
  });

  it('is set without that where the household knows it', async () => {
    const background = await openWithHousehold(await openDads());
    const { persons } = await householdOf(background);
    for (const { id } of persons) {
      // oxlint-disable-next-line no-await-in-loop -- there is one
      await background.request('set-grown-up', { person: id, grownUp: true });
    }
    await background.request('unlock', firstPin('Dad'));
    expect(await parentsOf(background)).toEqual(['Dad']);
  });

  it('needs the PIN of a member who has one', async () => {
    const background = await openDads();
    const member = await background.memberId('Dad');
    const own = { member, pin: OTHER_PIN, confirm: OTHER_PIN, current: '' };
    await background.request('set-member-pin', own);
    const request = firstPin('Dad', member);
    expect(await outcomeOf(background.send('unlock', request))).toBe('needs-member-pin');
    const guess = { ...request, memberPin: '0000' };
    expect(await outcomeOf(background.send('unlock', guess))).toBe('wrong-pin');
    expect(await parentsOf(background)).toEqual([]);
    await background.request('unlock', { ...request, memberPin: OTHER_PIN });
    expect(await parentsOf(background)).toEqual(['Dad']);
  });

  it.each([
    ['of a name that is only like the member’s', 'DAD', 'Dad', 'name-taken'],
    ['where another member is said to be the parent', 'Dad', 'Mia', 'name-of-member'],
  ])('is refused %s', async (_, parentName, said, error) => {
    const background = await openDads();
    await background.request('add-member', { memberName: 'Mia' });
    const request = firstPin(parentName, await background.memberId(said));
    expect(await outcomeOf(background.send('unlock', request))).toBe(error);
    expect(await parentsOf(background)).toEqual([]);
  });
});

describe('a member who is said to be a new parent', () => {
  /** Dad's browser, where he is known to be a parent, with Mia. */
  async function openWithMia(): Promise<TestBackground> {
    const background = await openWithHousehold(await openDads());
    await background.request('add-member', { memberName: 'Mia' });
    const { persons } = await householdOf(background);
    const person = persons.find(({ name }) => name === 'Dad')?.id ?? '';
    await background.request('set-grown-up', { person, grownUp: true });
    return background;
  }

  it.each([
    ['where another one has that name', 'Dad', 'name-of-member'],
    ['where nobody has that name', 'Gran', 'not-there'],
  ])('is none by another name, %s', async (_, parentName, error) => {
    const background = await openWithMia();
    const request = firstPin(parentName, await background.memberId('Mia'));
    expect(await outcomeOf(background.send('unlock', request))).toBe(error);
    expect(await parentsOf(background)).toEqual([]);
    expect(await grownUpsOf(background)).toEqual(['Dad']);
  });

  it('is none by another name where a parent is added', async () => {
    const background = await openWithMia();
    await background.request('unlock', firstPin('Dad'));
    const member = await background.memberId('Mia');
    const gran = { parentName: 'Gran', pin: OTHER_PIN, confirm: OTHER_PIN, member };
    expect(await outcomeOf(background.send('add-parent', gran))).toBe('not-there');
    expect(await parentsOf(background)).toEqual(['Dad']);
    expect(await grownUpsOf(background)).toEqual(['Dad']);
  });
});

describe('another parent', () => {
  it('may be a member, too, but not twice', async () => {
    const background = await TestBackground.openWithParent();
    await background.request('add-member', { memberName: 'Mum' });
    const member = await background.memberId('Mum');
    const mum = { parentName: 'Mum', pin: OTHER_PIN, confirm: OTHER_PIN };
    expect(await outcomeOf(background.send('add-parent', mum))).toBe('name-of-member');
    await background.request('add-parent', { ...mum, member });
    expect(await parentsOf(background)).toEqual(['Dad', 'Mum']);
    const again = { ...mum, member, pin: '2468', confirm: '2468' };
    expect(await outcomeOf(background.send('add-parent', again))).toBe('name-taken');
  });

  it('who is a member keeps the right to write their name differently', async () => {
    const background = await openDads();
    const member = await background.memberId('Dad');
    await background.request('unlock', firstPin('Dad', member));
    expect(await outcomeOf(background.send('rename-member', { member, memberName: 'DAD' }))).toBe(
      'ok',
    );
  });
});

describe('a first PIN for a parent who has one in another browser', () => {
  /** Dad's own browser in the household of a family computer, whose parent is not taken over. */
  async function openBeside(
    memberName = 'Dad',
    others: (file: BrowserFile) => Promise<readonly BrowserFile[]> = async () => [],
  ): Promise<TestBackground> {
    const family = await openWithDad();
    const file = { ...(await fileOf(family)), browser: 'Family computer' };
    const { text } = await pairingOf(family);
    const background = await TestBackground.install();
    await background.request('start-counting', { memberName });
    const member = await background.memberId(memberName);
    await background.request('join-household', { pairing: text, member, as: null });
    const folder = { address: 'https://cloud.test/', user: '', password: '', browser: 'Work' };
    await background.connection.write(writeSettings, { folder });
    const files = [file, ...(await others(file))];
    for (const one of files) {
      // oxlint-disable-next-line no-await-in-loop -- one file after the other, as they are read
      await takeOverFile(background.services, one, files, at('12:02'));
    }
    expect(await parentsOf(background)).toEqual([]);
    return background;
  }

  it('is the PIN from there', async () => {
    const background = await openBeside();
    const refused = await background.send('unlock', firstPin('Dad'));
    expect(refused).toMatchObject({ error: 'parent-elsewhere', detail: 'Family computer' });
    const request = { ...firstPin('Dad', await background.memberId('Dad')), confirm: '' };
    const unlocked = await background.request('unlock', request);
    expect(unlocked).toMatchObject({ first: false });
    expect((await background.profile()).unlocked?.parent).toBe(unlocked.parent);
    expect(await parentsOf(background)).toEqual(['Dad']);
    expect(await grownUpsOf(background)).toContain('Dad');
    expect((await background.read(readSettings)).sealResult).toMatchObject({ fine: true });
  });

  it('is not another one, and guesses are slowed down', async () => {
    const background = await openBeside();
    const request = firstPin('Dad', await background.memberId('Dad'), '0000');
    for (const expected of [...Array<string>(5).fill('wrong-parent-pin'), 'pin-wait']) {
      // oxlint-disable-next-line no-await-in-loop -- one guess after the other
      expect(await outcomeOf(background.send('unlock', request))).toBe(expected);
    }
    expect(await parentsOf(background)).toEqual([]);
    expect(await grownUpsOf(background)).toEqual([]);
  });

  it.each([
    ['dad', 'dad'],
    ['dad', 'Dad'],
    ['Dad', 'DAD'],
  ])('is that of a parent whose name is like that of %s, for %s, too', async (watches, typed) => {
    const background = await openBeside(watches);
    const member = await background.memberId(watches);
    const refused = await background.send('unlock', firstPin(typed));
    expect(refused).toMatchObject({ error: 'parent-elsewhere', member });
    await background.request('unlock', { ...firstPin(typed, member), confirm: '' });
    expect(await parentsOf(background)).toEqual(['Dad']);
    expect(await grownUpsOf(background)).toContain(watches);
  });

  it('is that of whichever of two of that name gave theirs', async () => {
    const background = await openBeside('Dad', async (file) => {
      const { parent } = await newParent('Dad', OTHER_PIN, at('12:01'));
      return [{ ...file, device: 'other', parents: sharedParentsOf([parent]) }];
    });
    const request = firstPin('Dad', await background.memberId('Dad'), OTHER_PIN);
    await background.request('unlock', request);
    expect(await parentsOf(background)).toEqual(['Dad']);
    const again = { pin: OTHER_PIN, confirm: '', parentName: '' };
    expect(await outcomeOf(background.send('unlock', again))).toBe('ok');
  });

  it('is told apart from the PIN of the member, which it takes, too', async () => {
    const background = await openBeside();
    const member = await background.memberId('Dad');
    const own = { member, pin: OTHER_PIN, confirm: OTHER_PIN, current: '' };
    await background.request('set-member-pin', own);
    const outcome = async (pin: string, memberPin: string): Promise<string> =>
      outcomeOf(background.send('unlock', { ...firstPin('Dad', member, pin), memberPin }));
    expect(await outcome(PIN, '')).toBe('needs-member-pin');
    expect(await outcome(PIN, '0000')).toBe('wrong-pin');
    expect(await outcome('0000', OTHER_PIN)).toBe('wrong-parent-pin');
    expect(await outcome('', OTHER_PIN)).toBe('wrong-parent-pin');
    expect(await parentsOf(background)).toEqual([]);
    expect(await grownUpsOf(background)).toEqual([]);
    expect(await outcome(PIN, OTHER_PIN)).toBe('ok');
    expect(await parentsOf(background)).toEqual(['Dad']);
  });

  it('needs no other PIN once the household knows who that member is', async () => {
    const background = await openBeside();
    const { persons } = await householdOf(background);
    const dad = persons.find(({ name }) => name === 'Dad');
    await background.request('set-grown-up', { person: dad?.id ?? '', grownUp: true });
    expect(await parentsOf(background)).toEqual(['Dad']);
    const request = { pin: PIN, confirm: '', parentName: '' };
    expect(await outcomeOf(background.send('unlock', request))).toBe('ok');
  });
});
