import type { JSX } from 'preact';
import { Person } from './figures.tsx';
import { personColour } from './person-colour.ts';

interface Props {
  /** Of the person, for their colour. */
  readonly id: string;
  readonly size?: 'small' | 'medium' | 'large';
}

/** A person's picture, always beside their name. */
export function Avatar({ id, size = 'medium' }: Props): JSX.Element {
  return (
    <svg class={`avatar avatar-${size}`} viewBox="0 0 48 48" aria-hidden="true">
      <Person x={24} y={52} r={8.4} colour={personColour(id)} />
    </svg>
  );
}
