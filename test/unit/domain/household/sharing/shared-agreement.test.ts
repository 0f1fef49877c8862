import { expect, it } from 'vitest';
import { MEMBER } from '../../../../../src/domain/agreement/consent.ts';
import type { SharedProposal } from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import {
  sharedHeads,
  versionOfYes,
} from '../../../../../src/domain/household/sharing/shared-agreement.ts';
import { change, limit, limitAt, NOON, twoBrowsers } from './two-browsers-fixture.ts';
import { idOf, sent } from './simulated-browser.ts';

const origin = { id: 'yes', parent: 'mum', device: 'office', at: NOON };
const proposal: SharedProposal = {
  id: 'suggestion',
  person: idOf('Mia'),
  at: NOON - 1,
  rules: limit(45),
  reason: '',
  answer: null,
  answerReason: '',
  answeredBy: null,
  answeredAt: null,
};

it("follows what holds, with the member's and the parent's yes", () => {
  const { laptop } = twoBrowsers();
  const heads = sharedHeads(sent(laptop.file(NOON)).agreements);
  const made = versionOfYes(proposal, heads, origin);
  expect(made).toMatchObject({ version: 2, basedOn: heads.map(({ id }) => id), madeBy: 'mum' });
  expect(made.yeses.map(({ by }) => by)).toEqual([MEMBER, 'mum']);
  expect(versionOfYes(proposal, [], origin)).toMatchObject({ version: 1, way: 'together' });
});

it('follows all versions that were made at once', () => {
  const { laptop, desk } = twoBrowsers();
  change(laptop, limit(30));
  change(desk, limit(20));
  const files = [sent(laptop.file(NOON)), sent(desk.file(NOON))];
  const theirs = files.flatMap(({ agreements }) =>
    agreements.filter(({ person }) => person === proposal.person),
  );
  const heads = sharedHeads(theirs);
  const made = versionOfYes(proposal, heads, origin);
  expect(made).toMatchObject({ version: 4, basedOn: heads.map(({ id }) => id) });
  expect(made.basedOn).toHaveLength(2);
  const signed = { ...made, signature: { parent: 'mum', signature: 'c2lnbmVk' } };
  const told = { person: proposal.person, versions: [signed], earlier: [] };
  const office = { ...sent(laptop.file(NOON)), device: 'office', agreements: [told] };
  desk.take(sent(laptop.file(NOON)), NOON);
  desk.take(office, NOON);
  expect(limitAt(desk, NOON)).toBe(45);
});
