import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { machineZone } from '../../../platform/clock.ts';
import { storedBytes } from '../../../platform/storage/storage-estimate.ts';
import type { TableFacts } from '../../../store/db/table-inspector.ts';
import { dateText, momentText } from '../../../ui/text/format-date.ts';
import { useQuery } from '../../../ui/hooks/use-query.ts';
import { sizeText } from '../../../ui/text/format-size.ts';
import { t, tPlural } from '../../../ui/i18n.ts';
import { DataPlace } from '../data-place.tsx';
import { TableRows } from './table-rows.tsx';
import { TABLE_TEXT, tablesQuery } from './table-text.ts';

/** Every row of every table. */
export function EntriesPage(): JSX.Element {
  const tables = useQuery(tablesQuery, '');
  return (
    <DataPlace title={t('storedRows')}>
      {tables.state === 'ready' ? <Tables tables={tables.value} /> : null}
    </DataPlace>
  );
}

function Tables({ tables }: { readonly tables: readonly TableFacts[] | null }): JSX.Element | null {
  const bytes = useStoredBytes();
  if (tables === null) return <p>{t('normalWindow')}</p>;
  return (
    <>
      <ul class="card divided" role="list" data-testid="every-entry">
        {tables.map((table) => (
          <TableEntry key={table.name} table={table} />
        ))}
      </ul>
      {bytes === null ? null : (
        <p class="aside" data-testid="stored-whole">
          {t('storedWhole', sizeText(bytes))}
        </p>
      )}
    </>
  );
}

function TableEntry({ table }: { readonly table: TableFacts }): JSX.Element {
  const [open, setOpen] = useState(false);
  const [name, holds] = TABLE_TEXT[table.name] ?? [];
  const title = name === undefined ? table.name : t(name);
  return (
    <li data-testid={`table-${table.name}`}>
      <div class="spread">
        <h2>{title}</h2>
        <span class="table-size">{tPlural('tableRows', table.rows)}</span>
      </div>
      {holds === undefined ? null : <p class="aside">{t(holds)}</p>}
      {table.oldest === null ? null : (
        <p class="aside">{t('tableOldest', ageText(table.oldest))}</p>
      )}
      {table.rows === 0 ? null : (
        <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>
            {t('tableLook')}
            <span class="unseen"> {title}</span>
          </summary>
          {open ? <TableRows name={table.name} rows={table.rows} /> : null}
        </details>
      )}
    </li>
  );
}

function ageText(oldest: number | string): string {
  return typeof oldest === 'number' ? momentText(oldest, machineZone()) : dateText(oldest);
}

function useStoredBytes(): number | null {
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const read = async (): Promise<void> => {
      const total = await storedBytes();
      if (!controller.signal.aborted) setBytes(total);
    };
    void read();
    return () => controller.abort();
  }, []);
  return bytes;
}
