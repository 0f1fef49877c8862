import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ask } from '../../platform/messaging/message-client.ts';
import type { HouseholdView, MemberView } from '../../messages/views.ts';
import { NotDoneError, useAction } from '../../ui/hooks/use-action.ts';
import { Result } from '../../ui/components/action-result.tsx';
import { say } from '../../ui/i18n.ts';
import { TextInput } from '../limits-form/fields/inputs.tsx';
import { holdsAddress, isolated, memberName } from '../agreement/display-names.ts';
import { PersonDetails } from './member-details.tsx';
import { PinInput } from '../pin/pin-input.tsx';
import { notDone } from '../agreement/error-text.ts';

interface Props {
  readonly household: HouseholdView;
  readonly refresh: () => void;
}

interface PeopleProps extends Props {
  /** Others come once counting has begun: each must have read about it. */
  readonly isCounted: boolean;
}

/** Whose time is counted here, and who is watching now. */
export function People({ household, isCounted, refresh }: PeopleProps): JSX.Element {
  return (
    <section class="panel" data-testid="people">
      <h2>{say('memberTitle')}</h2>
      <p class="hint">{say('memberText')}</p>
      <ul class="people" role="list">
        {household.members.map((member) => (
          <Person
            key={member.id}
            household={household}
            member={member}
            isCounted={isCounted}
            refresh={refresh}
          />
        ))}
      </ul>
      {isCounted ? <AddPerson refresh={refresh} /> : null}
    </section>
  );
}

interface PersonProps extends PeopleProps {
  readonly member: MemberView;
}

function Person({ household, member, isCounted, refresh }: PersonProps): JSX.Element {
  const name = memberName(household, member);
  const isCurrent = household.current === member.id;
  const [needsPin, setNeedsPin] = useState(false);
  const [pin, setPin] = useState('');
  const { result, failed, run } = useAction();
  const id = useId();
  return (
    <li data-testid="person" aria-current={isCurrent ? 'true' : undefined}>
      <span class="person-name">
        <bdi>{name}</bdi>
        {isCurrent && isCounted ? <span class="mark">{say('memberCurrent')}</span> : null}
      </span>
      {isCurrent ? null : (
        <form
          class="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            run(change);
          }}
        >
          {needsPin ? (
            <PinInput
              label={say('memberSwitchPin', name)}
              value={pin}
              testId="switch-pin"
              describedBy={id}
              onInput={setPin}
            />
          ) : null}
          <p>
            <button type="submit" data-testid="switch-member">
              {say('memberSwitch', name)}
            </button>
          </p>
        </form>
      )}
      <div id={id} class="person-said">
        <Result text={result} failed={failed} testId="switch-result" />
      </div>
      <PersonDetails household={household} member={member} refresh={refresh} />
    </li>
  );

  async function change(): Promise<string> {
    const answer = await ask('switch-member', { member: member.id, pin });
    refresh();
    if (!answer.ok) {
      if (answer.error !== 'needs-pin') throw notDone(answer);
      setNeedsPin(true);
      return '';
    }
    setNeedsPin(false);
    setPin('');
    return say('memberSwitched', name);
  }
}

function AddPerson({ refresh }: { readonly refresh: () => void }): JSX.Element {
  const [name, setName] = useState('');
  const { result, failed, run } = useAction();
  return (
    <details>
      <summary data-testid="add-member-open">{say('memberAdd')}</summary>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          run(add);
        }}
      >
        <TextInput
          label={say('memberAddName')}
          value={name}
          maxLength={60}
          testId="add-member-name"
          onInput={setName}
        />
        <p class="hint">{say('memberAddHint')}</p>
        <p>
          <button type="submit" data-testid="add-member">
            {say('memberAddDo')}
          </button>
        </p>
        <Result text={result} failed={failed} testId="add-member-result" />
      </form>
    </details>
  );

  async function add(): Promise<string> {
    if (name.trim() === '') throw new NotDoneError(say('pinNameMissing'));
    if (holdsAddress(name)) throw new NotDoneError(say('memberNameRefused'));
    const answer = await ask('add-member', { memberName: name.trim() });
    refresh();
    if (!answer.ok) throw notDone(answer);
    setName('');
    return say('memberAdded', isolated(name.trim()));
  }
}
