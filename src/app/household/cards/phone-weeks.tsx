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

/** The phone times of this browser's members. */
export function PhoneWeeks({ rows, week, onChange }: Props): JSX.Element | null {
  const { row, select } = useOwnRow(rows);
  if (row === null) return null;
  return (
    <details class="fold" data-testid="phone-weeks">
      <summary>{t('phoneWeekTitle')}</summary>
      <MemberSelect {...select} />
      <PhoneWeekForm
        key={`${row.member} ${week}`}
        member={row.member}
        week={week}
        phoneMs={row.week?.phoneMs ?? null}
        onChange={onChange}
      />
    </details>
  );
}
