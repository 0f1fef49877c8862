import { isQuietTime } from '../domain/limits/evaluation/outcome.ts';
import { leftSoon } from '../domain/limits/rules/limit-progress.ts';
import type { AgreementView, BrowserProfileView, VerdictView } from '../messages/views.ts';
import { managedText, reasonText } from '../ui/text/reason-text.ts';
import { t } from '../ui/i18n.ts';
import type { Key } from '../ui/i18n.ts';
import type { Mood } from '../ui/scene/scene.tsx';
import { durationText } from '../ui/text/format-duration.ts';
import { closedText, soonText, upToMinute } from '../ui/text/verdict-text.ts';

/**
 * The member stopped watching, declined to open the site, or asks for more time before it closes.
 */
export const MEMBER_CHOICES = ['stopped', 'declined', 'ask'] as const;
export type MemberChoice = (typeof MEMBER_CHOICES)[number];

const LEAVING_TITLES: Record<Exclude<MemberChoice, 'ask'>, Key> = {
  stopped: 'ruleWordsStopped',
  declined: 'ruleWordsDeclined',
};

/** Why the page is shown, its title and text, and the time of day in its picture. */
export interface ClosedPageContent {
  /**
   * `asks`: the site would ask, or the member chose to leave it.
   * `soon`: it is about to close, and the member asks for more time.
   */
  readonly kind: 'who' | 'off' | 'asks' | 'soon' | 'open';
  readonly mood: Mood;
  readonly title: string;
  readonly text: string;
}

export function contentOf(
  { verdict, members, current, parents, managed }: BrowserProfileView,
  agreement: AgreementView | null,
  choice: MemberChoice | null,
): ClosedPageContent {
  if (verdict.reason === 'who' || (current === null && members.length > 1)) {
    return { kind: 'who', mood: 'day', title: t('screenWho'), text: t('closedWhoText') };
  }
  const inForce = agreement?.inForce ?? null;
  const administered = verdict.byAdministrator === true ? managed : null;
  const reason = (): string =>
    administered === null
      ? reasonText(verdict, inForce, parents)
      : managedText(verdict, administered);
  const isLeaving = choice !== null && choice !== 'ask';
  const ask = {
    kind: 'asks',
    mood: choice === 'declined' ? 'day' : moodOf(verdict),
    title: t(isLeaving ? LEAVING_TITLES[choice] : 'ruleWordsAsksNow'),
  } as const;
  switch (verdict.state) {
    case 'open':
      if (isLeaving) return { ...ask, text: '' };
      if (choice === 'ask') return askedEarly(verdict);
      return {
        kind: 'open',
        mood: 'day',
        title: t('ruleWordsOpenAgain'),
        text: '',
      };
    case 'opening-pause':
      return { ...ask, mood: 'day', text: '' };
    case 'paused':
      return { ...ask, text: reason() };
    case 'ending':
    case 'closed':
      return { kind: 'off', mood: moodOf(verdict), title: closedText(verdict), text: reason() };
  }
}

function askedEarly({ next, now, zone }: VerdictView): ClosedPageContent {
  const left = leftSoon(next, now);
  return left === null || next === null
    ? { kind: 'open', mood: 'day', title: t('ruleWordsOpen'), text: '' }
    : {
        kind: 'soon',
        mood: 'dusk',
        // Whichever does not change from minute to minute, and would be read out each time.
        title: isQuietTime(next.reason)
          ? soonText(next, zone)
          : t('popupLeft', durationText(upToMinute(left), 'long')),
        text: '',
      };
}

/** Night is for bedtime alone; of every other rule, the day is coming to its end. */
function moodOf({ reason }: VerdictView): Mood {
  return reason === 'bedtime' ? 'night' : 'dusk';
}
