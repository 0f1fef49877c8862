import { ask } from '../../platform/messaging/message-client.ts';
import { timeText } from '../../ui/text/format-date.ts';

/** What came of extra time: the sentence, and whether the site is open now. */
export interface ExtraTimeResult {
  readonly text: string;
  readonly open: boolean;
}

/** What the rules say once it was given. */
export interface SiteState {
  readonly open: boolean;
  /** How far it carries if somebody watches on; `null` where that is not what comes first. */
  readonly until: string | null;
}

/** Extra time can be given while another rule still speaks. */
export async function siteStateAfter(): Promise<SiteState> {
  const answer = await ask('profile', {});
  if (!answer.ok) return { open: true, until: null };
  const { state, next, zone } = answer.profile.verdict;
  return {
    open: state !== 'closed' && state !== 'ending',
    until: next?.putOffBy === 'extra' ? timeText(next.at, zone) : null,
  };
}
