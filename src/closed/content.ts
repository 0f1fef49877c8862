import type { AgreementView, BrowserProfileView } from '../messages/views.ts';
import { managedText, limitToday, reasonText } from '../ui/text/reason-text.ts';
import { t } from '../ui/i18n.ts';
import { closedText } from '../ui/text/verdict-text.ts';

/** What the page is there for, and its first two sentences. */
export interface ClosedPageContent {
  /** `stopped`: a rule asks, and somebody chose to stop here. */
  readonly is: 'who' | 'off' | 'stopped' | 'open';
  readonly title: string;
  readonly text: string;
}

/** What the page says of the rules as they stand. */
export function contentOf(
  { verdict, members, current, parents, managed }: BrowserProfileView,
  agreement: AgreementView | null,
  stopped: boolean,
): ClosedPageContent {
  if (verdict.reason === 'who' || (current === null && members.length > 1)) {
    return { is: 'who', title: t('ruleWordsWho'), text: t('closedWhoText') };
  }
  const inForce = agreement?.inForce ?? null;
  const administered = verdict.byAdministrator === true ? managed : null;
  const reason = (): string =>
    administered === null
      ? reasonText(verdict, inForce, parents)
      : managedText(verdict, administered);
  switch (verdict.state) {
    case 'open':
      if (stopped) return { is: 'stopped', title: t('ruleWordsStopped'), text: '' };
      return { is: 'open', title: t('ruleWordsOpenAgain'), text: t('closedOpenText') };
    case 'opening-pause':
      return { is: 'stopped', title: t('ruleWordsStopped'), text: '' };
    case 'paused':
      return { is: 'stopped', title: t('ruleWordsStopped'), text: reason() };
    case 'ending':
    case 'closed': {
      const rules = administered ?? inForce?.rules ?? null;
      const zero = verdict.reason === 'daily' && rules !== null && limitToday(verdict, rules) === 0;
      // No extra time reaches an administrator's rules.
      const extra = administered === null && agreement !== null && agreement.grants.length > 0;
      const title = zero && !extra ? t('closedZeroTitle') : closedText(verdict);
      return { is: 'off', title, text: reason() };
    }
  }
}
