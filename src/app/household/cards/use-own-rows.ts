import { useState } from 'preact/hooks';
import type { HouseholdRow } from '../../../domain/household/week/household-week.ts';

/** A row of one of this browser's members. */
export type OwnRow = HouseholdRow & { readonly member: string };

interface OwnRows {
  /** Display names of this browser's members by person. */
  readonly names: ReadonlyMap<string, string>;
  /** The chosen row, at first the first one; `null` if there is none. */
  readonly row: OwnRow | null;
  readonly choose: (person: string) => void;
}

/** The rows of this browser's members, and which of them is chosen. */
export function useOwnRows(
  rows: readonly HouseholdRow[],
  names: ReadonlyMap<string, string>,
): OwnRows {
  const [chosen, choose] = useState<string | null>(null);
  const own = rows.filter((row): row is OwnRow => row.member !== null);
  return {
    names: new Map(own.map(({ person }) => [person, names.get(person) ?? ''])),
    row: own.find(({ person }) => person === chosen) ?? own[0] ?? null,
    choose,
  };
}
