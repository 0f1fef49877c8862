import type { JSX } from 'preact';
import type { HouseholdRow } from '../../../domain/household/week/household-week.ts';
import type { DayKey } from '../../../domain/time/units.ts';
import { Panel } from '../../../ui/components/panel.tsx';
import { t } from '../../../ui/i18n.ts';
import { PhoneWeekForm } from './phone-week.tsx';
import { MemberSelect } from '../../components/member-select.tsx';
import { useOwnRows } from './use-own-rows.ts';

interface Props {
  readonly rows: readonly HouseholdRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly week: DayKey;
  readonly onChange: () => void;
}

/** The phone times of this browser's members, for a browser without a household. */
export function PhoneWeeks(props: Props): JSX.Element | null {
  const { week, onChange } = props;
  const { names, row, choose } = useOwnRows(props.rows, props.names);
  if (row === null) return null;
  return (
    <Panel title={t('phoneWeekTitle')}>
      <MemberSelect
        label={t('giveWhose')}
        names={names}
        chosen={row.person}
        onChoose={choose}
        testId="give-whose"
      />
      <PhoneWeekForm
        key={`${row.member} ${week}`}
        member={row.member}
        week={week}
        phoneMs={row.week?.phoneMs ?? null}
        onChange={onChange}
      />
    </Panel>
  );
}
