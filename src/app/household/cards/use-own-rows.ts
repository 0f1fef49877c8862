import type { ComponentProps } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { HouseholdRow } from '../../../domain/household/week/household-week.ts';
import { t } from '../../../ui/i18n.ts';
import type { MemberSelect } from '../../components/member-select.tsx';
import { rowNames } from '../week/row-text.ts';

/** A row of one of this browser's members. */
type OwnRow = HouseholdRow & { readonly member: string };

interface ChosenRow {
  /** The chosen row, until one is chosen the first that had any time; `null` if there is none at all. */
  readonly row: OwnRow | null;
  /** The properties of the `MemberSelect` that chooses it. */
  readonly select: ComponentProps<typeof MemberSelect>;
}

/** Chooses one of the rows of this browser's members. */
export function useOwnRow(rows: readonly HouseholdRow[]): ChosenRow {
  const [chosen, choose] = useState<string | null>(null);
  const first = useRef<string | null>(null);
  const own = rows.filter((row): row is OwnRow => row.member !== null);
  // Kept, since forms of the row begin anew with another one.
  first.current ??= (own.find(({ week }) => (week?.totalMs ?? 0) > 0) ?? own[0])?.member ?? null;
  const row = own.find(({ member }) => member === (chosen ?? first.current)) ?? own[0] ?? null;
  const names = rowNames(rows);
  return {
    row,
    select: {
      label: t('giveWhose'),
      names: new Map(own.map(({ person, member }) => [member, names.get(person) ?? ''])),
      chosen: row?.member,
      onChoose: choose,
      testId: 'give-whose',
    },
  };
}
