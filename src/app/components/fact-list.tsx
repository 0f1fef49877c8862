import type { JSX } from 'preact';

/** A figure under, or beside, its name. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  /** A word that stands beside the value. */
  readonly mark?: string;
}

interface Props {
  readonly facts: readonly Fact[];
  /** Side by side in a grid, or one under the other beside a week's total. */
  readonly look?: 'facts-grid' | 'week-facts';
}

/** Figures with their names. */
export function FactList({ facts, look = 'facts-grid' }: Props): JSX.Element | null {
  return facts.length === 0 ? null : (
    <dl class={look}>
      {facts.map(({ name, value, mark }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
            {mark === undefined ? null : <span class="mark">{mark}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
