import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { DayKey } from '../../../domain/time/units.ts';
import { Icon } from '../../../ui/components/icon.tsx';
import { t } from '../../../ui/i18n.ts';
import { dateText } from '../../../ui/text/format-date.ts';
import { ElsewhereSection } from '../../elsewhere/elsewhere-section.tsx';
import type { ElsewhereView } from '../../elsewhere/elsewhere-view.ts';
import { DayPanel } from '../day-panel.tsx';
import { FeedsSection } from '../feeds-section.tsx';
import { GettingStarted } from '../first-week.tsx';
import { HoursSection } from '../hours-section.tsx';
import { WeekDays } from './week-days.tsx';
import { WeekFacts } from './week-facts.tsx';
import { WeekTables } from './week-tables.tsx';
import type { WeekData } from './week-query.ts';
import type { WeekView } from './week-view.ts';

interface Props {
  readonly data: WeekData;
  readonly view: WeekView;
  /** `null` if nothing is known of time outside this browser. */
  readonly elsewhere: ElsewhereView | null;
  /** Whether the page still explains what will appear. */
  readonly isFirstWeek: boolean;
  readonly onChoose: (date: DayKey) => void;
}

/** Everything below a week's total: its days, one of them in full, feeds, facts, hours and tables. */
export function WeekSections(props: Props): JSX.Element {
  const { data, view, elsewhere, isFirstWeek, onChoose } = props;
  const panel = useId();
  const { day, sessions, gaps, otherBrowsersMs, lostMs, groups, firstDate } = view;
  return (
    <>
      <section class="card">
        <div class="spread">
          <h2>{t('dayByDay')}</h2>
          <p class="row small soft same-page">
            <Icon name="eye" />
            {t('timeSamePage')}
          </p>
        </div>
        <WeekDays view={view} panel={panel} onChoose={onChoose} />
      </section>
      <div class="side-by-side">
        <DayPanel
          id={panel}
          day={day}
          sessions={sessions}
          gaps={gaps}
          lostMs={lostMs}
          otherBrowsersMs={otherBrowsersMs}
          calendars={data.snapshot.settings.calendars}
          elsewhere={elsewhere?.days.find(({ date }) => date === day.date) ?? null}
        />
        <FeedsSection groups={groups} />
      </div>
      <WeekFacts view={view} />
      {elsewhere === null ? null : <ElsewhereSection view={elsewhere} />}
      <HoursSection view={view} elsewhere={elsewhere} />
      {isFirstWeek ? <GettingStarted /> : null}
      <WeekTables view={view} elsewhere={elsewhere} />
      {firstDate === null ? null : <p class="aside">{t('timeSince', dateText(firstDate))}</p>}
    </>
  );
}
