import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../../../platform/messaging/message-client.ts';
import type { BrowserProfileView } from '../../../messages/views.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { t } from '../../../ui/i18n.ts';
import { TextInput } from '../../limits-form/fields/inputs.tsx';
import { containsUrl } from '../../../ui/contains-url.ts';
import { ParentCheckboxes } from './parent-checkboxes.tsx';
import { actionError } from '../action-error.ts';

interface Props {
  readonly profile: BrowserProfileView;
  /** It is made; the household says so in these words. */
  readonly entered: (words: string) => void;
}

/** Makes a household of whoever shares this browser; other browsers join it. */
export function MakeHousehold({ profile, entered }: Props): JSX.Element {
  const [name, setName] = useState(() => t('kinNameDefault'));
  const [grownUps, setGrownUps] = useState<readonly string[]>([]);
  const { result, failed, run } = useAction();
  return (
    <details data-testid="make-household">
      <summary>{t('kinMake')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(make);
        }}
      >
        <TextInput
          label={t('kinName')}
          value={name}
          maxLength={60}
          testId="household-name"
          onInput={setName}
        />
        <ParentCheckboxes profile={profile} grownUps={grownUps} change={setGrownUps} />
        <p>
          <button type="submit" class="primary" data-testid="make-household-do">
            {t('kinMake')}
          </button>
        </p>
        <ActionResult text={result} failed={failed} testId="make-household-result" />
      </form>
    </details>
  );

  async function make(): Promise<string> {
    if (containsUrl(name)) throw new ActionError(t('memberNameRefused'));
    const answer = await ask('make-household', { householdName: name.trim(), grownUps });
    if (!answer.ok) throw actionError(answer);
    entered(t('kinMade'));
    return '';
  }
}
