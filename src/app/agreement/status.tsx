import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { MEMBER, missingConsents } from '../../domain/agreement/consent.ts';
import { needsPin } from '../../domain/agreement/agreement.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { addDays, dateOf } from '../../domain/time/calendar.ts';
import { dailyLimitOn, NO_RULES } from '../../domain/limits/rules/rules.ts';
import { needsTracking } from '../../domain/limits/evaluation/before-tracking.ts';
import { useFocusIfLost } from '../../ui/hooks/use-focus-if-lost.ts';
import { useAction } from '../../ui/hooks/use-action.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { Button } from '../../ui/components/controls/button.tsx';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { shortDate } from '../../ui/text/format-date.ts';
import { t } from '../../ui/i18n.ts';
import { latestOf } from './context.ts';
import type { AgreementContext } from './context.ts';
import {
  memberName,
  parentName,
  capitalized,
  unlockedParent,
  sideName,
} from '../../ui/text/display-names.ts';
import { PhoneInstructionsFor } from '../limits-form/phone-instructions.tsx';
import { RuleList } from './rule-list.tsx';
import { NeedsTracking } from '../limits-form/needs-tracking.tsx';
import { changeSummaries, limitText } from '../../ui/text/rule-text.ts';
import { standingText } from './standing-text.ts';
import { TextList } from './text-list.tsx';
import { askOrThrow } from './action-error.ts';
import { DECISION_MODE_NAMES } from '../limits-form/fields/decision-mode-field.tsx';
import { RefusalForm, Refusals } from './refusals.tsx';
import { preferredLimitText } from '../limits-form/preferred-limits.tsx';

/** The agreement in force, the upcoming version, and who agreed. */
export function Status({ context }: { readonly context: AgreementContext }): JSX.Element {
  const { inForce, upcoming, proposals } = context.agreement;
  const latest = latestOf(context);
  const answers = proposals.map(({ answer }) => answer);
  const said = [latest?.yeses.length, latest?.noes?.length];
  const heading = useFocusIfLost([latest?.version, ...said, ...answers].join(' '));
  return (
    <section class="panel status-panel">
      <h2 ref={heading} tabIndex={-1} data-testid="agreement-status">
        {inForce === null ? t('agrNone') : standingText(context, inForce)}
      </h2>
      {inForce === null ? null : (
        <>
          <RuleList rules={inForce.rules} testId="rule-list" />
          {context.agreement.todayMs === null && needsTracking(inForce.rules) ? (
            <NeedsTracking />
          ) : null}
          <p class="hint">{t(DECISION_MODE_NAMES[inForce.way])}</p>
          {needsPin(inForce.way) && !context.profile.hasPin ? (
            <p class="hint">{t('wayNoPin')}</p>
          ) : null}
          <Today context={context} agreement={inForce} />
          <PreferredLimits context={context} agreement={inForce} />
          <PhoneInstructionsFor rules={inForce.rules} />
        </>
      )}
      {upcoming === null ? null : <Upcoming context={context} agreement={upcoming} />}
      <ConsentButtons key={latest?.version} context={context} />
    </section>
  );
}

interface VersionProps {
  readonly context: AgreementContext;
  readonly agreement: Agreement;
}

/** Time used today and the limit, but not the rest of it, which would read as permission. */
function Today({ context, agreement }: VersionProps): JSX.Element | null {
  const { todayMs } = context.agreement;
  if (todayMs === null) return null;
  const limit = dailyLimitOn(agreement.rules, context.profile.today);
  return (
    <p>
      {t('agrToday', durationText(todayMs))}
      {limit === null ? null : (
        <span class="hint limit-today">{t('agrTodayLimit', limitText(limit))}</span>
      )}
    </p>
  );
}

function PreferredLimits({ context, agreement }: VersionProps): JSX.Element | null {
  const { profile, member } = context;
  if (agreement.wishes.length === 0) return null;
  return (
    <div>
      <h3>{t('agrWishes')}</h3>
      <TextList
        lines={agreement.wishes.map((wish) =>
          preferredLimitText(capitalized(sideName(profile, member, wish.by)), wish),
        )}
      />
    </div>
  );
}

function Upcoming({ context, agreement: upcoming }: VersionProps): JSX.Element {
  const { agreement, calendar, profile } = context;
  const date = dateOf(calendar, upcoming.from);
  const changes = changeSummaries(agreement.inForce?.rules ?? NO_RULES, upcoming.rules);
  const way = t(DECISION_MODE_NAMES[upcoming.way]);
  return (
    <div class="coming" data-testid="coming">
      <h3>
        {date === addDays(profile.today, 1)
          ? t('agrFromTomorrow')
          : t('agrFromDate', shortDate(date))}
      </h3>
      <TextList lines={changes.length === 0 ? [way] : changes} />
      <p class="hint">{standingText(context, upcoming)}</p>
    </div>
  );
}

type Side = 'member' | 'parent';

/** Buttons for the yes or no of each side to the latest version, while its yes is missing. */
function ConsentButtons({ context }: { readonly context: AgreementContext }): JSX.Element | null {
  const { profile, member, refresh } = context;
  const latest = latestOf(context);
  const [refusing, setRefusing] = useState<Side | null>(null);
  const opener = useRef<EventTarget | null>(null);
  const { result, failed, run } = useAction();
  if (latest === null) return null;
  const { noes = [], version } = latest;
  const missing = missingConsents(latest);
  const parent = unlockedParent(profile);
  return (
    <>
      <Refusals context={context} />
      <p class="buttons">
        {missing.includes('member') ? buttons('member', MEMBER, memberName(profile, member)) : null}
        {missing.includes('parent') && parent !== null
          ? buttons('parent', parent.id, capitalized(parentName(profile, parent.id)))
          : null}
      </p>
      {refusing === null ? null : (
        <RefusalForm
          key={refusing}
          context={context}
          version={version}
          side={refusing}
          close={() => setRefusing(null)}
          cancel={() => {
            setRefusing(null);
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
        />
      )}
      <ActionResult text={result} failed={failed} testId="yes-result" />
    </>
  );

  function buttons(side: Side, by: string, name: string): JSX.Element {
    const hasRefused = noes.some((no) => no.by === by);
    return (
      <>
        <button
          type="button"
          class="primary"
          data-testid={`say-yes-${side}`}
          onClick={() =>
            run(async () => {
              await askOrThrow('consent', { member: member.id, version, as: side }, refresh);
              return t('agrYesSaid', name);
            })
          }
        >
          {t('agrYes', name)}
        </button>
        {hasRefused ? null : (
          <Button
            expanded={refusing === side}
            testId={`say-no-${side}`}
            onClick={({ currentTarget }) => {
              opener.current = currentTarget;
              setRefusing(refusing === side ? null : side);
            }}
          >
            {t('agrNo', name)}
          </Button>
        )}
      </>
    );
  }
}
