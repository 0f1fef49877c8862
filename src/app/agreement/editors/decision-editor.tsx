import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { NO_RULES } from '../../../domain/limits/rules/rules.ts';
import { DEFAULT_DECISION_MODE } from '../../../messages/views.ts';
import { t } from '../../../ui/i18n.ts';
import { Dialog } from '../../components/dialog.tsx';
import { toFormState, withDecisionMode } from '../../limits-form/form-state.ts';
import { parseForm } from '../../limits-form/parse-form.ts';
import { DecisionModeField } from '../../limits-form/fields/decision-mode-field.tsx';
import { latestOf } from '../context.ts';
import type { EditorProps } from './editor-props.ts';
import { SaveForm } from './save-form.tsx';

/** Who decides, and with it whether the rules ask or stop (rule A2). */
export function DecisionEditor({ context, onClose, onDone }: EditorProps): JSX.Element {
  const { profile } = context;
  const latest = latestOf(context);
  const rules = latest?.rules ?? NO_RULES;
  const [way, setWay] = useState(latest?.way ?? DEFAULT_DECISION_MODE);
  const [forMyself, setForMyself] = useState(false);
  const fields = toFormState(latest, rules, profile.today);
  const isChanged = way !== latest?.way;
  return (
    <Dialog title={t('wayTitle')} onClose={onClose} testId="decision-editor">
      <SaveForm
        context={context}
        draft={{
          way,
          rules: isChanged ? parseForm(withDecisionMode(fields, way), profile.today).rules : rules,
          lookAgain: fields.lookAgain === '' ? null : fields.lookAgain,
          wishes: latest?.wishes ?? [],
        }}
        isChanged={isChanged}
        forMyself={forMyself}
        setForMyself={setForMyself}
        onClose={onClose}
        onDone={(message) => onDone(message, 'people')}
      >
        <DecisionModeField value={way} hasPin={profile.hasPin} onChange={setWay} />
      </SaveForm>
    </Dialog>
  );
}
