import type { JSX } from 'preact';
import type { BrowserTime } from '../domain/household/sharing/shared-usage.ts';
import type { Reason } from '../domain/limits/evaluation/outcome.ts';
import type { Grant } from '../domain/limits/rules/extra-time.ts';
import { MINUTE } from '../domain/time/units.ts';
import type { Millis } from '../domain/time/units.ts';
import type { AgreementView, ParentView } from '../messages/views.ts';
import { durationText } from '../ui/text/format-duration.ts';
import { listText } from '../ui/text/format-list.ts';
import { answererName, capitalized } from '../ui/text/display-names.ts';
import { t } from '../ui/i18n.ts';

interface Props {
  readonly agreement: AgreementView;
  readonly parents: readonly ParentView[];
  /** The rule that decides; limits say where the time went. */
  readonly reason: Reason | null;
}

/** Time used today, and extra time. The rest of a limit is not shown: it would read as permission. */
export function UsageToday({ agreement, parents, reason }: Props): JSX.Element {
  const { todayMs, weekMs, grants } = agreement;
  const others = reason === 'daily' || reason === 'weekly' ? othersOf(agreement, reason) : [];
  return (
    <>
      {todayMs === null ? (
        // Unknown is never shown as zero (rule C13).
        <p data-testid="closed-not-counted">
          {t('awaitedTitle')}. {t('awaitedText')}
        </p>
      ) : (
        <p data-testid="closed-today" data-ms={todayMs}>
          {t(
            'labelled',
            t('today'),
            reason === 'daily' && others.length > 0
              ? whereText(todayMs, others)
              : durationText(todayMs),
          )}
        </p>
      )}
      {reason === 'weekly' && others.length > 0 ? (
        <p data-testid="closed-week">{t('labelled', t('thisWeek'), whereText(weekMs, others))}</p>
      ) : null}
      {grants.length === 0 ? null : (
        <ul role="list" data-testid="closed-grants">
          {grants.map((grant) => (
            <li key={grant.id}>{grantText(grant, parents)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

interface TimeThere {
  readonly browser: string;
  readonly ms: Millis;
}

/** Where else at least a minute went that the limit counts. */
function othersOf(
  { otherBrowsers }: AgreementView,
  reason: 'daily' | 'weekly',
): readonly TimeThere[] {
  const msOf = ({ todayMs, weekMs }: BrowserTime): Millis =>
    reason === 'daily' ? todayMs : weekMs;
  return otherBrowsers
    .map((other) => ({ browser: other.browser, ms: msOf(other) }))
    .filter(({ ms }) => ms >= MINUTE);
}

/** "30 min here, 20 min on Family computer" */
function whereText(hereMs: Millis, others: readonly TimeThere[]): string {
  return listText([
    t('closedHere', durationText(hereMs)),
    ...others.map(({ browser, ms }) => t('closedThere', durationText(ms), browser)),
  ]);
}

function grantText(
  { how, ms, parent, pastBedtime }: Grant,
  parents: readonly ParentView[],
): string {
  const duration = durationText(ms);
  if (how === 'free') return t('closedFreeTaken', duration);
  const given = t('closedGiven', capitalized(answererName({ parents }, parent)), duration);
  return pastBedtime ? `${t('sentence', given)} ${t('requestPast')}` : given;
}
