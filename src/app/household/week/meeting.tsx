import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { HouseholdRow, HouseholdWeek } from '../../../domain/household/week/household-week.ts';
import type { WallTime } from '../../../domain/time/units.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { Total } from '../../../ui/components/total.tsx';
import { t } from '../../../ui/i18n.ts';
import { arrowStep } from '../../use-arrow-navigation.ts';
import { FactList } from '../../components/fact-list.tsx';
import {
  comparisonText,
  isAnythingKnown,
  remarksOf,
  rowStatusText,
  weekFacts,
  wellText,
} from './row-text.ts';

interface Props {
  readonly week: HouseholdWeek;
  readonly title: string;
  readonly names: ReadonlyMap<string, string>;
  readonly lateFrom: WallTime;
  /** What the last screen asks. */
  readonly question: string | null;
  readonly leave: () => void;
}

/** Each member's week full screen, one after the other, for a family round one table. */
export function Meeting(props: Props): JSX.Element {
  const { week, title, names, lateFrom, question, leave } = props;
  const [place, setPlace] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const last = week.rows.length;
  const at = Math.min(place, last);
  const row = week.rows[at];
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => heading.current?.focus(), [at]);
  const isLast = at === last;
  const leaves = (): void => dialog.current?.close();
  const go = (by: number): void => setPlace(Math.max(0, Math.min(last, at + by)));
  return (
    <dialog
      ref={dialog}
      class="meeting"
      aria-label={t('meetTitle')}
      data-testid="meeting"
      onClose={leave}
      onKeyDown={(event) => go(pageStep(event))}
    >
      <p class="meeting-head">
        <span>{title}</span>
        <span>{t('meetPlace', numberText(at + 1), numberText(last + 1))}</span>
      </p>
      <div class="meeting-week" data-testid="meeting-week">
        <h1 ref={heading} tabIndex={-1}>
          {row === undefined ? t('householdTotal') : <bdi>{names.get(row.person)}</bdi>}
        </h1>
        {row === undefined ? (
          <Together week={week} question={question} />
        ) : (
          <Own row={row} week={week} lateFrom={lateFrom} />
        )}
      </div>
      <p class="buttons meeting-steps">
        <button type="button" aria-disabled={at === 0} onClick={() => go(-1)}>
          {t('meetBack')}
        </button>
        <button
          type="button"
          class="primary"
          data-testid="meeting-next"
          onClick={({ detail }) => {
            if (!isLast) go(1);
            // Whoever presses twice on the way here meant another page.
            else if (detail < 2) leaves();
          }}
        >
          {t(isLast ? 'meetDone' : 'meetNext')}
        </button>
        {isLast ? null : (
          <button type="button" data-testid="meeting-leave" onClick={leaves}>
            {t('meetLeave')}
          </button>
        )}
      </p>
      <p class="hint">{t('meetKeys')}</p>
    </dialog>
  );
}

interface OwnProps {
  readonly row: HouseholdRow;
  readonly week: HouseholdWeek;
  readonly lateFrom: WallTime;
}

function Own({ row, week, lateFrom }: OwnProps): JSX.Element {
  const own = row.week;
  if (own === null) return <p class="lead">{rowStatusText(row)}</p>;
  return (
    <>
      <Total ms={own.totalMs} testId="meeting-total" />
      <p class="lead">{rowStatusText(row)}</p>
      <FactList facts={weekFacts(own, lateFrom)} />
      {own.wentWell === null ? null : <p class="went-well">{wellText(own.wentWell)}</p>}
      {remarksOf(own, week.week).map((remark) => (
        <p key={remark} class="hint">
          {remark}
        </p>
      ))}
    </>
  );
}

function Together({
  week,
  question,
}: {
  readonly week: HouseholdWeek;
  readonly question: string | null;
}): JSX.Element {
  const isKnown = isAnythingKnown(week);
  return (
    <>
      <Total ms={isKnown ? week.totalMs : null} testId="meeting-total" />
      {isKnown ? <p class="lead">{comparisonText(week.comparison)}</p> : null}
      {question === null ? null : <p class="question-text">{question}</p>}
    </>
  );
}

/** Arrows turn the page the way the language is read; so do the keys of a book. */
function pageStep(event: KeyboardEvent): number {
  if (event.key === 'PageDown') return 1;
  return event.key === 'PageUp' ? -1 : arrowStep(event);
}
