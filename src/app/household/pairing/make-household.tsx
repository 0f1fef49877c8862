import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../../../platform/messaging/message-client.ts';
import type { HouseholdView } from '../../../messages/views.ts';
import { NotDoneError, useAction } from '../../../ui/hooks/use-action.ts';
import { Result } from '../../../ui/components/action-result.tsx';
import { say } from '../../../ui/i18n.ts';
import { TextInput } from '../../limits-form/fields/inputs.tsx';
import { holdsAddress } from '../../agreement/display-names.ts';
import { GrownUps } from './parent-checkboxes.tsx';
import { refused } from '../action-error.ts';

interface Props {
  readonly household: HouseholdView;
  /** It is made; the household says so in these words. */
  readonly entered: (words: string) => void;
}

/** Makes a household of whoever shares this browser; other browsers join it. */
export function MakeHousehold({ household, entered }: Props): JSX.Element {
  const [name, setName] = useState(() => say('kinNameDefault'));
  const [grownUps, setGrownUps] = useState<readonly string[]>([]);
  const { result, failed, run } = useAction();
  return (
    <details data-testid="make-household">
      <summary>{say('kinMake')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(make);
        }}
      >
        <TextInput
          label={say('kinName')}
          value={name}
          maxLength={60}
          testId="household-name"
          onInput={setName}
        />
        <GrownUps household={household} grownUps={grownUps} change={setGrownUps} />
        <p>
          <button type="submit" class="primary" data-testid="make-household-do">
            {say('kinMake')}
          </button>
        </p>
        <Result text={result} failed={failed} testId="make-household-result" />
      </form>
    </details>
  );

  async function make(): Promise<string> {
    if (holdsAddress(name)) throw new NotDoneError(say('memberNameRefused'));
    const answer = await ask('make-household', { householdName: name.trim(), grownUps });
    if (!answer.ok) throw refused(answer);
    entered(say('kinMade'));
    return '';
  }
}
