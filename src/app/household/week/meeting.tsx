import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { HouseholdRow, HouseholdWeek } from '../../../domain/household/week/household-week.ts';
import type { DayKey, WallTime } from '../../../domain/time/units.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { Total } from '../../../ui/components/total.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { arrowStep } from '../../use-arrow-navigation.ts';
import { WeekDetails } from './member-row.tsx';
import { householdComparisonText, isAnythingKnown, rowStatusText } from './row-text.ts';

interface Props {
  readonly week: HouseholdWeek;
  readonly title: string;
  readonly names: ReadonlyMap<string, string>;
  readonly lateFrom: WallTime;
  /** Shown on the last slide. */
  readonly question: string | null;
  readonly onClose: () => void;
}

/** A full-screen slide for each member's week, then one for the household. */
export function Meeting(props: Props): JSX.Element {
  const { week, title, names, lateFrom, question, onClose } = props;
  const [slide, setSlide] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const last = week.rows.length;
  const index = Math.min(slide, last);
  const row = week.rows[index];
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => heading.current?.focus(), [index]);
  const isLast = index === last;
  const close = (): void => dialog.current?.close();
  const go = (step: number): void => setSlide(Math.max(0, Math.min(last, index + step)));
  return (
    <dialog
      ref={dialog}
      class="meeting"
      aria-label={t('meetTitle')}
      data-testid="meeting"
      onClose={onClose}
      onKeyDown={(event) => go(slideStep(event))}
    >
      <p class="spread meeting-head">
        <span>{title}</span>
        <span>{t('meetPlace', numberText(index + 1), numberText(last + 1))}</span>
      </p>
      <div class="column meeting-week" data-testid="meeting-week">
        <h1 ref={heading} tabIndex={-1}>
          {row === undefined ? t('householdTotal') : <bdi>{names.get(row.person)}</bdi>}
        </h1>
        {row === undefined ? (
          <HouseholdSlide week={week} question={question} />
        ) : (
          <MemberSlide row={row} week={week.week} lateFrom={lateFrom} />
        )}
      </div>
      <p class="buttons meeting-steps">
        <Button off={index === 0} onClick={() => go(-1)}>
          {t('meetBack')}
        </Button>
        <Button
          kind="primary"
          testId="meeting-next"
          onClick={({ detail }) => {
            if (!isLast) go(1);
            // A double click on the previous slide must not close the dialog.
            else if (detail < 2) close();
          }}
        >
          {t(isLast ? 'meetDone' : 'meetNext')}
        </Button>
        {isLast ? null : (
          <Button testId="meeting-leave" onClick={close}>
            {t('meetLeave')}
          </Button>
        )}
      </p>
      <p class="hint">{t('meetKeys')}</p>
    </dialog>
  );
}

interface MemberSlideProps {
  readonly row: HouseholdRow;
  readonly week: DayKey;
  readonly lateFrom: WallTime;
}

function MemberSlide({ row, week, lateFrom }: MemberSlideProps): JSX.Element {
  const own = row.week;
  return (
    <>
      {own === null ? null : <Total ms={own.totalMs} testId="meeting-total" />}
      <p class="lead">{rowStatusText(row)}</p>
      {own === null ? null : <WeekDetails own={own} week={week} lateFrom={lateFrom} />}
    </>
  );
}

function HouseholdSlide({
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
      {isKnown ? <p class="lead">{householdComparisonText(week)}</p> : null}
      {question === null ? null : <p class="question-text">{question}</p>}
    </>
  );
}

/** Arrow keys in reading direction, and the page keys. */
function slideStep(event: KeyboardEvent): number {
  if (event.key === 'PageDown') return 1;
  return event.key === 'PageUp' ? -1 : arrowStep(event);
}
