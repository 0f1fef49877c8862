import type { JSX } from 'preact';
import type { Grant } from '../domain/limits/rules/extra-time.ts';
import type { AgreementView, ParentView } from '../messages/views.ts';
import { durationText } from '../ui/text/format-duration.ts';
import { answererName, capitalized } from '../ui/text/display-names.ts';
import { Total } from '../ui/components/total.tsx';
import { t } from '../ui/i18n.ts';

interface Props {
  readonly agreement: AgreementView;
  readonly parents: readonly ParentView[];
}

/** Time used today. The rest of a limit is not shown: it would read as permission. */
export function UsageToday({ agreement, parents }: Props): JSX.Element {
  const { todayMs, grants } = agreement;
  return (
    <section class="closed-aside">
      <h2>{t('closedToday')}</h2>
      <Total ms={todayMs} testId="closed-today" />
      {todayMs === null ? (
        <p class="hint" data-testid="closed-not-counted">
          {t('awaitedTitle')}. {t('awaitedText')}
        </p>
      ) : null}
      {grants.length === 0 ? null : (
        <ul class="closed-grants" role="list" data-testid="closed-grants">
          {grants.map((grant) => (
            <li key={grant.id}>{grantText(grant, parents)}</li>
          ))}
        </ul>
      )}
    </section>
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
