import type { JSX } from 'preact';

export interface Fact {
  readonly name: string;
  readonly value: string;
  /** A label beside the value. */
  readonly mark?: string;
}

interface Props {
  readonly facts: readonly Fact[];
  /** The class name of the layout. */
  readonly look?: 'facts-grid' | 'week-facts';
}

/** A list of names with values. */
export function FactList({ facts, look = 'facts-grid' }: Props): JSX.Element | null {
  return facts.length === 0 ? null : (
    <dl class={look}>
      {facts.map(({ name, value, mark }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
            {mark === undefined ? null : (
              <>
                {' '}
                <span class="tag tag-line">{mark}</span>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
