import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isAgreed, MEMBER } from '../../domain/agreement/agreement.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { addDays, dateOf, weekdayOf } from '../../domain/time/calendar.ts';
import { dailyLimitOn, NO_RULES } from '../../domain/limits/rules/rules.ts';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import type { Millis } from '../../domain/time/units.ts';
import { needsCounting } from '../../domain/limits/evaluation/before-tracking.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { useAction } from '../../ui/hooks/use-action.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { Result } from '../../ui/components/action-result.tsx';
import { listText, shortDate, shortDateAt } from '../../ui/text/format-short-date.ts';
import { say } from '../../ui/i18n.ts';
import { latestOf } from './context.ts';
import type { Here } from './context.ts';
import {
  memberName,
  parentName,
  signerText,
  titled,
  unlockedParent,
  whoText,
} from './display-names.ts';
import { PhoneStepsFor } from '../limits-form/phone-instructions.tsx';
import { RuleList } from './rule-list.tsx';
import { LimitsWait } from '../limits-form/needs-tracking.tsx';
import { changesIn, limitText } from './rules-text.ts';
import { notDone } from './error-text.ts';
import { WAY_NAMES } from '../limits-form/fields/decision-mode-field.tsx';
import { wishText } from './wishes.tsx';

/** What holds now, what comes next, and who said yes; for everybody to read. */
export function Status({ here }: { readonly here: Here }): JSX.Element {
  const { inForce, coming, proposals } = here.agreement;
  const latest = latestOf(here);
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  const answers = proposals.map(({ answer }) => answer).join(' ');
  useEffect(() => {
    // Whatever was pressed for this may be gone; reading goes on from what came of it.
    const isGone = document.activeElement === null || document.activeElement === document.body;
    if (!isFirst.current && isGone) heading.current?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [latest?.version, latest?.yeses.length, answers]);
  return (
    <section class="panel status-panel">
      <h2 ref={heading} tabIndex={-1} data-testid="agreement-status">
        {inForce === null ? say('agrNone') : statusText(here, inForce)}
      </h2>
      {inForce === null ? null : (
        <>
          <RuleList rules={inForce.rules} testId="rule-list" />
          {here.agreement.todayMs === null && needsCounting(inForce.rules) ? <LimitsWait /> : null}
          <p class="hint">{say('wayNow', say(WAY_NAMES[inForce.way]))}</p>
          {here.agreement.todayMs === null ? null : (
            <Today here={here} rules={inForce.rules} todayMs={here.agreement.todayMs} />
          )}
          <WishLines here={here} agreement={inForce} />
          <PhoneStepsFor rules={inForce.rules} />
        </>
      )}
      {coming === null ? null : <Coming here={here} coming={coming} />}
      <Yeses key={latest?.version} here={here} />
    </section>
  );
}

function statusText({ household, member, calendar }: Here, agreement: Agreement): string {
  const { yeses, madeBy, lookAgain } = agreement;
  if (!isAgreed(agreement)) return say('agrSetBy', signerText(household, member, madeBy));
  const isMember = (by: string): boolean => by === MEMBER;
  const sorted = yeses.toSorted((a, b) => Number(isMember(b.by)) - Number(isMember(a.by)));
  const names = listText([...new Set(sorted.map(({ by }) => signerText(household, member, by)))]);
  const date = shortDateAt(Math.max(...yeses.map(({ at }) => at)), calendar.zone);
  return lookAgain === null
    ? say('agrAgreed', names, date)
    : say('agrAgreedLook', names, date, shortDate(lookAgain));
}

interface TodayProps {
  readonly here: Here;
  readonly rules: Rules;
  readonly todayMs: Millis;
}

/** What was watched, with the limit as a quiet line; what is left is nobody's target. */
function Today({ here: { household }, rules, todayMs }: TodayProps): JSX.Element {
  const { today } = household;
  const limit = dailyLimitOn(rules, today, weekdayOf(today));
  return (
    <p>
      {say('agrToday', durationText(todayMs))}
      {limit === null ? null : (
        <span class="hint limit-today">{say('agrTodayLimit', limitText(limit))}</span>
      )}
    </p>
  );
}

interface VersionProps {
  readonly here: Here;
  readonly agreement: Agreement;
}

function WishLines({ here, agreement }: VersionProps): JSX.Element | null {
  const { household, member } = here;
  if (agreement.wishes.length === 0) return null;
  return (
    <div>
      <h3>{say('agrWishes')}</h3>
      <ul class="lines" role="list">
        {agreement.wishes.map((wish) => {
          const name = whoText(household, member, wish.by);
          return <li key={wish.by}>{wishText(titled(name), wish)}</li>;
        })}
      </ul>
    </div>
  );
}

interface ComingProps {
  readonly here: Here;
  readonly coming: Agreement;
}

function Coming({ here, coming }: ComingProps): JSX.Element {
  const { agreement, calendar, household } = here;
  const date = dateOf(calendar, coming.from);
  const changes = changesIn(agreement.inForce?.rules ?? NO_RULES, coming.rules);
  return (
    <div class="coming" data-testid="coming">
      <h3>
        {date === addDays(household.today, 1)
          ? say('agrFromTomorrow')
          : say('agrFromDate', shortDate(date))}
      </h3>
      <ul class="lines" role="list">
        {changes.length === 0 ? <li>{say('wayNow', say(WAY_NAMES[coming.way]))}</li> : null}
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <p class="hint">{statusText(here, coming)}</p>
    </div>
  );
}

/** The yes of each side to the latest version, while it is still missing. */
function Yeses({ here }: { readonly here: Here }): JSX.Element | null {
  const { household, member, refresh } = here;
  const latest = latestOf(here);
  const { result, failed, run } = useAction();
  if (latest === null) return null;
  const { yeses, way, version } = latest;
  const hasMember = yeses.some(({ by }) => by === MEMBER);
  const hasParent = yeses.some(({ by }) => by !== MEMBER);
  const parent = unlockedParent(household);
  return (
    <>
      <p class="buttons">
        {hasMember ? null : yesButton('member', memberName(household, member))}
        {hasParent || way === 'self' || parent === null
          ? null
          : yesButton('parent', titled(parentName(household, parent.id)))}
      </p>
      <Result text={result} failed={failed} testId="yes-result" />
    </>
  );

  function yesButton(side: 'member' | 'parent', name: string): JSX.Element {
    return (
      <button
        type="button"
        class="primary"
        data-testid={`say-yes-${side}`}
        onClick={() =>
          run(async () => {
            const answer = await ask('say-yes', { member: member.id, version, as: side });
            refresh();
            if (!answer.ok) throw notDone(answer);
            return say('agrYesSaid', name);
          })
        }
      >
        {say('agrYes', name)}
      </button>
    );
  }
}
