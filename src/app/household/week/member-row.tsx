import type { JSX } from 'preact';
import type { HouseholdRow, MemberWeek } from '../../../domain/household/week/household-week.ts';
import type { DayKey, WallTime } from '../../../domain/time/units.ts';
import { Total } from '../../../ui/components/total.tsx';
import { t } from '../../../ui/i18n.ts';
import { FactList } from '../../components/fact-list.tsx';
import { remarksOf, rowStatusText, weekFacts, wentWellText } from './row-text.ts';

interface Props {
  readonly row: HouseholdRow;
  readonly name: string;
  readonly isParent: boolean;
  /** The first date of the week. */
  readonly week: DayKey;
  readonly lateFrom: WallTime;
}

/** One member's week. */
export function MemberRow({ row, name, isParent, week, lateFrom }: Props): JSX.Element {
  const own = row.week;
  return (
    <li class="member-row panel" data-testid="member-row" data-person={row.person}>
      <div class="member-head">
        <h3>
          <bdi>{name}</bdi>
          {isParent ? <span class="mark">{t('rowParent')}</span> : null}
        </h3>
        <Total ms={own?.totalMs ?? null} testId="member-total" />
        <p class="member-compared">{rowStatusText(row)}</p>
      </div>
      {own === null ? null : <WeekDetails own={own} week={week} lateFrom={lateFrom} />}
    </li>
  );
}

interface DetailsProps {
  readonly own: MemberWeek;
  /** The first date of the week. */
  readonly week: DayKey;
  readonly lateFrom: WallTime;
}

/** The figures of a member's week, what went well, and remarks. */
export function WeekDetails({ own, week, lateFrom }: DetailsProps): JSX.Element {
  return (
    <>
      <FactList facts={weekFacts(own, lateFrom)} />
      {own.wentWell === null ? null : (
        <p class="went-well" data-testid="went-well">
          {wentWellText(own.wentWell)}
        </p>
      )}
      {remarksOf(own, week).map((remark) => (
        <p key={remark} class="hint">
          {remark}
        </p>
      ))}
    </>
  );
}
