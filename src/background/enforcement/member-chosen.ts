import {
  removeFromSession,
  readSession,
  writeSession,
} from '../../platform/storage/session-storage.ts';

const CHOSEN = 'chosen';

/** With several members, somebody has to choose who is watching in each run of the browser. */
export async function markMemberChosen(): Promise<void> {
  await writeSession(CHOSEN, true);
}

/** Whether a member was chosen in this run of the browser. */
export async function isMemberChosen(): Promise<boolean> {
  return (await readSession(CHOSEN)) === true;
}

/** Asks again who is watching. */
export async function clearMemberChosen(): Promise<void> {
  await removeFromSession(CHOSEN);
}
