import type { JSX } from 'preact';

/** A figure under, or beside, its name. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

interface Props {
  readonly facts: readonly Fact[];
  /** Side by side in a grid, or one under the other beside a week's total. */
  readonly look?: 'facts-grid' | 'week-facts';
}

/** Figures with their names. */
export function FactList({ facts, look = 'facts-grid' }: Props): JSX.Element {
  return (
    <dl class={look}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
