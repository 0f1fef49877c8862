import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ask } from '../../platform/messaging/message-client.ts';
import type { HouseholdView, ParentView } from '../../messages/views.ts';
import { NotDoneError, useAction } from '../../ui/hooks/use-action.ts';
import { Result } from '../../ui/components/action-result.tsx';
import { say } from '../../ui/i18n.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { TextInput } from '../limits-form/fields/inputs.tsx';
import { holdsAddress, isolated, parentName, titled } from '../agreement/display-names.ts';
import { NewPin, NO_PIN } from '../pin/pin-input.tsx';
import { notDone } from '../agreement/error-text.ts';

interface Props {
  readonly household: HouseholdView;
  readonly refresh: () => void;
}

/** Who answers with a PIN; for a parent who is unlocked. */
export function Parents({ household, refresh }: Props): JSX.Element {
  const [leaving, setLeaving] = useState<ParentView | null>(null);
  const { result, failed, run } = useAction();
  return (
    <section class="panel" data-testid="parents">
      <h2>{say('pinParents')}</h2>
      <ul class="people" role="list">
        {household.parents.map((parent) => (
          <li key={parent.id}>
            <bdi class="person-name">{titled(parentName(household, parent.id))}</bdi>
            <button type="button" data-testid="remove-parent" onClick={() => setLeaving(parent)}>
              {say('pinRemoveParent', parentName(household, parent.id))}
            </button>
          </li>
        ))}
      </ul>
      <Result text={result} failed={failed} testId="parents-result" />
      <AddParent refresh={refresh} />
      <ChangePin refresh={refresh} />
      <ConfirmDialog
        open={leaving !== null}
        title={say('pinRemoveAsk')}
        text={leaving === null ? '' : say('pinRemoveText', parentName(household, leaving.id))}
        confirm={say('agrRemove')}
        confirmTestId="remove-parent-confirm"
        onConfirm={() => run(async () => (leaving === null ? '' : remove(leaving)))}
        onClose={() => setLeaving(null)}
      />
    </section>
  );

  async function remove({ id }: ParentView): Promise<string> {
    const name = titled(parentName(household, id));
    const answer = await ask('remove-parent', { parent: id });
    refresh();
    if (!answer.ok) throw notDone(answer);
    return say('pinParentRemoved', name);
  }
}

interface PartProps {
  readonly refresh: () => void;
}

function AddParent({ refresh }: PartProps): JSX.Element {
  const [name, setName] = useState('');
  const [typed, setTyped] = useState(NO_PIN);
  const { result, failed, run } = useAction();
  const id = useId();
  return (
    <details data-testid="add-parent-part">
      <summary>{say('pinAddParent')}</summary>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          run(add);
        }}
      >
        <TextInput
          label={say('pinParentName')}
          value={name}
          maxLength={60}
          testId="new-parent-name"
          onInput={setName}
        />
        <NewPin
          {...typed}
          prefix="new-parent-pin"
          describedBy={id}
          onInput={(part) => setTyped({ ...typed, ...part })}
        />
        <div id={id}>
          <Result text={result} failed={failed} testId="add-parent-result" />
        </div>
        <p>
          <button type="submit" data-testid="add-parent">
            {say('pinAddParentDo')}
          </button>
        </p>
      </form>
    </details>
  );

  async function add(): Promise<string> {
    if (name.trim() === '') throw new NotDoneError(say('pinNameMissing'));
    if (holdsAddress(name)) throw new NotDoneError(say('memberNameRefused'));
    const answer = await ask('add-parent', { parentName: name.trim(), ...typed });
    refresh();
    if (!answer.ok) throw notDone(answer);
    setName('');
    setTyped(NO_PIN);
    return say('pinParentAdded', isolated(name.trim()));
  }
}

function ChangePin({ refresh }: PartProps): JSX.Element {
  const [typed, setTyped] = useState(NO_PIN);
  const { result, failed, run } = useAction();
  const id = useId();
  return (
    <details>
      <summary>{say('pinChange')}</summary>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          run(change);
        }}
      >
        <NewPin
          {...typed}
          prefix="change-pin"
          describedBy={id}
          onInput={(part) => setTyped({ ...typed, ...part })}
        />
        <div id={id}>
          <Result text={result} failed={failed} testId="change-pin-result" />
        </div>
        <p>
          <button type="submit" data-testid="change-pin-do">
            {say('pinChangeDo')}
          </button>
        </p>
      </form>
    </details>
  );

  async function change(): Promise<string> {
    const answer = await ask('change-pin', typed);
    refresh();
    if (!answer.ok) throw notDone(answer);
    setTyped(NO_PIN);
    return say('pinChanged');
  }
}
