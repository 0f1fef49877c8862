import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { PinLockout } from '../../../ui/components/pin-lockout.tsx';
import { containsUrl } from '../../../ui/contains-url.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import { askOrThrow } from '../../agreement/action-error.ts';
import { Namesake, useParentName } from '../../pin/namesake.tsx';
import { NewPinFields, NO_PIN } from '../../pin/new-pin.tsx';
import { NameInput } from '../name-input.tsx';
import type { QuestionProps } from './question-props.ts';
import { QuestionPage } from './question-page.tsx';

/** Asks a parent for a first PIN, without which the chosen way holds nobody (rule A2). */
export function PinStep(props: QuestionProps): JSX.Element {
  const { profile, chosen, answer, refresh } = props;
  const [typed, setTyped] = useState(NO_PIN);
  const parent = useParentName();
  const { result, failed, run } = useAction();
  const id = useId();
  return (
    <QuestionPage
      {...props}
      picture="night"
      title={t('question', t('wayNoPinDo'))}
      submitText={t('pinSet')}
      onSubmit={() => run(() => setPin())}
      onSkip={() => answer(chosen)}
      foot={<p class="small soft">{t('pinHonest')}</p>}
    >
      <p>{t('pinFirstText')}</p>
      <NameInput
        label={t('pinName')}
        value={parent.name}
        testId="parent-name"
        onInput={parent.setName}
      />
      <NewPinFields value={typed} onInput={setTyped} prefix="pin" describedBy={id} />
      <div id={id}>
        <ActionResult text={result} failed={failed} testId="pin-result" />
        <PinLockout profile={profile} onOver={refresh} />
      </div>
      <Namesake parent={parent} onConfirm={(member) => run(() => setPin({ member }))} />
    </QuestionPage>
  );

  async function setPin(same: { readonly member?: string } = {}): Promise<void> {
    if (containsUrl(parent.name)) throw new ActionError(t('agrNoAddress'));
    const request = { ...typed, parentName: parent.name.trim(), ...same };
    await askOrThrow('unlock', request, refresh, parent.describe);
    answer(chosen);
  }
}
