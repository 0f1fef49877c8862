import type { JSX } from 'preact';
import { addDays, dateOf } from '../../../domain/time/calendar.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { needsTracking } from '../../../domain/limits/evaluation/before-tracking.ts';
import { dailyLimitOn, NO_RULES } from '../../../domain/limits/rules/rules.ts';
import { sumBy } from '../../../domain/stats/sum.ts';
import { MINUTE, SECOND } from '../../../domain/time/units.ts';
import { ButtonLink } from '../../../ui/components/controls/button.tsx';
import { Icon } from '../../../ui/components/icon.tsx';
import { t, tPlural } from '../../../ui/i18n.ts';
import { memberName } from '../../../ui/text/display-names.ts';
import { shortDate } from '../../../ui/text/format-date.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { listText } from '../../../ui/text/format-list.ts';
import { changeSummaries, limitText } from '../../../ui/text/rule-text.ts';
import { NeedsTracking } from '../../limits-form/needs-tracking.tsx';
import { DECISION_MODE_NAMES } from '../../limits-form/fields/decision-mode-field.tsx';
import { canSuggest, latestOf } from '../context.ts';
import type { AgreementContext } from '../context.ts';
import { editorHref } from '../places.ts';
import { standingText } from '../standing-text.ts';
import { TextList } from '../text-list.tsx';
import { ConsentCard } from './consent-card.tsx';
import { RULE_ICONS, RULE_TITLES, ruleCards } from './card-text.ts';
import { RuleCard } from './rule-card.tsx';

interface Props {
  readonly context: AgreementContext;
}

/** The rules as cards, what will hold later, and the ways to change them. */
export function RulesPlace({ context }: Props): JSX.Element {
  const { agreement } = context;
  const { inForce, upcoming, todayMs } = agreement;
  const rules = inForce?.rules ?? NO_RULES;
  return (
    <>
      <ConsentCard key={latestOf(context)?.version} context={context} />
      {upcoming === null ? null : <Upcoming context={context} upcoming={upcoming} />}
      {todayMs === null && needsTracking(rules) ? <NeedsTracking /> : null}
      <ul class="rule-cards" role="list" data-testid="rule-list">
        {ruleCards(rules).map(({ kind, lines }) => (
          <RuleCard
            key={kind}
            title={t(RULE_TITLES[kind])}
            icon={RULE_ICONS[kind]}
            lines={lines}
            editor={kind}
          >
            {kind === 'daily' ? <Today context={context} /> : null}
          </RuleCard>
        ))}
        <OwnChoices context={context} />
      </ul>
      <p class="row">
        <ButtonLink href={editorHref('add')} testId="add-rule">
          <Icon name="add" />
          {t('agrAddRule')}
        </ButtonLink>
        {canSuggest(context) ? (
          <ButtonLink kind="quiet" href={editorHref('suggest')} testId="suggest-change">
            {t('agrSuggest')}
          </ButtonLink>
        ) : null}
      </p>
    </>
  );
}

/**
 * Time used today, but not what is left of the limit, which would read as permission. The limit is
 * on the card already unless it differs from day to day.
 */
function Today({ context }: Props): JSX.Element | null {
  const { agreement, profile } = context;
  if (agreement.todayMs === null || agreement.inForce === null) return null;
  const sharedMs = sumBy(agreement.otherBrowsers, ({ todayMs }) => todayMs);
  const { rules } = agreement.inForce;
  const limit = dailyLimitOn(rules, profile.today);
  const differs = new Set(rules.daily?.limitsMs).size > 1 || rules.dates.length > 0;
  return (
    <p class="small soft">
      {t('agrToday', durationText(agreement.todayMs))}
      {sharedMs < MINUTE ? null : ` · ${t('otherBrowsers', durationText(sharedMs))}`}
      {limit === null || !differs ? null : ` · ${t('labelled', t('limitLabel'), limitText(limit))}`}
    </p>
  );
}

/** What the member decides for themself: the opening pause (rule A10), and what to do instead. */
function OwnChoices({ context }: Props): JSX.Element {
  const { profile, member } = context;
  const { openingPauseMs, ideas } = member;
  const tags = [t('agrOwnTag', memberName(profile, member))];
  return (
    <>
      {openingPauseMs === null ? null : (
        <RuleCard
          title={t('memberPause')}
          icon="pause"
          lines={[{ sentence: tPlural('ruleCardPause', openingPauseMs / SECOND), tags }]}
          editor="pause"
        />
      )}
      {ideas.length === 0 ? null : (
        <RuleCard
          title={t('memberIdeas')}
          icon="check"
          lines={[{ sentence: listText(ideas), tags }]}
          editor="ideas"
        />
      )}
    </>
  );
}

interface UpcomingProps extends Props {
  readonly upcoming: Agreement;
}

function Upcoming({ context, upcoming }: UpcomingProps): JSX.Element {
  const { agreement, calendar, profile } = context;
  const date = dateOf(calendar, upcoming.from);
  const changes = changeSummaries(agreement.inForce?.rules ?? NO_RULES, upcoming.rules);
  return (
    <section class="notice coming" data-testid="coming">
      <h2>
        {date === addDays(profile.today, 1)
          ? t('agrFromTomorrow')
          : t('agrFromDate', shortDate(date))}
      </h2>
      <TextList lines={changes.length === 0 ? [t(DECISION_MODE_NAMES[upcoming.way])] : changes} />
      <p class="small soft">{standingText(context, upcoming)}</p>
    </section>
  );
}
