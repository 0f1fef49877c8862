import type { JSX } from 'preact';
import type { BrowserProfileView } from '../../../messages/views.ts';
import { t } from '../../../ui/i18n.ts';
import { Checkbox } from '../../limits-form/fields/inputs.tsx';
import { memberName } from '../../../ui/text/display-names.ts';

interface Props {
  readonly profile: BrowserProfileView;
  /** Ids of the checked members. */
  readonly parents: readonly string[];
  readonly onChange: (parents: readonly string[]) => void;
}

/** Which members of this browser are parents. Where there is a PIN, only whoever has it says so. */
export function ParentCheckboxes({ profile, parents, onChange }: Props): JSX.Element {
  if (profile.hasPin && profile.unlocked === null) {
    return <p class="hint">{t('kinParentsNeedPin')}</p>;
  }
  return (
    <fieldset class="grown-ups">
      <legend class="label">{t('kinGrownUps')}</legend>
      {profile.members.map((member) => (
        <Checkbox
          key={member.id}
          label={memberName(profile, member)}
          checked={parents.includes(member.id)}
          testId="grown-up"
          onChange={(isParent) =>
            onChange(isParent ? [...parents, member.id] : parents.filter((id) => id !== member.id))
          }
        />
      ))}
    </fieldset>
  );
}
