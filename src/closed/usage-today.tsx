import type { JSX } from 'preact';
import type { Grant } from '../domain/limits/rules/extra-time.ts';
import type { AgreementView, ParentView } from '../messages/views.ts';
import { durationText } from '../ui/text/format-duration.ts';
import { answererName, capitalized } from '../ui/text/display-names.ts';
import { t } from '../ui/i18n.ts';

interface Props {
  readonly agreement: AgreementView;
  readonly parents: readonly ParentView[];
}

/** Time used today, and extra time. The rest of a limit is not shown: it would read as permission. */
export function UsageToday({ agreement, parents }: Props): JSX.Element {
  const { todayMs, grants } = agreement;
  return (
    <>
      {todayMs === null ? (
        // Unknown is never shown as zero (rule C13).
        <p data-testid="closed-not-counted">
          {t('awaitedTitle')}. {t('awaitedText')}
        </p>
      ) : (
        <p data-testid="closed-today" data-ms={todayMs}>
          {t('closedToday', durationText(todayMs))}
        </p>
      )}
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

function grantText(
  { how, ms, parent, pastBedtime }: Grant,
  parents: readonly ParentView[],
): string {
  const duration = durationText(ms);
  if (how === 'free') return t('closedFreeTaken', duration);
  const key = pastBedtime ? 'closedGivenPast' : 'closedGiven';
  return t(key, capitalized(answererName({ parents }, parent)), duration);
}
