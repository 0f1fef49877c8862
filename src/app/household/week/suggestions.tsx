import type { JSX } from 'preact';
import type { HouseholdRow } from '../../../domain/household/week/household-week.ts';
import { suggestionFor } from '../../../domain/household/week/week-topics.ts';
import type { Suggestion } from '../../../domain/household/week/week-topics.ts';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { conjunctionText } from '../../../ui/text/format-list.ts';
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

/** A suggestion for each member's next week, once for all who share it, linked to the agreement. */
export function Suggestions({ rows, names }: Props): JSX.Element | null {
  const known = rows.filter(isKnown);
  if (known.length === 0) return null;
  const kinds = new Set(known.map(({ week }) => suggestionFor(week)));
  return (
    <section class="next-week">
      <h2>{t('nextTitle')}</h2>
      <ul class="ideas" role="list">
        {[...kinds].map((kind) => {
          const sharing = known.filter(({ week }) => suggestionFor(week) === kind);
          const whose = sharing.map(({ person }) => names.get(person) ?? '');
          const text = t(SUGGESTIONS[kind], conjunctionText(whose));
          const [own, another] = sharing.filter(({ member }) => member !== null);
          const page = another === undefined ? `#/agreement/${own?.member}` : '#/agreement';
          return <li key={kind}>{own === undefined ? text : <a href={page}>{text}</a>}</li>;
        })}
      </ul>
    </section>
  );
}
