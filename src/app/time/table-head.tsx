import type { JSX } from 'preact';

interface Props {
  readonly titles: readonly string[];
  /** Hidden visually, but not from screen readers. */
  readonly hidden?: boolean;
}

/** The column headers of a table. */
export function TableHead({ titles, hidden = false }: Props): JSX.Element {
  return (
    <thead class={hidden ? 'unseen' : undefined}>
      <tr>
        {titles.map((title) => (
          <th key={title} scope="col">
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}
