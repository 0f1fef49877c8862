import { ask } from '../../platform/messaging/message-client.ts';
import { timeText } from '../../ui/text/format-date.ts';

/** The outcome of asking for extra time. */
export interface ExtraTimeResult {
  readonly text: string;
  readonly open: boolean;
  /** Set while a request waits for its answer. */
  readonly waits?: true;
}

export interface SiteState {
  readonly open: boolean;
  /** When the extra time ends if watched without a pause; `null` if another rule applies first. */
  readonly until: string | null;
}

/** Extra time may have been given while another rule keeps the site closed. */
export async function siteStateAfter(): Promise<SiteState> {
  const answer = await ask('profile', {});
  if (!answer.ok) return { open: true, until: null };
  const { state, next, zone } = answer.profile.verdict;
  return {
    open: state !== 'closed' && state !== 'ending',
    until: next?.putOffBy === 'extra' ? timeText(next.at, zone) : null,
  };
}
