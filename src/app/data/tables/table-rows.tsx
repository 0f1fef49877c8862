import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { machineZone } from '../../../platform/clock.ts';
import { readRows } from '../../../store/db/table-inspector.ts';
import type { ShownRow } from '../../../store/db/table-inspector.ts';
import { momentText } from '../../../ui/text/format-date.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { useQuery } from '../../../ui/hooks/use-query.ts';
import type { Query } from '../../../ui/hooks/use-query.ts';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';

const PAGE_SIZE = 10;

function rowsQuery(name: string, page: number): Query<readonly ShownRow[]> {
  return {
    fromDatabase: async (database) => readRows(database, name, page * PAGE_SIZE, PAGE_SIZE),
    fromBackground: () => Promise.resolve([]),
  };
}

interface Props {
  readonly name: string;
  /** Total number of rows. */
  readonly rows: number;
}

/** The stored rows of a table, page by page, read-only. */
export function TableRows({ name, rows }: Props): JSX.Element {
  const [requested, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(rows / PAGE_SIZE) - 1);
  // Rows may have been deleted meanwhile.
  const page = Math.min(requested, last);
  const result = useQuery(rowsQuery(name, page), `${name} ${page}`);
  const shown = result.state === 'ready' ? result.value : [];
  return (
    <>
      <ul class="column rows" role="list" data-testid={`rows-${name}`}>
        {shown.map((row) => (
          <li key={JSON.stringify(row)}>
            <dl dir="ltr">
              {Object.entries(row).map(([field, value]) => (
                <div key={field}>
                  <dt>{field}</dt>
                  <dd>{valueText(value)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {last === 0 ? null : (
        <p class="buttons pages">
          <PageButton label={t('stepBack')} to={page - 1} last={last} go={setPage} />
          <span>{t('rowsPage', numberText(page + 1), numberText(last + 1))}</span>
          <PageButton label={t('next')} to={page + 1} last={last} go={setPage} />
        </p>
      )}
    </>
  );
}

interface PageButtonProps {
  readonly label: string;
  readonly to: number;
  readonly last: number;
  readonly go: (page: number) => void;
}

/** Uses `aria-disabled` at the ends, so that it keeps the focus. */
function PageButton({ label, to, last, go }: PageButtonProps): JSX.Element {
  const exists = to >= 0 && to <= last;
  return (
    <Button off={!exists} onClick={() => (exists ? go(to) : undefined)}>
      {label}
    </Button>
  );
}

/** Epoch milliseconds from 2001 to 2128; no other stored number is that large. */
const TIMESTAMPS = { from: 1e12, to: 5e12 };

/** The value as JSON; timestamps also as date and time. */
function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (typeof value !== 'number' || value < TIMESTAMPS.from || value > TIMESTAMPS.to) return text;
  return `${text} (${momentText(value, machineZone())})`;
}
