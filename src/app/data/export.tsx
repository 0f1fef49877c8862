import type { JSX } from 'preact';
import { dateOf } from '../../domain/time/calendar.ts';
import { daysAsCsv } from '../../domain/backup/csv.ts';
import { firstCalendar } from '../../domain/settings/settings.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { machineClock, machineZone } from '../../platform/clock.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { download } from '../../ui/download.ts';
import { t } from '../../ui/i18n.ts';

/** Everything as one file that the family keeps, or the days as a table for a spreadsheet. */
export function ExportPanel(): JSX.Element {
  const { result, failed, run } = useAction();
  return (
    <section class="panel">
      <h2>{t('exportTitle')}</h2>
      <p>{t('exportText')}</p>
      <p class="buttons">
        <button type="button" data-testid="export-json" onClick={() => run(exportEverything)}>
          {t('exportDo')}
        </button>
        <button type="button" data-testid="export-csv" onClick={() => run(exportDays)}>
          {t('exportDays')}
        </button>
      </p>
      <ActionResult text={result} failed={failed} testId="export-result" />
    </section>
  );
}

async function exportEverything(): Promise<string> {
  const answer = await ask('export', {});
  if (!answer.ok) throw new ActionError(errorText(answer));
  const text = JSON.stringify(answer.archive, null, 1);
  return save(`kintime-${today()}.json`, 'application/json', text);
}

async function exportDays(): Promise<string> {
  const answer = await ask('export', {});
  if (!answer.ok) throw new ActionError(errorText(answer));
  const { days, members } = answer.archive;
  // Without the mark in front, Excel would take the text for another encoding than UTF-8.
  const text = `\uFEFF${daysAsCsv(days, members)}`;
  return save(`kintime-days-${today()}.csv`, 'text/csv', text);
}

function today(): DayKey {
  return dateOf(firstCalendar(machineZone()), machineClock.now().wall);
}

/** @returns the sentence that says so */
function save(name: string, type: string, text: string): string {
  download(name, type, text);
  return t('exported', name);
}
