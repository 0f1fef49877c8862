import type { JSX } from 'preact';
import { Person } from '../../ui/scene/figures.tsx';

interface Props {
  readonly people: readonly ('parent' | 'teen')[];
}

/** A parent and a teen, or one of them; nobody in particular. A parent is taller where both are. */
export function Faces({ people }: Props): JSX.Element {
  const areTwo = people.length > 1;
  return (
    <svg class="avatar avatar-medium" viewBox="0 0 48 48" aria-hidden="true">
      {people.includes('parent') ? (
        <Person x={areTwo ? 17 : 24} y={areTwo ? 50 : 52} r={8.4} colour="person-3" />
      ) : null}
      {people.includes('teen') ? (
        <Person
          x={areTwo ? 33 : 24}
          y={areTwo ? 50 : 52}
          r={areTwo ? 6.2 : 8.4}
          colour="person-1"
        />
      ) : null}
    </svg>
  );
}
