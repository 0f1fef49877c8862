import type { ComponentChildren, JSX } from 'preact';

interface Segment<T> {
  readonly value: T;
  readonly text: ComponentChildren;
}

interface Props<T> {
  /** The accessible name of the group. */
  readonly label: string;
  readonly segments: readonly Segment<T>[];
  readonly chosen: T | undefined;
  readonly onChoose: (value: T) => void;
  /** Shared by all segments. */
  readonly testId?: string;
}

/** Toggle buttons in a row, of which one is pressed. */
export function SegmentedControl<T extends string>(props: Props<T>): JSX.Element {
  const { label, segments, chosen, onChoose, testId } = props;
  return (
    <div class="segments" role="group" aria-label={label}>
      {segments.map(({ value, text }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          data-testid={testId}
          onClick={() => onChoose(value)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
