import type { JSX } from 'preact';
import { t } from '../../../ui/i18n.ts';
import { displayNames } from '../../../ui/text/display-names.ts';
import { SelectField } from '../../components/select-field.tsx';

/** Who uses the browser that is paired next: somebody's id, or one of the two below. */
export type NextUser = string;

/** Nobody that the household knows. */
export const SOMEONE_NEW: NextUser = 'new';

/** It is still to be chosen. */
export const UNDECIDED: NextUser = '';

interface Props {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly value: NextUser;
  readonly onChange: (value: NextUser) => void;
}

/** Asks who uses the browser that is paired next: limits hold there for that person alone (rule H4). */
export function NextUserField({ people, value, onChange }: Props): JSX.Element {
  const undecided = [UNDECIDED, t('kinPairChoose')] as const;
  return (
    <>
      <SelectField
        label={t('kinPairFor')}
        value={value}
        options={[
          ...(value === UNDECIDED ? [undecided] : []),
          ...displayNames(people),
          [SOMEONE_NEW, t('kinAsNew')],
        ]}
        onChange={onChange}
        testId="pair-for"
        describedBy="pair-for-hint"
      />
      <p class="hint" id="pair-for-hint">
        {t('kinPairForHint')}
      </p>
    </>
  );
}
