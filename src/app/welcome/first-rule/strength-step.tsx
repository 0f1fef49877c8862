import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ChoiceGroup } from '../../../ui/components/controls/choice-group.tsx';
import { Home } from '../../../ui/scene/figures.tsx';
import { Dunes } from '../../../ui/scene/land.tsx';
import { Art, Scene } from '../../../ui/scene/scene.tsx';
import { Moon, Sun } from '../../../ui/scene/sky.tsx';
import { t } from '../../../ui/i18n.ts';
import type { QuestionProps } from './question-props.ts';
import { QuestionPage } from './question-page.tsx';

/** Asks whether rules ask or stop, with a picture of each (rule A7). */
export function StrengthStep(props: QuestionProps): JSX.Element {
  const { chosen, answer } = props;
  const [strength, setStrength] = useState(chosen.strength);
  return (
    <QuestionPage
      {...props}
      picture="evening"
      title={t('strengthTitle')}
      onSubmit={() => answer({ ...chosen, strength })}
    >
      <ChoiceGroup
        areBeside
        legend={t('strengthTitle')}
        options={[
          {
            value: 'soft',
            label: t('ruleSoft'),
            hint: t('strengthSoftText'),
            picture: <Asks />,
            testId: 'strength-soft',
          },
          {
            value: 'firm',
            label: t('ruleFirm'),
            hint: t('screenThenOff'),
            picture: <Stops />,
            testId: 'strength-firm',
          },
        ]}
        chosen={strength}
        onChoose={setStrength}
      />
    </QuestionPage>
  );
}

const SIZE = [240, 120] as const;

/** A question with two answers over the feed. */
function Asks(): JSX.Element {
  return (
    <Scene
      mood="dusk"
      art={
        <Art size={SIZE} align="middle">
          <Sun x={120} y={78} r={26} />
          <Dunes width={240} y={72} height={50} />
          <rect class="answer-first" x={48} y={22} width={66} height={20} rx={10} />
          <rect class="answer-other" x={126} y={22} width={66} height={20} rx={10} />
        </Art>
      }
    />
  );
}

/** The calm page that stands in for the site. */
function Stops(): JSX.Element {
  return (
    <Scene
      mood="night"
      art={
        <Art size={SIZE} align="middle">
          <Moon x={158} y={40} r={16} />
          <Dunes width={240} y={66} height={56} />
          <Home x={88} y={94} r={18} />
        </Art>
      }
    />
  );
}
