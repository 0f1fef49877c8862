import { ask } from '../platform/messenger.ts';

/** What came of extra time: the sentence, and whether the site is open now. */
export interface Given {
  readonly text: string;
  readonly open: boolean;
}

/** Extra time can be given while another rule still speaks. */
export async function isOpenNow(): Promise<boolean> {
  const answer = await ask('household', {});
  if (!answer.ok) return true;
  const { state } = answer.household.word;
  return state !== 'closed' && state !== 'ending';
}
