import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { checkSignatures } from '../../../../src/background/security/check-file.ts';
import { sign } from '../../../../src/background/security/signer.ts';
import {
  addGrantSignature,
  addVersionSignatures,
} from '../../../../src/store/household/signatures.ts';
import { readSettings, writeSettings } from '../../../../src/store/settings.ts';
import { totpOf } from '../../../e2e/authenticator.ts';
import { at, daily, PIN, rules, TestBackground } from '../services-fixture.ts';
import { storage } from '../browser-stub.ts';
import { join, openWithHousehold, pairingOf } from '../handlers/household-fixture.ts';
import { decide, fileOf, openWithDad, signaturesIn, tagOf } from './shared-file-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

/** The good signatures in what a browser shares, as one that knows its parents sees them. */
async function signed(background: TestBackground): Promise<string[]> {
  const { parents } = await background.read(readSettings);
  const file = await fileOf(background);
  return signaturesIn(await checkSignatures(file, parents, await tagOf(background)));
}

describe('in a household, a parent signs', () => {
  const EXTRA = { minutes: 5 as const, pastBedtime: false, reason: '' };
  it.each<[string, (background: TestBackground, mia: string) => Promise<unknown>, string[]]>([
    [
      'a version that they make',
      async (background, mia) => background.setRules(mia, rules({ daily: daily(60) })),
      ['version by Dad', 'yes by Dad'],
    ],
    [
      'extra time given with the PIN, locked or not',
      async (background) => {
        await background.request('lock', {});
        await background.request('extra-time', { ...EXTRA, code: PIN });
      },
      ['grant by Dad'],
    ],
    [
      'the answer to a request',
      async (background) => {
        await background.request('ask-extra-time', EXTRA);
        const [request] = (await background.profile()).requests;
        const answer = { id: request?.id ?? '', minutes: 5 as const, reason: '' };
        await background.request('answer-extra-time', { ...answer, code: '' });
      },
      ['grant by Dad'],
    ],
    [
      "a yes to somebody else's version",
      async (background, member) => {
        await background.request('lock', {});
        await background.setRules(member, rules({ daily: daily(60) }));
        await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
        await background.request('consent', { member, version: 1, as: 'parent' });
      },
      ['yes by Dad'],
    ],
    [
      'a yes to a proposal, as a version of theirs',
      async (background, member) => {
        await background.request('propose', { member, rules: rules(), reason: '' });
        const { agreement } = await background.request('agreement', { member });
        const [proposal] = agreement.proposals;
        const answer = { id: proposal?.id ?? '', answer: 'yes' as const, reason: '' };
        await background.request('answer-proposal', answer);
      },
      ['version by Dad', 'yes by Dad'],
    ],
    [
      'what they do for a member who has a PIN, with theirs',
      async (background, member) => {
        const pins = { pin: '2468', confirm: '2468', current: '' };
        await background.request('set-member-pin', { member, ...pins });
        await background.request('lock', {});
        const terms = { lookAgain: null, wishes: [], atOnce: true, memberPin: PIN };
        const draft = { member, way: 'parent' as const, rules: rules(), ...terms };
        await background.request('save-agreement', draft);
      },
      ['version by Dad', 'yes by Dad'],
    ],
    [
      'another parent',
      async (background) => {
        const pins = { pin: '1357', confirm: '1357' };
        await background.request('add-parent', { parentName: 'Mum', ...pins });
      },
      ['parent by Dad'],
    ],
  ])('%s', async (_, act, signatures) => {
    const background = await openWithDad();
    await act(background, await background.memberId('Mia'));
    expect(await signed(background)).toEqual(signatures);
  });
});

describe('nobody signs', () => {
  it('what is done without a PIN', async () => {
    const background = await openWithDad();
    await background.request('lock', {});
    await background.setRules(await background.memberId('Mia'), rules({ daily: daily(60) }));
    expect(await signed(background)).toEqual([]);
  });

  it('with a code from a phone, which gives no key', async () => {
    const background = await openWithDad();
    const { phone } = await background.request('phone', {});
    if (phone.confirmed) throw new Error('It is confirmed already');
    await background.request('confirm-phone', { code: await totpOf(phone.secret, at('12:00')) });
    background.setTime('12:04');
    const code = await totpOf(phone.secret, at('12:04'));
    await background.request('extra-time', { minutes: 5, code, pastBedtime: false, reason: '' });
    expect((await fileOf(background)).grants).toMatchObject([{ how: 'code', signature: null }]);
  });

  it('outside a household, for any', async () => {
    const background = await TestBackground.openWithParent();
    await decide(background);
    await background.request('lock', {});
    await openWithHousehold(background);
    expect(await signed(background)).toEqual([]);
  });
});

describe('what a parent decided before there was a household', () => {
  const DECIDED = ['version by Dad', 'yes by Dad', 'grant by Dad'];
  const unlock = async (background: TestBackground) =>
    background.request('unlock', { pin: PIN, confirm: '', parentName: '' });

  it.each<[string, (background: TestBackground, pairing: string) => Promise<unknown>]>([
    ['it is made', async (background) => openWithHousehold(background)],
    ['this browser joins', async (background, pairing) => join(background, pairing)],
    [
      'it was made by somebody else, and the parent unlocks',
      async (background) => {
        await background.request('lock', {});
        await openWithHousehold(background);
        await unlock(background);
      },
    ],
    [
      'the PIN was changed and it is made',
      async (background) => {
        await background.request('change-pin', { pin: '97531', confirm: '97531' });
        await openWithHousehold(background);
      },
    ],
  ])('is signed when %s', async (_, enter) => {
    const { text } = await pairingOf(await openWithHousehold());
    const background = await TestBackground.openWithParent();
    await decide(background);
    await enter(background, text);
    expect(await signed(background)).toEqual(DECIDED);
  });

  it('is not signed where somebody edited it meanwhile', async () => {
    const background = await TestBackground.openWithParent();
    await decide(background);
    const loosened = rules({ daily: daily(600) });
    await background.read(async ({ agreements }) =>
      agreements.toCollection().modify({ rules: loosened }),
    );
    await openWithHousehold(background);
    expect(await signed(background)).toEqual(['yes by Dad', 'grant by Dad']);
  });

  it('is not signed where nobody gave a PIN for it', async () => {
    const background = await TestBackground.openWithParent();
    await background.request('lock', {});
    await background.setRules(await background.memberId('Mia'), rules({ daily: daily(60) }));
    const [dad] = (await background.read(readSettings)).parents;
    await background.read(async ({ agreements }) =>
      agreements.toCollection().modify({ madeBy: dad?.id ?? '' }),
    );
    await unlock(background);
    await openWithHousehold(background);
    expect(await signed(background)).toEqual([]);
  });

  it('keeps the signatures that were made for the household since', async () => {
    const background = await openWithDad();
    await decide(background);
    await unlock(background);
    expect(await signed(background)).toEqual(DECIDED);
  });
});

it('a version names the one it follows, and the proposal that it answers', async () => {
  const background = await TestBackground.openWithParent();
  const member = await background.memberId('Mia');
  await background.setRules(member, rules({ daily: daily(60) }));
  await background.request('propose', { member, rules: rules(), reason: '' });
  const proposals = await background.read(async (database) => database.proposals.toArray());
  const id = proposals[0]?.id ?? '';
  await background.request('answer-proposal', { id, answer: 'yes', reason: '' });
  const rows = await background.read(async ({ agreements }) => agreements.toArray());
  const [first, second] = rows.toSorted((a, b) => a.version - b.version);
  expect(first?.basedOn).toEqual([]);
  expect(second).toMatchObject({ basedOn: [first?.id], proposal: id });
});

describe('the private half of the key', () => {
  const signing = async (background: TestBackground) => {
    const [dad] = (await background.read(readSettings)).parents;
    return sign(background.services, dad?.id ?? '', 'text');
  };
  const session = async (): Promise<string> => JSON.stringify(await storage.session.get(null));

  it.each<[string, (background: TestBackground) => Promise<unknown> | void]>([
    ['a lock', async (background) => background.request('lock', {})],
    ['five minutes', (background) => background.setTime('12:05')],
    ['a clock set back', (background) => background.setClock('11:00')],
  ])('goes with %s', async (_, end) => {
    const background = await openWithDad();
    expect(await signing(background)).toMatchObject({ signature: expect.any(String) });
    expect(await session()).toContain('signingSeed');
    await end(background);
    expect(await signing(background)).toBeNull();
    expect(await session()).not.toContain('signingSeed');
  });

  it('is never in the database', async () => {
    const background = await openWithDad();
    await decide(background);
    const { signingSeed } = (await storage.session.get(null))['unlocked'] as {
      signingSeed: string;
    };
    const stored = await background.read(async ({ tables }) =>
      Promise.all(tables.map(async (table) => table.toArray())),
    );
    expect(signingSeed).toHaveLength(44);
    expect(JSON.stringify(stored)).not.toContain(signingSeed);
  });

  it('signs for its own parent alone', async () => {
    const background = await openWithDad();
    expect(await sign(background.services, 'mum', 'text')).toBeNull();
  });
});

it('a PIN set by an earlier version gets a public key when it is next given', async () => {
  const background = await openWithDad();
  const { parents } = await background.read(readSettings);
  const old = parents.map(({ changedAt: _at, pin, ...rest }) => {
    const { publicKey: _key, ...before } = pin;
    return Object.assign(rest, { pin: before });
  });
  await background.read(async (database) => writeSettings(database, { parents: old }));
  await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
  expect((await background.read(readSettings)).parents).toEqual(parents);
});

it('signatures that come again change nothing, and none comes to a row that is gone', async () => {
  const background = await openWithDad();
  await decide(background);
  const before = await fileOf(background);
  const [version] = before.agreements.flatMap(({ versions }) => versions);
  const [grant] = before.grants;
  if (!version?.signature || !grant?.signature) throw new Error('Not signed');
  const { signature: ofYes = null } = version.yeses[0] ?? {};
  await background.connection.write(addVersionSignatures, version.id, version.signature, ofYes);
  await background.connection.write(addGrantSignature, grant.id, grant.signature);
  await background.connection.write(addVersionSignatures, 'gone', version.signature, ofYes);
  await background.connection.write(addGrantSignature, 'gone', grant.signature);
  expect(await fileOf(background)).toEqual(before);
});

it('signing looks like no edit outside Kintime', async () => {
  const background = await openWithDad();
  await decide(background);
  await background.request('lock', {});
  await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
  await background.read(async ({ agreements, grants }) => {
    await agreements.toCollection().modify((row, place) => {
      const { signature: _, ...rest } = row;
      place.value = rest;
    });
    await grants.toCollection().modify({ signature: { parent: 'dad', signature: 'AAAA' } });
  });
  await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
  expect((await background.read(readSettings)).sealResult).toMatchObject({ fine: true, found: [] });
});
