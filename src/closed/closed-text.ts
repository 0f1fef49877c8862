import type { AgreementView, BrowserProfileView, VerdictView } from '../messages/views.ts';
import { managedText, reasonText } from '../ui/text/reason-text.ts';
import { t } from '../ui/i18n.ts';
import type { Key } from '../ui/i18n.ts';
import type { Mood } from '../ui/scene/scene.tsx';
import { closedText } from '../ui/text/verdict-text.ts';

/** The member stopped watching, or declined to open the site. */
export const MEMBER_CHOICES = ['stopped', 'declined'] as const;
export type MemberChoice = (typeof MEMBER_CHOICES)[number];

const CHOICE_TITLES: Record<MemberChoice, Key> = {
  stopped: 'ruleWordsStopped',
  declined: 'ruleWordsDeclined',
};

/** Why the page is shown, its title and text, and the time of day in its picture. */
export interface ClosedPageContent {
  /** `asks`: the site would ask, or the member chose to leave it. */
  readonly kind: 'who' | 'off' | 'asks' | 'open';
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
  const ask = {
    kind: 'asks',
    mood: choice === 'declined' ? 'day' : moodOf(verdict),
    title: t(choice === null ? 'ruleWordsAsksNow' : CHOICE_TITLES[choice]),
  } as const;
  switch (verdict.state) {
    case 'open':
      if (choice !== null) return { ...ask, text: '' };
      return {
        kind: 'open',
        mood: 'day',
        title: t('ruleWordsOpenAgain'),
        text: t('closedOpenText'),
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

/** Night is for bedtime alone; of every other rule, the day is coming to its end. */
function moodOf({ reason }: VerdictView): Mood {
  return reason === 'bedtime' ? 'night' : 'dusk';
}
