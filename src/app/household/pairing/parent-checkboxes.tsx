import type { JSX } from 'preact';
import type { BrowserProfileView } from '../../../messages/views.ts';
import { t } from '../../../ui/i18n.ts';
import { Checkbox } from '../../limits-form/fields/inputs.tsx';
import { memberName } from '../../../ui/text/display-names.ts';

interface Props {
  readonly profile: BrowserProfileView;
  /** The members of this browser who are parents. */
  readonly grownUps: readonly string[];
  readonly change: (grownUps: readonly string[]) => void;
}

/** Who of this browser is a parent; it says so beside their name, and changes nothing else. */
export function ParentCheckboxes({ profile, grownUps, change }: Props): JSX.Element {
  return (
    <fieldset class="grown-ups">
      <legend class="label">{t('kinGrownUps')}</legend>
      {profile.members.map((member) => (
        <Checkbox
          key={member.id}
          label={memberName(profile, member)}
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
