import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Person } from '../../../domain/household/members.ts';
import { ask } from '../../../platform/messaging/message-client.ts';
import type { KinView } from '../../../messages/views.ts';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { Result } from '../../../ui/components/action-result.tsx';
import { say } from '../../../ui/i18n.ts';
import { Tick } from '../../limits-form/fields/inputs.tsx';
import { isolated } from '../../agreement/display-names.ts';
import { refused } from '../action-error.ts';

interface Props {
  readonly kin: KinView;
  readonly changed: () => void;
}

/** Who belongs to the household, and where each is counted. */
export function HouseholdPeople({ kin, changed }: Props): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const { result, failed, run } = useAction();
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {say('kinPeople')}
      </h3>
      <ul class="people kin-people" role="list">
        {kin.persons.map((person, i) => {
          const name = isolated(person.name || say('memberUnnamed', String(i + 1)));
          return (
            <li key={person.id} data-testid="kin-person">
              <div>
                <p class="person-name">{name}</p>
                <p class="hint">{say(person.member === null ? 'kinElsewhere' : 'kinHere')}</p>
              </div>
              {person.member === null ? (
                <button
                  type="button"
                  data-testid="forget-person"
                  onClick={() => run(() => forget(person, name))}
                >
                  {say('kinForget', name)}
                </button>
              ) : (
                <Tick
                  label={say('kinIsParent', name)}
                  checked={person.grownUp}
                  testId="is-parent"
                  onChange={(grownUp) => run(() => setGrownUp(person, grownUp))}
                />
              )}
            </li>
          );
        })}
      </ul>
      <Result text={result} failed={failed} testId="kin-result" />
    </>
  );

  async function forget({ id }: Person, name: string): Promise<string> {
    const answer = await ask('remove-person', { person: id });
    if (!answer.ok) throw refused(answer);
    // Their row is gone in a moment, and the button that was pressed with it.
    heading.current?.focus();
    changed();
    return say('kinForgotten', name);
  }

  async function setGrownUp({ id }: Person, grownUp: boolean): Promise<string> {
    const answer = await ask('set-grown-up', { person: id, grownUp });
    if (!answer.ok) throw refused(answer);
    changed();
    return '';
  }
}
