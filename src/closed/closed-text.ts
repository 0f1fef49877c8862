import type { AgreementView, BrowserProfileView } from '../messages/views.ts';
import { managedText, limitToday, reasonText } from '../ui/text/reason-text.ts';
import { t } from '../ui/i18n.ts';
import type { Key } from '../ui/i18n.ts';
import { closedText } from '../ui/text/verdict-text.ts';

/** The member stopped watching, or declined to open the site. */
export const MEMBER_CHOICES = ['stopped', 'declined'] as const;
export type MemberChoice = (typeof MEMBER_CHOICES)[number];

const CHOICE_TITLES: Record<MemberChoice, Key> = {
  stopped: 'ruleWordsStopped',
  declined: 'ruleWordsDeclined',
};

/** Why the page is shown, and its title and text. */
export interface ClosedPageContent {
  /** `asks`: the site would ask, or the member chose to leave it. */
  readonly kind: 'who' | 'off' | 'asks' | 'open';
  readonly title: string;
  readonly text: string;
}

export function contentOf(
  { verdict, members, current, parents, managed }: BrowserProfileView,
  agreement: AgreementView | null,
  choice: MemberChoice | null,
): ClosedPageContent {
  if (verdict.reason === 'who' || (current === null && members.length > 1)) {
    return { kind: 'who', title: t('ruleWordsWho'), text: t('closedWhoText') };
  }
  const inForce = agreement?.inForce ?? null;
  const administered = verdict.byAdministrator === true ? managed : null;
  const reason = (): string =>
    administered === null
      ? reasonText(verdict, inForce, parents)
      : managedText(verdict, administered);
  const askTitle = (): string => t(choice === null ? 'ruleWordsAsksNow' : CHOICE_TITLES[choice]);
  switch (verdict.state) {
    case 'open':
      if (choice !== null) return { kind: 'asks', title: t(CHOICE_TITLES[choice]), text: '' };
      return { kind: 'open', title: t('ruleWordsOpenAgain'), text: t('closedOpenText') };
    case 'opening-pause':
      return { kind: 'asks', title: askTitle(), text: '' };
    case 'paused':
      return { kind: 'asks', title: askTitle(), text: reason() };
    case 'ending':
    case 'closed': {
      const rules = administered ?? inForce?.rules ?? null;
      const isZero =
        verdict.reason === 'daily' && rules !== null && limitToday(verdict, rules) === 0;
      // Extra time does not lift an administrator's rules.
      const hasExtra = administered === null && agreement !== null && agreement.grants.length > 0;
      const title = isZero && !hasExtra ? t('closedZeroTitle') : closedText(verdict);
      return { kind: 'off', title, text: reason() };
    }
  }
}
