import type { JSX } from 'preact';
import type { HouseholdRow, MemberWeek } from '../../../domain/household/week/household-week.ts';
import type { DayKey, WallTime } from '../../../domain/time/units.ts';
import { Icon } from '../../../ui/components/icon.tsx';
import { Avatar } from '../../../ui/scene/avatar.tsx';
import { t } from '../../../ui/i18n.ts';
import { isolatedText } from '../../../ui/text/display-names.ts';
import { FactList } from '../../components/fact-list.tsx';
import {
  changeText,
  detailFacts,
  outsideText,
  remarksOf,
  rowStatusText,
  wentWellText,
} from './row-text.ts';
import { WeekBars } from './week-bars.tsx';

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
  const status = rowStatusText(row, name);
  const change = own === null ? '' : changeText(own.comparison);
  const hasBars = own !== null && (own.totalMs ?? own.elsewhere ?? own.phoneMs) !== null;
  return (
    <li class="card member-row" data-testid="member-row" data-person={row.person}>
      <Avatar id={row.member ?? row.person} size="large" />
      <div class="member-name">
        <h3>
          <bdi>{name}</bdi>
          {isParent ? <span class="tag tag-line">{t('rowParent')}</span> : null}
        </h3>
        {change === '' ? null : <p class="soft">{change}</p>}
      </div>
      <div class="member-week">
        {own !== null && hasBars ? (
          <WeekBars own={own} outsideText={outsideText(own, week)} testId="member-total" />
        ) : null}
        {status === '' ? null : (
          <p class="soft">
            {hasBars ? null : (
              <strong class="dash" data-testid="member-total">
                {t('notMeasured')}
              </strong>
            )}
            {status}
          </p>
        )}
        {own === null ? null : <Remarks own={own} week={week} />}
      </div>
      {own === null || (own.totalMs ?? own.elsewhere) === null ? null : (
        <WeekDetails own={own} name={name} lateFrom={lateFrom} />
      )}
    </li>
  );
}

interface RemarksProps {
  readonly own: MemberWeek;
  /** The first date of the week. */
  readonly week: DayKey;
}

/** How complete and comparable the figures are. */
function Remarks({ own, week }: RemarksProps): JSX.Element | null {
  const remarks = remarksOf(own, week);
  return remarks.length === 0 ? null : <p class="soft small">{remarks.join(' · ')}</p>;
}

interface DetailsProps {
  readonly own: MemberWeek;
  readonly name: string;
  readonly lateFrom: WallTime;
}

/** What went well, and on a press all figures of a member's week. */
function WeekDetails({ own, name, lateFrom }: DetailsProps): JSX.Element {
  return (
    <details class="member-details">
      <summary>
        {own.wentWell === null ? null : (
          <span class="went-well" data-testid="went-well">
            <Icon name="sun" />
            {wentWellText(own, lateFrom)}
          </span>
        )}
        <span class="member-more">
          {t('rowMoreFigures')}
          <span class="unseen"> {t('rowMoreOf', isolatedText(name))}</span>
        </span>
      </summary>
      <FactList facts={detailFacts(own, lateFrom)} />
    </details>
  );
}
