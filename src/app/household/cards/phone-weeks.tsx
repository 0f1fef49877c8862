import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { HouseholdRow } from '../../../domain/household/week/household-week.ts';
import type { DayKey } from '../../../domain/time/units.ts';
import { Panel } from '../../../ui/components/panel.tsx';
import { t } from '../../../ui/i18n.ts';
import { PhoneWeekForm } from './phone-week.tsx';
import { MemberSelect } from './member-select.tsx';

interface Props {
  readonly rows: readonly HouseholdRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly week: DayKey;
  readonly changed: () => void;
}

/** The phones of whoever shares this browser, where no card takes their figures along. */
export function PhoneWeeks({ rows, names, week, changed }: Props): JSX.Element | null {
  const own = rows.filter(({ member }) => member !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const row = own.find(({ person }) => person === chosen) ?? own[0];
  const member = row?.member ?? null;
  if (row === undefined || member === null) return null;
  return (
    <Panel title={t('phoneWeekTitle')}>
      <MemberSelect rows={own} names={names} chosen={row.person} choose={setChosen} />
      <PhoneWeekForm
        key={`${member} ${week}`}
        member={member}
        week={week}
        phoneMs={row.week?.phoneMs ?? null}
        changed={changed}
      />
    </Panel>
  );
}
