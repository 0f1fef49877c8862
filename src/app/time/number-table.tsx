import type { JSX } from 'preact';
import { t } from '../../ui/i18n.ts';

interface Props {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of each names its row. */
  readonly rows: readonly (readonly string[])[];
}

/** What a picture shows, as a table for whoever would rather read numbers. */
export function NumberTable({ caption, head, rows }: Props): JSX.Element {
  return (
    <details class="as-table">
      <summary>{t('asTable')}</summary>
      {/* A wide table is moved within its own frame, which keys have to reach as well. */}
      <div class="table-frame" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption class="unseen">{caption}</caption>
          <thead>
            <tr>
              {head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
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
    </details>
  );
}
