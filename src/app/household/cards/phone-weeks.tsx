import type { JSX } from 'preact';
import type { HouseholdRow } from '../../../domain/household/week/household-week.ts';
import type { DayKey } from '../../../domain/time/units.ts';
import { t } from '../../../ui/i18n.ts';
import { PhoneWeekForm } from './phone-week.tsx';
import { MemberSelect } from '../../components/member-select.tsx';
import { useOwnRow } from './use-own-rows.ts';

interface Props {
  readonly rows: readonly HouseholdRow[];
  readonly week: DayKey;
  readonly onChange: () => void;
}

/** The phone times of this browser's members, for a browser without a household. */
export function PhoneWeeks({ rows, week, onChange }: Props): JSX.Element | null {
  const { row, select } = useOwnRow(rows);
  if (row === null) return null;
  return (
    <section class="card">
      <h3>{t('phoneWeekTitle')}</h3>
      <MemberSelect {...select} />
      <PhoneWeekForm
        key={`${row.member} ${week}`}
        member={row.member}
        week={week}
        phoneMs={row.week?.phoneMs ?? null}
        onChange={onChange}
      />
    </section>
  );
}
