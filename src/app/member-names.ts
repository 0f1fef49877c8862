import { numberText } from '../ui/text/format-number.ts';
import { t } from '../ui/i18n.ts';

/** Display names by id; unnamed people are numbered among themselves. */
export function displayNames(
  people: readonly { readonly id: string; readonly name: string }[],
): ReadonlyMap<string, string> {
  const unnamed = people.filter(({ name }) => name === '');
  return new Map(
    people.map((person) => [
      person.id,
      person.name || t('memberUnnamed', numberText(unnamed.indexOf(person) + 1)),
    ]),
  );
}
