import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  clearMemberChosen,
  isMemberChosen,
  keepChoiceOverUpdate,
  markMemberChosen,
  takeChoiceOver,
} from '../../../../src/background/enforcement/member-chosen.ts';
import { storage } from '../browser-stub.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));

/** What an update, a new start of the browser, and switching Kintime off and on have in common. */
async function clearSession(): Promise<void> {
  await storage.session.remove(Object.keys(await storage.session.get(null)));
  takeChoiceOver();
}

describe('who is watching', () => {
  beforeEach(async () => {
    await storage.local.remove('chosen');
    await clearSession();
  });

  it('is asked again where no update was announced, without waiting for the cause', async () => {
    await markMemberChosen();
    expect(await isMemberChosen()).toBe(true);
    await clearSession();
    expect(await isMemberChosen()).toBe(false);
  });

  it('is kept over an update, once', async () => {
    await markMemberChosen();
    await keepChoiceOverUpdate();
    await clearSession();
    expect(await isMemberChosen()).toBe(true);
    await clearSession();
    expect(await isMemberChosen()).toBe(false);
  });

  it('is asked after an update if nobody was chosen before', async () => {
    await keepChoiceOverUpdate();
    await clearSession();
    expect(await isMemberChosen()).toBe(false);
  });

  it('is asked again after an update that did not come', async () => {
    await markMemberChosen();
    await keepChoiceOverUpdate();
    // A new worker in the same run.
    takeChoiceOver();
    expect(await isMemberChosen()).toBe(true);
    await clearSession();
    expect(await isMemberChosen()).toBe(false);
  });

  it('is asked again if the choice could be taken over more than once', async () => {
    await markMemberChosen();
    await keepChoiceOverUpdate();
    vi.spyOn(storage.local, 'remove').mockRejectedValueOnce(new Error('disk full'));
    await clearSession();
    expect(await isMemberChosen()).toBe(false);
  });

  it('is asked again if the member was removed just after the update', async () => {
    await markMemberChosen();
    await keepChoiceOverUpdate();
    await storage.session.remove('chosen');
    takeChoiceOver();
    await clearMemberChosen();
    expect(await isMemberChosen()).toBe(false);
  });
});
