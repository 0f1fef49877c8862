import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BrowserProfileView } from '../../../messages/views.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { TextInput } from '../../limits-form/fields/inputs.tsx';
import { containsUrl } from '../../../ui/contains-url.ts';
import { ParentCheckboxes } from './parent-checkboxes.tsx';
import { householdRequest } from '../request.ts';

interface Props {
  readonly profile: BrowserProfileView;
  /** Called with the message to show. */
  readonly onDone: (message: string) => void;
}

/** Creates a household with the members of this browser, for other browsers to join (rule H2). */
export function MakeHousehold({ profile, onDone }: Props): JSX.Element {
  const [name, setName] = useState(() => t('kinNameDefault'));
  const [parents, setParents] = useState<readonly string[]>([]);
  const { result, failed, submit } = useAction();
  return (
    <details data-testid="make-household-details">
      <summary>{t('kinMake')}</summary>
      <form onSubmit={submit(make)}>
        <TextInput
          label={t('kinName')}
          value={name}
          maxLength={60}
          testId="household-name"
          onInput={setName}
        />
        <ParentCheckboxes profile={profile} parents={parents} onChange={setParents} />
        <p>
          <Button kind="primary" testId="make-household">
            {t('kinMake')}
          </Button>
        </p>
        <ActionResult text={result} failed={failed} testId="make-household-result" />
      </form>
    </details>
  );

  async function make(): Promise<void> {
    if (containsUrl(name)) throw new ActionError(t('memberNameRefused'));
    await householdRequest('make-household', { householdName: name.trim(), grownUps: parents });
    onDone(t('kinMade'));
  }
}
