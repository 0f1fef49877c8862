import type { JSX } from 'preact';
import type { HouseholdRow } from '../../../domain/household/week/household-week.ts';
import { ideaFor } from '../../../domain/household/week/week-topics.ts';
import type { Idea } from '../../../domain/household/week/week-topics.ts';
import { say } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { isolated } from '../../agreement/display-names.ts';
import { isKnown } from './row-text.ts';

const IDEAS: Readonly<Record<Idea, Key>> = {
  limit: 'nextLimit',
  bedtime: 'nextBedtime',
  session: 'nextSession',
  phone: 'nextPhone',
  keep: 'nextKeep',
};

interface Props {
  readonly rows: readonly HouseholdRow[];
  readonly names: ReadonlyMap<string, string>;
}

/** What each could propose for next week; it leads to the agreement, where both sides say yes. */
export function NextWeek({ rows, names }: Props): JSX.Element | null {
  // Of whom nothing is known, nothing can be thought of.
  const known = rows.filter(isKnown);
  if (known.length === 0) return null;
  return (
    <section class="panel next-week">
      <h2>{say('nextTitle')}</h2>
      <p class="hint">{say('nextText')}</p>
      <ul class="ideas" role="list">
        {known.map(({ person, member, week }) => {
          const text = say(IDEAS[ideaFor(week)], isolated(names.get(person) ?? ''));
          return (
            <li key={person}>
              {member === null ? text : <a href={`#/agreement/${member}`}>{text}</a>}
            </li>
          );
        })}
      </ul>
      {known.some(({ member }) => member === null) ? (
        <p class="hint no-print">{say('nextElsewhere')}</p>
      ) : null}
    </section>
  );
}
