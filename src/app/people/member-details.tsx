import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ask } from '../../platform/messaging/message-client.ts';
import type { HouseholdView, MemberView } from '../../messages/views.ts';
import { NotDoneError, useAction } from '../../ui/hooks/use-action.ts';
import { Result } from '../../ui/components/action-result.tsx';
import { say } from '../../ui/i18n.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { TextInput } from '../limits-form/fields/inputs.tsx';
import { holdsAddress, memberName } from '../agreement/display-names.ts';
import { NewPin, NO_PIN, PinInput } from '../pin/pin-input.tsx';
import { notDone } from '../agreement/error-text.ts';

interface Props {
  readonly household: HouseholdView;
  readonly member: MemberView;
  readonly refresh: () => void;
}

interface NamedProps extends Props {
  readonly name: string;
}

/** What can be changed about a person: the name, a PIN of their own, and whether they are here. */
export function PersonDetails(props: Props): JSX.Element {
  const { household, member } = props;
  const name = memberName(household, member);
  return (
    <details class="person-details">
      <summary data-testid="manage">{say('memberManage')}</summary>
      <Rename {...props} />
      <OwnPin {...props} name={name} />
      {household.members.length > 1 ? <Remove {...props} name={name} /> : null}
    </details>
  );
}

function Rename({ member, refresh }: Props): JSX.Element {
  const [name, setName] = useState(member.name);
  const { result, failed, run } = useAction();
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(rename);
      }}
    >
      <TextInput
        label={say('memberRename')}
        value={name}
        maxLength={60}
        testId="rename"
        onInput={setName}
      />
      <p>
        <button type="submit" data-testid="rename-do">
          {say('memberRenameDo')}
        </button>
      </p>
      <Result text={result} failed={failed} testId="rename-result" />
    </form>
  );

  async function rename(): Promise<string> {
    if (holdsAddress(name)) throw new NotDoneError(say('memberNameRefused'));
    const answer = await ask('rename-member', { member: member.id, memberName: name.trim() });
    refresh();
    if (!answer.ok) throw notDone(answer);
    return say('memberRenamed');
  }
}

function OwnPin({ member, refresh, name }: NamedProps): JSX.Element {
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState(NO_PIN);
  const { result, failed, run } = useAction();
  const id = useId();
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(set);
      }}
    >
      <p class="hint">{say('memberPinText')}</p>
      {member.hasPin ? (
        <>
          <p>{say('memberPinHas', name)}</p>
          <PinInput
            label={say('memberPinCurrent')}
            value={current}
            testId="own-pin-current"
            describedBy={id}
            onInput={setCurrent}
          />
        </>
      ) : null}
      <NewPin
        {...typed}
        prefix="own-pin"
        describedBy={id}
        onInput={(part) => setTyped({ ...typed, ...part })}
      />
      <div id={id}>
        <Result text={result} failed={failed} testId="own-pin-result" />
      </div>
      <p>
        <button type="submit" data-testid="own-pin-do">
          {say('memberPinDo')}
        </button>
      </p>
    </form>
  );

  async function set(): Promise<string> {
    const answer = await ask('set-member-pin', { member: member.id, ...typed, current });
    refresh();
    if (!answer.ok) throw notDone(answer);
    setTyped(NO_PIN);
    setCurrent('');
    return say('memberPinDone');
  }
}

function Remove({ member, refresh, name }: NamedProps): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const { result, failed, run } = useAction();
  const remove = async (): Promise<string> => {
    const answer = await ask('remove-member', { member: member.id });
    refresh();
    if (!answer.ok) throw notDone(answer);
    return say('memberRemoved', name);
  };
  return (
    <>
      <p>
        <button type="button" data-testid="remove-member" onClick={() => setAsking(true)}>
          {say('memberRemove', name)}
        </button>
      </p>
      <Result text={result} failed={failed} testId="remove-member-result" />
      <ConfirmDialog
        open={isAsking}
        title={say('memberRemoveAsk', name)}
        text={say('memberRemoveText')}
        confirm={say('memberRemove', name)}
        confirmTestId="remove-member-confirm"
        onConfirm={() => run(remove)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
