import type { AgreementView, HouseholdView } from '../messages/views.ts';
import { administratorLine, limitToday, reasonLine } from '../ui/text/reason-text.ts';
import { say } from '../ui/i18n.ts';
import { offLine } from '../ui/text/verdict-text.ts';

/** What the page is there for, and its first two sentences. */
export interface Standing {
  /** `stopped`: a rule asks, and somebody chose to stop here. */
  readonly is: 'who' | 'off' | 'stopped' | 'open';
  readonly title: string;
  readonly text: string;
}

/** What the page says of the rules as they stand. */
export function standingOf(
  { word, members, current, parents, managed }: HouseholdView,
  agreement: AgreementView | null,
  stopped: boolean,
): Standing {
  if (word.reason === 'who' || (current === null && members.length > 1)) {
    return { is: 'who', title: say('ruleWordsWho'), text: say('closedWhoText') };
  }
  const inForce = agreement?.inForce ?? null;
  const administered = word.byAdministrator === true ? managed : null;
  const reason = (): string =>
    administered === null
      ? reasonLine(word, inForce, parents)
      : administratorLine(word, administered);
  switch (word.state) {
    case 'open':
      if (stopped) return { is: 'stopped', title: say('ruleWordsStopped'), text: '' };
      return { is: 'open', title: say('ruleWordsOpenAgain'), text: say('closedOpenText') };
    case 'opening-pause':
      return { is: 'stopped', title: say('ruleWordsStopped'), text: '' };
    case 'paused':
      return { is: 'stopped', title: say('ruleWordsStopped'), text: reason() };
    case 'ending':
    case 'closed': {
      const rules = administered ?? inForce?.rules ?? null;
      const zero = word.reason === 'daily' && rules !== null && limitToday(word, rules) === 0;
      // No extra time reaches an administrator's rules.
      const extra = administered === null && agreement !== null && agreement.grants.length > 0;
      const title = zero && !extra ? say('closedZeroTitle') : offLine(word);
      return { is: 'off', title, text: reason() };
    }
  }
}
