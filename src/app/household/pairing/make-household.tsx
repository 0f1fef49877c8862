import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { TextInput } from '../../limits-form/fields/inputs.tsx';
import { containsUrl } from '../../../ui/contains-url.ts';
import { request } from '../../request.ts';

interface Props {
  /** Called with the message to show. */
  readonly onDone: (message: string) => void;
}

/** Creates a household with the members of this browser, for other browsers to join (rule H2). */
export function MakeHousehold({ onDone }: Props): JSX.Element {
  const [name, setName] = useState(() => t('kinNameDefault'));
  const { result, failed, submit } = useAction();
  return (
    <form class="stack" noValidate onSubmit={submit(make)}>
      <TextInput
        label={t('kinName')}
        value={name}
        maxLength={60}
        testId="household-name"
        onInput={setName}
      />
      <p>
        <Button testId="make-household">{t('kinMake')}</Button>
      </p>
      <ActionResult text={result} failed={failed} testId="make-household-result" />
    </form>
  );

  async function make(): Promise<void> {
    if (containsUrl(name)) throw new ActionError(t('agrNoAddress'));
    await request('make-household', { householdName: name.trim() });
    onDone(t('kinMade'));
  }
}
