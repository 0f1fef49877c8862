import type { JSX } from 'preact';
import { membersHere } from '../../domain/snapshot/usage-snapshot.ts';
import type { UsageSnapshot } from '../../domain/snapshot/usage-snapshot.ts';
import { t } from '../../ui/i18n.ts';

interface Props {
  readonly snapshot: UsageSnapshot;
  readonly shown: string | undefined;
  readonly choose: (member: string) => void;
}

/** Whose week it is, where several share the browser: all of them can be looked at. */
export function MemberSelect({ snapshot, shown, choose }: Props): JSX.Element | null {
  const members = membersHere(snapshot);
  if (members.length < 2) return null;
  return (
    <div class="tabs" role="group" aria-label={t('timeWhose')}>
      {members.map(({ id, name }, i) => (
        <button
          key={id}
          type="button"
          data-testid="time-member"
          aria-pressed={id === shown}
          onClick={() => choose(id)}
        >
          <bdi>{name || t('memberUnnamed', String(i + 1))}</bdi>
        </button>
      ))}
    </div>
  );
}
