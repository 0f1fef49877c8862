import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { checkSignatures } from '../../../../src/background/security/check-file.ts';
import { sign } from '../../../../src/background/security/signer.ts';
import type { BrowserFile } from '../../../../src/domain/household/sharing/browser-file.schema.ts';
import { answerStatement } from '../../../../src/domain/household/sharing/statements.ts';
import type { Parent } from '../../../../src/domain/people/members.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { ANSWER } from '../../domain/household/sharing/signed-fixture.ts';
import {
  decide,
  fileOf,
  openWithDad,
  signaturesIn,
  tagOf,
  withGrant,
  withVersion,
} from './shared-file-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const ALL = ['version by Dad', 'yes by Dad', 'grant by Dad', 'answer by Dad', 'parent by Dad'];

let file: BrowserFile;
let parents: readonly Parent[];
let tag: string;

beforeAll(async () => {
  const background = await openWithDad();
  await decide(background);
  await background.request('add-parent', { parentName: 'Mum', pin: '1357', confirm: '1357' });
  tag = await tagOf(background);
  ({ parents } = await background.read(readSettings));
  const [dad] = parents;
  const signature = await sign(background.services, dad?.id ?? '', answerStatement(tag, ANSWER));
  file = await fileOf(background, [{ ...ANSWER, signature }]);
});

const checked = async (changed: BrowserFile, by = parents, of = tag): Promise<string[]> =>
  signaturesIn(await checkSignatures(changed, by, of));

it('a file of this household keeps all signatures, and everything else', async () => {
  expect(await checked(file)).toEqual(ALL);
  expect(await checkSignatures(file, parents, tag)).toEqual(file);
});

describe('nothing counts as signed', () => {
  it('in a browser that knows none of the parents', async () => {
    expect(await checked(file, [])).toEqual([]);
  });

  it('in a browser in which the parent was removed', async () => {
    expect(await checked(file, parents.slice(1))).toEqual([]);
  });

  it('in another household', async () => {
    expect(await checked(file, parents, '7766554433221100')).toEqual([]);
  });

  it("under a parent's PIN that has been changed since", async () => {
    const [dad, mum] = parents;
    if (dad === undefined || mum === undefined) throw new Error('Two parents are needed');
    expect(await checked(file, [{ ...dad, pin: mum.pin }])).toEqual([]);
  });

  it('before the PIN has a public key', async () => {
    const old = parents.map((parent): Parent => {
      const { publicKey: _, ...pin } = parent.pin;
      return Object.assign({}, parent, { pin });
    });
    expect(await checked(file, old)).toEqual([]);
  });
});

describe('a signature under other content is gone', () => {
  const without = (...gone: string[]): string[] =>
    ALL.filter((each) => !gone.includes(each.split(' ')[0] ?? ''));

  it.each<[string, (good: BrowserFile) => BrowserFile, string[]]>([
    ['other rules', (good) => withVersion(good, { way: 'self' }), without('version')],
    ['from another moment on', (good) => withVersion(good, { from: 1.5e12 }), without('version')],
    [
      "another member's version",
      (good) => withVersion(good, { person: '00000000000000ff' }),
      without('version'),
    ],
    [
      'another version, to which the yes was not said either',
      (good) => withVersion(good, { id: 'other' }),
      without('version', 'yes'),
    ],
    ['more extra time', (good) => withGrant(good, { ms: 30 * MINUTE }), without('grant')],
    ['for another day', (good) => withGrant(good, { date: '2026-05-07' }), without('grant')],
    ['a second time', (good) => withGrant(good, { id: 'again' }), without('grant')],
    [
      "another member's",
      (good) => withGrant(good, { person: '00000000000000ff' }),
      without('grant'),
    ],
    [
      'an answer to another request',
      (good) => ({ ...good, answers: good.answers.map((one) => ({ ...one, to: 'r2' })) }),
      without('answer'),
    ],
    [
      'an answer for another day',
      (good) => ({ ...good, answers: good.answers.map((one) => ({ ...one, date: '2027-01-01' })) }),
      without('answer'),
    ],
    [
      'a parent with another PIN',
      (good) => ({
        ...good,
        parents: good.parents.map((parent) => ({
          ...parent,
          pin: { ...parent.pin, publicKey: good.parents[0]?.pin.publicKey ?? '', rounds: 700_000 },
        })),
      }),
      without('parent'),
    ],
    [
      'the signature of a version under extra time',
      (good) => withGrant(good, { signature: good.agreements[0]?.versions[0]?.signature ?? null }),
      without('grant'),
    ],
    [
      "in another parent's name",
      (good) => {
        const signature = { parent: good.parents[1]?.id ?? '', signature: 'AAAA' };
        return withVersion(withGrant(good, { signature }), { signature });
      },
      without('version', 'grant'),
    ],
    [
      'what Dad signed as made by Mum',
      (good) => withVersion(good, { madeBy: good.parents[1]?.id ?? '' }),
      without('version'),
    ],
  ])('%s', async (_, change, left) => {
    expect(await checked(change(file))).toEqual(left);
  });
});

it('the reason for extra time may go without the signature', async () => {
  expect(await checked(withGrant(file, { reason: '' }))).toEqual(ALL);
});
