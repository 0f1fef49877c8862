import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { DECISION_MODES } from '../../../domain/agreement/agreement.ts';
import { withWay } from '../../../domain/agreement/first-rules.ts';
import { ChoiceGroup } from '../../../ui/components/controls/choice-group.tsx';
import { t } from '../../../ui/i18n.ts';
import {
  DECISION_MODE_HINTS,
  DECISION_MODE_NAMES,
} from '../../limits-form/fields/decision-mode-field.tsx';
import { Faces } from '../faces.tsx';
import type { QuestionProps } from './question-props.ts';
import { QuestionPage } from './question-page.tsx';

const PEOPLE = { self: ['teen'], together: ['parent', 'teen'], parent: ['parent'] } as const;

/** Asks who decides (rule A2). */
export function DecisionStep(props: QuestionProps): JSX.Element {
  const { chosen, answer } = props;
  const [way, setWay] = useState(chosen.way);
  return (
    <QuestionPage
      {...props}
      picture="together"
      title={t('wayTitle')}
      onSubmit={() => answer(way === chosen.way ? chosen : withWay(chosen, way))}
    >
      <ChoiceGroup
        legend={t('wayTitle')}
        options={DECISION_MODES.map((each) => ({
          value: each,
          label: t(DECISION_MODE_NAMES[each]),
          hint: t(DECISION_MODE_HINTS[each]),
          picture: <Faces people={PEOPLE[each]} />,
          testId: `way-${each}`,
        }))}
        chosen={way}
        onChoose={setWay}
      />
    </QuestionPage>
  );
}
