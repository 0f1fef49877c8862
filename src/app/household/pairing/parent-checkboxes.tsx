import type { JSX } from 'preact';
import type { HouseholdView } from '../../../messages/views.ts';
import { say } from '../../../ui/i18n.ts';
import { Tick } from '../../limits-form/fields/inputs.tsx';
import { memberName } from '../../agreement/display-names.ts';

interface Props {
  readonly household: HouseholdView;
  /** The members of this browser who are parents. */
  readonly grownUps: readonly string[];
  readonly change: (grownUps: readonly string[]) => void;
}

/** Who of this browser is a parent; it says so beside their name, and changes nothing else. */
export function GrownUps({ household, grownUps, change }: Props): JSX.Element {
  return (
    <fieldset class="grown-ups">
      <legend class="label">{say('kinGrownUps')}</legend>
      {household.members.map((member) => (
        <Tick
          key={member.id}
          label={memberName(household, member)}
          checked={grownUps.includes(member.id)}
          testId="grown-up"
          onChange={(isGrownUp) =>
            change(
              isGrownUp ? [...grownUps, member.id] : grownUps.filter((one) => one !== member.id),
            )
          }
        />
      ))}
    </fieldset>
  );
}
