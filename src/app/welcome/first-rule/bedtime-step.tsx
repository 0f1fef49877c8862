import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { FIRST_BEDTIME, toRules } from '../../../domain/agreement/first-rules.ts';
import { validateRules } from '../../../domain/limits/rules/validate.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { TimeInput } from '../../components/time-input.tsx';
import { DECISION_MODE_NAMES } from '../../limits-form/fields/decision-mode-field.tsx';
import { FieldError } from '../../limits-form/fields/inputs.tsx';
import { WindowPicture } from '../../limits-form/fields/window-picture.tsx';
import type { QuestionProps } from './question-props.ts';
import { QuestionPage } from './question-page.tsx';

/** Asks for a bedtime. It can be saved right here, as what is said below the buttons. */
export function BedtimeStep(props: QuestionProps): JSX.Element {
  const { chosen, answer, save, saving } = props;
  const id = useId();
  const [bedtime, setBedtime] = useState(chosen.bedtime ?? FIRST_BEDTIME);
  const answered = { ...chosen, bedtime };
  const [fault] = validateRules(toRules({ ...answered, dailyMs: null }));
  const describedBy = fault === undefined ? undefined : id;
  return (
    <QuestionPage
      {...props}
      picture="night"
      title={t('bedtimeTitle')}
      onSubmit={() => {
        if (fault === undefined) answer(answered);
      }}
      onSkip={() => answer({ ...chosen, bedtime: null })}
      foot={
        <div class="step-foot">
          <p class="soft">{t('bedtimeSaveText')}</p>
          <p class="row">
            <span class="tag">{t(chosen.strength === 'soft' ? 'ruleSoft' : 'ruleFirm')}</span>
            <span class="tag">{t(DECISION_MODE_NAMES[chosen.way])}</span>
          </p>
          <Button
            small
            testId="save-bedtime"
            onClick={() => {
              if (fault === undefined) save({ ...answered, dailyMs: null });
            }}
          >
            {t('agrBedtimeSave')}
          </Button>
          <ActionResult text={saving.result} failed={saving.failed} testId="bedtime-result" />
        </div>
      }
    >
      <div class="bedtime-times">
        {(['from', 'to'] as const).map((end) => (
          <TimeInput
            key={end}
            label={t(end === 'from' ? 'bedtimeOff' : 'bedtimeBack')}
            value={bedtime[end]}
            testId={`window-${end}`}
            isInvalid={fault !== undefined}
            describedBy={describedBy}
            onChange={(time) => setBedtime({ ...bedtime, [end]: time })}
          />
        ))}
      </div>
      <FieldError id={id} fault={fault} />
      <WindowPicture {...bedtime} />
    </QuestionPage>
  );
}
