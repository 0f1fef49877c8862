import type { JSX } from 'preact';
import type { HouseholdRow, HouseholdWeek } from '../../../domain/household/week/household-week.ts';
import type { WallTime } from '../../../domain/time/units.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { Icon } from '../../../ui/components/icon.tsx';
import { t } from '../../../ui/i18n.ts';
import { Checks } from './conversation-tips.tsx';
import {
  householdComparisonText,
  isKnown,
  knownText,
  outsideRangeText,
  rowStatusText,
  wentWellText,
} from './row-text.ts';
import { WeekBars } from './week-bars.tsx';

interface Props {
  readonly week: HouseholdWeek;
  readonly title: string;
  readonly names: ReadonlyMap<string, string>;
  readonly lateFrom: WallTime;
  readonly question: string | null;
  /** The stored note; empty for none. */
  readonly note: string;
}

/** The week on one sheet of paper, with room to write; shown only in print. */
export function PrintSheet(props: Props): JSX.Element {
  const { week, title, names, lateFrom, question, note } = props;
  const nameOf = ({ person }: HouseholdRow): string => names.get(person) ?? '';
  return (
    <div class="sheet print-only">
      <header>
        <div>
          <p class="sheet-title">{t('householdTitle')}</p>
          <p>{[title, ...totalTexts(week)].join(' · ')}</p>
        </div>
        <Icon name="hourglass" />
      </header>
      <ul role="list" class="sheet-rows">
        {week.rows.map((row) => (
          <li key={row.person}>
            <strong class="serif">
              <bdi>{nameOf(row)}</bdi>
            </strong>
            <SheetRow row={row} name={nameOf(row)} week={week} lateFrom={lateFrom} />
          </li>
        ))}
      </ul>
      {question === null ? null : (
        <section class="sheet-question">
          <p>{t('talkTitle')}</p>
          <p class="serif">{question}</p>
        </section>
      )}
      <section>
        <h2>{t('noteTitle')}</h2>
        {note === '' ? null : (
          <p class="sheet-note" dir="auto">
            {note}
          </p>
        )}
        <Lines count={note === '' ? 4 : 2} />
      </section>
      <div class="sheet-columns">
        <section>
          <h2>{t('nextTitle')}</h2>
          <Lines count={3} />
        </section>
        <section>
          <h2>{t('checkTitle')}</h2>
          <Checks />
        </section>
      </div>
      <ul role="list" class="sheet-signatures">
        {week.rows.map((row) => (
          <li key={row.person}>
            <bdi>{nameOf(row)}</bdi>
          </li>
        ))}
      </ul>
      <p class="sheet-foot">
        {t('householdScope')} {t('timesRounded')} {t('rowScale')}
      </p>
    </div>
  );
}

interface RowProps {
  readonly row: HouseholdRow;
  readonly name: string;
  readonly week: HouseholdWeek;
  readonly lateFrom: WallTime;
}

function SheetRow({ row, name, week, lateFrom }: RowProps): JSX.Element {
  const own = row.week;
  const status = rowStatusText(row, name);
  if (own === null || (own.totalMs ?? own.elsewhere ?? own.phoneMs) === null)
    return <span class="sheet-status">{`${t('notMeasured')} ${status}`}</span>;
  return (
    <>
      {/* Paper has no “More”. */}
      <WeekBars own={own} outsideText={outsideRangeText(own, week.week)} />
      <span>{wentWellText(own, lateFrom) || status}</span>
    </>
  );
}

function totalTexts(week: HouseholdWeek): string[] {
  if (!week.rows.some(isKnown)) return [];
  const total = t('labelled', t('householdTotal'), durationText(week.totalMs));
  return [total, knownText(week), householdComparisonText(week)].filter((text) => text !== '');
}

/** Lines to write on. */
function Lines({ count }: { readonly count: number }): JSX.Element {
  return (
    <>
      {Array.from({ length: count }, (_, i) => (
        <div key={i} class="sheet-line" />
      ))}
    </>
  );
}
