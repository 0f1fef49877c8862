import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { HouseholdMember } from '../../../domain/household/members.ts';
import type { HouseholdView } from '../../../messages/views.ts';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { Avatar } from '../../../ui/scene/avatar.tsx';
import { t } from '../../../ui/i18n.ts';
import { Checkbox } from '../../limits-form/fields/inputs.tsx';
import { displayNames, isolatedText } from '../../../ui/text/display-names.ts';
import { request } from '../../request.ts';

interface Props {
  readonly household: HouseholdView;
  readonly onChange: () => void;
}

/** The members of the household. */
export function HouseholdPeople({ household, onChange }: Props): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const { result, failed, run } = useAction();
  const names = displayNames(household.persons);
  return (
    <section class="card">
      <h3 ref={heading} tabIndex={-1}>
        {t('kinPeople')}
      </h3>
      <ul class="kin-people" role="list">
        {household.persons.map((person) => {
          const name = isolatedText(names.get(person.id) ?? '');
          return (
            <li key={person.id} data-testid="kin-person">
              <Avatar id={person.member ?? person.id} />
              <div>
                <p class="person-name">{name}</p>
                {person.member === null ? <p class="soft small">{t('kinElsewhere')}</p> : null}
              </div>
              {person.member === null ? (
                <Button
                  kind="quiet"
                  small
                  testId="forget-person"
                  onClick={() => run(() => remove(person, name))}
                >
                  {t('personRemove', name)}
                </Button>
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
    </section>
  );

  async function remove({ id }: HouseholdMember, name: string): Promise<string> {
    await request('remove-person', { person: id });
    // The row disappears with the focused button.
    heading.current?.focus();
    onChange();
    return t('personRemoved', name);
  }

  async function setGrownUp({ id }: HouseholdMember, grownUp: boolean): Promise<void> {
    await request('set-grown-up', { person: id, grownUp });
    onChange();
  }
}
