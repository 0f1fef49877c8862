import type { JSX } from 'preact';
import { TableHead } from './table-head.tsx';

interface Props {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of each row is its header. */
  readonly rows: readonly (readonly string[])[];
}

/** The data of a chart as a table. */
export function NumberTable({ caption, head, rows }: Props): JSX.Element {
  return (
    // Focusable, so that a wide table can be scrolled with the keyboard.
    <div class="table-frame" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <TableHead titles={head} />
        <tbody>
          {rows.map(([name = '', ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                <td key={i}>
                  <bdi>{cell}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
