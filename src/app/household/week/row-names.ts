import type { HouseholdRow } from '../../../domain/household/week/household-week.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { t } from '../../../ui/i18n.ts';

/** What each row is called, by its person; whoever gave no name has a number. */
export function rowNames(rows: readonly HouseholdRow[]): ReadonlyMap<string, string> {
  const unnamed = rows.filter(({ name }) => name === '');
  return new Map(
    rows.map((row) => [
      row.person,
      row.name || t('memberUnnamed', numberText(unnamed.indexOf(row) + 1)),
    ]),
  );
}
