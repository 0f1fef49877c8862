import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { toRules } from '../../../domain/agreement/first-rules.ts';
import { validateRules } from '../../../domain/limits/rules/validate.ts';
import { t } from '../../../ui/i18n.ts';
import { limitMeaning } from '../../limits-form/field-text.ts';
import { MinutesInput } from '../../limits-form/fields/inputs.tsx';
import { NeedsTracking } from '../../limits-form/needs-tracking.tsx';
import { formatMinutes, parseMinutes } from '../../limits-form/parse-minutes.ts';
import type { QuestionProps } from './question-props.ts';
import { QuestionPage } from './question-page.tsx';

/** Asks for a limit in minutes, and suggests none (rule A1). */
export function MinutesStep(props: QuestionProps): JSX.Element {
  const { agreement, chosen, answer } = props;
  const [typed, setTyped] = useState(formatMinutes(chosen.dailyMs));
  const parsed = parseMinutes(typed);
  const answered = { ...chosen, dailyMs: parsed.ok ? parsed.ms : null };
  const fault = parsed.ok ? validateRules(toRules(answered))[0] : parsed.fault;
  return (
    <QuestionPage
      {...props}
      picture="evening"
      title={t('minutesTitle')}
      onSubmit={() => {
        if (fault === undefined) answer(answered);
      }}
      onSkip={() => answer({ ...chosen, dailyMs: null })}
    >
      <MinutesInput
        label={t('ruleDailyAll')}
        value={typed}
        fault={fault}
        meaning={limitMeaning(typed)}
        testId="first-minutes"
        onInput={setTyped}
      />
      {agreement.todayMs === null ? <NeedsTracking /> : null}
    </QuestionPage>
  );
}
