import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { NO_RULES } from '../../../domain/limits/rules/rules.ts';
import { DEFAULT_DECISION_MODE } from '../../../messages/views.ts';
import { t } from '../../../ui/i18n.ts';
import { DateInput } from '../../components/date-input.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { comingYears, FieldError } from '../../limits-form/fields/inputs.tsx';
import { defaultReviewDate, toFormState } from '../../limits-form/form-state.ts';
import { latestOf } from '../context.ts';
import type { EditorProps } from './editor-props.ts';
import { SaveForm } from './save-form.tsx';

/** The day on which to look at the agreement again. */
export function ReviewEditor({ context, onClose, onDone }: EditorProps): JSX.Element {
  const { today } = context.profile;
  const latest = latestOf(context);
  const rules = latest?.rules ?? NO_RULES;
  const [date, setDate] = useState(
    toFormState(latest, rules, today).lookAgain || defaultReviewDate(today),
  );
  const [forMyself, setForMyself] = useState(false);
  const id = useId();
  const fault = date !== '' && date < today ? 'look-over' : undefined;
  return (
    <Dialog title={t('agrLook')} onClose={onClose} testId="review-editor">
      <SaveForm
        context={context}
        draft={{
          way: latest?.way ?? DEFAULT_DECISION_MODE,
          rules: fault === undefined ? rules : null,
          lookAgain: date === '' ? null : date,
          wishes: latest?.wishes ?? [],
        }}
        isChanged={date !== (latest?.lookAgain ?? '')}
        forMyself={forMyself}
        setForMyself={setForMyself}
        hasStart={false}
        onClose={onClose}
        onDone={onDone}
      >
        <DateInput
          label={t('agrLookDay')}
          value={date}
          years={comingYears(today)}
          testId="look-again"
          isInvalid={fault !== undefined}
          describedBy={fault === undefined ? undefined : `${id}-fault`}
          onChange={setDate}
        />
        <FieldError id={`${id}-fault`} fault={fault} />
      </SaveForm>
    </Dialog>
  );
}
