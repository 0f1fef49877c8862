import { readLocal, removeFromLocal, writeLocal } from '../../platform/storage/local-storage.ts';
import {
  removeFromSession,
  readSession,
  writeSession,
} from '../../platform/storage/session-storage.ts';

/** In the session; outside it only for the moment of an update, which clears the session. */
const CHOSEN = 'chosen';

let takenOver: Promise<void> = Promise.resolve();

/**
 * To be called just before an update. No event tells a start after one from any other reliably, so
 * only what this leaves behind counts.
 */
export async function keepChoiceOverUpdate(): Promise<void> {
  if (await isMemberChosen()) await writeLocal(CHOSEN, true);
}

/** Takes a choice over from before an update; any other start asks again. */
export function takeChoiceOver(): void {
  takenOver = takeOver().catch(() => undefined);
}

async function takeOver(): Promise<void> {
  if ((await readLocal(CHOSEN)) !== true) return;
  // Removed first: what cannot be removed would hold in the next run of the browser too.
  await removeFromLocal(CHOSEN);
  await writeSession(CHOSEN, true);
}

/** With several members, somebody has to choose who is watching in each run of the browser. */
export async function markMemberChosen(): Promise<void> {
  await writeSession(CHOSEN, true);
}

/** Whether a member was chosen in this run of the browser. */
export async function isMemberChosen(): Promise<boolean> {
  await takenOver;
  return (await readSession(CHOSEN)) === true;
}

/** Asks again who is watching. */
export async function clearMemberChosen(): Promise<void> {
  await takenOver;
  await removeFromSession(CHOSEN);
}
