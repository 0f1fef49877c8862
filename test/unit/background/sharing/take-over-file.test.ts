import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { takeOverFile } from '../../../../src/background/sharing/take-over-file.ts';
import type { BrowserFile } from '../../../../src/domain/household/sharing/browser-file.schema.ts';
import { pairingOf } from '../handlers/household-fixture.ts';
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
