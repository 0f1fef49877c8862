import type { JSX } from 'preact';
import type { HouseholdRow } from '../../../domain/household/week/household-week.ts';
import { SegmentedControl } from '../../../ui/components/controls/segmented-control.tsx';
import { t } from '../../../ui/i18n.ts';

interface Props {
  /** The rows of this browser's members. */
  readonly rows: readonly HouseholdRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly chosen: string;
  readonly choose: (person: string) => void;
}

/** Which of the members of this browser it is about; nothing to choose where there is one. */
export function MemberSelect({ rows, names, chosen, choose }: Props): JSX.Element | null {
  if (rows.length < 2) return null;
  return (
    <SegmentedControl
      label={t('giveWhose')}
      segments={rows.map(({ person }) => ({
        value: person,
        text: <bdi>{names.get(person)}</bdi>,
      }))}
      chosen={chosen}
      onChoose={choose}
      testId="give-whose"
    />
  );
}
