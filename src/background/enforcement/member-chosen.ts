import { readLocal, removeFromLocal, writeLocal } from '../../platform/storage/local-storage.ts';
import type { StartCause } from '../../platform/extension/lifecycle.ts';
import {
  removeFromSession,
  readSession,
  writeSession,
} from '../../platform/storage/session-storage.ts';

/** In the session, and outside it too, since an update of the extension clears the session. */
const CHOSEN = 'chosen';

let settled: Promise<void> = Promise.resolve();

/**
 * Takes a choice over from before an update of the extension; any other start asks again. Until
 * the cause of the start is known, `isMemberChosen` waits.
 */
export function keepChoiceOverUpdate(cause: Promise<StartCause>): void {
  settled = keepChoice(cause).catch(() => undefined);
}

async function keepChoice(cause: Promise<StartCause>): Promise<void> {
  if ((await readSession(CHOSEN)) === true || (await readLocal(CHOSEN)) !== true) return;
  if ((await cause) === 'updated') await writeSession(CHOSEN, true);
  else await removeFromLocal(CHOSEN);
}

/** With several members, somebody has to choose who is watching in each run of the browser. */
export async function markMemberChosen(): Promise<void> {
  await writeSession(CHOSEN, true);
  await writeLocal(CHOSEN, true).catch(() => undefined);
}

/** Whether a member was chosen in this run of the browser. */
export async function isMemberChosen(): Promise<boolean> {
  await settled;
  return (await readSession(CHOSEN)) === true;
}

/** Asks again who is watching. */
export async function clearMemberChosen(): Promise<void> {
  await removeFromSession(CHOSEN);
  await removeFromLocal(CHOSEN).catch(() => undefined);
}
