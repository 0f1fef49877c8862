import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { HouseholdRow, HouseholdWeek } from '../../../domain/household/week/household-week.ts';
import type { DayKey, WallTime } from '../../../domain/time/units.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { Icon } from '../../../ui/components/icon.tsx';
import { Total } from '../../../ui/components/total.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { Scene } from '../../../ui/scene/scene.tsx';
import { t } from '../../../ui/i18n.ts';
import { FactList } from '../../components/fact-list.tsx';
import { arrowStep } from '../../use-arrow-navigation.ts';
import {
  detailFacts,
  householdComparisonText,
  isKnown,
  knownText,
  outsideText,
  remarksOf,
  rowStatusText,
  weekComparisonText,
  wentWellText,
} from './row-text.ts';
import { MeetingArt } from './week-art.tsx';
import type { Pictured } from './week-art.tsx';

interface Props {
  readonly week: HouseholdWeek;
  readonly title: string;
  readonly names: ReadonlyMap<string, string>;
  /** In the order of the rows. */
  readonly people: readonly Pictured[];
  readonly lateFrom: WallTime;
  /** Shown on the last slide. */
  readonly question: string | null;
  readonly onClose: () => void;
}

/** A full-screen slide for each member's week, then one for the household. */
export function Meeting(props: Props): JSX.Element {
  const { week, title, names, people, lateFrom, question, onClose } = props;
  const [slide, setSlide] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const last = week.rows.length;
  const index = Math.min(slide, last);
  // Whoever has a week when the meeting begins comes first.
  const [firstPeople] = useState(
    () => new Set(week.rows.filter(isKnown).map(({ person }) => person)),
  );
  const slides = week.rows
    .map((each, i) => ({ row: each, pictured: people.slice(i, i + 1) }))
    .toSorted(
      (a, b) => Number(firstPeople.has(b.row.person)) - Number(firstPeople.has(a.row.person)),
    );
  const { row, pictured = people } = slides[index] ?? {};
  const name = names.get(row?.person ?? '') ?? '';
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
      <Scene mood="day" class="meeting-scene" art={<MeetingArt key={index} people={pictured} />}>
        <p class="meeting-bar">
          <span>{title}</span>
          {isLast ? null : (
            <Button kind="quiet" small testId="meeting-leave" onClick={close}>
              {t('close')}
            </Button>
          )}
        </p>
        <div class="meeting-week" data-testid="meeting-week">
          <h1 ref={heading} tabIndex={-1}>
            {row === undefined ? t('householdTotal') : <bdi>{name}</bdi>}
          </h1>
          {row === undefined ? (
            <HouseholdSlide week={week} question={question} />
          ) : (
            <MemberSlide row={row} name={name} week={week.week} lateFrom={lateFrom} />
          )}
        </div>
        <p class="meeting-bar meeting-steps">
          <Button off={index === 0} onClick={() => go(-1)}>
            {t('stepBack')}
          </Button>
          <Steps index={index} last={last} />
          <Button
            kind="primary"
            testId="meeting-next"
            onClick={({ detail }) => {
              if (!isLast) go(1);
              // A double click on the previous slide must not close the dialog.
              else if (detail < 2) close();
            }}
          >
            {t(isLast ? 'close' : 'next')}
          </Button>
        </p>
      </Scene>
    </dialog>
  );
}

/** Which of the slides this is, as dots. */
function Steps({ index, last }: { readonly index: number; readonly last: number }): JSX.Element {
  return (
    <span class="meeting-dots">
      <span class="unseen">{t('meetPlace', numberText(index + 1), numberText(last + 1))}</span>
      {Array.from({ length: last + 1 }, (_, i) => (
        <span key={i} class={i === index ? 'meeting-dot meeting-dot-now' : 'meeting-dot'} />
      ))}
    </span>
  );
}

interface MemberSlideProps {
  readonly row: HouseholdRow;
  readonly name: string;
  readonly week: DayKey;
  readonly lateFrom: WallTime;
}

function MemberSlide({ row, name, week, lateFrom }: MemberSlideProps): JSX.Element {
  const own = row.week;
  const status = rowStatusText(row, name);
  if (own === null) return <p class="lead">{status}</p>;
  const lines = [weekComparisonText(own), status, outsideText(own, week), ...remarksOf(own, week)];
  return (
    <>
      <Total ms={own.totalMs} testId="meeting-total" />
      {lines
        .filter((line) => line !== '')
        .map((line, i) => (
          <p key={line} class={i === 0 ? 'lead' : undefined}>
            {line}
          </p>
        ))}
      {own.wentWell === null ? null : (
        <p class="went-well went-well-pill">
          <Icon name="sun" />
          {wentWellText(own, lateFrom)}
        </p>
      )}
      {detailFacts(own, lateFrom).length === 0 ? null : (
        <details key={row.person} class="meeting-figures">
          <summary>{t('rowMoreFigures')}</summary>
          <FactList facts={detailFacts(own, lateFrom)} />
        </details>
      )}
    </>
  );
}

interface HouseholdSlideProps {
  readonly week: HouseholdWeek;
  readonly question: string | null;
}

function HouseholdSlide({ week, question }: HouseholdSlideProps): JSX.Element {
  const isAnyone = week.rows.some(isKnown);
  const missing = isAnyone ? knownText(week) : '';
  const text = isAnyone ? householdComparisonText(week) : '';
  return (
    <>
      <Total ms={isAnyone ? week.totalMs : null} testId="meeting-total" />
      {missing === '' ? null : <p>{missing}</p>}
      {text === '' ? null : <p class="lead">{text}</p>}
      {question === null ? null : <p class="serif meeting-question">{question}</p>}
    </>
  );
}

/** Arrow keys in reading direction, and the page keys. */
function slideStep(event: KeyboardEvent): number {
  if (event.key === 'PageDown') return 1;
  return event.key === 'PageUp' ? -1 : arrowStep(event);
}
