import type { JSX } from 'preact';
import { needsPin } from '../../../domain/agreement/agreement.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Icon } from '../../../ui/components/icon.tsx';
import type { IconName } from '../../../ui/components/icon.tsx';
import { t } from '../../../ui/i18n.ts';
import { wallTimeText } from '../../../ui/text/format-date.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { DECISION_MODE_NAMES } from '../../limits-form/fields/decision-mode-field.tsx';
import { ForMyself } from '../../limits-form/fields/for-myself.tsx';
import type { Question } from '../steps.ts';
import type { QuestionProps } from './question-props.ts';
import { QuestionPage } from './question-page.tsx';

interface Line {
  readonly question: Question;
  readonly icon: IconName;
  readonly text: string;
}

/** Everything that was chosen, each with the way back to its question, before it is saved. */
export function SummaryStep(props: QuestionProps): JSX.Element {
  const { profile, member, chosen, choose, save, saving, hrefOf } = props;
  const { bedtime, dailyMs, forMyself } = chosen;
  const isEmpty = bedtime === null && dailyMs === null;
  return (
    <QuestionPage
      {...props}
      picture={bedtime === null ? 'day' : 'night'}
      title={t(isEmpty ? 'summaryEmpty' : 'summaryTitle')}
      submitText={t(isEmpty ? 'agrBeginWeekDo' : 'save')}
      onSubmit={() => {
        if (isEmpty) location.assign('#/time');
        else save(chosen);
      }}
      foot={<ActionResult text={saving.result} failed={saving.failed} testId="first-rule-result" />}
    >
      <ul class="summary" role="list" data-testid="summary">
        {linesOf(props).map(({ question, icon, text }) => (
          <li key={question}>
            <Icon name={icon} />
            <p>{text}</p>
            <a href={hrefOf(question)} aria-label={t('editWhat', text)}>
              {t('edit')}
            </a>
          </li>
        ))}
      </ul>
      {isEmpty ? null : (
        <>
          <ForMyself
            context={{ profile, member }}
            checked={forMyself}
            onChange={(isMember) => choose({ ...chosen, forMyself: isMember })}
          />
          <p class="soft">{t('agrStartsNow')}</p>
        </>
      )}
    </QuestionPage>
  );
}

function linesOf({ profile, chosen }: QuestionProps): readonly Line[] {
  const { bedtime, dailyMs, way, strength } = chosen;
  const isFirm = strength === 'firm';
  const limits: readonly Line[] = [
    {
      question: 'bedtime',
      icon: 'moon',
      text:
        bedtime === null
          ? t('summaryNoBedtime')
          : t(
              'labelled',
              t('ruleBedtime'),
              t('fromTo', wallTimeText(bedtime.from), wallTimeText(bedtime.to)),
            ),
    },
    {
      question: 'minutes',
      icon: 'sun',
      text: dailyMs === null ? t('summaryNoLimit') : limitLine(dailyMs),
    },
  ];
  if (bedtime === null && dailyMs === null) return limits;
  return [
    ...limits,
    { question: 'decide', icon: 'talk', text: t(DECISION_MODE_NAMES[way]) },
    {
      question: 'strength',
      icon: isFirm ? 'stops' : 'asks',
      text: t(isFirm ? 'ruleFirm' : 'ruleSoft'),
    },
    ...(needsPin(way) && !profile.hasPin
      ? [{ question: 'pin', icon: 'lock', text: t('wayNoPin') } as const]
      : []),
  ];
}

function limitLine(ms: number): string {
  return ms === 0 ? t('ruleCardNone') : t('screenRuleDaily', durationText(ms));
}
