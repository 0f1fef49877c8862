import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { runInFrames } from './run-in-frames.ts';

/**
 * A page that does not answer is sent away, and until then it may not be covered either: together
 * this has to be over within the second that rule A19 allows.
 */
const TIMEOUT: Millis = 0.6 * SECOND;

/**
 * Whether somebody writes in a tab (rule A23). Nothing else is asked of it. What may keep its tab
 * must be covered, so it gets the content script first, which after an update it may not have yet.
 */
export async function askTabForUnsentWords(tab: number): Promise<boolean> {
  const asked = runInFrames(['content.js', 'unsent-words.js'], {
    tabId: tab,
    allFrames: true,
  });
  const timeout = new Promise<[]>((resolve) => setTimeout(resolve, TIMEOUT, []));
  return (await Promise.race([asked, timeout])).some(({ result }) => result === true);
}
