import type { JSX } from 'preact';
import { needsPin } from '../../../domain/agreement/agreement.ts';
import { toRules } from '../../../domain/agreement/first-rules.ts';
import type { FirstRules } from '../../../domain/agreement/first-rules.ts';
import { isWithoutRules } from '../../../domain/limits/rules/rules.ts';
import { Notice } from '../../../ui/components/notice.tsx';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { useAgreement, useProfile } from '../../../ui/hooks/use-background-query.ts';
import { errorText } from '../../../ui/text/error-text.ts';
import { t } from '../../../ui/i18n.ts';
import { askOrThrow } from '../../agreement/action-error.ts';
import { refusedText } from '../../limits-form/effect-text.ts';
import { defaultReviewDate } from '../../limits-form/form-state.ts';
import { questionAfter, questionsAsked, welcomeHref } from '../steps.ts';
import type { Question } from '../steps.ts';
import { BedtimeStep } from './bedtime-step.tsx';
import { DecisionStep } from './decision-step.tsx';
import { MinutesStep } from './minutes-step.tsx';
import { PinStep } from './pin-step.tsx';
import type { QuestionProps } from './question-props.ts';
import { Saved } from './saved.tsx';
import { StrengthStep } from './strength-step.tsx';
import { SummaryStep } from './summary-step.tsx';

interface Props {
  readonly question: Question;
  /** Empty for the current member. */
  readonly memberId: string;
  readonly chosen: FirstRules;
  readonly choose: (chosen: FirstRules) => void;
}

/** The way to a member's first rules: one question a screen, each answered already (rule A1). */
export function FirstRule({ question, memberId, chosen, choose }: Props): JSX.Element {
  const saving = useAction();
  const profileQuery = useProfile();
  const profile = profileQuery.reply?.profile ?? null;
  const members = profile?.members ?? [];
  const member =
    members.find(({ id }) => id === memberId) ??
    members.find(({ id }) => id === profile?.current) ??
    members[0] ??
    null;
  const agreementQuery = useAgreement(member?.id ?? null);
  const agreement = agreementQuery.reply?.agreement ?? null;
  const refresh = (): void => {
    profileQuery.refresh();
    agreementQuery.refresh();
  };
  const { answer } = profileQuery;
  if (answer !== null && !answer.ok)
    return <Notice title={errorText(answer)} text={t('agrAskAgain')} testId="first-rule-failure" />;
  if (profile === null || member === null || agreement === null) return <div class="waiting" />;
  const [latest] = agreement.versions;
  if (latest !== undefined) return <Saved agreement={latest} memberId={memberId} />;

  const hrefOf = (step: Question | 'begin'): string =>
    welcomeHref(step, memberId === '' ? undefined : memberId);
  const askedFor = (rules: FirstRules): readonly Question[] =>
    questionsAsked({
      rule: !isWithoutRules(toRules(rules)),
      pinMissing: needsPin(rules.way) && !profile.hasPin,
    });
  const asked = askedFor(chosen);
  const shown = asked.includes(question) ? question : 'summary';
  const at = asked.indexOf(shown);
  const props: QuestionProps = {
    profile,
    member,
    agreement,
    chosen,
    question: shown,
    step: at + 1,
    steps: asked.length,
    hrefOf,
    back: hrefOf(asked[at - 1] ?? 'begin'),
    answer: (answered) => {
      choose(answered);
      location.assign(hrefOf(questionAfter(question, askedFor(answered))));
    },
    choose,
    save: (rules) => saving.run(async () => saveFirstRules(member.id, profile.today, rules)),
    saving,
    refresh,
  };
  switch (shown) {
    case 'bedtime':
      return <BedtimeStep {...props} />;
    case 'minutes':
      return <MinutesStep {...props} />;
    case 'decide':
      return <DecisionStep {...props} />;
    case 'strength':
      return <StrengthStep {...props} />;
    case 'pin':
      return <PinStep {...props} />;
    case 'summary':
      return <SummaryStep {...props} />;
  }

  async function saveFirstRules(whose: string, today: string, rules: FirstRules): Promise<void> {
    const draft = {
      member: whose,
      way: rules.way,
      rules: toRules(rules),
      lookAgain: defaultReviewDate(today),
      wishes: [],
      // A first agreement takes effect at once (rule A3).
      atOnce: true,
      forMyself: rules.forMyself && profile?.unlocked === null,
    };
    await askOrThrow('save-agreement', draft, refresh, refusedText);
  }
}
