import type { JSX } from 'preact';
import { DECISION_MODES, needsPin } from '../../../domain/agreement/agreement.ts';
import type { DecisionMode } from '../../../domain/agreement/agreement.ts';
import { Radios } from '../../../ui/components/controls/choice-group.tsx';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';

export const DECISION_MODE_NAMES: Record<DecisionMode, Key> = {
  self: 'waySelf',
  together: 'wayTogether',
  parent: 'wayParent',
};

export const DECISION_MODE_HINTS: Record<DecisionMode, Key> = {
  self: 'waySelfText',
  together: 'wayTogetherText',
  parent: 'wayParentText',
};

interface Props {
  readonly value: DecisionMode;
  readonly onChange: (way: DecisionMode) => void;
  readonly hasPin: boolean;
}

/** Asks who decides (rule A2). A way that needs a PIN says so, and leads to setting one. */
export function DecisionModeField({ value, onChange, hasPin }: Props): JSX.Element {
  const isPinMissing = !hasPin && needsPin(value);
  return (
    <fieldset class="choice">
      <legend class="unseen">{t('wayTitle')}</legend>
      <Radios
        class="choice-option"
        options={DECISION_MODES.map((way) => ({
          value: way,
          label: t(DECISION_MODE_NAMES[way]),
          hint: t(DECISION_MODE_HINTS[way]),
          testId: `way-${way}`,
        }))}
        chosen={value}
        onChoose={onChange}
      />
      <p role="status" data-testid="way-no-pin">
        {isPinMissing ? t('wayNoPin') : ''}
      </p>
      {isPinMissing ? (
        <p>
          <a href="#/agreement/people" data-testid="way-set-pin">
            {t('wayNoPinDo')}
          </a>
        </p>
      ) : null}
    </fieldset>
  );
}
