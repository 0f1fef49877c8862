import type { AgreementView, BrowserProfileView } from '../messages/views.ts';
import { managedText, limitToday, reasonText } from '../ui/text/reason-text.ts';
import { t } from '../ui/i18n.ts';
import { closedText } from '../ui/text/verdict-text.ts';

/** Why the page is shown, and its title and text. */
export interface ClosedPageContent {
  /** `stopped`: a rule asked, and the member chose to stop. */
  readonly kind: 'who' | 'off' | 'stopped' | 'open';
  readonly title: string;
  readonly text: string;
}

export function contentOf(
  { verdict, members, current, parents, managed }: BrowserProfileView,
  agreement: AgreementView | null,
  stopped: boolean,
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
  switch (verdict.state) {
    case 'open':
      if (stopped) return { kind: 'stopped', title: t('ruleWordsStopped'), text: '' };
      return { kind: 'open', title: t('ruleWordsOpenAgain'), text: t('closedOpenText') };
    case 'opening-pause':
      return { kind: 'stopped', title: t('ruleWordsStopped'), text: '' };
    case 'paused':
      return { kind: 'stopped', title: t('ruleWordsStopped'), text: reason() };
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
