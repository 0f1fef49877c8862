import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { HouseholdMember } from '../../../domain/household/members.ts';
import { ask } from '../../../platform/messaging/message-client.ts';
import type { HouseholdView } from '../../../messages/views.ts';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { t } from '../../../ui/i18n.ts';
import { Checkbox } from '../../limits-form/fields/inputs.tsx';
import { isolatedText } from '../../../ui/text/display-names.ts';
import { actionError } from '../action-error.ts';

interface Props {
  readonly household: HouseholdView;
  readonly changed: () => void;
}

/** Who belongs to the household, and where each is counted. */
export function HouseholdPeople({ household, changed }: Props): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const { result, failed, run } = useAction();
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {t('kinPeople')}
      </h3>
      <ul class="people kin-people" role="list">
        {household.persons.map((person, i) => {
          const name = isolatedText(person.name || t('memberUnnamed', String(i + 1)));
          return (
            <li key={person.id} data-testid="kin-person">
              <div>
                <p class="person-name">{name}</p>
                <p class="hint">{t(person.member === null ? 'kinElsewhere' : 'kinHere')}</p>
              </div>
              {person.member === null ? (
                <button
                  type="button"
                  data-testid="forget-person"
                  onClick={() => run(() => forget(person, name))}
                >
                  {t('kinForget', name)}
                </button>
              ) : (
                <Checkbox
                  label={t('kinIsParent', name)}
                  checked={person.grownUp}
                  testId="is-parent"
                  onChange={(grownUp) => run(() => setGrownUp(person, grownUp))}
                />
              )}
            </li>
          );
        })}
      </ul>
      <ActionResult text={result} failed={failed} testId="kin-result" />
    </>
  );

  async function forget({ id }: HouseholdMember, name: string): Promise<string> {
    const answer = await ask('remove-person', { person: id });
    if (!answer.ok) throw actionError(answer);
    // Their row is gone in a moment, and the button that was pressed with it.
    heading.current?.focus();
    changed();
    return t('kinForgotten', name);
  }

  async function setGrownUp({ id }: HouseholdMember, grownUp: boolean): Promise<string> {
    const answer = await ask('set-grown-up', { person: id, grownUp });
    if (!answer.ok) throw actionError(answer);
    changed();
    return '';
  }
}
