import type { JSX } from 'preact';
import type { HouseholdRow } from '../../../domain/household/week/household-week.ts';
import { suggestionFor } from '../../../domain/household/week/week-topics.ts';
import type { Suggestion } from '../../../domain/household/week/week-topics.ts';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { isolatedText } from '../../../ui/text/display-names.ts';
import { isKnown } from './row-text.ts';

const SUGGESTIONS: Readonly<Record<Suggestion, Key>> = {
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

/** A suggestion for each member's next week, linked to the agreement page. */
export function Suggestions({ rows, names }: Props): JSX.Element | null {
  const known = rows.filter(isKnown);
  if (known.length === 0) return null;
  return (
    <section class="card next-week">
      <h2>{t('nextTitle')}</h2>
      <p class="soft">{t('nextText')}</p>
      <ul class="ideas" role="list">
        {known.map(({ person, member, week }) => {
          const text = t(SUGGESTIONS[suggestionFor(week)], isolatedText(names.get(person) ?? ''));
          return (
            <li key={person}>
              {member === null ? text : <a href={`#/agreement/${member}`}>{text}</a>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
