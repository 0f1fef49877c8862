import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { machineZone } from '../../platform/clock.ts';
import { readRows } from '../../store/db/table-inspector.ts';
import type { ShownRow } from '../../store/db/table-inspector.ts';
import { momentText } from '../../ui/text/format-date.ts';
import { useQuery } from '../../ui/hooks/use-query.ts';
import type { Query } from '../../ui/hooks/use-query.ts';
import { t } from '../../ui/i18n.ts';

const ROWS_A_PAGE = 10;

function rowsQuery(name: string, page: number): Query<readonly ShownRow[]> {
  return {
    fromDatabase: async (database) => readRows(database, name, page * ROWS_A_PAGE, ROWS_A_PAGE),
    fromBackground: () => Promise.resolve([]),
  };
}

interface Props {
  readonly name: string;
  /** How many there are in all. */
  readonly rows: number;
}

/** The rows of a table as they are stored, some at a time. Nothing here can be changed. */
export function TableRows({ name, rows }: Props): JSX.Element {
  const [wanted, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(rows / ROWS_A_PAGE) - 1);
  // Rows may have gone meanwhile.
  const page = Math.min(wanted, last);
  const reading = useQuery(rowsQuery(name, page), `${name} ${page}`);
  const shown = reading.state === 'ready' ? reading.value : [];
  return (
    <>
      <ul class="rows" role="list" data-testid={`rows-${name}`}>
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
          <Step label={t('rowsBack')} to={page - 1} last={last} go={setPage} />
          <span>{t('rowsPage', String(page + 1), String(last + 1))}</span>
          <Step label={t('rowsOn')} to={page + 1} last={last} go={setPage} />
        </p>
      )}
    </>
  );
}

interface StepProps {
  readonly label: string;
  readonly to: number;
  readonly last: number;
  readonly go: (page: number) => void;
}

/** Stays enabled at the ends, so that it does not lose the focus of whoever pressed it. */
function Step({ label, to, last, go }: StepProps): JSX.Element {
  const there = to >= 0 && to <= last;
  return (
    <button type="button" aria-disabled={!there} onClick={() => (there ? go(to) : undefined)}>
      {label}
    </button>
  );
}

/** From 2001 to 2128: no other number that is stored is as large. */
const MOMENTS = { from: 1e12, to: 5e12 };

/** What stands there, and for a moment also which one that is. */
function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (typeof value !== 'number' || value < MOMENTS.from || value > MOMENTS.to) return text;
  return `${text} (${momentText(value, machineZone())})`;
}
