import type { JSX } from 'preact';
import { dateOf, firstCalendar } from '../../../domain/time/calendar.ts';
import { daysAsCsv } from '../../../domain/backup/csv.ts';
import type { DayKey } from '../../../domain/time/units.ts';
import { machineClock, machineZone } from '../../../platform/clock.ts';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { download } from '../../../ui/download.ts';
import { Button } from '../../../ui/components/controls/button.tsx';
import { Icon } from '../../../ui/components/icon.tsx';
import { t } from '../../../ui/i18n.ts';
import { request } from '../../request.ts';

/** Exports everything as a JSON file, or the days as a CSV file. */
export function ExportButtons(): JSX.Element {
  const { result, failed, run } = useAction();
  return (
    <>
      <p class="row">
        <Button kind="primary" testId="export-json" onClick={() => run(exportEverything)}>
          <Icon name="download" />
          {t('exportDo')}
        </Button>
        <Button kind="quiet" testId="export-csv" onClick={() => run(exportDays)}>
          {t('exportDays')}
        </Button>
      </p>
      <ActionResult text={result} failed={failed} testId="export-result" />
    </>
  );
}

async function exportEverything(): Promise<string> {
  const { archive } = await request('export', {});
  const text = JSON.stringify(archive, null, 1);
  return save(`kintime-${today()}.json`, 'application/json', text);
}

async function exportDays(): Promise<string> {
  const { archive } = await request('export', {});
  // Without a byte order mark, Excel does not read the file as UTF-8.
  const text = `\uFEFF${daysAsCsv(archive.days, archive.members)}`;
  return save(`kintime-days-${today()}.csv`, 'text/csv', text);
}

function today(): DayKey {
  return dateOf(firstCalendar(machineZone()), machineClock.now().wall);
}

/** @returns the message to show */
function save(name: string, type: string, text: string): string {
  download(name, type, text);
  return t('exported', name);
}
