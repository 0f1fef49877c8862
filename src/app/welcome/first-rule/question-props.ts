import type { FirstRules } from '../../../domain/agreement/first-rules.ts';
import type { AgreementView, BrowserProfileView, MemberView } from '../../../messages/views.ts';
import type { Action } from '../../../ui/hooks/use-action.ts';
import type { Question } from '../steps.ts';

/** What all questions share. */
export interface QuestionProps {
  readonly profile: BrowserProfileView;
  readonly member: MemberView;
  readonly agreement: AgreementView;
  readonly chosen: FirstRules;
  readonly question: Question;
  /** Where this question stands among those that are asked, from 1, and how many there are. */
  readonly step: number;
  readonly steps: number;
  readonly hrefOf: (step: Question | 'begin') => string;
  readonly back: string;
  /** Keeps the answer and goes on to the next question. */
  readonly answer: (chosen: FirstRules) => void;
  /** Keeps the answer without going on. */
  readonly choose: (chosen: FirstRules) => void;
  readonly save: (chosen: FirstRules) => void;
  readonly saving: Action;
  readonly refresh: () => void;
}
